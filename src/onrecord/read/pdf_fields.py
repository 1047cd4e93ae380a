"""The form of a PDF file -> the words that people typed into its fields, each with the box of its field."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from onrecord.read.pdf_page import Letters, make_word, place_on_image
from onrecord.read.words import Word

# Text, and one or several choices of a list. Boxes that are ticked have no words. Source: fpdf_formfill.h.
_WITH_WORDS = (4, 5, 6)
_UNSHOWN = 2 | 32  # annotation flags hidden and no view. Source: ISO 32000-1, 12.5.3
_MOST_FIELDS = 10_000
_LONGEST_VALUE = 100_000


@dataclass(slots=True)
class Fields:
    """The form of a document, `handle` None where it has none; `unshown` counts filled fields that nobody sees."""

    handle: Any = None
    unshown: int = field(default=0)

    @classmethod
    def of(cls, document: Any) -> Fields:
        """Return the form of a pypdfium2 document; before any of its pages is loaded."""
        import pypdfium2.raw as pdfium

        if document.get_formtype() == pdfium.FORMTYPE_NONE:
            return cls()
        document.init_forms()
        return cls(document.formenv.raw if document.formenv else None)

    def read(self, page: Any, letters: Letters, number: int) -> Iterator[Word]:
        """Yield the words in the fields of a page; on the page they stand one after the other in the box."""
        import pypdfium2.raw as pdfium

        if self.handle is None:
            return
        for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST_FIELDS)):
            note = pdfium.FPDFPage_GetAnnot(page.raw, index)
            if not note:
                continue
            place = pdfium.FS_RECTF()
            value = self._value_of(pdfium, note)
            if value.strip() and pdfium.FPDFAnnot_GetFlags(note) & _UNSHOWN:
                self.unshown += 1
            elif value.strip() and pdfium.FPDFAnnot_GetRect(note, place):
                box = np.array([[place.left, place.bottom, place.right, place.top]])
                yield from _lay(value, place_on_image(page, box)[0].tolist(), letters, number)
            pdfium.FPDFPage_CloseAnnot(note)

    def _value_of(self, pdfium: Any, note: Any) -> str:
        if pdfium.FPDFAnnot_GetFormFieldType(self.handle, note) not in _WITH_WORDS:
            return ""
        size = min(pdfium.FPDFAnnot_GetFormFieldValue(self.handle, note, None, 0), 2 * _LONGEST_VALUE)
        units = (ctypes.c_ushort * (size // 2 + 1))()
        pdfium.FPDFAnnot_GetFormFieldValue(self.handle, note, units, size)
        return bytes(units).decode("utf-16-le", "replace").partition("\0")[0]

    def list_problems(self) -> Iterator[str]:
        """Yield a line for what was not read."""
        if self.unshown:
            yield f"{self.unshown} filled fields of the form are hidden and were not read"


def _lay(value: str, box: list[float], letters: Letters, number: int) -> Iterator[Word]:
    """Yield the words of a field, line below line and left to right; the box of each is that of the field."""
    left, top, right, bottom = box
    size = (letters.width, letters.height)
    lines = [line.split() for line in value.splitlines() if line.strip()]
    tall = (bottom - top) / max(1, len(lines))
    whole = make_word("", (left, top, right, bottom), size, number, letters.quarter).box
    for row, words in enumerate(lines):
        wide = (right - left) / (len(" ".join(words)) + 1)
        start = left
        for text in words:
            end = start + wide * len(text)
            word = make_word(
                text, (start, top + row * tall, end, top + (row + 1) * tall), size, number, letters.quarter
            )
            yield Word(text, word.left, word.top, word.right, word.bottom, whole, number)
            start = end + wide
