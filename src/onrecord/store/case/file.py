"""A path -> an open casebook: one SQLite file, checked before it is trusted, written in whole transactions only."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from onrecord.errors import UnreadableError, UsageError
from onrecord.store.case.schema import APPLICATION_ID, SCRIPTS

SUFFIX = ".casebook"
PATIENCE_SECONDS = 10.0  # how long one process waits for another that is writing
_HEAD = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Case:
    """An open casebook, for one thread; who reads sees the last whole transaction, whatever others write meanwhile."""

    path: Path
    connection: sqlite3.Connection
    is_read_only: bool = False

    @contextmanager
    def writing(self, by: str, what: str, subject: str = "") -> Iterator[sqlite3.Connection]:
        """Write all that happens inside or nothing, with a line in the log: who did what to what.

        Raises:
            UsageError: the casebook is open to be read only, or another process has been writing for too long.
        """
        if self.is_read_only:
            raise UsageError(f"{self.path}: the casebook can only be read here; copy it to a place that you may write")
        with self._complaining():
            self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
            row = (now(), by, what, subject)
            self.connection.execute("INSERT INTO log (made, by, what, subject) VALUES (?, ?, ?, ?)", row)
            with self._complaining():
                self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _complaining(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise UsageError(f"{self.path}: could not be written ({error}); try again in a moment") from error

    def close(self) -> None:
        """Close the file; the last one to do so folds its write-ahead log away, so that the one file is everything."""
        self.connection.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self.close()
        if isinstance(error, sqlite3.Error):
            with refusing(self.path):
                raise error


def now() -> str:
    """Return the time as casebooks write it: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def is_case(path: str | Path) -> bool:
    """Say whether `path` is meant as a casebook, by its name."""
    return Path(path).suffix == SUFFIX


def make_case(path: Path, by: str) -> Case:
    """Make an empty casebook at `path` and open it.

    Raises:
        UsageError: there is something already, the name does not end as casebooks do, or it cannot be written there.
    """
    if not is_case(path):
        raise UsageError(f"{path}: expected a name that ends in {SUFFIX}; call it {path.name}{SUFFIX}")
    if path.exists():
        raise UsageError(f"{path}: there is a file of this name already; open it, or choose another name")
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        connection = sqlite3.connect(draft, isolation_level=None)
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            _migrate(connection)
            connection.execute(
                "INSERT INTO log (made, by, what, subject) VALUES (?, ?, 'made the case', '')", (now(), by)
            )
        finally:
            connection.close()
        _publish(draft, path)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"{path}: the casebook could not be made there: {error}") from error
    finally:
        draft.unlink(missing_ok=True)
    return open_case(path)


def _publish(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)  # unlike a rename it never replaces a file that appeared meanwhile
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        draft.rename(path)


def open_case(path: Path, *, read_only: bool = False) -> Case:
    """Open the casebook at `path`, brought to the present schema; what is none, or damaged, is refused.

    Where its folder cannot be written to it is opened to be read only, as after `read_only`.

    Raises:
        UnreadableError: there is none, it is damaged, holds tables that are not ours, or a newer version made it.
    """
    _look_at_head(path)
    read_only = read_only or not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    connection = _connect(path, read_only)
    try:
        with refusing(path):
            _check_identity(path, connection)
            if not read_only:
                connection.execute("PRAGMA journal_mode = WAL")
                _migrate(connection)
            _check_tables(path, connection)
    except BaseException:
        connection.close()
        raise
    return Case(path, connection, read_only)


def _look_at_head(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEAD))
    except OSError as error:
        reason = error.strerror or error
        raise UnreadableError(f"{path}: expected a casebook, but {reason}; `onrecord new` makes one") from error
    if head != _HEAD:
        raise UnreadableError(f"{path}: expected a casebook, found another kind of file")


def _connect(path: Path, read_only: bool) -> sqlite3.Connection:
    uri = path.resolve().as_uri()
    # Beside a log that was left behind the file alone would be an old state; without one nothing needs writing.
    is_still = read_only and not path.with_name(path.name + "-wal").exists()
    mode = "?mode=ro&immutable=1" if is_still else "?mode=ro" if read_only else "?mode=rw"
    with refusing(path):
        connection = sqlite3.connect(uri + mode, uri=True, timeout=PATIENCE_SECONDS, isolation_level=None)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA foreign_keys = ON")
    return connection


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn what SQLite complains of while something is read into one line for a person.

    Raises:
        UnreadableError: the file is damaged.
        UsageError: another process is busy with it.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise UsageError(f"{path}: another process is busy with it; try again in a moment") from error
        raise UnreadableError(f"{path}: expected a casebook, but it could not be opened: {error}") from error
    except sqlite3.DatabaseError as error:
        raise UnreadableError(f"{path}: the casebook is damaged ({error}); restore a copy of it") from error


def _check_identity(path: Path, connection: sqlite3.Connection) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID or not version > 0:
        raise UnreadableError(f"{path}: expected a casebook, found another program's SQLite file")
    if version > len(SCRIPTS):
        raise UnreadableError(
            f"{path}: a newer On Record made this casebook (schema {version}, this one knows {len(SCRIPTS)}); update it"
        )


def _migrate(connection: sqlite3.Connection) -> None:
    """Run the scripts that are missing, each with its version in one transaction."""
    while True:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version >= len(SCRIPTS):
            return
        connection.execute("BEGIN IMMEDIATE")
        try:
            if connection.execute("PRAGMA user_version").fetchone() == (version,):  # else another process was faster
                _run(connection, SCRIPTS[version])
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Run the statements of a script inside the transaction that is open; `executescript` would end it first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def _check_tables(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse a casebook with tables, views or triggers that are not ours: who mails one could hide SQL in them."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < len(SCRIPTS):
        raise UnreadableError(f"{path}: an earlier On Record made this casebook; open it once where it can be written")
    if _list_tables(connection) != _our_tables():
        raise UnreadableError(f"{path}: expected a casebook, found tables that On Record does not make")


def _list_tables(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str | None]]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'")
    return frozenset(rows.fetchall())


@cache
def _our_tables() -> frozenset[tuple[str, str, str | None]]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _migrate(connection)
        return _list_tables(connection)
    finally:
        connection.close()


def list_faults(case: Case) -> tuple[str, ...]:
    """Return what SQLite finds wrong with its own pages and with references between tables, a line each."""
    with refusing(case.path):
        told = [row[0] for row in case.connection.execute("PRAGMA integrity_check(20)")]
        loose = case.connection.execute("PRAGMA foreign_key_check").fetchall()
    return (
        *(f"{case.path}: {line}" for line in told if line != "ok"),
        *(f"{case.path}: a row of {table} refers to a row of {other} that is gone" for table, _, other, _ in loose),
    )
