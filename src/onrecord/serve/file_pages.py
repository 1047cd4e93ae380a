"""Files that somebody drops -> documents and stories of the case, read in the background and then checked."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from onrecord import casebook
from onrecord.errors import MissingExtraError, UnreadableError, UsageError
from onrecord.model import Unread
from onrecord.read.files import RECORD_LIMIT
from onrecord.serve.desk import Desk
from onrecord.serve.pages import count, get_desk, render
from onrecord.serve.work import Outcome, Progress
from onrecord.store import case as cases

MOST_FILES = 500  # of one batch
_STEERING = re.compile(r"[\x00-\x1f\x7f]")


async def take_files(request: Request) -> Response:
    """Take the files of one form and have them added; `as` says whether to the record or as stories."""
    desk = get_desk(request)
    async with request.form(max_files=MOST_FILES, max_fields=4, max_part_size=1000) as form:
        as_stories = form.get("as") == "story"
        files = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
        if not files:
            raise UsageError("expected files, found none; choose or drop some")
        loaded = [cases.File(name_file(each.filename or ""), await each.read(RECORD_LIMIT + 1)) for each in files]
    await run_in_threadpool(_start, desk, loaded, as_stories)
    return render(request, "work.html", None)


def name_file(name: str) -> str:
    """Return what a file that was sent is called here: a label, without folders, that is never opened as a path."""
    last = PurePosixPath(_STEERING.sub("", name).replace("\\", "/")).name[-255:]
    return last if last.strip(" .-") else "file"


def _start(desk: Desk, files: list[cases.File], as_stories: bool) -> None:
    with desk.open() as case:  # complains at once where there is none, or it can only be read
        if case.is_read_only:
            raise UsageError(f"{case.path}: the casebook can only be read here; copy it to a place that you may write")
    title = f"Adding {count(len(files), 'file')} {'as stories' if as_stories else 'to the record'}"
    desk.work.start(title, lambda progress: _add(desk, files, as_stories, progress))


def _add(desk: Desk, files: list[cases.File], as_stories: bool, progress: Progress) -> Outcome:
    whole = [file for file in files if len(file.data) <= RECORD_LIMIT]
    too_long = tuple(
        Unread(path=file.path, why=f"expected at most {RECORD_LIMIT // 1_000_000} MB, found more; split the file")
        for file in files
        if len(file.data) > RECORD_LIMIT
    )
    with desk.open() as case:
        added = (_add_stories if as_stories else _add_records)(case, whole, desk.by, progress)
    if added.new or added.changed:
        desk.work.start("Checking the stories", desk.check)
    return Outcome(text=_tell(added, as_stories), unread=(*too_long, *added.unread))


def _add_records(case: cases.Case, files: list[cases.File], by: str, progress: Progress) -> casebook.Added:
    return casebook.add_dropped(case, files, by, progress)


def _add_stories(case: cases.Case, files: list[cases.File], by: str, progress: Progress) -> casebook.Added:
    total = casebook.Added()
    for done, file in enumerate(files):
        progress(done, len(files), file.path)
        try:
            total += casebook.add_story_file(case, file, by)
        except (UnreadableError, MissingExtraError) as error:
            why = str(error).removeprefix(f"{file.path}: ")
            total += casebook.Added(unread=(Unread(path=file.path, why=why),))
    return total


def _tell(added: casebook.Added, as_stories: bool) -> str:
    noun = ("version of a story", "versions of stories") if as_stories else ("document", "documents")
    parts = [f"Added {count(added.new, *noun)}"]
    if added.changed:
        parts.append(f"{added.changed:,} understood anew")
    if added.known:
        parts.append(f"{added.known:,} there before")
    return ", ".join(parts) + "."
