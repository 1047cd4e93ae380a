"""The network's scores -> which tokens are source, cue and content, and how likely."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.learned.network import Floats

Range = tuple[int, int]  # tokens [first, last)

SOURCE, CUE, CONTENT = 1, 2, 3


@dataclass(frozen=True, slots=True, eq=False)
class Roles:
    """Ranges of tokens by role, in story order; `source_share` and `content_share` are probabilities of each token."""

    sources: tuple[Range, ...]
    cues: tuple[Range, ...]
    contents: tuple[Range, ...]
    source_share: NDArray[np.float32]
    content_share: NDArray[np.float32]


def meeting(ranges: Sequence[Range], first: int, last: int) -> Sequence[Range]:
    """Return those of some ranges, disjoint and in order, that share a token with [first, last)."""
    low = bisect_right(ranges, first, key=_end)
    return ranges[low : max(low, bisect_left(ranges, last, key=_start))]


def _start(one: Range) -> int:
    return one[0]


def _end(one: Range) -> int:
    return one[1]


def read_roles(scores: Floats) -> Roles:
    """Cut the tokens into ranges: each takes its likeliest role, and a range begins where a beginning is likelier."""
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = exponents / exponents.sum(axis=1, keepdims=True)
    begins, goes_on = shares[:, 1::2], shares[:, 2::2]
    by_role = np.concatenate([shares[:, :1], begins + goes_on], axis=1)
    role = by_role.argmax(axis=1)
    size = len(role)
    opens = np.ones(size, np.bool_)
    opens[1:] = role[1:] != role[:-1]
    inside = np.flatnonzero(role > 0)
    opens[inside] |= begins[inside, role[inside] - 1] > goes_on[inside, role[inside] - 1]
    firsts = np.flatnonzero(opens)
    lasts = np.append(firsts[1:], size)
    found: dict[int, list[Range]] = {SOURCE: [], CUE: [], CONTENT: []}
    for first, last, kind in zip(firsts.tolist(), lasts.tolist(), role[firsts].tolist(), strict=True):
        if kind:
            found[kind].append((first, last))
    return Roles(
        tuple(found[SOURCE]), tuple(found[CUE]), tuple(found[CONTENT]), by_role[:, SOURCE], by_role[:, CONTENT]
    )
