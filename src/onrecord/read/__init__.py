"""Step 1, read: files -> Story, Record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.model import Origin, Record, Span, Story, Unread, identify
from onrecord.read.files import RECORD_LIMIT, STANDARD_INPUT, STORY_LIMIT, list_files, load
from onrecord.read.formats import RECORD_FORMATS, STORY_FORMATS, parse
from onrecord.read.masks import settle
from onrecord.read.pdf import Progress, parse_pdf
from onrecord.read.records import make_record
from onrecord.read.sidecar import Facts, read_sidecar
from onrecord.text.captions import find_captions

__all__ = ["Facts", "find_facts", "read_record", "read_records", "read_stories", "read_story"]

_Document = TypeVar("_Document", Story, Record)


def read_story(path: str, data: bytes | None = None) -> Story:
    """Return the story in the file `path`; "-" is standard input, whose bytes the caller gives as `data`.

    The text of plain text and Markdown is the file decoded, unchanged but for a byte order mark; that of a web page is
    its article, paragraphs parted by blank lines. The title is the headline, else the file's name.
    Raises: UnreadableError if there is no text to be had; MissingExtraError if the format needs an extra.
    """
    loaded = load(path, STORY_LIMIT, data)
    body = parse(loaded, path, STORY_FORMATS)
    sha256 = hashlib.sha256(loaded).hexdigest()
    return Story(
        id=identify(sha256, Span(0, len(body.text))),
        text=body.text,
        title=body.title or Path(path).stem,
        origin=Origin(uri=path, sha256=sha256, media_type=body.media_type),
        headline=body.headline,
        byline=body.byline,
        published=body.published,
        blocks=body.blocks,
        masks=settle([*find_captions(body.text), *body.masks]),
    )


def read_record(
    path: str, facts: Facts | None = None, data: bytes | None = None, progress: Progress | None = None
) -> Record:
    """Return the record in the file `path`, cut into turns and pages; "-" is standard input, given as `data`.

    Without `facts`, those of a `record.toml` beside the file hold, where there is one. `progress` is told of pages that
    are read from pictures.
    Raises: UnreadableError if there is no text to be had, or the sidecar makes no sense; MissingExtraError if the
    format needs an extra.
    """
    if facts is None:
        facts = find_facts(path)
    loaded = load(path, RECORD_LIMIT, data)
    formats = RECORD_FORMATS | {".pdf": partial(parse_pdf, progress=progress)}
    body = parse(loaded, path, formats)
    origin = Origin(uri=path, sha256=hashlib.sha256(loaded).hexdigest(), media_type=body.media_type)
    return make_record(body, origin, facts)


def find_facts(path: str) -> Facts:
    """Return what a `record.toml` beside the file `path` says of it.

    Raises: UnreadableError if the sidecar makes no sense.
    """
    return Facts() if path == STANDARD_INPUT else read_sidecar(Path(path).parent).get(Path(path).name, Facts())


def read_stories(paths: Sequence[str], data: bytes | None = None) -> tuple[tuple[Story, ...], tuple[Unread, ...]]:
    """Return the stories in the files and folders `paths`, and the files that could not be read.

    Folders are read with their subfolders, sorted by name. `data` is what standard input ("-") holds.
    Raises: UnreadableError if nothing at all could be read.
    """
    return _read_all(paths, list_files(paths), lambda path: read_story(path, data if path == STANDARD_INPUT else None))


def read_records(
    paths: Sequence[str], data: bytes | None = None, progress: Progress | None = None
) -> tuple[tuple[Record, ...], tuple[Unread, ...]]:
    """Return the records in the files and folders `paths`, and the files that could not be read.

    Order and `data` as in `read_stories`; a `record.toml` tells of the files in its own folder.
    Raises: UnreadableError if nothing at all could be read, or a sidecar makes no sense: to go on without it would
    judge by other facts than the user gave.
    """
    files, unread = list_files(paths)
    folders = {Path(path).parent for path in files if path != STANDARD_INPUT}
    sidecars = {folder: read_sidecar(folder) for folder in folders}

    def read(path: str) -> Record:
        if path == STANDARD_INPUT:
            return read_record(path, Facts(), data, progress)
        return read_record(path, sidecars[Path(path).parent].get(Path(path).name, Facts()), None, progress)

    return _read_all(paths, (files, unread), read)


def _read_all(
    paths: Sequence[str], listed: tuple[tuple[str, ...], tuple[Unread, ...]], read: Callable[[str], _Document]
) -> tuple[tuple[_Document, ...], tuple[Unread, ...]]:
    files, unread = listed[0], list(listed[1])
    documents: list[_Document] = []
    for path in files:
        try:
            documents.append(read(path))
        except (UnreadableError, MissingExtraError) as error:
            unread.append(Unread(path=path, why=str(error).removeprefix(f"{path}: ")))
    if not documents:
        first = f"{unread[0].path}: {unread[0].why}" if unread else f"{', '.join(paths)}: expected files, found none"
        more = f" (and {len(unread) - 1} more files could not be read)" if len(unread) > 1 else ""
        raise UnreadableError(first + more)
    return tuple(documents), tuple(unread)
