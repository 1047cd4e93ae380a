"""Canonical text and its masks -> words: for each a hash of its folded spelling and its place in the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Mask, MaskKind, Span
from onrecord.text import codepoints
from onrecord.text.codepoints import fold_character

# Masks of these kinds end a speech or stand for words that are missing: a word never runs on behind them.
_BREAKING = frozenset({MaskKind.LABEL, MaskKind.ASIDE, MaskKind.GAP, MaskKind.REDACTION, MaskKind.HEADER})


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
        # An offset of another type than the array's would make a copy of the array first.
        first = int(np.searchsorted(self.starts, np.uint32(max(start, 0))))
        last = int(np.searchsorted(self.ends, np.uint32(max(end, 0)), side="right"))
        return first, max(first, last)

    def span(self, first: int, last: int) -> Span:
        """Return the characters from word `first` to before word `last`; an empty range is the place before `first`."""
        if first < last:
            return Span(int(self.starts[first]), int(self.ends[last - 1]))
        place = int(self.starts[first]) if first < len(self) else int(self.ends[-1]) if len(self) else 0
        return Span(place, place)


def fold(text: str, masks: Iterable[Mask | Span] = ()) -> Words:
    """Cut `text` into words that are equal wherever only case, encoding or lay-out differ.

    A word is a run of letters, digits and combining marks with its inner apostrophes, and the points and commas between
    its digits. Compatibility forms, soft hyphens and zero-width characters make no difference. A hyphen at the end of a
    line joins two halves when the second is in lower case, also over masked lines; the one word spans both. In scripts
    without spaces each character is a word. No word touches a mask, except one that a mask interrupts: Markdown signs
    inside a word, a page head inside a hyphenated one. The order of the masks makes no difference. Linear in the text.

    Source: Unicode Standard 3.13, default caseless matching, with compatibility forms; raised digits are no words.
    """
    if not text:
        nothing = np.zeros(0, np.uint32)
        return Words(nothing, nothing, nothing)
    # The kernel brings numba, which takes longer to load than all other modules of a command together.
    from onrecord.text.scan import scan

    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kind_of, rows, folded = _tabulate(points)
    kinds = kind_of[points]
    _mask(kinds, masks)
    # Words of spaced scripts take two characters at least: themselves and what ends them.
    room = len(points) if codepoints.SOLO in kind_of else len(points) // 2 + 1
    words = (np.empty(room, np.uint32), np.empty(room, np.uint32), np.empty(room, np.uint32))
    count = scan(points, kinds, rows, folded, words)
    return Words(*(column[:count].copy() for column in words))


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


def _tabulate(points: NDArray[np.uint32]) -> tuple[NDArray[np.uint8], NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the kinds and the rows of the code points that occur, and the folded characters that the rows point to."""
    size = int(points.max()) + 1
    occurs = np.zeros(size, np.bool_)
    occurs[points] = True
    kind_of = np.zeros(size, np.uint8)
    rows = np.zeros(size, np.uint32)
    folded: list[int] = [0]
    for point in np.flatnonzero(occurs).tolist():
        kind_of[point], characters = fold_character(chr(point))
        if characters:
            rows[point] = len(folded)
            folded += (len(characters), *characters)
    return kind_of, rows, np.array(folded, np.uint32)


def _mask(kinds: NDArray[np.uint8], masks: Iterable[Mask | Span]) -> None:
    """Turn masked characters into what they leave behind: nothing, a space (line ends stay line ends), or an end."""
    behind: dict[int, list[Span]] = {codepoints.NOTHING: [], codepoints.SPACE: [], codepoints.OTHER: []}
    for mask in masks:
        if isinstance(mask, Span):
            behind[codepoints.SPACE].append(mask)
        elif mask.kind is MaskKind.MARKUP:
            behind[codepoints.NOTHING].append(mask.span)
        else:
            behind[codepoints.OTHER if mask.kind in _BREAKING else codepoints.SPACE].append(mask.span)
    for kind, spans in behind.items():
        for span in spans:
            part = kinds[span.start : span.end]
            part[part != codepoints.NEWLINE] = kind
    for span in behind[codepoints.OTHER]:
        kinds[span.start : span.end] = codepoints.OTHER
