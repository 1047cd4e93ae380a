"""Annotations against the model: a schema and the terms of the context, both written from the W3C Recommendations."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pyld import jsonld

from onrecord.model import Origin, Report, Span, Story
from onrecord.report.annotations import CONTEXT, MOST_CONTEXT, render_annotations, select

MODEL = Path(__file__).parent / "web_annotation"
CHECK = Draft202012Validator(json.loads((MODEL / "model.schema.json").read_text(encoding="utf-8")))
TERMS = json.loads((MODEL / "context.json").read_text(encoding="utf-8"))


def load(url: str, _: object) -> dict[str, object]:
    assert url == CONTEXT, "nothing but the context may be asked for"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": TERMS}


@pytest.fixture(scope="module")
def made(decided: Report) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(render_annotations(decided))
    return value


def resolve(text: str, selectors: list[dict[str, Any]]) -> set[tuple[int, int]]:
    """Return the spans that the quote and the position select, each on its own."""
    found: set[tuple[int, int]] = set()
    for selector in selectors:
        if selector["type"] == "TextPositionSelector":
            found.add((selector["start"], selector["end"]))
        if selector["type"] == "TextQuoteSelector":
            whole = selector["prefix"] + selector["exact"] + selector["suffix"]
            starts = [i for i in range(len(text) - len(whole) + 1) if text.startswith(whole, i)]
            found |= {(i + len(selector["prefix"]), i + len(selector["prefix"] + selector["exact"])) for i in starts}
    return found


def test_they_are_valid_against_the_model(made: dict[str, Any]) -> None:
    assert list(CHECK.iter_errors(made)) == []


def test_the_schema_bites(made: dict[str, Any]) -> None:
    broken = json.loads(json.dumps(made))
    broken["first"]["items"][0]["target"]["selector"][1]["start"] = -1
    broken["first"]["items"][1]["motivation"] = "accusing"
    del broken["first"]["items"][2]["id"]
    assert len(list(CHECK.iter_errors(broken))) == 3


def test_every_term_means_something_in_linked_data(made: dict[str, Any]) -> None:
    """What the context does not know is lost on the way to RDF and back; nothing may be."""
    options = {"documentLoader": load}
    expanded = jsonld.expand(made, options)
    assert jsonld.compact(expanded, CONTEXT, options) == made
    quads = jsonld.to_rdf(made, {**options, "format": "application/n-quads"})
    assert quads.count("<http://www.w3.org/ns/oa#hasTarget>") == len(made["first"]["items"])
    assert quads.count("<http://www.w3.org/ns/oa#motivatedBy> <http://www.w3.org/ns/oa#assessing>") == made["total"]


def test_targets_lead_back_to_the_words(made: dict[str, Any], decided: Report) -> None:
    story = decided.stories[0].story
    for annotation, finding in zip(made["first"]["items"], decided.findings, strict=True):
        target, span = annotation["target"], finding.quotation.span
        assert target["source"]["id"] == f"urn:sha256:{'a' * 64}"
        assert target["selector"][0]["exact"] == finding.quotation.text
        assert resolve(story.text, target["selector"]) == {(span.start, span.end)}


def test_bodies_lead_back_to_the_passages(made: dict[str, Any], decided: Report) -> None:
    texts = {"https://harbour.example/calls/3-march.txt": 0, "https://harbour.example/mail?id=7": 1}
    for annotation, finding in zip(made["first"]["items"], decided.findings, strict=True):
        found = [body for body in annotation["body"] if body["type"] == "SpecificResource"]
        legs = finding.alignment.legs if finding.alignment else ()
        assert len(found) == len(legs)
        for body, leg in zip(found, legs, strict=True):
            record = decided.records[texts[body["source"]["id"]]]
            span = leg.passage.span
            assert resolve(record.text, body["selector"]) == {(span.start, span.end)}
            assert body["selector"][2]["value"].startswith(":~:text=")
            assert body["state"]["cached"] == f"urn:sha256:{record.origin.sha256}"


def test_bodies_say_the_ruling_the_reasons_and_the_decision(made: dict[str, Any]) -> None:
    ruling, tag, reason, source, _, decision = made["first"]["items"][1]["body"]
    assert ruling["value"].startswith("Read around it (severity 2): The words are as recorded")
    assert (tag["purpose"], tag["value"]) == ("tagging", "out-of-context")
    assert reason["value"] == "A limiter follows in the record: “if I can help it”."
    assert source["value"] == "Named in the story: Ilse Brandt (by pronoun, likely)"
    assert decision == {
        "type": "TextualBody",
        "purpose": "assessing",
        "value": "needs correction: =cmd|'/c calc'!A1, she said",
        "format": "text/plain",
        "language": "en",
        "creator": {"type": "Person", "name": "Ida Renn"},
        "created": "2026-11-24T09:30:00Z",
    }


def test_ids_are_stable_and_apart(made: dict[str, Any], report: Report) -> None:
    again = json.loads(render_annotations(report))
    ids = [annotation["id"] for annotation in made["first"]["items"]]
    assert ids == [annotation["id"] for annotation in again["first"]["items"]]
    assert len({*ids, made["id"], made["first"]["id"]}) == len(ids) + 2


def test_no_story_is_a_collection_of_nothing(report: Report) -> None:
    value = json.loads(render_annotations(replace(report, stories=())))
    assert (value["total"], value["first"]["items"]) == (0, [])
    assert list(CHECK.iter_errors(value)) == []


@given(st.text(alphabet="ab \n\U0001f6a2", min_size=1, max_size=300), st.data())
def test_a_span_of_any_text_is_selected_and_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    story = Story(id="s", text=text, title="", origin=Origin(uri="draft.txt", sha256="00"))
    assert resolve(text, select(story, Span(start, end))) == {(start, end)}


def test_a_text_that_only_repeats_itself_is_not_copied_into_each_selector() -> None:
    text = "again and " * 5_000
    story = Story(id="s", text=text, title="", origin=Origin(uri="draft.txt", sha256="00"))
    quote, position = select(story, Span(20_000, 20_005))
    assert len(quote["prefix"]) == len(quote["suffix"]) == MOST_CONTEXT
    assert (position["start"], position["end"]) == (20_000, 20_005)
