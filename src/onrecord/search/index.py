"""Words of several documents -> an index in flat arrays that finds where other words stand in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from onrecord.search.segments import BASE, Segment, tabulate
from onrecord.text.fold import Words
from onrecord.text.vocabulary import Vocabulary

FEW = 4096  # places for which there is room at once; where there are more they are looked up again
ANY = 1 << 62  # no limit to a number of places
SHARE = 200  # queries that are worth a thread of their own: some ten milliseconds


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


@dataclass(frozen=True, eq=False)
class Index:
    """Where words stand in the documents of some segments; it knows no speakers.

    Documents are numbered from 0 through all segments, those left out that are removed.
    Several segments answer as one would: places come in the order of the documents, and whether a quotation is looked
    for more widely is decided over all of them.
    """

    segments: tuple[Segment, ...]

    @classmethod
    def build(cls, texts: Sequence[Words], vocabulary: Callable[[], Vocabulary] | None = None) -> Index:
        """Return the index of `texts`; documents without words, and none at all, are fine. Costs one sort of words.

        `vocabulary` is asked once, when a query has words that the texts do not.
        """
        segment = _build_segment([words.hashes for words in texts])
        return cls((replace(segment, vocabulary=vocabulary),))

    @cached_property
    def _table(self) -> NDArray[np.int64]:
        return tabulate(self.segments)

    @cached_property
    def _bounds(self) -> NDArray[np.int64]:
        """Where every document begins, counted through all segments."""
        parts = [row[BASE] + segment.bounds[:-1] for row, segment in zip(self._table, self.segments, strict=True)]
        return np.concatenate([*parts, np.zeros(0, np.int64)])

    @cached_property
    def _removed(self) -> NDArray[np.bool_]:
        return np.concatenate([*(segment.removed for segment in self.segments), np.zeros(0, np.bool_)])

    @cached_property
    def _numbers(self) -> list[int]:
        """The number of every document, removed ones counted in, among those that are there."""
        numbers: list[int] = self._numbered.tolist()
        return numbers

    @cached_property
    def _numbered(self) -> NDArray[np.int64]:
        return np.cumsum(~self._removed) - 1

    @cached_property
    def _vocabularies(self) -> list[Vocabulary]:
        return [segment.vocabulary() for segment in self.segments if segment.vocabulary]

    def find(self, query: NDArray[np.uint32], limit: int = 16, spelled: Sequence[str] | None = None) -> list[Hit]:
        """Return up to `limit` windows in which `query` may stand, the best first, in one order always.

        Most words in common come first, less what stands between those of a short query, then exact places, then what
        stands closer together, then the order of the documents. Where the spellings of the query's words are given,
        words that no document has are taken for words of the documents that are spelled nearly alike.

        Windows of two places may share words at their edges, but no two stand for one place. Time is bounded whatever
        the record: the rarest words lead, and how many places of the commoner ones are looked at is capped. Of a query
        of more than 16,384 words only the first 16,384 are looked for.
        """
        return self.find_all([query], limit, None if spelled is None else [spelled])[0]

    def find_all(
        self, queries: Sequence[NDArray[np.uint32]], limit: int = 16, spelled: Sequence[Sequence[str]] | None = None
    ) -> list[list[Hit]]:
        """Return for each query what `find` returns for it. Many queries are shared out among all cores."""
        if len(queries) < 2 * SHARE:
            return self._find_some(queries, limit, spelled)
        cores = min(os.cpu_count() or 1, len(queries) // SHARE)
        size = -(-len(queries) // cores)
        with ThreadPoolExecutor(cores) as pool:
            firsts = range(0, len(queries), size)
            parts = [queries[first : first + size] for first in firsts]
            words = [spelled and spelled[first : first + size] for first in firsts]
            return list(
                chain.from_iterable(pool.map(lambda *part: self._find_some(part[0], limit, part[1]), parts, words))
            )

    def _find_some(
        self, queries: Sequence[NDArray[np.uint32]], limit: int, spelled: Sequence[Sequence[str]] | None
    ) -> list[list[Hit]]:
        from onrecord.search.query import LONGEST

        out: list[list[Hit]] = [[] for _ in queries]
        asked = [q for q, query in enumerate(queries) if len(query)]
        if not asked or not self.segments or limit < 1:
            return out
        cut = [np.ascontiguousarray(queries[q][:LONGEST], np.uint32) for q in asked]
        if not spelled or not self._vocabularies:
            for q, (hits, _) in zip(asked, self._search(cut, limit), strict=True):
                out[q] = hits
            return out
        garbled = []
        for x, (hits, is_good) in enumerate(self._search(cut, limit, stages=1)):
            out[asked[x]] = hits
            if not is_good:
                garbled.append(x)
        again = [self._respell(cut[x], spelled[asked[x]]) for x in garbled]
        for x, (hits, _) in zip(garbled, self._search(again, limit), strict=True):
            out[asked[x]] = hits
        return out

    def _search(
        self, queries: Sequence[NDArray[np.uint32]], limit: int, stages: int | None = None
    ) -> Iterator[tuple[list[Hit], bool]]:
        """Yield for each query, none of them empty, its hits, and whether one of them is believed."""
        from onrecord.search.compare import COLUMNS
        from onrecord.search.query import STAGES, search

        if not queries:
            return
        ends = np.array([*accumulate(map(len, queries))], np.int64)
        windows, is_good = np.empty((len(queries), limit, COLUMNS), np.int64), np.empty(len(queries), np.bool_)
        joined = queries[0] if len(queries) == 1 else np.concatenate(queries)
        counts = search(self._table, joined, ends, STAGES[:stages], windows, is_good)
        numbers = self._numbers
        for query, count, found, good in zip(queries, counts.tolist(), windows, is_good.tolist(), strict=True):
            size = len(query)
            rows = found[:count].tolist()
            yield [Hit(numbers[document], first, last, held / size) for document, first, last, held, *_ in rows], good

    def _respell(self, query: NDArray[np.uint32], spelled: Sequence[str]) -> NDArray[np.uint32]:
        from onrecord.search.respell import respell

        return respell(self._table, self._vocabularies, query, spelled)

    def occurrences(self, query: NDArray[np.uint32], limit: int = 16) -> tuple[list[tuple[int, int]], int]:
        """Return the places where the whole of `query` stands, word by word, and how many there are in all.

        A place is (document, first word); up to `limit` come in document order. An empty query stands nowhere. Time
        grows with the number of places of the query's rarest four words.
        """
        places = self._locate(query)
        if not len(places):
            return [], 0
        starts, documents = self._leave_out_removed(np.sort(places))
        count = len(starts)
        documents, starts = documents[:limit], starts[:limit]
        numbers = [self._numbers[document] for document in documents.tolist()]
        return list(zip(numbers, (starts - self._bounds[documents]).tolist(), strict=True)), count

    def count(self, word: int) -> int:
        """Return how often the word with this hash stands in the documents."""
        return self.occurrences(np.array([word], np.uint32), 0)[1]

    def spread(self, words: NDArray[np.uint32], most: int) -> tuple[NDArray[np.int64], ...]:
        """Return the places of those of `words`, all different, that stand `most` times or fewer.

        They come in the order of the documents, as three columns: document, number of the word there, and number of
        the word in `words`.
        """
        bits = len(words).bit_length()  # a place and its word's number are sorted as one
        columns = [np.zeros(0, np.int64)]
        for number in range(len(words)):
            starts = self._locate(words[number : number + 1], ANY if self._has_removed else most)
            starts = self._leave_out_removed(starts)[0] if self._has_removed else starts
            if len(starts) <= most:
                columns.append(starts << bits | number)
        places = np.sort(np.concatenate(columns))
        starts, which = places >> bits, places & ((1 << bits) - 1)
        documents = np.searchsorted(self._bounds, starts, side="right") - 1
        return self._numbered[documents], starts - self._bounds[documents], which

    @cached_property
    def _has_removed(self) -> bool:
        return bool(self._removed.any())

    def _leave_out_removed(self, starts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the places that are not in removed documents, and their documents."""
        documents = np.searchsorted(self._bounds, starts, side="right") - 1
        if not self._has_removed:
            return starts, documents
        is_there = ~self._removed[documents]
        return starts[is_there], documents[is_there]

    def _locate(self, query: NDArray[np.uint32], most: int = ANY) -> NDArray[np.int64]:
        """Return where the whole of `query` stands, unsorted; some places only where there are more than `most`."""
        if not len(query) or not self.segments:
            return np.zeros(0, np.int64)
        from onrecord.search.query import locate

        query = np.ascontiguousarray(query, np.uint32)
        places = np.empty(FEW, np.int64)
        count = locate(self._table, query, places, most)
        if count > len(places):
            places = np.empty(count, np.int64)
            locate(self._table, query, places, most)
        return places[:count]


def sort_words(hashes: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the word-prefix array of the words of some documents, a 0 behind each, and the directory into it."""
    from onrecord.search.array import build_array

    return build_array(hashes)


def _build_segment(texts: Sequence[NDArray[np.uint32]]) -> Segment:
    end = np.zeros(1, np.uint32)
    hashes = np.concatenate([part for words in texts for part in (words, end)] or [end])
    bounds = np.cumsum([0, *(len(words) + 1 for words in texts)], dtype=np.int64)
    return Segment(hashes, *sort_words(hashes), bounds, np.zeros(len(texts), np.bool_))
