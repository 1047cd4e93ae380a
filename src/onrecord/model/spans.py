"""Stretches of a document's text, what of it is no words, and ids: the ground that the other values stand on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open [start, end) in code points of one document's canonical text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` under this span."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Say whether `other` lies inside this span (edges may coincide)."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


class MaskKind(StrEnum):
    """Why characters of a document are not words of its author or speakers."""

    CAPTION = "caption"  # story: a link caption glued into a sentence
    MARKUP = "markup"  # story: Markdown signs, link targets
    BOILERPLATE = "boilerplate"  # story: related-links boxes, share buttons
    LABEL = "label"  # record: a speaker label
    ASIDE = "aside"  # record: a stage direction, "[laughs]"
    REMARK = "remark"  # record: the transcriber's or editor's sign, "[ph]", "[sic]", the number of a footnote
    TIMESTAMP = "timestamp"  # record: a time standing alone or in brackets
    PAGE = "page"  # record: page numbers, running heads and feet, line numbers
    GAP = "gap"  # record: words are missing here, "[inaudible]", "[cut]", "[this copy ends here]"
    REDACTION = "redaction"  # record: words are withheld here, "[REDACTED]", "(b)(6)"
    HEADER = "header"  # record: title lines, lists of participants, mail headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Mask:
    """Characters that no step reads as words. They stay in the text, so that every mask can be lifted again."""

    span: Span
    kind: MaskKind
    reason: str


def identify(sha256: str, span: Span, *more: str) -> str:
    """Return an id that is the same on every machine and run: a hash of the document's bytes, a span, and `more`."""
    key = "\x1f".join((sha256, str(span.start), str(span.end), *more))
    return hashlib.sha256(key.encode()).hexdigest()[:12]
