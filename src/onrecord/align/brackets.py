"""A story and its quotations -> what to hide from the search: the story's masks and the brackets inside quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Mask, MaskKind, Quotation, Span, Story

_CLITIC = re.compile(r"['’](?:s|re|ll|ve|d|m)\b")


def hide_brackets(story: Story, quotations: Sequence[Quotation]) -> tuple[Mask, ...]:
    """Return the story's masks and masks for the brackets that its quotations hold.

    A bracket inside a word, "[L]ife" or "walk[ed]", loses only its signs; any other is the writer's and holds no words
    of the record.
    """
    masks = list(story.masks)
    for quotation in quotations:
        for span in (*quotation.insertions, *quotation.elisions):
            masks += _hide(story.text, span)
    return tuple(sorted(masks, key=lambda mask: mask.span))


def _hide(text: str, span: Span) -> list[Mask]:
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    has_letters = any(char.isalpha() for char in span.of(text))
    if has_letters and (before.isalnum() or after.isalnum()):
        edges = (Span(span.start, span.start + 1), Span(span.end - 1, span.end))
        return [Mask(span=edge, kind=MaskKind.MARKUP, reason="bracket") for edge in edges]
    clitic = _CLITIC.match(text, span.end)  # "[the law]'s": the bracket stands for "it's"
    span = Span(span.start, clitic.end() if clitic else span.end)
    return [Mask(span=span, kind=MaskKind.ASIDE, reason="the writer's bracket")]
