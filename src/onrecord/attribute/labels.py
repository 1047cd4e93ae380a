"""A quotation that begins with its speaker's label ('"SMITH: Yes.') -> the label, and whom it names."""

from __future__ import annotations

import re

from onrecord.attribute.people import Cast
from onrecord.attribute.sources import Source
from onrecord.model import How, Quotation, Span
from onrecord.text.names import match_names

_LABEL = re.compile(r"\W*([A-Z][A-Z .'’-]+):\s*")


def find_label(text: str, quotation: Quotation) -> Span | None:
    """Return the label that stands between a quotation's opening mark and its first words."""
    label = _LABEL.fullmatch(text, quotation.span.start, quotation.pieces[0].start)
    return Span(*label.span(1)) if label else None


def identify_label(text: str, label: Span, cast: Cast) -> Source:
    """Say whom a label names: the one person of the story whom it fits, if there is one."""
    printed = label.of(text)
    fitting = [
        index
        for index, member in enumerate(cast.members)
        if any(
            match_names(name, printed.title()) in ("same", "compatible")
            for name in (member.person.name, *member.person.aliases)
        )
    ]
    how = How.NAME if " " in printed else How.SURNAME
    return Source(label, how, tuple(fitting))
