"""The first bytes of files that are no text, and what to call each of them."""

from __future__ import annotations

# (offset, bytes, name). Source: the formats' own specifications.
SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF", "a PDF document"),
    (0, b"PK\x03\x04", "a ZIP archive (as DOCX, XLSX, ODT and EPUB files are)"),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office or Outlook file (DOC, XLS, MSG)"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"%!PS", "a PostScript document"),
    (0, b"\x89PNG\r\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (8, b"WEBP", "a WebP image"),
    (0, b"ID3", "an MP3 recording"),
    (4, b"ftyp", "an MP4 or M4A recording"),
    (8, b"WAVE", "a WAV recording"),
    (0, b"OggS", "an Ogg recording"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ", "an xz archive"),
    (0, b"7z\xbc\xaf", "a 7-Zip archive"),
    (0, b"Rar!", "a RAR archive"),
    (0, b"SQLite format 3", "an SQLite database"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90", "a program"),
)


def recognise(data: bytes) -> str | None:
    """Say what kind of file without plain text begins with `data`, or None."""
    return next((name for offset, magic, name in SIGNATURES if data.startswith(magic, offset)), None)
