"""The search box: what a person asks for, and the passages that have it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.spans import Span


class Field(StrEnum):
    """What a term of a query is looked for in."""

    WORDS = "words"  # what is said or written
    SPEAKER = "speaker"
    DOC = "doc"  # the title of the record, or the name of its file
    DATE = "date"
    BEFORE = "before"  # earlier than the day, or the first day of the month or year
    AFTER = "after"  # later than the day, or the last day of the month or year


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that stand next to one another, as they are spelled in the table; or, for dates, one date in ISO form."""

    field: Field
    words: tuple[str, ...]
    is_prefix: bool = False  # the last word may go on


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a passage must have: a term of each group in `wanted`, none of `unwanted`. `text` is what was typed."""

    text: str
    wanted: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A passage that a query asks for: `record` is its id, `span` half-open in its text.

    `words` are the words asked for, each with its own span, in text order; none where only speaker, document or date
    were asked for. `turn` and `speaker` are None for words that stand in no turn.
    """

    record: str
    span: Span
    words: tuple[Span, ...]
    turn: int | None
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of hits, best first, and how many there are in all."""

    hits: tuple[SearchHit, ...]
    total: int
