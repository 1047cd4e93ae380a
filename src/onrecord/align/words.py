"""Words of a quotation and a window of a record -> how well they agree, between which ends, and step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Cells of the largest table, a byte each: a quotation of 4,000 words against 16,000, filled in about half a second.
LARGEST = 1 << 26


@dataclass(frozen=True, slots=True, eq=False)
class WordAlignment:
    """A query laid on a window. `first` and `last` are the true ends in words of the window, the last excluded.

    `score` is 1 for equal words and falls towards 0. `steps` are rows (op, query word, window word) in order, op the
    place of the step's kind in `model.Op`: 0 same, 1 drop, 2 add, 3 swap. Where one side of a step has no word its
    column names the word before which it would stand.
    """

    score: float
    first: int
    last: int
    steps: NDArray[np.int32]


_NOTHING = WordAlignment(0.0, 0, 0, np.zeros((0, 3), np.int32))
Bounds = tuple[int, int]  # the first word, and behind the last


def align_words(query: NDArray[np.uint32], window: NDArray[np.uint32], marks: Sequence[int] = ()) -> WordAlignment:
    """Lay all of `query` on that part of `window` which it fits best.

    Dropped words are cheap to follow one another, so that a cut stays in one piece; `marks` are the query words before
    which the story marks an omission: there a gap opens for nothing. Of equally good gaps the one at a mark is taken,
    else the earliest; of equally good places the first. Time and memory grow with the product of the lengths, up to
    `LARGEST`: the end of a window that would take more is left out.
    """
    from onrecord.align.trace import trace

    if not len(query):
        return _NOTHING
    return _score(query, trace(query, window[: LARGEST // len(query)], _list_marked(query, marks)))


def align_wider(
    query: NDArray[np.uint32], words: NDArray[np.uint32], near: Bounds, wide: Bounds, marks: Sequence[int], gain: float
) -> tuple[int, WordAlignment]:
    """Lay `query`, not empty, on `words` from and to `near`, or on `wide` where that holds `gain` words more of it.

    Return the first word of the window taken, and the alignment as `align_words` makes it.
    """
    from onrecord.align.trace import trace_wider

    near, wide = ((first, min(last, len(words), first + LARGEST // len(query))) for first, last in (near, wide))
    is_wider, found = trace_wider(query, words, near, wide, _list_marked(query, marks), gain)
    return (wide if is_wider else near)[0], _score(query, found)


def _list_marked(query: NDArray[np.uint32], marks: Sequence[int]) -> NDArray[np.bool_]:
    is_marked = np.zeros(len(query), np.bool_)
    for mark in marks:
        if 0 < mark < len(query):
            is_marked[mark] = True
    return is_marked


def _score(query: NDArray[np.uint32], found: tuple[int, int, int, NDArray[np.int32]]) -> WordAlignment:
    from onrecord.align.trace import MATCH

    score, first, last, steps = found
    return WordAlignment(max(0.0, score / (MATCH * len(query))), first, last, steps)
