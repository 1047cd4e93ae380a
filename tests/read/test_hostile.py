"""Files made to keep a program busy: each is read, or refused with a line, in about the time that honest ones take."""

from __future__ import annotations

import time

import pytest

from onrecord.errors import OnRecordError
from onrecord.read import Facts, read_record_file

MANY = 200_000
# Honest files of this size take some hundred milliseconds; what grows with the square of the length takes minutes.
MOST_SECONDS = 20.0

HOSTILE: dict[str, tuple[str, bytes]] = {
    "header-like lines": ("a.txt", b"LUND: We open.\r\n" * 5000),
    "blank line without end in mail": ("a.eml", b"From: a@b.c\nSubject: x\n\n" + b" " * MANY + b"x"),
    "quotation signs without end": ("a.eml", b"From: a@b.c\nSubject: x\n\n" + b"> " * MANY + b"x"),
    # Found by scripts/fuzz_readers.py: the standard library takes time with the square of the length.
    "a mail address without end": ("a.eml", b"From: " + b"Ada Lund <a" * (MANY // 10) + b"\nSubject: x\n\nWe open."),
    "a kind of content without end": (
        "a.eml",
        b"From: a@b.c\nContent-Type: te" + b"Content-Type: te" * (MANY // 16) + b"\n\nWe open.",
    ),
    "digits in a mailbox line": ("a.mbox", b"From " + b"2017" * MANY),
    "tag without end": ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nwe open <" + b"v" * MANY + b"\n"),
    "many tags": ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nwe open " + b"<c>x" * MANY + b"\n"),
    "arrows": ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nwe\n" + b"-->" * MANY),
    "links without end": ("a.json", b'[{"ts": "1", "user": "U", "text": "we' + b"<@a|" * MANY + b'"}]'),
    "one chat line": ("a.txt", b"[28.01.17, 10:04] Ada: we [28.01.17, 10:04] x: " * (MANY // 40)),
    "control words": ("a.rtf", b"{\\rtf1 we" + b"\\b" * MANY + b"}"),
    "groups": ("a.rtf", b"{\\rtf1 we" + b"{}" * MANY + b"}"),
    "one long line": ("a.txt", b"we open in May " * MANY),
    "elements": ("a.xml", b"<TEI><p>we" + b"<lb/>" * MANY + b"</p></TEI>"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_no_file_keeps_a_reader_busy(what: str) -> None:
    name, data = HOSTILE[what]
    began = time.monotonic()
    try:
        assert list(read_record_file(name, Facts(), data))
    except OnRecordError as error:
        assert "\n" not in str(error)
    assert time.monotonic() - began < MOST_SECONDS
