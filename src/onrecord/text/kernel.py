"""A function over flat arrays -> the same function as machine code, compiled on first use and kept on disk."""

from __future__ import annotations

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
    "search/sort.py",
    "text/codepoints.py",
    "text/kernel.py",
    "text/scan.py",
)


def kernel(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Compile `function` when it is first called; other threads run on meanwhile, and no bounds are checked.

    The machine code is kept in the user's cache folder, or under NUMBA_CACHE_DIR; where neither can be written to, it is
    made anew in each process.
    """
    chosen = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = str(Path(chosen or user_cache_dir("onrecord", appauthor=False), "kernels", _fingerprint()))
    compiled: Callable[Parameters, Result]
    try:
        compiled = numba.njit(cache=True, nogil=True, error_model="numpy")(function)
    except RuntimeError:
        compiled = numba.njit(nogil=True, error_model="numpy")(function)
    finally:
        numba.config.CACHE_DIR = chosen
    return compiled


@cache
def _fingerprint() -> str:
    package = Path(__file__).parent.parent
    return sha256(b"".join((package / source).read_bytes() for source in SOURCES)).hexdigest()[:16]
