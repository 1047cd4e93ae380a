"""Places of words in records -> the window in which the most telling of them meet."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.text.kernel import kernel

_BETTER = 1e-9  # bits: sums of the same numbers in another order differ by less


@kernel
def find_window(
    columns: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]], worths: NDArray[np.float64], width: int
) -> tuple[int, int, float]:
    """Return the first and the last row of the window of `width` words that holds most worth, and what it holds.

    `columns` are records, places in them, and which word stands there, in order. A word counts once in a window.
    """
    records, places, which = columns
    inside = np.zeros(len(worths), np.int64)
    low, held = np.int64(0), 0.0
    first, last, most = np.int64(0), np.int64(-1), 0.0
    for row in range(len(places)):
        word = which[row]
        inside[word] += 1
        held += worths[word] if inside[word] == 1 else 0.0
        while records[low] != records[row] or places[row] - places[low] > width:
            gone = which[low]
            inside[gone] -= 1
            held -= worths[gone] if inside[gone] == 0 else 0.0
            low += 1
        if last < 0 or held > most + _BETTER:
            first, last, most = low, np.int64(row), held
    return int(first), int(last), most
