"""Words that no place of the record holds -> whether the record would hold them, had they been said.

Source: VERDICTS.md "not-on-record", "not-in-this-record": not found is a value that names its scope.
"""

from __future__ import annotations

import itertools
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What is the same for all quotations judged together. At most `most_places` places are given with each.

    `complete` are those of the records that hold all that was said there. `language` is that of the story, None where
    it is not known.
    """

    records: tuple[Record, ...]
    complete: tuple[Record, ...]
    coverage: Coverage
    most_places: int
    language: str | None = None


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


def find_languages(case: Case, bench: Bench) -> tuple[str, ...]:
    """Return the languages of the records that could hold the quotation, () unless all are other than the story's.

    Those are the records in which the person speaks, all of them where that is none. Words in another language than the
    story's were translated: that they do not stand there says nothing against them.
    """
    mine = _primary(bench.language)
    if not mine or all(_primary(record.language) in ("", mine) for record in bench.records):
        return ()
    person = case.attribution.person
    heard = [record for record in bench.records if person and speaks(person.name, record)]
    languages = {record.language for record in heard or bench.records if record.language}
    return () if mine in map(_primary, languages) else tuple(sorted(languages))


def _primary(language: str | None) -> str:
    return (language or "").split("-")[0].lower()


def speaks(name: str, record: Record) -> bool:
    """Say whether somebody who may be called `name` speaks in a record."""
    speakers = {other for voice in record.voices for other in voice if other}
    return any(match_names(name, other) in ("same", "compatible") for other in speakers)


def find_cover(case: Case, bench: Bench, nearby: tuple[Word, ...]) -> str | None:
    """Return why the record covers what the quotation comes from, None where nobody can say that it does.

    A complete record covers only itself: it must be one of the person's, and `nearby`, the story's words around the
    quotation, must point to it by its kind, its date or an event that its sidecar names.
    """
    coverage = bench.coverage
    if coverage.complete:
        return "The record was said to be complete."
    person = case.attribution.person
    if person is None:
        return None
    for name, day in coverage.covers:
        same = person.name.casefold() == name.casefold() or match_names(person.name, name) in ("same", "compatible")
        if same and (day is None or _names_day(nearby, day)):
            return f"The record was said to hold everything {name} said{f' on {day:%d %B %Y}' if day else ''}."
    for record in bench.complete:
        if speaks(person.name, record) and _points_to(nearby, record):
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
