"""The lines of a sheet, region by region -> the pages that it shows: one, or several where line numbers start anew."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from onrecord.read.rows import Line

# What stands over each page of a condensed transcript.
_PAGE_MARK = re.compile(r"(?:page\s+)?(?P<number>\d{1,5})", re.IGNORECASE)
_LINES_OF_MARK = 2


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """The lines of one printed page; `pitch` is their usual distance, `letter` the width of a letter, in points.

    `outside` are the lines, counted from 0, that stand on a sheet of several pages but on none of these.
    """

    sheet: int
    lines: tuple[Line, ...]
    pitch: float = 0.0
    letter: float = 0.0
    outside: tuple[int, ...] = ()


def cut_leaves(sheet: int, regions: Sequence[Sequence[Line]]) -> list[Leaf]:
    """Return the pages that the regions of one sheet show, in the order of the numbers over them, else of the regions.

    A sheet without words is a page, too.
    """
    stacks: list[list[Line]] = []
    above: list[Line] = []
    below: list[Line] = []
    for region in regions:
        starts = _find_starts(region)
        if not starts:
            (below if stacks else above).extend(region)
            continue
        if starts[0]:
            (below if stacks else above).extend(region[: starts[0]])
        stacks += [list(region[a:b]) for a, b in zip(starts, [*starts[1:], len(region)], strict=True)]
    if len(stacks) < 2:
        return [_make_leaf(sheet, [line for region in regions for line in region])]
    marks = [_read_mark(stack) for stack in stacks]
    known = [mark for mark in marks if mark is not None]
    if len(known) == len(set(known)) == len(stacks):
        stacks = [stack for _, stack in sorted(zip(known, stacks, strict=True), key=lambda pair: pair[0])]
    stacks[0] = [*above, *stacks[0]]
    stacks[-1] += below
    outside = {id(line) for line in (*above, *below)}
    return [_make_leaf(sheet, stack, outside) for stack in stacks]


def _find_starts(region: Sequence[Line]) -> list[int]:
    """Return the lines at which a page starts: those numbered 1 after higher ones, and the mark over them."""
    starts = []
    last = 0
    for index, line in enumerate(region):
        if not line.number:
            continue
        if not last or line.number < last:
            above = index
            for back in range(1, _LINES_OF_MARK + 1):
                if index >= back and not region[index - back].number and _is_mark(region[index - back]):
                    above = index - back
            starts.append(above)
        last = line.number
    return starts


def _is_mark(line: Line) -> bool:
    return _PAGE_MARK.fullmatch(line.text.strip()) is not None


def _read_mark(stack: Sequence[Line]) -> int | None:
    for line in stack[:_LINES_OF_MARK]:
        if not line.number and (match := _PAGE_MARK.fullmatch(line.text.strip())):
            return int(match["number"])
    return None


def _make_leaf(sheet: int, lines: Sequence[Line], outside: Container[int] = ()) -> Leaf:
    steps = [b.middle - a.middle for a, b in pairwise(lines) if b.middle > a.middle]
    widths = [(word.right - word.left) / len(word.text) for line in lines for word in line.words]
    apart = tuple(index for index, line in enumerate(lines) if id(line) in outside)
    return Leaf(sheet, tuple(lines), median(steps or [0.0]), median(widths or [0.0]), apart)
