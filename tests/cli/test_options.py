from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.cli.options import choose_policy, has_failed, read_thresholds
from onrecord.errors import UsageError
from onrecord.model import Attribution, Finding, Form, Quotation, Ruling, Setting, Span, Verdict, Voice, Wording


def finding(ruling: Ruling | None, moved: int | None = None) -> Finding:
    verdict = ruling and Verdict(
        ruling=ruling, wording=Wording.VERBATIM, voice=Voice.SAME, setting=Setting.KEPT, moved=moved
    )
    quotation = Quotation(id="q", text='"yes"', span=Span(0, 5), pieces=(Span(1, 4),), form=Form.DIRECT)
    return Finding(id="f", quotation=quotation, attribution=Attribution(), verdict=verdict)


def test_thresholds_are_severities_or_not_found() -> None:
    assert read_thresholds(None) == ()
    assert read_thresholds(["3", "not-found"]) == (3, "not-found")


@pytest.mark.parametrize("word", ["6", "-1", "2.5", "wrong", "", "²", "notfound"])
def test_other_thresholds_are_refused(word: str) -> None:
    with pytest.raises(UsageError, match="--fail-on"):
        read_thresholds([word])


@pytest.mark.parametrize(
    ("ruling", "moved", "thresholds", "fails"),
    [
        (Ruling.REVERSED, None, (), False),
        (Ruling.REVERSED, None, (4,), True),
        (Ruling.REVERSED, None, (5,), False),
        (Ruling.VERBATIM, None, (0,), True),
        (Ruling.CLEANED, None, (3,), False),
        (Ruling.CLEANED, 3, (3,), True),
        (Ruling.JOINED, 0, (1,), False),
        (Ruling.NOT_ON_RECORD, None, (5,), True),
        (Ruling.NOT_ON_RECORD, None, ("not-found",), True),
        (Ruling.NOT_IN_THIS_RECORD, None, ("not-found",), True),
        (Ruling.NOT_IN_THIS_RECORD, None, (1,), False),
        (Ruling.AMBIGUOUS, None, (1, "not-found"), False),
        (Ruling.NOT_A_QUOTATION, None, (0,), False),
        (None, None, (0, "not-found"), False),
        (Ruling.CUT, None, (5, 2), True),
    ],
)
def test_a_finding_fails_a_run(
    ruling: Ruling | None, moved: int | None, thresholds: tuple[int | str, ...], fails: bool
) -> None:
    assert has_failed([finding(None), finding(ruling, moved)], thresholds) is fails


def test_a_policy_is_a_name_or_a_file(tmp_path: Path) -> None:
    assert choose_policy("chicago").name == "chicago"
    (tmp_path / "ours.toml").write_text('title = "Our house"\n[severity]\ncleaned = 2\n', encoding="utf-8")
    ours = choose_policy(str(tmp_path / "ours.toml"))
    assert (ours.name, ours.title, ours.move(Ruling.CLEANED)) == ("ours", "Our house", 2)


def test_a_policy_that_is_neither_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        choose_policy("nowhere.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="UTF-8"):
        choose_policy(str(tmp_path / "binary.toml"))
