"""An open casebook -> its records with their index, which is kept in step in a folder beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from platformdirs import user_cache_dir

from onrecord import store
from onrecord.errors import UnreadableError, UsageError
from onrecord.library.opened import Library, make_library, open_library
from onrecord.library.update import PORTION, Progress, lock_folder, merge_segments, tidy, write_portion
from onrecord.model import Correction, Record, SpeakerCorrection
from onrecord.store import case as cases
from onrecord.text.corrections import apply_corrections

PATIENCE_SECONDS = 60.0  # for another process that makes the same index; longer than 100 MB take


def open_case_library(case: cases.Case, progress: Progress | None = None) -> Library:
    """Return the records of a case, corrected as people said, and their index.

    The index is a copy that can be made again: where it is missing, damaged or behind, it is brought up to date at the
    cost of what is new. Where it cannot be kept beside the casebook it is kept in the user's cache folder.

    Raises:
        UnreadableError: a record in the casebook is damaged.
    """
    wanted = stamp_records(case)
    if not wanted:
        return make_library(())
    for folder in list_folders(case.path):
        try:
            return _open_in_step(case, folder, wanted, progress)
        except UsageError:  # it cannot be written there
            continue
    corrections = cases.list_corrections(case)
    return make_library([_read(case, id, corrections) for id in wanted])


def stamp_records(case: cases.Case) -> dict[str, str]:
    """Return for each record of a case what changes with anything that is known of it, by its id."""
    corrections = cases.list_corrections(case)
    return {kept.id: _stamp(kept, corrections.get(kept.id, ())) for kept in cases.list_records(case)}


def list_folders(path: Path) -> tuple[Path, Path]:
    """Return where the index of the casebook at `path` may lie: beside it, else in the user's cache folder."""
    resolved = path.resolve()
    key = hashlib.sha256(str(resolved).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    cached = Path(user_cache_dir("onrecord", appauthor=False), "cases", key)
    return resolved.with_name(f"{resolved.name}.index"), cached


def _open_in_step(case: cases.Case, folder: Path, wanted: dict[str, str], progress: Progress | None) -> Library:
    try:
        if _known(folder) == wanted:
            return open_library(folder)
    except UnreadableError:
        pass  # damaged, or of another version: it is made again
    with lock_folder(folder, PATIENCE_SECONDS):
        try:
            _update(case, folder, wanted, progress)
            return open_library(folder)
        except UnreadableError:
            for path in (folder / store.MANIFEST, *folder.glob("*.segment")):
                path.unlink(missing_ok=True)
            _update(case, folder, wanted, progress)
            return open_library(folder)


def _known(folder: Path) -> dict[str, str]:
    """Return the records that the index holds, by id, with the stamp of each."""
    entries = store.read_manifest(folder) if store.is_index(folder) else ()
    return {
        source.uri: source.stamp
        for entry in entries
        for number, source in enumerate(entry.sources)
        if number not in entry.removed
    }


def _update(case: cases.Case, folder: Path, wanted: dict[str, str], progress: Progress | None) -> None:
    known = _known(folder)
    fresh = [id for id, stamp in wanted.items() if known.get(id) != stamp]
    stale = {id for id, stamp in known.items() if wanted.get(id) != stamp}
    entries = [
        entry.without([number for number, source in enumerate(entry.sources) if source.uri in stale])
        for entry in (store.read_manifest(folder) if known else ())
    ]
    corrections = cases.list_corrections(case)
    records = (_read(case, id, corrections) for id in fresh)
    done = 0
    for portion in _cut(records):
        if progress:
            progress(done, len(fresh), f"indexing {portion[0].title}")
        done += len(portion)
        entries.append(write_portion(folder, [(record.id, record) for record in portion], wanted))
        entries = merge_segments(folder, entries)
    store.write_manifest(folder, entries)
    tidy(folder, entries)


def _cut(records: Iterable[Record]) -> Iterator[list[Record]]:
    portion: list[Record] = []
    size = 0
    for record in records:
        portion.append(record)
        size += len(record.text)
        if size >= PORTION:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _stamp(kept: cases.KeptRecord, corrections: Sequence[cases.KeptCorrection]) -> str:
    told = "".join(f"{one.is_speaker} {one.span} {one.value}" for one in corrections)
    return hashlib.sha256(f"{kept.digest} {told}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _read(case: cases.Case, id: str, corrections: dict[str, tuple[cases.KeptCorrection, ...]]) -> Record:
    (record,) = cases.read_kept(case, [id])
    return lay_over(record, corrections.get(id, ()))


def lay_over(record: Record, corrections: Sequence[cases.KeptCorrection]) -> Record:
    """Return a record as people corrected it; the text itself stays as it is.

    Raises:
        UsageError: a correction does not fit the record.
    """
    if not corrections:
        return record
    turns = {turn.span.start: number for number, turn in enumerate(record.turns)}
    return apply_corrections(
        record,
        [Correction(span=one.span, text=one.value, by=one.by) for one in corrections if not one.is_speaker],
        [
            SpeakerCorrection(turn=turns.get(one.span.start, -1), speaker=one.value, by=one.by)
            for one in corrections
            if one.is_speaker
        ],
    )
