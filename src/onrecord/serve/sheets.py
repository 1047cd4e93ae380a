"""A page of a document -> its image, and the words that matter boxed on it; files are drawn in a process of their own.

The library that draws is made for one thread and is fed strangers' files: a process of its own may fall without the
desk.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from threading import Lock

from onrecord.errors import UnreadableError
from onrecord.model import Box, Record, Span
from onrecord.report.html.tags import show
from onrecord.serve.drawing import draw_page
from onrecord.store import case as cases

PDF = "application/pdf"
SLACK = 0.004  # of a page's height: words of one line stand so much higher or lower, and have room so wide around
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
        for box in _join_lines([box for box in boxes if box.page == page])
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


def _join_lines(boxes: list[Box]) -> list[Box]:
    """Return one box for the words of each line that follow one another."""
    joined: list[Box] = []
    for box in boxes:
        last = joined[-1] if joined else None
        middle = (box.top + box.bottom) / 2
        if last and last.top - SLACK <= middle <= last.bottom + SLACK and box.left >= last.left:
            top, bottom = min(last.top, box.top), max(last.bottom, box.bottom)
            joined[-1] = Box(page=box.page, left=last.left, top=top, right=max(last.right, box.right), bottom=bottom)
        else:
            joined.append(box)
    return joined


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
            pool.shutdown(cancel_futures=True)
