"""`onrecord export`: a case -> a report for somebody else, decisions and all."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.case_options import CasePath, opened
from onrecord.cli.check import print_report, settle_format, write_report
from onrecord.cli.options import Format, Output
from onrecord.cli.output import refuse_harm


def export(
    casebook: CasePath,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="|".join(Format),
            help="What to write; without this the ending of FILE decides, else terminal.",
        ),
    ] = None,
    output: Output = None,
) -> None:
    """Write what the last check of every story found, with people's decisions."""
    refuse_harm(output, [str(casebook)])
    form = settle_format(form, output)
    from onrecord import casebook as work

    with opened(casebook, read_only=True) as case:
        report = work.read_report(case, work.open_record(case))
    if form is Format.TERMINAL:
        print_report(report, output)
    else:
        write_report(report, form, output)
