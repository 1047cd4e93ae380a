"""Words of several documents -> an index in flat arrays that finds where other words stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.text.fold import Words


@dataclass(frozen=True, slots=True)
class Hit:
    """A window of a document in which the words sought may stand: words `first` to `last`, the last excluded.

    The window is wider than the place itself, unless the words stand there exactly. `score` is the share of the words
    sought that it holds in their order, 1 for all of them.
    """

    document: int
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Where words stand in some documents, which it numbers from 0 in the order given; it knows no speakers.

    `hashes` are the words of all documents, a 0 behind each document; `order` is their word-prefix array and
    `directory` the way into it; document d begins at `bounds[d]` of `hashes`.
    """

    hashes: NDArray[np.uint32]
    order: NDArray[np.uint32]
    directory: NDArray[np.uint32]
    bounds: NDArray[np.int64]

    @classmethod
    def build(cls, texts: Sequence[Words]) -> Index:
        """Return the index of `texts`; documents without words, and none at all, are fine. Costs one sort of words."""
        from onrecord.search.array import sort_positions

        end = np.zeros(1, np.uint32)
        hashes = np.concatenate([part for words in texts for part in (words.hashes, end)] or [end])
        bounds = np.cumsum([0, *(len(words) + 1 for words in texts)], dtype=np.int64)
        order, directory = sort_positions(hashes)
        return cls(hashes, order, directory, bounds)

    def find(self, query: NDArray[np.uint32], limit: int = 16) -> list[Hit]:
        """Return up to `limit` windows in which `query` may stand, the best first, in one order always.

        Most words in common come first, then exact places, then what stands closer together, then the order of the
        documents. Windows of two places may share words at their edges, but no two stand for one place. Time is bounded
        whatever the record: the rarest words lead, and how many places of the commoner ones are looked at is capped. Of
        a query of more than 16,384 words only the first 16,384 are looked for.
        """
        if not len(query) or not len(self.order) or limit < 1:
            return []
        from onrecord.search.chain import GOOD, LONGEST, STAGES, search

        query = query[:LONGEST]
        rows = search((self.hashes, self.order, self.directory), self.bounds, query, STAGES, GOOD, limit)
        size = len(query)
        return [Hit(document, first, last, shared / size) for document, first, last, shared, _, _ in rows.tolist()]

    def occurrences(self, query: NDArray[np.uint32], limit: int = 16) -> tuple[list[tuple[int, int]], int]:
        """Return the places where the whole of `query` stands, word by word, and how many there are in all.

        A place is (document, first word); up to `limit` come in document order. An empty query stands nowhere. Time
        grows with the number of places of the query's rarest four words.
        """
        starts = self._locate(query)
        count = len(starts)
        if count > limit:
            starts = np.partition(starts, limit)[:limit]
        starts = np.sort(starts)
        documents = np.searchsorted(self.bounds, starts, side="right") - 1
        return list(zip(documents.tolist(), (starts - self.bounds[documents]).tolist(), strict=True)), count

    def count(self, word: int) -> int:
        """Return how often the word with this hash stands in the documents."""
        return len(self._locate(np.array([word], np.uint32)))

    def _locate(self, query: NDArray[np.uint32]) -> NDArray[np.int64]:
        if not len(query) or not len(self.order):
            return np.zeros(0, np.int64)
        from onrecord.search.array import locate

        return locate(self.hashes, self.order, self.directory, query)
