from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from onrecord.errors import UnreadableError
from onrecord.model import Origin, Record
from onrecord.read import Facts
from onrecord.read.eml import parse_eml
from onrecord.read.records import make_record


def write(words: str = "Tom,\n\nWe open in May.\n", html: str | None = None) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = '"Lund, Ada" <ada@example.org>'
    message["To"] = "Tom Dörn <tom@example.org>"
    message["Date"] = "Thu, 05 Jan 2017 10:04:00 -0500"
    message["Subject"] = "The bridge – again"
    if words:
        message.set_content(words)
    if html:
        message.add_alternative(html, subtype="html") if words else message.set_content(html, subtype="html")
    return message


def read(message: EmailMessage) -> Record:
    origin = Origin(uri="a.eml", sha256="0")
    return make_record(parse_eml(message.as_bytes(), "a.eml"), origin, Facts())


def said(record: Record) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.span.of(record.text)) for turn in record.turns]


def test_header_author_day_and_words() -> None:
    record = read(write())
    assert (record.kind, record.author, record.dated) == ("email", "Ada Lund", date(2017, 1, 5))
    assert record.title == "The bridge – again"
    assert record.text.startswith('From: "Lund, Ada" <ada@example.org>\nTo: Tom Dörn <tom@example.org>\nDate: Thu, 05')
    assert said(record) == [("Ada Lund", "Tom,\n\nWe open in May.")]
    assert record.place_at(record.text.index("open")).unit == "paragraph 2"


def test_quoted_lines_belong_to_who_wrote_them_and_replies_between_to_the_sender() -> None:
    words = (
        "See below.\n\nOn Tue, Jan 3, 2017 at 9:00 AM, Kay Orme <kay@example.org> wrote:\n"
        "> When do we open?\n\nIn May.\n\n> And who cuts\n> the ribbon?\n\nTom does.\n\n"
        "> On Mon, Jan 2, 2017, Tom Dorn <tom@example.org> wrote:\n>> Ask Ada.\n> I will.\n"
    )
    record = read(write(words))
    assert said(record) == [
        ("Ada Lund", "See below."),
        ("Kay Orme", "When do we open?"),
        ("Ada Lund", "In May."),
        ("Kay Orme", "And who cuts\n> the ribbon?"),
        ("Ada Lund", "Tom does."),
        ("Tom Dorn", "Ask Ada."),
        ("Kay Orme", "I will."),
    ]


def test_lines_quoted_from_nobody_in_particular_have_no_speaker() -> None:
    assert said(read(write("I agree.\n\n> We open in May.\n"))) == [("Ada Lund", "I agree."), (None, "We open in May.")]


def test_html_only_with_block_quotations() -> None:
    page = (
        "<html><body><p>In May.</p><div>On Tue, Jan 3, 2017, Kay Orme wrote:<br></div>"
        "<blockquote><p>When do</p><p>we open?</p></blockquote><p>That is all.</p></body></html>"
    )
    assert said(read(write("", page))) == [
        ("Ada Lund", "In May."),
        ("Kay Orme", "When do\n> \n> we open?"),
        ("Ada Lund", "That is all."),
    ]
    assert said(read(write("Plain words.", page))) == [("Ada Lund", "Plain words.")]


def test_attachments_are_named_and_forwarded_messages_read() -> None:
    message = write()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="plan.pdf")
    inner = EmailMessage(policy=SMTP)
    inner["From"] = "Kay Orme <kay@example.org>"
    inner["Subject"] = "Ribbon"
    inner.set_content("Bring scissors.")
    message.add_attachment(inner)
    record = read(message)
    assert record.problems == ("an attachment was not read: plan.pdf (application/pdf); save it and give that file",)
    assert said(record)[-1] == ("Kay Orme", "Bring scissors.")


def test_lines_that_flow_are_joined() -> None:
    message = write("We open \nin May.\n")
    message.set_param("format", "flowed")
    assert said(read(message)) == [("Ada Lund", "We open in May.")]


@pytest.mark.parametrize("data", [b"no header here", b"", b"From: a@b.c\n\n", b"\xff\xfe\x00"])
def test_refuses_what_is_no_message(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"a\.eml: expected"):
        parse_eml(data, "a.eml")
