"""A page of a PDF file -> which of its letters lie under black boxes, and the black boxes themselves.

Whoever blackens words in a PDF with a drawing tool leaves them in the file. What counts is what people see: the page is
drawn, and a letter whose place is all black is hidden, whatever made it so.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.read.pdf_drawing import DARK, Drawing
from onrecord.read.pdf_page import Letters, place_on_image

_COVERED = 0.96
# A rule or a border is thinner than any box over words.
_LEAST_BOX = 5.0  # points
_LARGEST_BOX = 0.9  # of the page, on both sides: a background
# Of letters that a machine read from a picture, fewer in a row than this are no covered word.
_FEWEST_READ = 3
# Only the middle of a letter's place is looked at: boxes are drawn by hand and leave ends uncovered.
_ACROSS, _DOWN = (0.1, 0.9), (0.3, 0.7)


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is blacked out on a page: for each letter whether it is, and the black boxes, in points of the image."""

    letters: NDArray[np.bool_]
    boxes: tuple[tuple[float, float, float, float], ...] = ()


def find_hidden(page: Any, letters: Letters, drawing: Drawing) -> Hidden:
    """Return what is blacked out on a pypdfium2 page; pages without pictures, fillings and notes are not drawn."""
    import pypdfium2.raw as pdfium

    nothing = Hidden(np.zeros(len(letters.codes), np.bool_))
    filled, has_pictures = _find_filled(pdfium, page)
    marked, has_notes = _find_marked(pdfium, page)
    if not filled and not has_pictures and not has_notes:
        return nothing
    boxes = [tuple(box) for box in place_on_image(page, np.array(filled)).tolist()] if filled else []
    black = tuple(
        (a, b, c, d) for a, b, c, d in boxes if _is_black(drawing, (a, b, c, d)) and _is_box(letters, (a, b, c, d))
    )
    inner = _shrink(letters.boxes)
    hidden = drawing.share_dark(inner) >= _COVERED
    for left, top, right, bottom in place_on_image(page, np.array(marked)).tolist() if marked else []:
        middle = (letters.boxes[:, :2] + letters.boxes[:, 2:]) / 2
        hidden |= (middle[:, 0] > left) & (middle[:, 0] < right) & (middle[:, 1] > top) & (middle[:, 1] < bottom)
    hidden &= letters.are_words & _are_letters(letters)
    return Hidden(_drop_short_runs(hidden) if letters.is_invisible else hidden, black)


def _drop_short_runs(hidden: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return `hidden` without what may be the inside of a thick stroke: read letters lie only roughly in place."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], hidden.astype(np.int8), [0]))))
    kept = hidden.copy()
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if end - start < _FEWEST_READ:
            kept[start:end] = False
    return kept


def _shrink(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    return np.stack(
        [
            boxes[:, 0] + _ACROSS[0] * width,
            boxes[:, 1] + _DOWN[0] * height,
            boxes[:, 0] + _ACROSS[1] * width,
            boxes[:, 1] + _DOWN[1] * height,
        ],
        axis=1,
    )


def _are_letters(letters: Letters) -> NDArray[np.bool_]:
    """Say for each character whether it is a letter or a figure: dashes and blocks are all black by themselves."""
    return np.array([chr(code).isalnum() if code < 0x110000 else False for code in letters.codes.tolist()], np.bool_)


def _is_black(drawing: Drawing, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    inner = np.array([[left + 1, top + 1, right - 1, bottom - 1]])
    return bool(drawing.share_dark(inner)[0] >= _COVERED)


def _is_box(letters: Letters, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    is_large = right - left > _LARGEST_BOX * letters.width and bottom - top > _LARGEST_BOX * letters.height
    return right - left >= _LEAST_BOX and bottom - top >= _LEAST_BOX and not is_large


def _find_filled(pdfium: Any, page: Any) -> tuple[list[tuple[float, float, float, float]], bool]:
    """Return the filled shapes of a page, in its own coordinates, and whether it has pictures or nested content."""
    boxes = []
    has_pictures = False
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        shape = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_SHADING):
            has_pictures = True
        elif (
            kind == pdfium.FPDF_PAGEOBJ_PATH and _is_dark(pdfium, shape) and pdfium.FPDFPageObj_GetBounds(shape, *edges)
        ):
            left, bottom, right, top = (edge.value for edge in edges)
            if right - left >= _LEAST_BOX and top - bottom >= _LEAST_BOX:
                boxes.append((left, bottom, right, top))
    return boxes, has_pictures


def _is_dark(pdfium: Any, shape: Any) -> bool:
    """Say whether a shape is filled or drawn in a dark colour, or in one that the file does not name plainly."""
    colours = [ctypes.c_uint() for _ in range(4)]
    for ask in (pdfium.FPDFPageObj_GetFillColor, pdfium.FPDFPageObj_GetStrokeColor):
        if not ask(shape, *colours) or max(colour.value for colour in colours[:3]) < DARK:
            return True
    return False


def _find_marked(pdfium: Any, page: Any) -> tuple[list[tuple[float, float, float, float]], bool]:
    """Return the places that somebody marked for redaction without carrying it out, in the page's own coordinates.

    Also whether the page has notes that may cover words: links and form fields do not.
    """
    marked = []
    has_notes = False
    plain = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_POPUP)
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        place = pdfium.FS_RECTF()
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        has_notes = has_notes or kind not in plain
        if kind == pdfium.FPDF_ANNOT_REDACT and pdfium.FPDFAnnot_GetRect(note, place):
            marked.append((place.left, place.bottom, place.right, place.top))
        pdfium.FPDFPage_CloseAnnot(note)
    return marked, has_notes
