"""Files of a record -> the tables of the search box over them; those of large records are kept in the user's cache."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_dir

from onrecord import store
from onrecord.library.cached import LEAST, evict
from onrecord.library.gather import open_parts
from onrecord.library.opened import Library
from onrecord.library.update import Progress
from onrecord.model import Found, Query, Record, Unread
from onrecord.store import fulltext
from onrecord.text.fold import FOLD_VERSION

_FILE = "words.sqlite"


@dataclass(frozen=True, slots=True, eq=False)
class SearchBox:
    """Records by their ids, and an open database with the tables of their words."""

    records: Mapping[str, Record]
    connection: sqlite3.Connection

    def find(self, query: Query, *, limit: int = 20, offset: int = 0) -> Found:
        """Return hits of a query, best first, and the number of all."""
        return fulltext.find(self.connection, query, self.records.__getitem__, limit=limit, offset=offset)


def open_search(
    paths: Sequence[str], standard_input: bytes | None = None, progress: Progress | None = None
) -> tuple[SearchBox, tuple[Unread, ...]]:
    """Open everything in `paths` for the search box, as `gather` does for checking, with what could not be read.

    Two files of the same content are one record, the first of them.

    Raises:
        UnreadableError: nothing at all could be read, or an index is damaged.
    """
    parts, unread = open_parts(paths, standard_input, progress)
    records: dict[str, Record] = {}
    for part in parts:
        for record in part.records if isinstance(part, Library) else part:
            records.setdefault(record.id, record)
    file = _find_file(parts)
    return SearchBox(records, _open(file) or _make(file, records.values(), progress)), unread


def _find_file(parts: Sequence[Library | tuple[Record, ...]]) -> Path | None:
    """Return where the tables of just this content are kept; None for little of it, which is read as fast."""
    loose = [part for part in parts if not isinstance(part, Library)]
    if len(loose) == len(parts) and sum(len(record.text) for part in loose for record in part) < LEAST:
        return None
    key = hashlib.sha256(f"{fulltext.VERSION} {FOLD_VERSION}".encode())
    for part in parts:
        key.update((part.identity if isinstance(part, Library) else _identify(part)).encode())
    return Path(user_cache_dir("onrecord", appauthor=False), "searches", key.hexdigest()[:32], _FILE)


def _identify(records: Sequence[Record]) -> str:
    digest = hashlib.sha256()
    for name, array in sorted(store.pack_records(records).items()):
        digest.update(f"{name} {len(array)} ".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()


def _open(file: Path | None) -> sqlite3.Connection | None:
    """Open the tables if they are there, and are as they were written."""
    if file is None or not store.is_sealed(file):
        return None
    with contextlib.suppress(OSError):
        os.utime(file.parent)
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _make(file: Path | None, records: Collection[Record], progress: Progress | None) -> sqlite3.Connection:
    """Make the tables under another name and move them to their place; in memory where there is none."""
    if file is None:
        return _fill(sqlite3.connect(":memory:"), records, progress)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=file.parent) as folder:
            fresh = Path(folder, _FILE)
            connection = sqlite3.connect(fresh, isolation_level=None)
            with contextlib.closing(connection):
                # Whatever happens, half of a file is never moved to its place: no journal is needed.
                connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
                _fill(connection, records, progress).execute("COMMIT")
            fresh.replace(file)
        store.seal(file)
        evict(file.parent.parent)
        made = _open(file)
    except (OSError, sqlite3.OperationalError):  # the cache is full, or closed to this user
        made = None
    return made or _make(None, records, progress)


def _fill(connection: sqlite3.Connection, records: Collection[Record], progress: Progress | None) -> sqlite3.Connection:
    fulltext.make_tables(connection)
    for done, record in enumerate(records):
        if progress:
            progress(done, len(records), record.title)
        fulltext.add_record(connection, record)
    return connection
