"""Paths as a user gives them -> one library of all records there, whether they lie in files, folders or indexes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from onrecord import read, search, store
from onrecord.errors import UnreadableError
from onrecord.library.cached import find_cached
from onrecord.library.opened import ChosenWords, Library, make_library, open_library
from onrecord.library.update import Progress
from onrecord.model import Record, Unread


def gather(
    paths: Sequence[str], standard_input: bytes | None = None, progress: Progress | None = None
) -> tuple[Library, tuple[Unread, ...]]:
    """Open everything in `paths`, indexes and casebooks first, and return it with what could not be read.

    `standard_input` is what the path "-" stands for. Large records are kept in the user's cache folder, indexed.

    Raises:
        UnreadableError: nothing at all could be read, or an index is damaged.
    """
    parts, unread = open_parts(paths, standard_input, progress)
    return _join([part if isinstance(part, Library) else make_library(part) for part in parts]), unread


def open_parts(
    paths: Sequence[str], standard_input: bytes | None = None, progress: Progress | None = None
) -> tuple[list[Library | tuple[Record, ...]], tuple[Unread, ...]]:
    """Do as `gather`, and return one by one the indexes, and the records that were only read."""
    indexes = [path for path in paths if store.is_index(path)]
    casebooks = [path for path in paths if path.endswith(".casebook") and path not in indexes]
    others = [path for path in paths if path not in (*indexes, *casebooks)]
    parts: list[Library | tuple[Record, ...]] = [open_library(Path(path)) for path in indexes]
    parts += [_open_casebook(path, progress) for path in casebooks]
    unread: tuple[Unread, ...] = ()
    if others or not parts:
        cached = find_cached(others, progress)
        if cached is None:
            records, unread = read.read_records(others, standard_input, progress)
            parts.append(records)
        else:
            parts.append(cached[0])
            unread = cached[1]
    return parts, unread


def _open_casebook(path: str, progress: Progress | None) -> Library:
    """Open the record of a case as others left it; nothing is written to the casebook."""
    from onrecord.library.of_case import open_case_library
    from onrecord.store import case as cases

    with cases.open_case(Path(path), read_only=True) as case:
        found = open_case_library(case, progress)
    if not found.records:
        raise UnreadableError(f"{path}: expected a casebook with documents, found none in it; onrecord add {path} FILE")
    return found


def _join(parts: Sequence[Library]) -> Library:
    if len(parts) == 1:
        return parts[0]
    records = tuple(chain.from_iterable(part.records for part in parts))
    segments = tuple(chain.from_iterable(part.index.segments for part in parts))
    places = [(part.words, number) for part in parts for number in range(len(part.words))]
    return Library(records, ChosenWords(places), search.Index(segments))
