"""A page of a PDF file -> which of its letters nobody sees: white on white, covered in white, laid in without ink.

Such words can be copied out of the file, and a person who looks at it does not know. A letter is unseen if the file may
hide it (by its colour, its mode, or a light shape over its place) and if the drawn page is all of one colour there.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.read.pdf_drawing import Drawing
from onrecord.read.pdf_page import Letters, place_on_image

# Of 255, all three colours: paler letters are hard to read on white.
_PALE = 200
_CLEAR = 20  # of 255: letters as transparent as this leave nothing on the page
_LARGEST_SHAPE = 0.9  # of the page, on both sides: a background, which lies under the words
_DEEPEST = 4  # forms in forms
_MOST_SHAPES = 20_000
_INVISIBLE = (3, 7)  # Source: ISO 32000-1, 9.3.6, text rendering modes


def find_unseen(page: Any, letters: Letters, drawing: Drawing, *, is_scan: bool) -> NDArray[np.bool_]:
    """Return for each letter whether it is unseen; under the picture of a page, letters are meant to be."""
    import pypdfium2.raw as pdfium

    unseen = np.zeros(len(letters.codes), np.bool_)
    are_odd, boxes = _look_over(pdfium, page)
    if is_scan or not len(unseen) or not (are_odd or boxes):
        return unseen
    suspects = _find_pale(pdfium, page, letters) if are_odd else unseen.copy()
    middle = (letters.boxes[:, :2] + letters.boxes[:, 2:]) / 2
    for left, top, right, bottom in place_on_image(page, np.array(boxes)).tolist() if boxes else []:
        if right - left < _LARGEST_SHAPE * letters.width or bottom - top < _LARGEST_SHAPE * letters.height:
            suspects |= (middle[:, 0] > left) & (middle[:, 0] < right) & (middle[:, 1] > top) & (middle[:, 1] < bottom)
    suspects &= letters.are_words
    if suspects.any():
        unseen[suspects] = drawing.are_even(letters.boxes[suspects])
    return unseen


def _look_over(pdfium: Any, page: Any) -> tuple[bool, list[tuple[float, float, float, float]]]:
    """Say whether any text of a page may be unseen by itself, and where light shapes lie, in the page's coordinates."""
    are_odd = False
    boxes = []
    edges = [ctypes.c_float() for _ in range(4)]
    for shape, kind, is_inside in _walk(pdfium, page):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            are_odd = are_odd or is_inside or _is_pale(pdfium, shape)
        elif is_inside or kind != pdfium.FPDF_PAGEOBJ_PATH or not _is_light(pdfium, shape):
            continue
        elif pdfium.FPDFPageObj_GetBounds(shape, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            boxes.append((left, bottom, right, top))
    return are_odd, boxes


def _walk(pdfium: Any, page: Any) -> Iterator[tuple[Any, int, bool]]:
    """Yield the objects of a page, what they are, and whether they stand in a form of their own coordinates."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    for index in range(min(count, _MOST_SHAPES)):
        shape = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(shape)
        yield shape, kind, False
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _walk_form(pdfium, shape, 1)


def _walk_form(pdfium: Any, form: Any, depth: int) -> Iterator[tuple[Any, int, bool]]:
    for index in range(min(pdfium.FPDFFormObj_CountObjects(form), _MOST_SHAPES)):
        shape = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(shape)
        yield shape, kind, True
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _walk_form(pdfium, shape, depth + 1)


def _is_pale(pdfium: Any, text: Any) -> bool:
    if pdfium.FPDFTextObj_GetTextRenderMode(text) in _INVISIBLE:
        return True
    colours = [ctypes.c_uint() for _ in range(4)]
    return not pdfium.FPDFPageObj_GetFillColor(text, *colours) or _is_pale_colour(colours)


def _is_pale_colour(colours: list[Any]) -> bool:
    *tint, solid = (colour.value for colour in colours)
    return bool(min(tint) >= _PALE or solid <= _CLEAR)


def _is_light(pdfium: Any, shape: Any) -> bool:
    """Say whether a shape is filled with a light colour, or one that the file does not name plainly."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    colours = [ctypes.c_uint() for _ in range(4)]
    is_filled = pdfium.FPDFPath_GetDrawMode(shape, mode, stroke) and mode.value != pdfium.FPDF_FILLMODE_NONE
    return bool(is_filled) and (
        not pdfium.FPDFPageObj_GetFillColor(shape, *colours) or min(colour.value for colour in colours[:3]) >= _PALE
    )


def _find_pale(pdfium: Any, page: Any, letters: Letters) -> NDArray[np.bool_]:
    textpage = page.get_textpage()
    colours = [ctypes.c_uint() for _ in range(4)]
    pale = np.zeros(len(letters.codes), np.bool_)
    for index in np.flatnonzero(letters.are_words).tolist():
        text = pdfium.FPDFText_GetTextObject(textpage.raw, index)
        is_invisible = bool(text) and pdfium.FPDFTextObj_GetTextRenderMode(text) in _INVISIBLE
        known = pdfium.FPDFText_GetFillColor(textpage.raw, index, *colours)
        pale[index] = is_invisible or not known or _is_pale_colour(colours)
    textpage.close()
    return pale
