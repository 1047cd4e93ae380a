"""A passage of one record and a shelf -> where another record of the same event has that moment."""

from __future__ import annotations

from onrecord.align.assemble import ADD, DROP, SAME
from onrecord.align.placing import Shelf, align_all
from onrecord.align.query import Query
from onrecord.model import Span
from onrecord.text.fold import Words, fold_word
from onrecord.text.rarity import bits_of

AROUND = 24  # words on either side by which a moment is known again
# Of them this share must stand around the counterpart. Origin: of 360 sentences from 30 speeches that were kept as
# written and as delivered two fifths have one; the 14 that were read through are the same moment.
LEAST_AROUND = 0.6
LEAST_BESIDE = 8  # words; where there are fewer, the record is hardly more than the passage, and its own words count


def find_counterpart(passage: Span, text: str, words: Words, shelf: Shelf) -> Span | None:
    """Return what stands in the one record of `shelf` where `passage` stands in `text`, which folds to `words`.

    The moment is known by the words around it, and by its own; the span is empty where the other record has nothing
    between them. None where that record does not have the moment.
    """
    first, last = words.between(passage.start, passage.end)
    start, end = max(0, first - AROUND), min(len(words), last + AROUND)
    around = words.slice(start, end)
    places = zip(around.starts.tolist(), around.ends.tolist(), strict=True)
    spelled = tuple(fold_word(text[a:b]) for a, b in places)
    query = Query(around, {}, tuple(map(bits_of, spelled)), spelled)
    found = align_all(query, shelf, shelf.near([query])[0]) if len(query) else []
    if not found:
        return None
    _, window, trace = found[0]
    rows = trace.steps.tolist()
    first, last = first - start, last - start
    beside = [q for q in range(len(query)) if not first <= q < last]
    known_by = frozenset(beside if len(beside) >= LEAST_BESIDE else range(len(query)))
    if sum(op == SAME and q in known_by for op, q, _ in rows) < LEAST_AROUND * len(known_by):
        return None
    (other,) = shelf.words
    inside = [w for op, q, w in rows if op != ADD and first <= q < last and not (op == DROP and q == first)]
    if inside:
        return other.span(window + inside[0], window + inside[-1] + 1)
    before = [w for op, q, w in rows if op != ADD and q < first]
    place = int(other.ends[window + before[-1]]) if before else int(other.starts[window + trace.first])
    return Span(place, place)
