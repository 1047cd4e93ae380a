"""The made-up case, checked from end to end against what a careful editor finds in it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from onrecord import demo, flow
from onrecord.model import Finding, MaskKind, Report, Ruling, StoryReport

EXPECTED: dict[str, list[dict[str, Any]]] = tomllib.loads(demo.expected().read_text(encoding="utf-8"))
QUOTATIONS = [
    pytest.param(story, entry, id=f"{story.partition('.')[0]}: {entry['opens_with']}")
    for story, entries in EXPECTED.items()
    for entry in entries
]


@cache
def check() -> Report:
    return flow.check([str(path) for path in demo.stories()], [str(demo.records())])


def report_on(name: str) -> StoryReport:
    return next(report for report in check().stories if report.story.origin.uri.endswith(name))


def find_finding(name: str, entry: dict[str, Any]) -> Finding:
    """Return the finding that opens there; a block quotation's Markdown sign may stand before its first word."""
    report = report_on(name)
    start = report.story.text.index(entry["opens_with"])
    for finding in report.findings:
        span = finding.quotation.span
        if span.start <= start < span.end and not report.story.text[span.start : start].strip("> \n"):
            return finding
    raise AssertionError(f"no quotation found that opens with {entry['opens_with']}")


@pytest.mark.parametrize(("name", "entry"), QUOTATIONS)
def test_a_quotation_is_judged_as_an_editor_would(name: str, entry: dict[str, Any]) -> None:
    finding = find_finding(name, entry)
    assert finding.verdict is not None
    assert finding.verdict.ruling in entry["ruling"], [reason.note for reason in finding.verdict.reasons]
    person = finding.attribution.person
    assert (person.name if person else "") in entry["person"]
    if entry["record"]:
        paths = {record.id: record.origin.uri for record in check().records}
        assert finding.places, "no place was found"
        assert paths[finding.places[0].record].endswith(entry["record"])


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_else_is_taken_for_a_quotation(name: str) -> None:
    listed = [find_finding(name, entry).id for entry in EXPECTED[name]]
    assert [finding.id for finding in report_on(name).findings] == listed


def test_the_link_captions_are_masked() -> None:
    story = report_on("merrowen-today.txt").story
    captions = [mask.span.of(story.text) for mask in story.masks if mask.kind is MaskKind.CAPTION]
    starts = ["Jonas Peter Halden", "Anton Kaslivar", "Ines Clare O'Sharrow", "Tobin Skerrit", "Odile Marie Fenwright"]
    assert len(captions) == len(starts)
    for caption, start in zip(captions, starts, strict=True):
        assert caption.startswith(start)
        assert caption.endswith("MORE")


def test_the_misspelt_name_is_linked() -> None:
    people = {person.name: person for person in report_on("merrowen-today.txt").people}
    assert "Kasilvar" in people["Anton Kaslivar"].variants


@pytest.mark.parametrize("path", demo.stories(), ids=lambda path: path.stem)
def test_each_expectation_names_one_place_in_story_order(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    entries = EXPECTED[path.name]
    assert [text.count(entry["opens_with"]) for entry in entries] == [1] * len(entries)
    starts = [text.index(entry["opens_with"]) for entry in entries]
    assert starts == sorted(starts)


def test_every_ruling_occurs() -> None:
    seen = {entry["ruling"][0] for entries in EXPECTED.values() for entry in entries}
    assert seen == set(Ruling)


@pytest.mark.parametrize("name", EXPECTED)
def test_most_quotations_are_honest(name: str) -> None:
    severities = [Ruling(entry["ruling"][0]).severity for entry in EXPECTED[name]]
    assert severities.count(0) >= 0.6 * len(severities)
