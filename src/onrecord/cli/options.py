"""The options that several commands share, and the words given to them -> the values they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.errors import UsageError
from onrecord.model import Finding, Ruling

if TYPE_CHECKING:
    from onrecord.attribute import Model
    from onrecord.judge.policy import Policy

NOT_FOUND = "not-found"
MODEL_FILE = "model.npz"  # in the folder that `--model` names and `onrecord train` writes
GRAVEST = 5  # the severity of `not-on-record`


class Format(StrEnum):
    """What a whole report can be printed as."""

    TERMINAL = "terminal"
    JSON = "json"
    HTML = "html"
    CSV = "csv"
    ANNOTATIONS = "annotations"
    DOCX = "docx"
    XLSX = "xlsx"


class ListFormat(StrEnum):
    """What a list of quotations can be printed as."""

    TERMINAL = "terminal"
    JSON = "json"


Stories = Annotated[
    list[str],
    typer.Argument(metavar="STORY...", help="Files (text, HTML, PDF, Word, ...), folders, or - for standard input."),
]
Records = Annotated[
    list[str],
    typer.Option(
        "--record",
        metavar="PATH",
        help="A file, folder or index of the record, ARCHIVE#NAME for a file in one, or -, standard input. Repeatable.",
    ),
]
PolicyName = Annotated[
    str, typer.Option("--policy", metavar="NAME|FILE", help="House policy: see `onrecord policies`, or a policy file.")
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of to standard output.")
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="N|not-found",
        help="Exit with 1 if a finding has severity N (0-5) or more, or a quotation is not found. May be given again.",
    ),
]
Complete = Annotated[
    bool, typer.Option("--complete", help="This record is everything: what is not in it is not on record.")
]
Covers = Annotated[
    list[str] | None,
    typer.Option(
        "--covers",
        metavar="NAME[,DATE]",
        help="The record holds all that NAME said (on DATE, as 2024-03-05). May be given again.",
    ),
]
ModelFolder = Annotated[
    Path | None,
    typer.Option("--model", metavar="DIR", help="A model made by `onrecord train`, in place of the one that ships."),
]


def load_model(folder: Path | None) -> Model | None:
    """Return the model in a folder, None for the one that ships.

    Raises:
        UsageError: there is no model in the folder.
        UnreadableError: it is damaged, or made by another version.
    """
    if folder is None:
        return None
    from onrecord.attribute import parse_model

    path = folder / MODEL_FILE
    try:
        return parse_model(path.read_bytes(), str(path))
    except OSError as error:
        raise UsageError(f"--model {folder}: expected a folder with {MODEL_FILE}, made by onrecord train.") from error


def choose_policy(name: str) -> Policy:
    """Return the shipped policy called `name`, or the one that the file at `name` describes.

    Raises:
        UsageError: there is neither, or the file is not a policy.
    """
    from onrecord.judge.policy import load_policy, parse_policy

    path = Path(name)
    if not path.is_file():
        return load_policy(name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--policy {name}: could not be read as UTF-8 text: {error}.") from error
    return parse_policy(path.stem, text, name)


def read_thresholds(words: list[str] | None) -> tuple[int | str, ...]:
    """Return what was given to --fail-on: severities as numbers, and "not-found".

    Raises:
        UsageError: a word is neither.
    """
    thresholds: list[int | str] = []
    for word in words or ():
        if word == NOT_FOUND:
            thresholds.append(word)
        elif word.isascii() and word.isdigit() and int(word) <= GRAVEST:
            thresholds.append(int(word))
        else:
            raise UsageError(f"--fail-on takes a severity from 0 to {GRAVEST} or not-found; {word!r} is neither.")
    return tuple(thresholds)


def has_failed(findings: Iterable[Finding], thresholds: tuple[int | str, ...]) -> bool:
    """Say whether one of `findings` reaches one of `thresholds`."""
    least = min((word for word in thresholds if isinstance(word, int)), default=GRAVEST + 1)
    for finding in findings:
        if finding.verdict is None:
            continue
        severity = finding.verdict.severity
        if severity is not None and severity >= least:
            return True
        if NOT_FOUND in thresholds and finding.verdict.ruling in (Ruling.NOT_IN_THIS_RECORD, Ruling.NOT_ON_RECORD):
            return True
    return False
