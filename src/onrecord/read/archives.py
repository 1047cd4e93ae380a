"""A ZIP archive -> the documents in it, with the facts of the `record.toml` that lie beside them."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath, PurePosixPath

from onrecord.errors import UnreadableError
from onrecord.model import Unread
from onrecord.read.files import RECORD_LIMIT, SIDECAR
from onrecord.read.member import Member, name_inside
from onrecord.read.sidecar import Facts, parse_sidecar

# Entries in the table of one archive: as many files as a folder may have.
ENTRIES_LIMIT = 100_000
# Documents that are archives inside: formats with a reader of their own, and those without.
_PACKED_FORMATS = frozenset((".docx", ".epub"))
_PACKED_SIGNS = {"word/document.xml": ".docx", "META-INF/container.xml": ".epub"}
_NO_READER = {
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint file",
    "content.xml": "an OpenDocument file",
}
# What the standard library raises on damaged archives.
ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    RuntimeError,
    OverflowError,
    MemoryError,
)


def is_archive(member: Member) -> bool:
    """Say whether `member` is a ZIP archive and no document that is packed as one."""
    suffix = member.suffix or PurePath(member.path).suffix.lower()
    return suffix not in _PACKED_FORMATS and (member.data.startswith(b"PK\x03\x04") or suffix == ".zip")


def open_archive(member: Member) -> Iterator[Member | Unread]:
    """Yield the files of an archive, sorted as in its table; hidden files and sidecars are skipped in silence.

    Left out with a reason: names that lead out of the archive, links, what is encrypted, what unpacks to too much.
    Raises: UnreadableError if the archive is damaged or empty, or a sidecar in it makes no sense.
    """
    archive, entries = open_zip(member.data, member.path)
    names = {entry.filename for entry in entries}
    packed = next((suffix for sign, suffix in _PACKED_SIGNS.items() if sign in names), None)
    foreign = next((kind for sign, kind in _NO_READER.items() if sign in names), None)
    if packed:
        yield replace(member, suffix=packed)
        return
    if foreign and ("[Content_Types].xml" in names or "mimetype" in names):
        raise UnreadableError(f"{member.path}: expected text or an archive of texts, found {foreign}; save it as text")
    facts = _read_sidecars(archive, entries, member.path)
    files = [entry for entry in entries if not entry.filename.endswith("/") and not _is_hidden(entry.filename)]
    if not files:
        raise UnreadableError(f"{member.path}: expected files in the archive, found none")
    for entry in files:
        path = name_inside(member.path, entry.filename)
        name = PurePosixPath(entry.filename)
        if name.name == SIDECAR:
            continue
        why = _refuse(entry)
        if why:
            yield Unread(path=path, why=why)
            continue
        try:
            data = archive.read(entry)
        except ZIP_DAMAGE as error:
            yield Unread(
                path=path, why=f"expected a whole file in the archive, found a damaged one ({tell_error(error)})"
            )
            continue
        told = facts.get(str(name.parent), {}).get(name.name)
        yield Member(path=path, data=data, facts=told)


def open_zip(data: bytes, path: str) -> tuple[zipfile.ZipFile, list[zipfile.ZipInfo]]:
    """Return an archive and its entries.

    Raises: UnreadableError if it is damaged, or has more entries than ENTRIES_LIMIT.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except ZIP_DAMAGE as error:
        raise UnreadableError(
            f"{path}: expected a ZIP archive, found a damaged one ({tell_error(error)}); get it again"
        ) from None
    if len(entries) > ENTRIES_LIMIT:
        raise UnreadableError(f"{path}: expected at most {ENTRIES_LIMIT:,} files in it, found more; unpack it")
    return archive, entries


def read_packed(data: bytes, path: str) -> dict[str, zipfile.ZipInfo]:
    """Return the entries of a document that is packed as an archive, by name, none of them read yet.

    Raises: UnreadableError if it is damaged, encrypted, or unpacks to more than the largest record.
    """
    _, entries = open_zip(data, path)
    if sum(entry.file_size for entry in entries) > RECORD_LIMIT:
        raise UnreadableError(f"{path}: expected at most {RECORD_LIMIT // 1_000_000} MB when unpacked, found more")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableError(f"{path}: expected a file that is open to all, found an encrypted one; save it without")
    return {entry.filename: entry for entry in entries}


def _refuse(entry: zipfile.ZipInfo) -> str | None:
    name = entry.filename
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":":
        return "a name that leads out of the archive; unpack it by hand if you trust it"
    if not name:
        return "a file without a name; unpack it by hand"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a symbolic link in the archive; name its target"
    if entry.flag_bits & 1:
        return "encrypted; unpack it with its password"
    if entry.file_size > RECORD_LIMIT:
        return f"expected at most {RECORD_LIMIT // 1_000_000} MB when unpacked, found more; split the file"
    return None


def tell_error(error: BaseException) -> str:
    """Return what an error says, on one short line."""
    return " ".join(str(error).split())[:80] or type(error).__name__


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts


def _read_sidecars(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], path: str) -> dict[str, dict[str, Facts]]:
    names = {entry.filename for entry in entries}
    found: dict[str, dict[str, Facts]] = {}
    for entry in entries:
        name = PurePosixPath(entry.filename)
        if name.name != SIDECAR or _refuse(entry):
            continue
        try:
            data = archive.read(entry)
        except ZIP_DAMAGE as error:
            raise UnreadableError(
                f"{path}#{name.name}: expected a whole sidecar, found a damaged one ({tell_error(error)})"
            ) from None
        beside = {str(PurePosixPath(other).name) for other in names if PurePosixPath(other).parent == name.parent}
        found[str(name.parent)] = parse_sidecar(data, name_inside(path, entry.filename), beside.__contains__)
    return found
