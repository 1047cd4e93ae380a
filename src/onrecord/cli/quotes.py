"""`onrecord quotes`: stories -> their quotations and whom they name, without a record."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.check import name_unread
from onrecord.cli.input import take_input
from onrecord.cli.options import ListFormat, ModelFolder, Stories, load_model
from onrecord.cli.output import refuse_harm, write
from onrecord.cli.terminal import find_screen


def quotes(
    story: Stories,
    form: Annotated[
        ListFormat,
        typer.Option(
            "--format",
            metavar="|".join(ListFormat),
            help="How to print them; json gives one object a line, a story each.",
        ),
    ] = ListFormat.TERMINAL,
    model: ModelFolder = None,
) -> None:
    """List the quotations of stories and whom each names, without looking at any record."""
    refuse_harm(None, story)
    from onrecord import flow
    from onrecord.report import render_quotes_json, render_quotes_terminal

    stories, unread = flow.extract(story, take_input(story), load_model(model))
    if form is ListFormat.JSON:
        write("".join(f"{render_quotes_json(found)}\n" for found in stories))
    else:
        screen = find_screen()
        pages = (
            render_quotes_terminal(found, width=screen.width, has_colour=screen.has_colour, encoding=screen.encoding)
            for found in stories
        )
        write("\n".join(pages), encoding=screen.encoding)
    name_unread(unread)
