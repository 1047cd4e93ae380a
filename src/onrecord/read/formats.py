"""Path and bytes of a file -> Body, by the one reader that its suffix names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath

from onrecord.read.body import Body
from onrecord.read.html import parse_article, parse_page
from onrecord.read.markdown import parse_markdown
from onrecord.read.pdf import parse_pdf, parse_pdf_story
from onrecord.read.plain import parse_plain

Parser = Callable[[bytes, str], Body]

STORY_FORMATS: dict[str, Parser] = {
    ".txt": parse_plain,
    ".text": parse_plain,
    ".md": parse_markdown,
    ".markdown": parse_markdown,
    ".html": parse_article,
    ".htm": parse_article,
    ".pdf": parse_pdf_story,
}
# A record is read whole: what an article extractor leaves out would later look invented.
RECORD_FORMATS: dict[str, Parser] = {**STORY_FORMATS, ".html": parse_page, ".htm": parse_page, ".pdf": parse_pdf}

_HTML_START = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_PDF_START = b"%PDF-"


def parse(data: bytes, path: str, formats: Mapping[str, Parser]) -> Body:
    """Return the Body of `data` by the suffix of `path`; without a known suffix as a web page if it opens like one.

    Raises: UnreadableError if `data` holds no text, MissingExtraError if its format needs an extra.
    """
    parser = formats.get(PurePath(path).suffix.lower())
    if data.startswith(_PDF_START):  # whatever it is called
        parser = formats[".pdf"]
    if parser is None:
        parser = formats[".html"] if _HTML_START.match(data) else parse_plain
    return parser(data, path)
