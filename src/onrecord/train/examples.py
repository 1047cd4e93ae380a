"""Annotated stories -> examples: what the rules see in each, and what the marks say."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord import find, read
from onrecord.attribute.learned.network import LABELS
from onrecord.attribute.learned.reading import Reading, read_by_rules
from onrecord.attribute.learned.tokens import Tokens
from onrecord.attribute.learned.units import range_of
from onrecord.errors import UnreadableError
from onrecord.model import Span
from onrecord.train.corpus import Annotated, Mark

_BEGINNING = {kind: LABELS.index(f"B-{kind}") for kind in "SCQ"}

# Scraped and hastily typed stories lose marks; so do copies of some of the corpus's.
DAMAGED_SHARE = 0.25
MOST_DAMAGED = 3  # marks taken from one story
CLOSING_SHARE = 0.8  # of them are closing ones
_CLOSING, _OPENING = '”"', '“"'


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """An annotated story, what the rules make of it, and the label of each token."""

    annotated: Annotated
    reading: Reading
    labels: NDArray[np.int64]


def prepare(annotated: Annotated) -> Prepared:
    """Read a story by the rules and set its marks on the tokens.

    Raises: UnreadableError where the reader changes the text, so that the marks' offsets do not hold.
    """
    story = read.read_story(f"{annotated.name}.txt", annotated.text.encode())
    if story.text != annotated.text:
        raise UnreadableError(f"{annotated.name}: expected plain text, found characters that the reader changes.")
    quotations = find.find_quotations(story)
    reading = read_by_rules(story, (*quotations, *find.find_statements(story, quotations)))
    return Prepared(annotated, reading, label(reading.tokens, annotated.marks))


def label(tokens: Tokens, marks: Iterable[Mark]) -> NDArray[np.int64]:
    """Return the label of each token by the outermost marks; where two overlap the earlier holds."""
    labels = np.zeros(len(tokens), np.int64)
    for mark in marks:
        if mark.kind not in _BEGINNING or mark.inside is not None:
            continue
        first, last = range_of(tokens, Span(mark.start, mark.end))
        if first == last or labels[first:last].any():
            continue
        labels[first:last] = _BEGINNING[mark.kind] + 1
        labels[first] = _BEGINNING[mark.kind]
    return labels


def prepare_damaged(stories: Sequence[Prepared], share: float, seed: int) -> list[Prepared]:
    """Return copies of a share of the stories, each with one to three quotation marks taken away."""
    dice = random.Random(seed)
    chosen = [prepared.annotated for prepared in stories if dice.random() < share]
    return [prepare(_damage(annotated, dice, dice.randint(1, MOST_DAMAGED))) for annotated in chosen]


def _damage(annotated: Annotated, dice: random.Random, count: int) -> Annotated:
    for _ in range(count):
        text = annotated.text
        outer = [mark for mark in annotated.marks if mark.kind == "Q" and mark.inside is None]
        closing = [mark.end - 1 for mark in outer if text[mark.end - 1] in _CLOSING]
        opening = [mark.start for mark in outer if text[mark.start] in _OPENING]
        places = closing if dice.random() < CLOSING_SHARE else opening
        if places:
            annotated = _without(annotated, dice.choice(places))
    return annotated


def _without(annotated: Annotated, place: int) -> Annotated:
    """Return a story without one character; a mark left empty goes too."""
    text = annotated.text[:place] + annotated.text[place + 1 :]
    moved = (
        replace(mark, start=mark.start - (mark.start > place), end=mark.end - (mark.end > place))
        for mark in annotated.marks
    )
    return replace(annotated, text=text, marks=tuple(mark for mark in moved if mark.start < mark.end))
