"""A page of a document -> its image, and the words that matter boxed on it; files are drawn in a process of their own.

The library that draws is made for one thread and is fed strangers' files: a process of its own may fall without the
desk.
"""

from __future__ import annotations

import struct
import zlib
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from threading import Lock

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.model import Box, Record, Span
from onrecord.report.html.tags import show
from onrecord.store import case as cases

PDF = "application/pdf"
WIDTH = 1240  # pixels: A4 at 150 dots an inch, fine enough to read small print
# A page many times as long as wide would take memory without end.
MOST_PIXELS = 8_000_000
PATIENCE_SECONDS = 20.0


def has_sheets(case: cases.Case, record: Record) -> bool:
    """Say whether the casebook holds the pages of a document: it is a PDF file, and not one inside an archive."""
    return record.origin.media_type == PDF and cases.find_record(case, record.id).file == record.origin.sha256


def show_sheets(case: cases.Case, record: Record, spans: list[Span]) -> str:
    """Return the pages on which `spans` of a record stand, with the words boxed; "" where there is no image."""
    if record.boxes is None or not has_sheets(case, record):
        return ""
    boxes = [box for span in spans for box in record.boxes.over(span)]
    return "".join(show_sheet(record, page, boxes) for page in sorted({box.page for box in boxes}))


def show_sheet(record: Record, page: int, boxes: list[Box]) -> str:
    """Return one page as a figure with the boxes that lie on it."""
    drawn = "".join(
        f'<rect x="{box.left:.4f}" y="{box.top:.4f}" width="{box.right - box.left:.4f}" '
        f'height="{box.bottom - box.top:.4f}"></rect>'
        for box in boxes
        if box.page == page
    )
    label = next((each.label for each in record.pages if each.number == page and each.label), None)
    name = f"Page {page}" + (f" (marked {show(label)})" if label and label != str(page) else "")
    address = f"/record/{show(record.id)}/page/{page}.png"
    return (
        f'<figure class="sheet"><figcaption>{name} <a href="{address}">Whole page</a></figcaption>'
        f'<div class="leaf" tabindex="0" role="group" aria-label="{name} as an image"><div class="paper">'
        f'<img src="{address}" alt="{name} of the document; its words stand in the passage as text." loading="lazy">'
        f'<svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg></div></div></figure>'
    )


@dataclass
class Painter:
    """Draws pages, one at a time, in a process that is started when the first page is asked for."""

    _lock: Lock = field(default_factory=Lock)
    _pool: ProcessPoolExecutor | None = None

    def draw(self, data: bytes, page: int) -> bytes:
        """Return a page of a PDF file, counted from 1, as a PNG file.

        Raises:
            UnreadableError: there is no such page, or it cannot be drawn.
            MissingExtraError: the library that draws is not installed.
        """
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(1, get_context("spawn"))
            try:
                return self._pool.submit(draw_page, data, page).result(PATIENCE_SECONDS)
            except (BrokenProcessPool, TimeoutError) as error:
                self.stop()
                raise UnreadableError(f"page {page}: could not be drawn; read its text instead") from error

    def stop(self) -> None:
        """End the process; the next page starts another."""
        if self._pool is not None:
            pool, self._pool = self._pool, None
            for process in list((pool._processes or {}).values()):
                process.terminate()
            pool.shutdown(wait=False, cancel_futures=True)


def draw_page(data: bytes, page: int) -> bytes:
    """Return a page of a PDF file as a PNG file; see `Painter.draw`."""
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtraError('pages are drawn by an optional library: pip install "onrecord[pdf]"') from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"page {page}: the file could not be opened as PDF: {error}") from error
    try:
        if not 1 <= page <= len(document):
            raise UnreadableError(f"page {page}: expected a page from 1 to {len(document)}")
        sheet = document[page - 1]
        width, height = sheet.get_size()
        scale = min(WIDTH / max(width, 1), (MOST_PIXELS / max(width * height, 1)) ** 0.5)
        bitmap = sheet.render(scale=scale, rev_byteorder=True, maybe_alpha=False, prefer_bgrx=False)
        return _write_png(bitmap.to_numpy().tobytes(), bitmap.width, bitmap.height, bitmap.n_channels)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"page {page}: could not be drawn: {error}") from error
    finally:
        document.close()


def _write_png(pixels: bytes, width: int, height: int, channels: int) -> bytes:
    """Return rows of 8-bit pixels (1, 3 or 4 channels) as a PNG file. Source: ISO/IEC 15948, 11.2."""
    kind = {1: 0, 3: 2, 4: 6}[channels]
    stride = width * channels
    rows = b"".join(b"\0" + pixels[top : top + stride] for top in range(0, stride * height, stride))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 6)),
        (b"IEND", b""),
    )
    body = b"".join(
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body
