"""What the search box found -> a page for a terminal, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from onrecord.model import Field, Found, Query, Record, Term
from onrecord.report.cites import cite
from onrecord.report.hits import HitView, view_hit
from onrecord.report.pen import Line, Pen

SEARCH_SCHEMA = "onrecord-search-1"
_INDENT = "  "
_TITLES = 5  # that are named where nothing was found


def render_found_terminal(
    query: Query,
    found: Found,
    records: Mapping[str, Record],
    *,
    width: int = 80,
    has_colour: bool = False,
    encoding: str = "utf-8",
) -> str:
    """Return the hits, each with its document, speaker and cite and its words marked, and how many there are in all."""
    pen = Pen(width=width, encoding=encoding, has_colour=has_colour)
    lines: list[Line] = []
    for hit in found.hits:
        view = view_hit(records[hit.record], hit)
        told = [hit.speaker, cite(view.record, view.at), view.record.dated and view.record.dated.isoformat()]
        lines.append(
            Line(pen.write((view.record.title, "bold"), ("".join(f" · {part}" for part in told if part), "dim")))
        )
        lines += [Line(pen.write_stretches(view.stretches), _INDENT), Line(pen.write())]
    return pen.print([*lines, *(Line(pen.write((words, "dim"))) for words in _sum_up(query, found, records))])


def render_found_json(query: Query, found: Found, records: Mapping[str, Record]) -> str:
    """Return the hits as indented JSON, ending in a line break."""
    value = {
        "schema": SEARCH_SCHEMA,
        "query": query.text,
        "searched_for": describe_query(query),
        "records": len(records),
        "total": found.total,
        "hits": [_describe(view_hit(records[hit.record], hit)) for hit in found.hits],
    }
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def describe_query(query: Query) -> str:
    """Return what a query was understood to ask for, in words that read the same when typed again."""
    wanted = " ".join(" OR ".join(map(_describe_term, group)) for group in query.wanted)
    return " ".join([wanted, *(f"-{_describe_term(term)}" for term in query.unwanted)])


def _describe_term(term: Term) -> str:
    words = " ".join(term.words)
    quoted = f'"{words}"' if len(term.words) > 1 else words
    return f"{'' if term.field is Field.WORDS else f'{term.field}:'}{quoted}{'*' if term.is_prefix else ''}"


def _sum_up(query: Query, found: Found, records: Mapping[str, Record]) -> Iterator[str]:
    shown = f", {len(found.hits):,} shown" if 0 < len(found.hits) < found.total else ""
    yield (
        f"{found.total:,} {'hit' if found.total == 1 else 'hits'}{shown}: {describe_query(query)}, "
        f"in {len(records):,} {'document' if len(records) == 1 else 'documents'}"
    )
    if not found.total:
        titles = [record.title for record in islice(records.values(), _TITLES)]
        more = f", and {len(records) - _TITLES:,} more" if len(records) > _TITLES else ""
        yield f"Searched: {', '.join(titles)}{more}."
        yield "All the words of a search must stand in one turn, or in one paragraph of a long one."


def _describe(view: HitView) -> dict[str, Any]:
    record, hit = view.record, view.hit
    place = record.place_at(view.at.start)
    return {
        "record": record.origin.uri,
        "title": record.title,
        "date": record.dated.isoformat() if record.dated else None,
        "speaker": hit.speaker,
        "cite": cite(record, view.at),
        "page": place.page,
        "page_label": place.page_label,
        "line": place.line,
        "turn": hit.turn,
        "seconds": place.seconds,
        "unit": place.unit,
        "start": hit.span.start,
        "end": hit.span.end,
        "words": [{"start": word.start, "end": word.end} for word in hit.words],
        "shown": [{"start": span.start, "end": span.end} for span in view.spans],
        "text": "".join(stretch.text for stretch in view.stretches),
    }
