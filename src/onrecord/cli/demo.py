"""`onrecord demo`: the made-up case that ships with the package -> its report, on the terminal and as a page."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.check import print_report
from onrecord.cli.output import refuse_harm, write

PAGE = "onrecord-demo.html"


def demo(
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the page in a browser.")] = False,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to write the page.")] = PAGE,
) -> None:
    """Check a made-up case that ships with the package, print the report, and write it as a page."""
    refuse_harm(output, [])
    from onrecord import demo as case
    from onrecord import flow
    from onrecord.report import render_html

    report = flow.check([str(path) for path in case.stories()], [str(case.records())])
    print_report(report)
    write(render_html(report), output)
    page = Path(output).resolve()
    typer.echo(f"The same as a page: {page}")
    if not no_open:
        webbrowser.open(page.as_uri())
