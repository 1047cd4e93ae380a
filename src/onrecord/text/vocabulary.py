"""Words of texts -> their different spellings, in an order in which those that look alike stand together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.text.fold import Words, fold, fold_word

# Letters that a machine, or a tired eye, takes for one another; each stands for the first of its group in an outline.
_ALIKE = ("ec", "il1|!j", "oa0", "hb8", "nu", "tf", "s5", "vy", "gq9", "z2")
_PAIRS = [(letter, group[0]) for group in _ALIKE for letter in group]
OUTLINES = bytes.maketrans(*("".join(side).encode("ascii") for side in zip(*_PAIRS, strict=True)))
PORTION = 1 << 14  # words looked at in one go
LONGEST = 40  # bytes of a spelling; longer ones are web addresses and the like


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Different words, sorted by the outlines of their spellings.

    Word w is spelled `letters[bounds[w]:bounds[w + 1]]`, in UTF-8, and folds to `hashes[w]`; `back` are the numbers of
    the words sorted by the outlines read backwards.
    """

    letters: NDArray[np.uint8]
    bounds: NDArray[np.uint32]
    hashes: NDArray[np.uint32]
    back: NDArray[np.uint32]


def list_words(texts: Sequence[str], words: Sequence[Words]) -> Vocabulary:
    """Return the different words of `texts`, which fold to `words`; figures and the longest words are left out."""
    from onrecord.text.different import list_new

    seen = np.zeros(8 * PORTION, np.uint32)
    count = 0
    spelled: list[str] = []
    hashes: list[NDArray[np.uint32]] = []
    new = np.empty(PORTION, np.int64)
    for text, document in zip(texts, words, strict=True):
        for first in range(0, len(document), PORTION):
            own = document.slice(first, first + PORTION)
            found = new[: list_new(own.hashes, seen, new)]
            places = zip(own.starts[found].tolist(), own.ends[found].tolist(), strict=True)
            spelled += [fold_word(text[start:end]) for start, end in places]
            hashes.append(own.hashes[found])
            count += len(found)
            if 2 * count > len(seen):
                seen = _widen(seen)
    return _sort(*_check(spelled, np.concatenate([np.zeros(0, np.uint32), *hashes])))


def join_vocabularies(parts: Sequence[Vocabulary]) -> Vocabulary:
    """Return the words of all parts, each once."""
    spelled = {
        hash_: part.letters[first:last].tobytes()
        for part in parts
        for hash_, first, last in zip(
            part.hashes.tolist(), part.bounds[:-1].tolist(), part.bounds[1:].tolist(), strict=True
        )
    }
    return _sort(list(spelled.values()), np.array(list(spelled), np.uint32))


def _widen(seen: NDArray[np.uint32]) -> NDArray[np.uint32]:
    from onrecord.text.different import list_new

    wide, old = np.zeros(4 * len(seen), np.uint32), seen[seen != 0]
    list_new(old, wide, np.empty(len(old), np.int64))
    return wide


def _check(spelled: list[str], hashes: NDArray[np.uint32]) -> tuple[list[bytes], NDArray[np.uint32]]:
    """Keep the spellings that fold to their own hash again: those of words that a mask interrupts do not."""
    offsets = np.cumsum([0, *(len(word) + 1 for word in spelled)])
    again = fold("\n".join(spelled))
    at = np.searchsorted(offsets[:-1], again.starts)
    at[at == len(spelled)] = 0
    is_same = (offsets[at] == again.starts) & (hashes[at] == again.hashes) if len(spelled) else at > 0
    encoded = [(number, spelled[number].encode("utf-8", "surrogatepass")) for number in at[is_same].tolist()]
    kept = [(number, word) for number, word in encoded if len(word) <= LONGEST and not word.isdigit()]
    return [word for _, word in kept], hashes[[number for number, _ in kept]]


def _sort(spelled: list[bytes], hashes: NDArray[np.uint32]) -> Vocabulary:
    outlines = [word.translate(OUTLINES) for word in spelled]
    order = sorted(range(len(spelled)), key=lambda i: (outlines[i], spelled[i]))
    backwards = [outlines[i][::-1] for i in order]
    return Vocabulary(
        np.frombuffer(b"".join(spelled[i] for i in order), np.uint8).copy(),
        np.cumsum([0, *(len(spelled[i]) for i in order)], dtype=np.uint32),
        hashes[order] if order else hashes[:0],
        np.array(sorted(range(len(order)), key=backwards.__getitem__), np.uint32),
    )
