"""A page of a PDF file -> its letters with their places on the image of the page, and from them its words."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.read.words import WITHHELD, Word

# A page of a dictionary has some 10,000 letters, a map some 50,000; more than this is built to keep machines busy.
MOST_LETTERS = 500_000
# Where fonts tell no height, the letters' own outlines must do; a point is less than any legible letter.
_LEAST_HEIGHT = 1.0
# Letters further apart than so many heights, or not beside one another, are not one word, whatever the file says.
_WORD_GAP = 1.0
_HIDDEN_GAP = 3.0  # between words under one black box
_SAMPLE = 40  # letters looked at for whether the page lies on its side
_SOFT_HYPHENS = (0x02, 0xAD, 0xFFFE)
_FINE = 100  # steps a point when a place on the page is asked for


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of one page, in the order of the file.

    `boxes` (left, top, right, bottom) are points on the image of the page, `width` by `height` large, as people see it;
    of letters that are spaces they mean nothing. `quarter` counts the quarter turns clockwise that most words stand in.
    Letters that the file lays invisibly over a picture were read from it by a machine: `is_invisible`.
    """

    codes: NDArray[np.uint32]
    boxes: NDArray[np.float64]
    width: float
    height: float
    quarter: int = 0
    is_invisible: bool = False

    @property
    def are_words(self) -> NDArray[np.bool_]:
        """Say for each letter whether it shows on paper."""
        codes = self.codes
        shown: NDArray[np.bool_] = (codes > 0x20) & (codes != 0xA0) & ~((codes >= 0x7F) & (codes < 0xA0))
        return shown

    def without(self, left_out: NDArray[np.bool_]) -> Letters:
        """Return the letters with spaces for those that are `left_out`."""
        return replace(self, codes=np.where(left_out, np.uint32(0x20), self.codes))


