"""`onrecord read`: a file of the record -> what was understood of it."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import facts
from onrecord.cli.input import STANDARD, take_input
from onrecord.cli.options import ListFormat
from onrecord.cli.output import write
from onrecord.cli.progress import show_progress
from onrecord.cli.terminal import find_screen


def read(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A file of the record, ARCHIVE#NAME for one in it, or -, standard input."),
    ],
    form: Annotated[
        ListFormat, typer.Option("--format", metavar="|".join(ListFormat), help="How to print it.")
    ] = ListFormat.TERMINAL,
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
    """Show what is understood of a file of the record: kind, date, speakers, pages, problems, first words."""
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
    from onrecord import read as reading
    from onrecord.report import render_reading_json, render_reading_terminal

    with show_progress(needs_engine=False) as progress:
        record = reading.read_record(file, data=take_input([file]), progress=progress, said=said)
    if form is ListFormat.JSON:
        write(render_reading_json(record))
        return
    screen = find_screen()
    write(
        render_reading_terminal(record, width=screen.width, has_colour=screen.has_colour, encoding=screen.encoding),
        STANDARD,
        screen.encoding,
    )
