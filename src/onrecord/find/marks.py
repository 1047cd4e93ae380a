"""One paragraph to the runs of words that stand in quotation marks there, outermost marks only."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.find.cues import is_cue_clause
from onrecord.model import Span
from onrecord.text.sentences import split_sentences

_TOKEN = re.compile(r"``|''|‘‘|’’|[\"“”„‟«»＂〝〞]|['‘’‚‛‹›`]")
_OPEN_GLYPHS = frozenset(["“", "〝", "``", "‘‘", "„", "‟"])
_CLOSE_GLYPHS = frozenset(["”", "〞", "''", "’’"])
_LOW_GLYPHS = frozenset("„‟")
_SINGLE_GLYPHS = frozenset("'‘’‚‛‹›`")

_ANY_MARK = "\"“”„‟«»＂〝〞'‘’‚‛‹›`"
_DASHES = "-‐‑‒–—―/"
_BEFORE_OPENING = frozenset(_ANY_MARK + _DASHES + "([{")
_AFTER_CLOSING = frozenset(_ANY_MARK + _DASHES + ")]}([.,;:!?…")

# '"SMITH: Yes.': the speaker of a printed dialogue, after the opening mark of his turn.
LABEL = re.compile(r"\s*[A-Z][A-Z .'’-]+:")

_FEET_AND_INCHES = re.compile(r"\d['’′]\s?\d{1,2}$")
_SHORT_NUMBER = re.compile(r"(?:^|[^\w.,])\d{1,3}(?:[./]\d{1,2})?$")
_LONGEST_MEASURE = 8  # characters
# "the former mayor of Elm Park, Ines Dahl, told reporters on Monday" has 64 characters.
_LONGEST_CUE = 120


@dataclass(frozen=True, slots=True)
class Mark:
    """A character or pair that may be a quotation mark; `opens` and `closes` say what its neighbours allow."""

    span: Span
    glyph: str
    opens: bool
    closes: bool

    @property
    def is_single(self) -> bool:
        """Say whether this is a single mark, which may be an apostrophe."""
        return self.glyph in _SINGLE_GLYPHS


@dataclass(frozen=True, slots=True)
class Run:
    """Quoted words of one paragraph: `span` with the marks, `inner` without. An open run ends with its paragraph."""

    span: Span
    inner: Span
    is_single: bool = False
    is_closed: bool = True


def read_marks(text: str, paragraph: Span) -> list[Mark]:
    """Return all possible marks of `paragraph`, in order, single ones included."""
    found = _TOKEN.finditer(text, paragraph.start, paragraph.end)
    return [_weigh(text, paragraph, Span(*match.span())) for match in found]


def pair_doubles(text: str, paragraph: Span, marks: Sequence[Mark]) -> list[Run]:
    """Return the runs in double marks, outermost only, in order; at most the last one is open.

    Each mark opens or closes by its shape and its neighbours; only where these do not tell does it matter whether a
    quotation is open. Two opening marks in a row therefore never turn the text between two quotations into one. A mark
    that is never closed ends before a cue, else with the paragraph, if nothing else is quoted there.
    """
    doubles = [mark for mark in marks if not mark.is_single]
    pairs: list[tuple[Mark, Mark]] = []
    waiting: list[Mark] = []
    for i, mark in enumerate(doubles):
        following = doubles[i + 1] if i + 1 < len(doubles) else None
        if _is_measure(text, paragraph, mark, following, is_open=bool(waiting)):
            continue
        if _is_opening(mark, waiting[-1] if waiting else None):
            if waiting and not waiting[-1].opens:
                waiting.pop()  # a mark afloat between spaces was no opening after all
            waiting.append(mark)
        elif waiting:
            pairs.append((waiting.pop(), mark))
    pairs += _pair_misspaced(text, waiting, pairs)
    runs = [Run(Span(a.span.start, b.span.end), Span(a.span.end, b.span.start)) for a, b in pairs]
    ends = {mark.span: after.span.start for mark, after in pairwise(doubles)}
    for mark in waiting:
        runs += _close_at_cue(text, mark, ends.get(mark.span, paragraph.end)) if mark.opens else []
    runs = _outermost(runs)
    last = waiting[-1] if waiting else None
    if last is not None and last.opens and (not runs or runs[-1].span.end <= last.span.start):
        runs.append(Run(Span(last.span.start, paragraph.end), Span(last.span.end, paragraph.end), is_closed=False))
    return runs


def _close_at_cue(text: str, mark: Mark, end: int) -> list[Run]:
    """Return the run of a mark whose closing is missing before a cue: '"We go home, Dahl said.'; else nothing."""
    if LABEL.match(text, mark.span.end, end):
        return []  # a turn of a dialogue, which goes on in the next paragraph's
    for sentence in split_sentences(text, Span(mark.span.end, end)):
        comma = sentence.end
        while (comma := text.rfind(", ", max(sentence.start, sentence.end - _LONGEST_CUE), comma)) >= 0:
            if is_cue_clause(text[comma : sentence.end]):
                return [Run(Span(mark.span.start, comma + 1), Span(mark.span.end, comma + 1))]
    return []


def _weigh(text: str, paragraph: Span, span: Span) -> Mark:
    before = text[span.start - 1] if span.start > paragraph.start else " "
    after = text[span.end] if span.end < paragraph.end else " "
    opens = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    return Mark(span, span.of(text), opens and not closes, closes and not opens)


def _is_opening(mark: Mark, top: Mark | None) -> bool:
    """Say whether a double mark opens, given the innermost mark that still waits for its closing, if any."""
    glyph = mark.glyph
    if top is not None and ((top.glyph in _LOW_GLYPHS and glyph in "“”") or (top.glyph + glyph) in {"»«", "«»"}):
        return False
    if glyph in "«»":
        return glyph == "«" or (top is None and mark.opens)
    if glyph in _LOW_GLYPHS:
        return True
    if glyph in _OPEN_GLYPHS:
        return not mark.closes
    if glyph in _CLOSE_GLYPHS:
        return mark.opens and top is None
    if mark.opens != mark.closes:
        return mark.opens
    return top is None


def _is_measure(text: str, paragraph: Span, mark: Mark, following: Mark | None, *, is_open: bool) -> bool:
    """Say whether the mark means inches or minutes: 5'10", a 12" pipe."""
    if mark.glyph not in {'"', "”", "''", "＂"}:
        return False
    before = text[max(paragraph.start, mark.span.start - _LONGEST_MEASURE) : mark.span.start]
    if not before[-1:].isdigit():
        return False
    if not is_open or _FEET_AND_INCHES.search(before):
        return True
    # Inside a quotation the number may be its last word, unless the next mark would close once more.
    return following is not None and following.closes and bool(_SHORT_NUMBER.search(before))


def _pair_misspaced(text: str, waiting: list[Mark], pairs: Sequence[tuple[Mark, Mark]]) -> list[tuple[Mark, Mark]]:
    """Take marks out of `waiting` of which the second closes the first though a space stands on its wrong side."""
    starts = sorted(opening.span.start for opening, _ in pairs)
    for i, (first, second) in enumerate(pairwise(waiting)):
        is_small = second.glyph == '"' and text[second.span.end : second.span.end + 1].islower()
        if is_small and bisect_left(starts, first.span.start) == bisect_left(starts, second.span.start):
            del waiting[i : i + 2]
            return [(first, second)]
    return []


def _outermost(runs: Sequence[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.span.start, -run.span.end)):
        if not kept or run.span.start >= kept[-1].span.end:
            kept.append(run)
    return kept
