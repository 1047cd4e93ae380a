"""Words of documents <-> flat arrays of some five bytes a word, from which one document at a time is unpacked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import UnreadableError
from onrecord.store.segment import Arrays
from onrecord.store.steps import LENGTH_BITS, LONGEST, WIDE, WIDEST
from onrecord.text.fold import Words
from onrecord.text.vocabulary import Vocabulary

KEPT = 1 << 24  # words that are kept unpacked: 128 MB at most


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


def pack_vocabulary(vocabulary: Vocabulary) -> Arrays:
    """Return the arrays from which `read_vocabulary` makes `vocabulary` again."""
    columns = (vocabulary.letters, vocabulary.bounds, vocabulary.hashes, vocabulary.back)
    return dict(zip(_VOCABULARY, columns, strict=True))


def read_vocabulary(arrays: Arrays) -> Vocabulary:
    """Return the different words of a segment."""
    return Vocabulary(*(arrays[name] for name in _VOCABULARY))


def _pack(words: Words) -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    lengths = words.ends - words.starts
    gaps = np.diff(words.ends, prepend=np.uint32(0)) - lengths
    is_wide = (lengths > LONGEST) | (gaps > WIDEST)
    steps = (gaps << np.uint32(LENGTH_BITS) | lengths).astype(np.uint8)
    steps[is_wide] = WIDE
    return steps, np.stack([gaps[is_wide], lengths[is_wide]], axis=1).ravel()


_VOCABULARY = ("letters", "letter_bounds", "spelled", "back")


class LazyWords(Sequence[Words]):
    """The words of the documents of a segment, unpacked when they are asked for; `name` is for complaints."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._arrays, self._name = arrays, name
        self._kept: dict[int, Words] = {}
        self._count = 0  # of words in them

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
        words = self._kept.get(index)
        if words is None:
            if index < 0 or index >= len(self):
                raise IndexError(index)
            words = self._unpack(index)
            self._kept[index], self._count = words, self._count + len(words)
            while self._count > KEPT and len(self._kept) > 1:
                self._count -= len(self._kept.pop(next(iter(self._kept))))
        return words

    def _unpack(self, index: int) -> Words:
        from onrecord.store.unpack import unpack

        bounds, wide_bounds = self._arrays["bounds"], self._arrays["wide_bounds"]
        first, last = int(bounds[index]), int(bounds[index + 1]) - 1
        steps = self._arrays["steps"][first - index : last - index]
        wide = self._arrays["wide"][wide_bounds[index] : wide_bounds[index + 1]]
        starts, ends = np.empty(len(steps), np.uint32), np.empty(len(steps), np.uint32)
        if not unpack(steps, wide, starts, ends, len(self._arrays["texts"])):
            raise UnreadableError(f"{self._name}: the words of document {index} are damaged; make the index again")
        return Words(self._arrays["hashes"][first:last], starts, ends)
