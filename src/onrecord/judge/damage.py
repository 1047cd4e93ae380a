"""Two runs of words -> whether misread letters explain the whole difference between story and record.

Source of the confusions: the classes that Kukich, Techniques for Automatically Correcting Words in Text (ACM Computing
Surveys 24/4, 1992), section 1.3 reports for optical character recognition: look-alike letters, split and merged
strokes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.judge.case import Source
from onrecord.judge.words import Word
from onrecord.model import Fidelity
from onrecord.text import rarity

# Strings that a machine takes for one another, both ways; the longer strokes first.
_CONFUSIONS = (
    ("rn", "m"), ("nn", "m"), ("ni", "m"), ("in", "m"), ("cl", "d"), ("li", "h"), ("ii", "u"), ("vv", "w"), ("tl", "d"),
    ("fi", "h"), ("ri", "n"), ("lc", "k"), ("nm", "mn"), ("m", "nn"), ("ti", "n"), ("ii", "n"), ("li", "u"),
    ("nr", "m"), ("rm", "nn"), ("m", "n"),
    ("l", "1"), ("l", "i"), ("i", "1"), ("l", "]"), ("i", "]"), ("l", "|"), ("l", "!"), ("l", "f"), ("l", "t"),
    ("i", "j"),
    ("o", "0"), ("e", "c"), ("e", "o"), ("c", "o"), ("a", "o"), ("a", "e"), ("s", "5"), ("s", "8"), ("b", "8"),
    ("g", "9"), ("q", "g"),
    ("z", "2"), ("b", "6"), ("h", "b"), ("u", "n"), ("u", "v"), ("v", "y"), ("t", "f"), ("r", "n"), ("h", "n"),
    ("h", "k"),
    ("f", "s"), ("w", "v"), ("k", "l"), ("'", ""), ("-", ""), (".", ""), (",", ""), ("i", "t"), ("r", "t"),
    ("c", "t"), ("y", "v"), ("b", "o"),
)  # fmt: skip
_BOTH_WAYS = frozenset(_CONFUSIONS) | {(b, a) for a, b in _CONFUSIONS}
LONGEST_STROKE = 2
MAX_MISREAD_SHARE = 0.34  # of a word's letters: beyond a third the word is a guess, not a reading
_MIXED = re.compile(r"[a-z][0158]|[0158][a-z]")
LONGEST_TINY_WORD = 3  # letters; so short a word misread is another word as often as not ("he" / "be")
_DOUBLED = re.compile(r"(.)\1")


@lru_cache(maxsize=4096)
def misread_letters(true: str, read: str) -> int | None:
    """Return the fewest misreadings that turn `true` into `read`, None where letters must differ otherwise.

    >>> misread_letters("time", "tirne"), misread_letters("inform", "infonn"), misread_letters("prior", "minor")
    (1, 1, None)
    """
    far = len(true) + len(read) + 1
    cost = [[far] * (len(read) + 1) for _ in range(len(true) + 1)]
    cost[0][0] = 0
    for i in range(len(true) + 1):
        for j in range(len(read) + 1):
            if cost[i][j] >= far:
                continue
            if i < len(true) and j < len(read) and true[i] == read[j]:
                cost[i + 1][j + 1] = min(cost[i + 1][j + 1], cost[i][j])
            for a in range(LONGEST_STROKE + 1):
                for b in range(LONGEST_STROKE + 1):
                    if i + a <= len(true) and j + b <= len(read) and (true[i : i + a], read[j : j + b]) in _BOTH_WAYS:
                        cost[i + a][j + b] = min(cost[i + a][j + b], cost[i][j] + 1)
    return cost[-1][-1] if cost[-1][-1] < far else None


def is_misreading(story: tuple[Word, ...], record: tuple[Word, ...], source: Source) -> bool:
    """Say whether the record's words are the story's words badly read by a machine.

    Where the record is known to be machine-read, misread letters explain a difference by themselves. Elsewhere reading
    errors must show: they make words that English does not have, out of words that it has or in a text full of them.
    Figures are never explained away: 3 for 8 changes a number.
    """
    mine, theirs = "".join(w.folded for w in story), "".join(w.folded for w in record)
    if not mine or not theirs or mine.isdigit() or theirs.isdigit():
        return False
    if source.record.fidelity is not Fidelity.OCR:
        tiny = source.is_noisy and max(len(mine), len(theirs)) <= LONGEST_TINY_WORD
        if not tiny and not any(not rarity.is_listed(w.folded) for w in record):
            return False
        known = all(rarity.is_listed(w.folded) or w.is_capitalised for w in story)
        if not known and not any(_MIXED.search(w.folded) for w in record) and not source.is_noisy:
            return False
    # One letter misread twice running ("wi11") is one misreading.
    single = misread_letters(_DOUBLED.sub(r"\1", mine), _DOUBLED.sub(r"\1", theirs))
    counts = [count for count in (misread_letters(mine, theirs), single) if count is not None]
    errors = min(counts, default=None)
    return errors is not None and errors <= max(1, round(MAX_MISREAD_SHARE * len(mine)))
