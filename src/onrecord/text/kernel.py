"""A function over flat arrays -> the same function as machine code, compiled on first use and kept on disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import numba

from onrecord.text.prepared import find_folder

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def kernel(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Compile `function` when it is first called; other threads run on meanwhile, and no bounds are checked.

    The machine code is kept in the user's cache folder, or under NUMBA_CACHE_DIR. Where it cannot be kept, it is made
    anew in each process.
    """
    settings = vars(numba.config)
    chosen, folder = settings["CACHE_DIR"], find_folder()
    settings["CACHE_DIR"] = folder
    compiled: Callable[Parameters, Result] = numba.njit(cache=bool(folder), nogil=True, error_model="numpy")(function)
    settings["CACHE_DIR"] = chosen
    return compiled
