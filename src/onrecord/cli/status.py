"""`onrecord status`: a case -> what is in it, and how far the work on each story is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.case_options import CasePath, opened
from onrecord.cli.options import ListFormat
from onrecord.cli.output import write
from onrecord.cli.terminal import find_screen

if TYPE_CHECKING:
    from onrecord.casebook import Status, StoryStatus
    from onrecord.report.pen import Line, Pen


def status(
    casebook: CasePath,
    form: Annotated[
        ListFormat, typer.Option("--format", metavar="|".join(ListFormat), help="How to print it.")
    ] = ListFormat.TERMINAL,
) -> None:
    """Say what is in a case, story by story: found, decided, still to be decided."""
    from onrecord import casebook as work

    with opened(casebook, read_only=True) as case:
        found = work.read_status(case)
    if form is ListFormat.JSON:
        write(json.dumps(_describe(found), ensure_ascii=False, indent=2) + "\n")
        return
    from onrecord.report.pen import Pen

    screen = find_screen()
    pen = Pen(width=screen.width, encoding=screen.encoding, has_colour=screen.has_colour)
    write(pen.print(list(_show(pen, casebook.name, found))), encoding=screen.encoding)


def _show(pen: Pen, name: str, found: Status) -> Iterator[Line]:
    from onrecord.report.pen import Line

    yield Line(pen.write((name, "bold")))
    documents = _count(len(found.records), "document", "documents")
    stories = _count(len(found.stories), "story", "stories")
    yield Line(pen.write((f"{documents} · {stories} · house policy {found.settings.policy}", "dim")))
    for story in found.stories:
        yield Line(pen.write())
        yield Line(pen.write((story.version.title, "bold"), (f"  version {story.version.number}", "dim")))
        yield Line(pen.write((_tell(story), "")), "  ")
        levels = _tell_levels(story)
        if levels:
            yield Line(pen.write((levels, "")), "  ")
    if any(not story.is_checked for story in found.stories):
        yield Line(pen.write())
        yield Line(pen.write(("Something is new since the last check: onrecord check " + name, "yellow")))


def _tell(story: StoryStatus) -> str:
    if not story.findings:
        return "no quotations" if story.is_checked else "not checked yet"
    told = [_count(len(story.findings), "quotation", "quotations"), f"{story.decided} decided"]
    if story.undecided:
        told.append(f"{story.undecided} to go")
    if story.open:
        told.append(f"{story.open} of them decided before, and changed since")
    return ", ".join(told)


def _tell_levels(story: StoryStatus) -> str:
    from onrecord.report.words import count_levels

    return "   ".join(f"{level.symbol} {count} {level.name}" for level, count in count_levels(story.findings).items())


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _describe(found: Status) -> dict[str, Any]:
    return {
        "schema": "onrecord-status-1",
        "policy": found.settings.policy,
        "complete": found.settings.complete,
        "covers": found.settings.covers,
        "records": [
            {"id": kept.id, "path": kept.path, "title": kept.title, "sha256": kept.file, "added": kept.added}
            for kept in found.records
        ],
        "stories": [
            {
                "id": story.version.key,
                "title": story.version.title,
                "path": story.version.path,
                "version": story.version.number,
                "checked": story.is_checked,
                "quotations": len(story.findings),
                "decided": story.decided,
                "changed": story.open,
                "undecided": story.undecided,
            }
            for story in found.stories
        ],
    }
