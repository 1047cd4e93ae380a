"""A quotation -> the characters of the story that it claims: its span less the cues that stand inside."""

from __future__ import annotations

from itertools import pairwise

from onrecord.model import Joint, Quotation, Span

_MARKS = frozenset("\"'“”‘’„‟«»‹›")


def quoted_spans(text: str, quotation: Quotation) -> tuple[Span, ...]:
    """Return the runs of a quotation between cues in story order, quotation marks included.

    Runs that a mark of omission or a new paragraph separates stay together.
    """
    runs, start = [], quotation.span.start
    for (piece, following), joint in zip(pairwise(quotation.pieces), quotation.joints, strict=False):
        if joint is Joint.CUE:
            runs.append(Span(start, _past_marks(text, piece.end, following.start)))
            start = _before_marks(text, following.start, piece.end)
    return (*runs, Span(start, quotation.span.end))


def _past_marks(text: str, offset: int, limit: int) -> int:
    while offset < limit and text[offset] in _MARKS:
        offset += 1
    return offset


def _before_marks(text: str, offset: int, limit: int) -> int:
    while offset > limit and text[offset - 1] in _MARKS:
        offset -= 1
    return offset
