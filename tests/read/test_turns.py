from __future__ import annotations

import pytest

from onrecord.model import MaskKind, Turn
from onrecord.read.brackets import mask_brackets
from onrecord.read.examination import find_examination
from onrecord.read.labels import find_labels
from onrecord.read.masks import settle
from onrecord.read.names import name_speakers
from onrecord.read.turns import cut_turns


def cut(text: str) -> tuple[Turn, ...]:
    labels = find_labels(text)
    printed = [label.meant for label in labels if label.meant]
    examination = find_examination(text)
    speakers = name_speakers([*printed, *(match["name"] for match in examination.asked)], [], {})
    turns, _ = cut_turns(text, labels, speakers, settle(mask_brackets(text)), examination)
    return turns


def said(text: str) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.span.of(text)) for turn in cut(text)]


def test_a_turn_runs_from_its_first_word_to_its_last() -> None:
    assert said("TOM DORN: Hello.\n\nMore.\r\n\nLEE:\n  Hi. \n") == [("Tom Dorn", "Hello.\n\nMore."), ("Lee", "Hi.")]


def test_titles_and_participants_are_header() -> None:
    text = "Call of 3 May 2016\nParticipants\n• Tom Dorn\n\nDORN: Hello.\nLEE: Hi."
    _, masks = cut_turns(text, find_labels(text), {"DORN": None, "LEE": None}, ())
    header = next(mask for mask in masks if mask.kind is MaskKind.HEADER)
    assert header.span.of(text) == "Call of 3 May 2016\nParticipants\n• Tom Dorn"


def test_prose_before_the_first_label_stays_words_of_an_unknown_voice() -> None:
    prose = "Thank you all for coming to this harbour tonight, " * 4 + "and good night."
    text = f"The Harbour Speech\n\n{prose}\n\nDORN: Hello.\nDORN: Bye."
    assert said(text)[0] == (None, prose)


def test_words_without_a_label_in_a_clip_are_an_unknown_voice() -> None:
    text = (
        "DORN: Look.\n\n(BEGIN VIDEO CLIP)\n\nWe won.\n\nLEE: We did.\n\n(END VIDEO CLIP)\n\nSo it was.\n\nDORN: Yes."
    )
    assert said(text) == [
        ("Dorn", "Look."),
        (None, "We won."),
        ("Lee", "We did."),
        (None, "So it was."),  # Dorn would not be labelled anew
        ("Dorn", "Yes."),
    ]


def test_whoever_a_clip_interrupts_goes_on_where_the_next_label_is_another_persons() -> None:
    clip = "(BEGIN VIDEO CLIP)\n\nMOE: We won.\n\n(END VIDEO CLIP)"
    text = f"DORN: Look.\n\n{clip}\n\nSo it was.\n\n{clip}\n\nYou see.\n\nLEE: Yes.\n\nMOE: No.\n\nLEE: So."
    assert said(text) == [
        ("Dorn", "Look."),
        ("Moe", "We won."),
        (None, "So it was."),  # a clip follows, not a label
        ("Moe", "We won."),
        (None, "You see."),
        ("Lee", "Yes."),
        ("Moe", "No."),
        ("Lee", "So."),
    ]
    turn = cut(f"DORN: Look.\n\n{clip}\n\nSo it was.\n\nLEE: Yes.\n\nDORN: No.")[2]
    assert (turn.speaker, turn.label) == ("Dorn", "DORN")


@pytest.mark.parametrize(
    "broken",
    [
        "(END VIDEO CLIP)",
        "(BEGIN VIDEO CLIP)\n\nMOE: We won.\n\n(BEGIN VIDEO CLIP)\n\nMOE: Yes.\n\n(END VIDEO CLIP)",
    ],
)
def test_after_a_clip_without_both_edges_nobody_goes_on(broken: str) -> None:
    text = f"DORN: Look.\n\n{broken}\n\nSo it was.\n\nLEE: Yes.\n\nDORN: No."
    assert (None, "So it was.") in said(text)


def test_the_examiner_asks_the_questions() -> None:
    text = "BY MR. DORN:\nQ. Where?\nA. There.\nBY MS. LEE:\nQ. When?\nA. Then.\nMR. DORN: Objection."
    assert said(text) == [
        ("Mr. Dorn", "Where?"),
        (None, "There."),
        ("Ms. Lee", "When?"),
        (None, "Then."),
        ("Mr. Dorn", "Objection."),
    ]


def test_times_date_the_turns_that_they_stand_before_or_open() -> None:
    text = "[00:10]\nDORN: One.\nLEE: Two. [00:15]\n00:20 DORN: Three.\nLEE: (00:25)\nFour.\n[00:30] DORN: Five."
    assert [turn.seconds for turn in cut(text)] == [10.0, None, 20.0, 25.0, 30.0]


def test_a_label_without_words_is_no_turn() -> None:
    assert said("DORN:\nLEE: Hi.\nDORN: Yes.") == [("Lee", "Hi."), ("Dorn", "Yes.")]


def test_a_time_in_the_label_dates_the_turn() -> None:
    turns = cut("ADA LUND  0:12\nWelcome.\n\nBO MOE  1:19\nThanks.\n\nADA LUND  2:27\nGo on.\n")
    assert [(turn.speaker, turn.seconds) for turn in turns] == [
        ("Ada Lund", 12.0),
        ("Bo Moe", 79.0),
        ("Ada Lund", 147.0),
    ]
