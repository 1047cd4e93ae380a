"""One paragraph and its runs in double marks to its runs in single marks, apostrophes told apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.find.marks import Mark, Run
from onrecord.model import Span

_OPEN_GLYPHS = frozenset("'‘‚‹`›")
_CLOSE_GLYPHS = frozenset("'’›‹‘")
# Words and years that are written with an apostrophe in front; only these small forms, for "'Round two' is on" quotes.
_ELIDED = re.compile(
    r"(?:\d0s|\d\d|ems?|tis|twas|twere|til|till|cause|bout|round|cuz|cos|coz|n|nuff|neath|fraid|scuse|nother|cept|s|d)\b"
)
# Words that end in an apostrophe which seldom is a mark: plural possessives, dropped letters, feet and minutes.
_MAY_END_IN_APOSTROPHE = re.compile(r"(?:[sS]|\w\win|\d|\b(?:o|ol|an|th|lil|mo|wi|n))$")
_PUNCTUATION = frozenset('.,?!;…—–)]”"')

# Where only doubtful closing marks are left, the quoted words are few: headlines quote fragments.
_WORDS_IF_DOUBTFUL = 8
_SENTENCE_ENDS = re.compile(r"[.?!]\s")


def pair_singles(text: str, paragraph: Span, marks: Sequence[Mark], doubles: Sequence[Run]) -> list[Run]:
    """Return the runs in single marks, outermost only, in order; one around double marks holds those inside.

    A single mark inside `doubles` is nested or an apostrophe. The last run may be open, if it begins the paragraph.
    """
    singles = list(_outside(marks, doubles))
    runs: list[Run] = []
    at = 0
    while at < len(singles):
        opening, at = singles[at], at + 1
        if not _may_open(text, paragraph, opening):
            continue
        closings = at
        while closings < len(singles) and not _may_open(text, paragraph, singles[closings]):
            closings += 1
        closing = _choose_closing(text, paragraph, opening, singles[at:closings])
        if closing is not None:
            span = Span(opening.span.start, closing.span.end)
            runs.append(Run(span, Span(opening.span.end, closing.span.start), is_single=True))
            at = singles.index(closing, at) + 1
        elif opening.span.start == paragraph.start and closings == len(singles):
            inner = Span(opening.span.end, paragraph.end)
            runs.append(Run(paragraph, inner, is_single=True, is_closed=False))
    starts = [double.span.start for double in doubles]
    return [run for run in runs if not run.is_closed or _is_sound(text, run, starts)]


def _outside(marks: Sequence[Mark], doubles: Sequence[Run]) -> Iterator[Mark]:
    waiting = iter(doubles)
    run = next(waiting, None)
    for mark in marks:
        while run is not None and run.span.end <= mark.span.start:
            run = next(waiting, None)
        if mark.is_single and (run is None or mark.span.start < run.span.start):
            yield mark


def _may_open(text: str, paragraph: Span, mark: Mark) -> bool:
    start, end = mark.span.start, mark.span.end
    after = text[end : min(end + 1, paragraph.end)]
    if mark.glyph not in _OPEN_GLYPHS or not after or after.isspace() or _ELIDED.match(text, end, paragraph.end):
        return False
    if mark.glyph in "‘`":
        return not (start > paragraph.start and text[start - 1].isalnum())
    return mark.opens


def _choose_closing(text: str, paragraph: Span, opening: Mark, marks: Sequence[Mark]) -> Mark | None:
    """Return the first sure closing mark, else the first doubtful one if it stands close enough."""
    doubtful = None
    for mark in marks:
        if mark.glyph not in _CLOSE_GLYPHS or not mark.closes:
            continue
        if _is_sure(text, paragraph, mark):
            return mark
        doubtful = doubtful or mark
    if doubtful is None:
        return None
    words = text[opening.span.end : doubtful.span.start]
    is_close = len(words.split()) <= _WORDS_IF_DOUBTFUL and not _SENTENCE_ENDS.search(words)
    return doubtful if is_close else None


def _is_sure(text: str, paragraph: Span, mark: Mark) -> bool:
    before = text[max(paragraph.start, mark.span.start - 8) : mark.span.start]
    if not before[-1:].isalnum():
        return before[-1:] in _PUNCTUATION
    after = text[mark.span.end : min(mark.span.end + 1, paragraph.end)]
    ends_clause = not after or not after.isspace()
    return not _MAY_END_IN_APOSTROPHE.search(before) or (ends_clause and before[-1] in "sS")


def _is_sound(text: str, run: Run, starts_of_doubles: Sequence[int]) -> bool:
    """Say whether a run in single marks that holds double ones ends as speech does, with its punctuation inside."""
    held = bisect_left(starts_of_doubles, run.span.end) - bisect_left(starts_of_doubles, run.span.start)
    return held == 0 or text[run.inner.end - 1] in ".,?!…—–"
