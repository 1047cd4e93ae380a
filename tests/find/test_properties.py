from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.find import find_quotations, find_statements
from onrecord.model import Mask, MaskKind, Span, Story

Tell = Callable[..., Story]

ALPHABET = "ab.A ,?\n'\"“”‘’„«»[]()…*`0-"
MASKS = st.lists(st.tuples(st.integers(0, 70), st.integers(1, 9)), max_size=4)
MARKS = st.sampled_from(['""', "“”", '"”', '“"', "„“", "«»"])
OUTSIDE = st.sampled_from(
    ["Dahl spoke of rain", "The board met at noon", "Nobody came to see", "It cost the town dearly"]
)
INSIDE = st.sampled_from(["We will go home now.", "It is late, my friends.", "Who knows?", "a quick and quiet end"])


def holds_what_it_must(story: Story) -> None:
    quotations = find_quotations(story)
    statements = find_statements(story, quotations)
    spans = sorted(found.span for found in (*quotations, *statements))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    hidden = {i for mask in story.masks for i in range(mask.span.start, mask.span.end)}
    for found in (*quotations, *statements):
        assert found.text == found.span.of(story.text)
        assert found.pieces
        assert len(found.joints) == len(found.pieces) - 1
        assert list(found.pieces) == sorted(found.pieces)
        for piece in found.pieces:
            assert found.span.holds(piece) and len(piece)
            assert not {piece.start, piece.end - 1} & hidden
        assert all(any(piece.holds(insertion) for piece in found.pieces) for insertion in found.insertions)
        assert not any(piece.touches(elision) for piece in found.pieces for elision in found.elisions)
    assert len({found.id for found in (*quotations, *statements)}) == len(spans)


@settings(max_examples=300, deadline=None)
@given(st.text(ALPHABET, max_size=70), MASKS, st.tuples(st.integers(0, 70), st.integers(0, 30)))
def test_spans_are_disjoint_and_pieces_inside_whatever_stands_there(
    tell: Tell, text: str, cuts: list[tuple[int, int]], block: tuple[int, int]
) -> None:
    masks = tuple(
        Mask(span=Span(start, min(start + size, len(text))), kind=MaskKind.MARKUP, reason="made up")
        for start, size in cuts
        if start < len(text)
    )
    start = min(block[0], len(text))
    blocks = (Span(start, min(start + block[1], len(text))),)
    holds_what_it_must(tell(text, masks=masks, blocks=blocks, headline=Span(0, min(9, len(text)))))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read(tell: Tell, text: str) -> None:
    holds_what_it_must(tell(text))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(OUTSIDE, MARKS, INSIDE, OUTSIDE), min_size=2, max_size=5),
    st.integers(0, 4),
    st.sampled_from(['"', "“", "”", ' "', '" ', ' " ']),
    st.data(),
)
def test_one_stray_mark_inverts_nothing_beyond_its_paragraph(
    tell: Tell, made: list[tuple[str, str, str, str]], where: int, stray: str, data: st.DataObject
) -> None:
    paragraphs = [f"{before} {marks[0]}{inside}{marks[1]} {after}." for before, marks, inside, after in made]
    where %= len(paragraphs)
    at = data.draw(st.integers(0, len(paragraphs[where])))
    damaged = paragraphs[where][:at] + stray + paragraphs[where][at:]
    story = tell("\n\n".join([*paragraphs[:where], damaged, *paragraphs[where + 1 :]]))
    found = find_quotations(story)
    offset = 0
    for i, (paragraph, (_, _, inside, _)) in enumerate(zip(story.text.split("\n\n"), made, strict=True)):
        span = Span(offset, offset + len(paragraph))
        offset = span.end + 2
        here = [quotation for quotation in found if quotation.span.touches(span)]
        assert all(span.holds(quotation.span) for quotation in here)
        if i != where:
            assert [piece.of(story.text) for quotation in here for piece in quotation.pieces] == [inside]


@pytest.mark.parametrize(
    "unit", ['"', "'", "'\"", ' "', '"a ', '"a" ', "'a' ", 'a"', '"[', '"a.\n', '"Go," he said. ', "he said "]
)
def test_the_work_grows_with_the_length_of_the_story(tell: Tell, unit: str) -> None:
    def calls(size: int) -> int:
        story, count = tell(unit * (size // len(unit))), 0

        def note(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(note)
        try:
            find_statements(story, find_quotations(story))
        finally:
            sys.setprofile(None)
        return count

    # Eight times the length: eight times the work, not sixty-four.
    assert calls(8_000) < 12 * max(calls(1_000), 100)


def test_a_hundred_thousand_marks(tell: Tell) -> None:
    assert find_quotations(tell('"' * 100_000)) == ()
