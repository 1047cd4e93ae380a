"""What a format reader makes of bytes: canonical text, and what the format itself says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model import Anchor, Boxes, Fidelity, Lines, Mask, Page, Span, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text of one file. All spans are half-open code-point offsets into `text`; masks are sorted and disjoint.

    `turns` are those of formats that say who speaks, () where the words must be looked through for labels; the name of
    the speaker is worked out from `label`. `kind` and `parties` are known only to such formats. `pages` are those of
    formats that have pages: they tile the text, and what is printed around it is masked.
    """

    text: str
    media_type: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: date | None = None
    updated: date | None = None
    headline: Span | None = None
    blocks: tuple[Span, ...] = ()
    masks: tuple[Mask, ...] = ()
    problems: tuple[str, ...] = ()
    fidelity: Fidelity | None = None
    turns: tuple[Turn, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    kind: str | None = None
    parties: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()
    lines: Lines | None = None
    boxes: Boxes | None = None
