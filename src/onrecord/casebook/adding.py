"""Files as a user names or drops them -> documents and stories of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord import read
from onrecord.errors import MissingExtraError, UnreadableError, UsageError
from onrecord.model import Record, Story, Unread
from onrecord.read.files import RECORD_LIMIT, SIDECAR, STANDARD_INPUT, list_files, load
from onrecord.read.known import file_of, know_files
from onrecord.read.sidecar import parse_sidecar
from onrecord.store import case as cases

Progress = Callable[[int, int, str], None]  # (done, of how many, at what)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of the files: documents that are new, those understood anew, versions of stories, and the rest."""

    new: int = 0
    changed: int = 0
    known: int = 0
    versions: tuple[cases.Version, ...] = ()
    unread: tuple[Unread, ...] = ()

    def __add__(self, other: Added) -> Added:
        return Added(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            known=self.known + other.known,
            versions=(*self.versions, *other.versions),
            unread=(*self.unread, *other.unread),
        )


def add_records(
    case: cases.Case,
    paths: Sequence[str],
    by: str,
    progress: Progress | None = None,
    said: read.Facts | None = None,
) -> Added:
    """Add the files and folders `paths` to the record, one transaction a file; a `record.toml` beside them holds.

    What is `said` of all of them wins over it.

    Raises:
        UnreadableError: there is nothing there at all, or a sidecar makes no sense.
    """
    files, left_out = list_files(paths)
    know = know_files(files)
    total = Added(unread=left_out)
    for done, path in enumerate(files):
        if progress:
            progress(done, len(files), Path(path).name)
        try:
            file = cases.File(path, load(str(file_of(path)), RECORD_LIMIT))
            # One document of an archive is read by its own path; the archive is kept whole.
            data = None if file_of(path) != Path(path) else file.data
            items = read.read_record_file(path, know(path), data, said=said)
            total += _keep(case, file, items, by)
        except (UnreadableError, MissingExtraError) as error:
            total += Added(unread=(_tell(path, error),))
    return total


def add_record_file(case: cases.Case, file: cases.File, facts: read.Facts, by: str) -> Added:
    """Add one file to the record, with all documents in it.

    Raises:
        UnreadableError: nothing in it can be read.
        MissingExtraError: its format needs an extra.
    """
    return _keep(case, file, read.read_record_file(file.path, facts, file.data), by)


def _keep(case: cases.Case, file: cases.File, found: Iterable[Record | Unread], by: str) -> Added:
    items = list(found)
    records = [item for item in items if isinstance(item, Record)]
    unread = tuple(item for item in items if isinstance(item, Unread))
    if not records:
        raise UnreadableError(f"{unread[0].path}: {unread[0].why}" if unread else f"{file.path}: holds no document")
    new, changed = cases.keep_records(case, file, records, by)
    return Added(new=new, changed=changed, known=len(records) - new - changed, unread=unread)


def add_dropped(case: cases.Case, files: Sequence[cases.File], by: str, progress: Progress | None = None) -> Added:
    """Add files to the record that come without a folder; a `record.toml` among them tells of the others."""
    total = Added()
    told: dict[str, read.Facts] = {}
    others = [file for file in files if Path(file.path).name != SIDECAR]
    names = {Path(file.path).name for file in others} | {Path(kept.path).name for kept in cases.list_records(case)}
    for file in files:
        if file not in others:
            told |= parse_sidecar(file.data, file.path, names.__contains__)
    for done, file in enumerate(others):
        if progress:
            progress(done, len(others), file.path)
        try:
            total += add_record_file(case, file, told.get(Path(file.path).name, read.Facts()), by)
        except (UnreadableError, MissingExtraError) as error:
            total += Added(unread=(_tell(file.path, error),))
    return total


def add_stories(
    case: cases.Case, paths: Sequence[str], by: str, *, is_separate: bool = False, of: str | None = None
) -> Added:
    """Add the files and folders `paths` as stories, or as the next version of a story that is there.

    A file is the next version of the story of which it, or another file with the same headline, was one before; unless
    `is_separate`. `of`, the title of a story or the key of a version, says it outright.

    Raises:
        UnreadableError: there is nothing there at all.
        UsageError: there is no story `of`, or more than one.
    """
    files, left_out = list_files(paths)
    story = _find_story(case, of) if of else None
    total = Added(unread=left_out)
    for path in files:
        try:
            file = cases.File(path, load(path, RECORD_LIMIT))
            total += add_story_file(case, file, by, of=story, is_separate=is_separate)
        except (UnreadableError, MissingExtraError) as error:
            total += Added(unread=(_tell(path, error),))
    return total


def add_story_file(
    case: cases.Case, file: cases.File, by: str, *, of: int | None = None, is_separate: bool = False
) -> Added:
    """Add one file as a story, or as the next version of the story in row `of`; one that did not change is known.

    Raises:
        UnreadableError: nothing in it can be read, or it holds more than one story.
        MissingExtraError: its format needs an extra.
    """
    story = read.read_story(file.path, file.data)
    if of is None and not is_separate:
        of = _guess_story(case, story)
    last = next((version for version in cases.list_stories(case) if version.story == of), None)
    if last and last.key == story.id:
        return Added(known=1, versions=(last,))
    return Added(new=1, versions=(cases.keep_version(case, file, story, of, by),))


def write_version(case: cases.Case, key: str, text: str, by: str) -> cases.Version:
    """Keep `text` as the next version of a story, as plain text that stands where its last version stood.

    Raises:
        UsageError: there is no story with this key.
        UnreadableError: there are no words in it.
    """
    last = cases.find_version(case, key)
    file, story = read_draft(last, text)
    kept = cases.list_versions(case, last.story)[-1]
    if kept.key == story.id:
        return kept
    return cases.keep_version(case, file, story, last.story, by)


def read_draft(last: cases.Version, text: str) -> tuple[cases.File, Story]:
    """Return `text` as the file and story that the version after `last` would be.

    Raises:
        UnreadableError: there are no words in it.
    """
    path = last.path if Path(last.path).suffix in (".txt", ".md") else f"{last.path}.txt"
    file = cases.File(path, text.encode("utf-8", "replace"))
    story = read.read_story(path, file.data)
    return file, replace(story, title=_title(story, last.title))


def _title(story: Story, before: str) -> str:
    return story.headline.of(story.text) if story.headline else before


def _guess_story(case: cases.Case, story: Story) -> int | None:
    """Return the story that has a version of the same path, else the last version of which has the same headline."""
    for last in cases.list_stories(case):
        paths = {version.path for version in cases.list_versions(case, last.story)}
        if story.origin.uri != STANDARD_INPUT and story.origin.uri in paths:
            return last.story
        if story.headline and last.title == story.title:
            return last.story
    return None


def _find_story(case: cases.Case, of: str) -> int:
    found = {last.story for last in cases.list_stories(case) if of in (last.title, last.key, last.path)}
    if len(found) != 1:
        told = "none" if not found else "several"
        raise UsageError(f"{case.path}: expected one story called {of!r}, found {told}; see `onrecord status`")
    return found.pop()


def _tell(path: str, error: Exception) -> Unread:
    return Unread(path=path, why=str(error).removeprefix(f"{path}: "))
