"""Quotations and the network's contents -> the units that each want a source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.attribute.learned.roles import Range, Roles, meeting
from onrecord.attribute.learned.tokens import Tokens
from onrecord.attribute.sentences import MARKS
from onrecord.model import Attribution, Certainty, Form, Joint, Quotation, Span, Use


@dataclass(frozen=True, slots=True)
class Unit:
    """Words that want a source: `ranges` of tokens, in order.

    `quotation` is the place of its quotation among the story's, None for words outside quotation marks. `content` is
    the network's range that holds it, or the unit's own extent. `rule_source` is the source that the rules gave it.
    """

    ranges: tuple[Range, ...]
    content: Range
    quotation: int | None = None
    is_direct: bool = False
    is_speech: bool = True
    is_open: bool = False
    rule_source: Range | None = None
    is_rule_sure: bool = False
    is_rule_cued: bool = False

    @property
    def first(self) -> int:
        """The first token."""
        return self.ranges[0][0]

    @property
    def last(self) -> int:
        """The token after the last."""
        return self.ranges[-1][1]

    def tokens(self) -> list[int]:
        """All its tokens."""
        return [index for first, last in self.ranges for index in range(first, last)]


def range_of(tokens: Tokens, span: Span) -> Range:
    """Return the tokens that a span of the story touches."""
    first = int(np.searchsorted(tokens.ends, span.start, side="right"))
    return first, max(first, int(np.searchsorted(tokens.starts, span.end, side="left")))


def find_units(
    text: str, quotations: Sequence[Quotation], links: Sequence[Attribution], tokens: Tokens, roles: Roles
) -> tuple[Unit, ...]:
    """Return the units of a story in its order: each quotation by paragraphs, then contents that hold no quotation."""
    units: list[Unit] = []
    taken: set[Range] = set()
    for number, (quotation, link) in enumerate(zip(quotations, links, strict=True)):
        if quotation.form is Form.INDIRECT:
            continue
        for group in _by_paragraph(quotation):
            ranges, is_open = _ranges(text, group, tokens, roles)
            if not ranges:
                continue
            low, high = ranges[0][0], ranges[-1][1]
            held = [content for one in ranges for content in meeting(roles.contents, *one)]
            taken.update(held)
            low, high = min([low, *(c[0] for c in held[:1])]), max([high, *(c[1] for c in held[-1:])])
            source = range_of(tokens, link.source) if link.source else None
            units.append(
                Unit(
                    ranges=tuple(ranges),
                    content=(low, high),
                    quotation=number,
                    is_direct=quotation.form is Form.DIRECT,
                    is_speech=quotation.use is Use.SPEECH,
                    is_open=is_open,
                    rule_source=source if source and source[0] < source[1] else None,
                    is_rule_sure=link.certainty is Certainty.SURE,
                    is_rule_cued=link.cue is not None,
                )
            )
    units += [Unit(ranges=(content,), content=content) for content in roles.contents if content not in taken]
    return tuple(sorted(units, key=lambda unit: unit.first))


def _by_paragraph(quotation: Quotation) -> list[list[Span]]:
    """Return the pieces of a quotation, those of a paragraph together; a quotation in one piece with its marks."""
    if len(quotation.pieces) == 1:
        return [[quotation.span]]
    groups = [[quotation.pieces[0]]]
    for piece, joint in zip(quotation.pieces[1:], quotation.joints, strict=True):
        if joint is Joint.PARAGRAPH:
            groups.append([piece])
        else:
            groups[-1].append(piece)
    return groups


def _ranges(text: str, pieces: Sequence[Span], tokens: Tokens, roles: Roles) -> tuple[list[Range], bool]:
    """Return the tokens of pieces, and whether the last lacks its closing mark.

    Words without a closing mark go on as far as the network takes them for content.
    """
    ranges: list[Range] = []
    is_open = False
    for piece in pieces:
        first, last = range_of(tokens, piece)
        if first == last:
            continue
        is_open = text[piece.end - 1] not in MARKS and not any(
            mark in MARKS for mark in text[piece.end : piece.end + 2]
        )
        kept = [(max(first, c[0]), min(last, c[1])) for c in meeting(roles.contents, first, last)]
        ranges += kept if is_open and kept else [(first, last)]
    return ranges, is_open
