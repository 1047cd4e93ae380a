"""A query and a word-prefix array -> windows of the record, by rare seeds, colinear chains and words in common."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.search.array import DEPTH, agrees, find_shift, key_at, narrow
from onrecord.search.compare import COLUMNS, SHARED, choose, compare
from onrecord.search.sort import POSITION, bisect, rank
from onrecord.text.kernel import kernel

# Rows: how many places make a seed common; how many places are looked at; how many rare seeds are enough; the longest
# query that gets this far. The first row answers nearly every query. The others are for garbled and for absent
# quotations; the last is for short ones only, whose words may all be common. Origin: tried on 50 MB of court argument.
STAGES = np.array(
    [(16, 256, 12, 1 << 30), (64, 8192, 1 << 30, 1 << 30), (2048, 65536, 1 << 30, 14)],
    np.int64,
)
GOOD = 0.62  # share of words in common from which a place is believed and no further stage is run; same origin

WIDEST_GAP = 400  # words of the record between two seeds of a chain: the sentences that a marked elision leaves out
LOOK_BACK = 64  # seeds before a seed that it is linked to, at most
ROWS = 64  # chains that are compared word by word, at most
WORK = 1 << 27  # steps of comparing them, at most, beyond the first chain: a tenth of a second
LONGEST = 1 << 14  # words of a query, some forty pages, that are looked for


@kernel
def search(
    arrays: tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]],
    bounds: NDArray[np.int64],
    query: NDArray[np.uint32],
    stages: NDArray[np.int64],
    good: float,
    limit: int,
) -> NDArray[np.int64]:
    """Return up to `limit` rows of windows, best first.

    `arrays` are hashes, order and directory, `bounds` says where documents begin.
    """
    rows = np.empty((0, COLUMNS), np.int64)
    for stage in range(len(stages)):
        common, budget, enough, longest = stages[stage]
        if len(query) > longest:
            break
        seeds, weights = _seed(arrays, query, common, budget, enough)
        if len(seeds) == 0:
            continue
        scores, back = _link(seeds, weights, bounds)
        chains = _pick(seeds, scores, back, len(query))
        rows = compare(arrays[0], bounds, query, chains)
        most = 0
        for row in rows:
            most = max(most, row[SHARED])
        if most >= good * len(query):
            break
    return choose(rows, limit)


@kernel
def _seed(
    arrays: tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]],
    query: NDArray[np.uint32],
    common: int,
    budget: int,
    enough: int,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the places of the query's rarest short runs, and a weight for each query word.

    A place is packed, its position in the record above the `POSITION` bits of the query word; they come sorted.
    """
    hashes, order, directory = arrays
    size = len(query)
    shift = find_shift(directory)
    ranges = np.zeros((size, 3), np.int64)  # low, high, words of the run
    counts = np.empty(size, np.int64)
    for i in range(size):
        bucket = key_at(query, i) >> shift
        ranges[i, 0] = directory[bucket]
        ranges[i, 1] = directory[bucket + np.uint64(1)]
        counts[i] = ranges[i, 1] - ranges[i, 0]
    rare = 0
    for i in rank(counts):
        if counts[i] == 0 or rare >= enough:
            counts[i] = 0
            continue
        ranges[i, 2] = 1
        for depth in range(2, min(DEPTH, size - i) + 1):
            if counts[i] <= common:
                break
            low, high = narrow(hashes, order, ranges[i, 0], ranges[i, 1], key_at(query, i), depth)
            if low == high:
                break
            ranges[i, 0], ranges[i, 1], ranges[i, 2] = low, high, depth
            counts[i] = high - low
        rare += counts[i] <= common
    seeds = np.empty(budget, np.int64)
    weights = np.ones(size, np.float64)
    filled = 0
    for i in rank(counts):
        if counts[i] == 0:
            continue
        if filled + counts[i] > budget and filled > 0:
            break
        weights[i] = max(1.0, np.log2(len(order) / counts[i]))
        for x in range(ranges[i, 0], min(ranges[i, 1], ranges[i, 0] + budget - filled)):
            place = int(np.int64(order[x]))
            if agrees(hashes, place, query, i, ranges[i, 2]):
                seeds[filled] = place << POSITION | i
                filled += 1
    seeds = seeds[:filled]
    seeds.sort()
    return seeds, weights


@kernel
def _link(
    seeds: NDArray[np.int64], weights: NDArray[np.float64], bounds: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the score of the best chain that ends in each seed, and the seed before it, -1 where it begins.

    Source: colinear chaining as in minimap2 (Li 2018), with the words of one document for the bases of one sequence.
    """
    scores = np.empty(len(seeds), np.float64)
    back = np.full(len(seeds), -1, np.int64)
    mask = (1 << POSITION) - 1
    begin, end = np.int64(0), np.int64(0)  # of the document that the seed lies in
    for j in range(len(seeds)):
        place, i = seeds[j] >> POSITION, seeds[j] & mask
        if place >= end:
            document = bisect(bounds, place)
            begin, end = bounds[document], bounds[document + 1]
        scores[j] = weights[i]
        for k in range(j - 1, max(-1, j - 1 - LOOK_BACK), -1):
            before = seeds[k] >> POSITION
            ahead = place - before
            if ahead > WIDEST_GAP or before < begin:
                break
            on = i - (seeds[k] & mask)
            if on <= 0 or ahead == 0:
                continue
            # Seeds less than DEPTH words apart may share words, and what is shared must not count twice.
            gain = weights[i] * min(1.0, 0.35 + 0.2 * on)
            gap = abs(ahead - on)
            cost = 2.0 + 0.5 * np.log2(1.0 + gap) + 0.01 * gap if gap > 0 else 0.0
            if scores[k] + gain - cost > scores[j]:
                scores[j], back[j] = scores[k] + gain - cost, k
    return scores, back


@kernel
def _pick(
    seeds: NDArray[np.int64], scores: NDArray[np.float64], back: NDArray[np.int64], size: int
) -> NDArray[np.int64]:
    """Return the best chains, none of whose seeds is shared: first and last seed and score x 100, best first.

    Fewer are returned for a query of several thousand words, as each is to be compared with the whole of it.
    """
    chains = np.empty((max(1, min(ROWS, WORK // (size * (size // 64 + 1)))), 3), np.int64)
    is_used = np.zeros(len(seeds), np.bool_)
    count = 0
    for last in rank(-(scores * 100.0).astype(np.int64)):
        if count == len(chains):
            break
        first = last
        while not is_used[first] and back[first] >= 0:
            is_used[first] = True
            first = back[first]
        if is_used[first]:
            continue
        is_used[first] = True
        chains[count, 0], chains[count, 1], chains[count, 2] = seeds[first], seeds[last], np.int64(scores[last] * 100)
        count += 1
    return chains[:count]
