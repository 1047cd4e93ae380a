from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import onrecord


def test_all_is_what_can_be_seen() -> None:
    ours = {
        name
        for name, value in vars(onrecord).items()
        if not name.startswith("_") and getattr(value, "__module__", "").startswith("onrecord")
    }
    assert set(onrecord.__all__) == ours | {"__version__"}
    assert onrecord.__all__ == sorted(onrecord.__all__)


def test_import_is_light() -> None:
    heavy = {"numpy", "numba", "rapidfuzz", "typer", "rich", "trafilatura", "lxml"}
    program = f"import sys, onrecord; print(sorted({heavy!r} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


STORY = 'MOOR HALL (Reuterby) — "The bridge opens in May," Edda Lindqvist said.\n'
RECORD = "LINDQVIST: Good morning. The bridge opens in May.\n\nMODERATOR: Thank you.\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "calls").mkdir()
    (tmp_path / "calls" / "call.txt").write_text(RECORD, encoding="utf-8")
    return tmp_path / "story.txt", tmp_path / "calls"


def test_check_takes_one_path_or_several(files: tuple[Path, Path]) -> None:
    story, calls = files
    one = onrecord.check(story, records=calls)
    several = onrecord.check([str(story)], records=[str(calls)])
    assert one == several
    assert [finding.quotation.text for finding in one.findings] == ['"The bridge opens in May,"']
    assert [finding.verdict and finding.verdict.ruling for finding in one.findings] == [onrecord.Ruling.VERBATIM]


def test_check_quotations_keeps_the_order_and_the_speaker(files: tuple[Path, Path]) -> None:
    record = onrecord.open_record(files[1])
    asked = [("The bridge opens in May", "Lindqvist"), ("The bridge never opens again", None)]
    findings = list(onrecord.check_quotations(asked, record, complete=True))
    assert [finding.quotation.text for finding in findings] == [words for words, _ in asked]
    assert findings[0].verdict is not None
    assert findings[0].verdict.ruling is onrecord.Ruling.VERBATIM


def test_an_unknown_policy_is_named(files: tuple[Path, Path]) -> None:
    with pytest.raises(onrecord.UsageError, match="strictest"):
        onrecord.check(*files, policy="strictest")
