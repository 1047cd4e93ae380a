"""A document and its folded words -> the words under a span, as the rules read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from onrecord.judge import operator_words
from onrecord.model import Span
from onrecord.text.fold import Words, fold, fold_word

_fold = lru_cache(maxsize=1 << 16)(fold_word)  # a text has few different words
# A dash or dots at which a speaker breaks off.
BREAK = re.compile(r"--|—|–|\s-|-\s|-$|\.\.\.|…")


class Word(NamedTuple):  # made by the ten thousand: a frozen dataclass takes three times as long
    """One word: `folded` is its spelling after the encoding fold, `raw` as it stands at [start, end)."""

    folded: str
    raw: str
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        """Say whether the word begins with a capital letter."""
        return self.raw[:1].isupper()

    @property
    def has_digit(self) -> bool:
        """Say whether a digit stands in the word."""
        return not self.raw.isalpha() and any(char.isdigit() for char in self.raw)


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A text with its words folded once; masked characters hold no words, corrected ones those of the correction."""

    text: str
    words: Words
    corrected: Mapping[int, str] = field(default_factory=dict)  # words that people corrected, by where they start
    _made: dict[int, Word] = field(default_factory=dict, repr=False)  # words asked for before: the rules ask again

    @classmethod
    def of(cls, text: str) -> Document:
        """Return the document for a text without masks."""
        return cls(text, fold(text))

    @property
    def all(self) -> tuple[Word, ...]:
        """Every word, in order."""
        return self.under(Span(0, len(self.text)))

    def word(self, index: int) -> Word:
        """Return the word at `index`."""
        word = self._made.get(index)
        if word is None:
            word = self._make(index, index + 1)[0]
        return word

    def _make(self, first: int, last: int) -> tuple[Word, ...]:
        made = self._made
        places = zip(self.words.starts[first:last].tolist(), self.words.ends[first:last].tolist(), strict=True)
        for index, (start, end) in zip(range(first, last), places, strict=True):
            if index not in made:
                raw = self.corrected.get(start) or _without_layout(self.text[start:end])
                made[index] = Word(_fold(raw), raw, start, end)
        return tuple([made[index] for index in range(first, last)])

    def _between(self, first: int, last: int) -> tuple[Word, ...]:
        try:
            return tuple([self._made[index] for index in range(first, last)])
        except KeyError:
            return self._make(first, last)

    def under(self, span: Span) -> tuple[Word, ...]:
        """Return the words that begin under `span`, in order."""
        first, last = self.words.between(span.start, span.end)
        return self._between(first, last)

    def before(self, offset: int, count: int, floor: int = 0) -> tuple[Word, ...]:
        """Return up to `count` words that end at or before `offset` and begin at or after `floor`, in text order."""
        first, last = self.words.between(floor, offset)
        return self._between(max(first, last - count), last)

    def after(self, offset: int, count: int, ceiling: int | None = None) -> tuple[Word, ...]:
        """Return up to `count` words that begin at or after `offset` and before `ceiling`, in text order."""
        first, last = self.words.between(offset, len(self.text) if ceiling is None else ceiling)
        return self._between(first, min(last, first + count))


def _without_layout(raw: str) -> str:
    """Return a word without what can only be lay-out inside it: brackets round letters, a line end and a page head."""
    if "[" in raw or "]" in raw:
        raw = raw.replace("[", "").replace("]", "")
    if "\n" in raw:
        raw = raw.split()[0].rstrip("-‐¬\u00ad") + raw.split()[-1]
    return raw


def spell(words: tuple[Word, ...]) -> str:
    """Return the folded words with single spaces, for comparing and for notes."""
    return " ".join(word.folded for word in words)


def starts_with(words: tuple[Word, ...], phrases: tuple[tuple[str, ...], ...]) -> tuple[str, ...] | None:
    """Return the longest of `phrases` that `words` begin with, None where there is none."""
    if not words:
        return None
    first, spelled = words[0].folded, tuple([word.folded for word in words])
    hits = [phrase for phrase in phrases if phrase[0] == first and spelled[: len(phrase)] == phrase]
    return max(hits, key=len) if hits else None


def is_content(word: Word) -> bool:
    """Say whether a word carries content of its own, rather than grammar or hesitation."""
    return word.folded not in operator_words.WITHOUT_CONTENT
