"""The word aligner, by example and against a slow oracle: every way to align, memoised."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from onrecord.align import trace
from onrecord.align.trace import ADD, DROP, SAME, SWAP
from onrecord.align.words import LARGEST, WordAlignment, align_wider, align_words
from onrecord.model import Op
from onrecord.text.fold import fold

words = st.lists(st.integers(1, 4), max_size=9).map(lambda numbers: np.array(numbers, np.uint32))


def align(query: str, window: str, marks: tuple[int, ...] = ()) -> WordAlignment:
    return align_words(fold(query).hashes, fold(window).hashes, marks)


def show(alignment: WordAlignment) -> str:
    return "".join("=-+~"[op] for op in alignment.steps[:, 0])


def cost_gap(at: int, words: int, size: int, marks: tuple[int, ...]) -> int:
    if at in marks and 0 < at < size:
        return trace.EXTENDED_AT_MARK * words
    return trace.OPENED + trace.EXTENDED * words


def score_slowly(query: list[int], window: list[int], marks: tuple[int, ...]) -> int:
    """The best worth of any alignment: each step tried, each gap of each length."""

    @cache
    def best(i: int, j: int, may_drop: bool) -> int:
        if i == len(query):
            return 0
        ways = [trace.ADDED + best(i + 1, j, True)]
        if j < len(window):
            ways.append((trace.MATCH if query[i] == window[j] else trace.SWAPPED) + best(i + 1, j + 1, True))
        if i > 0 and may_drop:
            ways += [
                cost_gap(i, size, len(query), marks) + best(i, j + size, False)
                for size in range(1, len(window) - j + 1)
            ]
        return max(ways)

    return max(best(0, j, False) for j in range(len(window) + 1))


def replay(alignment: WordAlignment, query: list[int], window: list[int], marks: tuple[int, ...]) -> int:
    """The worth of the steps; checks on the way that they lead from the window to the query and leave nothing out."""
    worth, i, j = 0, 0, alignment.first
    gaps: list[tuple[int, int]] = []
    for op, at, there in alignment.steps.tolist():
        assert (at, there) == (i, j)
        if op == DROP:
            gaps.append((i, j))
        else:
            worth += {SAME: trace.MATCH, SWAP: trace.SWAPPED, ADD: trace.ADDED}[op]
            assert op == ADD or (query[i] == window[j]) == (op == SAME)
        i += op != DROP
        j += op != ADD
    assert (i, j) == (len(query), alignment.last)
    opened = [gap for k, gap in enumerate(gaps) if k == 0 or gap != (gaps[k - 1][0], gaps[k - 1][1] + 1)]
    for at in {at for at, _ in gaps}:
        inside = sum(other == at for other, _ in gaps)
        assert sum(other == at for other, _ in opened) == 1
        worth += cost_gap(at, inside, len(query), marks)
    return worth


def test_the_op_codes_are_those_of_the_model() -> None:
    assert [tuple(Op).index(op) for op in (Op.SAME, Op.DROP, Op.ADD, Op.SWAP)] == [SAME, DROP, ADD, SWAP]


def test_equal_words_are_found_with_their_true_ends() -> None:
    alignment = align("we kept the promise", "and so we kept the promise to them")
    assert (alignment.score, alignment.first, alignment.last, show(alignment)) == (1.0, 2, 6, "====")


@pytest.mark.parametrize(
    ("query", "window", "steps"),
    [
        ("we kept promise", "we kept the promise", "==-="),
        ("we kept the old promise", "we kept the promise", "===+="),
        ("we kept our promise", "we kept the promise", "==~="),
        ("they kept the promise", "we kept the promise", "~==="),
        ("we kept and more", "we kept one two three four five six seven and more", "==-------=="),
        ("nothing like it", "", "+++"),
    ],
)
def test_each_kind_of_edit_is_told(query: str, window: str, steps: str) -> None:
    assert show(align(query, window)) == steps


def test_a_gap_beside_a_repeated_word_goes_to_the_mark_else_to_the_first_place() -> None:
    window = "go to the store and the market now"
    assert show(align("go to the market now", window)) == "==---==="
    assert show(align("go to the market now", window, (2,))) == "==---==="
    assert show(align("go to the market now", window, (3,))) == "===---=="


def test_a_marked_gap_is_preferred_to_an_unmarked_one_and_takes_the_nearest_place() -> None:
    assert show(align("one two five", "one two three four five six five", (2,))) == "==--="
    unmarked = align("one two five", "one two three four five")
    assert align("one two five", "one two three four five", (2,)).score > unmarked.score


def test_an_empty_query_and_foreign_marks_do_no_harm() -> None:
    alignment = align("", "one two")
    assert (alignment.score, alignment.first, alignment.last, len(alignment.steps)) == (0.0, 0, 0, 0)
    assert align("one two", "one two", (-1, 0, 2, 99)).score == 1.0


def test_the_end_of_a_window_that_would_take_too_much_is_left_out() -> None:
    query = np.arange(1, 10_001, dtype=np.uint32)
    alignment = align_words(query, query)
    room = LARGEST // len(query)
    assert (alignment.first, alignment.last, show(alignment)) == (0, room, "=" * room + "+" * (len(query) - room))


def test_long_equal_runs_stay_bounded() -> None:
    same = np.full(100_000, 7, np.uint32)
    alignment = align_words(same[:300], same)
    assert (alignment.score, alignment.last - alignment.first) == (1.0, 300)


@settings(max_examples=200)
@given(words, words, st.lists(st.integers(0, 9), max_size=2).map(tuple))
def test_the_kernel_is_as_good_as_every_way_tried(
    query: NDArray[np.uint32], window: NDArray[np.uint32], marks: tuple[int, ...]
) -> None:
    alignment = align_words(query, window, marks)
    if not len(query):
        return
    best = score_slowly(query.tolist(), window.tolist(), marks)
    assert alignment.score == max(0.0, best / (trace.MATCH * len(query)))
    assert replay(alignment, query.tolist(), window.tolist(), marks) == best


@given(words, words)
def test_a_score_lies_between_0_and_1_and_is_1_for_equal_words_alone(
    query: NDArray[np.uint32], window: NDArray[np.uint32]
) -> None:
    alignment = align_words(query, window)
    assert 0.0 <= alignment.score <= 1.0
    stands = window.tolist()[alignment.first : alignment.last] == query.tolist()
    assert (alignment.score == 1.0) == (stands and len(query) > 0)


@given(words.filter(len), words, st.data())
def test_near_and_wide_at_once_is_the_better_of_the_two(
    query: NDArray[np.uint32], window: NDArray[np.uint32], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(window)))
    last = data.draw(st.integers(first, len(window)))
    marks = tuple(data.draw(st.sets(st.integers(0, 9))))
    near, wide = align_words(query, window[first:last], marks), align_words(query, window, marks)
    is_wider = near.score < 1.0 and (wide.score - near.score) * len(query) > 0.6
    start, own = align_wider(query, window, (first, last), (0, len(window) + 3), marks, 0.6)
    better = wide if is_wider else near
    assert (start, own.score, own.first, own.last) == (
        0 if is_wider else first,
        better.score,
        better.first,
        better.last,
    )
    assert np.array_equal(own.steps, better.steps)
