"""Paths as a user gives them -> files to read, their bytes, and the files that must be left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.errors import UnreadableError
from onrecord.model import Unread

SIDECAR = "record.toml"
INDEX_MANIFEST = "onrecord-index.json"
ROSTER = "-listPerson.xml"  # how the name of a list of persons ends, which ParlaMint lays beside its transcripts
STANDARD_INPUT = "-"
# Far above any one text that people write: a trial's transcript has some 10 MB, beyond these something is wrong.
STORY_LIMIT = 20_000_000
RECORD_LIMIT = 200_000_000
# A folder with more files than this was surely not meant; `onrecord index` takes corpora piece by piece.
FOLDER_LIMIT = 100_000
# Casebooks, with what SQLite keeps beside them, are no papers even where they lie among them.
_CASEBOOKS = (".casebook", ".casebook-wal", ".casebook-shm")


def load(path: str, limit: int, data: bytes | None = None) -> bytes:
    """Return the bytes of the file `path`, or `data` where the caller already has them.

    Raises: UnreadableError if the file is missing, a folder, closed to this user, or longer than `limit` bytes.
    """
    if data is None:
        if path == STANDARD_INPUT:
            raise UnreadableError("-: expected text on standard input, found nothing; pipe a file in or name one")
        data = _load_file(path, limit)
    if len(data) > limit:
        raise UnreadableError(f"{path}: expected at most {limit // 1_000_000} MB, found more; split the file")
    return data


def _load_file(path: str, limit: int) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        raise UnreadableError(f"{path}: expected a file, found nothing there; check the path") from None
    except IsADirectoryError:
        raise UnreadableError(f"{path}: expected a file, found a folder; name a file in it") from None
    except PermissionError:
        raise UnreadableError(f"{path}: expected a readable file, found one closed to you; check its rights") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{path}: expected a readable file, found an error: {error}; check the path") from None


def list_files(paths: Sequence[str]) -> tuple[tuple[str, ...], tuple[Unread, ...]]:
    """Return the files that `paths` stand for, folders opened, each file once, and those to be left out.

    Given files keep their order; a folder's files come sorted, its own before those of its subfolders. Hidden files,
    sidecars, lists of persons and casebooks are skipped in silence. Links that lead out of their folder and things that
    are no files are left out with a reason; links within it are not followed, because their targets are read anyway.
    Raises: UnreadableError if a folder holds more than FOLDER_LIMIT files.
    """
    files: dict[str, str] = {}
    unread: list[Unread] = []
    for path in paths:
        found: Iterator[str | Unread] = _walk(path) if Path(path).is_dir() else iter((path,))
        for file in found:
            if isinstance(file, Unread):
                unread.append(file)
            else:
                files.setdefault(str(Path(file).resolve()) if file != STANDARD_INPUT else file, file)
            if len(files) > FOLDER_LIMIT:
                raise UnreadableError(f"{path}: expected at most {FOLDER_LIMIT:,} files, found more; give fewer")
    return tuple(files.values()), tuple(unread)


def _is_index(folder: Path) -> bool:
    """Say whether a folder is an index that On Record made; its files are not papers."""
    return (folder / INDEX_MANIFEST).is_file()


def _walk(folder: str) -> Iterator[str | Unread]:
    root = Path(folder).resolve()
    closed: list[Unread] = []

    def note(error: OSError) -> None:
        closed.append(Unread(path=str(error.filename), why=f"the folder could not be opened: {error.strerror}"))

    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_index(Path(parent, name)))
        for name in sorted([*names, *(name for name in folders if Path(parent, name).is_symlink())]):
            path = Path(parent, name)
            if name.startswith(".") or name == SIDECAR or name.endswith((ROSTER, *_CASEBOOKS)):
                continue
            if path.is_symlink():
                if not path.resolve().is_relative_to(root):
                    yield Unread(path=str(path), why="a symbolic link that leads out of the folder; name its target")
                elif not path.exists():
                    yield Unread(path=str(path), why="a symbolic link to a file that is not there")
            elif path.is_file():
                yield str(path)
            else:
                yield Unread(path=str(path), why="expected a file, found a device, a pipe or a socket")
    yield from closed
