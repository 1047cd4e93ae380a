"""Files of a record -> their index in the user's cache folder, made anew when one of them has changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from platformdirs import user_cache_dir

from onrecord import read, store
from onrecord.errors import OnRecordError, UnreadableError
from onrecord.library.opened import Library, open_library
from onrecord.library.update import Progress, stamp_files, update_library
from onrecord.model import Unread
from onrecord.read.files import STANDARD_INPUT, list_files
from onrecord.read.known import file_of

# Bytes of a record below which it is read faster than its cache would be looked after.
LEAST = 2_000_000
KEPT_DAYS = 30  # an index that was not used for so long is deleted when another one is made


def find_cached(paths: Sequence[str], progress: Progress | None = None) -> tuple[Library, tuple[Unread, ...]] | None:
    """Return the records in `paths`, in the order of `read_records`, with what could not be read; None for small ones.

    Where there is no index of just these files and this state of the program, it is made; also where it turns out to be
    damaged. Processes that make the same one at once do not disturb one another. None is returned too where the cache
    cannot be written to.

    Raises:
        UnreadableError: nothing at all could be read.
    """
    files, left_out = list_files(paths)
    if STANDARD_INPUT in files or sum(_size(file) for file in files) < LEAST:
        return None
    folder = Path(user_cache_dir("onrecord", appauthor=False), "indexes", _key(files))
    try:
        found = _open(folder, files)
        if found is None:
            found = _make(folder, files, progress)
        library, unread = found
    except OSError:
        return None
    return library, (*left_out, *unread)


def _open(folder: Path, files: Sequence[str]) -> tuple[Library, list[Unread]] | None:
    """Open the index if it is whole and nothing has changed."""
    if not store.is_index(folder):
        return None
    try:
        entries = store.read_manifest(folder)
        if not _is_current(folder, entries, files):
            return None
        library = open_library(folder)
    except UnreadableError:
        return None
    known = {source.uri for entry in entries for source in entry.sources}
    unread = [_try(file) for file in files if file not in known]
    if not all(unread):
        return None  # what could not be read then can be read now
    with contextlib.suppress(OSError):
        os.utime(folder)
    return library, [file for file in unread if file]


def _is_current(folder: Path, entries: Sequence[store.Entry], files: Sequence[str]) -> bool:
    """Say whether the files are what they were, by size and time, or else by content."""
    stamps = stamp_files(files)
    sources = [source for entry in entries for source in entry.sources]
    known = dict.fromkeys(source.uri for source in sources)
    if any(entry.removed for entry in entries) or list(known) != [file for file in files if file in known]:
        return False
    touched = [source for source in sources if source.stamp != stamps[source.uri]]
    for source in touched:
        if source.stamp.split()[2:] != stamps[source.uri].split()[2:] or _hash(source.uri) != source.sha256:
            return False
    if touched:
        fresh = [
            replace(entry, sources=tuple(replace(source, stamp=stamps[source.uri]) for source in entry.sources))
            for entry in entries
        ]
        store.write_manifest(folder, fresh)
    return True


def _make(folder: Path, files: Sequence[str], progress: Progress | None) -> tuple[Library, list[Unread]]:
    """Make the index under another name and move it to its place; an older one there makes way."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
    try:
        change = update_library(files, fresh, progress)
        library = open_library(fresh)
        old = Path(tempfile.mkdtemp(prefix=".old-", dir=folder.parent))
        with contextlib.suppress(OSError):
            if folder.exists():
                folder.rename(old / "index")
            fresh.rename(folder)
            for path in folder.glob("*.segment"):
                store.seal(path)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    evict(folder.parent)
    return library, list(change.unread)


def evict(folder: Path) -> None:
    """Delete the folders in `folder` that were not used for long."""
    oldest = time.time() - KEPT_DAYS * 86_400
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < oldest:
                shutil.rmtree(path, ignore_errors=True)


def _key(files: Sequence[str]) -> str:
    """Return a name that is another one for other files, and for another state of what reads and folds them."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for source in sorted([*package.glob("read/**/*.py"), *package.glob("text/*.py"), *package.glob("model/*.py")]):
        digest.update(source.read_bytes())
    # Once the program that reads pictures is there, what could not be read before is read.
    digest.update(b"\1" if shutil.which("tesseract") else b"\0")
    for file in files:
        digest.update(f"{file}\0{Path(file).resolve()}\0".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def _try(file: str) -> Unread | None:
    try:
        next(iter(read.read_record_file(file, read.Facts())), None)
    except OnRecordError as error:
        return Unread(path=file, why=str(error).removeprefix(f"{file}: "))
    return None


def _size(file: str) -> int:
    try:
        return file_of(file).stat().st_size
    except OSError:
        return 0


def _hash(file: str) -> str:
    try:
        return hashlib.sha256(file_of(file).read_bytes()).hexdigest()
    except OSError:
        return ""
