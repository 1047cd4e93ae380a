"""A text and its masks -> its words as the search box spells them: folded as for the engine, and without accents."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from onrecord.model import Mask, Span
from onrecord.text.fold import Words, fold, fold_word
from onrecord.text.masked import hide_masks

# Accents and the like, which many leave out when they type; the vowel signs of other scripts are no such thing.
_ACCENTS = re.compile("[\u0300-\u036f]+")
LONGEST = 1000  # characters of a word that are looked at; nobody types more, and SQLite takes a word of some 30,000


def spell(text: str, masks: Sequence[Mask] = ()) -> tuple[Words, list[str]]:
    """Return the words of `text` and how each is spelled; masks as a record has them, in order and disjoint."""
    words = fold(text, masks)
    places = zip(words.starts.tolist(), words.ends.tolist(), strict=True)
    spelled = [_spell_word(text[start:end]) for start, end in places]
    for number in _interrupted(words, masks):
        span = words.span(number, number + 1)
        spelled[number] = _spell_word(hide_masks(span.of(text), clip(masks, span)).text)
    return words, spelled


def spell_words(text: str) -> tuple[str, ...]:
    """Return how the words of `text` are spelled."""
    return tuple(spell(text)[1])


def clip(masks: Sequence[Mask], span: Span) -> list[Mask]:
    """Return the parts of masks that lie in `span`, counted from its start."""
    first = bisect_right(masks, span.start, key=lambda mask: mask.span.end)
    last = bisect_left(masks, span.end, key=lambda mask: mask.span.start)
    return [replace(mask, span=_shift(mask.span, span)) for mask in masks[first:last]]


def _shift(part: Span, span: Span) -> Span:
    return Span(max(part.start, span.start) - span.start, min(part.end, span.end) - span.start)


@lru_cache(maxsize=1 << 17)  # the words of a language are few, and each text is cut into them one by one
def _spell_word(word: str) -> str:
    folded = fold_word(word)
    return (folded if folded.isascii() else _ACCENTS.sub("", folded) or folded)[:LONGEST]


def _interrupted(words: Words, masks: Sequence[Mask]) -> list[int]:
    """Return the numbers of the words that a mask stands in."""
    starts = np.array([mask.span.start for mask in masks], np.uint32)
    numbers = words.ends.searchsorted(starts, side="right")
    is_there = numbers < len(words)
    numbers, starts = numbers[is_there], starts[is_there]
    inside: list[int] = np.unique(numbers[words.starts[numbers] < starts]).tolist()
    return inside
