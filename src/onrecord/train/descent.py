"""Weights and their gradients -> better weights, step by step.

Source: Kingma & Ba, Adam (ICLR 2015); Loshchilov & Hutter, Decoupled weight decay regularization (ICLR 2019).
"""

from __future__ import annotations

import numpy as np

from onrecord.train.gradient import Weights

_FIRST, _SECOND, _LEAST = 0.9, 0.999, 1e-8  # Adam's own constants
WARM_STEPS = 100  # in which the rate grows to its full size
DECAY = 0.01
LONGEST = 1.0  # a longer gradient is shortened to this


class Descent:
    """Adam with a rate that falls along a cosine over `steps` steps; changes the weights it was given."""

    def __init__(self, weights: Weights, rate: float, steps: int) -> None:
        """Keep the weights; nothing is changed yet."""
        self.weights = weights
        self.rate = rate
        self.steps = steps
        self.step = 0
        self.means = {name: np.zeros_like(values) for name, values in weights.items()}
        self.squares = {name: np.zeros_like(values) for name, values in weights.items()}

    def take(self, gradient: Weights) -> None:
        """Go one step down a gradient."""
        self.step += 1
        length = float(np.sqrt(sum(float((values**2).sum()) for values in gradient.values())))
        shortened = min(1.0, LONGEST / (length + 1e-9))
        falling = 0.5 * (1 + np.cos(np.pi * min(1.0, self.step / self.steps)))
        rate = self.rate * min(1.0, self.step / WARM_STEPS) * falling + self.rate * 0.005
        for name, values in self.weights.items():
            slope = gradient[name] * np.float32(shortened)
            mean = self.means[name] = _FIRST * self.means[name] + (1 - _FIRST) * slope
            square = self.squares[name] = _SECOND * self.squares[name] + (1 - _SECOND) * slope * slope
            change = (mean / (1 - _FIRST**self.step)) / (np.sqrt(square / (1 - _SECOND**self.step)) + _LEAST)
            decay = DECAY * values if values.ndim == 2 else 0.0
            values -= np.float32(rate) * (change + decay)
