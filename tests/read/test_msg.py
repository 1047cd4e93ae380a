from __future__ import annotations

import struct
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.model import Origin, Record
from onrecord.read import Facts
from onrecord.read.lzfu import unpack_rtf
from onrecord.read.msg import parse_msg
from onrecord.read.records import make_record

HEADERS = (
    "From: Ada Lund <ada@example.org>\r\n"
    "To: Tom Dorn <tom@example.org>\r\nDate: Thu, 05 Jan 2017 10:04:00 -0500\r\n\r\n"
)
REPLY = (
    "In May.\r\n\r\n-----Original Message-----\r\n"
    "From: Tom Dorn\r\nSent: Wednesday, January 4, 2017\r\nSubject: Bridge\r\n\r\nWhen?\r\n"
)


def read(data: bytes) -> Record:
    return make_record(parse_msg(data, "a.msg"), Origin(uri="a.msg", sha256="0"), Facts())


def said(record: Record) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.span.of(record.text)) for turn in record.turns]


def test_a_message_and_the_one_it_answers(write_msg: Callable[..., bytes]) -> None:
    record = read(write_msg("Re: Bridge", "Ada Lund", "ada@example.org", REPLY, headers=HEADERS))
    assert (record.kind, record.title, record.author) == ("email", "Re: Bridge", "Ada Lund")
    assert str(record.dated) == "2017-01-05"
    assert said(record) == [("Ada Lund", "In May."), ("Tom Dorn", "When?")]


def test_a_message_without_headers_and_with_html_only(write_msg: Callable[..., bytes]) -> None:
    page = "<html><body><p>We open in Mäy.</p></body></html>".encode()
    assert said(read(write_msg("Bridge", "Ada Lund", "ada@example.org", "", page))) == [("Ada Lund", "We open in Mäy.")]


def test_refuses_other_files(write_compound: Callable[[dict[str, bytes]], bytes]) -> None:
    for data in (b"", b"text", write_compound({}), write_compound({"WordDocument": b"x" * 100})):
        with pytest.raises(UnreadableError, match=r"a\.msg: expected"):
            parse_msg(data, "a.msg")


def test_names_the_extra_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "oxmsg", None)
    with pytest.raises(MissingExtraError, match=r'pip install "onrecord\[msg\]"'):
        parse_msg(b"", "a.msg")


def test_refuses_files_that_claim_more_than_they_hold(write_msg: Callable[..., bytes]) -> None:
    data = write_msg("Bridge", "Ada Lund", "ada@example.org", "We open in May.")
    root = data.index("Root Entry".encode("utf-16-le"))
    for at in (44, 64, 72, root + 120):
        with pytest.raises(UnreadableError, match=r"a\.msg: expected"):
            parse_msg(data[:at] + b"\xff\xff\xff\x7f" + data[at + 4 :], "a.msg")


# Source: MS-OXRTFCP 3.1, the two examples.
COMPRESSED = {
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0":
        b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
    "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0": b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}",
}  # fmt: skip


@pytest.mark.parametrize("packed", COMPRESSED)
def test_compressed_rtf_is_unpacked(packed: str, write_msg: Callable[..., bytes]) -> None:
    data = bytes.fromhex(packed)
    assert unpack_rtf(data) == COMPRESSED[packed]
    assert unpack_rtf(data[:8] + b"MELA" + bytes(4) + b"{\\rtf1 a}") == b"{\\rtf1 a}"
    assert unpack_rtf(data[:20]) == COMPRESSED[packed][: len(unpack_rtf(data[:20]))]
    with pytest.raises(ValueError, match="no compressed RTF"):
        unpack_rtf(data[:15])


def test_a_message_with_nothing_but_rtf(write_msg: Callable[..., bytes]) -> None:
    rtf = b"{\\rtf1\\ansi {\\b We open} in May.\\par Not before.}"
    packed = struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf
    record = read(write_msg("Bridge", "Ada Lund", "ada@example.org", "", rtf=packed))
    assert said(record) == [("Ada Lund", "We open in May.\n\nNot before.")]


@given(st.binary(max_size=300))
def test_anything_is_unpacked_to_nine_times_its_size_at_most(data: bytes) -> None:
    assert len(unpack_rtf(bytes(8) + b"LZFu" + bytes(4) + data)) <= 9 * len(data)
