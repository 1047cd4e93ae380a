"""The picture of a page -> the black bars on it, under which words are withheld."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

# The picture is looked at in squares of so many points; bars over words are several of them tall, letters are not.
_SQUARE = 2.0
_DARK = 110  # of 255, as for ink
_FILLED = 0.9  # of a square; copies leave specks of white
_NARROWEST, _LOWEST = 6, 3  # squares
# Shadows along the edges of a copied page, and pages that are dark altogether.
_WIDEST = 0.9
_SAME = 0.7  # of two runs, one under the other, that belong to one bar

Edges = tuple[float, float, float, float]


def find_bars(pixels: NDArray[np.uint8], dots: float) -> list[Edges]:
    """Return the black bars of a picture with `dots` dots a point as (left, top, right, bottom) in points."""
    side = max(1, round(_SQUARE * dots))
    rows, columns = pixels.shape[0] // side, pixels.shape[1] // side
    squares = (pixels[: rows * side, : columns * side] < _DARK).reshape(rows, side, columns, side).mean(axis=(1, 3))
    stacks = _stack([list(_find_runs(row)) for row in squares >= _FILLED])
    bars = []
    for top, bottom, left, right in stacks:
        is_shadow = left == 0 or right == columns or top == 0 or bottom == rows or right - left > _WIDEST * columns
        if bottom - top >= _LOWEST and not is_shadow:
            bars.append(tuple(edge * side / dots for edge in (left, top, right, bottom)))
    return [(left, top, right, bottom) for left, top, right, bottom in bars]


def _find_runs(row: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if end - start >= _NARROWEST:
            yield start, end


def _stack(rows: Sequence[Sequence[tuple[int, int]]]) -> list[tuple[int, int, int, int]]:
    """Join runs that lie under one another; (top, bottom, left, right), bottom and right excluded."""
    stacks: list[tuple[int, int, int, int]] = []
    for y, runs in enumerate(rows):
        for start, end in runs:
            for index in range(len(stacks) - 1, -1, -1):
                top, bottom, left, right = stacks[index]
                if bottom == y and min(right, end) - max(left, start) >= _SAME * max(right - left, end - start):
                    stacks[index] = (top, y + 1, min(left, start), max(right, end))
                    break
            else:
                stacks.append((y, y + 1, start, end))
    return stacks
