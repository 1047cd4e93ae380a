from __future__ import annotations

import pytest

from onrecord.read.labels import find_labels


def printed(text: str, known: tuple[str, ...] = ()) -> list[str]:
    return [label.printed for label in find_labels(text, known)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("DORN: Hello.\nLEE: Hi.\nDORN: So?\n", ["DORN", "LEE", "DORN"]),
        ("DORN: Hello.\nLEE: Hi.", ["DORN", "LEE"]),
        ("TOM DORN: One speech, one label.\n\nMy friends: we won.\n\nOne word: thanks.", ["TOM DORN"]),
        ("MR. DORN: Yes.\nTHE COURT: No.\nMR. DORN: Oh.", ["MR. DORN", "THE COURT", "MR. DORN"]),
        ("JOHN G. DORN, JR.: Yes.\r\n\r\nWM. O'DAY: No.\r\n", ["JOHN G. DORN, JR.", "WM. O'DAY"]),
        ("McCAIRN: Yes.\nMcCAIRN: No.", ["McCAIRN", "McCAIRN"]),
        ("TOM DORN (R-OHIO), CANDIDATE: Yes.\nDORN: No.", ["TOM DORN (R-OHIO), CANDIDATE", "DORN"]),
        ("CDR: Signing off.\n\nCC: Roger.\n\nBELL 7: Go.", ["CDR", "CC", "BELL 7"]),
        (
            "Bob Dorn: Hi.\nAnn Lee: Hello.\nBob Dorn: So?\nAnn Lee: Yes.",
            ["Bob Dorn", "Ann Lee", "Bob Dorn", "Ann Lee"],
        ),
        ("Bob Dorn: Hi.\nAnn Lee: Hello.", ["Bob Dorn", "Ann Lee"]),
        ("Call of 3 May\nUNKNOWN MALE: The office.\nDORN: Yes.", ["UNKNOWN MALE", "DORN"]),
        ("DORN:\nHello there.\n\nLEE:\nHi.", ["DORN", "LEE"]),
        ("[00:01] DORN: Yes.\n00:12:30 LEE: No.\n(00:14) DORN: So.", ["DORN", "LEE", "DORN"]),
        ("Q. Where?\nA. There.\nQ. When?\nA. Then.", ["Q", "A", "Q", "A"]),
        ("**DORN:** Yes.\n**LEE**: No.", ["DORN", "LEE"]),
        ("Q: Where?\nA: There.", ["Q", "A"]),
        (
            "  Mr. DORN. I rise.\n  The PRESIDING OFFICER (Mr. Lee). Go on.\n",
            ["Mr. DORN", "The PRESIDING OFFICER (Mr. Lee)"],
        ),
        ("1  Q.  Where?\n2  A.  There.\n3      MR. DORN:  Objection.\n4  Q.  When?", ["Q", "A", "MR. DORN", "Q"]),
    ],
)
def test_finds_the_labels_of_transcripts(text: str, labels: list[str]) -> None:
    assert printed(text) == labels


@pytest.mark.parametrize(
    "text",
    [
        "My fellow citizens: we meet again.\n\nAgain: we meet.\n\nAgain: thank you.\n\nThe rest is prose.",
        "BACKGROUND: The bridge is old.\n\nDISCUSSION: It must go.\n\nRECOMMENDATION: Build anew.",
        "MYTH: It is old.\nFACT: It is new.\nMYTH: It is red.\nFACT: It is blue.",
        "Dear Mr. Dorn:\n\nI write to you. He said: go.\n\nYours: Ann",
        "SPECIAL MESSAGE TO THE CITY: It is time to build a bridge.\n\nWe have waited.",
        "The report asks three things. We start at 7:30 and say this:\n\nFirst: go. Second: stay.",
        "A. One thing.\nB. Another.\nA. Again.",
        "See http://a.b and Note: this.\nSee https://a.b",
        "DORN CORP., ET AL., Petitioners, v. LEE: a case.\n\nThe court held otherwise at length and in prose.",
        "",
    ],
)
def test_finds_none_in_other_texts(text: str) -> None:
    assert printed(text) == []


def test_keeps_to_the_style_in_capitals() -> None:
    text = "DORN: We say this.\nNumber One: build.\nNumber One: build on.\nLEE: Why?\nDORN: Because.\nThe Plan: simple."
    assert printed(text) == ["DORN", "LEE", "DORN"]


def test_reads_a_damaged_label_as_the_one_that_recurs() -> None:
    text = "HARLOV: One.\nLEE: Hm.\n" * 3 + "HARL0V: Two.\nHAfLOV: Three."
    labels = find_labels(text)
    assert [(label.printed, label.meant) for label in labels[-2:]] == [("HARL0V", "HARLOV"), ("HAfLOV", "HARLOV")]


def test_leaves_open_who_a_rare_neighbour_of_a_name_is() -> None:
    labels = find_labels("MR. HANSON: One.\nLEE: Hm.\n" * 4 + "MR. HANSEN: Two.")
    assert (labels[-1].printed, labels[-1].meant) == ("MR. HANSEN", None)
    labels = find_labels("MR. HANSON: One.\nLEE: Hm.\n" * 4 + "MR. HANSEN: Two.", ["MR. HANSEN"])
    assert labels[-1].meant == "MR. HANSEN"


