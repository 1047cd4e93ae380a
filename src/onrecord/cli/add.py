"""`onrecord add`: files -> documents of a case's record, or its stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import facts
from onrecord.cli.case_options import By, CasePath, choose_name, opened
from onrecord.cli.check import name_unread
from onrecord.cli.progress import show_progress
from onrecord.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from onrecord.casebook import Added


def add(
    casebook: CasePath,
    file: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files and folders.")],
    story: Annotated[bool, typer.Option("--story", help="They are stories, not documents of the record.")] = False,
    of: Annotated[
        str | None,
        typer.Option("--of", metavar="STORY", help="They are a new version of this story: its title or its path."),
    ] = None,
    separate: Annotated[
        bool, typer.Option("--separate", help="They are stories of their own, whatever their name or headline.")
    ] = False,
    by: By = None,
    kind: facts.AsKind = None,
    title: facts.Title = None,
    day: facts.Day = None,
    author: facts.Author = None,
    party: facts.Party = None,
    fidelity: facts.Fidel = None,
    language: facts.Language = None,
    event: facts.Event = None,
    released: facts.Released = None,
    obtained: facts.Obtained = None,
    obtained_from: facts.ObtainedFrom = None,
    classification: facts.Classification = None,
    declassified: facts.Declassified = None,
    docket: facts.Docket = None,
) -> None:
    """Add files to a case: to its record, or with --story as stories and new versions of them.

    What is said of the record holds for all files named, and wins over a record.toml beside them.
    """
    said = facts.make_facts(
        kind=kind,
        title=title,
        day=day,
        author=author,
        party=party,
        fidelity=fidelity,
        language=language,
        event=event,
        released=released,
        obtained=obtained,
        obtained_from=obtained_from,
        classification=classification,
        declassified=declassified,
        docket=docket,
    )
    if of and separate:
        raise UsageError("--of says that it is a version of a story, --separate that it is none; give one of them.")
    from onrecord import casebook as work
    from onrecord.read import Facts

    if (story or of or separate) and said != Facts():
        raise UsageError("What is known of a record, such as --date, cannot be said of stories; leave it out.")
    with opened(casebook) as case:
        if story or of or separate:
            added = work.add_stories(case, file, choose_name(by), is_separate=separate, of=of)
        else:
            with show_progress(needs_engine=False) as progress:
                added = work.add_records(case, file, choose_name(by), progress, said)
    name_unread(added.unread)
    if not (added.new or added.changed or added.known):
        raise UnreadableError(f"{', '.join(file)}: nothing there could be read; nothing was added")
    for line in _tell(added):
        typer.echo(f"{casebook}: {line}")


def _tell(added: Added) -> list[str]:
    if added.versions:
        return [f"{version.title}: version {version.number}" for version in added.versions]
    counts = {"added": added.new, "understood anew": added.changed, "there already": added.known}
    return [f"documents: {', '.join(f'{count:,} {what}' for what, count in counts.items() if count)}"]
