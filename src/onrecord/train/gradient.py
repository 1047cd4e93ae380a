"""Tokens with their right labels -> the loss of the network, and its gradient.

The forward pass is `attribute.learned.network` with dropout. The gradient is written out, so that training needs no
library besides numpy; a test holds it against finite differences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.learned.network import DILATIONS, LABELS, Floats, widen
from onrecord.attribute.learned.tokens import FLAGS, SHAPES, SUFFIXES, Tokens

WORD, CLUSTER, SUFFIX, SHAPE = 32, 24, 12, 4  # numbers that stand for a word, its cluster, its ending, its shape
HIDDEN = 96
DROPPED = 0.3  # share of the last layer's units left out at a time; inner layers half, the input seven tenths of it
DROPPED_WORDS = 0.08  # of the words are taken for unknown ones, so that those are learnt too

Weights = dict[str, Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A story: its tokens, their rows and clusters in the lexicon, and the place of each one's label in LABELS."""

    tokens: Tokens
    rows: NDArray[np.int32]
    clusters: NDArray[np.int32]
    labels: NDArray[np.int64]


def start_weights(words: int, clusters: int, random: np.random.Generator, hidden: int = HIDDEN) -> Weights:
    """Return weights to start from, for a lexicon of `words` rows and `clusters` clusters."""

    def draw(rows: int, columns: int, scale: float) -> Floats:
        return (random.standard_normal((rows, columns)) * scale).astype(np.float32)

    width = WORD + CLUSTER + SUFFIX + SHAPE + FLAGS
    weights = {
        "word": draw(words, WORD, 0.1),
        "cluster": draw(clusters, CLUSTER, 0.1),
        "suffix": draw(SUFFIXES, SUFFIX, 0.1),
        "shape": draw(SHAPES, SHAPE, 0.1),
        "in": draw(width, hidden, width**-0.5),
        "in bias": np.zeros(hidden, np.float32),
        "out": draw(hidden, len(LABELS), 0.1),
        "out bias": np.zeros(len(LABELS), np.float32),
    }
    for number in range(len(DILATIONS)):
        weights[f"layer {number}"] = draw(3 * hidden, hidden, (3 * hidden) ** -0.5)
        weights[f"bias {number}"] = np.zeros(hidden, np.float32)
    return weights


def _drop(values: Floats, share: float, random: np.random.Generator) -> tuple[Floats, Floats]:
    mask = (random.random(values.shape, dtype=np.float32) >= share).astype(np.float32) / np.float32(1 - share)
    return values * mask, mask


def find_gradient(
    weights: Mapping[str, Floats], example: Example, random: np.random.Generator, dropped: float = DROPPED
) -> tuple[float, Weights]:
    """Return the summed loss of a story's labels (negative log-likelihood), and its gradient by each weight."""
    tokens = example.tokens
    rows = np.where(random.random(len(tokens)) < (DROPPED_WORDS if dropped else 0.0), 0, example.rows)
    parts = (
        weights["word"][rows],
        weights["cluster"][example.clusters],
        weights["suffix"][tokens.suffixes],
        weights["shape"][tokens.shapes],
        tokens.flags.astype(np.float32),
    )
    entered, entered_mask = _drop(np.concatenate(parts, axis=1), 0.7 * dropped, random)
    first = entered @ weights["in"] + weights["in bias"]
    hidden = np.maximum(first, 0)
    passed: list[tuple[Floats, Floats, Floats]] = []
    for number, dilation in enumerate(DILATIONS):
        kept, mask = _drop(hidden, 0.5 * dropped, random)
        wide = widen(kept, dilation)
        sums = wide @ weights[f"layer {number}"] + weights[f"bias {number}"]
        passed.append((mask, wide, sums))
        hidden = hidden + np.maximum(sums, 0)
    last, last_mask = _drop(hidden, dropped, random)
    scores = last @ weights["out"] + weights["out bias"]
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    at = np.arange(len(tokens))
    loss = float(-np.log(shares[at, example.labels] + 1e-9).sum())

    gradient: Weights = {}
    back = shares
    back[at, example.labels] -= 1
    gradient["out"], gradient["out bias"] = last.T @ back, back.sum(axis=0)
    back = (back @ weights["out"].T) * last_mask
    width = back.shape[1]
    for number in reversed(range(len(DILATIONS))):
        mask, wide, sums = passed[number]
        dilation = DILATIONS[number]
        through = back * (sums > 0)
        gradient[f"layer {number}"], gradient[f"bias {number}"] = wide.T @ through, through.sum(axis=0)
        spread = through @ weights[f"layer {number}"].T
        own = spread[:, width : 2 * width].copy()
        if dilation < len(tokens):
            own[:-dilation] += spread[dilation:, :width]
            own[dilation:] += spread[:-dilation, 2 * width :]
        back = back + own * mask
    through = back * (first > 0)
    gradient["in"], gradient["in bias"] = entered.T @ through, through.sum(axis=0)
    back = (through @ weights["in"].T) * entered_mask
    start = 0
    for name, index in (
        ("word", rows),
        ("cluster", example.clusters),
        ("suffix", tokens.suffixes),
        ("shape", tokens.shapes),
    ):
        table = np.zeros_like(weights[name])
        np.add.at(table, index, back[:, start : start + table.shape[1]])
        gradient[name] = table
        start += table.shape[1]
    return loss, gradient
