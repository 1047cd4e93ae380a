"""Word hashes of a query and of a window -> the cheapest way from the one to the other, step by step."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.text.kernel import kernel

SAME, DROP, ADD, SWAP = range(4)  # the order of the members of model.Op

# What a step is worth, in hundredths of a word. Origin: tried on 2,000 quotations with 15 kinds of noise. An added word
# costs less than a swapped one and the word after it, a run of dropped words little more than the first of them.
MATCH, SWAPPED, ADDED, OPENED, EXTENDED = 200, -100, -120, -160, -3
EXTENDED_AT_MARK = -1  # a gap at a mark opens for nothing; it is charged by the word so that the nearest place is taken
_NEVER = -(1 << 30)

# Bits of a cell of the table: how its best score came about, and whether its gap was open already.
_FROM, _IS_OPEN = 3, 4


@kernel
def trace(
    query: NDArray[np.uint32], window: NDArray[np.uint32], is_marked: NDArray[np.bool_]
) -> tuple[int, int, int, NDArray[np.int32]]:
    """Return score, first and last window word, and rows (op, query word, window word), in order.

    `is_marked[i]` says that words may be missing before query word i. Memory: a byte for each pair of words.
    Source: Gotoh 1982, affine gaps; both ends of the window are free, gaps are only dropped words.
    """
    rows, columns = len(query), len(window)
    cells = np.empty((rows + 1, columns + 1), np.uint8)
    best = np.zeros(columns + 1, np.int32)  # of alignments of the query so far that end before each window word
    gap = np.empty(columns + 1, np.int32)  # the same, with a dropped word last
    for i in range(1, rows + 1):
        diagonal = best[0]
        best[0] += ADDED
        cells[i, 0] = ADD
        gap[0] = _NEVER
        is_inside = i < rows  # words dropped behind the query's end are outside the quotation
        opened = 0 if is_inside and is_marked[i] else OPENED
        extended = EXTENDED_AT_MARK if is_inside and is_marked[i] else EXTENDED
        for j in range(1, columns + 1):
            if query[i - 1] == window[j - 1]:
                score, came = diagonal + MATCH, SAME
            else:
                score, came = diagonal + SWAPPED, SWAP
            diagonal = best[j]
            if diagonal + ADDED > score:
                score, came = diagonal + ADDED, ADD
            open_gap, longer_gap = best[j - 1] + opened + extended, gap[j - 1] + extended
            is_open = longer_gap > open_gap
            gap[j] = longer_gap if is_open else open_gap
            if is_inside and gap[j] > score:
                score, came = gap[j], DROP
            best[j] = score
            cells[i, j] = came | (_IS_OPEN if is_open else 0)
    last = 0
    for j in range(1, columns + 1):
        if best[j] > best[last]:
            last = j
    steps = np.empty((rows + columns, 3), np.int32)
    count = len(steps)
    i, j, is_open = rows, last, False
    while i > 0:
        came = DROP if is_open else cells[i, j] & _FROM
        if came == DROP:
            is_open = cells[i, j] & _IS_OPEN != 0
            j -= 1
        elif came == ADD:
            i -= 1
        else:
            i -= 1
            j -= 1
        count -= 1
        steps[count, 0], steps[count, 1], steps[count, 2] = came, i, j
    return best[last], j, last, steps[count:]


@kernel
def trace_wider(
    query: NDArray[np.uint32],
    words: NDArray[np.uint32],
    near: tuple[int, int],
    wide: tuple[int, int],
    is_marked: NDArray[np.bool_],
    gain: float,
) -> tuple[bool, tuple[int, int, int, NDArray[np.int32]]]:
    """Return whether the words of `wide` hold `gain` words more than those of `near`, and the trace in the better ones.

    One call for both: calling from Python takes as long as the table of a short quotation.
    """
    found = trace(query, words[near[0] : near[1]], is_marked)
    best = MATCH * len(query)
    if found[0] >= best:
        return False, found
    other = trace(query, words[wide[0] : wide[1]], is_marked)
    is_wider = (max(0.0, other[0] / best) - max(0.0, found[0] / best)) * len(query) > gain
    return is_wider, other if is_wider else found
