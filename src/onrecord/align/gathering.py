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

# The places of each of some words that stand a number of times or fewer: records, words there, numbers of the words.
Spread = Callable[[NDArray[np.uint32], int], tuple[NDArray[np.int64], ...]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Words `first` to `last` of a record, last excluded.

    `bits` of the query stand there: `share` of its content, and `lead` more than in any window of another record.
    """

    record: int
    first: int
    last: int
    bits: float
    share: float
    lead: float


def gather(query: Query, spread: Spread) -> Gathered | None:
    """Return the window that gathers most bits of the query's content words, the first of equals; None if none does.

    Cost: the places of the words looked up, sorted.
    """
    from onrecord.align.window import find_window

    bits = {
        word: worth
        for word, worth in zip(query.words.hashes.tolist(), query.bits, strict=True)
        if worth >= CONTENT_BITS
    }
    records, places, which = spread(np.array(list(bits), np.uint32), MOST_PLACES)
    if not len(places):
        return None
    width = int(WIDER * len(query)) + SLACK
    worths = np.array(list(bits.values()))
    low, high, held = find_window((records, places, which), worths, width)
    elsewhere = records != records[low]
    _, _, rival = find_window((records[elsewhere], places[elsewhere], which[elsewhere]), worths, width)
    first, last = int(places[low]), int(places[high]) + 1
    return Gathered(int(records[low]), first, last, held, held / sum(bits.values()), held - rival)
