"""What the rules look at: one quotation in its story, laid on records, under one house policy."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from onrecord.judge.changes import Change, Row, find_changes, lay_rows
from onrecord.judge.policy import Policy
from onrecord.judge.words import Document, Word
from onrecord.model import Attribution, Form, Leg, Mask, Quotation, Record, Span
from onrecord.text.corrections import spell_corrections
from onrecord.text.fold import Words

LEAST_MIXED = 2  # words with a figure or stroke inside that make a text noisy; one may be a product's name
_MIXED = re.compile(r"[a-z][0158|~<\\][a-z]|\\V")
_SIGNS = "0158|~<\\"  # one of which each of these has: looking for the signs first is twenty times as fast


def _find_all(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


@dataclass(frozen=True, eq=False)
class Source:
    """A record with its words folded."""

    record: Record
    document: Document
    mask_starts: tuple[int, ...]

    @classmethod
    def of(cls, record: Record, words: Words) -> Source:
        """Return the source for a record whose words were folded with its corrections and masks, which are in order."""
        document = Document(record.text, words, spell_corrections(record.corrections))
        return cls(record, document, record.mask_starts)

    @cached_property
    def names(self) -> frozenset[str]:
        """Everybody who speaks in the record or is a party to it, as printed and as expanded."""
        return frozenset(name for voice in self.record.voices for name in voice if name) | {*self.record.parties}

    @cached_property
    def labels(self) -> frozenset[str]:
        """The names in folded spelling, without an article."""
        return frozenset(name.casefold().strip(" .:").removeprefix("the ") for name in self.names)

    @cached_property
    def is_noisy(self) -> bool:
        """Say whether the record shows by itself that a machine read it: figures in the middle of words."""
        text, end = self.record.text, 0
        count = 0
        for at in sorted(at for sign in _SIGNS for at in _find_all(text, sign)):
            found = _MIXED.match(text, at) or _MIXED.match(text, max(0, at - 1))
            if found and found.start() >= end:
                count, end = count + 1, found.end()
        return count >= LEAST_MIXED

    def masks_in(self, span: Span) -> tuple[Mask, ...]:
        """Return the masks that begin inside `span`."""
        starts = self.mask_starts
        first = bisect_left(starts, span.start)
        if first == len(starts) or starts[first] >= span.end:  # so it is between nearly all words
            return ()
        return tuple(self.record.masks[first : bisect_left(starts, span.end)])

    def turn_span(self, offset: int) -> Span:
        """Return the span of the turn that `offset` stands in; the whole text where the record has no turns."""
        turn = self.record.turn_at(offset)
        return Span(0, len(self.record.text)) if turn is None else self.record.turns[turn].span


@dataclass(frozen=True, eq=False)
class Case:
    """One quotation to judge. `sentence` is the story's own sentence around it, the quotation included.

    `document` holds the story with the words of the quotation as the search saw them: brackets hold no words.
    """

    document: Document
    quotation: Quotation
    attribution: Attribution
    sentence: Span
    sources: Mapping[str, Source]
    policy: Policy
    _rows: dict[int, tuple[Leg, tuple[Row, ...]]] = field(default_factory=dict, repr=False)
    _changes: dict[int, tuple[tuple[Row, ...], tuple[Change, ...]]] = field(default_factory=dict, repr=False)
    # Rows that are one wording in two spellings: several rules weigh the same leg.
    respelled: dict[int, tuple[tuple[Row, ...], dict[int, float]]] = field(default_factory=dict, repr=False)

    def rows(self, leg: Leg) -> tuple[Row, ...]:
        """Return the words of one leg, one row a word, in order; every family of rules reads them."""
        kept = self._rows.get(id(leg))
        if kept is None or kept[0] is not leg:
            rows = lay_rows(self.quotation, leg, self.document, self.sources[leg.passage.record].document)
            kept = self._rows[id(leg)] = (leg, rows)
        return kept[1]

    def changes(self, leg: Leg, rows: tuple[Row, ...]) -> tuple[Change, ...]:
        """Return the changes among `rows`, the words of a leg or those of them that a rule kept."""
        kept = self._changes.get(id(rows))
        if kept is None or kept[0] is not rows:
            record = self.sources[leg.passage.record].document
            kept = self._changes[id(rows)] = (rows, find_changes(self.quotation, leg, rows, record))
        return kept[1]

    @cached_property
    def quoted(self) -> tuple[Word, ...]:
        """The quoted words, brackets excluded."""
        pieces = self.quotation.pieces
        if len(pieces) == 1:
            return self.document.under(pieces[0])
        return tuple(word for piece in pieces for word in self.document.under(piece))

    @cached_property
    def outside(self) -> frozenset[str]:
        """The folded words of the story's own sentence outside the quotation."""
        span = self.quotation.span
        left = self.document.under(Span(min(self.sentence.start, span.start), span.start))
        right = self.document.under(Span(span.end, max(self.sentence.end, span.end)))
        pieces = self.quotation.pieces
        between = (w for a, b in pairwise(pieces) for w in self.document.under(Span(a.end, b.start)))
        return frozenset(word.folded for word in (*left, *right, *between))

    @property
    def is_clause(self) -> bool:
        """Say whether the quotation stands as a clause of its own; a fragment is governed by the story's sentence.

        A clause may be the reporter's own: 'She said that "the door was open."'
        """
        before = self.document.before(self.quotation.span.start, 1, self.sentence.start)
        introduced = bool(before) and before[0].folded == "that"
        return (self.quotation.form is Form.DIRECT or introduced) and len(self.quoted) >= SHORTEST_CLAUSE


SHORTEST_CLAUSE = 4  # words; three-word clauses exist ("I did it") but say too little to be taken out of anything
