"""The written-out gradient against finite differences of the loss."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.attribute.learned.network import LABELS
from onrecord.attribute.learned.tokens import FLAGS, SHAPES, SUFFIXES, Tokens
from onrecord.train.gradient import Example, find_gradient, start_weights

SIZE, WORDS, CLUSTERS = 21, 6, 5


@pytest.fixture
def example() -> Example:
    dice = np.random.default_rng(3)
    places = np.arange(SIZE, dtype=np.int32)
    tokens = Tokens(
        starts=places * 2,
        ends=places * 2 + 1,
        words=places.astype(np.uint32),
        suffixes=dice.integers(0, SUFFIXES, SIZE).astype(np.int32),
        shapes=dice.integers(0, SHAPES, SIZE).astype(np.int32),
        flags=dice.integers(0, 2, (SIZE, FLAGS)).astype(np.uint8),
    )
    rows = dice.integers(0, WORDS, SIZE).astype(np.int32)
    clusters = dice.integers(0, CLUSTERS, SIZE).astype(np.int32)
    return Example(tokens, rows, clusters, dice.integers(0, len(LABELS), SIZE))


def test_the_gradient_is_the_slope_of_the_loss(example: Example) -> None:
    dice = np.random.default_rng(5)
    weights = {name: values.astype(np.float64) for name, values in start_weights(WORDS, CLUSTERS, dice, 12).items()}
    _, gradient = find_gradient(weights, example, dice, dropped=0.0)  # type: ignore[arg-type]
    step = 1e-5
    for name, values in weights.items():
        flat = values.reshape(-1)
        for place in dice.choice(flat.size, min(6, flat.size), replace=False):
            kept = flat[place]
            flat[place] = kept + step
            above, _ = find_gradient(weights, example, dice, dropped=0.0)  # type: ignore[arg-type]
            flat[place] = kept - step
            below, _ = find_gradient(weights, example, dice, dropped=0.0)  # type: ignore[arg-type]
            flat[place] = kept
            assert gradient[name].reshape(-1)[place] == pytest.approx((above - below) / (2 * step), rel=1e-3, abs=1e-5)
