"""A query's words that the record does not know -> words of the record that they may be slips or misreadings of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.search.alike import SLIP, find_alike
from onrecord.search.query import choose_word, list_unknown
from onrecord.text.vocabulary import LONGEST, OUTLINES, Vocabulary

# What a slip, and a letter misread, tell against a word, in bits: the words beside it may outweigh both.
SLIP_BITS, LETTER_BITS = 4.0, 0.5
MOST_WORDS = 12  # words of a query that are respelled; where more are unknown it comes from elsewhere
_OUTLINES = np.frombuffer(OUTLINES, np.uint8).copy()


def respell(
    table: NDArray[np.int64], vocabularies: Sequence[Vocabulary], query: NDArray[np.uint32], spelled: Sequence[str]
) -> NDArray[np.uint32]:
    """Return `query` with each unknown word replaced by the likeliest of the words that are spelled alike.

    Likely is what often stands beside the word's neighbours; where nothing does, the word most alike. Figures stay as
    they are: another figure is another number. Source: Kernighan, Church & Gale 1990, the noisy channel.
    """
    unknown = list_unknown(table, query).tolist()
    if not unknown or len(unknown) > MOST_WORDS:
        return query
    out = query.copy()
    for i in unknown:
        word = spelled[i].encode("utf-8", "surrogatepass")
        if not 2 <= len(word) <= LONGEST or word.isdigit():
            continue
        letters = np.frombuffer(word, np.uint8).copy()
        alike: dict[int, int] = {}
        for own in vocabularies:
            found, costs = find_alike(letters, _OUTLINES, own.letters, own.bounds, own.back)
            for hash_, cost in zip(own.hashes[found].tolist(), costs.tolist(), strict=True):
                alike[hash_] = cost
        if alike:
            ranked = sorted(alike, key=lambda hash_: (alike[hash_], hash_))
            penalties = np.array(
                [SLIP_BITS * (alike[hash_] // SLIP) + LETTER_BITS * (alike[hash_] % SLIP) for hash_ in ranked]
            )
            at = choose_word(table, out, i, np.array(ranked, np.uint32), penalties)
            if at >= 0 or alike[ranked[0]] < 2 * SLIP:
                out[i] = ranked[max(at, 0)]
    return out
