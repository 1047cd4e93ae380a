"""A quotation of a story -> its place among the tokens of a sentence."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from onrecord.attribute.sentences import MARKS, Layout, Sentence, quoted_stretches
from onrecord.model import Form, Quotation


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands: its sentence, the tokens of its first stretch, the tokens up to its second one."""

    sentence: int
    tokens: tuple[int, int]
    own: tuple[int, int] | None


def find_place(text: str, quotation: Quotation, layout: Layout) -> Place | None:
    """Find the tokens of a quotation or a statement."""
    number = layout.sentence_at(quotation.span.start)
    if number is None:
        return None
    sentence = layout.sentences[number]
    indirect = quotation.form is Form.INDIRECT
    stretches = [quotation.span] if indirect else quoted_stretches(text, quotation)
    first = _token_at(sentence, stretches[0].start)
    if first is None:
        return None
    last = first + 1
    while indirect and last < len(sentence.words) and sentence.starts[last] < quotation.span.end:
        last += 1
    own = None
    if len(stretches) > 1:
        second = _token_at(sentence, stretches[1].start)
        own = (last, len(sentence.words) if second is None else second)
    return Place(number, (first, last), own)


def _token_at(sentence: Sentence, offset: int) -> int | None:
    index = bisect_right(sentence.ends, offset)
    return index if index < len(sentence.ends) else None


def is_closed(quotation: Quotation) -> bool:
    """Say whether the words end in a mark; where they do not, nobody knows how far they go."""
    return quotation.form is Form.INDIRECT or quotation.text.rstrip(" .,;:")[-1:] in MARKS
