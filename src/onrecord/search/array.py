"""The word-prefix array: positions of words sorted by the next four words -> the range of those that begin as asked."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.text.kernel import kernel

DEPTH = 4  # words a key holds: what 64 bits tell apart; a longer run is looked up by its rarest four words
# Bits of the directory, at most: those of a key's first word. Below that it has a bucket for every two to four words.
MOST_BITS = 24

# A key is 64 bits: the leading bits of the hashes of four words. The first word is told apart best, because one-word
# ranges are long and each stranger in them has to be looked at.
_FIRST, _SECOND, _THIRD = np.uint64(40), np.uint64(24), np.uint64(12)
_ONE = np.uint64(1)


@kernel
def key_at(hashes: NDArray[np.uint32], position: int) -> np.uint64:
    """Return the key of the words from `position` on; behind the end of a document, or of the array, all bits are 0."""
    key, last = np.uint64(0), len(hashes) - position
    if last < 1 or hashes[position] == 0:
        return key
    key |= np.uint64(hashes[position] >> np.uint32(8)) << _FIRST
    if last < 2 or hashes[position + 1] == 0:
        return key
    key |= np.uint64(hashes[position + 1] >> np.uint32(16)) << _SECOND
    if last < 3 or hashes[position + 2] == 0:
        return key
    key |= np.uint64(hashes[position + 2] >> np.uint32(20)) << _THIRD
    if last < 4:
        return key
    return key | np.uint64(hashes[position + 3] >> np.uint32(20))


@kernel
def find_shift(directory: NDArray[np.uint32]) -> np.uint64:
    """Return how far a key is shifted to the right to give its bucket of the directory."""
    shift, buckets = np.uint64(64), len(directory) - 1
    while buckets > 1:
        buckets >>= 1
        shift -= _ONE
    return shift


@kernel
def narrow(
    hashes: NDArray[np.uint32], order: NDArray[np.uint32], low: int, high: int, key: np.uint64, depth: int
) -> tuple[int, int]:
    """Return the part of order[low:high] whose keys agree with `key` in the bits of its first `depth` words."""
    free = np.uint64(0)
    if depth == 1:
        free = _FIRST
    elif depth == 2:
        free = _SECOND
    elif depth == 3:
        free = _THIRD
    floor = (key >> free) << free
    ceiling = floor | ((_ONE << free) - _ONE)
    end = high
    while low < high:
        middle = (low + high) >> 1
        if key_at(hashes, order[middle]) < floor:
            low = middle + 1
        else:
            high = middle
    return low, _gallop(hashes, order, low, end, ceiling)


@kernel
def _gallop(hashes: NDArray[np.uint32], order: NDArray[np.uint32], low: int, high: int, ceiling: np.uint64) -> int:
    """Return the first index from `low` on whose key is above `ceiling`; ranges are short, so the way is too."""
    step, probe = 1, low
    while probe < high and key_at(hashes, order[probe]) <= ceiling:
        low = probe + 1
        probe += step
        step *= 2
    high = min(high, probe)
    while low < high:
        middle = (low + high) >> 1
        if key_at(hashes, order[middle]) <= ceiling:
            low = middle + 1
        else:
            high = middle
    return low


@kernel
def agrees(hashes: NDArray[np.uint32], place: int, query: NDArray[np.uint32], i: int, words: int) -> bool:
    """Say whether the query's `words` words from `i` on stand at `place` of the record."""
    if place < 0 or place + words > len(hashes):
        return False
    same = 0
    while same < words and hashes[place + same] == query[i + same]:
        same += 1
    return same == words


@kernel
def locate(
    hashes: NDArray[np.uint32], order: NDArray[np.uint32], directory: NDArray[np.uint32], query: NDArray[np.uint32]
) -> NDArray[np.int64]:
    """Return every position at which the whole of `query` stands, unsorted."""
    shift = find_shift(directory)
    at, low, high = 0, 0, len(order) + 1
    for i in range(max(1, len(query) - DEPTH + 1)):
        if i > 0 and high - low <= 1:
            break
        key = key_at(query, i)
        bucket = key >> shift
        first, last = narrow(
            hashes,
            order,
            int(np.int64(directory[bucket])),
            int(np.int64(directory[bucket + _ONE])),
            key,
            min(DEPTH, len(query) - i),
        )
        if last - first < high - low:
            at, low, high = i, first, last
    places = np.empty(high - low, np.int64)
    count = 0
    for x in range(low, high):
        start = int(np.int64(order[x])) - at
        if agrees(hashes, start, query, 0, len(query)):
            places[count] = start
            count += 1
    return places[:count]


def sort_positions(hashes: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the word-prefix array of `hashes` and its directory.

    Zeros in `hashes` part the documents. The directory holds, for each value of a key's leading bits, where the
    positions with it begin in the array; it grows with the number of words. Positions with equal keys stay in order.
    """
    positions = np.flatnonzero(hashes).astype(np.uint32)
    bits = min(max(len(positions).bit_length() - 2, 1), MOST_BITS)
    directory = np.zeros((1 << bits) + 1, np.uint32)
    keys = _fill_keys(hashes, positions, directory)
    np.cumsum(directory, out=directory)
    return positions[np.argsort(keys, kind="stable")], directory


@kernel
def _fill_keys(
    hashes: NDArray[np.uint32], positions: NDArray[np.uint32], counts: NDArray[np.uint32]
) -> NDArray[np.uint64]:
    """Return the keys at `positions`, and count in `counts`, one place on, how many have each value of leading bits."""
    shift = find_shift(counts)
    keys = np.empty(len(positions), np.uint64)
    for i in range(len(positions)):
        keys[i] = key_at(hashes, positions[i])
        counts[(keys[i] >> shift) + _ONE] += np.uint32(1)
    return keys
