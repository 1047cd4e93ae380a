"""An open casebook -> the tables of the search box over its records, kept in step beside its index."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from onrecord.errors import UnreadableError
from onrecord.library.of_case import PATIENCE_SECONDS, list_folders, open_case_library, stamp_records
from onrecord.library.searched import SearchBox
from onrecord.library.update import Progress
from onrecord.model import Record
from onrecord.store import case as cases
from onrecord.store import fulltext
from onrecord.text.fold import FOLD_VERSION

_FILE = "words.sqlite"
_STAMPS = "CREATE TABLE IF NOT EXISTS stamps (id TEXT PRIMARY KEY, stamp TEXT NOT NULL)"
_VERSION = fulltext.VERSION * 1000 + FOLD_VERSION


def open_case_search(case: cases.Case, progress: Progress | None = None) -> SearchBox:
    """Open the search box of a case, at the cost of what is new in it; close its connection after use.

    Raises:
        UnreadableError: there is no record in the casebook, or one is damaged.
    """
    records = {record.id: record for record in open_case_library(case, progress).records}
    if not records:
        raise UnreadableError(f"{case.path}: expected a casebook with documents, found none in it; add some first")
    return SearchBox(records, connect_search(case.path, records, stamp_records(case), progress))


def connect_search(
    path: Path, records: dict[str, Record], stamps: dict[str, str], progress: Progress | None = None
) -> sqlite3.Connection:
    """Return the tables of the casebook at `path`, brought in step with `records`; `stamps` tell what changed."""
    for folder in list_folders(path):
        if not folder.is_dir():
            continue
        for _ in range(2):
            try:
                return _bring_in_step(sqlite3.connect(folder / _FILE, PATIENCE_SECONDS), records, stamps, progress)
            except sqlite3.OperationalError:  # it cannot be written there
                break
            except sqlite3.DatabaseError:  # damaged: it is only a copy
                (folder / _FILE).unlink(missing_ok=True)
    return _bring_in_step(sqlite3.connect(":memory:"), records, stamps, progress)


def _bring_in_step(
    connection: sqlite3.Connection, records: dict[str, Record], stamps: dict[str, str], progress: Progress | None
) -> sqlite3.Connection:
    connection.isolation_level = None
    try:
        if stamps and _known(connection) == stamps:
            return connection
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone() != (_VERSION,):
            for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                with contextlib.suppress(sqlite3.OperationalError):  # a table of another one, which goes with it
                    connection.execute(f'DROP TABLE IF EXISTS "{table}"')
            connection.execute(f"PRAGMA user_version = {_VERSION}")
        fulltext.make_tables(connection)
        connection.execute(_STAMPS)
        known = _known(connection) or {}
        for id in known.keys() - stamps.keys():
            fulltext.remove_record(connection, id)
        fresh = [id for id, stamp in stamps.items() if known.get(id) != stamp]
        for done, id in enumerate(fresh):
            if progress:
                progress(done, len(fresh), f"making {records[id].title} searchable")
            fulltext.add_record(connection, records[id])
        connection.execute("DELETE FROM stamps")
        connection.executemany("INSERT INTO stamps (id, stamp) VALUES (?, ?)", stamps.items())
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _known(connection: sqlite3.Connection) -> dict[str, str] | None:
    """Return the stamps of the records that the tables hold; None where there are no tables, or of another version."""
    if connection.execute("PRAGMA user_version").fetchone() != (_VERSION,):
        return None
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'stamps'").fetchone():
        return None
    return dict(connection.execute("SELECT id, stamp FROM stamps").fetchall())
