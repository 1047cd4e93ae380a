"""A small made-up case: the record of one call, and a story about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import casebook
from onrecord.store import case as cases

CALL = """Call of 4 May 2021

MS. TARN: We will open the lower gate at six and not before.
MR. OVEL: I never asked for six. I asked for seven, and I put it in writing.
MS. TARN: Then the letter went astray.
MR. OVEL: It lies on your desk.
"""
STORY = """The gate will open at six

“We will open the lower gate at six and not before,” Tarn said on the call.

Mark Ovel answered: “I never asked for six.” He added: “I asked for eight, and I put it in writing.”
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "call.txt").write_text(CALL, encoding="utf-8")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    return folder


@pytest.fixture
def case(papers: Path) -> Iterator[cases.Case]:
    with cases.make_case(papers.parent / "gate.casebook", "Ann") as case:
        casebook.add_records(case, [str(papers / "call.txt")], "Ann")
        casebook.add_stories(case, [str(papers / "story.txt")], "Ann")
        yield case
