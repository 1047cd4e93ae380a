"""Tokens -> for each the log-probability of every role, by a dilated convolution over the whole story.

Source: Strubell et al., Fast and accurate entity recognition with iterated dilated convolutions (EMNLP 2017).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.learned.tokens import Tokens

Floats = NDArray[np.float32]

LABELS = ("O", "B-S", "I-S", "B-C", "I-C", "B-Q", "I-Q")
DILATIONS = (1, 2, 4, 8, 16, 1)
BLOCK = 4096  # tokens that are read at once: a long article, and 20 MB of numbers


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words that the network knows, by sorted hashes: `words` have each a row of their own, `clustered` a cluster.

    Row 0 and cluster 0 stand for all other words.
    """

    words: NDArray[np.uint32]
    clustered: NDArray[np.uint32]
    clusters: NDArray[np.uint16]

    def look_up(self, words: NDArray[np.uint32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the rows and the clusters of hashed words."""
        row, is_word = _find(self.words, words)
        place, is_clustered = _find(self.clustered, words)
        rows = np.where(is_word, row + 1, 0).astype(np.int32)
        return rows, np.where(is_clustered, self.clusters[place], 0).astype(np.int32)


def _find(known: NDArray[np.uint32], words: NDArray[np.uint32]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    place = np.minimum(np.searchsorted(known, words), len(known) - 1)
    return place, known[place] == words


def widen(values: Floats, dilation: int) -> Floats:
    """Return each row beside the rows `dilation` before and after it; zeros stand beyond the ends."""
    size, width = values.shape
    out = np.zeros((size, 3 * width), values.dtype)
    out[:, width : 2 * width] = values
    if dilation < size:
        out[dilation:, :width] = values[:-dilation]
        out[:-dilation, 2 * width :] = values[dilation:]
    return out


def embed(weights: Mapping[str, Floats], lexicon: Lexicon, tokens: Tokens) -> Floats:
    """Return the input of the first layer."""
    rows, clusters = lexicon.look_up(tokens.words)
    parts = (
        weights["word"][rows],
        weights["cluster"][clusters],
        weights["suffix"][tokens.suffixes],
        weights["shape"][tokens.shapes],
        tokens.flags.astype(np.float32),
    )
    return np.concatenate(parts, axis=1)


def run(weights: Mapping[str, Floats], lexicon: Lexicon, tokens: Tokens) -> Floats:
    """Return the scores of LABELS for each token (n x 7).

    Long stories are read in blocks that overlap by what a token's scores can depend on, so that memory is bounded and
    the scores are the same.
    """
    size, reach = len(tokens), sum(DILATIONS)
    parts: list[Floats] = []
    for start in range(0, size, BLOCK):
        low, high = max(0, start - reach), min(size, start + BLOCK + reach)
        scores = _score(weights, lexicon, tokens.cut(low, high))
        parts.append(scores[start - low : start - low + BLOCK])
    return np.concatenate(parts)


def _score(weights: Mapping[str, Floats], lexicon: Lexicon, tokens: Tokens) -> Floats:
    hidden = np.maximum(embed(weights, lexicon, tokens) @ weights["in"] + weights["in bias"], 0.0)
    for number, dilation in enumerate(DILATIONS):
        hidden = hidden + np.maximum(
            widen(hidden, dilation) @ weights[f"layer {number}"] + weights[f"bias {number}"], 0
        )
    return np.asarray(hidden @ weights["out"] + weights["out bias"], np.float32)
