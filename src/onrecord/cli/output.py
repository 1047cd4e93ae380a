"""Results in, bytes on standard output or in a file out: a file appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import typer

from onrecord.cli.input import STANDARD
from onrecord.errors import UsageError

BROKEN_PIPE = 141  # what a shell reports for a program that a closed pipe ended


def refuse_harm(output: str | None, inputs: Iterable[str]) -> None:
    """Raise unless results may be written to `output`; called before the work, which may be long.

    Raises:
        UsageError: the folder does not exist, `output` is a folder or one of `inputs`, or lies in a folder among them
            (where it would be read as a record next time); or two of the inputs are standard input.
    """
    given = list(inputs)
    if given.count(STANDARD) > 1:
        raise UsageError("Standard input (-) can be read once only; it was given more than once. Put one in a file.")
    if output in (None, STANDARD):
        return
    target = Path(output).resolve()
    if not target.parent.is_dir():
        raise UsageError(f"-o {output}: there is no folder {target.parent}. Make it first, or choose another place.")
    if target.is_dir():
        raise UsageError(f"-o {output}: that is a folder; give the name of a file in it.")
    for path in (Path(name).resolve() for name in given if name != STANDARD):
        if target == path or (target.exists() and path.exists() and target.samefile(path)):
            raise UsageError(f"-o {output}: that would overwrite what is being checked; choose another name.")
        if path.is_dir() and target.is_relative_to(path):
            raise UsageError(
                f"-o {output}: that lies in {path}, which is being read, and would count as part of it next time; "
                "choose another folder."
            )


@contextmanager
def open_output(output: str | None) -> Iterator[BinaryIO]:
    """Open standard output, or a file that takes the name `output` only once it is complete.

    Raises:
        UsageError: the file cannot be written.
        typer.Exit: whoever read standard output stopped reading.
    """
    if output in (None, STANDARD):
        try:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # Python flushes standard output once more when it ends, and would complain then.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(BROKEN_PIPE) from None
        return
    target = Path(output).resolve()
    # A device such as /dev/null is written to; a rename would put a file in its place.
    draft = target if _is_device(target) else target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            yield file
        if draft != target:
            draft.replace(target)
    except OSError as error:
        raise UsageError(f"-o {output}: could not be written: {error.strerror or error}.") from error
    finally:
        if draft != target:
            draft.unlink(missing_ok=True)


def write(result: str | bytes, output: str | None = None, encoding: str = "utf-8") -> None:
    """Write `result` to `output`, or to standard output; what `encoding` lacks of a text is spelled out."""
    with open_output(output) as file:
        file.write(result if isinstance(result, bytes) else result.encode(encoding, "backslashreplace"))


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file()
