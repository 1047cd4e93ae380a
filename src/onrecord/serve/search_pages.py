"""Words that somebody looks for -> the passages of the record that have them, each hit in its sentence."""

from __future__ import annotations

from contextlib import closing

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.model import Found
from onrecord.report.cites import cite
from onrecord.report.hits import HitView, view_hit
from onrecord.report.html.tags import show_stretches
from onrecord.serve.desk import Desk
from onrecord.serve.pages import get_desk, read_number, render
from onrecord.store import case as cases
from onrecord.store.fulltext import read_query

PAGE = 30  # hits of one page


def show_search(request: Request) -> Response:
    """Answer with the search box and what it found."""
    desk, words = get_desk(request), request.query_params.get("q", "").strip()
    page = max(1, read_number(request.query_params.get("page"), 1))
    with desk.open() as case:
        told, found = "", Found(hits=(), total=0)
        hits: list[tuple[HitView, Markup, str]] = []
        if words:
            try:
                found, hits = _find(desk, case, words, page)
            except UsageError as error:  # the words make no sense as a query; the box stays, and says why
                told = str(error)
        pages = max(1, -(-found.total // PAGE))
        return render(
            request, "search.html", case, query=words, told=told, total=found.total, hits=hits, page=page, pages=pages
        )


def _find(desk: Desk, case: cases.Case, words: str, page: int) -> tuple[Found, list[tuple[HitView, Markup, str]]]:
    query, box = read_query(words), desk.open_search(case)
    if box is None:
        raise UsageError("the record is being made searchable; ask again in a moment")
    with closing(box.connection):
        found = box.find(query, limit=PAGE, offset=(page - 1) * PAGE)
    views = [view_hit(box.records[hit.record], hit) for hit in found.hits]
    return found, [(view, Markup(show_stretches(view.stretches)), cite(view.record, view.at)) for view in views]
