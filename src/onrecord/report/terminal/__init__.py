"""A report -> text for a terminal, worst findings first, legible without colour and on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model import Report, Story, StoryReport
from onrecord.report import words
from onrecord.report.differences import Kind
from onrecord.report.pen import LEGEND, SIGNS, Line, Pen
from onrecord.report.terminal.brief import show_disputed, show_in_brief, sum_up
from onrecord.report.terminal.case import INDENT, Case, name_source, open_case, tell_paragraph
from onrecord.report.terminal.full import show_in_full

# What needs no attention, unless somebody asks.
QUIET = (words.SOUND, words.ASIDE)


def render_terminal(
    report: Report, *, width: int = 80, has_colour: bool = False, encoding: str = "utf-8", shows_all: bool = False
) -> str:
    """Return the report as text `width` columns wide, ending in a line break.

    What asks for attention gets a few lines a finding, what asks for none is summed up; `shows_all` gives all that is
    known of every finding. What `encoding` cannot print is replaced by its nearest ASCII sign, else by its escape.
    """
    pen = Pen(width=width, encoding=encoding, has_colour=has_colour)
    records = {record.id: record for record in report.records}
    lines: list[Line] = []
    for found in report.stories:
        case = open_case(pen, found, records)
        lines += [*_head(case), *(_in_full(case) if shows_all else _in_brief(case)), Line(pen.write())]
    return pen.print([*lines, *_legend(pen, lines), *_footer(pen, report)])


def render_quotes_terminal(
    found: StoryReport, *, width: int = 80, has_colour: bool = False, encoding: str = "utf-8"
) -> str:
    """Return the quotations and indirect statements of one story in story order, each with whom the story names."""
    pen = Pen(width=width, encoding=encoding, has_colour=has_colour)
    case = open_case(pen, found, {})
    lines = [*_title(pen, found.story)]
    findings = sorted((*found.findings, *found.statements), key=lambda finding: finding.quotation.span)
    if not findings:
        lines.append(Line(pen.write(("No quotations were found.", ""))))
    for finding in findings:
        lines.append(Line(pen.write((finding.quotation.text, ""))))
        where = f" · {finding.quotation.form.value} · {tell_paragraph(case, finding)}"
        lines.append(Line(pen.write(*name_source(found.story, finding), (where, "dim")), INDENT))
    for person in found.people:
        if person.variants:
            likely = f"{person.name} is also printed as {', '.join(person.variants)}: a misspelling?"
            lines += [Line(pen.write()), Line(pen.write((likely, "")))]
    return pen.print(lines)


def _head(case: Case) -> Iterator[Line]:
    pen, counts = case.pen, words.count_levels(case.found.findings)
    yield from _title(pen, case.story)
    if not counts:
        yield Line(pen.write(("No quotations were found.", "")))
    parts: list[tuple[str, str]] = []
    for level, number in counts.items():
        parts += [(" · ", "dim"), (f"{level.symbol} {number} {level.name}", level.style)]
    yield Line(pen.write(*parts[1:]))


def _title(pen: Pen, story: Story) -> Iterator[Line]:
    yield Line(pen.write((story.title, "bold")))
    if story.origin.uri != story.title:
        yield Line(pen.write((story.origin.uri, "dim")))


def _in_full(case: Case) -> Iterator[Line]:
    for finding in words.sort_worst_first(case.found.findings):
        yield Line(case.pen.write())
        yield from show_in_full(case, finding)


def _in_brief(case: Case) -> Iterator[Line]:
    """Give the findings that ask for attention apart, the minor ones together, and a line for each kind of the rest."""
    findings = words.sort_worst_first(case.found.findings)
    last = words.SOUND
    for finding in findings:
        level = words.level_of(finding.verdict)
        if level in QUIET:
            continue
        if level is not words.MINOR or last is not words.MINOR:
            yield Line(case.pen.write())
        yield from show_in_brief(case, finding)
        last = level
    quiet = [[finding for finding in findings if words.level_of(finding.verdict) is level] for level in QUIET]
    if any(quiet):
        yield Line(case.pen.write())
    for level, some in zip(QUIET, quiet, strict=True):
        if some:
            yield sum_up(case, level, some)
            yield from (line for finding in some for line in show_disputed(case, finding))


def _legend(pen: Pen, lines: Iterable[Line]) -> Iterator[Line]:
    """Give what the signs mean that `lines` use, nothing where they use none."""
    used: set[Kind] = set().union(*(line.kinds for line in lines))
    signs = (f"{SIGNS[kind][0]}…{SIGNS[kind][1]} {text}" for kind, text in LEGEND.items() if kind in used)
    legend = " · ".join(signs)
    if legend:
        yield Line(pen.write((legend, "dim")))


def _footer(pen: Pen, report: Report) -> Iterator[Line]:
    count = len(report.records)
    against = f"Checked against {count} {'document' if count == 1 else 'documents'}, house policy {report.policy}"
    yield Line(pen.write((f"{against}. {report.made_with}", "dim")))
    for record in report.records:
        for problem in record.problems:
            yield Line(pen.write((f"{record.origin.uri}: {problem}", "yellow")))
    for file in report.unread:
        yield Line(pen.write((f"Not read: {file.path}: {file.why}", "yellow")))
