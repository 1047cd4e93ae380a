"""Arguments -> results on standard output, progress and complaints on standard error, an exit code.

0: the run completed. 1: a finding at or above `--fail-on`. 2: the command was wrong, or nothing could be read.
3: a fault of On Record itself. 130: interrupted. 141: whoever read the results stopped reading.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from onrecord.cli.add import add
from onrecord.cli.casebook import casebook
from onrecord.cli.check import check
from onrecord.cli.check_quotes import check_quotes
from onrecord.cli.demo import demo
from onrecord.cli.desk import desk
from onrecord.cli.export import export
from onrecord.cli.index import index
from onrecord.cli.new import new
from onrecord.cli.people import people
from onrecord.cli.policies import policies
from onrecord.cli.quotes import quotes
from onrecord.cli.read import read
from onrecord.cli.search import search
from onrecord.cli.status import status
from onrecord.cli.train import train
from onrecord.errors import OnRecordError
from onrecord.version import VERSION

app = typer.Typer(
    name="onrecord",
    help="Check what stories say was said against the record they rest on.",
    epilog="Try it: onrecord demo",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS = (
    *(check, check_quotes, quotes, people, read, index),
    *(new, add, desk, status, export),
    *(demo, policies, train),
)
for command in COMMANDS:
    app.command(command.__name__.replace("_", "-"))(command)
app.add_typer(casebook)
# A word that is left out, -word, looks like an option; so nothing else that opens with a single hyphen may be one.
app.command("search", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})(search)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {VERSION}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _greet(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `arguments` defaults to those of the process."""
    try:
        return app(arguments, prog_name="onrecord", standalone_mode=False) or 0
    except OnRecordError as error:
        _complain(str(error))
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        _complain(f"{error.format_message()} See: {context.command_path if context else 'onrecord'} --help")
    except Exception as error:
        # The last stop: a person gets a line they can act on, whoever mends it asks for the traceback.
        if os.environ.get("ONRECORD_DEBUG"):
            raise
        _complain(
            f"stopped by a fault of its own ({type(error).__name__}: {error}). "
            "Please report it, with what the same command prints under ONRECORD_DEBUG=1."
        )
        return 3
    return 2


def _complain(message: str) -> None:
    print("onrecord:", " ".join(message.split()), file=sys.stderr)
