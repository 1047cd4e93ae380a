"""Findings -> as few lines for a terminal as let an editor act: what, whose words, and where the record has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.model import Certainty, Finding, Reason, Verdict
from onrecord.report import words
from onrecord.report.differences import Kind, is_shown_in_place, show_differences
from onrecord.report.passages import PassageView, locate, view_passages
from onrecord.report.pen import Line
from onrecord.report.terminal.case import (
    BAR,
    INDENT,
    Case,
    calm,
    cite,
    count_others,
    list_kinds,
    name_record,
    name_source,
    tell_code,
    tell_notes,
    tell_paragraph,
)

# From this severity on a fault is told even where another one is graver; what is merely to be read gives way to it.
TOLD = 3
DISPUTED = "records-disagree"
# Columns that a passage may take; whoever wants more asks for everything, or opens the page.
PASSAGE = 320
# Columns of a quotation that stands in a list.
OPENING = 40


def show_in_brief(case: Case, finding: Finding) -> Iterator[Line]:
    """Give ruling and reason, then the story's "who, where: words", then the record's, each on one line if it fits."""
    pen, verdict = case.pen, finding.verdict
    level = words.level_of(verdict)
    notes = tell_notes(verdict, _weigh(verdict))
    code = f" ({tell_code(verdict)})" if tell_code(verdict) else ""
    label = (f"{level.symbol} {words.name_ruling(verdict)}", level.style)
    yield Line(pen.write(label, (f"{code}: ", "dim"), (notes, "")), hang=INDENT)
    stretches = show_differences(case.story, finding, case.records)
    named = pen.write(*_named(case, finding), (f", {tell_paragraph(case, finding)}: ", "dim"))
    tail = pen.write((_tell_landmark(case, finding) if level is words.MINOR else "", "dim"))
    yield Line(named + pen.write_stretches(stretches) + tail, INDENT, list_kinds(stretches))
    if level is not words.MINOR:
        yield from _passages(case, finding)


def sum_up(case: Case, level: words.Level, findings: list[Finding]) -> Line:
    """Return one line for all findings of a level that asks for nothing: how many there are, and in which documents."""
    if level is words.ASIDE:
        texts = (case.pen.shorten(case.pen.write((finding.quotation.text, "")), OPENING).plain for finding in findings)
        told = " · ".join(texts)
    else:
        counts = Counter(name_record(case, case.records[f.places[0].record]) for f in findings if f.places)
        told = " · ".join(f"{number} in {name}" for name, number in counts.most_common())
    head = (f"{level.symbol} {len(findings)} {level.name}", level.style)
    return Line(case.pen.write(head, (f": {told}" if told else "", "dim")), hang=INDENT)


def show_disputed(case: Case, finding: Finding) -> Iterator[Line]:
    """Give one line for a quotation that asks for nothing, but that records of the event have in two ways."""
    told = tell_disputed(finding.verdict)
    if told:
        yield Line(case.pen.write(("! ", "bold yellow"), (tell_notes(finding.verdict, told), "")), hang=INDENT)


def _weigh(verdict: Verdict | None) -> Iterable[Reason]:
    """Return the reasons that an editor must know: those of the ruling itself, and of any other that is grave."""
    if verdict is None:
        return ()
    told = [
        reason
        for reason in verdict.reasons
        if reason.ruling and (reason.ruling is verdict.ruling or (reason.ruling.severity or 0) >= TOLD)
    ]
    return [*told, *tell_disputed(verdict)] if told else verdict.reasons


def tell_disputed(verdict: Verdict | None) -> list[Reason]:
    """Return where records of one event disagree: an editor must know, however sound the quotation is."""
    return [reason for reason in verdict.reasons if reason.code == DISPUTED] if verdict else []


def _named(case: Case, finding: Finding) -> Iterator[tuple[str, str]]:
    link = finding.attribution
    if link.person and link.certainty is Certainty.SURE and not (link.via or link.reporter):
        yield link.person.name, ""
    else:
        yield from name_source(case.story, finding)


def _tell_landmark(case: Case, finding: Finding) -> str:
    if not finding.places:
        return ""
    place = locate(case.records[finding.places[0].record], finding.places[0].place)
    return f" · {place}" if place else ""


def _passages(case: Case, finding: Finding) -> Iterator[Line]:
    pen, views = case.pen, view_passages(finding, case.records, reach=0, neighbours=0)
    others = count_others(finding)
    for i, view in enumerate(views):
        speaker = f"{view.passage.speaker}, " if view.passage.speaker else ""
        more = f" ({others})" if others and i == len(views) - 1 else ""
        head = pen.write((speaker, ""), (f"{cite(case, view.passage)}{more}", "dim"))
        stretches = [stretch for turn in view.turns for stretch in calm(turn.stretches)]
        if is_shown_in_place(finding) and not _has_more(view):
            yield Line(head, BAR)
            continue
        passage = pen.shorten(pen.write((": ", "dim")) + pen.write_stretches(stretches), PASSAGE)
        yield Line(head + passage, BAR, list_kinds(stretches))


def _has_more(view: PassageView) -> bool:
    """Say whether a passage shows words that the quotation above it, changes and all, does not."""
    return any(stretch.kind is Kind.BESIDE for turn in view.turns for stretch in turn.stretches)
