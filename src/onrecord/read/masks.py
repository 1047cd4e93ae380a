"""Masks found by several readers, in any order -> the same masks sorted and disjoint."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Mask


def settle(masks: Iterable[Mask]) -> tuple[Mask, ...]:
    """Sort `masks` and drop every one that shares a character with an earlier or, from the same start, longer one."""
    settled: list[Mask] = []
    for mask in sorted(masks, key=lambda mask: (mask.span.start, -mask.span.end)):
        if len(mask.span) and (not settled or settled[-1].span.end <= mask.span.start):
            settled.append(mask)
    return tuple(settled)
