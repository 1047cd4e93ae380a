"""Queries and segments -> windows of the record, by rare seeds, colinear chains and words in common."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.search.array import DEPTH, agrees, find_shift, find_spot, key_at, reach_up
from onrecord.search.chain import ROWS, SMALL, WEAKEST, WORK, link, pick
from onrecord.search.compare import COLUMNS, MATCH, SHORT, choose, compare
from onrecord.search.seed import seed
from onrecord.search.segments import BASE, ORDER_LENGTH
from onrecord.search.views import view_directory, view_hashes, view_order
from onrecord.text.kernel import kernel

# Rows: how many places make a seed common; how many places are looked at; how many rare seeds are enough; the longest
# query that gets this far. The first row answers nearly every query. The others are for garbled and for absent
# quotations; the last is for short ones only, whose words may all be common. Origin: tried on 50 MB of court argument.
STAGES = np.array(
    [(16, 256, 12, 1 << 30), (64, 8192, 1 << 30, 1 << 30), (2048, 32768, 1 << 30, 14)],
    np.int64,
)
GOOD = 0.62  # share of words in common from which a place is believed and no further stage is run; same origin
# The same for a short query, of how well it fits. Origin: 4,000 quotations of 5 to 9 words from 50 MB, lightly edited.
# At 0.55 98.8 % are found, at 0.65 99.4 %, at 0.72 and at 0.8 99.7 %; at 0.8 half of them take five times as long.
GOOD_SHORT = 0.72

MOST_BESIDE = 256  # places of two words together that are counted; more tell no more
LONGEST = 1 << 14  # words of a query, some forty pages, that are looked for


@kernel
def search(
    table: NDArray[np.int64],
    queries: NDArray[np.uint32],
    ends: NDArray[np.int64],
    stages: NDArray[np.int64],
    found: NDArray[np.int64],
    is_good: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Write the windows of each query into its rows of `found`, the best first, and return how many each has.

    `is_good` says which queries have a place that is believed.

    The queries stand in `queries` one behind the other, each up to its place in `ends`; none is empty. Whether a query
    goes to a further stage is decided once, by its best window in all segments.
    """
    counts = np.zeros(len(ends), np.int64)
    rows = np.empty((len(stages) * ROWS, COLUMNS), np.int64)
    chains = np.empty((ROWS, 3), np.int64)
    words = np.int64(0)
    for segment in range(len(table)):
        words += table[segment, ORDER_LENGTH]
    weakest = WEAKEST if words > SMALL else 0.0
    begin = np.int64(0)
    for q in range(len(ends)):
        query = queries[begin : ends[q]]
        begin, size = ends[q], len(query)
        # Fewer chains for a query of several thousand words, as each is to be compared with the whole of it.
        room = max(1, min(ROWS, WORK // (size * (size // 64 + 1))))
        weights = np.ones(size, np.float64)
        count, is_good[q] = 0, False
        for stage in range(len(stages)):
            if size > stages[stage, 3]:
                break
            seeds = seed(table, query, stages[stage], weights)
            if len(seeds) == 0:
                continue
            back = np.empty(len(seeds), np.int64)
            scores = link(table, seeds, weights, back)
            picked = pick(seeds, scores, back, chains[:room], weakest)
            most = compare(table, query, chains[:picked], rows[count:])
            # What an earlier stage found stays: a later one weighs words otherwise, and may pass it over.
            count += picked
            is_good[q] = most >= (GOOD_SHORT if size <= SHORT else GOOD) * MATCH * size
            if is_good[q]:
                break
        counts[q] = choose(rows, count, found[q])
    return counts


@kernel
def locate(table: NDArray[np.int64], query: NDArray[np.uint32], places: NDArray[np.int64], most: int) -> int:
    """Write the positions at which the whole of `query` stands, unsorted, up to the room there is; return their number.

    Positions count from the first word of the first segment. Removed documents are not left out. Where more than `most`
    are found no more are looked for.
    """
    count = 0
    for segment in range(len(table)):
        hashes, order = view_hashes(table, segment), view_order(table, segment)
        directory = view_directory(table, segment)
        shift = find_shift(directory)
        at, low, high = 0, 0, len(order) + 1
        for i in range(max(1, len(query) - DEPTH + 1)):
            if i > 0 and high - low <= 1:
                break
            key = key_at(query, i)
            bucket = key >> shift
            last = int(np.int64(directory[bucket + np.uint64(1)]))
            first = find_spot(hashes, order, int(np.int64(directory[bucket])), last, key)
            last = reach_up(hashes, order, first, last, key, min(DEPTH, len(query) - i))
            if last - first < high - low:
                at, low, high = i, first, last
        for x in range(low, high):
            start = int(np.int64(order[x])) - at
            if agrees(hashes, start, query, int(np.int64(0)), len(query)):
                if count < len(places):
                    places[count] = table[segment, BASE] + start
                count += 1
                if count > most:
                    return count
    return count


@kernel
def list_unknown(table: NDArray[np.int64], query: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return where words stand in `query` that stand nowhere in the record."""
    places = np.empty(0, np.int64)
    unknown = np.empty(len(query), np.int64)
    count = 0
    for i in range(len(query)):
        if locate(table, query[i : i + 1], places, int(np.int64(0))) == 0:
            unknown[count] = i
            count += 1
    return unknown[:count]


@kernel
def choose_word(
    table: NDArray[np.int64],
    query: NDArray[np.uint32],
    i: int,
    words: NDArray[np.uint32],
    penalties: NDArray[np.float64],
) -> int:
    """Return which of `words` is most likely word `i` of `query`: how often each stands beside its neighbours tells.

    `penalties` are what its spelling tells against each, in bits. -1 where none stands beside either neighbour.
    """
    places, pair = np.empty(0, np.int64), np.empty(2, np.uint32)
    best, most = int(np.int64(-1)), 0.0
    for w in range(len(words)):
        beside = 0
        if i > 0:
            pair[0], pair[1] = query[i - 1], words[w]
            beside += locate(table, pair, places, MOST_BESIDE)
        if i + 1 < len(query):
            pair[0], pair[1] = words[w], query[i + 1]
            beside += locate(table, pair, places, MOST_BESIDE)
        worth = np.log2(float(beside)) - penalties[w] if beside > 0 else 0.0
        if beside > 0 and (best < 0 or worth > most):
            best, most = w, worth
    return best
