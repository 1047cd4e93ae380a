"""Words of one column -> its lines from top to bottom, and the numbers in the margin that count them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from statistics import median

from onrecord.read.words import Word

# A word belongs to a row if at least this share of the smaller of the two lies beside the other.
_OVERLAP = 0.5
# Fewer numbers down the margin than this are more often a list; transcripts have 25 lines, letters at least a few.
_FEWEST_COUNTED = 5
_MOST_COUNTED = 1000  # more numbers than any sheet has lines: a table
_MOST_DIGITS = 2
# A number that the scan or the typist lost leaves a step of two or three.
_WIDEST_STEP = 3
# In block quotations set closer than the numbers, every second line has none.
_MOST_UNCOUNTED = 0.55
# A line is that of the nearest number, if one is as near as this share of the numbers' distance.
_NEAR = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line: its words, the number that counts it, and the word in the margin that says so.

    `counter` is None where the number is worked out from those above and below; `region_left` and `region_right` are
    the edges of the column's lines.
    """

    words: tuple[Word, ...]
    middle: float
    region_left: float
    region_right: float
    number: int | None = None
    counter: Word | None = None

    @property
    def text(self) -> str:
        """The words of the line, one space between them."""
        return " ".join(word.text for word in self.words)


def make_rows(words: Sequence[Word]) -> list[list[Word]]:
    """Return `words` as rows from top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    edges: list[tuple[float, float]] = []  # the mean top and bottom of each row
    for word in sorted(words, key=_middle_of):
        upper, lower = word.top, word.bottom
        for index in range(len(rows) - 1, max(-1, len(rows) - 3), -1):
            top, bottom = edges[index]
            # Written out: min and max would take most of the time of reading a page.
            shared = (bottom if bottom < lower else lower) - (top if top > upper else upper)
            tall, own = bottom - top, lower - upper
            if shared >= _OVERLAP * (tall if tall < own else own):
                row = rows[index]
                row.append(word)
                share = 1 / len(row)
                edges[index] = (top + (upper - top) * share, bottom + (lower - bottom) * share)
                break
        else:
            rows.append([word])
            edges.append((upper, lower))
    for row in rows:
        row.sort(key=_left_of)
    return rows


_middle_of = attrgetter("middle")
_left_of = attrgetter("left")


def make_lines(words: Sequence[Word]) -> list[Line]:
    """Return the lines of one column from top to bottom."""
    counters = _find_counters(words)
    taken = {id(word) for word, _ in counters}
    rows = make_rows([word for word in words if id(word) not in taken])
    left = _find_edge(sorted(row[0].left for row in rows))
    right = _find_edge(sorted((row[-1].right for row in rows), reverse=True))
    lines = [Line(tuple(row), median(word.middle for word in row), left, right) for row in rows]
    return _number(lines, counters, (left, right)) if counters else lines


def _find_edge(edges: Sequence[float]) -> float:
    """Return where the lines of a column start or end, of `edges` with the outermost first; page numbers stand out."""
    return edges[len(edges) // 10] if edges else 0.0


def _find_counters(words: Sequence[Word]) -> list[tuple[Word, int]]:
    """Return the words that count lines, with their values, from top to bottom."""
    rows = make_rows(words)
    firsts = [row[0] for row in rows]
    candidates = [(word, int(word.text)) for word in firsts if _may_count(word)]
    if not _FEWEST_COUNTED <= len(candidates) <= _MOST_COUNTED:
        return []
    candidates = _align(candidates)
    runs: list[list[tuple[Word, int]]] = []
    for word, value in candidates:
        if runs and 0 < value - runs[-1][-1][1] <= _WIDEST_STEP:
            runs[-1].append((word, value))
        else:
            runs.append([(word, value)])
    found: list[tuple[Word, int]] = []
    for run in runs:
        top, bottom = run[0][0].middle, run[-1][0].middle
        between = sum(top <= first.middle <= bottom for first in firsts)
        starts_well = run[0][1] <= _WIDEST_STEP or len(run) >= 2 * _FEWEST_COUNTED
        if len(run) >= _FEWEST_COUNTED and starts_well and between - len(run) <= _MOST_UNCOUNTED * between:
            found += run
    return found if _stand_apart(found, words) else []


def _may_count(word: Word) -> bool:
    return len(word.text) <= _MOST_DIGITS and word.text.isascii() and word.text.isdigit() and word.text != "0"


def _align(candidates: list[tuple[Word, int]]) -> list[tuple[Word, int]]:
    """Return the candidates that stand under one another, at their left or right edge."""
    best: list[tuple[Word, int]] = []
    for edge in ("left", "right"):
        usual = median(getattr(word, edge) for word, _ in candidates)
        aligned = [pair for pair in candidates if abs(getattr(pair[0], edge) - usual) < pair[0].height]
        best = max(best, aligned, key=len)
    return best


def _stand_apart(counters: Sequence[tuple[Word, int]], words: Sequence[Word]) -> bool:
    """Say whether few other words lie as far out in the margin as the numbers do."""
    if not counters:
        return False
    right = median(word.right for word, _ in counters)
    top, bottom = counters[0][0].top, counters[-1][0].bottom
    counted = {id(word) for word, _ in counters}
    inside = sum(
        word.left < right and top <= word.middle <= bottom and id(word) not in counted and len(word.text) > 1
        for word in words
    )
    return inside <= len(counters) / 5


def _number(lines: Sequence[Line], counters: Sequence[tuple[Word, int]], edges: tuple[float, float]) -> list[Line]:
    """Give each line its number: that of the nearest counter, which stands before its words."""
    steps = [after[0].middle - before[0].middle for before, after in pairwise(counters)]
    pitch = median([step for step in steps if step > 0] or [counters[0][0].height])
    nearest: dict[int, list[tuple[float, int]]] = {}
    for at, line in enumerate(lines):
        distances = [(abs(line.middle - word.middle), which) for which, (word, _) in enumerate(counters)]
        distance, which = min(distances)
        if distance <= _NEAR * pitch:
            nearest.setdefault(which, []).append((distance, at))
    numbered = list(lines)
    alone: list[Line] = []
    for which, (word, value) in enumerate(counters):
        near = sorted(nearest.get(which, ()))
        for rank, (_, at) in enumerate(near):
            numbered[at] = replace(numbered[at], number=value, counter=None if rank else word)
        if not near:
            alone.append(Line((), word.middle, *edges, number=value, counter=word))
    edge = max(word.right for word, _ in counters)
    return _fill(sorted([*numbered, *alone], key=lambda line: line.middle), edge)


def _fill(lines: list[Line], edge: float) -> list[Line]:
    """Count the lines between two numbers whose own numbers are lost, or misread: what ends before `edge` is one."""
    known = [index for index, line in enumerate(lines) if line.number]
    for before, after in pairwise(known):
        first, last = lines[before].number or 0, lines[after].number or 0
        if after - before > 1 and last - first == after - before:
            for index in range(before + 1, after):
                line = lines[index]
                lines[index] = replace(line, number=first + index - before)
                if len(line.words) > 1 and line.words[0].right <= edge + line.words[0].height / 2:
                    lines[index] = replace(lines[index], words=line.words[1:], counter=line.words[0])
    return lines
