"""What a format reader makes of bytes: canonical text, and what the format itself says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model import Anchor, Fidelity, Mask, Span, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text of one file. All spans are half-open code-point offsets into `text`; masks are sorted and disjoint.

    `turns` are those of formats that say who speaks, () where the words must be looked through for labels; the name of
    the speaker is worked out from `label`. `kind` and what follows is known only to such formats.
    """

    text: str
    media_type: str
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    headline: Span | None = None
    blocks: tuple[Span, ...] = ()
    masks: tuple[Mask, ...] = ()
    problems: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    kind: str | None = None
    fidelity: Fidelity | None = None
    parties: tuple[str, ...] = ()
