from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord.model import Mask, MaskKind, Origin, Page, Record, Span, Turn
from onrecord.report import render_reading_json, render_reading_terminal

TEXT = "LUND: The pier [REDACTED] stays.\n12\nVOSS: Why?\n"
RECORD = Record(
    id="call",
    text=TEXT,
    title="Call of the board",
    origin=Origin(uri="call.txt", sha256="00"),
    kind="transcript",
    turns=(
        Turn(span=Span(6, 32), speaker="Ada Lund", label="LUND"),
        Turn(span=Span(42, 46), speaker="Voss", label="VOSS"),
    ),
    masks=(
        Mask(span=Span(0, 5), kind=MaskKind.LABEL, reason="a speaker label"),
        Mask(span=Span(15, 25), kind=MaskKind.REDACTION, reason="words are withheld here"),
        Mask(span=Span(33, 35), kind=MaskKind.PAGE, reason="a page number"),
    ),
    problems=("page 2: damaged, not read",),
)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_person_sees_what_was_understood(width: int) -> None:
    shown = render_reading_terminal(RECORD, width=width)
    assert all(len(line) <= width for line in shown.splitlines())
    words = " ".join(shown.split())
    for said in (
        "kind: transcript",
        "speakers: Ada Lund (1), Voss (1)",
        "problem: page 2: damaged, not read",
        "Ada Lund, printed LUND, line 1 The pier [REDACTED] stays.",
    ):
        assert said in words


def test_colours_change_no_words() -> None:
    assert "\x1b[1m" in render_reading_terminal(RECORD, has_colour=True)


def test_a_program_gets_the_same() -> None:
    told = json.loads(render_reading_json(RECORD))
    assert told["schema"] == "onrecord-reading-1"
    assert told["speakers"] == [{"name": "Ada Lund", "turns": 1}, {"name": "Voss", "turns": 1}]
    assert told["masks"] == {"label": 1, "redaction": 1, "page": 1}
    assert told["first_turns"][1] == {
        "speaker": "Voss", "label": "VOSS", "start": 42, "end": 46, "cite": "line 3", "text": "Why?",
    }  # fmt: skip


def test_the_head_of_the_next_page_is_no_part_of_a_turns_place() -> None:
    text = "Mr. LUND. It is closed.\n[[Page S717]]\nMr. DORN. I yield."
    pages = (Page(number=1, span=Span(0, 24), label="S716"), Page(number=2, span=Span(24, len(text)), label="S717"))
    record = replace(
        RECORD,
        text=text,
        pages=pages,
        turns=(Turn(span=Span(10, 37), label="Mr. LUND"), Turn(span=Span(48, len(text)), label="Mr. DORN")),
        masks=(Mask(span=Span(24, 37), kind=MaskKind.PAGE, reason="a page head"),),
    )
    told = json.loads(render_reading_json(record))["first_turns"]
    assert [turn["cite"] for turn in told] == ["S716", "S717"]


def test_what_a_list_at_the_front_says_of_people_is_told() -> None:
    record = replace(RECORD, parties=("Ada Lund", "Bo Voss"), roles=(("Ada Lund", "for the plaintiff"),))
    assert "parties: Ada Lund, for the plaintiff; Bo Voss" in " ".join(render_reading_terminal(record).split())
    assert json.loads(render_reading_json(record))["roles"] == {"Ada Lund": "for the plaintiff"}
