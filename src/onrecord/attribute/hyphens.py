"""A story with its quotations -> both without soft hyphens, which no reader sees, and the way back for spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Attribution, Mask, MaskKind, Quotation, Span, Story
from onrecord.text.masked import Visible, hide_masks

_SOFT_HYPHEN = re.compile("\u00ad+")


@dataclass(frozen=True, slots=True)
class Unhyphenated:
    """A story and its quotations without soft hyphens; `visible` is None where the story had none."""

    story: Story
    quotations: Sequence[Quotation]
    visible: Visible | None = None

    def restore(self, attribution: Attribution) -> Attribution:
        """Return the attribution with its spans in the story as it was."""
        source, cue = attribution.source, attribution.cue
        if self.visible is None:
            return attribution
        return replace(
            attribution,
            source=source and self.visible.span_of(source.start, source.end),
            cue=cue and self.visible.span_of(cue.start, cue.end),
        )


def drop_soft_hyphens(story: Story, quotations: Sequence[Quotation]) -> Unhyphenated:
    """Return a story and its quotations without soft hyphens.

    Only what is read here moves: the text, its masks, and the spans of the quotations and their pieces.
    """
    hidden = [Span(*match.span()) for match in _SOFT_HYPHEN.finditer(story.text)]
    if not hidden:
        return Unhyphenated(story, quotations)
    visible = hide_masks(story.text, (Mask(span=span, kind=MaskKind.MARKUP, reason="") for span in hidden))

    def move(span: Span) -> Span:
        return Span(visible.offset_of(span.start), visible.offset_of(span.end))

    def move_quotation(quotation: Quotation) -> Quotation:
        span, pieces = move(quotation.span), tuple(map(move, quotation.pieces))
        return replace(quotation, text=span.of(visible.text), span=span, pieces=pieces)

    masks = tuple(replace(mask, span=move(mask.span)) for mask in story.masks)
    moved = [move_quotation(quotation) for quotation in quotations]
    return Unhyphenated(replace(story, text=visible.text, masks=masks), moved, visible)
