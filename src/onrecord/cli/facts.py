"""The options that say what is known of a record, as a `record.toml` would, and what they come to."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.errors import UsageError
from onrecord.model import Fidelity

if TYPE_CHECKING:
    from onrecord.read import Facts


class Kind(StrEnum):
    """What a record can be."""

    TRANSCRIPT = "transcript"
    EMAIL = "email"
    CHAT = "chat"
    NOTE = "note"
    STATEMENT = "statement"
    MEMO = "memo"
    SPEECH = "speech"
    DOCUMENT = "document"


def _say(name: str, metavar: str, told: str) -> typer.models.OptionInfo:
    option = typer.Option(name, metavar=metavar, help=told, rich_help_panel="What is known of the record")
    assert isinstance(option, typer.models.OptionInfo)
    return option


AsKind = Annotated[Kind | None, _say("--as", "KIND", f"Read it as this, whatever it looks like: {', '.join(Kind)}.")]
Title = Annotated[str | None, _say("--title", "TEXT", "What it is called.")]
Day = Annotated[str | None, _say("--date", "DATE", "The day of the event, as 2016-12-29.")]
Author = Annotated[str | None, _say("--author", "NAME", "Who wrote or spoke it, where it is one voice.")]
Party = Annotated[list[str] | None, _say("--party", "NAME", "Who takes part. May be given again.")]
Fidel = Annotated[
    Fidelity | None, _say("--fidelity", "HOW", f"How closely it follows what was said: {', '.join(Fidelity)}.")
]
Language = Annotated[str | None, _say("--language", "CODE", "Its language, as en or pt-BR.")]
Event = Annotated[str | None, _say("--event", "TEXT", "What it is a record of; records of one event compete.")]
Released = Annotated[str | None, _say("--released", "TEXT", "By whom it was released, and when.")]
Obtained = Annotated[str | None, _say("--obtained", "DATE", "When it was obtained.")]
ObtainedFrom = Annotated[str | None, _say("--obtained-from", "TEXT", "From whom, or at which address.")]
Classification = Annotated[str | None, _say("--classification", "TEXT", "As marked on it.")]
Declassified = Annotated[str | None, _say("--declassified", "DATE", "When it was declassified.")]
Docket = Annotated[str | None, _say("--docket", "TEXT", "The number of its case.")]


def make_facts(
    *,
    kind: Kind | None,
    title: str | None,
    day: str | None,
    author: str | None,
    party: list[str] | None,
    fidelity: Fidelity | None,
    language: str | None,
    event: str | None,
    released: str | None,
    obtained: str | None,
    obtained_from: str | None,
    classification: str | None,
    declassified: str | None,
    docket: str | None,
) -> Facts:
    """Return what the options say.

    Raises:
        UsageError: a day is none.
    """
    from onrecord.read import Facts

    told = {
        "obtained": _read_day("--obtained", obtained),
        "obtained_from": obtained_from,
        "classification": classification,
        "declassified": _read_day("--declassified", declassified),
        "docket": docket,
    }
    return Facts(
        kind=kind and kind.value,
        title=title,
        dated=_read_day("--date", day),
        author=author,
        parties=tuple(party or ()),
        fidelity=fidelity,
        language=language,
        event=event,
        released=released,
        provenance=tuple((key, str(value)) for key, value in told.items() if value),
    )


def _read_day(option: str, words: str | None) -> date | None:
    try:
        return None if words is None else date.fromisoformat(words)
    except ValueError:
        raise UsageError(f"{option}: expected a day such as 2016-12-29, found {words!r}; correct it") from None
