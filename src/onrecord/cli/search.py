"""`onrecord search`: words, and records or a case -> the passages that have them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.case_options import CASE_SUFFIX, is_case_path, opened
from onrecord.cli.check import name_unread
from onrecord.cli.input import take_input
from onrecord.cli.options import ListFormat
from onrecord.cli.output import refuse_harm, write
from onrecord.cli.progress import show_progress
from onrecord.cli.terminal import find_screen
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.model import Unread


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            help='Words, "a phrase", this OR that, -not, prefix*, speaker:NAME, doc:TITLE, date:2020, before:, after:.',
        ),
    ],
    record: Annotated[
        list[str] | None,
        typer.Option(
            "--record",
            metavar="PATH",
            help="A file, folder or index of the record, or - for standard input. May be given again.",
        ),
    ] = None,
    case: Annotated[
        Path | None, typer.Option("--case", metavar="FILE", help="A casebook, whose records are searched.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many hits to show, best first.")] = 20,
    form: Annotated[
        ListFormat, typer.Option("--format", metavar="|".join(ListFormat), help="How to print them.")
    ] = ListFormat.TERMINAL,
) -> None:
    """Find words in the record: each passage with its speaker, its place, and the words marked in their sentence."""
    unknown = next((word for word in words if word.startswith("--")), None)
    if unknown:  # options that nobody knows arrive here, so that -word may leave a word out
        raise UsageError(f"{unknown}: search has no such option; see: onrecord search --help")
    if bool(record) == (case is not None):
        raise UsageError("search looks into --record PATH or --case FILE; give one of them.")
    refuse_harm(None, record or ())
    if case is not None and not is_case_path(str(case)):
        raise UsageError(
            f"--case {case}: expected a casebook, a file that ends in {CASE_SUFFIX}; search others by --record."
        )
    from onrecord.library.searched import open_search
    from onrecord.report import render_found_json, render_found_terminal
    from onrecord.store.fulltext import read_query

    query = read_query(" ".join(words))
    unread: tuple[Unread, ...] = ()
    if case is not None:
        from onrecord.library.searched_case import open_case_search

        with opened(case, read_only=True) as there, show_progress(needs_engine=False) as progress:
            box = open_case_search(there, progress)
    else:
        from onrecord.library.searched import open_search

        with show_progress(needs_engine=False) as progress:
            box, unread = open_search(record or (), take_input(record or ()), progress)
    found = box.find(query, limit=limit)
    if form is ListFormat.JSON:
        write(render_found_json(query, found, box.records))
    else:
        screen = find_screen()
        page = render_found_terminal(
            query, found, box.records, width=screen.width, has_colour=screen.has_colour, encoding=screen.encoding
        )
        write(page, encoding=screen.encoding)
    name_unread(unread)
