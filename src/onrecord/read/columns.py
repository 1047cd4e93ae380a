"""Words on a sheet -> the same words in regions, in reading order: columns are told by the empty strip between them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np
from numpy.typing import NDArray

from onrecord.read.rows import make_rows
from onrecord.read.words import Word

# Fewer rows side by side are a table or a list of names, which is read across.
_FEWEST_ROWS = 6
# The strip between columns is nearly as wide as letters are tall, also in narrow print; word gaps never align so long.
_NARROWEST_STRIP = 0.8
# A strip outside of the middle parts labels, line numbers or figures from words, not columns.
_MARGIN = 0.2
# Columns of running text hold some words a row; tables and lists of contents one or two on a side.
_WORDS_IN_ROW = 2.5
_ROWS_WITH_WORDS = 0.4
# Columns may fill the foot of a page only.
_SHARE_OF_ROWS = 0.3
_STEP = 2.0  # points
# Pages built to keep machines busy have more; no sheet of paper has.
_MOST_ROWS = 2000
_MOST_STEPS = 2000
_DEEPEST = 4


def order_words(words: Sequence[Word], depth: int = 0) -> list[list[Word]]:
    """Return `words` as regions in reading order: what spans the columns, then column by column."""
    if not words:
        return []
    rows = make_rows(words)
    strip = _find_strip(rows) if depth < _DEEPEST else None
    if strip is None:
        return [list(words)]
    first, last, middle = strip
    inside = [word for row in rows[first:last] for word in row]
    left = [word for word in inside if (word.left + word.right) / 2 < middle]
    right = [word for word in inside if (word.left + word.right) / 2 >= middle]
    above = [word for row in rows[:first] for word in row]
    below = [word for row in rows[last:] for word in row]
    parts = (above, left, right, below)
    return [region for part in parts for region in order_words(part, depth + 1)]


def _find_strip(rows: Sequence[Sequence[Word]]) -> tuple[int, int, float] | None:
    """Return the first row, the row behind the last, and the middle of the strip that parts two columns."""
    if not _FEWEST_ROWS <= len(rows) <= _MOST_ROWS:
        return None
    left = min(row[0].left for row in rows)
    width = max(word.right for row in rows for word in row) - left
    step = max(_STEP, width / _MOST_STEPS)
    free = _find_free(rows, left, width, step)
    tall = median(word.height for row in rows for word in row)
    lengths, starts = (found.tolist() for found in _longest_runs(free))
    middle = slice(int(len(lengths) * _MARGIN), int(len(lengths) * (1 - _MARGIN)))
    for length, first in sorted({*zip(lengths[middle], starts[middle], strict=True)}, reverse=True):
        if length < max(_FEWEST_ROWS, len(rows) * _SHARE_OF_ROWS):
            break
        held = slice(first, first + length)
        start, end = _longest_streak(free[held, middle].min(axis=0))
        parting = left + (middle.start + (start + end) / 2) * step
        if (end - start) * step >= _NARROWEST_STRIP * tall and _are_columns(rows[held], parting):
            return first, first + length, parting
    return None


def _find_free(rows: Sequence[Sequence[Word]], left: float, width: float, step: float) -> NDArray[np.bool_]:
    """Return for each row and each step to the right whether no word is there."""
    free = np.ones((len(rows), int(width / step) + 1), np.bool_)
    for index, row in enumerate(rows):
        for word in row:
            free[index, int((word.left - left) / step) : int((word.right - left) / step) + 1] = False
    return free


def _longest_runs(free: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each column of `free` how many rows its longest free run has, and in which row that starts."""
    length = np.zeros(free.shape[1], np.int64)
    best, starts = length.copy(), length.copy()
    for row in range(len(free)):
        length = (length + 1) * free[row]
        is_longer = length > best
        best[is_longer] = length[is_longer]
        starts[is_longer] = row + 1 - length[is_longer]
    return best, starts


def _longest_streak(free: NDArray[np.bool_]) -> tuple[int, int]:
    """Return where the longest run of free steps starts and ends, the end excluded."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], free.astype(np.int8), [0]))))
    if not len(edges):
        return 0, 0
    longest = int((edges[1::2] - edges[::2]).argmax())
    return int(edges[2 * longest]), int(edges[2 * longest + 1])


def _are_columns(rows: Sequence[Sequence[Word]], middle: float) -> bool:
    """Say whether both sides of `middle` hold running words in many of the rows."""
    for is_left in (True, False):
        counts = [sum(((word.left + word.right) / 2 < middle) is is_left for word in row) for row in rows]
        filled = [count for count in counts if count]
        if len(filled) < _ROWS_WITH_WORDS * len(rows) or sum(filled) < _WORDS_IN_ROW * len(filled):
            return False
    return True
