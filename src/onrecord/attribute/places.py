"""A quotation of a story -> its place among the tokens of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.attribute.sentences import FILLS, MARKS, Layout, Sentence, quoted_stretches
from onrecord.model import Form, Quotation

_FIRST_PERSON = re.compile(r"\bI(?=['’ ][a-z])(?<!War I)|\b(?:[Ww]e|[Oo]ur|[Mm]y)\b")
_SINGLE = frozenset("'‘’‚`")


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
    """Say whether the words end in a mark of the kind that opened them; else nobody knows how far they go."""
    if quotation.form is Form.INDIRECT:
        return True
    words = quotation.text.rstrip(" .,;:")
    ending = words[len(words.rstrip(MARKS)) :]
    if not ending or words[0] not in MARKS:
        return bool(ending)
    if words[0] in _SINGLE:
        return not _SINGLE.isdisjoint(ending)
    return len(ending) > 1 or ending not in _SINGLE


def is_answered(quotation: Quotation, layout: Layout) -> bool:
    """Say whether other quoted words follow at once, so that two people talk: '“Two,” Lee said. “Go.” “Why?”'."""
    end = quotation.span.end
    return layout.visible[end : end + 1] == " " and layout.visible[end + 1 : end + 2] in tuple(FILLS)


def is_first_person(sentence: Sentence, layout: Layout) -> bool:
    """Say whether a sentence's paragraph speaks as "I" or "we" outside marks: a statement or a letter printed whole.

    Whoever is quoted in it is quoted at second hand.
    """
    start = layout.paragraphs[sentence.paragraph]
    end = layout.visible.find("\n", start)
    return _FIRST_PERSON.search(layout.visible, start, end if end >= 0 else len(layout.visible)) is not None
