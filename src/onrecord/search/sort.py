"""Numbers -> their order, and a number's place among sorted ones, for the kernels of the search."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.text.kernel import kernel

POSITION = 20  # bits of a packed number that hold a place in the query, or an index


@kernel
def rank(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the indexes of `values`, the smallest value first, ties in order; values lie within 43 bits."""
    packed = np.empty(len(values), np.int64)
    for i in range(len(values)):
        packed[i] = values[i] << POSITION | i
    packed.sort()
    return packed & ((1 << POSITION) - 1)


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
