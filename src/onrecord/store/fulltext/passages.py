"""A record and its words -> passages, what the search box finds: a turn, or a paragraph of a long one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from onrecord.model import Record, Span
from onrecord.text.fold import Words
from onrecord.text.sentences import split_paragraphs

# Characters of a turn that is taken whole. Words asked for together should stand together: a printed page has as many.
LONGEST_TURN = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CutPassage:
    """Words `first` to before `last` of a record; `turn` is None for words between turns."""

    span: Span
    first: int
    last: int
    turn: int | None


def cut_passages(record: Record, words: Words) -> tuple[CutPassage, ...]:
    """Return the passages of a record in text order; every one of its words stands in exactly one.

    Folding a passage by itself gives the same words again.
    """
    parts = list(_cut_parts(record))
    starts = np.array([span.start for span, _ in parts], np.uint32)
    firsts = words.starts.searchsorted(starts).tolist()
    found: list[CutPassage] = []
    reached = 0
    for (span, turn), (first, last) in zip(parts, pairwise((*firsts, len(words))), strict=True):
        if first == last:
            continue
        # A word that runs on into the next part belongs to the one where it begins.
        span = Span(max(span.start, reached), max(span.end, int(words.ends[last - 1])))
        found.append(CutPassage(span=span, first=first, last=last, turn=turn))
        reached = span.end
    return tuple(found)


def _cut_parts(record: Record) -> Iterator[tuple[Span, int | None]]:
    """Give the paragraphs of long turns, the other turns, and what stands between turns, all of the text together."""
    reached = 0
    for number, turn in enumerate(record.turns):
        span = Span(max(turn.span.start, reached), max(turn.span.end, reached))
        if reached < span.start:
            yield Span(reached, span.start), None
        for part in _cut_turn(record.text, span):
            yield part, number
        reached = span.end
    if reached < len(record.text):
        for part in _cut_turn(record.text, Span(reached, len(record.text))):
            yield part, None


def _cut_turn(text: str, span: Span) -> list[Span]:
    if len(span) <= LONGEST_TURN:
        return [span]
    parts = [Span(span.start + part.start, span.start + part.end) for part in split_paragraphs(span.of(text))]
    return parts or [span]
