"""The record's side of a casebook: files as they came, and what was understood of the documents in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import UnreadableError, UsageError
from onrecord.model import Record
from onrecord.store.case.file import Case, now
from onrecord.store.parcel import pack_record, read_parcel


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRecord:
    """A document of the record as a list shows it; `digest` changes with anything that was understood of it."""

    id: str
    path: str
    title: str
    file: str
    digest: str
    added: str
    by: str


@dataclass(frozen=True, slots=True)
class File:
    """A file as it came: the path it was added by, and its bytes."""

    path: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash by which the casebook knows the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def keep_records(case: Case, file: File, records: list[Record], by: str) -> tuple[int, int]:
    """Keep a file and the records in it, all or nothing; return how many are new, and how many are understood anew."""
    fresh = changed = 0
    with case.writing(by, "added to the record", file.path) as connection:
        keep_file(case, file)
        for record in records:
            parcel = pack_record(record)
            digest = hashlib.sha256(parcel).hexdigest()
            known = connection.execute("SELECT digest FROM records WHERE id = ?", (record.id,)).fetchone()
            if known == (digest,):
                continue
            fresh, changed = fresh + (known is None), changed + (known is not None)
            connection.execute(
                "INSERT INTO records (id, file, path, title, parcel, digest, added, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET path = excluded.path, title = excluded.title,"
                " parcel = excluded.parcel, digest = excluded.digest",
                (record.id, file.sha256, record.origin.uri, record.title, parcel, digest, now(), by),
            )
    return fresh, changed


def keep_file(case: Case, file: File) -> None:
    """Keep the bytes of a file, inside a transaction that is open."""
    row = (file.sha256, file.data)
    case.connection.execute("INSERT INTO files (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING", row)


def remove_record(case: Case, id: str, by: str) -> None:
    """Take a document out of the record, with what was corrected in it; its file goes when nothing else needs it.

    Raises:
        UsageError: there is no such document.
    """
    kept = find_record(case, id)
    with case.writing(by, "removed from the record", kept.path) as connection:
        connection.execute("DELETE FROM corrections WHERE record = ?", (id,))
        connection.execute("DELETE FROM records WHERE id = ?", (id,))
        used = "SELECT 1 FROM records WHERE file = ?1 UNION SELECT 1 FROM versions WHERE file = ?1"
        connection.execute(f"DELETE FROM files WHERE sha256 = ?1 AND NOT EXISTS ({used})", (kept.file,))


def list_records(case: Case) -> tuple[KeptRecord, ...]:
    """Return the documents of the record, in the order in which they were added."""
    rows = case.connection.execute("SELECT id, path, title, file, digest, added, by FROM records ORDER BY rowid")
    return tuple(_row(*row) for row in rows)


def find_record(case: Case, id: str) -> KeptRecord:
    """Return one document of the record.

    Raises:
        UsageError: there is no such document.
    """
    found = "SELECT id, path, title, file, digest, added, by FROM records WHERE id = ?"
    row = case.connection.execute(found, (id,)).fetchone()
    if row is None:
        raise UsageError(f"{case.path}: there is no document {id!r} in this case; see `onrecord status`")
    return _row(*row)


def read_kept(case: Case, ids: list[str]) -> Iterator[Record]:
    """Yield the records called `ids`, as they were read from their files.

    Raises:
        UnreadableError: one is gone or damaged.
    """
    for id in ids:
        row = case.connection.execute("SELECT parcel, digest, path FROM records WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise UnreadableError(f"{case.path}: the document {id} was removed meanwhile; try again")
        if hashlib.sha256(row[0]).hexdigest() != row[1]:
            raise UnreadableError(f"{case.path}: the document {row[2]} is damaged; restore a copy, or add it again")
        yield read_parcel(row[0], f"{case.path}, document {id}")


def read_file(case: Case, sha256: str) -> bytes:
    """Return the bytes of a file as it came.

    Raises:
        UnreadableError: they are gone, or not what they were.
    """
    row = case.connection.execute("SELECT bytes FROM files WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None or hashlib.sha256(row[0]).hexdigest() != sha256:
        raise UnreadableError(f"{case.path}: the file {sha256[:12]} is damaged; restore a copy of the casebook")
    return bytes(row[0])


def _row(id: str, path: str, title: str, file: str, digest: str, added: str, by: str) -> KeptRecord:
    return KeptRecord(id=id, path=path, title=title, file=file, digest=digest, added=added, by=by)
