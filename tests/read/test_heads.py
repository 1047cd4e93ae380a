from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.heads import find_numbers
from onrecord.read.pages import cut_pages

SAID = "The ferry was late again and nobody at the pier could tell why it was.\n"
PAGE = f"So it began.\n{SAID * 6}That was all.\n"
OTHER = f"Then they sat.\n{SAID * 6}They rose.\n"


def masked(text: str) -> list[str]:
    _, masks = cut_pages(text)
    return [mask.span.of(text) for mask in sorted(masks, key=lambda mask: mask.span.start)]


def test_a_head_that_repeats_the_first_line_makes_a_number_of_short_pages_sure() -> None:
    head = "Pier Board of Elm Bay            Minutes, 3 May"
    text = f"{head}\n\n{SAID}and so the\n2\n{head}\n\nboard sat.\n"
    assert masked(text) == ["2", head]
    pages, _ = cut_pages(text)
    assert [page.label for page in pages] == [None, "2"]


def test_a_head_may_recur_only_once_more() -> None:
    text = f"{SAID}\n7\nThe Pier Inquiry\n\nSo it went.\n8\nThe  Pier Inquiry\n\n{SAID}"
    assert masked(text) == ["7", "The Pier Inquiry", "8", "The  Pier Inquiry"]


def test_a_head_may_carry_the_number_and_both_may_be_misread() -> None:
    text = f"PIER TRIBUNAL        11\n\n{PAGE}\nPIER TRlBUNAL        l2\n\n{OTHER}"
    assert masked(text) == ["PIER TRIBUNAL        11", "PIER TRlBUNAL        l2"]


def test_a_misread_number_counts_in_a_sequence_only() -> None:
    text = f"{PAGE}\n- 40 -\n{OTHER}\n- 4l -\nThey left.\n"
    assert masked(text) == ["- 40 -", "- 4l -"]
    assert masked(f"{SAID}the\nl2\nboats\n") == []


def test_a_catchword_repeats_the_first_word_of_the_next_page() -> None:
    text = "A hen that is let into the house-\n                    holder\n37\nholder will stay.\n"
    assert masked(text) == ["holder", "37"]


@pytest.mark.parametrize(
    "text",
    [
        "1\nDid you go?\n2\nDid you go?\n3\nDid you go?\n",
        "1\n00:00:01,000 --> 00:00:02,000\nHello there\n\n2\n00:00:03,000 --> 00:00:04,000\nGo on\n",
        "Boats        4\nBoats        5\nCarts        6\n",
        f"5   I said that\n{SAID}6   I said that\n7   it was so\n" * 2,
        "Sale of the old pier.......     4\n" + SAID * 6 + "Sale of the old pier.......     5\n",
    ],
)
def test_lists_and_tables_have_no_pages(text: str) -> None:
    assert cut_pages(text) == ((), ())


@settings(max_examples=60)
@given(st.text(alphabet="aB l12\n.-\t\f", max_size=120))
def test_numbers_lie_in_the_text_in_order(text: str) -> None:
    spans = [number.span for number in find_numbers(text)]
    assert spans == sorted(spans)
    assert all(span.of(text).strip() for span in spans)
