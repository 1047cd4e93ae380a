"""Code points and their kinds -> the hash and the span of every word, in one pass."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.text.codepoints import (
    APOSTROPHE,
    DIGIT,
    FOLDED_APOSTROPHE,
    HYPHEN,
    LETTER,
    LOWER,
    MARK,
    MARK_FLAG,
    NEWLINE,
    NOTHING,
    OTHER,
    POINT,
    SOFT,
    SOLO,
    SPACE,
)
from onrecord.text.kernel import kernel

# What stands between the word so far and the next character, if that can still belong to the word.
_NEXT, _AFTER_APOSTROPHE, _AFTER_POINT, _AFTER_HYPHEN, _AFTER_LINE = range(5)

# Source: FNV-1a, 64 bits, http://www.isthe.com/chongo/tech/comp/fnv/; the last mix is that of MurmurHash3.
_BASIS = np.uint64(14695981039346656037)
_PRIME = np.uint64(1099511628211)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(32)


@kernel
def _stir(hashed: np.uint64, point: np.uint64) -> np.uint64:
    return (hashed ^ point) * _PRIME


@kernel
def _finish(hashed: np.uint64, marks: np.uint64) -> np.uint32:
    if marks != np.uint64(0):
        hashed = _stir(hashed, marks)
    hashed ^= hashed >> _HALF
    hashed *= _MIX
    hashed ^= hashed >> _HALF
    word = np.uint32(hashed & np.uint64(0xFFFFFFFF))
    return word if word != np.uint32(0) else np.uint32(1)


@kernel
def scan(
    points: NDArray[np.uint32],
    painted: NDArray[np.uint8],
    tables: tuple[NDArray[np.uint8], NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]],
    words: tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]],
) -> int:
    """Write hash, start and end of each word into `words` and return their number.

    `painted` is 0, or 1 above the kind that a mask leaves of a character; line ends stay line ends unless it is OTHER.
    `tables` hold by code point its kind, the letter that it folds to where it is one letter, else 0, and the row where
    its folded characters start in the last table: their number, then themselves.
    """
    kind_of, singles, rows, folded = tables
    hashes, starts, ends = words
    count = 0
    start, end = -1, -1  # of the open word; no word is open while start < 0
    joint, soft, last = _NEXT, False, 0
    hashed, marks, between = _BASIS, np.uint64(0), np.uint64(0)
    i, size = -1, len(points)
    while i < size - 1:
        i += 1
        kind = kind_of[points[i]]
        if painted[i] != 0 and (painted[i] == OTHER + 1 or kind != NEWLINE):
            kind = painted[i] - np.uint8(1)
        if kind < LETTER:
            if start < 0 or kind == NOTHING:
                continue
            if joint == _NEXT and kind == APOSTROPHE and last != SOLO:
                joint, between = _AFTER_APOSTROPHE, np.uint64(FOLDED_APOSTROPHE)
            elif joint == _NEXT and kind == POINT and last == DIGIT:
                joint, between = _AFTER_POINT, np.uint64(points[i])
            elif joint == _NEXT and (kind == SOFT or (kind == HYPHEN and last != DIGIT)):
                joint, soft = _AFTER_HYPHEN, kind == SOFT
            elif joint == _AFTER_HYPHEN and soft and kind == SOFT:
                pass
            elif joint in (_AFTER_HYPHEN, _AFTER_LINE) and kind in (SPACE, NEWLINE):
                if kind == NEWLINE:
                    joint = _AFTER_LINE
                soft = False  # a space after a soft hyphen ends the word, unless a line ends there
            else:
                hashes[count], starts[count], ends[count] = _finish(hashed, marks), start, end
                count += 1
                start = -1
            continue
        if kind == MARK and (start < 0 or (joint != _NEXT and not soft)):
            continue  # a mark on a sign
        if start >= 0 and kind != MARK:
            goes_on = kind != SOLO and last != SOLO
            if joint == _AFTER_POINT:
                goes_on = kind == DIGIT
            elif joint == _AFTER_HYPHEN:
                goes_on = goes_on and soft
            elif joint == _AFTER_LINE:
                goes_on = kind == LOWER and last in (LETTER, LOWER)
            if not goes_on:
                hashes[count], starts[count], ends[count] = _finish(hashed, marks), start, end
                count += 1
                start = -1
            elif joint in (_AFTER_APOSTROPHE, _AFTER_POINT):
                if marks != np.uint64(0):
                    hashed = _stir(hashed, marks)
                    marks = np.uint64(0)
                hashed = _stir(hashed, between)
        if start < 0:
            start, hashed, marks = i, _BASIS, np.uint64(0)
        row = rows[points[i]]
        for x in range(row + 1, row + 1 + folded[row]):
            point = np.uint64(folded[x])
            if point & np.uint64(MARK_FLAG):
                # A sum does not know the order of its terms: canonical order is free. The product spreads the bits.
                marks += point * _MIX
            else:
                if marks != np.uint64(0):
                    hashed = _stir(hashed, marks)
                    marks = np.uint64(0)
                hashed = _stir(hashed, point)
        if kind != MARK:
            last = kind
        if marks == np.uint64(0) and last != SOLO:
            # Nearly all text is runs of plain letters.
            begin = i
            while i < size - 1 and singles[points[i + 1]] != 0 and painted[i + 1] == 0:
                i += 1
                hashed = _stir(hashed, np.uint64(singles[points[i]]))
            if i > begin:
                last = kind_of[points[i]]
        joint, soft, end = _NEXT, False, i + 1
    if start >= 0:
        hashes[count], starts[count], ends[count] = _finish(hashed, marks), start, end
        count += 1
    return count
