"""Canonical text and its masks -> words: for each a hash of its folded spelling and its place in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Correction, Mask, MaskKind, Span
from onrecord.text import codepoints
from onrecord.text.codepoints import fold_character

# Masks of these kinds end a speech or stand for words that are missing: a word never runs on behind them.
_BREAKING = frozenset({MaskKind.LABEL, MaskKind.ASIDE, MaskKind.GAP, MaskKind.REDACTION, MaskKind.HEADER})

# Goes up with every change of what words are or how they hash: stored words would not be found any more.
FOLD_VERSION = 1
MOST_PLAIN = 0x7F  # code points up to here are tabulated once, those beyond for each text that has them


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one text, in order, as three arrays of equal length.

    `hashes` are equal where the folded spellings are (two spellings share one by chance once in 4 billion) and never 0.
    `starts` and `ends` are half-open code-point offsets into the canonical text; words do not overlap.
    """

    hashes: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.hashes)

    def slice(self, first: int, last: int) -> Words:
        """Return words `first` to `last`, the last excluded, without copying; offsets stay those of the whole text."""
        return Words(self.hashes[first:last], self.starts[first:last], self.ends[first:last])

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open index range of the words that lie wholly in [start, end) of the text."""
        # Twice as fast as numpy's own search, which is made for many offsets at once.
        first = bisect_left(self.starts.data, start)
        last = bisect_right(self.ends.data, end)
        return first, last if last > first else first

    def span(self, first: int, last: int) -> Span:
        """Return the characters from word `first` to before word `last`; an empty range is the place before `first`."""
        if first < last:
            return Span(int(self.starts[first]), int(self.ends[last - 1]))
        place = int(self.starts[first]) if first < len(self) else int(self.ends[-1]) if len(self) else 0
        return Span(place, place)


def fold(text: str, masks: Iterable[Mask | Span] = (), corrections: Sequence[Correction] = ()) -> Words:
    """Cut `text` into words that are equal wherever only case, encoding or lay-out differ.

    A word is a run of letters, digits and combining marks with its inner apostrophes, and the points and commas between
    its digits. Compatibility forms, soft hyphens and zero-width characters make no difference. A hyphen at the end of a
    line joins two halves when the second is in lower case, also over masked lines; the one word spans both. In scripts
    without spaces each character is a word. No word touches a mask, except one that a mask interrupts: Markdown signs
    inside a word, a page head inside a hyphenated one. The order of the masks makes no difference. Linear in the text.

    Under `corrections`, which do not overlap and hold whole words (see `text.corrections`), the words are the corrected
    ones, each with a share of the offsets.

    Source: Unicode Standard 3.13, default caseless matching, with compatibility forms; raised digits are no words.
    """
    if corrections:
        covered = [Mask(span=each.span, kind=MaskKind.GAP, reason="corrected") for each in corrections]
        return _lay_over(fold(text, [*masks, *covered]), corrections)
    if not text:
        nothing = np.zeros(0, np.uint32)
        return Words(nothing, nothing, nothing)
    # The kernel brings numba, which takes longer to load than all other modules of a command together.
    from onrecord.text.scan import scan

    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    tables = _tabulate(points)
    # Words of spaced scripts take two characters at least: themselves and what ends them.
    room = len(points) if codepoints.SOLO in tables[0] else len(points) // 2 + 1
    words = (np.empty(room, np.uint32), np.empty(room, np.uint32), np.empty(room, np.uint32))
    count = scan(points, _paint(len(points), masks), tables, words)
    return Words(*(column[:count].copy() for column in words))


def cut_correction(correction: Correction) -> list[tuple[Span, str]]:
    """Return the words of a correction, each with its equal share of the characters that it corrects, in order."""
    words, start, size = fold(correction.text), correction.span.start, len(correction.span)
    edges = [start + size * number // max(1, len(words)) for number in range(len(words) + 1)]
    spelled = (correction.text[a:b] for a, b in zip(words.starts.tolist(), words.ends.tolist(), strict=True))
    return [(Span(a, b), word) for a, b, word in zip(edges, edges[1:], spelled, strict=False)]


def _lay_over(words: Words, corrections: Iterable[Correction]) -> Words:
    columns = [(words.hashes, words.starts, words.ends)]
    for correction in corrections:
        spans = [span for span, _ in cut_correction(correction)]
        edges = np.array([(span.start, span.end) for span in spans], np.uint32).reshape(-1, 2)
        columns.append((fold(correction.text).hashes, edges[:, 0], edges[:, 1]))
    hashes, starts, ends = (np.concatenate(column) for column in zip(*columns, strict=True))
    order = np.argsort(starts, kind="stable")
    return Words(hashes[order], starts[order], ends[order])


@lru_cache(maxsize=1 << 16)  # a language has few words, and they come again and again
def fold_word(word: str) -> str:
    """Return the folded spelling of one word: equal for two words exactly when `fold` gives them one hash.

    `word` is the text under one word's span; characters that make no word are left out, a line-end hyphen too. The text
    under a word that a mask interrupts holds masked characters: take them out first.
    """
    spelled: list[str] = []
    marks: list[str] = []
    is_after_sign = False
    for char in word:
        kind, points = fold_character(char)
        if kind == codepoints.MARK and is_after_sign:
            continue
        if kind not in (codepoints.NOTHING, codepoints.SOFT):
            is_after_sign = kind < codepoints.LETTER
        if kind == codepoints.APOSTROPHE:
            points = (codepoints.FOLDED_APOSTROPHE,)
        elif kind == codepoints.POINT:
            points = (ord(char),)
        for point in points:
            if point & codepoints.MARK_FLAG:
                marks.append(chr(point ^ codepoints.MARK_FLAG))
            else:
                spelled += [*sorted(marks), chr(point)]
                marks.clear()
    return "".join(spelled + sorted(marks))


Tables = tuple[NDArray[np.uint8], NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]


def _tabulate(points: NDArray[np.uint32]) -> Tables:
    """Return kinds, single folded letters, and rows by code point, and the folded characters that rows point to."""
    plain = _tabulate_plain()
    rare = points[points > np.uint32(MOST_PLAIN)]
    return _tabulate_rare(tuple(np.unique(rare).tolist())) if len(rare) else plain


@lru_cache(maxsize=32)
def _tabulate_rare(points: tuple[int, ...]) -> Tables:
    return _add(_tabulate_plain(), points)


@cache
def _tabulate_plain() -> Tables:
    nothing = (np.zeros(0, np.uint8), np.zeros(0, np.uint32), np.zeros(0, np.uint32), np.zeros(1, np.uint32))
    return _add(nothing, range(MOST_PLAIN + 1))


def _add(tables: Tables, points: Sequence[int]) -> Tables:
    """Return `tables` with the code points `points`, which come in order and after those that are there."""
    kinds, singles, rows = (np.concatenate([t, np.zeros(points[-1] + 1 - len(t), t.dtype)]) for t in tables[:3])
    folded: list[int] = tables[3].tolist()
    for point in points:
        kinds[point], characters = fold_character(chr(point))
        if characters:
            rows[point] = len(folded)
            folded += (len(characters), *characters)
        if kinds[point] in (codepoints.LETTER, codepoints.LOWER) and len(characters) == 1:
            singles[point] = characters[0]
    return kinds, singles, rows, np.array(folded, np.uint32)


def _paint(size: int, masks: Iterable[Mask | Span]) -> NDArray[np.uint8]:
    """Return for each character what a mask leaves of it, 1 above its kind: nothing, a space, or an end; else 0."""
    behind: dict[int, list[Span]] = {codepoints.NOTHING: [], codepoints.SPACE: [], codepoints.OTHER: []}
    for mask in masks:
        if isinstance(mask, Span):
            behind[codepoints.SPACE].append(mask)
        elif mask.kind is MaskKind.MARKUP:
            behind[codepoints.NOTHING].append(mask.span)
        else:
            behind[codepoints.OTHER if mask.kind in _BREAKING else codepoints.SPACE].append(mask.span)
    painted = np.zeros(size, np.uint8)
    for kind, spans in behind.items():
        for span in spans:
            painted[span.start : span.end] = kind + 1
    return painted
