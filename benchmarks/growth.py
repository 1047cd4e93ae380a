"""Words of some texts -> more texts of the same kind, as many as are wanted, by a chain of word triples."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

CHAINS, LENGTH = 400, 250_000  # texts that grow side by side, at least, and characters of one where they are more
MOST_TRAINED = 3_000_000  # words that the chain is trained on


def grow(texts: Sequence[str], characters: int, seed: int) -> list[str]:
    """Return texts of at least so many characters, in which every three words in a row stand somewhere in `texts`."""
    chance, chains = np.random.default_rng(seed), max(CHAINS, characters // LENGTH)
    words: list[str] = []
    for text in texts:
        words += text.split()
        if len(words) >= MOST_TRAINED:
            break
    spelled, ids = np.unique(np.array(words, dtype=object), return_inverse=True)
    ids = ids.astype(np.int64)
    pairs = ids[:-1] * len(spelled) + ids[1:]
    order = np.argsort(pairs[:-1], kind="stable")
    ranked = pairs[:-1][order]
    state = chance.choice(pairs[:-1], chains)
    size, columns = 0.0, []
    mean = float(np.mean([len(word) + 1 for word in words[:100_000]]))
    while size < characters:
        low = np.searchsorted(ranked, state)
        high = np.searchsorted(ranked, state, side="right")
        pick = low + (chance.random(chains) * (high - low)).astype(np.int64)
        dead = high == low
        pick[dead] = chance.integers(len(ranked), size=int(dead.sum()))
        following = ids[order[pick] + 2]
        state = pairs[order[pick] + 1]
        columns.append(following)
        size += chains * mean
    table = np.stack(columns, axis=1)
    return [" ".join(spelled[row]) for row in table]
