"""Report -> one self-contained HTML page: it fetches nothing, and without its script it still shows every finding."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from importlib.resources import files
from string import Template

from onrecord.model import Record, Report, StoryReport
from onrecord.report.html.desk import show_filters, show_list
from onrecord.report.html.finding import show_finding
from onrecord.report.html.foot import count_of, show_key, show_records
from onrecord.report.html.story import show_story
from onrecord.report.html.tags import anchor, isolate, show, show_sign
from onrecord.report.words import count_levels


def render_html(report: Report) -> str:
    """Return the report as one HTML page; its security policy lets it run its own style and script and load nothing."""
    assets = files(__name__)
    style = assets.joinpath("style.css").read_text("utf-8")
    script = assets.joinpath("script.js").read_text("utf-8")
    records = {record.id: record for record in report.records}
    titles = [found.story.title for found in report.stories]
    return Template(assets.joinpath("page.html").read_text("utf-8")).substitute(
        style_hash=_hash(style),
        script_hash=_hash(script),
        title=show(titles[0] if len(titles) == 1 else count_of(len(titles), "story", "stories")),
        style=style,
        script=script,
        summary=_summary(report),
        stories=_stories(report),
        cases="".join(_case(found, number, records) for number, found in enumerate(report.stories, 1)),
        key=show_key(report),
        records=show_records(report),
        made_with=show(report.made_with),
    )


def _hash(text: str) -> str:
    """Return the hash by which a page's security policy knows an inline style or script.

    Source: Content Security Policy Level 3, 2.3.1.
    """
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _summary(report: Report) -> str:
    quotations = count_of(len(report.findings), "quotation")
    against = count_of(len(report.records), "document")
    return f"{quotations} checked against {against} · house policy {show(report.policy)}"


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
        link = f'<a href="#case-{number}">{isolate(found.story.title)}</a>'
        rows.append(f'<li>{link} <span class="tally">{counts}</span></li>')
    return f'<nav class="stories" aria-label="Stories"><ol>{"".join(rows)}</ol></nav>'


def _case(found: StoryReport, number: int, records: Mapping[str, Record]) -> str:
    """Return a story beside its desk; findings stand in story order, the list that leads to them worst first."""
    if found.findings:
        findings = (show_finding(found, finding, anchor(number, finding), records) for finding in found.findings)
        desk = (
            f'{show_filters(found.findings)}<div class="bar" hidden></div>{show_list(found, number)}'
            f'<div class="findings">{"".join(findings)}</div>'
        )
    else:
        desk = "<p>No quotations were found in this story.</p>"
    return (
        f'<section class="case" id="case-{number}" aria-labelledby="title-{number}">{show_story(found, number)}'
        f'<aside class="desk" aria-label="Findings">{desk}</aside></section>'
    )
