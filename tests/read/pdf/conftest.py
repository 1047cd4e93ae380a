"""Papers for these tests, written with reportlab: what they say is made up."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 612, 792
WORDS = """
    the harbour board met in the morning and spoke of a new pier that nobody on the island had asked for when boats
    came back late from the banks with little fish because storms had moved them north since spring her brother kept
    every letter about tides ropes money lamps winter roads timber nets engines fuel and the price of salt
""".split()

TESTIMONY = [
    "Q.   Did you see the ledger on the morning of the",
    "fire?",
    "A.   I saw it on the desk.  It was open, and the",
    "last page was gone.",
    "Q.   Who else had a key to the office?",
    "A.   Only Mr. Halvorsen and the night porter, so far",
    "as I was told.",
    "MR. LIND:  Objection, lack of foundation.",
    "THE COURT:  Overruled.  The witness may answer.",
    "A.   I never saw anyone else use that door after it",
    "was mended in the spring.",
    "Q.   And the lamp?  Was it lit when you came in?",
]


def ramble(seed: int, count: int) -> str:
    """Some words that make no sense, always the same for a seed."""
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(count))


def wrap(words: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


class Papers:
    """Writes papers into a folder and returns their paths."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def lines(self, count: int, width: int) -> list[str]:
        """Make lines of running text, `width` letters wide."""
        return wrap(ramble(5, 30 * count), width)[:count]

    def write(self, draw: Callable[[Canvas], None], name: str = "paper.pdf") -> str:
        """Draw a paper of any kind on pages of 612 by 792 points."""
        buffer = BytesIO()
        canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=True)
        draw(canvas)
        canvas.save()
        path = self.folder / name
        path.write_bytes(buffer.getvalue())
        return str(path)

    def transcript(self, pages: int = 4, first: int = 12) -> str:
        """Write a court transcript: on each page a head, its number, and 25 numbered lines."""

        def draw(canvas: Canvas) -> None:
            for number in range(first, first + pages):
                _draw_testimony(canvas, number, (0, HEIGHT), 1.0)
                canvas.showPage()

        return self.write(draw, "transcript.pdf")

    def condensed(self, sheets: int = 2, first: int = 12) -> str:
        """Write the same transcript, four pages a sheet: down the left half, then down the right one."""

        def draw(canvas: Canvas) -> None:
            for sheet in range(sheets):
                canvas.setFont("Helvetica", 9)
                canvas.drawString(200, HEIGHT - 20, "Harbour Board v. Lind, 4 March 2019")
                for quarter in range(4):
                    corner = (20 + 290 * (quarter // 2), HEIGHT - 25 - 375 * (quarter % 2))
                    _draw_testimony(canvas, first + 4 * sheet + quarter, corner, 0.48)
                canvas.showPage()

        return self.write(draw, "condensed.pdf")

    def columns(self, pages: int = 2) -> str:
        """Write a journal in two columns, with a title over both on the first page and a head on the others."""

        def draw(canvas: Canvas) -> None:
            for page in range(pages):
                canvas.setFont("Times-Roman", 16 if page == 0 else 9)
                canvas.drawString(150, 750, "The Pier That Nobody Wanted" if page == 0 else "Island Quarterly Review")
                canvas.setFont("Times-Roman", 10)
                for column in range(2):
                    for index, line in enumerate(wrap(ramble(10 * page + column, 400), 48)[:50]):
                        canvas.drawString(60 + 258 * column, 720 - 13 * index, line)
                canvas.setFont("Times-Roman", 9)
                canvas.drawCentredString(306, 40, str(page + 117))
                canvas.showPage()

        return self.write(draw, "columns.pdf")

    def memo(self, turn: int = 0) -> str:
        """Write a page of running text with paragraphs; `turn` is the page's rotation in degrees."""

        def draw(canvas: Canvas) -> None:
            canvas.setPageRotation(turn)
            if turn % 180:  # reportlab swaps the sides of a page that it turns
                canvas.setPageSize((HEIGHT, WIDTH))
            canvas.setFont("Times-Roman", 12)
            y = 730
            for paragraph in range(3):
                for line in wrap(ramble(70 + paragraph, 80).capitalize() + ".", 80):
                    canvas.drawString(72, y, line)
                    y -= 15
                y -= 12
            canvas.showPage()

        return self.write(draw, f"memo-{turn}.pdf")

    def blacked(self) -> str:
        """Write a page with words under a black box, a page with a box over nothing, and one with white on black."""

        def draw(canvas: Canvas) -> None:
            canvas.setFont("Helvetica", 12)
            canvas.drawString(72, 700, "The payment was approved by Sigrid Aune on Friday.")
            canvas.drawString(72, 680, "Nobody else was told of it.")
            start = 72 + canvas.stringWidth("The payment was approved by ", "Helvetica", 12)
            canvas.rect(start - 1, 696, canvas.stringWidth("Sigrid Aune", "Helvetica", 12) + 2, 14, fill=1)
            canvas.showPage()
            canvas.setFont("Helvetica", 12)
            canvas.drawString(72, 700, "He met")
            canvas.rect(115, 696, 80, 14, fill=1)
            canvas.drawString(200, 700, "at the harbour.")
            canvas.showPage()
            canvas.rect(60, 690, 300, 30, fill=1)
            canvas.setFillColorRGB(1, 1, 1)
            canvas.setFont("Helvetica-Bold", 12)
            canvas.drawString(72, 700, "SUMMARY OF THE MEETING")
            canvas.setFillColorRGB(0, 0, 0)
            canvas.setFont("Helvetica", 12)
            canvas.drawString(72, 660, "The board met at noon.")
            canvas.showPage()

        return self.write(draw, "blacked.pdf")

    def scan(self, source: str, dots: int = 200, noise: float = 12.0, lean: float = 0.4, blur: float = 0.0) -> str:
        """Write the pages of `source` as pictures: printed, copied a little askew, not quite sharp, and grainy."""
        document = pypdfium2.PdfDocument(source)
        chance = np.random.default_rng(7)

        def draw(canvas: Canvas) -> None:
            for page in document:
                grey = page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")
                grey = grey.rotate(lean, fillcolor=255, resample=Image.Resampling.BICUBIC)
                grey = grey.filter(ImageFilter.GaussianBlur(blur))
                grain = np.asarray(grey, np.float64) + chance.normal(0, noise, (grey.height, grey.width))
                picture = Image.fromarray(grain.clip(0, 255).astype(np.uint8))
                canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
                canvas.showPage()

        return self.write(draw, f"scan-of-{Path(source).name}")


def _draw_testimony(canvas: Canvas, number: int, corner: tuple[float, float], scale: float) -> None:
    left, top = corner
    canvas.setFont("Courier", 12 * scale)
    canvas.drawString(left + 150 * scale, top - 30 * scale, "HARBOUR BOARD v. LIND" if scale == 1 else f"Page {number}")
    if scale == 1:
        canvas.drawRightString(left + 560 * scale, top - 30 * scale, str(number))
    for index, line in enumerate(testimony_of(number)):
        y = top - (70 + 26 * index) * scale
        canvas.drawRightString(left + 60 * scale, y, str(index + 1))
        indent = 120 if re.match(r"[QA]\.|[A-Z. ]+:", line) else 80
        canvas.drawString(left + indent * scale, y, line)
    if scale == 1:
        canvas.setFont("Courier", 8)
        canvas.drawString(left + 150, top - 750, "Tideway Reporting, 555-0142")


def testimony_of(page: int) -> list[str]:
    """25 lines of testimony, other ones on every page."""
    filler = wrap("A.   " + ramble(page, 110) + ".", 50)
    return [*TESTIMONY[page % 7 :], *filler][:25]


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    return Papers(tmp_path)
