"""The word-prefix array: positions of words sorted by the next four words -> the range of those that begin as asked."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.text.kernel import kernel

DEPTH = 4  # words a key holds: what 64 bits tell apart; a longer run is looked up by its rarest four words
# Bits of the directory, at most: a key's first word has 24, and a language some hundred thousand words. Below that it
# has a bucket for every 16 to 32 words of the record.
MOST_BITS = 20

# A key is 64 bits: the leading bits of the hashes of four words. The first word is told apart best, because one-word
# ranges are long and each stranger in them has to be looked at.
_FIRST, _SECOND, _THIRD = np.uint64(40), np.uint64(24), np.uint64(12)
_ONE = np.uint64(1)

# A pass of sorting looks at a byte of the keys: what it writes to stays within the first cache. The first byte is seen
# when the keys are spread. Passes over 12 bits, five instead of seven, were tried: no faster, slower in small records.
_PASSES, _BYTE, _LOW_BITS, _TOP = 7, np.uint64(8), np.uint64(0xFF), np.uint64(56)


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
def find_spot(hashes: NDArray[np.uint32], order: NDArray[np.uint32], low: int, high: int, key: np.uint64) -> int:
    """Return the first index of order[low:high] whose key is not below `key`."""
    while low < high:
        middle = (low + high) >> 1
        if key_at(hashes, int(np.int64(order[middle]))) < key:
            low = middle + 1
        else:
            high = middle
    return low


@kernel
def find_spots(
    hashes: NDArray[np.uint32],
    order: NDArray[np.uint32],
    keys: NDArray[np.uint64],
    lows: NDArray[np.int64],
    highs: NDArray[np.int64],
) -> None:
    """Set each of `lows` to what `find_spot` returns for it, its high and its key.

    All go a step at a time, so that memory is asked many questions at once; one by one each step would wait for it.
    """
    positions = np.empty(len(keys), np.int64)
    widest = int(np.int64(1))
    while widest > 0:
        widest = 0
        for x in range(len(keys)):
            if lows[x] < highs[x]:
                positions[x] = order[(lows[x] + highs[x]) >> 1]
        for x in range(len(keys)):
            if lows[x] < highs[x]:
                middle = (lows[x] + highs[x]) >> 1
                is_below = key_at(hashes, positions[x]) < keys[x]
                lows[x] = middle + 1 if is_below else lows[x]
                highs[x] = highs[x] if is_below else middle
                widest = max(widest, highs[x] - lows[x])


@kernel
def clear(key: np.uint64, depth: int) -> np.uint64:
    """Return `key` with only the bits of its first `depth` words."""
    free = np.uint64(0)
    if depth == 1:
        free = _FIRST
    elif depth == 2:
        free = _SECOND
    elif depth == 3:
        free = _THIRD
    return (key >> free) << free


@kernel
def reach_down(
    hashes: NDArray[np.uint32], order: NDArray[np.uint32], spot: int, low: int, key: np.uint64, depth: int
) -> int:
    """Return the first index from `low` up to `spot` from which on keys agree with `key` in their first words."""
    floor, step, high = clear(key, depth), 1, spot
    while high > low:
        probe = max(low, high - step)
        if key_at(hashes, int(np.int64(order[probe]))) < floor:
            return find_spot(hashes, order, probe + 1, high, floor)
        high = probe
        step *= 2
    return high


@kernel
def reach_up(
    hashes: NDArray[np.uint32], order: NDArray[np.uint32], spot: int, high: int, key: np.uint64, depth: int
) -> int:
    """Return the index from `spot` up to `high` before which keys agree with `key` in their first words."""
    floor, step, low = clear(key, depth), 1, spot
    while low < high:
        probe = min(high, low + step) - 1
        if clear(key_at(hashes, int(np.int64(order[probe]))), depth) > floor:
            high = probe
            while low < high:
                middle = (low + high) >> 1
                if clear(key_at(hashes, int(np.int64(order[middle]))), depth) > floor:
                    high = middle
                else:
                    low = middle + 1
            return low
        low = probe + 1
        step *= 2
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


def build_array(hashes: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the word-prefix array of `hashes` and its directory, which grows with the number of words.

    Zeros in `hashes` part the documents. The directory holds, for each value of a key's leading bits, where the
    positions with it begin in the array. Positions with equal keys stay in order.
    """
    count = int(np.count_nonzero(hashes))
    bits = min(max(count.bit_length() - 5, 1), MOST_BITS)
    directory = np.zeros((1 << bits) + 1, np.uint32)
    keys, order = np.empty(count, np.uint64), np.empty(count, np.uint32)
    parts = spread_keys(hashes, keys, order)
    widest = int(np.diff(parts).max())
    sort_parts(parts, keys, order, (np.empty(widest, np.uint64), np.empty(widest, np.uint32)), directory)
    return order, directory


@kernel
def spread_keys(hashes: NDArray[np.uint32], keys: NDArray[np.uint64], order: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Write the keys of all words and their positions, parted by the keys' first byte, and return where parts begin.

    Sorting part by part needs half the memory of sorting all at once.
    """
    heads = np.zeros(258, np.int64)
    for position in range(len(hashes)):
        if hashes[position] != 0:
            heads[(hashes[position] >> np.uint32(24)) + np.uint32(2)] += 1
    for part in range(2, 258):
        heads[part] += heads[part - 1]
    for position in range(len(hashes)):
        if hashes[position] != 0:
            key = key_at(hashes, position)
            head = (key >> _TOP) + _ONE
            to = heads[head]
            heads[head] = to + 1
            keys[to], order[to] = key, position
    return heads[:257]


@kernel
def sort_parts(
    parts: NDArray[np.int64],
    keys: NDArray[np.uint64],
    order: NDArray[np.uint32],
    spare: tuple[NDArray[np.uint64], NDArray[np.uint32]],
    directory: NDArray[np.uint32],
) -> None:
    """Sort `order` by `keys` within each part, and fill the directory, of zeros; `spare` has room for the longest part.

    The number of passes is odd, so the last one leaves the positions in `spare`.
    """
    shift = find_shift(directory)
    counts = np.empty((_PASSES, 256), np.int64)
    for part in range(256):
        first, last = parts[part], parts[part + 1]
        source, target, here, there = keys[first:last], spare[0], order[first:last], spare[1]
        if len(source) == 0:
            continue
        for byte in range(_PASSES):
            for value in range(256):
                counts[byte, value] = 0
        for x in range(last - first):
            key = source[x]
            directory[(key >> shift) + _ONE] += np.uint32(1)
            for byte in range(_PASSES):
                counts[byte, key & _LOW_BITS] += 1
                key >>= _BYTE
        for byte in range(_PASSES):
            begin = np.int64(0)
            for value in range(256):
                counts[byte, value], begin = begin, begin + counts[byte, value]
            low = np.uint64(byte) * _BYTE
            for x in range(last - first):
                value = (source[x] >> low) & _LOW_BITS
                to = counts[byte, value]
                counts[byte, value] = to + 1
                target[to], there[to] = source[x], here[x]
            source, target, here, there = target, source, there, here
        order[first:last] = spare[1][: last - first]
    for bucket in range(1, len(directory)):
        directory[bucket] += directory[bucket - 1]
