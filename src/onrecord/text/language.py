"""A text -> the language that it is written in, by its script and its small words; a fraction of a millisecond."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from onrecord.text.language_words import SMALL_WORDS

# Scripts that one language is written in, or nearly so: where their letters begin and end, and its code.
# Source: Unicode Standard, Blocks.txt. Kana stand before ideographs, which Japanese has too.
_SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("\u3041", "\u30ff", "ja"),
    ("\uac00", "\ud7a3", "ko"),
    ("\u4e00", "\u9fff", "zh"),
    ("\u0370", "\u03ff", "el"),
    ("\u0590", "\u05ff", "he"),
    ("\u0900", "\u097f", "hi"),
    ("\u0980", "\u09ff", "bn"),
    ("\u0a80", "\u0aff", "gu"),
    ("\u0b80", "\u0bff", "ta"),
    ("\u0c00", "\u0c7f", "te"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u10a0", "\u10ff", "ka"),
    ("\u0530", "\u058f", "hy"),
    ("\u1200", "\u137f", "am"),
)
_ALSO_THERE = {"hi": "है"}  # other languages are written in its script, and lack this word
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_KANA_SHARE = 0.1  # of a Japanese text's letters at least are kana
_MOST = 0.5  # of the letters must be of one script for it to tell the language
# Looked at: this much from the start, where a head may stand, and as much from the middle.
_SAMPLE = 1500
# Fewer words tell too little. Of a text's words a third are small ones; an eighth must be known, and those of the next
# language must tell distinctly less, a word that several have the less for it. Origin: messages of programs in 47
# languages that are known here, strung together, 60 texts each: of 30 words 0.6 % are given a wrong language and 10 %
# none, of 60 words 0.1 % and 6 %, of 200 words none and 2 %. A language that is not known may pass for a close one
# (Aragonese for Spanish).
LEAST_WORDS = 20
LEAST_SHARE, LEAST_LEAD = 0.12, 1.15


def detect_language(text: str) -> str | None:
    """Return the BCP 47 code of the language that most of `text` is in; None where it is too short or none is known.

    >>> detect_language("We will open the quay before the winter, because the piles are sound and so is the crane, "
    ...                 "which nobody on this board has ever asked about.")
    'en'
    """
    middle = len(text) // 2
    sample = text if len(text) <= 2 * _SAMPLE else f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}"
    sample = sample.casefold().replace("’", "'")
    return _by_script(sample) or _by_words(_WORD.findall(sample))


def _by_script(sample: str) -> str | None:
    if sample.isascii():
        return None
    letters = [char for char in sample if char.isalpha()]
    if len(letters) < LEAST_WORDS:
        return None
    shares = {code: sum(first <= char <= last for char in letters) / len(letters) for first, last, code in _SCRIPTS}
    if shares["ja"] >= _KANA_SHARE and shares["ja"] + shares["zh"] >= _MOST:
        return "ja"
    best = max(shares, key=shares.__getitem__)
    if shares[best] < _MOST or _ALSO_THERE.get(best, "") not in sample:
        return None
    return best


def _by_words(words: list[str]) -> str | None:
    if len(words) < LEAST_WORDS:
        return None
    table = _list_small_words()
    known: Counter[str] = Counter()
    telling: dict[str, float] = {}
    for word, count in Counter(words).items():
        codes = table.get(word, ())
        for code in codes:
            known[code] += count
            telling[code] = telling.get(code, 0.0) + count / len(codes)
    best, second, *_ = [*sorted(telling, key=telling.__getitem__, reverse=True), "", ""]
    is_clear = telling.get(best, 0.0) >= LEAST_LEAD * telling.get(second, 0.0)
    return best if is_clear and known[best] >= LEAST_SHARE * len(words) and best else None


@cache
def _list_small_words() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for code, words in SMALL_WORDS.items():
        for word in set(words.split()):
            table[word] = (*table.get(word, ()), code)
    return table
