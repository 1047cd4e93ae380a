"""A row of the table of segments -> its arrays, inside a kernel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from numba import types
from numba.core.extending import intrinsic
from numba.np.numpy_support import carray
from numpy.typing import NDArray

from onrecord.search.segments import (
    BOUNDS,
    BOUNDS_LENGTH,
    DIRECTORY,
    DIRECTORY_LENGTH,
    HASHES,
    HASHES_LENGTH,
    ORDER,
    ORDER_LENGTH,
    REMOVED,
)
from onrecord.text.kernel import kernel


def _point(context: Any, _: object) -> Any:
    def make(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.inttoptr(arguments[0], context.get_value_type(types.voidptr))

    return types.voidptr(types.int64), make


# numba's own type of an intrinsic says that it is never called.
_pointer = cast(Callable[[int], Any], intrinsic(_point))


@kernel
def view_hashes(table: NDArray[np.int64], segment: int) -> NDArray[np.uint32]:
    """Return the words of a segment."""
    view: NDArray[np.uint32] = carray(_pointer(table[segment, HASHES]), (table[segment, HASHES_LENGTH],), np.uint32)
    return view


@kernel
def view_order(table: NDArray[np.int64], segment: int) -> NDArray[np.uint32]:
    """Return the word-prefix array of a segment."""
    view: NDArray[np.uint32] = carray(_pointer(table[segment, ORDER]), (table[segment, ORDER_LENGTH],), np.uint32)
    return view


@kernel
def view_directory(table: NDArray[np.int64], segment: int) -> NDArray[np.uint32]:
    """Return the way into the word-prefix array of a segment."""
    length = table[segment, DIRECTORY_LENGTH]
    view: NDArray[np.uint32] = carray(_pointer(table[segment, DIRECTORY]), (length,), np.uint32)
    return view


@kernel
def view_bounds(table: NDArray[np.int64], segment: int) -> NDArray[np.int64]:
    """Return where the documents of a segment begin."""
    view: NDArray[np.int64] = carray(_pointer(table[segment, BOUNDS]), (table[segment, BOUNDS_LENGTH],), np.int64)
    return view


@kernel
def is_removed(table: NDArray[np.int64], segment: int, document: int) -> bool:
    """Say whether a document of a segment is not to be found any more."""
    view: NDArray[np.bool_] = carray(_pointer(table[segment, REMOVED]), (table[segment, BOUNDS_LENGTH] - 1,), np.bool_)
    return bool(view[document])
