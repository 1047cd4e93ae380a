"""One character -> what it does to words (its kind) and the characters that it folds to."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

# Kinds, in an order that the kernel in `scan` relies on: LETTER to SOLO make words, the others stand between them.
OTHER, SPACE, NEWLINE, APOSTROPHE, POINT, HYPHEN, SOFT, NOTHING, LETTER, LOWER, DIGIT, MARK, SOLO = range(13)

MARK_FLAG = 1 << 24  # on a folded character: a combining mark that canonical order may move
FOLDED_APOSTROPHE = ord("'")

# U+0060, U+00B4 and U+2032 stand for an apostrophe in typed and in scanned text; inside a word nothing else is meant.
_APOSTROPHES = frozenset("'\u2018\u2019\u201b\u02bc\u2032\u0060\u00b4\uff07")
# U+00AC is what the hyphen at the end of a line becomes in much text taken out of PDF files.
_HYPHENS = frozenset("-\u2010\u00ac")
_SOFT_HYPHEN = "\u00ad"
_NEWLINES = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_COMBINING_IOTA = 0x345  # casefold makes a letter of this mark, which would depend on the order of marks

# Scripts written without spaces: Thai, Lao, Myanmar, Khmer, kana and ideographs. Source: Unicode Standard, Blocks.txt.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3005, 0x3007),
    (0x3021, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xA9E0, 0xA9FF),
    (0xAA60, 0xAA7F),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),
    (0x1AFF0, 0x1B16F),
    (0x20000, 0x3FFFF),
)


@lru_cache(maxsize=8192)
def fold_character(char: str) -> tuple[int, tuple[int, ...]]:
    """Return the kind of one character and the code points it folds to, empty for what makes no word.

    Canonically equivalent characters fold alike. Combining marks carry `MARK_FLAG`: their order is not significant.
    """
    kind = _kind(char)
    if kind < LETTER:
        return kind, ()
    # A fraction stays whole: taken apart, "1½" and "11/2" would be the same number.
    is_fraction = unicodedata.decomposition(char).startswith("<fraction>")
    form: Literal["NFD", "NFKD"] = "NFD" if is_fraction else "NFKD"
    folded: list[int] = []
    for part in unicodedata.normalize(form, char):
        lowered = part if ord(part) == _COMBINING_IOTA else unicodedata.normalize(form, part.casefold())
        # A few compatibility forms decompose to a space or a sign and a mark; only what makes words is kept.
        folded += [ord(x) | (MARK_FLAG if unicodedata.combining(x) else 0) for x in lowered if _kind(x) >= LETTER]
    return (kind, tuple(folded)) if folded else (NOTHING, ())


def _kind(char: str) -> int:
    first = unicodedata.normalize("NFD", char)[0]
    for kind, members in (
        (APOSTROPHE, _APOSTROPHES),
        (POINT, ".,"),
        (HYPHEN, _HYPHENS),
        (SOFT, _SOFT_HYPHEN),
        (NEWLINE, _NEWLINES),
    ):
        if first in members:
            return kind
    category = unicodedata.category(first)
    if category in ("Cf", "Me") or _is_variation_selector(ord(first)):
        return NOTHING
    if category[0] == "M":
        return MARK
    if category == "Zs" or first == "\t":
        return SPACE
    if category[0] == "N" and category != "Nl":
        # A raised digit is a note number or a power, never a digit of the number or word before it.
        return OTHER if unicodedata.decomposition(first).startswith("<super>") else DIGIT
    if category[0] == "L" or category == "Nl":
        if _is_unspaced(ord(first)):
            return SOLO
        return LOWER if category == "Ll" else LETTER
    return OTHER


def _is_unspaced(point: int) -> bool:
    return any(first <= point <= last for first, last in _UNSPACED)


def _is_variation_selector(point: int) -> bool:
    return 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF or point in (0x034F, 0x180B, 0x180C, 0x180D)
