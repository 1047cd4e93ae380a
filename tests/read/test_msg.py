from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.model import Origin, Record
from onrecord.read import Facts
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
