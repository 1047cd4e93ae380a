"""A PDF file -> one of its pages as a PNG file; imports little, because a process is started for it."""

from __future__ import annotations

import struct
import zlib

from onrecord.errors import MissingExtraError, UnreadableError

WIDTH = 1240  # pixels: A4 at 150 dots an inch, fine enough to read small print
# A page many times as long as wide would take memory without end.
MOST_PIXELS = 8_000_000


def draw_page(data: bytes, page: int) -> bytes:
    """Return a page of a PDF file, counted from 1, as a PNG file.

    Raises:
        UnreadableError: there is no such page, or it cannot be drawn.
        MissingExtraError: the library that draws is not installed.
    """
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
