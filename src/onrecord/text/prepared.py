"""The state of the sources -> where their machine code is kept, and whether it is there already."""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_dir

# Every file that goes into the machine code. numba itself looks only at the length and the date of the one file that a
# kernel stands in: it would not notice a change in a kernel that is called, nor in a constant, nor in a new release.
SOURCES = (
    "align/trace.py",
    "align/window.py",
    "search/alike.py",
    "search/array.py",
    "search/chain.py",
    "search/compare.py",
    "search/order.py",
    "search/query.py",
    "search/seed.py",
    "search/segments.py",
    "search/views.py",
    "store/steps.py",
    "store/unpack.py",
    "text/codepoints.py",
    "text/different.py",
    "text/kernel.py",
    "text/scan.py",
)
_LAST_COMPILED = "query.search-*.nbi"  # what takes longest, and is asked for after everything else but the alignment


def is_prepared() -> bool:
    """Say whether the engine's machine code is kept already; making it takes some ten seconds."""
    return any(Path(find_folder()).rglob(_LAST_COMPILED)) if find_folder() else False


@cache
def find_folder() -> str:
    """Return the folder for the machine code of this state of the sources, "" where none can be written to.

    It lies in the user's cache folder, or under NUMBA_CACHE_DIR.
    """
    package = Path(__file__).parent.parent
    state = sha256(b"".join((package / source).read_bytes() for source in SOURCES)).hexdigest()[:16]
    parent = os.environ.get("NUMBA_CACHE_DIR") or user_cache_dir("onrecord", appauthor=False)
    folder = Path(parent, "kernels", state)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return ""
    return str(folder) if os.access(folder, os.W_OK) else ""
