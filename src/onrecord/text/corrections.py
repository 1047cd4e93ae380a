"""Corrections by people -> a layer over a record's text: what its words are, with the offsets of what the copy has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from onrecord.errors import UsageError
from onrecord.model import Correction, Record, Span, SpeakerCorrection, Turn
from onrecord.text.fold import Words, cut_correction, fold


def apply_corrections(
    record: Record, corrections: Iterable[Correction] = (), speakers: Iterable[SpeakerCorrection] = ()
) -> Record:
    """Return the record with more corrections laid over its text, and with turns given to other speakers.

    The text itself stays as it is. A correction of a part of a word is widened to the whole word; one of nothing, an
    insertion, to the word before it. Of two corrections that share a character the later in `corrections` holds.
    Raises: UsageError if a correction lies outside of the text, or has more words than the characters that it
    replaces; or if there is no such turn or label.
    """
    laid = list(record.corrections)
    copy = fold(record.text, record.masks)
    for correction in corrections:
        wide = _widen(correction, record.text, copy)
        laid = [*(other for other in laid if not other.span.touches(wide.span)), wide]
    turns = tuple(record.turns)
    for speaker in speakers:
        turns = _name(turns, speaker)
    # Not `replace`: a record that is kept in an index is no plain one, and is made so here.
    values = {each.name: getattr(record, each.name) for each in fields(Record)}
    values |= {"turns": turns, "masks": tuple(record.masks), "corrections": tuple(sorted(laid, key=lambda c: c.span))}
    return Record(**values)


def _widen(correction: Correction, text: str, words: Words) -> Correction:
    span = correction.span
    if not 0 <= span.start <= span.end <= len(text):
        raise UsageError(f"A correction stands at {span.start} to {span.end}, outside of the text; mark words of it.")
    first = int(words.ends.searchsorted(span.start, side="right"))
    last = int(words.starts.searchsorted(span.end))
    if span.start == span.end and first >= last and len(words):
        first, last = max(0, first - 1), max(0, first - 1) + 1
    lacking, room = " " * (span.start == span.end), span
    if first < last:
        touched = words.span(first, last)
        room = Span(min(span.start, touched.start), max(span.end, touched.end))
    whole = f"{text[room.start : span.start]}{lacking}{correction.text}{lacking}{text[span.end : room.end]}".strip()
    wide = replace(correction, span=room, text=whole)
    if len(fold(whole)) > len(room):
        raise UsageError(
            f'The correction "{correction.text}" has no room in so few letters; mark more words around it.'
        )
    return wide


def _name(turns: tuple[Turn, ...], correction: SpeakerCorrection) -> tuple[Turn, ...]:
    meant = [
        index
        for index, turn in enumerate(turns)
        if index == correction.turn or (correction.label is not None and turn.label == correction.label)
    ]
    if not meant:
        what = f"turn {correction.turn}" if correction.label is None else f'label "{correction.label}"'
        raise UsageError(f"A speaker is corrected for {what}, which the record does not have; look at its turns.")
    return tuple(
        replace(turn, speaker=correction.speaker) if index in meant else turn for index, turn in enumerate(turns)
    )


def spell_corrections(corrections: Iterable[Correction]) -> dict[int, str]:
    """Return the words of corrections by where they start in the record's text."""
    return {span.start: word for correction in corrections for span, word in cut_correction(correction)}


def corrections_over(corrections: Sequence[Correction], span: Span) -> Sequence[Correction]:
    """Return the corrections that share a character with `span`; they are sorted and do not overlap."""
    first = bisect_right(corrections, span.start, key=lambda each: each.span.end)
    last = bisect_left(corrections, span.end, key=lambda each: each.span.start)
    return corrections[first:last]


def read_corrected(text: str, span: Span, corrections: Sequence[Correction]) -> str:
    """Return the text under `span` as corrected; a correction that it touches is read whole."""
    parts, at = [], span.start
    for correction in corrections_over(corrections, span):
        parts += [text[at : max(at, correction.span.start)], correction.text]
        at = correction.span.end
    return "".join((*parts, text[at : max(at, span.end)]))