def test_numbered_speakers_are_no_misprints_of_each_other() -> None:
    labels = find_labels(
        "SPEAKER 1: One.\n" * 9 + "SPEAKER 2: Two.\nMS. DORN: a\nMR. DORN: b\nMR. DORN: c\nMR. DORN: d"
    )
    assert all(label.meant == label.printed for label in labels)


def test_takes_known_labels_in_any_style() -> None:
    assert printed("Page: I was there.\n\nThe rest is prose.", ["PAGE"]) == ["Page"]


def test_spans_cover_the_label_with_its_colon() -> None:
    text = "\n  DORN : Yes.\nLEE: No."
    first, second = find_labels(text)
    assert (first.span.of(text), first.line_start) == ("DORN :", 1)
    assert second.span.of(text) == "LEE:"


def test_a_title_in_small_letters_may_stand_before_a_name_in_capitals() -> None:
    text = "Deputy ADA LUND: Nine years.\nDeputy BO MOE: Ten!\nDeputy ADA LUND: Nine.\nTHE CHAIR: Order.\n"
    assert [label.printed for label in find_labels(text)] == [
        "Deputy ADA LUND", "Deputy BO MOE", "Deputy ADA LUND", "THE CHAIR",
    ]  # fmt: skip


def test_a_name_and_a_time_on_a_line_of_their_own_are_a_label() -> None:
    text = "ADA LUND  0:12\nWelcome.\n\nBO MOE  0:19\nThanks.\n\nADA LUND  0:27\nGo on.\n"
    assert [label.span.of(text) for label in find_labels(text)] == ["ADA LUND  0:12", "BO MOE  0:19", "ADA LUND  0:27"]
    assert find_labels("Lunch  12:30\nSoup.\nTalk  14:00\nBoats.\n") == ()
    assert find_labels("Lunch  12:30\nSoup.\nTalk  14:00\nBoats.\nLunch 11:00\nSoup.\n") == ()


def test_callings_are_labels_where_every_line_opens_with_one() -> None:
    text = "Widow of the late keeper: No.\nKeeper's boy: Yes.\nWidow of the late keeper: No.\nKeeper's boy: Oh.\n"
    assert len(find_labels(text)) == 4
    assert find_labels(text + "They left.\n") == ()
    assert find_labels("Boats in the bay: four\nCarts on the pier: two\nMules in all: six\n") == ()


HEARING = """    The committee met, pursuant to notice, at 10 a.m.
    Chairman Lund. The committee will come to order. Mr. Dorn is here.
    Mr. Dorn. Thank you. Not before?
    Mr. Smith of New Jersey. "I yield."
    Chairman Lund. Go ahead.
"""


def test_labels_of_printed_hearings() -> None:
    assert [label.printed for label in find_labels(HEARING)] == [
        "Chairman Lund",
        "Mr. Dorn",
        "Mr. Smith of New Jersey",
        "Chairman Lund",
    ]
    assert find_labels("    Mr. Dorn. So he was called.\n    We left.\n") == ()


def test_names_with_a_time_and_a_colon_on_a_line_of_their_own() -> None:
    text = "Ada Lund (00:01):\nWe open.\n\nTom Dorn (00:12):\nNot before?\n\nAda Lund (01:02:03):\nNo.\n"
    assert [label.printed for label in find_labels(text)] == ["Ada Lund", "Tom Dorn", "Ada Lund"]


def test_a_surname_in_small_letters_labels_beside_capitals_where_it_is_introduced() -> None:
    text = (
        "MAUD FINCH: Let us go to Hallie Lund in the hall.\n\nLund: With me is a baker.\n\n"
        "OTTO BRAY: Good evening.\n\nMAUD FINCH: Hallie?\n\nLund: One more.\n\nOTTO BRAY: Go on.\n\n"
        "Note: the hall was full.\n"
    )
    assert printed(text) == ["MAUD FINCH", "Lund", "OTTO BRAY", "MAUD FINCH", "Lund", "OTTO BRAY"]


def test_hearings_without_indents_open_their_paragraphs() -> None:
    text = "The Clerk. We open.\n\nMr. Dorn. Thanks. I asked\nMr. Lund. He agreed.\nMr. Dorn. So be it.\n"
    assert [label.printed for label in find_labels(text)] == ["The Clerk", "Mr. Dorn", "Mr. Dorn"]


def test_a_single_space_may_part_questions_and_answers_from_their_words() -> None:
    text = (
        "MS. FERROW: We open.\n\nQ When?\n\nMS. FERROW: A White House man\nA Tory knows.\n\nQ\xa0 “Which?”\n\nA Lund.\n"
    )
    assert [label.printed for label in find_labels(text)] == ["MS. FERROW", "Q", "MS. FERROW", "Q", "A"]
    assert find_labels("We asked.\n\nQ And so on.\n\nThe end.\n") == ()


def test_a_blank_line_may_part_a_name_and_a_time_from_the_words() -> None:
    text = "Ada Lund\xa0 0:12\n\nWelcome.\n\nBo Moe  0:19\n\nThanks.\n\nAda Lund  0:27\n\nGo on.\n"
    assert [label.printed for label in find_labels(text)] == ["Ada Lund", "Bo Moe", "Ada Lund"]
