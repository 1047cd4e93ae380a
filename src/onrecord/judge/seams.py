"""A quotation's legs -> the seams where it runs from one turn, speaker or record into another, and what they are.

Source: VERDICTS.md "joined", "spliced"; Bluebook 5.3 and Chicago 13.53: dots do not join parts of different talks.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.judge.case import Case, Source
from onrecord.judge.changes import Mark, Row
from onrecord.judge.elisions import judge_gap, shorten
from onrecord.judge.words import Word
from onrecord.model import Joint, Leg, MaskKind, Op, Reason, Ruling, Span, Turn
from onrecord.text import rarity
from onrecord.text.names import match_names
from onrecord.text.sentences import ends_sentence

# What must stand in one turn before that turn counts as quoted, and not as a stray match of common words: so many bits,
# or so large a share of all that stands.
LEAST_BITS, LEAST_SHARE = 30.0, 0.3


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word of the story on a word of a record."""

    story: Word
    record: Word
    source: Source
    turn: int | None
    leg: int = 0


def pass_over_interruptions(source: Source, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Leave out the dropped words of turns that the quotation takes nothing from: seams judge those, not cuts."""
    if all(row.story for row in rows):
        return rows
    record = source.record
    rows = tuple(
        row for row in rows if row.story or row.record is None or not _is_transcribers(record.text, row.record)
    )
    quoted = {record.turn_at(row.record.start) for row in rows if row.story and row.record}
    if len(quoted) < 2:
        return rows
    return tuple(row for row in rows if row.story or row.record is None or record.turn_at(row.record.start) in quoted)


def _is_transcribers(text: str, word: Word) -> bool:
    """Say whether a word stands in the record's own square brackets: the transcriber put it there, nobody said it."""
    start = text.rfind("[", max(0, word.start - LONGEST_BRACKET), word.start)
    return start >= 0 and "]" not in text[start : word.start] and "]" in text[word.end : word.end + LONGEST_BRACKET]


LONGEST_BRACKET = 60  # characters; what transcribers add in mid-sentence is a word or two


def find_anchors(case: Case, legs: tuple[Leg, ...]) -> tuple[Anchor, ...]:
    """Return the words that stand on both sides, in story order; none where they stand in one turn over no mask."""
    if len(legs) == 1 and _is_seamless(case.sources[legs[0].passage.record], legs[0].passage.span):
        return ()
    anchors = []
    for number, leg in enumerate(legs):
        source = case.sources[leg.passage.record]
        for row in case.rows(leg):
            if row.op is Op.SAME and row.story and row.record:
                anchors.append(Anchor(row.story, row.record, source, source.record.turn_at(row.record.start), number))
    return tuple(anchors)


def _is_seamless(source: Source, passage: Span) -> bool:
    turn_at = source.record.turn_at
    return turn_at(passage.start) == turn_at(passage.end - 1) and not source.masks_in(passage)


def joint_between(case: Case, left: Word, right: Word) -> Mark:
    """Return what the story shows between two of its words."""
    quotation = case.quotation
    if not quotation.joints:
        return Mark.NONE
    for a, b, joint in zip(quotation.pieces, quotation.pieces[1:], quotation.joints, strict=False):
        if left.start < a.end <= right.start and left.end <= b.start <= right.start:
            return {Joint.ELISION: Mark.ELISION, Joint.CUE: Mark.CUE, Joint.PARAGRAPH: Mark.PARAGRAPH}[joint]
    return Mark.NONE


def judge_seams(case: Case, anchors: tuple[Anchor, ...]) -> Iterator[Reason]:
    """Yield a reason for every seam of the quotation."""
    bits: dict[tuple[str, int | None], float] = {}
    for anchor in anchors:
        key = (anchor.source.record.id, anchor.turn)
        bits[key] = bits.get(key, 0.0) + rarity.bits_of(anchor.story.folded)
    least = min(LEAST_BITS, LEAST_SHARE * sum(bits.values()))
    solid = [a for a in anchors if bits[a.source.record.id, a.turn] >= least]
    for left, right in itertools.pairwise(solid):
        mark = joint_between(case, left.story, right.story)
        if left.source.record.id != right.source.record.id:
            yield _judge_record_change(left, right, mark)
        elif right.record.start < left.record.start:
            yield _splice(left, right, mark, "The parts stand in the other order in the record")
        elif left.turn != right.turn:
            reason = _judge_turn_change(case, left, right, mark)
            if reason:
                yield reason
        elif left.leg != right.leg:
            yield from _judge_far_gap(case, left, right)
        elif mark is Mark.NONE and not _has_bracket(case, left, right) and (aside := _aside_between(left, right)):
            yield aside


def _judge_far_gap(case: Case, left: Anchor, right: Anchor) -> Iterator[Reason]:
    """Judge what stands in one turn between two legs of a quotation."""
    words = left.source.document.under(Span(left.record.end, right.record.start))
    if words:
        gap = judge_gap(left.source.document, words, case.policy.limits)
        yield _reason(left, right, gap.code, gap.note, gap.ruling)


def _has_bracket(case: Case, left: Anchor, right: Anchor) -> bool:
    """Say whether the story shows a bracket between two of its words, as where it keeps the record's "[laughs]"."""
    return any(left.story.end <= i.start and i.end <= right.story.start for i in case.quotation.insertions)


def _reason(left: Anchor, right: Anchor, code: str, note: str, ruling: Ruling | None) -> Reason:
    return Reason(
        code=code,
        note=note,
        ruling=ruling,
        story=Span(left.story.start, right.story.end),
        record=Span(min(left.record.start, right.record.start), max(left.record.end, right.record.end))
        if left.source.record.id == right.source.record.id
        else Span(right.record.start, right.record.end),
        record_id=right.source.record.id,
    )


def _splice(left: Anchor, right: Anchor, mark: Mark, what: str) -> Reason:
    how = "dots stand between them" if mark is Mark.ELISION else "nothing in the story marks the seam"
    if mark in (Mark.CUE, Mark.PARAGRAPH):
        how = "the story runs them together as one quotation"
    code = "spliced-marked" if mark is Mark.ELISION else "spliced"
    return _reason(left, right, code, f"{what}; {how}.", Ruling.SPLICED)


def _judge_record_change(left: Anchor, right: Anchor, mark: Mark) -> Reason:
    """Judge a seam between two documents: whole parts that the story sets apart may come from two, of one person."""
    a, b = _turn_of(left), _turn_of(right)
    is_one_person = a and b and a.speaker and b.speaker and not _are_two_people(a.speaker, b.speaker)
    if is_one_person and mark in (Mark.CUE, Mark.PARAGRAPH):
        return _reason(left, right, "two-records", "The two parts come from two documents.", None)
    return _splice(left, right, mark, "The parts stand in different documents")


def _turn_of(anchor: Anchor) -> Turn | None:
    return None if anchor.turn is None else anchor.source.record.turns[anchor.turn]


def _judge_turn_change(case: Case, left: Anchor, right: Anchor, mark: Mark) -> Reason | None:
    a, b = _turn_of(left), _turn_of(right)
    if a is None or b is None:
        return None
    if _are_two_people(a.speaker or a.label, b.speaker or b.label):
        return _splice(
            left, right, mark, f"The words come from two speakers, {a.speaker or a.label} and {b.speaker or b.label}"
        )
    record = left.source.record
    words = left.source.document.words
    first, last = words.between(a.span.end, b.span.start)
    between = last - first
    said = shorten(record.text[a.span.end : b.span.start].strip()) if between else ""
    apart = len(left.source.document.under(Span(left.record.end, right.record.start)))
    if left.leg != right.leg and apart > case.policy.limits.gap_words:
        return _splice(left, right, mark, f"The parts come from two turns, {apart} words apart")
    if between <= case.policy.limits.interruption_words:
        note = (
            f"The quotation runs over an interruption: {said}."
            if said
            else "The quotation runs over a break in the turn."
        )
        return _reason(left, right, "joined", note, None if mark is Mark.ELISION else Ruling.JOINED)
    if mark in (Mark.CUE, Mark.PARAGRAPH) and ends_sentence(record.text, left.record.end):
        return _reason(left, right, "two-turns", f"The two parts come from two turns, {between} words apart.", None)
    if mark is Mark.ELISION and between <= case.policy.limits.gap_words:
        note = f"The dots pass over somebody else's words: {said}"
        return _reason(left, right, "gap-turn", note, Ruling.ELISION_MATERIAL)
    return _splice(left, right, mark, f"The parts come from two turns, {between} words of others apart")


def _are_two_people(a: str | None, b: str | None) -> bool:
    return bool(a and b and a.casefold() != b.casefold() and match_names(a, b) not in ("same", "compatible"))


def _aside_between(left: Anchor, right: Anchor) -> Reason | None:
    """A stage direction inside one turn, passed over without a mark."""
    span = Span(left.record.end, right.record.start)
    for mask in left.source.masks_in(span) if span.end > span.start else ():
        said = mask.span.of(left.source.record.text)
        if mask.kind is MaskKind.ASIDE:
            return _reason(left, right, "aside", f"The quotation runs over {said} without a mark.", Ruling.JOINED)
        if mask.kind in (MaskKind.GAP, MaskKind.REDACTION):
            return _reason(left, right, "gap-in-record", f"The record itself has a gap here: {said}.", None)
    return None
