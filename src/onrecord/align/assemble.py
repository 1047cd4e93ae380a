"""A query and a way to look words up -> alignments: the places where the whole quotation stands, in one or more pieces.

A quotation may be laid on one window of one record, or, where its parts stand far apart, on several windows (legs).
Nothing here judges whether that is fair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.align.edges import hold_edges
from onrecord.align.query import Query
from onrecord.align.words import WordAlignment
from onrecord.model import Edit, Leg, Op, Passage, Record, Span
from onrecord.text.fold import Words

# Looks words up and aligns them: (query) -> (record's number, first word of the window, trace) of their best place.
Look = Callable[[Query], tuple[int, int, WordAlignment] | None]
Holds = Callable[[NDArray[np.uint32]], bool]  # says whether a run of words stands anywhere
Laid = list[tuple[Query, int, int, WordAlignment]]  # parts of a quotation, each at its own place

LEAST_PART = 4  # words; a shorter part of a quotation that stands nowhere near is a change, not a piece from elsewhere
FAR_WORDS = 120  # between two parts of an elided quotation that make them two places: twice what a mark may hide
PART_SHARE = 0.7  # of a part's words must stand at its own place; below that it is a chance meeting
LEAST_PART_BITS = 40.0  # that a run of them must tell: fewer come together by chance in a million words
# A further place must explain the quotation better by this many words: one place is the simpler story.
WORDS_A_SEAM = 2.0
PASSED_WORD, MOST_PASSED = 0.2, 6.0  # what a passed-over record word counts against a run, and what they count at most
_OPS = tuple(Op)
SAME, DROP, ADD, SWAP = range(4)  # rows of a trace name the members of Op by their order


def make_leg(query: Query, trace: WordAlignment, record: Record, words: Words, first: int) -> Leg:
    """Return the leg for a trace of `query` on the record's words from word `first`; offsets are the documents' own."""
    if trace.score >= 1.0 and trace.last - trace.first == len(query):
        at = first + trace.first
        edits = _copy(query, words, at)
        span = words.span(at, at + len(query))
    else:
        rows = hold_edges(trace.steps.tolist(), query, record, words, first)
        rows = _keep_to_turns(rows, record, words, first)
        edits = _list_edits(query, words, first, rows)
        taken = [row[2] for row in rows if row[0] != ADD] or [trace.first]
        span = words.span(first + taken[0], first + taken[-1] + 1)
    passage = Passage(
        record=record.id, span=span, speaker=record.speaker_at(span.start), place=record.place_at(span.start)
    )
    return Leg(piece=query.span(0, len(query)), passage=passage, edits=tuple(edits), score=trace.score)


def _copy(query: Query, words: Words, at: int) -> list[Edit]:
    """The edits of a query that stands word for word at `at`; none runs across a mark of the story."""
    cuts = (0, *(mark for mark in sorted(query.marks) if 0 < mark < len(query)), len(query))
    return [
        Edit(op=Op.SAME, story=query.span(low, high), record=words.span(at + low, at + high))
        for low, high in pairwise(cuts)
    ]


def _list_edits(query: Query, words: Words, first: int, rows: list[list[int]]) -> list[Edit]:
    cuts = [at for at in range(1, len(rows)) if rows[at][0] != rows[at - 1][0] or _is_marked(query, rows, at)]
    return [_edit(query, words, first, rows[low:high]) for low, high in pairwise((0, *cuts, len(rows))) if low < high]


def _keep_to_turns(rows: list[list[int]], record: Record, words: Words, first: int) -> list[list[int]]:
    """Turn swaps at the edges into additions where they would take the passage into another turn.

    What somebody else says before or after is not what the quotation changed.
    """
    standing = [i for i, row in enumerate(rows) if row[0] == SAME]
    if not standing or len(standing) == len(rows):
        return rows

    def turn_of(row: list[int]) -> int | None:
        return record.turn_at(int(words.starts[first + row[2]]))

    kept = []
    for i, row in enumerate(rows):
        edge = standing[0] if i < standing[0] else standing[-1] if i > standing[-1] else None
        if edge is not None and row[0] in (DROP, SWAP) and turn_of(row) != turn_of(rows[edge]):
            if row[0] == SWAP:
                kept.append([ADD, row[1], rows[edge][2] + (i > edge)])
            continue
        kept.append(row)
    return kept


def _is_marked(query: Query, rows: list[list[int]], at: int) -> bool:
    """Say whether a mark of the story stands between two rows, so that no edit runs across it."""
    return rows[at][1] in query.marks and rows[at - 1][1] != rows[at][1]


def _edit(query: Query, words: Words, first: int, rows: list[list[int]]) -> Edit:
    op = _OPS[rows[0][0]]
    q, w = rows[0][1], first + rows[0][2]
    story = query.span(q, rows[-1][1] + 1) if op is not Op.DROP else Span(query.place(q), query.place(q))
    record = words.span(w, first + rows[-1][2] + 1) if op is not Op.ADD else _empty(words, w)
    return Edit(op=op, story=story, record=record)


def _empty(words: Words, at: int) -> Span:
    """The place before word `at`: right behind the word that stands before it."""
    place = int(words.ends[at - 1]) if 0 < at <= len(words) else int(words.starts[0]) if len(words) else 0
    return Span(place, place)


def stands_apart(query: Query, trace: WordAlignment) -> bool:
    """Say whether a part of a quotation stands at a place of its own, and not by a chance meeting of common words."""
    standing, run, longest = 0, 0.0, 0.0
    for op, q, _ in trace.steps.tolist():
        run = run + query.bits[q] if op == SAME else 0.0
        longest = max(longest, run)
        standing += op == SAME
    return standing >= PART_SHARE * len(query) and longest >= LEAST_PART_BITS


def find_core(query: Query, trace: WordAlignment) -> tuple[int, int]:
    """Return the part [first, last) of the query that the window really holds: the densest run of standing words.

    A word that stands counts for the run, one that does not against it, and so does a long stretch of the record that
    the query passes over.
    """
    worth = [-1.0] * len(query)
    passed = 0
    for op, q, _ in trace.steps.tolist():
        passed = passed + 1 if op == 1 else 0
        if op == 0:
            worth[q] = 1.0
        elif op == 1 and q < len(query) and q not in query.marks:
            worth[q] -= PASSED_WORD if passed * PASSED_WORD <= MOST_PASSED else 0.0
    best, total, start = (0.0, 0, 0), 0.0, 0
    for i, value in enumerate(worth):
        if total <= 0:
            start, total = i, 0.0
            value = max(value, -1.0) if value < 0 else value
        total += value
        if total > best[0]:
            best = (total, start, i + 1)
    return best[1], best[2]


def split_far(query: Query, trace: WordAlignment) -> list[tuple[Query, WordAlignment]]:
    """Return the parts of a quotation that its marks part by more than FAR_WORDS of the record, each with its trace.

    A quotation whose parts stand near one another comes back whole.
    """
    if not query.marks:
        return [(query, trace)]
    rows = trace.steps.tolist()
    gaps = Counter(q for op, q, _ in rows if op == DROP and q in query.marks)
    cuts = [0, *(q for q in sorted(gaps) if gaps[q] > FAR_WORDS and 0 < q < len(query)), len(query)]
    if len(cuts) == 2:
        return [(query, trace)]
    parts = []
    for first, last in pairwise(cuts):
        own = [row for row in rows if first <= row[1] < last and not (row[0] == DROP and row[1] == first)]
        taken = [row[2] for row in own if row[0] != ADD]
        if not taken:
            return [(query, trace)]
        steps = np.array([(op, q - first, w) for op, q, w in own], np.int32)
        score = sum(row[0] == SAME for row in own) / (last - first)
        parts.append((query.slice(first, last), WordAlignment(score, taken[0], taken[-1] + 1, steps)))
    return parts


def split_off(query: Query, trace: WordAlignment) -> tuple[Query | None, Query, Query | None]:
    """Return what the window does not hold before the core, the core, and what it does not hold after it.

    Parts shorter than LEAST_PART stay with the core.
    """
    first, last = find_core(query, trace)
    first = 0 if first < LEAST_PART else first
    last = len(query) if len(query) - last < LEAST_PART else last
    before = query.slice(0, first) if first else None
    after = query.slice(last, len(query)) if last < len(query) else None
    return before, query.slice(first, last), after


def lay_apart(query: Query, trace: WordAlignment, look: Look, holds: Holds, depth: int = 2) -> Laid | None:
    """Return the parts of a quotation each at its own place, in story order; None where it does not come apart.

    `trace` is the alignment of the whole at its best single place. Parts are looked up on their own, and again split,
    at most `depth` times. Cost: a few look-ups, none where no place of a part could explain enough.
    """
    before, core, after = split_off(query, trace)
    seams = (before is not None) + (after is not None)
    least = trace.score * len(query)
    if not seams or not len(core) or len(query) - WORDS_A_SEAM * seams <= least:
        return None
    # What stands beside the core decides, and is looked up first.
    left = _lay_edge(before, look, holds, depth)
    right = _lay_edge(after, look, holds, depth) if left is not None else None
    if left is None or right is None or (best := look(core)) is None:
        return None
    parts = [*left, (core, *best), *right]
    explained = sum(t.score * len(part) for part, _, _, t in parts) - WORDS_A_SEAM * (len(parts) - 1)
    return parts if explained > least else None


def _lay_edge(part: Query | None, look: Look, holds: Holds, depth: int) -> Laid | None:
    """Return what stands beside a core at places of its own, nothing for nothing; None where it does not stand so."""
    if part is None:
        return []
    # Whether such a run stands anywhere is soon known; to look for what stands nowhere takes milliseconds.
    if not any(holds(run) for run in _list_telling_runs(part)) or (best := look(part)) is None:
        return None
    if stands_apart(part, best[2]):
        return [(part, *best)]
    return lay_apart(part, best[2], look, holds, depth - 1) if depth else None


def _list_telling_runs(part: Query) -> Iterator[NDArray[np.uint32]]:
    """Yield the shortest runs of words that tell enough for a part; one of them stands wherever a part does."""
    for first in range(len(part)):
        told = 0.0
        for last, bits in enumerate(part.bits[first:], first + 1):
            told += bits
            if told >= LEAST_PART_BITS:
                yield part.words.hashes[first:last]
                break
