from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from onrecord.model import How, Report, Ruling, Verdict
from onrecord.report import render_json, render_quotes_json, render_result_line

SCHEMAS = {
    name: json.loads(files("onrecord.report").joinpath(f"schema/{name}.schema.json").read_text("utf-8"))
    for name in ("onrecord-report-1", "onrecord-quotes-1")
}
REGISTRY: Any = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)


def check(schema: dict[str, Any], value: object) -> None:
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, registry=REGISTRY).validate(value)


def test_a_report_keeps_to_its_schema(report: Report) -> None:
    check(SCHEMAS["onrecord-report-1"], json.loads(render_json(report)))


def test_the_schema_names_every_ruling() -> None:
    named = SCHEMAS["onrecord-report-1"]["$defs"]["ruling"]["enum"]
    assert {*named} == {*(ruling.value for ruling in Ruling), None}


def test_findings_stand_in_story_order_and_point_into_the_story(report: Report) -> None:
    story = json.loads(render_json(report))["stories"][0]
    text = report.stories[0].story.text
    starts = [finding["quotation"]["start"] for finding in story["findings"]]
    assert starts == sorted(starts)
    for finding in (*story["findings"], *story["statements"]):
        quotation = finding["quotation"]
        assert text[quotation["start"] : quotation["end"]] == quotation["text"]
        for edit in finding["edits"]:
            assert text[edit["story"]["start"] : edit["story"]["end"]] == edit["story"]["text"]


def test_a_place_names_the_path_as_given_and_its_context_touches_the_words(report: Report) -> None:
    texts = {record.origin.uri: record.text for record in report.records}
    findings = json.loads(render_json(report))["stories"][0]["findings"]
    places = [place for finding in findings for place in finding["places"]]
    assert places
    for place in places:
        text = texts[place["record"]]
        assert text[place["start"] : place["end"]] == place["text"]
        assert text[: place["start"]].endswith(place["before"])
        assert text[place["end"] :].startswith(place["after"])


def test_what_nobody_rules_on_has_null_for_a_ruling(report: Report) -> None:
    story = json.loads(render_json(report))["stories"][0]
    assert story["statements"][0]["ruling"] is None
    open_finding = next(f for f in story["findings"] if f["ruling"] == "not-in-this-record")
    assert open_finding["severity"] is None
    assert open_finding["places"] == []


def test_quotations_take_one_line_and_keep_to_their_schema(report: Report) -> None:
    line = render_quotes_json(report.stories[0])
    assert len(line.splitlines()) == 1
    value = json.loads(line)
    check(SCHEMAS["onrecord-quotes-1"], value)
    assert len(value["attributions"]) + len(value["not_quotations"]) == len(report.findings) + 1


def test_the_content_of_a_split_quotation_leaves_its_cue_out(report: Report) -> None:
    text = report.stories[0].story.text
    lines = json.loads(render_quotes_json(report.stories[0]))["attributions"]
    split = next(line for line in lines if "she said" in line["text"])
    assert [text[start:end] for start, end in split["content"]] == ["“I am sorry,”", "“for the delay.”"]


def test_a_result_takes_one_line_and_gives_back_what_was_asked(report: Report) -> None:
    schema = {"$ref": "urn:onrecord:schema:onrecord-report-1#/$defs/result"}
    for finding in report.findings:
        line = render_result_line(finding, report.records, id=[7], quote="x\u2028y", speaker=None)
        assert len(line.splitlines()) == 1
        value = json.loads(line)
        assert (value["id"], value["quote"], value["speaker"]) == ([7], "x\u2028y", None)
        Draft202012Validator(schema, registry=REGISTRY).validate(value)


def test_a_result_names_the_speaker_only_where_the_caller_did(report: Report) -> None:
    finding = report.findings[0]
    given = replace(finding, attribution=replace(finding.attribution, how=How.GIVEN))
    assert json.loads(render_result_line(finding, report.records))["speaker"] is None
    assert json.loads(render_result_line(given, report.records))["speaker"] == "Ilse Brandt"


def test_a_house_policy_moves_the_severity_not_the_ruling(report: Report) -> None:
    finding = report.findings[6]
    assert isinstance(finding.verdict, Verdict)
    moved = replace(finding, verdict=replace(finding.verdict, moved=3))
    value = json.loads(render_result_line(moved, report.records))
    assert (value["ruling"], value["severity"]) == ("cleaned", 3)


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\u202egnp.exe", "\ud800", "\x9b31m", "\u2028"])
def test_json_that_is_printed_steers_no_terminal(report: Report, hostile: str) -> None:
    found = replace(report.stories[0], story=replace(report.stories[0].story, title=f"a{hostile}b"))
    printed = render_json(replace(report, stories=(found,)))
    assert hostile not in printed
    assert json.loads(printed)["stories"][0]["title"] == f"a{hostile}b"
