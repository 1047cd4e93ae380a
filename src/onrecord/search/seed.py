"""A query and segments -> places of the record where the query's rarest short runs of words stand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.search.array import DEPTH, agrees, find_shift, find_spots, key_at, reach_down, reach_up
from onrecord.search.order import POSITION, put_in_order, rank
from onrecord.search.segments import BASE
from onrecord.search.views import view_directory, view_hashes, view_order
from onrecord.text.kernel import kernel

# Columns of a query word's range in a segment: a part of the segment's order, and the one that is tried next.
LOW, HIGH, NEXT_LOW, NEXT_HIGH = range(4)
TOGETHER = 32  # words of a query that are looked up together, at most: memory answers some ten questions at a time


@kernel
def seed(
    table: NDArray[np.int64], query: NDArray[np.uint32], stage: NDArray[np.int64], weights: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return places of the query's rarest short runs, sorted, and set a weight for each query word.

    `stage` is (places that make a seed common, places looked at, rare seeds that are enough). A place is packed: its
    position in all segments laid end to end, above the `POSITION` bits of the query word.
    """
    common, budget, enough = stage[0], stage[1], stage[2]
    size = len(query)
    ranges = np.zeros((size, len(table), 4), np.int64)
    counts = _count(table, query, ranges)
    depths = np.ones(size, np.int64)
    rare = 0
    ranked, taken = rank(counts, size), int(np.int64(0))
    while taken < size and rare < enough:
        # No word adds more than one rare seed, so as many as are wanted will all be looked at: they go together.
        group = ranked[taken : taken + min(size - taken, enough - rare, TOGETHER)]
        taken += len(group)
        _look_up(table, query, group, counts, common, ranges)
        for i in group:
            if counts[i] > common:
                counts[i], depths[i] = _narrow(table, query, i, ranges, stage)
            if counts[i] > 0:
                rare += counts[i] <= common
    for x in range(taken, size):
        counts[ranked[x]] = 0
    words = 0
    for segment in range(len(table)):
        words += len(view_order(table, segment))
    seeds = np.empty(budget, np.int64)
    filled = int(np.int64(0))
    for i in rank(counts, size):
        if counts[i] == 0:
            continue
        if filled + counts[i] > budget and filled > 0:
            break
        weights[i] = max(1.0, np.log2(words / counts[i]))
        for segment in range(len(table)):
            hashes, order = view_hashes(table, segment), view_order(table, segment)
            low = ranges[i, segment, LOW]
            for x in range(low, min(ranges[i, segment, HIGH], low + budget - filled)):
                place = int(np.int64(order[x]))
                if agrees(hashes, place, query, i, depths[i]):
                    seeds[filled] = (table[segment, BASE] + place) << POSITION | i
                    filled += 1
    return put_in_order(seeds, filled)


@kernel
def _count(table: NDArray[np.int64], query: NDArray[np.uint32], ranges: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many places each query word's bucket has in all segments, and make the bucket its range."""
    counts = np.zeros(len(query), np.int64)
    for segment in range(len(table)):
        directory = view_directory(table, segment)
        shift = find_shift(directory)
        for i in range(len(query)):
            bucket = key_at(query, i) >> shift
            low, high = np.int64(directory[bucket]), np.int64(directory[bucket + np.uint64(1)])
            ranges[i, segment, LOW], ranges[i, segment, HIGH] = low, high
            counts[i] += high - low
    return counts


@kernel
def _look_up(
    table: NDArray[np.int64],
    query: NDArray[np.uint32],
    group: NDArray[np.int64],
    counts: NDArray[np.int64],
    common: int,
    ranges: NDArray[np.int64],
) -> None:
    """Set as what is tried next where the runs that begin with the common words among `group` stand or would stand."""
    wanted, size = np.empty(len(group), np.int64), int(np.int64(0))
    for i in group:
        if counts[i] > common:
            wanted[size] = i
            size += 1
    keys = np.empty(size, np.uint64)
    for x in range(size):
        keys[x] = key_at(query, wanted[x])
    lows, highs = np.empty(size, np.int64), np.empty(size, np.int64)
    for segment in range(len(table)):
        for x in range(size):
            lows[x], highs[x] = ranges[wanted[x], segment, LOW], ranges[wanted[x], segment, HIGH]
        find_spots(view_hashes(table, segment), view_order(table, segment), keys, lows, highs)
        for x in range(size):
            ranges[wanted[x], segment, NEXT_LOW] = ranges[wanted[x], segment, NEXT_HIGH] = lows[x]


@kernel
def _narrow(
    table: NDArray[np.int64], query: NDArray[np.uint32], i: int, ranges: NDArray[np.int64], stage: NDArray[np.int64]
) -> tuple[int, int]:
    """Narrow the ranges of query word `i` to a run of words that begins there; return its places and its words.

    It is the shortest run with no more than `common` places, else the longest that has any, else the one word. Where
    the longest stands has been looked up; shorter ones stand on both sides of it. Counts end at the budget.
    """
    common, budget = stage[0], stage[1]
    key = key_at(query, i)
    bucket, count, taken = 0, 0, 1
    for segment in range(len(table)):
        bucket += ranges[i, segment, HIGH] - ranges[i, segment, LOW]
    for depth in range(min(DEPTH, len(query) - i), 1, -1):
        total = 0
        for segment in range(len(table)):
            hashes, order = view_hashes(table, segment), view_order(table, segment)
            low, high = ranges[i, segment, NEXT_LOW], ranges[i, segment, NEXT_HIGH]
            low = reach_down(hashes, order, low, max(0, low - budget), key, depth)
            high = reach_up(hashes, order, high, min(len(order), high + budget), key, depth)
            ranges[i, segment, NEXT_LOW], ranges[i, segment, NEXT_HIGH] = low, high
            total += high - low
        if count > 0 and total > common:
            break
        if total > 0:
            for segment in range(len(table)):
                ranges[i, segment, LOW] = ranges[i, segment, NEXT_LOW]
                ranges[i, segment, HIGH] = ranges[i, segment, NEXT_HIGH]
            count, taken = total, depth
        if total > common:
            break
    return (count, taken) if count > 0 else (bucket, 1)
