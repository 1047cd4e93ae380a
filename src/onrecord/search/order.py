"""Whole numbers -> the same in order, for the kernels of the search."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.text.kernel import kernel

RUN = 16  # numbers that are put in order one by one before runs are merged
POSITION = 20  # low bits of a packed number that hold a place in the query, or an index


@kernel
def put_in_order(values: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Return the first `count` of `values`, smallest first; `values` is overwritten.

    Merging is used because it is bounded for every input and compiles in a tenth of the time of numba's own sort.
    """
    for begin in range(0, count, RUN):
        for x in range(begin + 1, min(begin + RUN, count)):
            value, y = values[x], x
            while y > begin and values[y - 1] > value:
                values[y] = values[y - 1]
                y -= 1
            values[y] = value
    source, target = values, np.empty(count, np.int64)
    run = RUN
    while run < count:
        for begin in range(0, count, 2 * run):
            middle, end = min(begin + run, count), min(begin + 2 * run, count)
            left, right = begin, middle
            for x in range(begin, end):
                if left < middle and (right >= end or source[left] <= source[right]):
                    target[x] = source[left]
                    left += 1
                else:
                    target[x] = source[right]
                    right += 1
        source, target = target, source
        run *= 2
    return source[:count]


@kernel
def rank(values: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Return the indexes of the first `count` values, the smallest first, ties in order; values lie within 43 bits."""
    packed = np.empty(count, np.int64)
    for x in range(count):
        packed[x] = values[x] << POSITION | x
    packed = put_in_order(packed, count)
    for x in range(count):
        packed[x] &= (1 << POSITION) - 1
    return packed


@kernel
def bisect(values: NDArray[np.int64], value: int) -> int:
    """Return the index of the last of the sorted `values` that is not above `value`, -1 where all are."""
    low, high = 0, len(values)
    while low < high:
        middle = (low + high) >> 1
        if values[middle] <= value:
            low = middle + 1
        else:
            high = middle
    return low - 1
