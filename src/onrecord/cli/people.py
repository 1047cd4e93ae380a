"""`onrecord people`: stories -> who is named and quoted in them."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.check import name_unread
from onrecord.cli.input import take_input
from onrecord.cli.options import ListFormat, ModelFolder, Stories, load_model
from onrecord.cli.output import refuse_harm, write
from onrecord.cli.terminal import find_screen


def people(
    story: Stories,
    form: Annotated[
        ListFormat, typer.Option("--format", metavar="|".join(ListFormat), help="How to print them.")
    ] = ListFormat.TERMINAL,
    model: ModelFolder = None,
) -> None:
    """List who is named in full in stories: other names, roles, likely misspellings, and how often each is quoted."""
    refuse_harm(None, story)
    from onrecord import flow
    from onrecord.report import render_people_json, render_people_terminal

    found, unread = flow.extract(story, take_input(story), load_model(model))
    if form is ListFormat.JSON:
        write(render_people_json(found))
    else:
        screen = find_screen()
        page = render_people_terminal(found, width=screen.width, has_colour=screen.has_colour, encoding=screen.encoding)
        write(page, encoding=screen.encoding)
    name_unread(unread)
