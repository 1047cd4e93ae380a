"""`onrecord casebook`: what concerns the file itself."""

from __future__ import annotations

import sys

import typer

from onrecord.cli.case_options import CasePath, opened

casebook = typer.Typer(name="casebook", help="Look after a casebook file.", no_args_is_help=True)


@casebook.callback()
def _group() -> None:
    """Look after a casebook file."""


@casebook.command("check")
def check_file(casebook: CasePath) -> None:
    """Look through a casebook: its pages, every file against its hash, everything that was kept. Exit 1 if damaged."""
    from onrecord import casebook as work

    with opened(casebook, read_only=True) as case:
        faults = work.examine(case)
    for fault in faults:
        print(f"onrecord: {fault}", file=sys.stderr)
    if faults:
        raise typer.Exit(1)
    typer.echo(f"{casebook}: whole.")
