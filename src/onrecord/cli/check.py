"""`onrecord check`: stories and records -> a report, printed or written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.input import STANDARD, take_input
from onrecord.cli.options import (
    Complete,
    Covers,
    FailOn,
    Format,
    ModelFolder,
    Output,
    PolicyName,
    Records,
    Stories,
    choose_policy,
    has_failed,
    load_model,
    read_thresholds,
)
from onrecord.cli.output import refuse_harm, write
from onrecord.cli.progress import show_progress
from onrecord.cli.terminal import find_screen
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Report, Unread


# One parameter an option: that is how typer reads a command.
def check(
    story: Stories,
    record: Records,
    policy: PolicyName = "ap",
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="|".join(Format),
            help="How to print it; without this the ending of FILE decides, else terminal.",
        ),
    ] = None,
    output: Output = None,
    fail_on: FailOn = None,
    complete: Complete = False,
    covers: Covers = None,
    model: ModelFolder = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="On the terminal, show also what is as it should be, one by one.")
    ] = False,
) -> None:
    """Check every quotation of a story against the record."""
    house, thresholds = choose_policy(policy), read_thresholds(fail_on)
    refuse_harm(output, [*story, *record])
    form = form or choose_format(output)
    refuse_format(form, output)
    from onrecord import flow

    with show_progress() as progress:
        options = flow.Options(
            policy=house,
            complete=complete,
            covers=tuple(covers or ()),
            progress=progress,
            standard_input=take_input([*story, *record]),
            model=load_model(model),
        )
        report = flow.check(story, record, options)
    if form is Format.TERMINAL:
        print_report(report, output, shows_all=verbose)
    else:
        from onrecord.report import EXPORTS

        write(EXPORTS[form].render(report), output)
    name_unread(report.unread)
    if has_failed(report.findings, thresholds):
        raise typer.Exit(1)


def choose_format(output: str | None) -> Format:
    """Return the format that the ending of `output` stands for, TERMINAL where it stands for none."""
    ending = Path(output or STANDARD).suffix.lower()
    if not ending:
        return Format.TERMINAL
    from onrecord.report import EXPORTS

    endings = {export.suffix: Format(name) for name, export in EXPORTS.items()} | {".htm": Format.HTML}
    return endings.get(ending, Format.TERMINAL)


def refuse_format(form: Format, output: str | None) -> None:
    """Raise unless a report can be written as `form` to `output`; called before the work, which may be long.

    Raises:
        MissingExtraError: the library that writes it is not installed.
        UsageError: it is no text, and would go to a terminal.
    """
    from onrecord.report import EXPORTS, require

    require(form)
    if form is Format.TERMINAL or EXPORTS[form].is_text:
        return
    if output in (None, STANDARD) and sys.stdout.isatty():
        raise UsageError(f"--format {form} is no text for a terminal; name a file: -o report{EXPORTS[form].suffix}")


def print_report(report: Report, output: str | None = None, *, shows_all: bool = False) -> None:
    """Print `report` for a person, on standard output or to the file `output`."""
    from onrecord.report import render_terminal

    screen = find_screen(output)
    text = render_terminal(
        report, width=screen.width, has_colour=screen.has_colour, encoding=screen.encoding, shows_all=shows_all
    )
    write(text, output, screen.encoding)


def name_unread(unread: Iterable[Unread]) -> None:
    """Name on standard error the files that could not be read; the rest was checked all the same."""
    for file in unread:
        print(f"onrecord: not read: {file.path}: {file.why}", file=sys.stderr)
