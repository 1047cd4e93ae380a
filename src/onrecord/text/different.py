"""A run of words -> those that were not seen before."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.text.kernel import kernel


@kernel
def list_new(hashes: NDArray[np.uint32], seen: NDArray[np.uint32], new: NDArray[np.int64]) -> int:
    """Write where each word that is not in `seen` first stands, add it there, and return how many there are.

    `seen` is a table of a power of two of slots, 0 for a free one, with room for all words of `hashes`.
    """
    last, count = len(seen) - 1, 0
    for i in range(len(hashes)):
        slot = int(np.int64(hashes[i])) & last
        while seen[slot] != 0 and seen[slot] != hashes[i]:
            slot = (slot + 1) & last
        if seen[slot] == 0:
            seen[slot] = hashes[i]
            new[count] = i
            count += 1
    return count
