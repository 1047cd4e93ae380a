"""Every rule of the judge is held down by a case file: with the rule switched off, some case must come out wrong."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Finding

CASES = Path(__file__).parent.parent / "cases"


def nothing(*_: object, **__: object) -> None:
    return None


def no(*_: object, **__: object) -> bool:
    return False


def zero(*_: object, **__: object) -> int:
    return 0


def empty(*_: object, **__: object) -> tuple[()]:
    return ()


def blank(*_: object, **__: object) -> str:
    return ""


def same(value: Any, *_: object) -> Any:
    return value


def second(_: object, value: Any, *__: object) -> Any:
    return value


def yes(*_: object, **__: object) -> bool:
    return True


RULES: list[tuple[str, str, Callable[..., Any]]] = [
    ("spelling", "_american", same),
    ("spelling", "_joined", lambda words: object()),
    ("spelling", "_same_but_numbers", no),
    ("spelling", "_bare", lambda word: object()),
    ("spelling", "_leaves_apostrophes_out", no),
    ("wording", "same_wording", nothing),
    ("wording", "_is_typo", no),
    ("wording", "_is_ampersand", no),
    ("wording", "_clitic_of_bracket", no),
    ("verdict", "find_withheld", nothing),
    ("withheld", "_has_own_lines", no),
    ("withheld", "_is_inside_sentence", no),
    ("wording", "falls_between_sentences", no),
    ("wording", "_opens_sentence", no),
    ("cues", "_cue_ends_sentence", no),
    ("cues", "_governs_back", no),
    ("cues", "_governs_on", no),
    ("edges", "is_second_half", no),
    ("edges", "_withheld", nothing),
    ("occasion", "_names_another_day", no),
    ("occasion", "_counts_occasions", zero),
    ("findings", "_is_mould", no),
    ("wording", "is_misreading", no),
    ("verdict", "is_letter_true", yes),
    ("wording", "explain_dropped_speech", nothing),
    ("wording", "turn_of_sense", nothing),
    ("speech", "_filler", zero),
    ("speech", "_repeat", zero),
    ("speech", "_restart", zero),
    ("speech", "_contracts", no),
    ("speech", "_false_start", zero),
    ("brackets", "explains_inflection", no),
    ("brackets", "explains_masking", no),
    ("brackets", "_added_kinds", lambda *_: set()),
    ("sense", "_numbers_differ", no),
    ("sense", "_is_name_swap", no),
    ("sense", "_possibility", no),
    ("sense", "_strong_limiters", no),
    ("sense", "stands_alone", no),
    ("sense", "_governs_what_follows", no),
    ("sense", "count_negations", zero),
    ("sense", "opposite", no),
    ("sense", "is_condition", no),
    ("operators", "is_limiter", no),
    ("operators", "is_modal", no),
    ("operators", "is_calendar", no),
    ("elisions", "hides_frame", no),
    ("elisions", "_is_relative_clause", no),
    ("seams", "_aside_between", nothing),
    ("seams", "_judge_turn_change", nothing),
    ("seams", "_has_bracket", no),
    ("wording", "pass_over_interruptions", second),
    ("frames", "_leading_clause", nothing),
    ("frames", "_fixed_frame", nothing),
    ("frames", "_verb_frame", nothing),
    ("frames", "_supposed", nothing),
    ("frames", "_word_frame", nothing),
    ("setting", "_before", empty),
    ("setting", "_quoted_by_the_speaker", nothing),
    ("setting", "_is_carried", no),
    ("setting", "_question", empty),
    ("setting", "_alternative", empty),
    ("setting", "_limits_after_stop", no),
    ("setting", "_correction", empty),
    ("setting", "_resumed", empty),
    ("setting", "_resumes", empty),
    ("voice", "_reported_by", nothing),
    ("voice", "find_marks_around", nothing),
    ("voice", "is_distinctive", yes),
    ("verdict", "is_too_short", no),
    ("verdict", "_explained_by", second),
    ("verdict", "_call_paraphrase", second),
    ("verdict", "_dots_are_the_records", no),
    ("verdict", "find_cover", nothing),
    ("verdict", "judge_seams", empty),
    ("findings", "is_found", yes),
    ("findings", "is_reworded", no),
    ("findings", "is_somebody_elses", no),
    ("findings", "settle", lambda case, ranked: ranked[0].verdict),
    ("evidence", "_content_share", lambda *_: 1.0),
    ("evidence", "_respelled", lambda *_: {}),
]


def is_right(case: dict[str, Any], finding: Finding) -> bool:
    verdict = finding.verdict
    if verdict is None or verdict.ruling.value not in case["ruling"]:
        return False
    if any(
        case.get(key, getattr(verdict, key).value) != getattr(verdict, key).value
        for key in ("wording", "voice", "setting")
    ):
        return False
    return set(case.get("reasons", ())) <= {reason.code for reason in verdict.reasons}


@pytest.fixture(scope="module")
def runner() -> Any:
    spec = importlib.util.spec_from_file_location("case_files", CASES / "test_cases.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def right_cases(runner: Any, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("right")
    cases = [param.values[0] for param in runner.CASES if not param.marks]
    return [case for case in cases if is_right(case, runner.check(case, folder))]


@pytest.mark.parametrize(("module", "rule", "off"), RULES, ids=lambda part: part if isinstance(part, str) else "off")
def test_a_rule_switched_off_is_noticed(
    module: str,
    rule: str,
    off: Callable[..., Any],
    runner: Any,
    right_cases: list[dict[str, Any]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib.import_module(f"onrecord.judge.{module}"), rule, off)
    for case in right_cases:
        try:
            if not is_right(case, runner.check(case, tmp_path)):
                return
        except (AttributeError, TypeError, ValueError):
            return  # the rule is so much needed that nothing goes without it
    pytest.fail(f"no case notices that judge.{module}.{rule} is switched off")
