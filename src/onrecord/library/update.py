"""Files and folders -> an index of them on disk: new ones are read, changed ones read again, the rest left alone."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord import read, search, store
from onrecord.errors import MissingExtraError, UnreadableError, UsageError
from onrecord.library.opened import open_entry
from onrecord.model import Record, Unread
from onrecord.read.files import SIDECAR, STANDARD_INPUT, list_files
from onrecord.read.known import file_of, know_files, list_rosters
from onrecord.text.fold import fold
from onrecord.text.vocabulary import list_words

Progress = Callable[[int, int, str], None]  # (done, of how many, at what)

# Characters of a segment as it is first written: what is lost when the work is broken off. Some 300 MB of memory.
PORTION = 32_000_000
# Words of the largest segment that is made by merging. Positions have 32 bits; sorting takes 13 bytes a word.
LARGEST = 1 << 27
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class Change:
    """What an update did: documents read, documents removed because their files changed or went, all that are there."""

    added: int
    removed: int
    documents: int
    unread: tuple[Unread, ...] = ()


def update_library(paths: Sequence[str], folder: Path, progress: Progress | None = None) -> Change:
    """Bring the index in `folder` up to date with the files in `paths`, and return what was done.

    Other documents of the index stay, unless their files are gone from one of the folders in `paths`. The cost is that
    of the files that are new or changed; now and then segments are merged, so that few are left. Broken off, it can be
    taken up again.

    Raises:
        UnreadableError: nothing could be read, or there is an index but a damaged one.
        UsageError: another process is at work on the index, or the folder cannot be written to.
    """
    files, left_out = list_files(paths)
    if STANDARD_INPUT in files:
        raise UsageError("an index is made of files; standard input (-) is not one, save it first")
    files = tuple(file for file in files if not Path(file).resolve().is_relative_to(folder.resolve()))
    with lock_folder(folder):
        entries = list(store.read_manifest(folder)) if store.is_index(folder) else []
        known = {
            source.uri: source.stamp
            for entry in entries
            for number, source in enumerate(entry.sources)
            if number not in entry.removed
        }
        stamps = stamp_files(files)
        fresh = [file for file in files if known.get(file) != stamps[file]]
        stale = {file for file in known if file in fresh or (file not in stamps and _is_gone(file, paths))}
        entries = [_remove(entry, stale) for entry in entries]
        unread = list(left_out)
        added = 0
        for documents in _read_portions(fresh, unread, progress):
            entries.append(write_portion(folder, documents, stamps))
            added += len(documents)
            store.write_manifest(folder, entries)
            entries = merge_segments(folder, entries)
        count = sum(len(entry.sources) - len(entry.removed) for entry in entries)
        if not count:
            first = unread[0] if unread else Unread(path=", ".join(paths), why="expected files, found none")
            raise UnreadableError(f"{first.path}: {first.why}")
        store.write_manifest(folder, entries)
        tidy(folder, entries)
    return Change(added, len(stale), count, tuple(unread))


def stamp_files(files: Sequence[str]) -> dict[str, str]:
    """Return for each file what changes when it is written to, or when what is known of it changes."""
    sidecars: dict[Path, str] = {}
    stamps = {}
    for file in files:
        folder = file_of(file).parent
        if folder not in sidecars:
            beside = [path.read_bytes() for path in (folder / SIDECAR, *list_rosters(folder)) if path.is_file()]
            sidecars[folder] = hashlib.sha256(b"".join(beside)).hexdigest()[:16] if beside else "-"
        try:
            found = file_of(file).stat()
            stamps[file] = f"{found.st_size} {found.st_mtime_ns} {sidecars[folder]}"
        except OSError:
            stamps[file] = "-"
    return stamps


def _is_gone(file: str, paths: Sequence[str]) -> bool:
    resolved = file_of(file).resolve()
    return not resolved.exists() and any(resolved.is_relative_to(Path(path).resolve()) for path in paths)


def _remove(entry: store.Entry, files: set[str]) -> store.Entry:
    return entry.without([number for number, source in enumerate(entry.sources) if source.uri in files])


def _read_portions(
    files: Sequence[str], unread: list[Unread], progress: Progress | None
) -> Iterator[list[tuple[str, Record]]]:
    """Yield the records in `files`, some at a time, each with its file; those that cannot be read go to `unread`."""
    know = know_files(files)
    records: list[tuple[str, Record]] = []
    size = 0
    for done, file in enumerate(files):
        if progress:
            progress(done, len(files), Path(file).name)
        try:
            found = list(read.read_record_file(file, know(file), progress=progress))
        except (UnreadableError, MissingExtraError) as error:
            unread.append(Unread(path=file, why=str(error).removeprefix(f"{file}: ")))
            continue
        left_out = [item for item in found if isinstance(item, Unread)]
        made = [item for item in found if isinstance(item, Record)]
        unread += left_out
        records += [(file, record) for record in _note(made, left_out)]
        size += sum(len(record.text) for record in made)
        if size >= PORTION:
            yield records
            records, size = [], 0
    if records:
        yield records


def _note(records: Sequence[Record], left_out: Sequence[Unread]) -> Sequence[Record]:
    """Write on the first record what else its file holds: whoever opens the index later does not read that again."""
    if not records or not left_out:
        return records
    first = left_out[0]
    note = f"{len(left_out)} other parts of its file could not be read, the first {first.path}: {first.why}"
    return [replace(records[0], problems=(*records[0].problems, note)), *records[1:]]


def write_portion(folder: Path, documents: Sequence[tuple[str, Record]], stamps: Mapping[str, str]) -> store.Entry:
    """Write a segment of records, each with the name by which it is known here, and return its entry."""
    records = [record for _, record in documents]
    words = [fold(record.text, record.masks, record.corrections) for record in records]
    spelled = store.pack_vocabulary(list_words([record.text for record in records], words))
    arrays = {**store.pack_words(words), **store.pack_records(records), **spelled}
    sources = tuple(store.Source(file, record.origin.sha256, stamps[file]) for file, record in documents)
    return _write_sorted(folder, arrays, sources)


def _write_sorted(folder: Path, arrays: store.Arrays, sources: tuple[store.Source, ...]) -> store.Entry:
    order, directory = search.sort_words(arrays["hashes"])
    layout = store.write_segment(folder, {**arrays, "order": order, "directory": directory})
    store.seal(folder / layout.file)
    return store.Entry(layout, sources)


def merge_segments(folder: Path, entries: list[store.Entry]) -> list[store.Entry]:
    """Merge the last segments while the one before is not twice as large: few stay, and each word moves seldom."""
    while len(entries) > 1:
        sizes = [entry.layout.slots["hashes"].length for entry in entries[-2:]]
        if sizes[0] >= 2 * sizes[1] or sum(sizes) > LARGEST:
            break
        last = entries[-2:]
        kept = [[n for n in range(len(entry.sources)) if n not in entry.removed] for entry in last]
        arrays = store.join([(open_entry(folder, entry), numbers) for entry, numbers in zip(last, kept, strict=True)])
        sources = tuple(entry.sources[n] for entry, numbers in zip(last, kept, strict=True) for n in numbers)
        entries = [*entries[:-2], _write_sorted(folder, arrays, sources)]
    return entries


def tidy(folder: Path, entries: Sequence[store.Entry]) -> None:
    """Delete the segments that are in no use any more. Whoever has one open keeps it."""
    used = {entry.layout.file for entry in entries}
    for path in folder.glob("*.segment"):
        if path.name not in used:
            with contextlib.suppress(OSError):
                path.unlink()


@contextlib.contextmanager
def lock_folder(folder: Path, patience_seconds: float = 0.0) -> Iterator[None]:
    """Keep other processes from changing the index in `folder`; whoever is killed leaves no lock behind.

    Raises:
        UsageError: another process is at work on it for longer than `patience_seconds`, or it cannot be written to.
    """
    import filelock

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(folder / _LOCK, timeout=patience_seconds):
            yield
    except filelock.Timeout as error:
        raise UsageError(f"{folder}: another process is at work on this index; try again when it is done") from error
    except FileExistsError as error:
        raise UsageError(f"{folder}: expected a folder for the index, found a file; name another") from error
    except OSError as error:
        raise UsageError(f"{folder}: the index could not be written there: {error.strerror}") from error
