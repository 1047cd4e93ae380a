"""Words that somebody looks for -> where they stand in the record, each hit in its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model import Record, Span
from onrecord.report.differences import read_words
from onrecord.report.passages import locate, look_around
from onrecord.serve.desk import Shelf
from onrecord.serve.pages import get_desk, render
from onrecord.text.fold import fold

MOST_HITS = 100
AROUND = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where the words stand, with the words left and right of it."""

    record: Record
    span: Span
    before: str
    words: str
    after: str
    where: str
    speaker: str | None


def show_search(request: Request) -> Response:
    """Answer with the search box and what it found."""
    desk, query = get_desk(request), request.query_params.get("q", "").strip()[:500]
    with desk.open() as case:
        hits, total = find(desk.open_shelf(case), query) if query else ([], 0)
        return render(request, "search.html", case, query=query, hits=hits, total=total)


def find(shelf: Shelf, query: str) -> tuple[list[Hit], int]:
    """Return the first places where the words of a query stand one after another, and how many there are."""
    places, total = shelf.opened.shelf.exact(fold(query).hashes, MOST_HITS)
    count = len(fold(query))
    hits = []
    for document, first in places:
        record, words = shelf.opened.records[document], shelf.opened.words[document]
        span = Span(int(words.starts[first]), int(words.ends[first + count - 1]))
        left, right = look_around(record, span, AROUND)
        hits.append(
            Hit(
                record=record,
                span=span,
                before=read_words(record, left),
                words=read_words(record, span),
                after=read_words(record, right),
                where=locate(record, record.place_at(span.start)),
                speaker=record.speaker_at(span.start),
            )
        )
    return hits, total
