"""Plain text -> Body: the text as it stands, and its first lines as headline."""

from __future__ import annotations

import re

from onrecord.model import Span
from onrecord.read.body import Body
from onrecord.read.decode import decode

# Headlines of print and web stay well under this; leads are rarely shorter and end with a full stop.
_LONGEST_HEADLINE = 200
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![ \t\r]*(?:\n|\Z))[^\n]*)*")
# A sentence's end: full stop, or any mark of an end inside a closing quotation mark or bracket; also a colon or comma.
_CLOSES = re.compile(r"(?:[.:;,…]|[.?!…,][\"'”’»)\]]+)\s*\Z")


def parse_plain(data: bytes, path: str) -> Body:
    """Return the decoded text of `data`, unchanged, with the headline where the first paragraph looks like one."""
    text, problems = decode(data, path)
    headline = find_headline(text)
    title = " ".join(headline.of(text).split()) if headline else None
    return Body(text=text, media_type="text/plain", title=title, headline=headline, problems=problems)


def find_headline(text: str, start: int = 0) -> Span | None:
    """Return the first paragraph from `start` on if it is short, no sentence, and has text after it; else None.

    Where lines follow each other without blank lines, the first line alone is taken if the text has a paragraph a line.
    """
    paragraph = _PARAGRAPH.search(text, start)
    if paragraph is None:
        return None
    candidates = [paragraph.group()]
    lines = paragraph.group().splitlines()
    if len(lines) > 1 and sum(bool(_CLOSES.search(line)) for line in lines[1:]) * 2 > len(lines) - 1:
        candidates.append(lines[0])
    for candidate in candidates:
        words = candidate.rstrip()
        end = paragraph.start() + len(words)
        if len(words) < _LONGEST_HEADLINE and not _CLOSES.search(words) and text[end:].strip():
            return Span(paragraph.start(), end)
    return None
