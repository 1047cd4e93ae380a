"""A function over flat arrays -> the same function as machine code, compiled on first use and kept on disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import ParamSpec, TypeVar

import numba
from platformdirs import user_cache_dir

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

# Every file that goes into the machine code. numba itself looks only at the length and the date of the one file that a
# kernel stands in: it would not notice a change in a kernel that is called, nor in a constant, nor in a new release.
SOURCES = (
    "align/trace.py",
    "search/array.py",
    "search/chain.py",
    "search/compare.py",
    "search/order.py",
    "search/query.py",
    "search/seed.py",
    "search/segments.py",
    "search/views.py",
    "text/codepoints.py",
    "text/kernel.py",
    "text/scan.py",
)


def kernel(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Compile `function` when it is first called; other threads run on meanwhile, and no bounds are checked.

    The machine code is kept in the user's cache folder, or under NUMBA_CACHE_DIR. Where it cannot be kept, it is made
    anew in each process.
    """
    settings = vars(numba.config)
    chosen = settings["CACHE_DIR"]
    folder = _make_folder(chosen or user_cache_dir("onrecord", appauthor=False))
    settings["CACHE_DIR"] = folder
    compiled: Callable[Parameters, Result] = numba.njit(cache=bool(folder), nogil=True, error_model="numpy")(function)
    settings["CACHE_DIR"] = chosen
    return compiled


@cache
def _make_folder(parent: str) -> str:
    """Return the folder for this state of the sources, "" where none can be written to."""
    package = Path(__file__).parent.parent
    state = sha256(b"".join((package / source).read_bytes() for source in SOURCES)).hexdigest()[:16]
    folder = Path(parent, "kernels", state)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return ""
    return str(folder) if os.access(folder, os.W_OK) else ""
