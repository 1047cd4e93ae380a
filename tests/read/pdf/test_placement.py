"""The law of places: go from a word to its place in the source, and there it stands."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from onrecord.model import Box, Record, Span
from onrecord.read import read_record

WORDS = 1000
# A word's box may cut its outermost strokes.
SLACK = 1.0  # points


def choose_words(record: Record) -> list[Span]:
    """A thousand words of the record that are text, each time the same ones."""
    masked = [mask.span for mask in record.masks]
    words = [Span(*match.span()) for match in re.finditer(r"\S+", record.text)]
    words = [word for word in words if not any(word.touches(span) for span in masked)]
    return random.Random(1000).choices(words, k=WORDS)


def read_box(document: pypdfium2.PdfDocument, box: Box, slack: float = SLACK) -> str:
    """The letters that a PDF file itself has in a box on the image of a page."""
    page = document[box.page - 1]
    corners = [(box.left, box.top), (box.right, box.bottom)]
    width, height = page.get_mediabox()[2:]
    unturn: dict[int, Callable[[float, float], tuple[float, float]]] = {
        0: lambda x, y: (x * width, (1 - y) * height),
        90: lambda x, y: (y * width, x * height),
        180: lambda x, y: ((1 - x) * width, y * height),
        270: lambda x, y: ((1 - y) * width, (1 - x) * height),
    }
    points = [unturn[page.get_rotation()](x, y) for x, y in corners]
    left, right = sorted(x for x, _ in points)
    bottom, top = sorted(y for _, y in points)
    textpage = page.get_textpage()
    return str(textpage.get_text_bounded(left - slack, bottom - slack, right + slack, top + slack))


def share_found(record: Record, source: str, slack: float = SLACK) -> float:
    """Which share of a thousand words stands in its box in the PDF file `source`."""
    document = pypdfium2.PdfDocument(source)
    assert record.boxes is not None
    found = 0
    for word in choose_words(record):
        boxes = record.boxes.over(word)
        place = record.place_at(word.start)
        there = "".join(read_box(document, box, slack) for box in boxes).replace("\x02", "-")
        found += bool(boxes) and boxes[0].page == place.page and word.of(record.text) in there
    return found / WORDS


KINDS = ["transcript", "condensed", "columns", "memo"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_a_pdf_stands_in_its_box(kind: str, papers) -> None:
    path = getattr(papers, kind)()
    assert share_found(read_record(path), path) == 1.0


OFFICE = sorted((Path(__file__).parents[1] / "office").glob("*.pdf"))


@pytest.mark.parametrize("path", OFFICE, ids=lambda path: path.stem)
def test_every_word_of_a_pdf_of_other_programs_stands_in_its_box(path: Path) -> None:
    assert share_found(read_record(str(path)), str(path)) == 1.0


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_every_word_of_a_turned_page_stands_in_its_box(turn: int, papers) -> None:
    path = papers.memo(turn)
    assert share_found(read_record(path), path) == 1.0


@pytest.mark.parametrize("kind", KINDS)
def test_nearly_every_word_of_a_scan_stands_in_its_box(kind: str, papers, tmp_path, monkeypatch) -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("THE PROGRAM TESSERACT IS NOT INSTALLED: scans are not tested (apt-get install tesseract-ocr)")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    source = papers.memo() if kind == "memo" else getattr(papers, kind)(1)
    # A page that was laid down a little askew has its words up to 3 points from where they were printed.
    assert share_found(read_record(papers.scan(source)), source, slack=3.0) >= 0.97


@pytest.mark.parametrize("kind", ["transcript", "memo"])
def test_a_blurred_and_grainy_copy_is_read_too(kind: str, papers, tmp_path, monkeypatch) -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("THE PROGRAM TESSERACT IS NOT INSTALLED: scans are not tested (apt-get install tesseract-ocr)")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    source = papers.memo() if kind == "memo" else papers.transcript(1)
    copy = papers.scan(source, noise=18.0, blur=0.8, lean=-0.6)
    assert share_found(read_record(copy), source, slack=3.5) >= 0.97


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_number_leads_to_the_line(kind: str, papers) -> None:
    record = read_record(getattr(papers, kind)())
    lines = record.text.split("\n")
    for word in choose_words(record)[:200]:
        number = record.place_at(word.start).line
        line = record.text[: word.start].count("\n")
        assert number is not None
        if record.lines and record.lines.are_printed:
            assert lines[line].split()[0] == str(number)
        else:
            page = next(page for page in reversed(record.pages) if page.span.start <= word.start)
            shown = [text for text in record.text[page.span.start : page.span.end].split("\n") if text.strip()]
            assert shown[number - 1] == lines[line]


TEXTS = {
    "call.txt": "CALL OF MARCH 4\n\nMs. Ferrow: {words}\n\nMr. Ilkin: {words}\n",
    "note.md": "# A note\n\n{words}\n\n> {words}\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_every_word_of_a_text_stands_in_its_line(name: str, tmp_path: Path) -> None:
    words = "\n".join(" ".join(f"word{row}x{column}" for column in range(12)) for row in range(60))
    path = tmp_path / name
    path.write_text(TEXTS[name].format(words=words), "utf-8")
    record = read_record(str(path))
    lines = path.read_text("utf-8").split("\n")
    for word in choose_words(record):
        line = record.place_at(word.start).line
        assert line is not None
        assert word.of(record.text) in lines[line - 1]
