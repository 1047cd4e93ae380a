"""A query and chains of seeds -> windows of the record, ranked by the words that they have in common with the query."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.search.array import agrees
from onrecord.search.sort import POSITION, bisect, rank
from onrecord.text.kernel import kernel

SLACK = 4  # words beyond the ends of a chain, and half of the query's words that the chain leaves open there

# Columns of a row: where the window lies, in words of its document, and what speaks for it.
DOCUMENT, FIRST, LAST, SHARED, CHAIN, EXACT = range(6)
COLUMNS = 6


@kernel
def compare(
    hashes: NDArray[np.uint32], bounds: NDArray[np.int64], query: NDArray[np.uint32], chains: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return a row for each chain's window, with the number of words that it has in common with the query, in order."""
    rows = np.empty((len(chains), COLUMNS), np.int64)
    mask = (1 << POSITION) - 1
    size = len(query)
    words, masks = _spread(query)
    for c in range(len(chains)):
        place, i = chains[c, 0] >> POSITION, chains[c, 0] & mask
        last_place, last_i = chains[c, 1] >> POSITION, chains[c, 1] & mask
        document = bisect(bounds, place)
        begin, end = bounds[document], bounds[document + 1] - 1
        is_exact = agrees(hashes, place - i, query, 0, size)
        if is_exact:
            first, last, shared = place - i, place - i + size, size
        else:
            left = size - last_i
            first = max(begin, place - i - SLACK - i // 2)
            last = min(end, last_place + left + SLACK + left // 2)
            shared = _share(hashes[first:last], words, masks, size)
        rows[c, DOCUMENT], rows[c, FIRST], rows[c, LAST] = document, first - begin, last - begin
        rows[c, SHARED], rows[c, CHAIN], rows[c, EXACT] = shared, chains[c, 2], is_exact
    return rows


@kernel
def choose(rows: NDArray[np.int64], limit: int) -> NDArray[np.int64]:
    """Return the best rows in order, leaving out windows that share more than half of the shorter one with a better."""
    chosen = np.empty((min(limit, len(rows)), COLUMNS), np.int64)
    is_open = np.ones(len(rows), np.bool_)
    count = 0
    while count < len(chosen):
        best = -1
        for r in range(len(rows)):
            if is_open[r] and (best < 0 or _is_better(rows[r], rows[best])):
                best = r
        if best < 0:
            break
        chosen[count] = rows[best]
        count += 1
        document, first, last = rows[best, DOCUMENT], rows[best, FIRST], rows[best, LAST]
        for r in range(len(rows)):
            shared = min(last, rows[r, LAST]) - max(first, rows[r, FIRST])
            if rows[r, DOCUMENT] == document and 2 * shared > min(last - first, rows[r, LAST] - rows[r, FIRST]):
                is_open[r] = False
    return chosen[:count]


@kernel
def _is_better(a: NDArray[np.int64], b: NDArray[np.int64]) -> bool:
    """Say whether row `a` goes before `b`: more words in common, exact, a better chain, an earlier place."""
    for column in (SHARED, EXACT, CHAIN):
        if a[column] != b[column]:
            return bool(a[column] > b[column])
    return bool(a[DOCUMENT] < b[DOCUMENT] or (a[DOCUMENT] == b[DOCUMENT] and a[FIRST] < b[FIRST]))


@kernel
def _spread(query: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """Return the query's distinct words, sorted, and for each the bits of the places where it stands."""
    size = len(query)
    ranked = rank(query.astype(np.int64))
    words = np.empty(size, np.int64)
    masks = np.zeros((size, (size + 63) // 64), np.uint64)
    count = 0
    for i in ranked:
        if count == 0 or words[count - 1] != query[i]:
            words[count] = query[i]
            count += 1
        masks[count - 1, i // 64] |= np.uint64(1) << np.uint64(i % 64)
    return words[:count], masks


@kernel
def _share(window: NDArray[np.uint32], words: NDArray[np.int64], masks: NDArray[np.uint64], size: int) -> int:
    """Return the length of the longest common subsequence of the query and `window`, 64 words of the query at a time.

    Source: Hyyrö 2004, "Bit-parallel LCS-length computation revisited".
    """
    blocks = masks.shape[1]
    column = np.full(blocks, ~np.uint64(0), np.uint64)
    for j in range(len(window)):
        x = bisect(words, window[j])
        if x < 0 or words[x] != window[j]:
            continue
        carry = np.uint64(0)
        for b in range(blocks):
            before = column[b]
            hits = before & masks[x, b]
            total = before + hits
            overflow = np.uint64(total < before)
            total += carry
            carry = overflow | np.uint64(total < carry)
            column[b] = total | (before - hits)
    shared = 0
    for i in range(size):
        shared += (column[i // 64] >> np.uint64(i % 64)) & np.uint64(1) == np.uint64(0)
    return shared
