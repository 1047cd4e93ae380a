"""The arguments that the commands on a casebook share, and opening one."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.store.case import Case

CASE_SUFFIX = ".casebook"

CasePath = Annotated[Path, typer.Argument(metavar="C.casebook", help="The casebook.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who does it, for the log; without this the name you are logged in by."),
]


def choose_name(by: str | None) -> str:
    """Return who works on the case.

    Raises:
        UsageError: the name is empty.
    """
    if by is None:
        try:
            return getpass.getuser()
        except (OSError, KeyError):  # a container may have no name for its user
            return "somebody"
    if not by.strip():
        raise UsageError("--by: expected a name, found nothing; say who does it")
    return by.strip()


def is_case_path(path: str) -> bool:
    """Say whether a path on the command line names a casebook."""
    return path.endswith(CASE_SUFFIX)


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[Case]:
    """Open a casebook for one command.

    Raises:
        UnreadableError: there is none, or it is damaged.
    """
    from onrecord.store import case as cases

    with cases.open_case(path, read_only=read_only) as case:
        yield case
