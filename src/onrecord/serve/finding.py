"""A finding in its case -> what the desk shows of it: the report's own pieces, decisions, pages as images, copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from onrecord.casebook import CheckedVersion
from onrecord.model import Finding, Passage, Record, Span
from onrecord.report.copying import CopyStyle, copy_passage
from onrecord.report.html.finding import (
    REACH,
    list_other_places,
    show_code,
    show_facts,
    show_passage,
    show_place,
    show_quotation,
    show_reasons,
)
from onrecord.report.html.tags import show
from onrecord.report.passages import view_passages
from onrecord.report.words import explain_ruling, name_ruling
from onrecord.serve.desk import Desk
from onrecord.serve.sheets import show_sheets
from onrecord.serve.sieve import Row
from onrecord.store import case as cases


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """What a template sets: HTML that is escaped already, and values."""

    ruling: str
    code: Markup
    explained: str
    quotation: Markup
    reasons: Markup
    facts: Markup
    passages: tuple[Markup, ...]
    places: tuple[Markup, ...]
    more_places: int
    chosen: cases.ChosenPlace | None
    is_missing: bool
    history: tuple[cases.KeptDecision, ...]
    copies: dict[str, str]  # the first passage with its cite, by the form that it is copied in


def view_finding(desk: Desk, case: cases.Case, checked: CheckedVersion, row: Row) -> FindingView:
    """Return what the panel shows of a finding."""
    assert checked.found
    story, records = checked.found.story, desk.open_shelf(case).of
    finding, is_missing = _with_what_is_there(row.finding, records)
    views = view_passages(finding, records, REACH)
    others = list_other_places(finding)
    chosen = cases.list_chosen_places(case).get(finding.id)
    is_open = bool(others) and chosen is None and not case.is_read_only
    return FindingView(
        ruling=name_ruling(finding.verdict),
        code=Markup(show_code(finding.verdict)),
        explained=explain_ruling(finding.verdict),
        quotation=Markup(show_quotation(story, finding, records)),
        reasons=Markup(show_reasons(story, finding, records)),
        facts=Markup(show_facts(story, finding)),
        passages=tuple(
            Markup(
                show_passage(
                    view,
                    _address(view.passage),
                    show_sheets(case, view.record, _spans(finding, view.record))
                    + _lead_to_printings(view.passage)
                    + (_offer(finding, view.passage) if is_open else ""),
                )
            )
            for view in views
        ),
        places=tuple(
            Markup(show_place(records[place.record], place, "" if case.is_read_only else _offer(finding, place)))
            for place in others
        ),
        more_places=finding.more_places,
        chosen=chosen,
        is_missing=is_missing,
        history=cases.list_history(case, checked.version, finding.id),
        copies={
            style.value: copy_passage(view.record, view.passage, style) for view in views[:1] for style in CopyStyle
        },
    )


def _with_what_is_there(finding: Finding, records: Mapping[str, Record]) -> tuple[Finding, bool]:
    """Return the finding without places in documents that were removed since, and whether there are such."""
    legs = finding.alignment.legs if finding.alignment else ()
    places = tuple(place for place in finding.places if place.record in records)
    is_missing = len(places) < len(finding.places) or any(leg.passage.record not in records for leg in legs)
    return (replace(finding, alignment=None, places=places) if is_missing else finding), is_missing


def _address(passage: Passage) -> str:
    return f"/record/{passage.record}?at={passage.span.start}-{passage.span.end}#here"


def _spans(finding: Finding, record: Record) -> list[Span]:
    legs = finding.alignment.legs if finding.alignment else ()
    passages = [leg.passage for leg in legs] or list(finding.places[:1])
    return [passage.span for passage in passages if passage.record == record.id]


def _lead_to_printings(passage: Passage) -> str:
    at = f"record={show(passage.record)}&amp;at={passage.span.start}-{passage.span.end}"
    return f'<p class="lead"><a href="/printings?{at}">All printings of this passage</a></p>'


def _offer(finding: Finding, place: Passage) -> str:
    address = _address(place)
    return (
        f'<form class="offer" hx-post="/finding/{show(finding.id)}/place"><input type="hidden" name="record" '
        f'value="{show(place.record)}"><input type="hidden" name="at" value="{place.span.start}-{place.span.end}">'
        f'<button>This is the place</button> <a href="{show(address)}">Read it in its turn</a></form>'
    )
