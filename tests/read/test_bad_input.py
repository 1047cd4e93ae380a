"""Files that are not what they should be: one clear line each, in bounded time, and the rest of the folder goes on."""

from __future__ import annotations

import hashlib
import io
import os
import threading
import time
import zipfile
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from onrecord.errors import UnreadableError
from onrecord.read import read_record, read_records, read_story

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">{}]>'.format(
    "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
)
TEI = f'<?xml version="1.0"?>{LAUGHS}<TEI><text><body><p>&j;</p></body></text></TEI>'.encode()
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{}'
OFFICE = Path(__file__).with_name("office")


def repack(name: str, part: str, data: bytes) -> bytes:
    """A kept file with other bytes in place of one of its parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(OFFICE / name) as old, zipfile.ZipFile(buffer, "w") as new:
        for each in old.namelist():
            new.writestr(each, data if each == part else old.read(each))
    return buffer.getvalue()


def encrypt(data: bytes) -> bytes:
    """An archive whose entries say that they are encrypted."""
    return data.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    )


PACKED = repack("court.docx", "", b"")
BAD: dict[str, tuple[str, bytes, str]] = {
    "an encrypted Word file": ("a.docx", encrypt(PACKED), "found an encrypted one"),
    "a Word file locked by Office": ("a.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "expected a ZIP"),
    "a truncated Word file": ("a.docx", PACKED[:2000], "found a damaged one"),
    "a truncated book": ("a.epub", repack("court.epub", "", b"")[:900], "found a damaged one"),
    "a Word file that is a picture": ("a.docx", b"\x89PNG\r\n\x1a\n" + bytes(99), "expected a ZIP archive"),
    "a text that is a picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(99), "found a PNG image"),
    "a text that is a Word file of old": ("a.txt", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "an old Microsoft"),
    "a PDF that is a text": ("a.pdf", b"We open in May.", "found a damaged one"),
    "XML that grows without end": ("a.xml", TEI, "without entities of its own"),
    "a Word file that grows without end": (
        "a.docx",
        repack("court.docx", "word/document.xml", (LAUGHS + BODY.format("&j;")).encode()),
        "expected",
    ),
    "a book that grows without end": ("a.epub", repack("court.epub", "META-INF/container.xml", TEI), "entities"),
    "a page nested without end": ("a.html", b"<div>" * 100_000 + b"We open.", "nested more than 256 deep"),
    "a Word file nested without end": (
        "a.docx",
        repack("court.docx", "word/document.xml", BODY.format("<w:r>" * 5000).encode()),
        "expected a Word document",
    ),
    "no text in any encoding": ("a.txt", bytes(range(256)) * 40, "found binary data"),
}


@pytest.mark.parametrize("what", BAD)
def test_each_has_its_line_and_the_rest_of_the_folder_goes_on(what: str, tmp_path: Path) -> None:
    name, data, why = BAD[what]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "b.txt").write_text("We open in May.\n", encoding="utf-8")
    began = time.monotonic()
    records, unread = read_records([str(tmp_path)])
    assert time.monotonic() - began < 20
    assert [record.text for record in records] == ["We open in May.\n"]
    assert [Path(each.path).name for each in unread] == [name]
    assert why in unread[0].why
    assert "\n" not in unread[0].why


def test_a_file_that_is_called_something_else_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    for kept, name in (("court.pdf", "a.txt"), ("court.rtf", "b.txt"), ("court.docx", "c"), ("court.epub", "d.zip")):
        (tmp_path / name).write_bytes((OFFICE / kept).read_bytes())
        assert len(read_record(str(tmp_path / name)).turns) == 40


def test_ten_thousand_pages_are_read(tmp_path: Path) -> None:
    path = str(tmp_path / "long.pdf")
    canvas = Canvas(path)
    for page in range(10_000):
        canvas.drawString(72, 700, f"On day {page} the board met.")
        canvas.showPage()
    canvas.save()
    record = read_record(path)
    assert len(record.pages) == 10_000
    assert record.place_at(record.text.index("day 9999 ")).page == 10_000


def test_a_line_of_a_hundred_megabytes_is_read_as_a_record_and_refused_as_a_story() -> None:
    data = b"we open in May and not before that " * (100_000_000 // 35)
    record = read_record("-", data=data)
    assert record.text[-5:] == "that "
    assert record.place_at(len(data) - 2).line == 1
    with pytest.raises(UnreadableError, match="at most 20 MB"):
        read_story("-", data=data)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_files_that_vanish_or_change_while_others_are_read(tmp_path: Path) -> None:
    first, gone, changed = (tmp_path / name for name in ("first.txt", "gone.txt", "changed.txt"))
    os.mkfifo(first)
    gone.write_text("We open in May.\n", encoding="utf-8")
    changed.write_text("We open in May.\n", encoding="utf-8")

    def meddle() -> None:
        with first.open("wb") as pipe:  # opens when somebody reads: the files are listed by then
            gone.unlink()
            changed.write_text("We open in June.\n", encoding="utf-8")
            pipe.write(b"Not before.\n")

    thread = threading.Thread(target=meddle)
    thread.start()
    records, unread = read_records([str(first), str(gone), str(changed)])
    thread.join()
    assert [record.text for record in records] == ["Not before.\n", "We open in June.\n"]
    assert records[1].origin.sha256 == hashlib.sha256(b"We open in June.\n").hexdigest()
    assert [each.why for each in unread] == ["expected a file, found nothing there; check the path"]
