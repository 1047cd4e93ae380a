"""Path and bytes of a file -> Body, by the one reader that its suffix names, or its first bytes where that is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath

from onrecord.read.body import Body
from onrecord.read.docx import parse_docx
from onrecord.read.eml import parse_eml
from onrecord.read.epub import parse_epub
from onrecord.read.html import parse_article, parse_page
from onrecord.read.json_files import parse_json
from onrecord.read.markdown import parse_markdown
from onrecord.read.mhtml import parse_saved_article, parse_saved_page
from onrecord.read.msg import parse_msg
from onrecord.read.pdf import parse_pdf, parse_pdf_story
from onrecord.read.plain import parse_plain
from onrecord.read.recognised import parse_tsv
from onrecord.read.rtf import parse_rtf
from onrecord.read.speeches import parse_speeches
from onrecord.read.subtitles import parse_subtitles
from onrecord.read.whatsapp import FIRST_MESSAGE, parse_whatsapp

Parser = Callable[[bytes, str], Body]

STORY_FORMATS: dict[str, Parser] = {
    ".txt": parse_plain,
    ".text": parse_plain,
    ".md": parse_markdown,
    ".markdown": parse_markdown,
    ".html": parse_article,
    ".htm": parse_article,
    ".xhtml": parse_article,
    ".mhtml": parse_saved_article,
    ".mht": parse_saved_article,
    ".vtt": parse_subtitles,
    ".srt": parse_subtitles,
    ".json": parse_json,
    ".tsv": parse_tsv,
    ".eml": parse_eml,
    ".msg": parse_msg,
    ".docx": parse_docx,
    ".rtf": parse_rtf,
    ".epub": parse_epub,
    ".xml": parse_speeches,
    ".pdf": parse_pdf_story,
    "whatsapp": parse_whatsapp,
}
# A record is read whole: what an article extractor leaves out would later look invented.
RECORD_FORMATS: dict[str, Parser] = {
    **STORY_FORMATS,
    ".html": parse_page,
    ".htm": parse_page,
    ".xhtml": parse_page,
    ".mhtml": parse_saved_page,
    ".mht": parse_saved_page,
    ".pdf": parse_pdf,
}

# What a file opens with where its suffix says nothing, or only that it is text; the first that matches is taken.
_SUBTITLES = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:WEBVTT[ \t\r\n]|\s*\d+[ \t]*\r?\n\d{1,4}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*\d)"
)
_OPENINGS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b", re.IGNORECASE), ".html"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*\{)"), ".json"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b|\s*<(?:TEI|teiCorpus|akomaNtoso)\b"), ".xml"),
    (re.compile(rb"start\tend\ttext\r?\n"), ".tsv"),
)
# These are never plain text, whatever the file is called.
_SURE_OPENINGS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (_SUBTITLES, ".vtt"),
    (re.compile(rb"\s*\{\\rtf"), ".rtf"),
    (FIRST_MESSAGE, "whatsapp"),
    (re.compile(rb"From: [\"<]{1,2}Saved by ", re.IGNORECASE), ".mhtml"),
    (
        re.compile(rb"(?:[A-Z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?MIME-Version:[ \t]*1\.0", re.IGNORECASE),
        ".eml",
    ),
)
_TEXT = frozenset((".txt", ".text"))
_PDF_START = b"%PDF-"


def parse(data: bytes, path: str, formats: Mapping[str, Parser], suffix: str = "") -> Body:
    """Return the Body of `data` by `suffix`, else that of `path`, else what the bytes open with; plain text by default.

    Raises: UnreadableError if `data` holds no text, MissingExtraError if its format needs an extra.
    """
    return formats[recognise_suffix(data, path, formats, suffix)](data, path)


def recognise_suffix(data: bytes, path: str, formats: Mapping[str, Parser], suffix: str = "") -> str:
    """Return the key of `formats` by which `data` is read."""
    if data.startswith(_PDF_START):  # whatever it is called
        return ".pdf"
    named = suffix or PurePath(path).suffix.lower()
    openings = _SURE_OPENINGS if named in _TEXT else (*_SURE_OPENINGS, *_OPENINGS)
    if named in formats and named not in _TEXT:
        return named
    return next((found for opening, found in openings if opening.match(data, 0, 65536) and found in formats), ".txt")
