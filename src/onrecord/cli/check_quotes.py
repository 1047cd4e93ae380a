"""`onrecord check-quotes`: quotations as lines of JSON, and records -> a line of JSON for each, in order."""

from __future__ import annotations

import gc
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.check import name_unread
from onrecord.cli.input import take_input
from onrecord.cli.options import (
    Complete,
    Covers,
    FailOn,
    Output,
    PolicyName,
    Records,
    choose_policy,
    has_failed,
    read_thresholds,
)
from onrecord.cli.output import open_output, refuse_harm
from onrecord.cli.progress import show_progress
from onrecord.errors import UnreadableError


@dataclass(frozen=True, slots=True)
class Query:
    """One line of input. `id` is whatever JSON value the line has, its line number where it has none."""

    id: object
    quote: str
    speaker: str | None


def check_quotes(
    quotations: Annotated[
        str,
        typer.Argument(
            metavar="QUOTES.jsonl",
            help='Lines of {"id", "quote", "speaker"}, speaker if known; other keys are ignored. - for standard input.',
        ),
    ],
    record: Records,
    policy: PolicyName = "ap",
    output: Output = None,
    fail_on: FailOn = None,
    complete: Complete = False,
    covers: Covers = None,
) -> None:
    """Check a list of quotations, without a story, and print a line of JSON for each."""
    house, thresholds = choose_policy(policy), read_thresholds(fail_on)
    refuse_harm(output, [quotations, *record])
    queries = read_queries(quotations)
    from onrecord import flow
    from onrecord.report import render_result_line

    failed = False
    with show_progress() as progress, open_output(output) as file:
        options = flow.Options(policy=house, complete=complete, covers=tuple(covers or ()), progress=progress)
        opened = flow.open_record(record, take_input(record))
        gc.freeze()  # what is open stays; looking through it again and again takes a tenth of the time
        findings = flow.check_quotations(((query.quote, query.speaker) for query in queries), opened, options)
        for query, finding in zip(queries, findings, strict=True):
            line = render_result_line(finding, opened.records, id=query.id, quote=query.quote, speaker=query.speaker)
            file.write(line.encode("utf-8", "backslashreplace") + b"\n")
            failed = failed or has_failed([finding], thresholds)
    name_unread(opened.unread)
    if failed:
        raise typer.Exit(1)


def read_queries(path: str) -> list[Query]:
    """Read the lines of the file at `path`, or of standard input where it is "-"; empty lines are passed over.

    Raises:
        UnreadableError: the file cannot be read, holds no quotation, or has a line that is not as described.
    """
    try:
        source = take_input([path])
        text = (Path(path).read_bytes() if source is None else source).decode("utf-8-sig")
    except OSError as error:
        raise UnreadableError(f"{path}: could not be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{path}: expected UTF-8, found other bytes at {error.start}.") from error
    queries = [_read_query(line, f"{path}, line {n}", n) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not queries:
        raise UnreadableError(f'{path}: no quotation in it; expected lines such as {{"id": 1, "quote": "..."}}.')
    return queries


def _read_query(line: str, where: str, number: int) -> Query:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise UnreadableError(f"{where}: expected JSON, found something else: {error}.") from error
    if not isinstance(value, dict) or not isinstance(value.get("quote"), str):
        raise UnreadableError(f'{where}: expected an object with the words under "quote"; correct or remove the line.')
    speaker = value.get("speaker")
    if speaker is not None and not isinstance(speaker, str):
        raise UnreadableError(f'{where}: expected a name or null under "speaker", found {speaker!r}.')
    return Query(value.get("id", number), value["quote"], speaker or None)
