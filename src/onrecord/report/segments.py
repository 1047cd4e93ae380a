"""A span and layers over it -> the shortest runs between edges, each with the layers that cover it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeVar

from onrecord.model import Span

T = TypeVar("T")


def segment(span: Span, layers: Iterable[tuple[Span, T]]) -> list[tuple[Span, tuple[T, ...]]]:
    """Cut `span` at every edge of `layers` and name the layers over each run, in the order of `layers`.

    The runs follow one another without a gap and make up `span`; layers outside it, and empty ones, are ignored.
    """
    inside = [
        (max(layer.start, span.start), min(layer.end, span.end), order, label)
        for order, (layer, label) in enumerate(layers)
        if layer.touches(span) and len(layer)
    ]
    edges = sorted({span.start, span.end, *(edge for start, end, _, _ in inside for edge in (start, end))})
    waiting = sorted(inside, key=lambda layer: layer[0], reverse=True)
    active: list[tuple[int, int, int, T]] = []
    runs = []
    for start, end in pairwise(edges):
        active = [layer for layer in active if layer[1] > start]
        while waiting and waiting[-1][0] == start:
            active.append(waiting.pop())
        runs.append((Span(start, end), tuple(label for _, _, _, label in sorted(active, key=lambda layer: layer[2]))))
    return runs
