"""`onrecord read`: a file of the record -> what was understood of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from onrecord.cli.input import STANDARD, take_input
from onrecord.cli.options import ListFormat
from onrecord.cli.output import write
from onrecord.cli.progress import show_progress
from onrecord.cli.terminal import find_screen


class Kind(StrEnum):
    """What a record can be."""

    TRANSCRIPT = "transcript"
    EMAIL = "email"
    CHAT = "chat"
    NOTE = "note"
    STATEMENT = "statement"
    MEMO = "memo"
    SPEECH = "speech"
    DOCUMENT = "document"


def read(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A file of the record, ARCHIVE#NAME for one in it, or -, standard input."),
    ],
    kind: Annotated[
        Kind | None,
        typer.Option("--as", metavar="KIND", help=f"Read it as this, whatever it looks like: {', '.join(Kind)}."),
    ] = None,
    form: Annotated[
        ListFormat, typer.Option("--format", metavar="|".join(ListFormat), help="How to print it.")
    ] = ListFormat.TERMINAL,
) -> None:
    """Show what is understood of a file of the record: kind, date, speakers, pages, problems, first words."""
    from onrecord import read as reading
    from onrecord.report import render_reading_json, render_reading_terminal

    with show_progress(needs_engine=False) as progress:
        record = reading.read_record(file, data=take_input([file]), progress=progress, kind=kind and kind.value)
    if form is ListFormat.JSON:
        write(render_reading_json(record))
        return
    screen = find_screen()
    write(
        render_reading_terminal(record, width=screen.width, has_colour=screen.has_colour, encoding=screen.encoding),
        STANDARD,
        screen.encoding,
    )
