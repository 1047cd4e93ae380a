"""The case files: bits of record and story that a journalist can read, each with the ruling a careful editor gives."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord import flow
from onrecord.judge import load_policy
from onrecord.model import Fidelity, Finding
from onrecord.read import Facts, read_record
from onrecord.read.corrections import read_amendments

HERE = Path(__file__).parent
FOLDERS = ("in-the-wild", "made", "negative", "known-failures")
KEYS = {
    "name", "why", "record", "records", "quote", "speaker", "story", "quotation", "ruling", "voice", "wording",
    "setting", "reasons", "facts", "policy", "complete", "covers",
}  # fmt: skip


def load_cases() -> list[Any]:
    cases = []
    for folder in FOLDERS:
        for path in sorted((HERE / folder).glob("*.toml")):
            for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
                marks = [pytest.mark.xfail(strict=True, reason=case["why"])] if folder == "known-failures" else []
                cases.append(pytest.param(case, id=f"{folder}/{path.stem}: {case['name']}", marks=marks))
    return cases


CASES = load_cases()


def open_record(case: dict[str, Any], folder: Path) -> flow.OpenRecord:
    parts = case.get("records") or [{"text": case["record"]}]
    records = []
    for number, part in enumerate(parts):
        path = folder / f"record-{number}.txt"
        path.write_text(part["text"].lstrip("\n"), encoding="utf-8")
        given = {**case.get("facts", {}), **{key: value for key, value in part.items() if key != "text"}}
        for key in ("parties", "covers"):
            given[key] = tuple(given.get(key, ()))
        if "fidelity" in given:
            given["fidelity"] = Fidelity(given["fidelity"])
        if "date" in given:
            given["dated"] = given.pop("date")
        if "corrections" in given:
            given["corrections"] = read_amendments(given["corrections"], "the case")
        records.append(read_record(str(path), Facts(**given)))
    return flow.OpenRecord(records=tuple(records))


def check(case: dict[str, Any], folder: Path) -> Finding:
    options = flow.Options(
        policy=load_policy(case.get("policy", "ap")),
        complete=case.get("complete", False),
        covers=tuple(case.get("covers", ())),
    )
    record = open_record(case, folder)
    if "quote" in case:
        return next(flow.check_quotations([(case["quote"], case.get("speaker"))], record, options))
    path = folder / "story.txt"
    path.write_text(case["story"].lstrip("\n"), encoding="utf-8")
    (story,) = flow.check_stories([str(path)], record, options).stories
    return story.findings[case.get("quotation", 1) - 1]


@pytest.mark.parametrize("case", CASES)
def test_a_case_is_ruled_as_an_editor_would(case: dict[str, Any], tmp_path: Path) -> None:
    finding = check(case, tmp_path)
    verdict = finding.verdict
    assert verdict is not None
    notes = [f"{reason.code}: {reason.note}" for reason in verdict.reasons]
    assert verdict.ruling.value in case["ruling"], (case["why"], notes)
    for key in ("wording", "voice", "setting"):
        assert case.get(key, getattr(verdict, key).value) == getattr(verdict, key).value, (case["why"], notes)
    assert set(case.get("reasons", ())) <= {reason.code for reason in verdict.reasons}, notes


@pytest.mark.parametrize("case", [pytest.param(case.values[0], id=case.id) for case in CASES])
def test_a_case_is_well_formed(case: dict[str, Any]) -> None:
    assert set(case) <= KEYS
    assert case["why"].strip()
    assert ("quote" in case) != ("story" in case)
    assert ("record" in case) != ("records" in case)
