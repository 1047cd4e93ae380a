"""Words -> how much they tell: bits of surprise from a fixed table, so that no record at hand changes a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

UNKNOWN_BITS = 19.0  # one more than the rarest listed word, log2 of the 513,421 running words the table was made from
CONTRACTION_BITS = 7.0  # contractions are rare in the table's written texts, but tell as little as their parts


@cache
def _table() -> dict[str, float]:
    text = resources.files(__package__).joinpath("data", "word_bits.txt").read_text(encoding="utf-8")
    pairs = (line.split(" ") for line in text.splitlines() if not line.startswith("#"))
    return {word: float(bits) for word, bits in pairs}


def is_listed(folded: str) -> bool:
    """Say whether a word is in the table, so surely an English word."""
    return folded in _table()


@lru_cache(maxsize=1 << 16)
def bits_of(folded: str) -> float:
    """Return how many bits one folded word tells."""
    bits = _table().get(folded, UNKNOWN_BITS)
    return min(bits, CONTRACTION_BITS) if "'" in folded else bits


def weigh(folded: Iterable[str]) -> float:
    """Return the bits of a run of folded words, as if they came independently."""
    return sum(map(bits_of, folded))
