"""The record's side: passages, and quotations laid on them word by word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.documents import Place
from onrecord.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a record: `record` is its id, `span` half-open in its text, `speaker` the speaker of its first turn."""

    record: str
    span: Span
    speaker: str | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """The same moment in another record of the event; `agrees` where it has the same words, empty where it has none."""

    passage: Passage
    agrees: bool


class Op(StrEnum):
    """What happened to words on their way from the record into the story."""

    SAME = "same"
    DROP = "drop"  # the record has them, the story does not
    ADD = "add"  # the story has them, the record does not
    SWAP = "swap"


class Grade(StrEnum):
    """How much an edit weighs."""

    COSMETIC = "cosmetic"
    GRAMMATICAL = "grammatical"
    SUBSTANTIVE = "substantive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One step of an alignment, over whole words. An empty side is an empty span where its words would stand."""

    op: Op
    story: Span
    record: Span
    grade: Grade | None = None  # None for SAME, and until judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One run of a quotation and the passage it stands on. `score` is 1 for equal words and falls towards 0."""

    piece: Span
    passage: Passage
    edits: tuple[Edit, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A quotation laid on the record, legs in story order; `score` weighs the legs by their words."""

    legs: tuple[Leg, ...]
    score: float
