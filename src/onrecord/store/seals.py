"""Files that were once found in order -> whether they still are the same, by size and time alone."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from platformdirs import user_cache_dir


def is_sealed(path: Path) -> bool:
    """Say whether this very file was found in order before, on this machine, and has not been written to since."""
    try:
        return _seal_of(path).read_text("ascii") == _state(path)
    except (OSError, ValueError):
        return False


def seal(path: Path) -> None:
    """Note that the file is in order. Where nothing can be noted, it will be looked at again."""
    with contextlib.suppress(OSError):
        note = _seal_of(path)
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(_state(path), "ascii")


def _seal_of(path: Path) -> Path:
    key = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return Path(user_cache_dir("onrecord", appauthor=False), "seals", key)


def _state(path: Path) -> str:
    found = path.stat()
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino} {found.st_ctime_ns}"
