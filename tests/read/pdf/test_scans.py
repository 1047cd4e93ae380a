"""Pictures of pages: read by tesseract where it is installed, told of where it is not."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from onrecord import flow
from onrecord.errors import UnreadableError
from onrecord.model import Fidelity
from onrecord.read import read_record, scans


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def tesseract() -> str:
    path = shutil.which("tesseract")
    if path is None:
        pytest.skip("THE PROGRAM TESSERACT IS NOT INSTALLED: scans are not tested (apt-get install tesseract-ocr)")
    return path


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    scans.find_program.cache_clear()
    yield
    scans.find_program.cache_clear()


def test_a_grainy_scan_is_read_with_its_places(papers, tesseract: str) -> None:
    source = papers.memo()
    printed, scanned = read_record(source), read_record(papers.scan(source))
    truth, found = Counter(printed.text.split()), Counter(scanned.text.split())
    assert (truth & found).total() >= 0.97 * truth.total()
    assert scanned.fidelity is Fidelity.OCR
    assert scanned.problems == ("page 1: read from pictures by a machine, letters may be misread",)
    assert scanned.boxes is not None
    box = scanned.boxes.over(scanned.turns[0].span)[0]
    assert box.confidence is not None
    assert box.confidence > 60


def test_a_scanned_transcript_has_its_line_numbers(papers, tesseract: str) -> None:
    record = read_record(papers.scan(papers.transcript(pages=1)))
    place = record.place_at(record.text.index("was mended in the spring"))
    assert (place.line, place.is_line_printed) == (6, True)


def test_a_page_is_read_once(papers, tesseract: str, tmp_path: Path) -> None:
    path = papers.scan(papers.memo())
    first = read_record(path)
    kept = sorted((tmp_path / "cache").rglob("*.tsv"))
    assert kept
    times = [file.stat().st_mtime_ns for file in kept]
    assert read_record(path).text == first.text
    assert [file.stat().st_mtime_ns for file in kept] == times


def test_progress_is_told_page_by_page(papers, tesseract: str) -> None:
    told: list[tuple[int, int, str]] = []
    path = papers.scan(papers.transcript(pages=2))
    read_record(path, progress=lambda *step: told.append(step))
    assert told == [(1, 2, path), (2, 2, path)]
    told.clear()
    flow.check([path], [path], flow.Options(progress=lambda *step: told.append(step)))
    assert told.count((2, 2, path)) == 2


def test_black_bars_on_a_scan_are_redactions(papers, tesseract: str) -> None:
    def draw(canvas) -> None:
        canvas.setFont("Times-Roman", 13)
        for index in range(8):
            canvas.drawString(
                72, 700 - 24 * index, f"On day {index} the board met with the owner of the boats at noon."
            )
        canvas.rect(190, 648, 120, 16, fill=1)
        canvas.showPage()

    record = read_record(papers.scan(papers.write(draw), lean=0.0))
    line = next(line for line in record.text.splitlines() if "On day 2" in line)
    assert "███" in line
    assert any(mask.span.of(record.text) == "███" for mask in record.masks)


@pytest.mark.usefixtures("no_tesseract")
def test_without_the_program_a_scan_is_refused_with_the_remedy(papers) -> None:
    with pytest.raises(UnreadableError, match=r"install the program tesseract .*apt-get install tesseract-ocr"):
        read_record(papers.scan(papers.memo()))


@pytest.mark.usefixtures("no_tesseract")
def test_without_the_program_the_other_pages_are_read(papers) -> None:
    def draw(canvas) -> None:
        canvas.drawString(72, 700, "The first page has words.")
        canvas.showPage()
        canvas.drawImage(picture, 0, 0, 612, 792)
        canvas.showPage()

    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("L", (300, 400), 200))
    record = read_record(papers.write(draw))
    assert record.text.strip() == "The first page has words."
    assert record.problems[0].startswith("page 2: pictures without text, not read: install the program tesseract")
