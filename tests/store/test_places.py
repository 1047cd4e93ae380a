"""Lines and boxes come back from the disk as they were, and damage is a line of complaint."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Boxes, Lines, Origin, Record, Span
from onrecord.store.places import pack_places, read_places

ORIGIN = Origin(uri="paper", sha256="00")
NUMBERS = st.lists(st.integers(0, 2**32 - 1), max_size=20)


def make(lines: Lines | None, boxes: Boxes | None) -> Record:
    return Record(id="paper", text="", title="", origin=ORIGIN, lines=lines, boxes=boxes)


@given(NUMBERS, st.booleans(), NUMBERS.filter(bool), st.booleans())
def test_what_is_packed_comes_back(
    starts: list[int], are_printed: bool, words: list[int], has_confidences: bool
) -> None:
    column = array("I", starts).tobytes()
    lines = Lines(starts=column, numbers=column, are_printed=are_printed)
    word = array("I", words).tobytes()
    edges = array("H", [n % 65_536 for n in words for _ in range(4)]).tobytes()
    confidences = bytes(n % 101 for n in words) if has_confidences else b""
    boxes = Boxes(starts=word, ends=word, pages=word, edges=edges, confidences=confidences)
    assert read_places(pack_places(make(lines, boxes))) == (lines, boxes)
    assert read_places(pack_places(make(lines, None))) == (lines, None)
    assert read_places(pack_places(make(None, boxes))) == (None, boxes)


def test_a_record_without_pages_takes_no_room() -> None:
    assert pack_places(make(None, None)) == b""
    assert read_places(b"") == (None, None)


@pytest.mark.parametrize("cut", [1, 10, 20])
def test_damage_is_noticed(cut: int) -> None:
    column = array("I", range(100)).tobytes()
    packed = pack_places(make(Lines(starts=column, numbers=column), None))
    with pytest.raises(ValueError, match=r"."):
        read_places(packed[:-cut])


def test_boxes_are_found_by_the_words_under_a_span() -> None:
    starts, ends = array("I", [0, 4, 10]).tobytes(), array("I", [3, 9, 12]).tobytes()
    edges = array("H", [0, 0, 65_535, 65_535] * 3).tobytes()
    boxes = Boxes(
        starts=starts, ends=ends, pages=array("I", [1, 1, 2]).tobytes(), edges=edges, confidences=b"\xff\x5a\x00"
    )
    assert len(boxes) == 3
    assert [(box.page, box.right, box.confidence) for box in boxes.over(Span(2, 5))] == [(1, 1.0, None), (1, 1.0, 90)]
    assert boxes.over(Span(3, 4)) == ()
    assert [box.page for box in boxes.over(Span(8, 99))] == [1, 2]
