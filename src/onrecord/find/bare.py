"""Words that somebody says are a quotation, with no story around them -> the story of one quotation that they make."""

from __future__ import annotations

import hashlib
import re

from onrecord.find.chains import Chain
from onrecord.find.marks import Run
from onrecord.find.pieces import cut_pieces
from onrecord.model import Form, Origin, Quotation, Span, Story, identify

_PAIRS = {'"': '"”', "“": '”"', "‘": "’", "'": "'", "«": "»", "„": "“”"}
_OPENS_CLAUSE = re.compile(r"[\W_]*[A-Z]")


def take_whole(text: str) -> tuple[Story, Quotation]:
    """Return a story that is the quotation itself; marks round the whole are no part of the words.

    It counts as a clause of its own where it begins with a capital, for there is no reporter's sentence around it. Text
    without a word gives a quotation without pieces.
    """
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    inner = Span(start, max(start, end))
    if len(inner) > 1 and text[end - 1] in _PAIRS.get(text[start], ""):
        inner = Span(start + 1, end - 1)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    span = Span(0, len(text))
    words = cut_pieces(text, Chain((Run(span=span, inner=inner, is_closed=True),)))
    quotation = Quotation(
        id=identify(digest, span, "quotation"),
        text=text,
        span=span,
        pieces=words.pieces,
        form=Form.DIRECT if _OPENS_CLAUSE.match(inner.of(text)) else Form.MIXED,
        joints=words.joints,
        insertions=words.insertions,
        elisions=words.elisions,
    )
    return Story(id=identify(digest, span), text=text, title="", origin=Origin(uri="", sha256=digest)), quotation
