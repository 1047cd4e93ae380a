"""Corrections as a sidecar words them -> where they stand in the record's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from onrecord.errors import UnreadableError, UsageError
from onrecord.model import Correction, Record, Span
from onrecord.text.corrections import apply_corrections

_KEYS: dict[str, type | tuple[type, ...]] = {
    "words": str,
    "occurrence": int,
    "page": (int, str),
    "line": int,
    "text": str,
    "by": str,
    "made": date,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A correction of a record not read yet: of `words` as they stand, or of a whole `line`; `where` is for complaints.

    `page` is the label printed on the page, or its number in the file.
    """

    text: str
    where: str
    words: str | None = None
    occurrence: int | None = None
    page: str | None = None
    line: int | None = None
    by: str = ""
    made: datetime | None = None


def read_amendments(values: object, where: str) -> tuple[Amendment, ...]:
    """Return the corrections in a sidecar's entry.

    Raises: UnreadableError if one of them is no table, lacks its text or its place, or has another key or value.
    """
    rows = values if isinstance(values, list) else []
    return tuple(_read_amendment(row, f"{where}, corrections, number {n}") for n, row in enumerate(rows, 1))


def _read_amendment(row: object, where: str) -> Amendment:
    if not isinstance(row, Mapping) or not isinstance(row.get("text"), str) or not ({"words", "line"} & set(row)):
        example = '{words = "KfSLYAK", text = "KISLYAK"}'
        raise UnreadableError(f"{where}: expected a text, and words or a line that it stands for, such as {example}")
    for key, value in row.items():
        if key not in _KEYS or not isinstance(value, _KEYS[key]) or isinstance(value, bool):
            raise UnreadableError(
                f"{where}: the key {key!r} is unknown or has another value; known are {', '.join(_KEYS)}"
            )
    made = row.get("made")
    if isinstance(made, date) and not isinstance(made, datetime):
        made = datetime(made.year, made.month, made.day, tzinfo=UTC)
    return Amendment(
        text=row["text"],
        where=where,
        words=row.get("words"),
        occurrence=row.get("occurrence"),
        page=str(row["page"]) if "page" in row else None,
        line=row.get("line"),
        by=row.get("by", ""),
        made=made,
    )


def amend(record: Record, amendments: Iterable[Amendment]) -> Record:
    """Return the record with its corrections laid over it.

    Raises: UnreadableError if the words are not where the sidecar says, or stand there several times.
    """
    try:
        return apply_corrections(record, [_place(record, amendment) for amendment in amendments])
    except UsageError as error:
        raise UnreadableError(f"{record.origin.uri}: {error}") from None


def _place(record: Record, wanted: Amendment) -> Correction:
    stretches = _list_stretches(record, wanted)
    spans = stretches if wanted.words is None else _find(record.text, wanted.words, stretches)
    if not spans:
        what = "that line" if wanted.words is None else f'the words "{wanted.words}"'
        raise UnreadableError(f"{wanted.where}: expected {what} in the record, found none there; correct the entry")
    if wanted.occurrence is None and len(spans) > 1:
        raise UnreadableError(
            f"{wanted.where}: expected words that stand there once, found {len(spans)}; say which occurrence"
        )
    number = wanted.occurrence or 1
    if not 1 <= number <= len(spans):
        raise UnreadableError(
            f"{wanted.where}: expected an occurrence from 1 to {len(spans)}, found {number}; correct it"
        )
    return Correction(span=spans[number - 1], text=wanted.text, by=wanted.by, made=wanted.made)


def _list_stretches(record: Record, wanted: Amendment) -> list[Span]:
    """Return the lines that page and line name, the page where no line is named, else the whole text."""
    pages = [page.span for page in record.pages if wanted.page in (page.label, str(page.number))]
    labelled = [page.span for page in record.pages if page.label == wanted.page]
    around = [Span(0, len(record.text))] if wanted.page is None else labelled or pages
    if wanted.line is None:
        return around
    lines = (
        Span(*line.span())
        for span in around
        for line in re.compile(r"[^\n]+").finditer(record.text, span.start, span.end)
    )
    return [line for line in lines if record.place_at(line.start).line == wanted.line]


def _find(text: str, words: str, stretches: Sequence[Span]) -> list[Span]:
    """Return where the words stand, whatever white space parts them."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    return [Span(*found.span()) for span in stretches for found in pattern.finditer(text, span.start, span.end)]
