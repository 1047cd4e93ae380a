"""`onrecord check`: stories and records -> a report, printed or written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.case_options import By, choose_name, is_case_path
from onrecord.cli.check_case import check_casebook
from onrecord.cli.input import STANDARD, take_input
from onrecord.cli.options import (
    Complete,
    Covers,
    FailOn,
    Format,
    ModelFolder,
    Output,
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


DEFAULT_POLICY = "ap"
RecordsOrCase = Annotated[
    list[str] | None,
    typer.Option(
        "--record",
        metavar="PATH",
        help="A file, folder, index or casebook of the record, or - for standard input. May be given again.",
    ),
]
PolicyOfCase = Annotated[
    str | None,
    typer.Option(
        "--policy",
        metavar="NAME|FILE",
        help="House policy: see `onrecord policies`, or a policy file. Without this ap, or that of the case.",
    ),
]


# One parameter an option: that is how typer reads a command.
def check(
    story: Stories,
    record: RecordsOrCase = None,
    policy: PolicyOfCase = None,
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
    by: By = None,
) -> None:
    """Check every quotation of a story against the record, or with a casebook alone every story of the case."""
    thresholds = read_thresholds(fail_on)
    refuse_harm(output, [*story, *(record or ())])
    form = settle_format(form, output)
    if len(story) == 1 and is_case_path(story[0]) and not record:
        report = check_casebook(Path(story[0]), (policy, complete, covers), choose_name(by))
    else:
        if not record:
            raise UsageError("Missing option '--record': say with which record to compare, as --record calls/")
        report = _check_files(story, record, (policy, complete, covers, model))
    if form is Format.TERMINAL:
        print_report(report, output, shows_all=verbose)
    else:
        write_report(report, form, output)
    name_unread(report.unread)
    if has_failed(report.findings, thresholds):
        raise typer.Exit(1)


def _check_files(
    story: list[str], record: list[str], how: tuple[str | None, bool, list[str] | None, Path | None]
) -> Report:
    policy, complete, covers, model = how
    house = choose_policy(policy or DEFAULT_POLICY)
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
        return flow.check(story, record, options)


def write_report(report: Report, form: Format, output: str | None) -> None:
    """Write `report` in a form for other programs, to standard output or to the file `output`."""
    from onrecord.report import EXPORTS

    write(EXPORTS[form].render(report), output)


def settle_format(form: Format | None, output: str | None) -> Format:
    """Return the format to write to `output`: the one asked for, else that of its ending, else TERMINAL.

    Called before the work, which may be long.

    Raises:
        MissingExtraError: the library that writes it is not installed.
        UsageError: it is no text, and would go to a terminal.
    """
    from onrecord.report import EXPORTS, require

    endings = {export.suffix: Format(name) for name, export in EXPORTS.items()} | {".htm": Format.HTML}
    form = form or endings.get(Path(output or STANDARD).suffix.lower(), Format.TERMINAL)
    require(form)
    is_text = form is Format.TERMINAL or EXPORTS[form].is_text
    if not is_text and output in (None, STANDARD) and sys.stdout.isatty():
        raise UsageError(f"--format {form} is no text for a terminal; name a file: -o report{EXPORTS[form].suffix}")
    return form


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
