from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.read.line_numbers import mask_line_numbers
from onrecord.read.pages import cut_pages

PROSE = "The witness spoke of the bridge and of the river under it.\n" * 8


def tell(number: int) -> str:
    """Return a page of words, no two pages beginning or ending alike."""
    name = "abcdefgh"[number % 8]
    return f"On {name} he began.\n{PROSE}He ended on {name}.\n"


def masked(text: str) -> list[str]:
    _, masks = cut_pages(text)
    return [
        mask.span.of(text).strip()
        for mask in sorted(masks, key=lambda mask: mask.span.start)
        if mask.span.of(text).strip()
    ]


def test_numbers_at_the_top_open_their_pages() -> None:
    head = "Unedited - Subject to Review"
    text = tell(1) + "".join(f"\n          {number}\n{head}\n\n{tell(number)}" for number in (2, 3, 4))
    pages, _ = cut_pages(text)
    assert [page.label for page in pages] == [None, "2", "3", "4"]
    assert [page.number for page in pages] == [1, 2, 3, 4]
    assert all(page.span.of(text).lstrip().startswith(page.label) for page in pages if page.label)
    assert masked(text) == ["2", head, "3", head, "4", head]


def test_numbers_at_the_foot_close_their_pages() -> None:
    text = "".join(f"{tell(number)}\n- {number} -\n" for number in (14, 15, 16)) + PROSE
    pages, _ = cut_pages(text)
    assert [page.label for page in pages] == ["14", "15", "16", None]
    assert all(page.span.of(text).rstrip().endswith(f"- {page.label} -") for page in pages if page.label)


def test_form_feeds_part_pages() -> None:
    text = "\f".join(f"The Harbour Hearing\n{tell(number)}" for number in range(3))
    pages, _ = cut_pages(text)
    assert [page.span.of(text)[:11] for page in pages] == ["The Harbour"] * 3
    assert masked(text).count("The Harbour Hearing") == 2


def test_marks_of_the_congressional_record_open_pages() -> None:
    text = f"{PROSE}\n[[Page S699]]\n\n{PROSE}\n[[Page S700]]\n{PROSE}"
    pages, _ = cut_pages(text)
    assert [page.label for page in pages] == [None, "S699", "S700"]


@pytest.mark.parametrize(
    "text",
    [
        "How many?\n\n7\n\nThat many.",
        "1\n2\n3\n4\n",
        f"{PROSE}\n1776\n{PROSE}\n1812\n{PROSE}",
        "",
    ],
)
def test_other_numbers_are_words(text: str) -> None:
    assert cut_pages(text) == ((), ())


def test_a_single_number_that_cuts_a_sentence_is_masked() -> None:
    assert masked("They went to the\n7\nriver and back.") == ["7"]


def test_a_single_number_between_turns_is_masked_but_not_an_answer() -> None:
    text = "LEE: Go on.\n7\nDORN: How many?\nLEE:\n8\nDORN: Thanks."
    labels = [Span(text.index(label, at), text.index(label, at) + len(label)) for label, at in LABELS_AT]
    _, masks = cut_pages(text, labels)
    assert [mask.span.of(text) for mask in masks] == ["7"]


LABELS_AT = [("LEE:", 0), ("DORN:", 0), ("LEE:", 5), ("DORN:", 20)]


def test_a_line_that_recurs_further_off_is_no_head() -> None:
    text = "".join(f"{tell(number)}Yes.\n\n\n\n{number}\n\n\n\nNo.\n" for number in range(1, 4))
    assert masked(text) == ["1", "2", "3"]


def test_masks_line_numbers_where_a_page_is_numbered_in_full() -> None:
    page = "".join(f"{number:2}   words of the witness\n" for number in range(1, 26))
    text = page + "\n" + "".join(f"{number:2}   more words\n" for number in range(1, 8))
    assert [int(mask.span.of(text)) for mask in mask_line_numbers(text)] == [*range(1, 26), *range(1, 8)]
    assert mask_line_numbers("1 apple\n2 pears\n3 plums\n") == ()


def test_an_excerpt_needs_a_number_on_every_line_and_a_sentence_that_runs_on() -> None:
    text = "14   CHAIR:  The race is on\n15   until the wind goes round and the\n16   boats are in.\n17   LEE: Good.\n"
    assert [mask.span.of(text) for mask in mask_line_numbers(text)] == ["14", "15", "16", "17"]
    assert mask_line_numbers(text + "And so on.\n") == ()
    assert mask_line_numbers("3 boats\n4 carts\n5 mules\n6 Hens\n") == ()


@given(st.lists(st.sampled_from(["12", "13", "14", "\f", "Head", PROSE, "- 12 -", "[[Page H2]]", ""]), max_size=12))
def test_pages_tile_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    pages, masks = cut_pages(text)
    if pages:
        assert [page.span.start for page in pages] == [0, *(page.span.end for page in pages[:-1])]
        assert pages[-1].span.end == len(text)
        assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert all(0 <= mask.span.start < mask.span.end <= len(text) for mask in masks)
