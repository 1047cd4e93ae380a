"""Stock phrases: every place is counted, and the named person's own is found among many."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import flow
from onrecord.align.placing import MOST_EXACT
from onrecord.model import Finding, Ruling, Voice
from onrecord.read import Facts, read_record

PHRASE = "The gate stays shut tonight, as ever"


def check(folder: Path, speakers: list[str], named: str | None) -> Finding:
    path = folder / "record.txt"
    lines = (f"{name}: That is number {number}. {PHRASE}. So be it." for number, name in enumerate(speakers))
    path.write_text("\n".join(lines), encoding="utf-8")
    record = flow.OpenRecord(records=(read_record(str(path), Facts()),))
    return next(flow.check_quotations([(PHRASE, named)], record))


@pytest.mark.parametrize("named", ["Ann Lund", "Bo Hart", None])
def test_each_place_of_a_stock_phrase_is_counted(named: str | None, tmp_path: Path) -> None:
    finding = check(tmp_path, ["Bo Hart"] * 50 + ["Ann Lund"] * 10, named)
    assert len(finding.places) + finding.more_places == 60


def test_the_one_place_of_the_named_person_is_taken_among_many(tmp_path: Path) -> None:
    finding = check(tmp_path, ["Bo Hart"] * 50 + ["Ann Lund"], "Ann Lund")
    assert finding.verdict is not None
    assert (finding.verdict.ruling, finding.verdict.voice) == (Ruling.VERBATIM, Voice.SAME)
    assert finding.places[0].speaker == "Ann Lund"


def test_words_that_stand_at_more_places_than_are_looked_at_accuse_nobody(tmp_path: Path) -> None:
    finding = check(tmp_path, ["Bo Hart"] * (MOST_EXACT + 50) + ["Ann Lund"], "Ann Lund")
    assert finding.verdict is not None
    assert finding.verdict.ruling is Ruling.AMBIGUOUS
    assert len(finding.places) + finding.more_places == MOST_EXACT + 51
