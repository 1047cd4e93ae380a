"""Step 1, read: files -> Story, Record."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.model import Origin, Record, Span, Story, Unread, identify
from onrecord.read.containers import open_named
from onrecord.read.files import STANDARD_INPUT, STORY_LIMIT, list_files
from onrecord.read.formats import RECORD_FORMATS, STORY_FORMATS, parse
from onrecord.read.known import know_files
from onrecord.read.masks import settle
from onrecord.read.member import Member
from onrecord.read.pdf import Progress, parse_pdf, parse_pdf_story
from onrecord.read.records import make_record
from onrecord.read.sidecar import Facts, overlay
from onrecord.read.speeches import parse_speeches
from onrecord.text.captions import find_captions
from onrecord.text.language import detect_language

__all__ = ["Facts", "read_record", "read_record_file", "read_records", "read_stories", "read_story"]

_Document = TypeVar("_Document", Story, Record)


def read_story(path: str, data: bytes | None = None, progress: Progress | None = None) -> Story:
    """Return the story in the file `path`; "-" is standard input, whose bytes the caller gives as `data`.

    The text of plain text and Markdown is the file decoded, unchanged but for a byte order mark; that of a web page is
    its article, paragraphs parted by blank lines. The title is the headline, else the file's name. `progress` is told
    of pages that are read from pictures.
    Raises: UnreadableError if there is no text to be had, or more than one document; MissingExtraError if the format
    needs an extra.
    """
    make = partial(_make_story, progress=progress)
    return _take_only(path, (_try(item, make) for item in open_named(path, data)))


def read_record(
    path: str,
    facts: Facts | None = None,
    data: bytes | None = None,
    progress: Progress | None = None,
    said: Facts | None = None,
) -> Record:
    """Return the record in the file `path`, cut into turns and pages; "-" is standard input, given as `data`.

    `path` may also be what a document in an archive or mailbox is called here, "archive.zip#folder/file.txt".

    Without `facts`, those of a `record.toml` beside the file hold, where there is one. `said` wins over both and over
    what an archive says, field by field. `progress` is told of pages that are read from pictures.
    Raises: UnreadableError if there is no text to be had, or more than one document, or the sidecar makes no sense;
    MissingExtraError if the format needs an extra.
    """
    known_of = know_files([path])(path) if facts is None else facts
    return _take_only(
        path,
        (_try(item, lambda item: _make_record(item, known_of, progress, said)) for item in open_named(path, data)),
    )


def read_record_file(
    path: str,
    facts: Facts,
    data: bytes | None = None,
    progress: Progress | None = None,
    said: Facts | None = None,
) -> Iterator[Record | Unread]:
    """Yield the records in the file `path`: one, or those that an archive or mailbox holds, and what is not readable.

    `path` may also be what a document in an archive or mailbox is called here.

    What an archive holds is called "archive.zip#folder/file.txt". A `record.toml` in the archive wins over `facts`,
    `said` over both, field by field.
    Raises: as `read_record`, where the file itself cannot be read.
    """
    for item in open_named(path, data):
        yield _try(item, lambda item: _make_record(item, facts, progress, said))


def read_stories(
    paths: Sequence[str], data: bytes | None = None, progress: Progress | None = None
) -> tuple[tuple[Story, ...], tuple[Unread, ...]]:
    """Return the stories in the files and folders `paths`, and the files that could not be read.

    Folders are read with their subfolders, sorted by name. `data` is what standard input ("-") holds; `progress` as in
    `read_story`.
    Raises: UnreadableError if nothing at all could be read.
    """

    def read(path: str) -> Iterator[Story | Unread]:
        return _read_stories_in(path, data if path == STANDARD_INPUT else None, progress)

    return _read_all(paths, list_files(paths), read)


def read_records(
    paths: Sequence[str], data: bytes | None = None, progress: Progress | None = None
) -> tuple[tuple[Record, ...], tuple[Unread, ...]]:
    """Return the records in the files and folders `paths`, and the files that could not be read.

    Order and `data` as in `read_stories`; a `record.toml` tells of the files in its own folder.
    Raises: UnreadableError if nothing at all could be read, or a sidecar makes no sense: to go on without it would
    judge by other facts than the user gave.
    """
    files, unread = list_files(paths)
    know = know_files(files)

    def read(path: str) -> Iterator[Record | Unread]:
        return read_record_file(path, know(path), data if path == STANDARD_INPUT else None, progress)

    return _read_all(paths, (files, unread), read)


def _read_stories_in(path: str, data: bytes | None, progress: Progress | None) -> Iterator[Story | Unread]:
    for item in open_named(path, data):
        yield _try(item, partial(_make_story, progress=progress))


def _make_story(file: Member, progress: Progress | None = None) -> Story:
    if len(file.data) > STORY_LIMIT:
        raise UnreadableError(
            f"{file.path}: expected at most {STORY_LIMIT // 1_000_000} MB, found more; split the file"
        )
    formats = STORY_FORMATS | {".pdf": partial(parse_pdf_story, progress=progress)}
    body = parse(file.data, file.path, formats, file.suffix)
    sha256 = hashlib.sha256(file.data).hexdigest()
    return Story(
        id=identify(sha256, Span(0, len(body.text))),
        text=body.text,
        title=body.title or file.stem,
        origin=Origin(uri=file.path, sha256=sha256, media_type=body.media_type),
        headline=body.headline,
        byline=body.byline,
        published=body.published,
        updated=body.updated,
        blocks=body.blocks,
        masks=settle([*find_captions(body.text), *body.masks]),
        outlet=body.outlet,
        language=detect_language(body.text),
    )


def _make_record(file: Member, facts: Facts, progress: Progress | None = None, said: Facts | None = None) -> Record:
    known_of = overlay(file.facts or facts, said or Facts())
    formats = RECORD_FORMATS | {
        ".pdf": partial(parse_pdf, progress=progress),
        ".xml": partial(parse_speeches, people=known_of.people),
    }
    body = parse(file.data, file.path, formats, file.suffix)
    if file.is_inside and body.title is None:
        body = replace(body, title=file.stem)
    origin = Origin(uri=file.path, sha256=hashlib.sha256(file.data).hexdigest(), media_type=body.media_type)
    return make_record(body, origin, known_of)


def _try(item: Member | Unread, make: Callable[[Member], _Document]) -> _Document | Unread:
    """Return what `make` makes of `item`; of what an archive holds, one damaged file does not stop the others."""
    if isinstance(item, Unread):
        return item
    if not item.is_inside:
        return make(item)
    try:
        return make(item)
    except (UnreadableError, MissingExtraError) as error:
        return Unread(path=item.path, why=str(error).removeprefix(f"{item.path}: "))


def _take_only(path: str, found: Iterator[_Document | Unread]) -> _Document:
    items = list(itertools.islice(found, 2))
    documents = [item for item in items if not isinstance(item, Unread)]
    if len(items) == 1 and documents:
        return documents[0]
    if len(items) == 1 and isinstance(items[0], Unread):
        raise UnreadableError(f"{items[0].path}: {items[0].why}")
    if not items:
        raise UnreadableError(f"{path}: expected a document, found none of this name; look at what the file holds")
    raise UnreadableError(
        f"{path}: expected one document, found several documents; name one of them, such as {_name(items[0])}"
    )


def _name(item: Story | Record | Unread) -> str:
    return item.path if isinstance(item, Unread) else item.origin.uri


def _read_all(
    paths: Sequence[str],
    listed: tuple[tuple[str, ...], tuple[Unread, ...]],
    read: Callable[[str], Iterator[_Document | Unread]],
) -> tuple[tuple[_Document, ...], tuple[Unread, ...]]:
    files, unread = listed[0], list(listed[1])
    documents: list[_Document] = []
    for path in files:
        try:
            for item in read(path):
                if isinstance(item, Unread):
                    unread.append(item)
                else:
                    documents.append(item)
        except (UnreadableError, MissingExtraError) as error:
            unread.append(Unread(path=path, why=str(error).removeprefix(f"{path}: ")))
    if not documents:
        first = f"{unread[0].path}: {unread[0].why}" if unread else f"{', '.join(paths)}: expected files, found none"
        more = f" (and {len(unread) - 1} more files could not be read)" if len(unread) > 1 else ""
        raise UnreadableError(first + more)
    return tuple(documents), tuple(unread)