def read_letters(page: Any) -> Letters:
    """Return the letters of a pypdfium2 page; at most MOST_LETTERS."""
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    count = max(0, min(pdfium.FPDFText_CountChars(textpage.raw), MOST_LETTERS))
    raw, read_code, read_box = textpage.raw, pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    codes = np.fromiter((read_code(raw, index) for index in range(count)), np.uint32, count)
    are_blank = (codes <= 0x20) & (codes != 0x02)
    loose = (pdfium.FS_RECTF * count)()
    for index in np.flatnonzero(~are_blank).tolist():
        read_box(raw, index, loose[index])
    # Of a rectangle the library keeps left, top, right, bottom.
    boxes = np.frombuffer(loose, np.float32).reshape(count, 4)[:, [0, 3, 2, 1]].astype(np.float64)
    edges = [ctypes.c_double() for _ in range(4)]
    for index in np.flatnonzero(~are_blank & ~(np.abs(boxes[:, 3] - boxes[:, 1]) >= _LEAST_HEIGHT)).tolist():
        pdfium.FPDFText_GetCharBox(raw, index, *edges)  # left, right, bottom, top
        left, right, bottom, top = (edge.value for edge in edges)
        boxes[index] = (left, bottom, right, top)
    codes[np.isin(codes, _SOFT_HYPHENS)] = 0x2D
    sample = np.flatnonzero(codes > 0x20)
    sample = sample[:: max(1, len(sample) // _SAMPLE)]
    quarter = _find_quarter(pdfium, textpage, sample)
    is_invisible = _is_invisible(pdfium, textpage, sample)
    textpage.close()
    width, height = page.get_size()
    width, height = max(width, _LEAST_HEIGHT), max(height, _LEAST_HEIGHT)
    # Damaged files put letters nowhere and everywhere; off the page they are as good as a page away from it.
    far = max(width, height)
    placed = np.clip(np.nan_to_num(place_on_image(page, boxes)), -far, 2 * far)
    return Letters(codes, placed, width, height, (quarter + page.get_rotation() // 90) % 4, is_invisible)


def place_on_image(page: Any, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn rectangles (left, bottom, right, top) of the page's own coordinates into (left, top, right, bottom) points.

    The page's own coordinates know nothing of its rotation and of how it is cropped.
    """
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    size = (round(width * _FINE), round(height * _FINE))
    corners = []
    for x, y in ((0, 0), (1000, 0), (0, 1000)):
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, x, y, across, down)
        corners.append((across.value / _FINE, down.value / _FINE))
    (x0, y0), (x1, y1), (x2, y2) = corners
    matrix = np.array([[(x1 - x0) / 1000, (y1 - y0) / 1000], [(x2 - x0) / 1000, (y2 - y0) / 1000]])
    one, other = boxes[:, :2] @ matrix + (x0, y0), boxes[:, 2:] @ matrix + (x0, y0)
    return np.hstack([np.minimum(one, other), np.maximum(one, other)])


def _find_quarter(pdfium: Any, textpage: Any, sample: NDArray[np.intp]) -> int:
    angles = [pdfium.FPDFText_GetCharAngle(textpage.raw, index) for index in sample.tolist()]
    quarters = [round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0]
    return max(set(quarters), key=quarters.count) if quarters else 0


def _is_invisible(pdfium: Any, textpage: Any, sample: NDArray[np.intp]) -> bool:
    objects = [pdfium.FPDFText_GetTextObject(textpage.raw, index) for index in sample.tolist()]
    modes = [pdfium.FPDFTextObj_GetTextRenderMode(text) for text in objects if text]
    invisible = sum(mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE for mode in modes)
    return bool(modes) and 2 * invisible > len(modes)


def make_words(letters: Letters, sheet: int, covered: NDArray[np.bool_]) -> Iterator[Word]:
    """Yield the words of a page, in the order of the file; a run of `covered` letters becomes one WITHHELD."""
    size = (letters.width, letters.height)
    shown = np.flatnonzero(letters.are_words)
    if not len(shown):
        return
    starts = _find_starts(letters, shown, covered)
    boxes, codes = letters.boxes[shown], letters.codes[shown].tolist()
    least, most = np.minimum.reduceat(boxes, starts), np.maximum.reduceat(boxes, starts)
    hulls = np.hstack([least[:, :2], most[:, 2:]]).tolist()
    are_hidden = covered[shown[starts]].tolist()
    edges = [*starts.tolist(), len(shown)]
    for (start, end), hull, is_hidden in zip(pairwise(edges), hulls, are_hidden, strict=True):
        text = WITHHELD if is_hidden else _spell(codes[start:end])
        if text:
            yield make_word(text, hull, size, sheet, letters.quarter)


def make_word(
    text: str,
    hull: Sequence[float],
    size: tuple[float, float],
    sheet: int,
    quarter: int = 0,
    confidence: int | None = None,
    lean: float = 0.0,
) -> Word:
    """Return a word of an image, `size` points large, that covers `hull`; upright after `quarter` turns back.

    `lean` is how far the lines of the image fall to the right.
    """
    left, top, right, bottom = hull
    width, height = size
    box = (left / width, top / height, right / width, bottom / height)
    for _ in range(quarter):  # a quarter turn back, against the clock
        left, top, right, bottom = top, width - right, bottom, width - left
        width, height = height, width
    fall = lean * (left + right) / 2
    return Word(text, left, top - fall, right, bottom - fall, box, sheet, confidence)


def _find_starts(letters: Letters, shown: NDArray[np.intp], covered: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return which of the letters that are `shown` open a word; what is covered is one word across its gaps."""
    hidden = covered[shown]
    both_hidden = hidden[1:] & hidden[:-1]
    is_new = (np.diff(shown) > 1) & ~both_hidden
    is_new |= hidden[1:] != hidden[:-1]
    is_new |= ~_are_beside(letters.boxes[shown], letters.quarter, np.where(both_hidden, _HIDDEN_GAP, _WORD_GAP))
    return np.flatnonzero(np.concatenate(([True], is_new)))


def _are_beside(boxes: NDArray[np.float64], quarter: int, gaps: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Say for each letter but the first whether it stands right after the one before, in the direction of the words."""
    if quarter % 2:
        boxes = boxes[:, [1, 0, 3, 2]]
    one, other = boxes[:-1], boxes[1:]
    tall = np.maximum(one[:, 3] - one[:, 1], other[:, 3] - other[:, 1])
    distance = other[:, 0] - one[:, 2] if quarter in (0, 3) else one[:, 0] - other[:, 2]
    shared = np.minimum(one[:, 3], other[:, 3]) - np.maximum(one[:, 1], other[:, 1])
    beside: NDArray[np.bool_] = (-2 * tall < distance) & (distance < gaps * tall) & (shared > 0)
    return beside


def _spell(codes: list[int]) -> str:
    """Return the word that UTF-16 units or code points spell; characters without a meaning become U+FFFD."""
    if max(codes) < 0xD800:
        return "".join(map(chr, codes))
    data = b"".join(code.to_bytes(2, "little") for code in codes if code < 0x10000)
    if any(code >= 0x10000 for code in codes):
        return "".join(chr(code) for code in codes if code < 0x110000 and not 0xD800 <= code < 0xE000)
    return data.decode("utf-16-le", "replace")
