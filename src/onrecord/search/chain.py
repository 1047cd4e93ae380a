"""Places of a query's seeds -> chains of them that run through the record in the query's own order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.search.order import POSITION, bisect, rank
from onrecord.search.segments import BASE
from onrecord.search.views import is_removed, view_bounds
from onrecord.text.kernel import kernel

WIDEST_GAP = 400  # words of the record between two seeds of a chain: the sentences that a marked elision leaves out
LOOK_BACK = 64  # seeds before a seed that it is linked to, at most
ROWS = 64  # chains that are compared word by word, at most
WORK = 1 << 27  # steps of comparing them, at most, beyond the first chain: a tenth of a second
# Chains this much weaker than the best are not compared. Origin: tried on 50 MB of court argument; of the places that
# are found, one in 2,000 stands on a weaker chain, and comparing takes a third of the time.
WEAKEST = 0.45
SMALL = 1 << 14  # words of a record up to which all chains are compared: there the rarity of a word says little

# Columns of a chain: its first and last seed, and its score x 100.
START, END, SCORE = range(3)


@kernel
def find_document(table: NDArray[np.int64], place: int) -> tuple[int, int, int, int]:
    """Return segment, number in it, first position and end of the document at `place` of all segments end to end."""
    segment = len(table) - 1
    while table[segment, BASE] > place:
        segment -= 1
    base = table[segment, BASE]
    bounds = view_bounds(table, segment)
    document = bisect(bounds, place - base)
    return segment, document, base + bounds[document], base + bounds[document + 1] - 1


@kernel
def link(
    table: NDArray[np.int64], seeds: NDArray[np.int64], weights: NDArray[np.float64], back: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the score x 100 of the best chain that ends in each seed, and set the seed `back` of it, -1 for none.

    A seed in a removed document scores nothing. Source: colinear chaining as in minimap2 (Li 2018), with the words of
    one document for the bases of one sequence.
    """
    scores = np.empty(len(seeds), np.float64)
    mask = (1 << POSITION) - 1
    begin, end = 0, -1  # of the document that the seed lies in
    is_gone = False
    for j in range(len(seeds)):
        place, i = seeds[j] >> POSITION, seeds[j] & mask
        if place > end:
            segment, document, begin, end = find_document(table, place)
            is_gone = is_removed(table, segment, document)
        scores[j], back[j] = 0.0 if is_gone else weights[i], -1
        for k in range(j - 1, max(-1, j - 1 - LOOK_BACK), -1):
            before = seeds[k] >> POSITION
            ahead = place - before
            if ahead > WIDEST_GAP or before < begin:
                break
            on = i - (seeds[k] & mask)
            if on <= 0 or ahead == 0:
                continue
            # Seeds less than DEPTH words apart may share words, and what is shared must not count twice.
            gain = weights[i] * min(1.0, 0.35 + 0.2 * on)
            gap = abs(ahead - on)
            cost = 2.0 + 0.5 * np.log2(1.0 + gap) + 0.01 * gap if gap > 0 else 0.0
            if scores[k] + gain - cost > scores[j] and not is_gone:
                scores[j], back[j] = scores[k] + gain - cost, k
    out = np.empty(len(seeds), np.int64)
    for j in range(len(seeds)):
        out[j] = np.int64(scores[j] * 100.0)
    return out


@kernel
def pick(
    seeds: NDArray[np.int64],
    scores: NDArray[np.int64],
    back: NDArray[np.int64],
    chains: NDArray[np.int64],
    weakest: float,
) -> int:
    """Write the best chains, none of whose seeds is shared, into `chains`, the best first; return their number.

    Chains below the share `weakest` of the best one's score are left out.
    """
    most = np.int64(0)
    for j in range(len(scores)):
        most = max(most, scores[j])
    strong = np.empty(len(seeds), np.int64)
    ranked = np.empty(len(seeds), np.int64)
    is_used = np.empty(len(seeds), np.bool_)
    size = int(np.int64(0))
    for j in range(len(seeds)):
        is_used[j] = False
        if scores[j] > 0 and scores[j] >= weakest * most:
            strong[size], ranked[size] = j, -scores[j]
            size += 1
    count = 0
    for x in rank(ranked, size):
        if count == len(chains):
            break
        first = last = strong[x]
        while not is_used[first] and back[first] >= 0:
            is_used[first] = True
            first = back[first]
        if is_used[first]:
            continue
        is_used[first] = True
        chains[count, START], chains[count, END], chains[count, SCORE] = seeds[first], seeds[last], scores[last]
        count += 1
    return count
