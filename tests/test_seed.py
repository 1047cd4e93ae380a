"""The story that started the project, against what was found by hand; its text is not in this repository."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

import onrecord

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parent.parent.parent / "shared"))
EXPECTED = SHARED / "data" / "seed" / "expected.json"
NEAR = 3  # code points by which the bounds of a masked caption may differ from those set by hand

pytestmark = pytest.mark.skipif(not EXPECTED.is_file(), reason=f"the seed story is not at {SHARED}")
WANTED: dict[str, Any] = (
    json.loads(EXPECTED.read_text(encoding="utf-8"))
    if EXPECTED.is_file()
    else {"quotations": [], "masked_captions": []}
)


@pytest.fixture(scope="module")
def report() -> onrecord.Report:
    return onrecord.check(SHARED / "data" / "seed" / "story.txt", SHARED / "data" / "flynn-kislyak")


@pytest.fixture(scope="module")
def findings(report: onrecord.Report) -> dict[int, onrecord.Finding]:
    return {finding.quotation.span.start: finding for finding in report.findings}


@pytest.mark.parametrize("wanted", WANTED["quotations"], ids=lambda wanted: wanted["key"])
def test_a_quotation_is_judged_as_by_hand(
    wanted: dict[str, Any], report: onrecord.Report, findings: dict[int, onrecord.Finding]
) -> None:
    assert wanted["opens_at"] in findings, "no quotation opens there"
    finding = findings[wanted["opens_at"]]
    assert finding.quotation.text.startswith(wanted["opens_with"])
    assert finding.verdict is not None
    assert finding.verdict.ruling in wanted["ruling_in"], finding.verdict.reasons
    if wanted["person_in"]:
        assert finding.attribution.person is not None
        assert finding.attribution.person.name in wanted["person_in"]
    files = {record.id: Path(record.origin.uri).name for record in report.records}
    if wanted["record"]:
        assert finding.places, "no place was found"
        assert files[finding.places[0].record] == wanted["record"]
    assert finding.verdict.voice in wanted.get("voice", [finding.verdict.voice])
    assert finding.verdict.wording in wanted.get("wording", [finding.verdict.wording])
    assert len(finding.places) + finding.more_places >= wanted.get("places_at_least", 0)
    assert finding.attribution.via == wanted.get("via", finding.attribution.via)


@pytest.mark.parametrize("wanted", WANTED["masked_captions"], ids=lambda wanted: str(wanted["starts_near"]))
def test_a_caption_is_masked(wanted: dict[str, int], report: onrecord.Report) -> None:
    captions = [mask.span for mask in report.stories[0].story.masks if mask.kind == "caption"]
    assert any(
        abs(span.start - wanted["starts_near"]) <= NEAR and abs(span.end - wanted["ends_near"]) <= NEAR
        for span in captions
    ), captions
    for finding in report.findings:
        assert not any(piece.touches(span) for piece in finding.quotation.pieces for span in captions)


def test_titles_inside_captions_are_not_quoted(report: onrecord.Report) -> None:
    text = report.stories[0].story.text
    quoted = [piece.of(text) for finding in report.findings for piece in finding.quotation.pieces]
    for words in WANTED["never_quoted"]:
        assert not any(words in piece for piece in quoted)


def test_spellings_of_one_name_are_linked(report: onrecord.Report) -> None:
    for names in WANTED["people_linked"]:
        together = [{person.name, *person.aliases, *person.variants} for person in report.stories[0].people]
        assert any(all(any(name in form for form in forms) for name in names) for forms in together), names
