"""Passages over which people laid corrections -> a reason for each, and quotations of the uncorrected copy."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.judge.case import Source
from onrecord.judge.words import Document, Word
from onrecord.model import Correction, Leg, Reason, Span
from onrecord.text.corrections import corrections_over


def tell_corrections(source: Source, leg: Leg) -> Iterator[Reason]:
    """Yield a note for each correction of the passage's words: what the copy has, what it was corrected to, by whom."""
    for correction in corrections_over(source.record.corrections, leg.passage.span):
        copy = " ".join(correction.span.of(source.record.text).split())
        to = f'corrected to "{correction.text}"' if correction.text else "struck out"
        note = f'The copy of the record has "{copy}", {to}{_sign(correction)}.'
        yield Reason(code="corrected", note=note, record=correction.span, record_id=source.record.id)


def _sign(correction: Correction) -> str:
    by = f" by {correction.by}" if correction.by else ""
    return by + (f" on {correction.made.date().isoformat()}" if correction.made else "")


def quotes_the_copy(story: tuple[Word, ...], source: Source, record: Span) -> bool:
    """Say whether the story has the words that the copy had under `record` before a person corrected them."""
    if not corrections_over(source.record.corrections, record):
        return False
    copy = Document.of(record.of(source.record.text)).all
    return bool(copy) and [word.folded for word in copy] == [word.folded for word in story]
