"""A query and chains of seeds -> windows of the record, ranked by the words that they have in common with the query."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.search.array import agrees
from onrecord.search.chain import END, SCORE, START, find_document
from onrecord.search.order import POSITION
from onrecord.search.segments import BASE, FIRST
from onrecord.search.views import view_hashes
from onrecord.text.kernel import kernel

SLACK = 4  # words beyond the ends of a chain, and half of the query's words that the chain leaves open there

# Columns of a row: where the window lies, in words of its document, and what speaks for it.
DOCUMENT, OPENING, CLOSING, SHARED, CHAIN, EXACT, FIT = range(7)
COLUMNS = 7

# The words of a short query stand somewhere in their order by mere chance; what tells their own place is that they
# stand close together. So up to SHORT words are laid on the window, at what `align.trace` takes for a step.
SHORT = 9
MATCH, SWAPPED, ADDED, OPENED, EXTENDED = 200, -100, -120, -160, -3

_ONE, _NONE = np.uint64(1), np.uint64(0)


@kernel
def compare(
    table: NDArray[np.int64], query: NDArray[np.uint32], chains: NDArray[np.int64], rows: NDArray[np.int64]
) -> int:
    """Write a row for each chain's window, with how much of the query it holds; return the best fit.

    The fit is MATCH for each word in common; of a short query, less what stands between the words.
    """
    mask = (1 << POSITION) - 1
    size = len(query)
    words, bits = spread(query)
    most = 0
    for c in range(len(chains)):
        place, i = chains[c, START] >> POSITION, chains[c, START] & mask
        last_place, last_i = chains[c, END] >> POSITION, chains[c, END] & mask
        segment, document, begin, end = find_document(table, place)
        hashes, base = view_hashes(table, segment), table[segment, BASE]
        is_exact = agrees(hashes, place - i - base, query, int(np.int64(0)), size)
        if is_exact:
            first, last, shared = place - i, place - i + size, size
        else:
            left = size - last_i
            first = max(begin, place - i - SLACK - i // 2)
            last = min(end, last_place + left + SLACK + left // 2)
            shared = share(hashes[first - base : last - base], query, words, bits)
        rows[c, DOCUMENT] = table[segment, FIRST] + document
        rows[c, OPENING], rows[c, CLOSING] = first - begin, last - begin
        rows[c, SHARED], rows[c, CHAIN], rows[c, EXACT] = shared, chains[c, SCORE], is_exact
        is_short = size <= SHORT and not is_exact
        fit = lay(hashes[first - base : last - base], query) if is_short else MATCH * shared
        rows[c, FIT] = fit
        most = max(most, fit)
    return most


@kernel
def choose(rows: NDArray[np.int64], count: int, chosen: NDArray[np.int64]) -> int:
    """Write the best of `count` rows in order and return their number.

    Windows that share more than half of the shorter one with a better window are left out. `rows` are overwritten.
    """
    filled = 0
    while filled < len(chosen):
        best = int(np.int64(-1))
        for r in range(count):
            if rows[r, DOCUMENT] >= 0 and (best < 0 or _is_better(rows, r, best)):
                best = r
        if best < 0:
            break
        for column in range(COLUMNS):
            chosen[filled, column] = rows[best, column]
        document, first, last = rows[best, DOCUMENT], rows[best, OPENING], rows[best, CLOSING]
        for r in range(count):
            shared = min(last, rows[r, CLOSING]) - max(first, rows[r, OPENING])
            shorter = min(last - first, rows[r, CLOSING] - rows[r, OPENING])
            if rows[r, DOCUMENT] == document and 2 * shared > shorter:
                rows[r, DOCUMENT] = -1
        filled += 1
    return filled


@kernel
def _is_better(rows: NDArray[np.int64], a: int, b: int) -> bool:
    """Say whether row `a` goes before `b`: a better fit, exact, a better chain, an earlier place."""
    for column in (FIT, EXACT, CHAIN):
        if rows[a, column] != rows[b, column]:
            return bool(rows[a, column] > rows[b, column])
    if rows[a, DOCUMENT] != rows[b, DOCUMENT]:
        return bool(rows[a, DOCUMENT] < rows[b, DOCUMENT])
    return bool(rows[a, OPENING] < rows[b, OPENING])


@kernel
def lay(window: NDArray[np.uint32], query: NDArray[np.uint32]) -> int:
    """Return what the best alignment of the query with the window is worth, both ends of the window free.

    Source: Gotoh 1982, as in `align.trace`.
    """
    columns = len(window)
    best, gap = np.zeros(columns + 1, np.int64), np.empty(columns + 1, np.int64)
    for i in range(len(query)):
        diagonal = best[0]
        best[0] += ADDED
        gap[0] = best[0] + OPENED
        is_inside = i + 1 < len(query)
        for j in range(1, columns + 1):
            score = diagonal + (MATCH if query[i] == window[j - 1] else SWAPPED)
            diagonal = best[j]
            score = max(score, diagonal + ADDED)
            gap[j] = max(best[j - 1] + OPENED, gap[j - 1]) + EXTENDED
            best[j] = max(score, gap[j]) if is_inside else score
    worth = best[0]
    for j in range(1, columns + 1):
        worth = max(worth, best[j])
    return int(worth)


@kernel
def find_slot(query: NDArray[np.uint32], slots: NDArray[np.int64], word: np.uint32) -> int:
    """Return where in a table of `slots` the word stands, or would stand; a free slot holds -1."""
    slot = int(np.int64(word)) & (len(slots) - 1)
    while slots[slot] >= 0 and query[slots[slot]] != word:
        slot = (slot + 1) & (len(slots) - 1)
    return slot


@kernel
def spread(query: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """Return a table that leads from a word to where it first stands in the query, and there the bits of all places."""
    size = len(query)
    room = 4
    while room < 2 * size:
        room *= 2
    slots = np.empty(room, np.int64)
    for slot in range(room):
        slots[slot] = -1
    bits = np.empty((size, (size + 63) // 64), np.uint64)
    for i in range(size):
        slot = find_slot(query, slots, query[i])
        if slots[slot] < 0:
            slots[slot] = i
            for block in range(bits.shape[1]):
                bits[i, block] = _NONE
        bits[slots[slot], i // 64] |= _ONE << np.uint64(i % 64)
    return slots, bits


@kernel
def share(
    window: NDArray[np.uint32], query: NDArray[np.uint32], slots: NDArray[np.int64], bits: NDArray[np.uint64]
) -> int:
    """Return the length of the longest common subsequence of the query and `window`, 64 words of the query at a time.

    Source: Hyyrö 2004, "Bit-parallel LCS-length computation revisited".
    """
    size, blocks = len(query), bits.shape[1]
    column = np.empty(blocks, np.uint64)
    for b in range(blocks):
        column[b] = ~_NONE
    for j in range(len(window)):
        i = slots[find_slot(query, slots, window[j])]
        if i < 0:
            continue
        carry = _NONE
        for b in range(blocks):
            before = column[b]
            hits = before & bits[i, b]
            total = before + hits
            overflow = np.uint64(total < before)
            total += carry
            carry = overflow | np.uint64(total < carry)
            column[b] = total | (before - hits)
    shared = 0
    for i in range(size):
        shared += (column[i // 64] >> np.uint64(i % 64)) & _ONE == _NONE
    return shared
