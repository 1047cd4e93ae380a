from __future__ import annotations

from datetime import date

import pytest

from onrecord.read.mail import cut_messages, find_headers

MAIL = """From: Ann Lee <ann@example.org>
To: Tom Dorn
Sent: Thursday, January 5, 2017 10:04 AM
Subject: The bridge,
\tagain

Tom,

We open in May.
"""
THREAD = (
    MAIL
    + """
-----Original Message-----
From: Tom Dorn [mailto:tom@example.org]
Sent: Wednesday, January 4, 2017
To: Ann Lee
Subject: The bridge

When do we open?

On Tue, Jan 3, 2017 at 9:00 AM, Kay Orme <kay@example.org> wrote:
> Ask Ann.
"""
)


def test_reads_the_header() -> None:
    (header,) = find_headers(MAIL)
    assert (header.author, header.subject, header.dated) == ("Ann Lee", "The bridge, again", date(2017, 1, 5))
    assert header.span.of(MAIL).endswith("again")


def test_a_mail_alone_is_one_voice() -> None:
    turns, masks = cut_messages(MAIL, find_headers(MAIL), None)
    assert [(turn.speaker, turn.label, turn.span.of(MAIL)) for turn in turns] == [
        ("Ann Lee", None, "Tom,\n\nWe open in May.")
    ]
    assert len(masks) == 1


def test_each_message_of_a_thread_is_a_turn_of_its_writer() -> None:
    turns, masks = cut_messages(THREAD, find_headers(THREAD), "Ann M. Lee")
    assert [(turn.speaker, turn.label) for turn in turns] == [
        ("Ann M. Lee", "Ann Lee"),
        ("Tom Dorn", "Tom Dorn"),
        ("Kay Orme", "Kay Orme"),
    ]
    assert [turn.span.of(THREAD).strip("> ") for turn in turns] == [
        "Tom,\n\nWe open in May.",
        "When do we open?",
        "Ask Ann.",
    ]
    assert any("Original Message" in mask.span.of(THREAD) for mask in masks)


def test_an_address_stands_in_for_a_name() -> None:
    (header,) = find_headers("From: <ann@example.org>\nTo: tom@example.org\n\nHi")
    assert header.author == "ann@example.org"


@pytest.mark.parametrize(
    "text",
    [
        "To: my friends, I say thanks.\n\nSubject: none.",
        "DORN: Hello.\nFrom: here\nTo: there\n",
        "He said it.\n\nFrom: Ann\nTo: Tom\n\nHi",
        "",
    ],
)
def test_other_texts_are_no_mail(text: str) -> None:
    assert find_headers(text) == ()
