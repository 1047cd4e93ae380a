"""A text and its masks to the visible text, with a map from its offsets back to the text's own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Mask, Span


@dataclass(frozen=True, slots=True)
class Visible:
    """A text without its masked characters; line breaks under masks stay, so that paragraphs stay apart.

    `starts[i]` is the offset in `text` of the i-th run of kept characters, `origins[i]` its offset in the document.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin_of(self, offset: int) -> int:
        """Return where the visible character at `offset` stands in the document."""
        run = bisect_right(self.starts, offset) - 1
        return self.origins[run] + offset - self.starts[run]

    def offset_of(self, origin: int) -> int:
        """Return the offset of the first visible character at or after `origin` in the document."""
        run = bisect_right(self.origins, origin) - 1
        if run < 0:
            return 0
        end = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        return min(self.starts[run] + origin - self.origins[run], end)

    def span_of(self, start: int, end: int) -> Span:
        """Return the document's span of the non-empty visible span [start, end); masks inside it are covered."""
        return Span(self.origin_of(start), self.origin_of(end - 1) + 1)


def hide_masks(text: str, masks: Iterable[Mask]) -> Visible:
    """Return `text` without the characters under `masks`, in any order, overlapping or not."""
    kept: list[Span] = []
    at = 0
    for mask in sorted((mask.span for mask in masks), key=lambda span: span.start):
        if mask.start > at:
            kept.append(Span(at, mask.start))
        hidden = Span(max(at, mask.start), max(at, mask.end))
        kept += [Span(i, i + 1) for i in range(hidden.start, min(hidden.end, len(text))) if text[i] == "\n"]
        at = hidden.end
    kept.append(Span(min(at, len(text)), len(text)))
    kept = [span for i, span in enumerate(kept) if span or i == len(kept) - 1]
    starts, offset = [], 0
    for span in kept:
        starts.append(offset)
        offset += len(span)
    return Visible("".join(span.of(text) for span in kept), tuple(starts), tuple(span.start for span in kept))
