"""`onrecord index`: files and folders -> an index of them in a folder, which `--record` opens at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.check import name_unread
from onrecord.cli.progress import show_progress


def index(
    record: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files and folders of the record, read as by --record.")
    ],
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="DIR", help="The folder of the index; what is new is added to one."),
    ],
) -> None:
    """Index a large record once, so that `--record DIR` opens it at once."""
    from onrecord import library

    with show_progress() as progress:
        change = library.update_library(record, Path(output), progress)
    name_unread(change.unread)
    gone = f", {change.removed:,} of before removed" if change.removed else ""
    typer.echo(f"{output}: {change.documents:,} documents, {change.added:,} of them read now{gone}.")
