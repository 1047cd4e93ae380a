"""Report -> one self-contained HTML page: it fetches nothing, and without its script it still shows every finding."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Mapping
from importlib.resources import files
from string import Template

from onrecord.model import Record, Report, StoryReport
from onrecord.report.html.desk import show_filters, show_list
from onrecord.report.html.finding import show_finding
from onrecord.report.html.story import show_story
from onrecord.report.html.tags import anchor, isolate, show, show_sign
from onrecord.report.words import LEVELS, RULINGS, count_levels, level_of


def render_html(report: Report) -> str:
    """Return the report as one HTML page with its own style and script; neither may load anything."""
    assets = files(__name__)
    style = assets.joinpath("style.css").read_text("utf-8")
    script = assets.joinpath("script.js").read_text("utf-8")
    records = {record.id: record for record in report.records}
    titles = [story.story.title for story in report.stories]
    return Template(assets.joinpath("page.html").read_text("utf-8")).substitute(
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'",
        title=show(titles[0] if len(titles) == 1 else f"{len(titles)} stories"),
        style=style,
        script=script,
        summary=_summary(report),
        stories=_stories(report),
        cases="".join(_case(found, number, records) for number, found in enumerate(report.stories, 1)),
        key="".join(_key(report)),
        records="".join(_records(report)),
        made_with=show(report.made_with),
    )


def _hash(text: str) -> str:
    """Return the hash by which a page's security policy knows an inline style or script."""
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _summary(report: Report) -> str:
    quotations = _count(len(report.findings), "quotation")
    against = _count(len(report.records), "document")
    return f"{quotations} checked against {against} · house policy {show(report.policy)}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"


def _stories(report: Report) -> str:
    """Return the way to each story of several, "" where there is one."""
    if len(report.stories) < 2:
        return ""
    rows = []
    for number, found in enumerate(report.stories, 1):
        counts = " ".join(
            f'<span class="{level.key}">{show_sign(level)}<span class="vh">{level.name}: </span>{count}</span>'
            for level, count in count_levels(found.findings).items()
        )
        rows.append(f'<li><a href="#case-{number}">{isolate(found.story.title)}</a> <span class="tally">{counts}</span></li>')
    return f'<nav class="stories" aria-label="Stories"><ol>{"".join(rows)}</ol></nav>'


def _case(found: StoryReport, number: int, records: Mapping[str, Record]) -> str:
    findings = "".join(show_finding(found, finding, anchor(number, finding), records) for finding in found.findings)
    desk = (
        f'{show_filters(found.findings)}<div class="bar" hidden></div>{show_list(found, number)}<div class="findings">{findings}</div>'
        if found.findings
        else "<p>No quotations were found in this story.</p>"
    )
    return (
        f'<section class="case" id="case-{number}" aria-labelledby="title-{number}">{show_story(found, number)}'
        f'<aside class="desk" aria-label="Findings">{desk}</aside></section>'
    )


def _key(report: Report) -> Iterator[str]:
    """Give the meaning of every sign and ruling that the page uses."""
    used = {finding.verdict.ruling for finding in report.findings if finding.verdict}
    for level in LEVELS:
        verdicts = {f.verdict.ruling for f in report.findings if f.verdict and level_of(f.verdict) is level}
        if not verdicts:
            continue
        rows = "".join(
            f"<dt>{label}</dt><dd>{sentence}</dd>" for ruling, (label, sentence) in RULINGS.items() if ruling in verdicts & used
        )
        yield f'<section class="{level.key}"><h3>{show_sign(level)} {level.name.capitalize()}</h3><dl>{rows}</dl></section>'


def _records(report: Report) -> Iterator[str]:
    for record in report.records:
        facts = [record.kind, record.fidelity.value if record.fidelity else "", record.dated.isoformat() if record.dated else ""]
        facts += [_count(len(record.pages), "page") if record.pages else "", _count(len(record.turns), "turn")]
        problems = "".join(f'<span class="problem">{show(problem)}</span>' for problem in record.problems)
        yield (
            f'<li><b>{isolate(record.title)}</b> <span class="about">{show(" · ".join(fact for fact in facts if fact))}</span> '
            f'<span class="path">{isolate(record.origin.uri)}</span>{problems}</li>'
        )
    for file in report.unread:
        yield f'<li class="unread"><b>Not read:</b> <span class="path">{isolate(file.path)}</span> {show(file.why)}</li>'
