"""Words that no place of the record holds -> whether the record would hold them, had they been said.

Source: VERDICTS.md "not-on-record", "not-in-this-record": not found is a value that names its scope.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.judge.case import Case
from onrecord.judge.words import Word
from onrecord.model import Record
from onrecord.text.names import match_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the caller says: `complete` = it is everything; `covers` = all these people said (that day)."""

    complete: bool = False
    covers: tuple[tuple[str, date | None], ...] = ()


# What a story calls a record of each kind, so that "in the call" points to a call.
_KIND_WORDS = {
    "transcript": {
        "call",
        "calls",
        "transcript",
        "transcripts",
        "interview",
        "hearing",
        "debate",
        "conversation",
        "testimony",
    },
    "call": {"call", "calls", "conversation", "transcript", "transcripts"},
    "speech": {"speech", "address", "rally", "remarks"},
    "email": {"email", "emails", "mail", "mails"},
    "statement": {"statement", "release"},
    "note": {"note", "notes"},
    "memo": {"memo", "memorandum", "summary"},
    "hearing": {"hearing", "testimony"},
    "interview": {"interview"},
    "debate": {"debate"},
}


def find_cover(case: Case, records: Iterable[Record], coverage: Coverage, nearby: tuple[Word, ...]) -> str | None:
    """Return why the record covers what the quotation comes from, None where nobody can say that it does.

    `records` are the complete ones. Such a record covers only itself: it must be one of the person's, and `nearby`, the
    story's words around the quotation, must point to it by its kind, its date or an event that its sidecar names.
    """
    if coverage.complete:
        return "The record was said to be complete."
    person = case.attribution.person
    if person is None:
        return None
    for name, day in coverage.covers:
        same = person.name.casefold() == name.casefold() or match_names(person.name, name) in ("same", "compatible")
        if same and (day is None or _names_day(nearby, day)):
            return f"The record was said to hold everything {name} said{f' on {day:%d %B %Y}' if day else ''}."
    for record in records:
        speakers = {name for voice in record.voices for name in voice if name}
        if not any(match_names(person.name, name) in ("same", "compatible") for name in speakers):
            continue
        if _points_to(nearby, record):
            return f'"{record.title}" is complete, and {person.name} does not say this in it.'
    return None


def _points_to(nearby: tuple[Word, ...], record: Record) -> bool:
    spelled = {word.folded for word in nearby}
    title = {part.casefold() for part in record.title.replace(",", " ").split()}
    kinds = set().union(*(words for kind, words in _KIND_WORDS.items() if kind == record.kind or kind in title))
    events = {part.casefold() for event in record.covers for part in event.split() if len(part) > 3}
    return (
        bool(spelled & kinds)
        or bool(spelled & events)
        or (record.dated is not None and _names_day(nearby, record.dated))
    )


def _names_day(words: tuple[Word, ...], day: date) -> bool:
    """Say whether the words name a day, as "29 December" or "Dec. 29"."""
    months = {f"{day:%B}".casefold(), f"{day:%b}".casefold()}
    for left, right in itertools.pairwise(words):
        pair = {left.folded, right.folded}
        if pair & months and any(part.rstrip("stndrh") == str(day.day) for part in pair - months):
            return True
    return False
