"""A report -> the foot of its page: what the signs mean, and the documents that were and were not read."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Record, Report
from onrecord.report.html.tags import isolate, show, show_sign
from onrecord.report.words import LEVELS, RULINGS, level_of


def count_of(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun, "1 document", "2 documents"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def show_key(report: Report) -> str:
    """Return the meaning of every sign and ruling that the page uses, worst first."""
    parts = []
    for level in LEVELS:
        verdicts = [finding.verdict for finding in report.findings if finding.verdict]
        used = {verdict.ruling for verdict in verdicts if level_of(verdict) is level}
        rows = "".join(
            f"<dt>{RULINGS[ruling][0]}</dt><dd>{RULINGS[ruling][1]}</dd>" for ruling in RULINGS if ruling in used
        )
        if rows:
            name = f"{show_sign(level)} {level.name.capitalize()}"
            parts.append(f'<section class="{level.key}"><h3>{name}</h3><dl>{rows}</dl></section>')
    return "".join(parts)


def show_records(report: Report) -> str:
    """Return the documents as list items, with their problems, those that could not be read last."""
    unread = (
        f'<li><b>Not read:</b> <span class="path">{isolate(file.path)}</span> '
        f'<span class="problem">{show(file.why)}</span></li>'
        for file in report.unread
    )
    return "".join((*(_record(record) for record in report.records), *unread))


def _record(record: Record) -> str:
    facts = show(" · ".join(_facts(record)))
    problems = "".join(f'<span class="problem">{show(problem)}</span>' for problem in record.problems)
    return (
        f'<li><b>{isolate(record.title)}</b> <span class="about">{facts}</span> '
        f'<span class="path">{isolate(record.origin.uri)}</span>{problems}</li>'
    )


def _facts(record: Record) -> Iterator[str]:
    yield record.kind
    if record.fidelity:
        yield record.fidelity.value
    if record.dated:
        yield record.dated.isoformat()
    if record.pages:
        yield count_of(len(record.pages), "page")
    yield count_of(len(record.turns), "turn")
