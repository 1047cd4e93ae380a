"""A report -> text for a terminal, worst findings first, legible without colour and on a narrow screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Finding, Passage, Record, Report, Story, StoryReport, Verdict
from onrecord.report import words
from onrecord.report.differences import Kind, Stretch, join_stretches, show_differences
from onrecord.report.passages import locate, view_passages
from onrecord.report.pen import LEGEND, SIGNS, Line, Pen
from onrecord.text.sentences import split_paragraphs

INDENT = "  "
BAR = "  │ "
# So much of a sentence stands beside the passage on each side; more would bury it.
BESIDE = 140
# What needs no attention, unless somebody asks.
IN_BRIEF = (words.ASIDE, words.SOUND)


@dataclass(frozen=True, slots=True)
class _Case:
    """What the lines of one story are made from."""

    pen: Pen
    found: StoryReport
    records: Mapping[str, Record]
    starts: tuple[int, ...]
    shows_all: bool

    @property
    def story(self) -> Story:
        return self.found.story


def render_terminal(
    report: Report, *, width: int = 80, has_colour: bool = False, encoding: str = "utf-8", shows_all: bool = False
) -> str:
    """Return the report as text `width` columns wide, ending in a line break.

    What needs no attention gets one line a quotation, unless `shows_all`. What `encoding` cannot print is replaced by
    its nearest ASCII sign, else by its escape.
    """
    pen = Pen(width=width, encoding=encoding, has_colour=has_colour)
    records = {record.id: record for record in report.records}
    lines: list[Line] = []
    for found in report.stories:
        lines += _story(_Case(pen, found, records, _paragraph_starts(found.story), shows_all))
    lines += _footer(pen, report)
    return pen.print(lines)


def render_quotes_terminal(
    found: StoryReport, *, width: int = 80, has_colour: bool = False, encoding: str = "utf-8"
) -> str:
    """Return the quotations and indirect statements of one story in story order, each with whom the story names."""
    pen = Pen(width=width, encoding=encoding, has_colour=has_colour)
    lines = [*_title(pen, found.story)]
    findings = sorted((*found.findings, *found.statements), key=lambda finding: finding.quotation.span)
    if not findings:
        lines.append(Line(pen.write(("No quotations were found.", ""))))
    starts = _paragraph_starts(found.story)
    for finding in findings:
        lines.append(Line(pen.write((finding.quotation.text, ""))))
        form = finding.quotation.form.value
        where = f" · {form} · {_tell_paragraph(starts, finding)}"
        lines.append(Line(pen.write(*_named(found.story, finding), (where, "dim")), INDENT))
    for person in found.people:
        if person.variants:
            likely = f"{person.name} is also printed as {', '.join(person.variants)}: a misspelling?"
            lines += [Line(pen.write()), Line(pen.write((likely, "")))]
    return pen.print(lines)


def _story(case: _Case) -> Iterator[Line]:
    pen, findings = case.pen, words.sort_worst_first(case.found.findings)
    yield from _title(pen, case.story)
    counts = words.count_levels(findings)
    if not counts:
        yield Line(pen.write(("No quotations were found.", "")))
    parts: list[tuple[str, str]] = []
    for level, number in counts.items():
        parts += [(" · ", "dim"), (f"{level.symbol} {number} {level.name}", level.style)]
    yield Line(pen.write(*parts[1:]))
    in_full = [f for f in findings if case.shows_all or words.level_of(f.verdict) not in IN_BRIEF]
    lines = [line for finding in in_full for line in (Line(pen.write()), *_finding(case, finding))]
    yield from lines
    yield from _in_brief(case, findings)
    used = frozenset(kind for line in lines for kind in line.kinds)
    legend = " · ".join(f"{SIGNS[kind][0]}…{SIGNS[kind][1]} {text}" for kind, text in LEGEND.items() if kind in used)
    if legend:
        yield Line(pen.write())
        yield Line(pen.write((legend, "dim")))
    yield Line(pen.write())


def _title(pen: Pen, story: Story) -> Iterator[Line]:
    yield Line(pen.write((story.title, "bold")))
    if story.origin.uri != story.title:
        yield Line(pen.write((story.origin.uri, "dim")))


def _in_brief(case: _Case, findings: list[Finding]) -> Iterator[Line]:
    if case.shows_all:
        return
    for level in IN_BRIEF:
        brief = [finding for finding in findings if words.level_of(finding.verdict) is level]
        if brief:
            yield Line(case.pen.write())
        for finding in brief:
            yield _one_line(case, finding, level)


def _one_line(case: _Case, finding: Finding, level: words.Level) -> Line:
    """Return a finding that needs no attention on one screen line: the quotation cut short, then whose and where."""
    who = words.name_source(case.story, finding.attribution)
    tail = f"{who} · {_cite(case, finding.places[0], is_short=True)}" if finding.places else finding.quotation.why
    end = case.pen.shorten(case.pen.write((f" · {tail}" if tail else "", "dim")), case.pen.width * 3 // 5)
    head = case.pen.write((f"{level.symbol} ", level.style), (finding.quotation.text, ""))
    return Line(case.pen.shorten(head, case.pen.width - end.cell_len) + end)


def _finding(case: _Case, finding: Finding) -> Iterator[Line]:
    pen, verdict = case.pen, finding.verdict
    level = words.level_of(verdict)
    where = f" · {_code(verdict)} · {_tell_paragraph(case.starts, finding)}"
    yield Line(pen.write((f"{level.symbol} {words.name_ruling(verdict)}", level.style), (where, "dim")))
    stretches = show_differences(case.story, finding, case.records)
    yield Line(pen.write_stretches(stretches), INDENT, _kinds(stretches))
    yield Line(pen.write(("Named: ", "dim"), *_named(case.story, finding)), INDENT)
    yield Line(pen.write((_notes(verdict), "")), INDENT)
    for view in view_passages(finding, case.records, BESIDE, neighbours=0):
        if level is not words.MINOR:
            for turn in view.turns:
                shown = tuple(_calm(turn.stretches))
                speaker = pen.write((f"{turn.speaker}: " if turn.speaker else "", "dim"))
                yield Line(speaker + pen.write_stretches(shown), BAR, _kinds(shown))
        yield Line(pen.write((_cite(case, view.passage), "dim")), BAR)
    others = max(0, len(finding.places) - 1) + finding.more_places
    if others:
        yield Line(pen.write((f"and {others} more {'place' if others == 1 else 'places'}", "dim")), BAR)


def _calm(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Give a passage without page heads, and whole: what was dropped from it stands in the quotation above it."""
    return join_stretches(
        Stretch(stretch.text, Kind.PASSAGE if stretch.kind is Kind.DROPPED else stretch.kind)
        for stretch in stretches
        if stretch.kind is not Kind.MASKED
    )


