"""Steps from word to word -> where the words of one document begin and end."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.store.steps import LENGTH_BITS, LONGEST, WIDE
from onrecord.text.kernel import kernel


@kernel
def unpack(
    steps: NDArray[np.uint8],
    wide: NDArray[np.uint32],
    starts: NDArray[np.uint32],
    ends: NDArray[np.uint32],
    size: int,
) -> bool:
    """Write the words' starts and ends; False where steps and `wide` do not fit, or lead beyond `size`."""
    end, used = 0, 0
    for i in range(len(steps)):
        step = int(np.int64(steps[i]))
        gap, length = step >> LENGTH_BITS, step & LONGEST
        if step == WIDE:
            if used + 2 > len(wide):
                return False
            gap, length = int(np.int64(wide[used])), int(np.int64(wide[used + 1]))
            used += 2
        starts[i] = end + gap
        end += gap + length
        ends[i] = end
        if end > size:
            return False
    return used == len(wide)
