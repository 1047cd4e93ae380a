"""The findings of a story -> the desk's controls: filters by level with counts, and a list to work through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from onrecord.model import Finding, StoryReport
from onrecord.report.html.tags import anchor, isolate, show, show_sign
from onrecord.report.visible import flatten
from onrecord.report.words import count_levels, level_of, name_ruling, name_source, sort_worst_first

# A row shows so much of a quotation; its finding shows all of it.
EXCERPT = 90


def show_filters(findings: Sequence[Finding]) -> str:
    """Return a button a level that occurs, worst first; the script gives them their work and shows them."""
    chips = "".join(
        f'<button type="button" class="chip {level.key}" data-level="{level.key}" aria-pressed="true">'
        f"{show_sign(level)} {count} {level.name}</button>"
        for level, count in count_levels(findings).items()
    )
    return f'<div class="chips" role="group" aria-label="Show or hide">{chips}</div>'


def show_list(found: StoryReport, number: int) -> str:
    """Return the findings as a list of links under their levels, worst first."""
    return f'<nav class="list" aria-label="Findings, worst first">{"".join(_groups(found, number))}</nav>'


def _groups(found: StoryReport, number: int) -> Iterator[str]:
    findings = sort_worst_first(found.findings)
    for level, group in groupby(findings, key=lambda finding: level_of(finding.verdict)):
        rows = "".join(f"<li>{_row(found, finding, anchor(number, finding))}</li>" for finding in group)
        yield f'<section class="group {level.key}" data-level="{level.key}">'
        yield f"<h3>{show_sign(level)} {level.name.capitalize()}</h3><ol>{rows}</ol></section>"


def _row(found: StoryReport, finding: Finding, key: str) -> str:
    words = flatten(finding.quotation.text)
    if len(words) > EXCERPT:
        words = words[:EXCERPT].rsplit(" ", 1)[0] + " …"
    gist = finding.quotation.why or name_source(found.story, finding.attribution)
    return (
        f'<a href="#f-{key}"><span class="excerpt" dir="auto">{show(words)}</span>'
        f'<span class="gist">{show(name_ruling(finding.verdict))} · {isolate(gist)}</span></a>'
    )
