"""A quotation's pieces and the story's folded words -> the run of words to align, and where the story marks a seam."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.model import Quotation, Span
from onrecord.text.fold import Words, fold_word
from onrecord.text.rarity import bits_of
from onrecord.text.sentences import ends_sentence


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """The quoted words in story order.

    `marks` maps a position among the words to the place in the story where words may be missing there: an elision, a
    cue, a paragraph or a bracket stands right before the word at that position (or after the last one). `bits` says how
    much each word tells (see `text.rarity`). `spelled` are their folded spellings. Before the words at `stops` a
    sentence of the story ends.
    """

    words: Words
    marks: dict[int, int]
    bits: tuple[float, ...]
    spelled: tuple[str, ...]
    stops: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.words)

    def slice(self, first: int, last: int) -> Query:
        """Return the query for words `first` to `last`, the last excluded."""
        inside = {at - first: place for at, place in self.marks.items() if first < at < last}
        stops = frozenset(at - first for at in self.stops if first < at < last)
        return Query(self.words.slice(first, last), inside, self.bits[first:last], self.spelled[first:last], stops)

    def span(self, first: int, last: int) -> Span:
        """Return the story's characters from word `first` to before word `last`."""
        return self.words.span(first, last)

    def place(self, position: int) -> int:
        """Return where in the story words would stand that come right before the word at `position`."""
        if position in self.marks:
            return self.marks[position]
        if position == 0:
            return int(self.words.starts[0])
        return int(self.words.ends[position - 1])


def make_query(quotation: Quotation, text: str, story: Words) -> Query:
    """Return the query for a quotation; `story` is the whole story's `text` folded with its brackets masked."""
    ranges = [story.between(piece.start, piece.end) for piece in quotation.pieces]
    if len(ranges) > 1:
        columns = (story.hashes, story.starts, story.ends)
        words = Words(*(np.concatenate([column[first:last] for first, last in ranges]) for column in columns))
    else:
        words = story.slice(*ranges[0]) if ranges else story.slice(0, 0)
    marks: dict[int, int] = {}
    count = 0
    for (first, last), piece in zip(ranges[:-1], quotation.pieces[:-1], strict=True):
        count += last - first
        marks[count] = piece.end
    for insertion in quotation.insertions:
        position = int(np.searchsorted(words.starts, insertion.start))
        inside_word = position > 0 and int(words.ends[position - 1]) > insertion.start
        touches_next = position < len(words) and int(words.starts[position]) < insertion.end
        if not inside_word and not touches_next:
            marks.setdefault(position, insertion.start)
    starts, ends = words.starts.tolist(), words.ends.tolist()
    spelled = tuple([fold_word(text[start:end]) for start, end in zip(starts, ends, strict=True)])
    stops = frozenset([at for at, end in enumerate(ends, 1) if ends_sentence(text, end)])
    return Query(words, marks, tuple(map(bits_of, spelled)), spelled, stops)
