"""A query and the records that may hold it -> every place where it stands, laid out word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.align.assemble import SAME, lay_apart, make_leg, split_far
from onrecord.align.gathering import Spread, gather
from onrecord.align.query import Query
from onrecord.align.words import WordAlignment, align_wider, align_words
from onrecord.model import Alignment, Record, Span
from onrecord.text.fold import Words

MOST_EXACT = 500  # places of a short phrase that are ranked by speaker and fit; beyond that they are only counted
# Words by which a window is widened on either side before the words are laid on it: an unmarked cut of a sentence, and
# as much as VERDICTS.md lets a marked gap hide.
REACH, REACH_A_MARK = 24, 60
WORDS_A_REACH = 0.6  # words more that the wider window must explain: one common word further off is no better place
STRAY_WORDS = 2  # of a quotation in another turn than all the others: by chance, or the end of an interrupted sentence
POOR_SCORE = 0.7  # an alignment that keeps seven words in ten needs no other explanation
# An alignment whose score is so much lower than the best one's is no rival to it: nobody would take it for the place.
FAR_BEHIND = 0.2
LEAST_SCORE = 0.05  # below this an alignment holds hardly a word in order; nothing is shown of it


Window = tuple[int, int, int]  # the record's number, its first word, its last word excluded
Parts = Sequence[tuple[Query, int, int, WordAlignment]]  # of a quotation: record, first word of the window, trace


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """The records to look in, their folded words, and how to find words in them.

    `exact(hashes, limit)` returns (record's number, first word) of places where all the words stand, and their count.
    `spread(hashes, most)` returns the places of each of some words on its own (see `gathering`).
    `near(queries)` returns for each query the windows where it may stand, best first.
    """

    records: Sequence[Record]
    words: Sequence[Words]
    exact: Callable[[NDArray[np.uint32], int], tuple[list[tuple[int, int]], int]]
    spread: Spread
    near: Callable[[Sequence[Query]], Sequence[Sequence[Window]]]


@dataclass(frozen=True, slots=True)
class Rewording:
    """A stretch that holds much of a quotation's content in other words or another order.

    `bits` of the content stand there, which is `share` of it and `lead` more than in any other record.
    """

    alignment: Alignment
    bits: float
    share: float
    lead: float


@dataclass(frozen=True, slots=True)
class Placement:
    """The places of a quotation, best first, and how many more there are that nothing was made of.

    `is_poor` says that none holds the words well, so that a rewording may explain them better.
    """

    alignments: tuple[Alignment, ...]
    more: int = 0
    is_poor: bool = False


def place(query: Query, shelf: Shelf) -> Placement:
    """Return every place of the query: the exact ones where there are any, else the nearest.

    A quotation whose parts stand far apart comes back with several legs. Nothing is filtered by speaker. Places that
    hold distinctly less of the words than the best are left out, but for the first.
    """
    return place_all([query], shelf)[0]


def place_all(queries: Sequence[Query], shelf: Shelf) -> list[Placement]:
    """Return for each query what `place` returns for it. Many queries are looked up at once, on all cores."""
    exact = [shelf.exact(query.words.hashes, MOST_EXACT) for query in queries]
    others = [query for query, (places, _) in zip(queries, exact, strict=True) if len(query) and not places]
    windows = iter(shelf.near(others) if others else ())
    placed = []
    for query, (places, count) in zip(queries, exact, strict=True):
        if places:
            placed.append(_place_exactly(query, shelf, places, count))
        else:
            placed.append(_place_nearly(query, shelf, next(windows)) if len(query) else Placement(()))
    return placed


def _place_exactly(query: Query, shelf: Shelf, places: Sequence[tuple[int, int]], count: int) -> Placement:
    trace = _exact_trace(len(query))
    laid = tuple(
        _lay([(part, record, first, own) for part, own in split_far(query, trace)], shelf) for record, first in places
    )
    return Placement(laid, count - len(laid))


def _place_nearly(query: Query, shelf: Shelf, windows: Sequence[Window]) -> Placement:
    found = align_all(query, shelf, windows)

    def look(part: Query) -> tuple[int, int, WordAlignment] | None:
        return _align_best(part, shelf, shelf.near([part])[0])

    parted: list[Parts] = [
        [(part, record, first, own) for part, own in split_far(query, trace)] for record, first, trace in found
    ]
    apart = lay_apart(query, found[0][2], look, lambda run: shelf.exact(run, 0)[1] > 0) if found else None
    if apart:
        parted.insert(0, apart)
    scores = [_weigh(parts) for parts in parted]
    best = max(scores, default=0.0)
    near = [parts for i, parts in enumerate(parted) if i == 0 or scores[i] >= best - FAR_BEHIND]
    laid = _without_twins(tuple(_lay(parts, shelf) for parts in near))
    return Placement(laid, is_poor=best < POOR_SCORE)


def find_rewording(query: Query, shelf: Shelf) -> Rewording | None:
    """Return where most of the query's content stands, None where none does. Cost: a millisecond or two."""
    gathered = gather(query, shelf.spread)
    if gathered is None:
        return None
    first, last = gathered.first, gathered.last
    trace = align_words(query.words.hashes, shelf.words[gathered.record].hashes[first:last], tuple(query.marks))
    whole = WordAlignment(trace.score, 0, last - first, trace.steps)
    laid = _lay([(part, gathered.record, first, own) for part, own in split_far(query, whole)], shelf)
    return Rewording(laid, gathered.bits, gathered.share, gathered.lead)


def keep_to(record: str, span: Span, placed: Placement) -> Placement:
    """Leave only the places that touch one that a person chose, where there are any."""
    at_it = tuple(
        alignment
        for alignment in placed.alignments
        if any(leg.passage.record == record and leg.passage.span.touches(span) for leg in alignment.legs)
    )
    return replace(placed, alignments=at_it, more=0) if at_it else placed


def _exact_trace(size: int) -> WordAlignment:
    position = np.arange(size, dtype=np.int32)
    return WordAlignment(1.0, 0, size, np.stack([np.zeros(size, np.int32), position, position], axis=1))


def align_all(query: Query, shelf: Shelf, windows: Sequence[Window]) -> list[tuple[int, int, WordAlignment]]:
    """Align the query in every window where it may stand; best first, ties in the order of the search."""
    return sorted(_align_each(query, shelf, windows), key=lambda item: -item[2].score)


def _align_best(query: Query, shelf: Shelf, windows: Sequence[Window]) -> tuple[int, int, WordAlignment] | None:
    """Return the first of `align_all` alone."""
    best = None
    for item in _align_each(query, shelf, windows):
        if best is None or item[2].score > best[2].score:
            best = item
            if item[2].score >= 1.0:
                break
    return best


def _align_each(query: Query, shelf: Shelf, windows: Sequence[Window]) -> Iterator[tuple[int, int, WordAlignment]]:
    for record, first, last in windows:
        first, trace = _align(query, shelf.words[record], first, last)
        if trace.score >= LEAST_SCORE and trace.last > trace.first:
            yield record, first, trace
            if (alone := _in_one_turn(query, shelf, record, first, trace)) is not None:
                yield record, *alone


def _in_one_turn(
    query: Query, shelf: Shelf, record: int, first: int, trace: WordAlignment
) -> tuple[int, WordAlignment] | None:
    """Lay the query on one turn alone where it runs over several and few words stand outside that one.

    A word that somebody else happens to say next may be only another spelling of the speaker's own.
    """
    words, turn_at = shelf.words[record], shelf.records[record].turn_at
    starts = words.starts.data
    if turn_at(starts[first + trace.first]) == turn_at(starts[first + trace.last - 1]):
        return None
    at = [first + word for op, _, word in trace.steps.tolist() if op == SAME]
    turns = Counter(turn_at(start) for start in words.starts[at].tolist())
    turn, standing = turns.most_common(1)[0]
    if turn is None or len(at) - standing > STRAY_WORDS:
        return None
    span = shelf.records[record].turns[turn].span
    start, end = words.between(span.start, span.end)
    own = align_words(query.words.hashes, words.hashes[start:end], tuple(query.marks))
    return (start, own) if own.last > own.first else None


def _align(query: Query, words: Words, first: int, last: int) -> tuple[int, WordAlignment]:
    """Lay the query on words `first` to `last`, and on a wider window where that holds distinctly more of it.

    Return the first word of the window taken, and the alignment.
    """
    marks = tuple(query.marks)
    reach = REACH + REACH_A_MARK * len(marks)
    wide = (max(0, first - reach), last + reach)
    return align_wider(query.words.hashes, words.hashes, (first, last), wide, marks, WORDS_A_REACH)


def _lay(parts: Parts, shelf: Shelf) -> Alignment:
    legs = tuple(
        make_leg(part, trace, shelf.records[record], shelf.words[record], first) for part, record, first, trace in parts
    )
    return Alignment(legs=legs, score=_weigh(parts))


def _weigh(parts: Parts) -> float:
    """The mean of the parts' scores by the number of words in each."""
    total = sum(len(part) for part, *_ in parts) or 1
    return sum(trace.score * len(part) for part, _, _, trace in parts) / total


def _without_twins(laid: tuple[Alignment, ...]) -> tuple[Alignment, ...]:
    """Leave out a second alignment on the very same passages."""
    seen: set[tuple[tuple[str, int, int], ...]] = set()
    out = []
    for alignment in laid:
        key = tuple((leg.passage.record, leg.passage.span.start, leg.passage.span.end) for leg in alignment.legs)
        if key not in seen:
            seen.add(key)
            out.append(alignment)
    return tuple(out)
