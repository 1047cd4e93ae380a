"""A hit of the search box -> the sentences that hold its words, with these marked and nothing masked in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.model import Mask, MaskKind, Record, SearchHit, Span
from onrecord.report.differences import Kind, Stretch, join_stretches, masks_over
from onrecord.report.passages import AROUND
from onrecord.report.segments import segment
from onrecord.text.masked import hide_masks
from onrecord.text.sentences import split_sentences

SENTENCES = 2  # that are shown of a passage; words further off are counted among the hit's words, and not shown
REDACTED = "[redacted]"  # in place of whatever the file holds there

_KEPT = (MaskKind.ASIDE, MaskKind.REMARK, MaskKind.GAP)  # signs of the transcriber, which a reader needs
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class HitView:
    """What is shown of a hit: `spans` of the record, and what is to be read there, `stretches`; `at` is to be cited."""

    record: Record
    hit: SearchHit
    at: Span
    spans: tuple[Span, ...]
    stretches: tuple[Stretch, ...]


def view_hit(record: Record, hit: SearchHit) -> HitView:
    """Return the sentences that together show the most different words of a hit; the first one where it has none."""
    masks = masks_over(record, hit.span)
    spans = _choose(record, hit, [_cut(record.text, s, hit.words) for s in _split(record.text, hit.span, masks)])
    marks = _join(record.text, hit.words)
    stretches: list[Stretch] = []
    for number, span in enumerate(spans):
        before = hit.span.start if not number else spans[number - 1].end
        if _WORD.search(_read(record.text, Span(before, span.start), masks)):
            stretches.append(Stretch(" … " if number else "… ", Kind.PLAIN))
        elif number:
            stretches.append(Stretch(" ", Kind.PLAIN))
        stretches += _stretch(record.text, span, masks, marks)
    if _WORD.search(_read(record.text, Span(spans[-1].end, hit.span.end), masks)):
        stretches.append(Stretch(" …", Kind.PLAIN))
    shown = _inside(hit.words, spans[0])
    at = Span(shown[0].start, shown[-1].end) if shown else spans[0]
    return HitView(record=record, hit=hit, at=at, spans=spans, stretches=tuple(join_stretches(stretches)))


def _split(text: str, span: Span, masks: Iterable[Mask]) -> list[Span]:
    """Return the sentences in `span` that are not all masked."""
    hidden = [
        replace(mask, span=Span(max(0, mask.span.start - span.start), mask.span.end - span.start))
        for mask in masks
        if mask.kind not in _KEPT
    ]
    visible = hide_masks(span.of(text), hidden)
    sentences = split_sentences(visible.text, Span(0, len(visible.text)))
    inside = [visible.span_of(sentence.start, sentence.end) for sentence in sentences]
    return [Span(span.start + part.start, span.start + part.end) for part in inside] or [span]


def _cut(text: str, sentence: Span, words: Sequence[Span]) -> Span:
    """Return a sentence that is too long to be read at a glance as far as its first words reach, cut between words."""
    if len(sentence) <= 2 * AROUND:
        return sentence
    first = next(iter(_inside(words, sentence)), Span(sentence.start, sentence.start))
    start, end = max(sentence.start, first.start - AROUND), min(sentence.end, first.end + AROUND)
    if start > sentence.start and (space := text.find(" ", start, first.start)) >= 0:
        start = space + 1
    if end < sentence.end and (space := text.rfind(" ", first.end, end)) >= 0:
        end = space
    return Span(start, end)


def _choose(record: Record, hit: SearchHit, sentences: Sequence[Span]) -> tuple[Span, ...]:
    told = {span: {word.of(record.text).casefold() for word in _inside(hit.words, span)} for span in sentences}
    chosen: list[Span] = []
    seen: set[str] = set()
    while len(chosen) < SENTENCES:
        best = max(sentences, key=lambda span: len(told[span] - seen))
        if not told[best] - seen:
            break
        chosen.append(best)
        seen |= told[best]
    return tuple(sorted(chosen)) or (sentences[0],)


def _inside(words: Sequence[Span], span: Span) -> Sequence[Span]:
    first = bisect_left(words, span.start, key=lambda word: word.start)
    return words[first : bisect_right(words, span.end, key=lambda word: word.end)]


def _join(text: str, words: Sequence[Span]) -> list[Span]:
    """Return the words as runs between which no other word stands."""
    joined = list(words[:1])
    for one, other in pairwise(words):
        if _WORD.search(text, one.end, other.start):
            joined.append(other)
        else:
            joined[-1] = Span(joined[-1].start, other.end)
    return joined


def _stretch(text: str, span: Span, masks: Iterable[Mask], marks: Iterable[Span]) -> list[Stretch]:
    layers: list[tuple[Span, MaskKind | None]] = [(mark, None) for mark in marks]
    layers += [(mask.span, mask.kind) for mask in masks if mask.kind not in _KEPT]
    found = []
    for run, kinds in segment(span, layers):
        if any(kinds):
            found.append(Stretch(REDACTED if MaskKind.REDACTION in kinds else "", Kind.PLAIN))
        else:
            found.append(Stretch(run.of(text), Kind.PASSAGE if kinds else Kind.PLAIN))
    return found


def _read(text: str, span: Span, masks: Iterable[Mask]) -> str:
    return "".join(stretch.text for stretch in _stretch(text, span, masks, ()))
