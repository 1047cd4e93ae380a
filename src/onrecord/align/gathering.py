"""A query that stands nowhere in order -> the stretch of a record that holds most of its telling words, in any order.

Source: Zobel & Moffat, Inverted files for text search engines (ACM Computing Surveys 38/2, 2006), on weighing words by
rarity; here within one window of one document.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.align.query import Query

CONTENT_BITS = 10.5  # words that tell less are grammar and small change: "people" has 8.1, "time" 9.1, "know" 9.8
MOST_PLACES = 3_000  # of one word; a word that stands oftener gathers nothing
WIDER, SLACK = 1.6, 12  # the window is so many times as long as the query, and so many words more

Exact = Callable[[NDArray[np.uint32], int], tuple[list[tuple[int, int]], int]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Words `first` to `last` of a record, last excluded; `bits` of the query stand there, `share` of its content."""

    record: int
    first: int
    last: int
    bits: float
    share: float


def gather(query: Query, exact: Exact) -> Gathered | None:
    """Return the window that gathers most bits of the query's content words, the first of equals; None if none does.

    Cost: the places of the words looked up, sorted.
    """
    bits = {
        word: worth
        for word, worth in zip(query.words.hashes.tolist(), query.bits, strict=True)
        if worth >= CONTENT_BITS
    }
    places: list[tuple[int, int, int]] = []
    for word in bits:
        found, count = exact(np.array([word], np.uint32), MOST_PLACES)
        if count <= MOST_PLACES:
            places += [(record, at, word) for record, at in found]
    places.sort()
    best: Gathered | None = None
    width, total, low = int(WIDER * len(query)) + SLACK, sum(bits.values()), 0
    inside: dict[int, int] = {}
    held = 0.0
    for record, at, word in places:
        inside[word] = inside.get(word, 0) + 1
        held += bits[word] if inside[word] == 1 else 0.0
        while places[low][0] != record or at - places[low][1] > width:
            gone = places[low][2]
            inside[gone] -= 1
            held -= bits[gone] if not inside[gone] else 0.0
            low += 1
        if best is None or held > best.bits + 1e-9:
            best = Gathered(record, places[low][1], at + 1, held, held / total)
    return best
