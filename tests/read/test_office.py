"""Files of real word processors and browsers: made by scripts/make_office_files.py, kept in `office`."""

from __future__ import annotations

import importlib.util
import random
import re
import shutil
import subprocess
import sys
import zipfile
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import html

from onrecord.model import MaskKind, Record, Turn
from onrecord.read import read_record, read_story

OFFICE = Path(__file__).with_name("office")
SCRIPT = Path(__file__).parents[2] / "scripts" / "make_office_files.py"
WORDS = 1000
_spec = importlib.util.spec_from_file_location("spoken", Path(__file__).with_name("spoken.py"))
assert _spec and _spec.loader
spoken: Any = importlib.util.module_from_spec(_spec)
sys.modules["spoken"] = spoken
_spec.loader.exec_module(spoken)

FILES = sorted(path.name for path in OFFICE.iterdir())
TRANSCRIPTS = [name for name in FILES if "story" not in name and "draft" not in name]
_BESIDE = frozenset((MaskKind.PAGE, MaskKind.BOILERPLATE, MaskKind.TIMESTAMP))


def say(record: Record, turn: Turn) -> str:
    """The words of a turn, without what is printed around them."""
    letters = list(record.text)
    for mask in record.masks:
        if mask.kind in _BESIDE:
            letters[mask.span.start : mask.span.end] = " " * len(mask.span)
    return " ".join("".join(letters[turn.span.start : turn.span.end]).split())


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_turns_and_labels_are_those_of_the_transcript(name: str) -> None:
    paper = spoken.PAPERS[name.partition(".")[0].removeprefix("web-")]
    truth = [(label, " ".join(said.split())) for label, said in paper.turns]
    record = read_record(str(OFFICE / name))
    found = [(turn.label, say(record, turn)) for turn in record.turns]
    if name.startswith("web-") and name.endswith(
        ".pdf"
    ):  # on paper, nothing tells the foot of a web page from its words
        assert found[-1][1].startswith(truth[-1][1])
        found[-1] = truth[-1]
    matcher = SequenceMatcher(None, truth, found, autojunk=False)
    right = sum(block.size for block in matcher.get_matching_blocks())
    assert right >= 0.99 * len(truth), [each for each in found if each not in truth]
    assert len(found) == len(truth)


def list_units(path: Path) -> dict[str, str]:
    """What the file itself has in each of its units, as other programs read it."""
    if path.suffix == ".rtf":  # the same document as Word has it
        path = path.with_suffix(".docx")
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        units = {f"paragraph {n}": each.text for n, each in enumerate(document.paragraphs, 1)}
        rows = [row for table in document.tables for row in table.rows]
        return units | {
            f"table 1, row {y}, cell {x}": cell.text
            for y, row in enumerate(rows, 1)
            for x, cell in enumerate(row.cells, 1)
        }
    if path.suffix == ".epub":
        book = zipfile.ZipFile(path)
        chapters = sorted(name for name in book.namelist() if re.search(r"section\d+\.xhtml$", name))
        pages = [(f"chapter {n}, ", book.read(name)) for n, name in enumerate(chapters, 1)]
    else:
        pages = [("", path.read_bytes())]
    units = {}
    for within, page in pages:
        blocks = html.document_fromstring(page).xpath(
            "//*[self::p or self::h1 or self::h2 or self::nav or self::footer]"
        )
        worded = [words for block in blocks if (words := " ".join(block.text_content().split()))]
        units |= {f"{within}paragraph {n}": words for n, words in enumerate(worded, 1)}
    return units


PLACED = [
    name for name in TRANSCRIPTS if not name.endswith((".pdf", ".mhtml", "table.rtf")) and name != "web-table.html"
]


@pytest.mark.parametrize("name", PLACED)
def test_any_word_is_found_again_where_its_place_says(name: str) -> None:
    record = read_record(str(OFFICE / name))
    units = list_units(OFFICE / name)
    beside = [mask.span for mask in record.masks if mask.kind in _BESIDE]
    every = re.finditer(r"\w+", record.text)
    words = [word for word in every if not any(span.start <= word.start() < span.end for span in beside)]
    for word in random.Random(1000).choices(words, k=WORDS):
        unit = record.place_at(word.start()).unit
        assert unit is not None
        assert word.group() in units[unit], unit


@pytest.mark.parametrize("name", [name for name in FILES if "story" in name])
def test_a_story_has_its_paragraphs(name: str) -> None:
    story = read_story(str(OFFICE / name))
    paragraphs = [" ".join(paragraph.split()) for paragraph in story.text.split("\n\n")]
    found = [re.sub(r"(?<=\.)1$", "", paragraph) for paragraph in paragraphs]  # the number of the footnote
    assert [words for words in found if words in spoken.STORY] == list(spoken.STORY)
    assert spoken.STORY_HEADLINE in (*found, story.title)
    if name.startswith("web-") and not name.endswith(".pdf"):
        assert (story.title, story.byline) == (spoken.STORY_HEADLINE, "Kay Orme")
        assert [block.of(story.text) for block in story.blocks] == [spoken.STORY[3]]


@pytest.mark.parametrize("name", ["draft.docx", "draft.rtf"])
def test_a_draft_is_read_with_its_changes_made_and_its_comments_apart(name: str) -> None:
    record = read_record(str(OFFICE / name))
    assert "The board meets again on Friday." in record.text
    assert "shut for good" not in record.text
    assert any("deleted" in problem or "deletions left out" in problem for problem in record.problems)
    masked = [mask.span.of(record.text) for mask in record.masks]
    assert "Ask him again." in masked
    assert "Harbour Papers" in masked


def test_the_programs_of_today_write_what_is_kept(tmp_path: Path) -> None:
    if not (shutil.which("soffice") and shutil.which("chromium")):
        pytest.skip("LIBREOFFICE OR CHROMIUM IS NOT INSTALLED: files of theirs are read only as they were kept")
    subprocess.run([sys.executable, str(SCRIPT), str(tmp_path)], check=True, timeout=500)
    assert sorted(path.name for path in tmp_path.iterdir()) == FILES
    for name in TRANSCRIPTS:
        kept, anew = read_record(str(OFFICE / name)), read_record(str(tmp_path / name))
        assert [say(anew, turn) for turn in anew.turns] == [say(kept, turn) for turn in kept.turns], name
