"""`onrecord desk`: a casebook -> the desk in the browser, until it is interrupted."""

from __future__ import annotations

import getpass
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import UsageError

LEAST_PASSWORD = 12  # letters; other machines can guess as often as they like


def desk(
    case: Annotated[
        Path | None,
        typer.Argument(metavar="[CASE.casebook]", help="The case; without it the desk offers those in this folder."),
    ] = None,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="0 takes any that is free.")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who decides; else the name of your account.")
    ] = None,
    host: Annotated[
        str,
        typer.Option("--host", metavar="ADDRESS", help="Where to listen; beyond this machine with a password only."),
    ] = "127.0.0.1",
    password_file: Annotated[
        Path | None, typer.Option("--password-file", metavar="FILE", help="The first line of FILE opens the desk.")
    ] = None,
) -> None:
    """Open the desk, where a person works through the stories of a case, in the browser."""
    from onrecord.serve.server import serve_desk
    from onrecord.store.case import open_case

    if case is not None:
        open_case(case).close()  # complains before anything is started
    password = _read_password(password_file) if password_file else None

    def announce(address: str) -> None:
        typer.echo(f"The desk: {address}\nStop it with Ctrl C.")
        if not no_browser:
            webbrowser.open(address)

    serve_desk(case, by or _name_user(), host=host, port=port, password=password, announce=announce)


def _name_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "somebody"


def _read_password(path: Path) -> str:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--password-file {path}: could not be read: {error}.") from error
    password = lines[0].strip() if lines else ""
    if len(password) < LEAST_PASSWORD:
        raise UsageError(f"--password-file {path}: expected at least {LEAST_PASSWORD} letters in its first line.")
    return password
