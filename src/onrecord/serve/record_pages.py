"""The record on the desk: its documents, one of them to read with what was printed from it, and its pages."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from onrecord import casebook
from onrecord.errors import UnreadableError, UsageError
from onrecord.model import Record, Span
from onrecord.report.differences import read_words
from onrecord.report.html.finding import show_quotation
from onrecord.report.passages import locate, look_around
from onrecord.report.words import level_of
from onrecord.serve.choices import button_of
from onrecord.serve.desk import Desk
from onrecord.serve.pages import count, field, get_desk, go, read_number, render
from onrecord.serve.reader import (
    count_windows,
    list_layers,
    list_matches,
    read_window,
    tell_printing,
    window_at,
    window_span,
)
from onrecord.serve.sheets import has_sheets
from onrecord.serve.story_pages import check_soon, read_span
from onrecord.store import case as cases

PAGE = 100  # documents of one page of the list
AROUND = 300  # characters shown around a passage whose printings are compared


def list_records(request: Request) -> Response:
    """Answer with the documents of the record, a page of them, those whose name or title holds some words."""
    desk, query = get_desk(request), request.query_params.get("q", "").strip()
    with desk.open() as case:
        kept = [each for each in desk.look(case).records if query.casefold() in f"{each.title} {each.path}".casefold()]
        last = max(0, (len(kept) - 1) // PAGE)
        page = min(max(0, read_number(request.query_params.get("page"), 1) - 1), last)
        shown = kept[page * PAGE : (page + 1) * PAGE]
        records = desk.open_shelf(case).of
        return render(
            request,
            "records.html",
            case,
            rows=[(each, records.get(each.id)) for each in shown],
            printed=cases.count_printings(case),
            corrected={id: len(each) for id, each in cases.list_corrections(case).items()},
            query=query,
            page=page + 1,
            pages=last + 1,
            found=len(kept),
        )


def show_record(request: Request) -> Response:
    """Answer with a window of a document: at a stretch of text, a turn, a page, or the beginning."""
    desk, query = get_desk(request), request.query_params
    with desk.open() as case:
        record = _find(desk, case, request.path_params["id"])
        here = _clip(record, read_span(query["at"])) if query.get("at") else None
        words = query.get("q", "").strip()[:200]
        matches = list_matches(record, words) if words else []
        number = _choose_window(record, request, here, matches)
        window = window_span(record, number)
        printings = cases.list_printings(case, record.id, window)
        corrections = cases.list_corrections(case).get(record.id, ())
        mending = read_number(query.get("mend"), -1)
        layers = list_layers(printings, [m for m in matches if m.touches(window)], corrections, here)
        return render(
            request,
            "record.html",
            case,
            record=record,
            kept=cases.find_record(case, record.id),
            parts=read_window(record, window, layers, printings),
            number=number,
            windows=count_windows(record),
            words=words,
            matches=[(match, _excerpt(record, match)) for match in matches],
            here=here,
            where=locate(record, record.place_at(here.start)) if here else "",
            corrections=corrections,
            mending=mending if 0 <= mending < len(record.turns) else None,
            speakers=sorted({speaker for speaker, _ in record.voices if speaker}),
            tell_printing=tell_printing,
            level_of=level_of,
            has_sheets=has_sheets(case, record),
            page=record.place_at(here.start if here else window.start).page,
        )


def _find(desk: Desk, case: cases.Case, id: str) -> Record:
    cases.find_record(case, id)  # complains where there is none
    record = desk.open_shelf(case).of.get(id)
    if record is None:
        raise UnreadableError(f"{case.path}: the document {id} was removed meanwhile; go back to the list")
    return record


def _clip(record: Record, span: Span) -> Span:
    if span.end > len(record.text):
        raise UsageError(f"expected a stretch of a text of {len(record.text):,} characters; follow a link of the desk")
    return span


def _choose_window(record: Record, request: Request, here: Span | None, matches: Sequence[Span]) -> int:
    query = request.query_params
    if here:
        return window_at(record, here.start)
    turn = read_number(query.get("turn") or query.get("mend"), -1)
    if 0 <= turn < len(record.turns):
        return window_at(record, record.turns[turn].span.start)
    if query.get("part"):
        return min(max(0, read_number(query["part"], 1) - 1), count_windows(record) - 1)
    return window_at(record, matches[0].start) if matches else 0


def _excerpt(record: Record, match: Span) -> tuple[str, str, str]:
    left, right = look_around(record, match, 60)
    return read_words(record, left), match.of(record.text), read_words(record, right)


def draw_page(request: Request) -> Response:
    """Answer with the image of a page of a document."""
    desk, page = get_desk(request), request.path_params["page"]
    with desk.open() as case:
        kept = cases.find_record(case, request.path_params["id"])
        record = _find(desk, case, kept.id)
        if not has_sheets(case, record):
            raise UsageError(f"{kept.path}: there is no image of its pages; read its text instead")
        data = cases.read_file(case, kept.file)
    return Response(request.app.state.painter.draw(data, page), media_type="image/png")


def correct(request: Request, form: FormData) -> Response:
    """Keep what a document should read, the speaker of a turn or words in it, and have the stories judged by it."""
    desk = get_desk(request)
    with desk.open() as case:
        record = _find(desk, case, request.path_params["id"])
        if field(form, "kind") == "back":
            cases.take_back(case, record.id, read_span(field(form, "at")), desk.by)
        else:
            _correct(desk, case, record, form)
    check_soon(desk)
    return go(request, "/changes")


def _correct(desk: Desk, case: cases.Case, record: Record, form: FormData) -> None:
    number, value = read_number(field(form, "turn"), -1), field(form, "value")[:500]
    if not 0 <= number < len(record.turns):
        raise UsageError("expected the number of a turn; load the page again")
    if field(form, "kind") == "speaker":
        turn = record.turns[number]
        everywhere = field(form, "everywhere") == "1" and turn.label is not None
        meant = [n for n, each in enumerate(record.turns) if each.label == turn.label] if everywhere else [number]
        for each in meant:
            casebook.correct_speaker(case, record.id, each, value, desk.by)
    else:
        words = _find_words(record, number, field(form, "was").strip())
        casebook.correct_words(case, record.id, words, value, desk.by)


def _find_words(record: Record, number: int, was: str) -> Span:
    """Return where words stand in a turn.

    Raises:
        UsageError: they do not, or more than once.
    """
    turn = record.turns[number].span
    times = turn.of(record.text).count(was) if was else 0
    if times != 1:
        raise UsageError(
            f"expected words that stand once in this turn, found {was[:60]!r} {count(times, 'time')}; copy them from "
            "it, with a few more words around them"
        )
    start = record.text.index(was, turn.start)
    return Span(start, start + len(was))


def remove(request: Request, form: FormData) -> Response:
    """Take a document out of the record, and have the stories judged without it."""
    desk = get_desk(request)
    with desk.open() as case:
        cases.remove_record(case, request.path_params["id"], desk.by)
    check_soon(desk)
    return go(request, "/record")


def show_printings(request: Request) -> Response:
    """Answer with all printings of one passage, side by side."""
    desk, query = get_desk(request), request.query_params
    with desk.open() as case:
        records = desk.open_shelf(case).of
        record = _find(desk, case, query.get("record", ""))
        span = _clip(record, read_span(query.get("at", "")))
        left, right = look_around(record, span, AROUND)
        cards = []
        for printing in cases.list_printings(case, record.id, span):
            found = desk.read(case, printing.version).found
            decisions = {one.finding: one for one in found.decisions} if found else {}
            quotation = show_quotation(found.story, printing.finding, records) if found else ""
            cards.append((printing, Markup(quotation), decisions.get(printing.finding.id)))
        return render(
            request,
            "printings.html",
            case,
            record=record,
            span=span,
            around=(read_words(record, left), read_words(record, span), read_words(record, right)),
            where=locate(record, record.place_at(span.start)),
            speaker=record.speaker_at(span.start),
            cards=cards,
            level_of=level_of,
            tell_printing=tell_printing,
            button_of=button_of,
        )
