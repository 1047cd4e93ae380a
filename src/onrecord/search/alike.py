"""A spelling and a vocabulary -> the words there that are spelled nearly alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.text.kernel import kernel

MOST = 24  # words alike, at most
MOST_TRIED = 1 << 12  # words with the same beginning, or end, that are compared
# Slips are told by outlines, so that misread letters cost nothing: one for a word of 4 letters, two from 7 on.
ONE_SLIP, TWO_SLIPS = 4, 7
SLIP = 64  # what a slip costs beside letters that differ
_FAR = 1 << 20


@kernel
def find_alike(
    word: NDArray[np.uint8],
    outlines: NDArray[np.uint8],
    letters: NDArray[np.uint8],
    bounds: NDArray[np.uint32],
    back: NDArray[np.uint32],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the numbers of the words that are most alike, and what tells them from `word`, the nearest first.

    `outlines` leads from a letter to that which stands for it in an outline. Source: the two halves of a word of which
    one is whole, as in Navarro 2001, "A guided tour to approximate string matching", 8.1.
    """
    found, costs = np.empty(MOST, np.int64), np.full(MOST, _FAR, np.int64)
    size, count = len(word), len(bounds) - 1
    slips = 0 if size < ONE_SLIP else 1 if size < TWO_SLIPS else 2
    part = size if slips == 0 else size // (slips + 1)
    for backwards in range(2):
        first = _find_spot(word, part, outlines, letters, bounds, back, backwards == 1)
        for at in range(first, min(count, first + MOST_TRIED)):
            number = int(np.int64(back[at])) if backwards == 1 else at
            begin, end = int(np.int64(bounds[number])), int(np.int64(bounds[number + 1]))
            if _order(word, part, outlines, letters[begin:end], backwards == 1) != 0:
                break
            if abs(end - begin - size) > slips:
                continue
            far = measure(word, letters[begin:end], outlines)
            if far <= slips:
                _keep(found, costs, number, far * SLIP + _count_others(word, letters[begin:end]))
    kept = 0
    while kept < MOST and costs[kept] < _FAR:
        kept += 1
    return found[:kept], costs[:kept]


@kernel
def _order(
    word: NDArray[np.uint8], part: int, outlines: NDArray[np.uint8], other: NDArray[np.uint8], backwards: bool
) -> int:
    """Compare the first `part` letters of `word`, or the last ones backwards, with the other's: below 0, 0, above 0."""
    for i in range(part):
        if i >= len(other):
            return -1
        mine = outlines[word[len(word) - 1 - i]] if backwards else outlines[word[i]]
        theirs = outlines[other[len(other) - 1 - i]] if backwards else outlines[other[i]]
        if mine != theirs:
            return 1 if theirs > mine else -1
    return 0


@kernel
def _find_spot(
    word: NDArray[np.uint8],
    part: int,
    outlines: NDArray[np.uint8],
    letters: NDArray[np.uint8],
    bounds: NDArray[np.uint32],
    back: NDArray[np.uint32],
    backwards: bool,
) -> int:
    """Return the first word that begins, or ends, like `word`, or stands behind all that would."""
    low, high = 0, len(bounds) - 1
    while low < high:
        middle = (low + high) >> 1
        number = int(np.int64(back[middle])) if backwards else middle
        other = letters[int(np.int64(bounds[number])) : int(np.int64(bounds[number + 1]))]
        if _order(word, part, outlines, other, backwards) < 0:
            low = middle + 1
        else:
            high = middle
    return low


@kernel
def measure(a: NDArray[np.uint8], b: NDArray[np.uint8], outlines: NDArray[np.uint8]) -> int:
    """Return how many slips part two outlines: a letter more, less or other, or two exchanged (Damerau 1964)."""
    before, last, row = np.arange(len(b) + 1), np.arange(len(b) + 1), np.arange(len(b) + 1)
    for i in range(1, len(a) + 1):
        row[0] = i
        for j in range(1, len(b) + 1):
            mine, theirs = outlines[a[i - 1]], outlines[b[j - 1]]
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (mine != theirs))
            if i > 1 and j > 1 and mine == outlines[b[j - 2]] and outlines[a[i - 2]] == theirs:
                row[j] = min(row[j], before[j - 2] + 1)
        before, last, row = last, row, before
    return int(last[len(b)])


@kernel
def _count_others(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> int:
    """Return how many letters differ, place by place, from that end on which fewer do."""
    left = right = 0
    shorter = min(len(a), len(b))
    for i in range(shorter):
        left += a[i] != b[i]
        right += a[len(a) - 1 - i] != b[len(b) - 1 - i]
    return min(left, right, SLIP - 1)


@kernel
def _keep(found: NDArray[np.int64], costs: NDArray[np.int64], number: int, cost: int) -> None:
    """Put a word where its cost belongs, once; the costliest drops out."""
    for at in range(len(found)):
        if costs[at] < _FAR and found[at] == number:
            return
    at = len(found) - 1
    if cost >= costs[at]:
        return
    while at > 0 and costs[at - 1] > cost:
        found[at], costs[at] = found[at - 1], costs[at - 1]
        at -= 1
    found[at], costs[at] = number, cost
