"""What a format reader makes of bytes: canonical text, and what the format itself says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model import Boxes, Fidelity, Lines, Mask, Page, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text of one file. All spans are half-open code-point offsets into `text`; masks are sorted and disjoint."""

    text: str
    media_type: str
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    headline: Span | None = None
    blocks: tuple[Span, ...] = ()
    masks: tuple[Mask, ...] = ()
    problems: tuple[str, ...] = ()
    fidelity: Fidelity | None = None
    pages: tuple[
        Page, ...
    ] = ()  # of formats that have pages; they tile the text, and what is printed on them is masked
    lines: Lines | None = None
    boxes: Boxes | None = None
