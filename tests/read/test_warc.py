from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.read import read_records, read_stories

PAGE = "<!doctype html><html><head><title>Bridge</title></head><body><article><p>{}</p></article></body></html>"
WORDS = "The mayor said that the bridge opens in May, and that the two years that the city lost would never come back."


def answer(uri: str, kind: str, body: bytes, status: str = "200 OK", extra: str = "") -> bytes:
    record = WarcRecord()
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(body)}\r\n\r\n"
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = uri
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(head.encode() + body)
    buffer = io.BytesIO()
    record.write(buffer)
    return buffer.getvalue()


def archive() -> list[bytes]:
    return [
        answer("https://example.org/bridge", "text/html; charset=utf-8", PAGE.format(WORDS).encode()),
        answer("https://example.org/a.png", "image/png", b"\x89PNG"),
        answer("https://example.org/gone", "text/html", b"<html>Gone</html>", "404 Not Found"),
        answer(
            "https://example.org/note",
            "text/plain",
            gzip.compress(b"We open in May."),
            extra="Content-Encoding: gzip\r\n",
        ),
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_is_a_document(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("pages.warc.gz" if packed else "pages.warc")
    path.write_bytes(b"".join(gzip.compress(part) if packed else part for part in archive()))
    assert sum(1 for _ in ArchiveIterator(io.BytesIO(path.read_bytes()))) == 4
    records, unread = read_records([str(path)])
    assert [record.origin.uri for record in records] == [
        f"{path}#https://example.org/bridge",
        f"{path}#https://example.org/note",
    ]
    assert [record.text for record in records] == [WORDS, "We open in May."]
    assert unread[0].why == "2 answers without words, such as pictures, were passed over"
    stories, _ = read_stories([str(path)])
    assert [story.text for story in stories] == [WORDS, "We open in May."]


@pytest.mark.parametrize("data", [b"WARC/1.0\r\n", b"\x1f\x8b\x08 not gzip", b"", b"hello"])
def test_refuses_what_is_damaged_or_empty(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "pages.warc.gz"
    path.write_bytes(data)
    if data == b"hello":
        path = path.rename(tmp_path / "pages.warc")
    with pytest.raises(UnreadableError, match=r"pages\.warc.*expected"):
        read_records([str(path)])


def test_names_the_extra_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pages.warc").write_bytes(archive()[0])
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    with pytest.raises((MissingExtraError, UnreadableError), match=r'pip install "onrecord\[warc\]"'):
        read_records([str(tmp_path / "pages.warc")])
