"""A query's words that the record does not know -> words of the record that they may be slips or misreadings of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.search.alike import SLIP, find_alike
from onrecord.search.query import choose_word, list_unknown
from onrecord.text.vocabulary import LONGEST, OUTLINES, Vocabulary

MOST_WORDS = 12  # words of a query that are respelled; where more are unknown it comes from elsewhere
_OUTLINES = np.frombuffer(OUTLINES, np.uint8).copy()


def respell(
    table: NDArray[np.int64], vocabularies: Sequence[Vocabulary], query: NDArray[np.uint32], spelled: Sequence[str]
) -> NDArray[np.uint32]:
    """Return `query` with each unknown word replaced by that of the words alike which stands beside its neighbours.

    Where none does, by the one most alike. Figures stay as they are: another figure is another number.
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
            at = choose_word(table, out, i, np.array(ranked, np.uint32))
            if at >= 0 or alike[ranked[0]] < 2 * SLIP:
                out[i] = ranked[max(at, 0)]
    return out