def _kinds(stretches: Iterable[Stretch]) -> frozenset[Kind]:
    return frozenset(stretch.kind for stretch in stretches)


def _code(verdict: Verdict | None) -> str:
    """Return ruling and severity as the documentation and the other formats name them."""
    if verdict is None:
        return "unruled"
    severity = "" if verdict.severity is None else f"severity {verdict.severity}"
    is_told = verdict.ruling.value == words.name_ruling(verdict).lower()
    return ", ".join(part for part in ("" if is_told else verdict.ruling.value, severity) if part)


def _notes(verdict: Verdict | None) -> str:
    """Return every note in a row; where there is none, what the ruling means."""
    notes = dict.fromkeys(reason.note.strip() for reason in (verdict.reasons if verdict else ()) if reason.note.strip())
    sentences = (note if note.rstrip("\"”’')")[-1:] in {".", "!", "?"} else f"{note}." for note in notes)
    return " ".join(sentences) or words.explain_ruling(verdict)


def _named(story: Story, finding: Finding) -> Iterator[tuple[str, str]]:
    yield words.name_source(story, finding.attribution), ""
    link = words.explain_source(finding.attribution)
    if link:
        yield f" ({link})", "dim"


def _paragraph_starts(story: Story) -> tuple[int, ...]:
    return tuple(paragraph.start for paragraph in split_paragraphs(story.text))


def _tell_paragraph(starts: tuple[int, ...], finding: Finding) -> str:
    return f"paragraph {bisect_right(starts, finding.quotation.span.start)}"


def _cite(case: _Case, passage: Passage, *, is_short: bool = False) -> str:
    """Return the document and the place in it; the path only where the title does not tell documents apart.

    The short form names the nearest landmark first, because its end may be cut off.
    """
    record = case.records[passage.record]
    has_twin = sum(other.title == record.title for other in case.records.values()) > 1
    title, where = record.origin.uri if has_twin else record.title, locate(record, passage.place)
    if is_short:
        title, where = where.partition(", ")[0].partition(" (")[0], title
    return ", ".join(part for part in (title, where) if part)


def _footer(pen: Pen, report: Report) -> Iterator[Line]:
    count = len(report.records)
    against = f"Checked against {count} {'document' if count == 1 else 'documents'}, house policy {report.policy}"
    yield Line(pen.write((f"{against}. {report.made_with}", "dim")))
    for record in report.records:
        for problem in record.problems:
            yield Line(pen.write((f"{record.origin.uri}: {problem}", "yellow")))
    for file in report.unread:
        yield Line(pen.write((f"Not read: {file.path}: {file.why}", "yellow")))
