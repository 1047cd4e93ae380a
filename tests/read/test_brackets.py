from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import MaskKind
from onrecord.read.brackets import mask_brackets, read_clock
from onrecord.read.masks import settle

ASIDES = [
    "I see. [laughs] Go on.",
    "We won [laughter] again.",
    "Thank you. (Applause.)",
    "(BEGIN VIDEO CLIP, “THE HOUR”)",
    "(CROSSTALK)",
    "Yes. (ON THE PHONE) No.",
    "[Some talking over each other]",
    "[The door opens]",
    "Yes, this is Dorn. [He may be using a second phone]",
]
REMARKS = [
    "He is from Dorv (ph) [sic].",
    "the Mossgate [sp?] road",
    "It rose nine feet[4] that night,[5] they say.[16]",
    "It rose that night.¹² They fell¹ down.",
]
WAYS = [
    "DORN: (via telephone) Good evening.",
    "RUIZ: (through an interpreter) We had no boats.",
    "We lost him. (through interpreter) Hello.",
    "DORN: (VIA TELEPHONE) Good evening.",
    "He is (OFF-MIKE) there.",
    "RUIZ: (in Spanish) Good evening.",
    "[speaking in a foreign language]",
    "A. (By video link) I was.",
]
HEARD = [
    "He came at eight (Telephone rings.) and I told him.",
    "I do not know. (A dog barks twice in the yard.) Nor do you.",
    "So be it. (Lunch recess taken.)",
    "He gave me the small one [indicating a brass key] and left.",
    "It was this wide (indicating) at the top.",
    "(The witness was sworn in by the clerk)",
]
GAPS = [
    "We [inaudible] then",
    "(INAUDIBLE QUESTION)",
    "where we do this [cut] and then",
    "[this copy ends here]",
    "[two pages missing]",
]
REDACTIONS = [
    "I told [REDACTED] so.",
    "You (EXPLETIVE DELETED) fool",
    "met ███ ██ there",
    "[b6 b7C]",
    "[(b)(6)]",
    "[CLASSIFIED]",
]
TIMES = ["[00:12:31]", "[GET 06 11 53 53]", "(00:04)", "[Timestamp 00:30]", "[11:02 a.m.]", "[Tirnestarnp O1:l0]"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((text, MaskKind.ASIDE) for text in ASIDES),
        *((text, MaskKind.GAP) for text in GAPS),
        *((text, MaskKind.REDACTION) for text in REDACTIONS),
        *((text, MaskKind.TIMESTAMP) for text in TIMES),
        *((text, MaskKind.REMARK) for text in REMARKS),
    ],
)
def test_tells_the_kinds_apart(text: str, kind: MaskKind) -> None:
    kinds = {mask.kind for mask in settle(mask_brackets(text))}
    assert kinds == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "They passed the [Senate] bill.",
        "It was late. [The] men left.",
        "We heard the [tape] twice.",
        "He shared [classified] papers.",
        "“[T]he end [...] came.”",
        "the Director of the Bureau (DOB) and Rep. Lee (R-Ohio)",
        "(And I mean every word of that.)",
        "under Rule 12(b)(6) or a (b)(3) class, (b)(1), (b)(2)",
        "It costs [more than] $5. [This measure will save us, over the years, two hundred million at least.] Good.",
        "see (John 3:16) and (a) or (2)",
        "we (the people) agree",
    ],
)
def test_leaves_what_belongs_to_the_words(text: str) -> None:
    assert settle(mask_brackets(text)) == ()


@pytest.mark.parametrize("text", [*HEARD, *WAYS])
def test_masks_what_is_heard_or_seen_in_speech_that_was_taken_down(text: str) -> None:
    assert {mask.kind for mask in mask_brackets(text, is_spoken=True)} == {MaskKind.ASIDE}


@pytest.mark.parametrize(
    "text",
    [
        "He called (I was asleep at that hour.) and left.",
        "It rained. (I never said that to you, by the way.) It rained again.",
        "The phone (it was ringing) stood there.",
        "The audience (and the music) left.",
        "They showed [holding the line for us] how.",
        "I told him (by phone) to leave.",
        "He was (on video and on tape) there.",
    ],
)
def test_leaves_spoken_parentheses(text: str) -> None:
    assert settle(mask_brackets(text, is_spoken=True)) == ()


@pytest.mark.parametrize("text", ["It has 12 km² of moor, x² and 10² of it.", "See [4] and [5].", "item[a] of it"])
def test_leaves_numbers_that_are_no_notes(text: str) -> None:
    assert settle(mask_brackets(text)) == ()


def test_takes_bare_exemption_codes_where_one_has_a_line_of_its_own() -> None:
    masks = settle(mask_brackets("I met (b)(6) there.\n(b)(6), (b)(7)(C)\nHe left."))
    assert [(mask.kind, mask.span.start) for mask in masks] == [(MaskKind.REDACTION, 6), (MaskKind.REDACTION, 20)]


@pytest.mark.parametrize("sign", ["[REDACTED]", "███"])
def test_takes_bare_exemption_codes_where_words_are_withheld_by_other_signs(sign: str) -> None:
    masks = settle(mask_brackets(f"Then (b)(6) called {sign} twice."))
    assert [(mask.kind, mask.span.start) for mask in masks] == [(MaskKind.REDACTION, 5), (MaskKind.REDACTION, 19)]


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("[00:30]", 30.0),
        ("[01:02:03.5]", 3723.5),
        ("[GET 06 11 53 53]", 561233.0),
        ("[Times/amp OJ:00]", 60.0),
        ("[11:02 a.m.]", None),
        ("[00:03:42:19]", None),
        ("[no time]", None),
    ],
)
def test_reads_clocks(words: str, seconds: float | None) -> None:
    assert read_clock(words) == seconds


@given(st.text(alphabet="ab .[]()\n1:█LAUGHTER", max_size=100))
def test_masks_lie_in_the_text(text: str) -> None:
    masks = settle(mask_brackets(text))
    assert all(0 <= mask.span.start < mask.span.end <= len(text) for mask in masks)
    assert all(first.span.end <= second.span.start for first, second in pairwise(masks))
