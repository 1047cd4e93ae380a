"""Arrays of several segments, wherever in memory they lie -> one table of whole numbers that a kernel can walk.

A kernel is compiled for its arguments' types, and tuples of two and of three segments are two types. So it is given
addresses and lengths instead. Whoever makes the table keeps the arrays alive and has checked their contents.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.text.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Where words stand in some documents, numbered from 0.

    `hashes` are the words of all documents, a 0 behind each document; `order` is their word-prefix array and
    `directory` the way into it. Document d begins at `bounds[d]` of `hashes`; `removed[d]` says that it is not to be
    found any more. `vocabulary` lists the segment's words, more of them at most, where their spellings are known.
    """

    hashes: NDArray[np.uint32]
    order: NDArray[np.uint32]
    directory: NDArray[np.uint32]
    bounds: NDArray[np.int64]
    removed: NDArray[np.bool_]
    vocabulary: Callable[[], Vocabulary] | None = None


# Columns of the table. The last two count the words and the documents of the segments before.
HASHES, HASHES_LENGTH, ORDER, ORDER_LENGTH, DIRECTORY, DIRECTORY_LENGTH = range(6)
BOUNDS, BOUNDS_LENGTH, REMOVED, BASE, FIRST = range(6, 11)


def tabulate(segments: Sequence[Segment]) -> NDArray[np.int64]:
    """Return a row of addresses and lengths for each segment; it holds for as long as the segments' arrays live."""
    table = np.zeros((len(segments), FIRST + 1), np.int64)
    base = first = 0
    for row, segment in zip(table, segments, strict=True):
        row[HASHES], row[HASHES_LENGTH] = segment.hashes.ctypes.data, len(segment.hashes)
        row[ORDER], row[ORDER_LENGTH] = segment.order.ctypes.data, len(segment.order)
        row[DIRECTORY], row[DIRECTORY_LENGTH] = segment.directory.ctypes.data, len(segment.directory)
        row[BOUNDS], row[BOUNDS_LENGTH] = segment.bounds.ctypes.data, len(segment.bounds)
        row[REMOVED], row[BASE], row[FIRST] = segment.removed.ctypes.data, base, first
        base += len(segment.hashes)
        first += len(segment.removed)
    return table
