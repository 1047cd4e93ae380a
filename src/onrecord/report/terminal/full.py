"""A finding -> all that is known of it, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Finding
from onrecord.report import words
from onrecord.report.differences import show_differences
from onrecord.report.passages import view_passages
from onrecord.report.pen import Line
from onrecord.report.terminal.case import (
    BAR,
    INDENT,
    Case,
    calm,
    cite,
    count_others,
    list_kinds,
    name_source,
    tell_code,
    tell_notes,
    tell_paragraph,
)

# So much of a sentence stands beside the passage on each side; more would bury it.
BESIDE = 140


def show_in_full(case: Case, finding: Finding) -> Iterator[Line]:
    """Give the ruling, the quotation, who is named and why, every note, and the passages in their turns."""
    pen, verdict = case.pen, finding.verdict
    level = words.level_of(verdict)
    where = f" · {tell_code(verdict)} · {tell_paragraph(case, finding)}"
    yield Line(pen.write((f"{level.symbol} {words.name_ruling(verdict)}", level.style), (where, "dim")))
    stretches = show_differences(case.story, finding, case.records)
    yield Line(pen.write_stretches(stretches), INDENT, list_kinds(stretches))
    yield Line(pen.write(("Named: ", "dim"), *name_source(case.story, finding)), INDENT)
    yield Line(pen.write((tell_notes(verdict, verdict.reasons if verdict else ()), "")), INDENT)
    for view in view_passages(finding, case.records, BESIDE, neighbours=0):
        for turn in view.turns:
            shown = calm(turn.stretches)
            speaker = pen.write((f"{turn.speaker}: " if turn.speaker else "", "dim"))
            yield Line(speaker + pen.write_stretches(shown), BAR, list_kinds(shown))
        yield Line(pen.write((cite(case, view.passage), "dim")), BAR)
    others = count_others(finding)
    if others:
        yield Line(pen.write((others, "dim")), BAR)
