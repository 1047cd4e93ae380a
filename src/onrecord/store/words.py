"""Words of documents <-> flat arrays of some five bytes a word, from which one document at a time is unpacked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import UnreadableError
from onrecord.store.segment import Arrays
from onrecord.text.fold import Words

# A step is one byte: the characters between a word and the one before it in the upper three bits, those of the word in
# the lower five. What does not fit, one word in some two hundred, is WIDE, and stands in full in an array of its own.
LENGTH_BITS, LONGEST, WIDEST, WIDE = 5, 31, 6, 0xFF
KEPT = 64  # documents whose words are kept unpacked


def pack_words(texts: Sequence[Words]) -> Arrays:
    """Return the arrays from which `LazyWords` makes `texts` again."""
    end = np.zeros(1, np.uint32)
    packed = [_pack(words) for words in texts]
    return {
        "hashes": np.concatenate([part for words in texts for part in (words.hashes, end)] or [end]),
        "bounds": np.cumsum([0, *(len(words) + 1 for words in texts)], dtype=np.int64),
        "steps": np.concatenate([np.zeros(0, np.uint8), *(steps for steps, _ in packed)]),
        "wide": np.concatenate([np.zeros(0, np.uint32), *(wide for _, wide in packed)]),
        "wide_bounds": np.cumsum([0, *(len(wide) for _, wide in packed)], dtype=np.int64),
    }


def _pack(words: Words) -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    lengths = words.ends - words.starts
    gaps = np.diff(words.ends, prepend=np.uint32(0)) - lengths
    is_wide = (lengths > LONGEST) | (gaps > WIDEST)
    steps = (gaps << np.uint32(LENGTH_BITS) | lengths).astype(np.uint8)
    steps[is_wide] = WIDE
    return steps, np.stack([gaps[is_wide], lengths[is_wide]], axis=1).ravel()


class LazyWords(Sequence[Words]):
    """The words of the documents of a segment, unpacked when they are asked for; `name` is for complaints."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._arrays, self._name = arrays, name
        self._kept: dict[int, Words] = {}

    def __len__(self) -> int:
        return len(self._arrays["bounds"]) - 1

    @overload
    def __getitem__(self, index: int) -> Words: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Words]: ...
    def __getitem__(self, index: int | slice) -> Words | Sequence[Words]:
        """Return the words of document `index`.

        Raises:
            UnreadableError: the index is damaged there.
        """
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if index < 0 or index >= len(self):
            raise IndexError(index)
        words = self._kept.get(index)
        if words is None:
            words = self._unpack(index)
            while len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)), None)
            self._kept[index] = words
        return words

    def _unpack(self, index: int) -> Words:
        bounds, wide_bounds = self._arrays["bounds"], self._arrays["wide_bounds"]
        first, last = int(bounds[index]), int(bounds[index + 1]) - 1
        steps = self._arrays["steps"][first - index : last - index].astype(np.int64)
        gaps, lengths = steps >> LENGTH_BITS, steps & LONGEST
        wide = self._arrays["wide"][wide_bounds[index] : wide_bounds[index + 1]].reshape(-1, 2)
        is_wide = steps == WIDE
        if np.count_nonzero(is_wide) != len(wide):
            raise UnreadableError(f"{self._name}: the words of document {index} are damaged; make the index again")
        gaps[is_wide], lengths[is_wide] = wide[:, 0], wide[:, 1]
        ends = np.cumsum(gaps + lengths)
        size = len(self._arrays["texts"])
        if len(ends) and ends[-1] > size:
            raise UnreadableError(f"{self._name}: the words of document {index} are damaged; make the index again")
        return Words(self._arrays["hashes"][first:last], (ends - lengths).astype(np.uint32), ends.astype(np.uint32))
