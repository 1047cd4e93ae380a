"""A PDF file -> Body: the words of its pages in reading order, each with its box; pictures of pages go to `scans`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from statistics import mean
from typing import Any

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.model import Fidelity
from onrecord.read.body import Body
from onrecord.read.masks import settle
from onrecord.read.pdf_drawing import Drawing
from onrecord.read.pdf_fields import Fields
from onrecord.read.pdf_hidden import find_hidden
from onrecord.read.pdf_page import Letters, make_word, make_words, read_letters
from onrecord.read.pdf_unseen import find_unseen
from onrecord.read.plain import find_headline
from onrecord.read.scans import Scan, find_program, read_scan, take_picture
from onrecord.read.sheets import Layout, Sheet, lay_out
from onrecord.read.words import WITHHELD, Word

Progress = Callable[[int, int, str], None]  # (pages done, of how many, the path)

# The longest trials fill some 50,000 pages in many files; one file with more than this is a mistake or a trap.
MOST_PAGES = 20_000
_PASSWORD = 4  # Source: fpdfview.h, FPDF_ERR_PASSWORD
# A filing stamp over a picture of a page has some 80 letters; the first lines of a page of text already have more.
_FEWEST_LETTERS = 200
_PICTURE_SHARE = 0.4  # of the page that a picture fills if it is a scan
# Fonts without a table of letters give signs from the private area or none at all; then the picture is all there is.
_MOST_GARBLED = 0.3
_UNSURE = 70  # of 100; below, tesseract misreads more than every tenth word
_PROGRAM_NAMES = re.compile(r"^(?:Microsoft \w+|untitled|document\d*|print)\b|\.\w{2,4}$", re.IGNORECASE)


def parse_pdf_story(data: bytes, path: str, progress: Progress | None = None) -> Body:
    """Return the words of all pages, each paragraph on one line; otherwise as `parse_pdf`."""
    return parse_pdf(data, path, progress, as_paragraphs=True)


def parse_pdf(data: bytes, path: str, progress: Progress | None = None, *, as_paragraphs: bool = False) -> Body:
    """Return the words of all pages, line by line; words that are blacked out stand as WITHHELD and nowhere else.

    `progress` is told of each page that had to be read from its picture, which takes seconds.
    Raises: UnreadableError if the file is damaged, locked, or has no words; MissingExtraError without the extra `pdf`.
    """
    document = _open(data, path)
    try:
        if len(document) > MOST_PAGES:
            raise UnreadableError(
                f"{path}: expected at most {MOST_PAGES:,} pages, found {len(document):,}; split the file"
            )
        reader = _Reader(document, path, progress, Fields.of(document))
        layout = lay_out(reader.sheets(), as_paragraphs=as_paragraphs)
        title = _read_title(document)
        is_scanned = 2 * len(reader.scanned) > len(document)
    finally:
        document.close()
    if not layout.text.strip():
        raise UnreadableError(_complain_of_nothing(path, reader))
    headline = find_headline(layout.text, _find_start(layout))
    return Body(
        text=layout.text,
        media_type="application/pdf",
        title=title or (" ".join(headline.of(layout.text).split()) if headline else None),
        headline=headline,
        masks=settle(layout.masks),
        problems=tuple(reader.list_problems()),
        fidelity=Fidelity.OCR if is_scanned else None,
        pages=layout.pages,
        lines=layout.lines,
        boxes=layout.boxes,
    )


def _open(data: bytes, path: str) -> Any:
    try:
        import pypdfium2
    except ImportError:
        message = 'to read PDF files, install the extra: pip install "onrecord[pdf]"'
        raise MissingExtraError(f"{path}: {message}") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableError(
                f"{path}: expected an open PDF, found one locked with a password; unlock it first"
            ) from None
        raise UnreadableError(f"{path}: expected a PDF, found a damaged one; get the file once more") from None
    if not len(document):
        document.close()
        raise UnreadableError(f"{path}: expected a PDF with pages, found none; get the file once more")
    return document


def _find_start(layout: Layout) -> int:
    """Return where the text begins, behind what is printed over it."""
    start = 0
    for mask in layout.masks:
        if layout.text[start : mask.span.start].strip():
            break
        start = mask.span.end
    return start


def _read_title(document: Any) -> str | None:
    """Return the title that the file gives itself, unless a program left its own words there."""
    title = " ".join(str(document.get_metadata_dict().get("Title", "")).split())
    return title if title and not _PROGRAM_NAMES.search(title) else None


def _complain_of_nothing(path: str, reader: _Reader) -> str:
    if reader.unread:
        return f"{path}: expected text, found {_tell_unread(reader.unread)}"
    if reader.failed:
        return f"{path}: {next(iter(reader.failed.values()))}"
    if reader.damaged:
        return f"{path}: expected a PDF, found damaged pages; get the file once more"
    return f"{path}: expected a PDF with words, found pages without any"


@dataclass(slots=True)
class _Reader:
    """Goes through the pages of a document and remembers what was odd about them; pages count from 1."""

    document: Any
    path: str
    progress: Progress | None
    fields: Fields
    hidden: list[int] = field(default_factory=list)
    unseen: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    failed: dict[int, str] = field(default_factory=dict)
    scanned: list[int] = field(default_factory=list)
    unsure: list[int] = field(default_factory=list)

    def sheets(self) -> Iterator[Sheet]:
        """Yield the pages in order. Pictures are read several at once, by as many programs as there are processors."""
        workers = os.cpu_count() or 1
        program = find_program()
        with ThreadPoolExecutor(workers) as pool:
            for first in range(0, len(self.document), 2 * workers):
                numbers = range(first, min(first + 2 * workers, len(self.document)))
                pages = [self._read(index) for index in numbers]
                pictures = {page.number: page.picture for page in pages if page.picture is not None}
                scans = {
                    number: pool.submit(read_scan, program, picture) for number, picture in pictures.items() if program
                }
                for page in pages:
                    if page.number in scans:
                        page = self._take_scan(page, scans[page.number])
                    elif page.picture is not None:
                        self.unread.append(page.number)
                    yield Sheet(number=page.number, words=page.words, label=self._label(page.number))

    def _read(self, index: int) -> _Page:
        import pypdfium2

        try:
            page = self.document[index]
            letters = read_letters(page)
            if _is_picture(page, letters):
                found = _Page(index + 1, (), take_picture(page))
            else:
                found = _Page(index + 1, self._read_words(page, letters, index + 1))
            page.close()
        except pypdfium2.PdfiumError:
            self.damaged.append(index + 1)
            return _Page(index + 1, ())
        return found

    def _read_words(self, page: Any, letters: Letters, number: int) -> tuple[Word, ...]:
        drawing = Drawing(page, letters.width, letters.height)
        hidden = find_hidden(page, letters, drawing)
        if hidden.letters.any():
            self.hidden.append(number)
        is_scan = letters.is_invisible and sum(_shares_of_pictures(page, letters)) >= _PICTURE_SHARE
        if is_scan:
            self.scanned.append(number)
        unseen = find_unseen(page, letters, drawing, is_scan=is_scan) & ~hidden.letters
        if unseen.any():
            self.unseen.append(number)
            letters = letters.without(unseen)
        words = [*make_words(letters, number, hidden.letters), *self.fields.read(page, letters, number)]
        size = (letters.width, letters.height)
        boxes = [make_word(WITHHELD, box, size, number, letters.quarter) for box in hidden.boxes]
        return (*words, *(box for box in boxes if not any(_holds(box, word) for word in words)))

    def _take_scan(self, page: _Page, coming: Future[Scan]) -> _Page:
        try:
            scan = coming.result()
        except UnreadableError as error:
            self.failed[page.number] = str(error)
            return page
        if self.progress:
            self.progress(page.number, len(self.document), self.path)
        if not scan.words:
            return page
        self.scanned.append(page.number)
        if mean(word.confidence for word in scan.words) < _UNSURE:
            self.unsure.append(page.number)
        size = (scan.width, scan.height)
        words = [
            make_word(word.text, word.hull, size, page.number, confidence=word.confidence, lean=scan.lean)
            for word in scan.words
        ]
        return _Page(page.number, tuple(words))

    def _label(self, number: int) -> str | None:
        return self.document.get_page_label(number - 1) or None

    def list_problems(self) -> Iterator[str]:
        """Yield a line for each thing that a person should know of the file."""
        if self.hidden:
            them = "it" if len(self.hidden) == 1 else "them"
            yield (
                f"{tell_pages(self.hidden)}: words lie under black boxes and can be taken out of the file; they are "
                f"neither searched nor shown here. Do not pass the file on before somebody has looked at {them}"
            )
        if self.unseen:
            yield (
                f"{tell_pages(self.unseen)}: words that nobody sees, such as white ones on white, are in the file; "
                "they are neither searched nor shown here. Do not pass the file on before somebody has looked at it"
            )
        yield from self.fields.list_problems()
        if self.unread:
            yield _tell_unread(self.unread)
        for reason in dict.fromkeys(self.failed.values()):
            yield f"{tell_pages([page for page, why in self.failed.items() if why == reason])}: not read: {reason}"
        if self.damaged:
            yield f"{tell_pages(self.damaged)}: damaged, not read"
        if self.scanned:
            yield f"{tell_pages(self.scanned)}: read from pictures by a machine, letters may be misread"
        if self.unsure:
            yield f"{tell_pages(self.unsure)}: hardly legible, expect misread words"


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    words: tuple[Word, ...]
    picture: Any = None


def _is_picture(page: Any, letters: Letters) -> bool:
    """Say whether the words of a page can only be had from its picture."""
    import pypdfium2.raw as pdfium

    shown = letters.codes[letters.are_words]
    garbled = ((shown >= 0xE000) & (shown < 0xF900)) | (shown >= 0xFFFD) | (shown < 0x20)
    if len(shown) and garbled.mean() > _MOST_GARBLED:
        return True
    if len(shown) >= _FEWEST_LETTERS:
        return False
    if not len(shown):
        return bool(pdfium.FPDFPage_CountObjects(page.raw))
    return max(_shares_of_pictures(page, letters), default=0.0) >= _PICTURE_SHARE


def _shares_of_pictures(page: Any, letters: Letters) -> list[float]:
    """Return which share of the page each picture fills; some scanners cut a page into strips."""
    import pypdfium2.raw as pdfium

    pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2)
    bounds = [picture.get_bounds() for picture in pictures]
    whole = letters.width * letters.height
    return [float((right - left) * (top - bottom) / whole) for left, bottom, right, top in bounds]


def _holds(box: Word, word: Word) -> bool:
    """Say whether the middle of a word that was found under a black box lies in `box`."""
    across = (word.left + word.right) / 2
    return word.text == WITHHELD and box.left <= across <= box.right and box.top <= word.middle <= box.bottom


def _tell_unread(pages: Sequence[int]) -> str:
    return (
        f"{tell_pages(pages)}: pictures without text, not read: install the program tesseract "
        "(on Debian and Ubuntu: sudo apt-get install tesseract-ocr) and run this again"
    )


def tell_pages(pages: Sequence[int]) -> str:
    """Return "page 3" or "pages 3-5, 9"; after eight runs the rest is counted."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    shown = ["-".join(map(str, run)) for run in runs[:8]]
    if len(runs) > 8:
        shown.append(f"and {len(runs) - 8} more")
    return ("page " if len(set(pages)) == 1 else "pages ") + ", ".join(shown)
