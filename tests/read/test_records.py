from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Fidelity, MaskKind, Origin, Record
from onrecord.read.body import Body
from onrecord.read.records import make_record
from onrecord.read.sidecar import Facts


def make(text: str, name: str = "file.txt", facts: Facts | None = None) -> Record:
    return make_record(Body(text=text, media_type="text/plain"), Origin(uri=name, sha256="0"), facts or Facts())


def test_a_transcript_has_turns_title_and_day() -> None:
    record = make("Dorn v. Lee\nOral Argument, January 11, 2005\n\nMR. DORN: May it please you.\n\nTHE COURT: It does.")
    assert (record.kind, record.title, record.dated) == ("transcript", "Dorn v. Lee", date(2005, 1, 11))
    assert [turn.speaker for turn in record.turns] == ["Mr. Dorn", "The Court"]
    assert not record.is_one_voice


def test_a_day_of_release_is_not_the_day_of_the_event() -> None:
    record = make("The call\nReleased May 29, 2020\nDecember 29, 2016\n\nDORN: Hi.\nLEE: Hi.")
    assert record.dated == date(2016, 12, 29)


def test_a_mail_has_its_writer_day_and_subject() -> None:
    record = make("From: Ann Lee\nTo: Tom Dorn\nDate: 5 Jan 2017\nSubject: The bridge\n\nWe open.")
    assert (record.kind, record.author, record.title, record.dated) == (
        "email",
        "Ann Lee",
        "The bridge",
        date(2017, 1, 5),
    )
    assert [(turn.speaker, turn.span.of(record.text)) for turn in record.turns] == [("Ann Lee", "We open.")]


def test_any_other_text_is_one_voice() -> None:
    record = make("We open in May. [REDACTED] We do.", facts=Facts(author="Ann Lee", kind="note"))
    assert (record.kind, record.is_one_voice) == ("note", True)
    assert [(turn.speaker, turn.label, len(turn.span)) for turn in record.turns] == [
        ("Ann Lee", None, len(record.text))
    ]
    assert [mask.kind for mask in record.masks] == [MaskKind.REDACTION]


def test_what_a_person_calls_a_statement_is_not_cut_into_turns() -> None:
    assert make("DORN: one.\nDORN: two.", facts=Facts(kind="statement", author="Ann Lee")).is_one_voice


def test_a_title_line_over_a_day_is_header() -> None:
    record = make("Address to the Harbour\n\nMay 3, 1921\n\nMy friends, we meet again.")
    assert (record.title, record.dated) == ("Address to the Harbour", date(1921, 5, 3))
    assert [mask.kind for mask in record.masks] == [MaskKind.HEADER]


@pytest.mark.parametrize(
    ("name", "title", "day", "fidelity"),
    [
        (
            "2016-09-07 12.00.00 (As written) Speech, Dornville.txt",
            "Speech, Dornville",
            date(2016, 9, 7),
            Fidelity.PREPARED,
        ),
        ("2016-09-07 (Complete, As spoken) Town Hall.txt", "Town Hall", date(2016, 9, 7), None),
        ("2016-09-07.txt", "2016-09-07", date(2016, 9, 7), None),
        ("notes.txt", "notes", None, None),
    ],
)
def test_reads_file_names(name: str, title: str, day: date | None, fidelity: Fidelity | None) -> None:
    record = make("We open in May.", name)
    assert (record.title, record.dated, record.fidelity) == (title, day, fidelity)


def test_facts_win() -> None:
    facts = Facts(
        title="T",
        kind="memo",
        dated=date(2000, 1, 1),
        fidelity=Fidelity.ASR,
        speakers={"DORN": "Kay Dorn"},
        complete=True,
    )
    record = make("Call, May 3, 2016\n\nDORN: Hi.\nLEE: Hi.", "2016-01-01 (As written) x.txt", facts)
    assert (record.title, record.kind, record.dated, record.fidelity) == ("T", "memo", date(2000, 1, 1), Fidelity.ASR)
    assert (record.turns[0].speaker, record.complete) == ("Kay Dorn", True)


def test_line_numbers_and_page_numbers_leave_the_words() -> None:
    lines = [f"{number:2}   Q.  Is it line {number}?\n" for number in range(1, 26)]
    text = "".join("".join(lines) + f"\n{page}\n\f" for page in (4, 5))
    record = make(text)
    assert [page.label for page in record.pages] == ["4", "5", None]
    assert {mask.kind for mask in record.masks} == {MaskKind.PAGE, MaskKind.LABEL}
    assert len(record.turns) == 50


LINES = """DORN: We go. [laughs] Then.|LEE: No (APPLAUSE) more.|Q. Where?|A. There.|[00:12:31]|12|13|\f||Bob Dorn: Yes.
Bob Dorn: No.|From: Ann Lee|To: Tom|Subject: x|words go on here.|(BEGIN VIDEO CLIP)|(END VIDEO CLIP)|BY MR. DORN:
█████ [REDACTED] (b)(6)|TITLE|May 3, 2016|  Mr. LEE. I rise.|DORN:\r|-----Original Message-----""".replace(
    "\n", "|"
).split("|")


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=14))
def test_masks_are_sorted_and_apart_and_turns_follow_one_another(lines: list[str]) -> None:
    record = make("\n".join(lines))
    spans = [mask.span for mask in record.masks]
    assert all(0 <= span.start < span.end <= len(record.text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(0 <= turn.span.start <= turn.span.end <= len(record.text) for turn in record.turns)
    assert all(first.span.end <= second.span.start for first, second in pairwise(record.turns))


@given(st.text(max_size=200))
def test_any_text_makes_a_record(text: str) -> None:
    record = make(text)
    assert record.text == text
    assert make(text) == record


def test_a_program_that_names_itself_makes_it_speech_recognition() -> None:
    talk = "Ada Lund  0:03\nWe open.\n\nTom Dorn  0:12\nNot before?\n\nAda Lund  0:20\nNo.\n\n"
    record = make(f"{talk}Transcribed by https://otter.ai\n")
    assert record.fidelity is Fidelity.ASR
    assert record.masks[-1].span.of(record.text) == "Transcribed by https://otter.ai"
