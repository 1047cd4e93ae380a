"""A finding, and what other records of the event have at its passage -> the finding by the kindest of them.

Records of one event err apart. Where one has the quoted words and another does not, nobody is accused: the record that
bears the story out carries the ruling, of two that judge alike the more faithful one, and a reason gives both wordings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from rapidfuzz.distance import Levenshtein

from onrecord.judge.case import Case, Source
from onrecord.judge.damage import is_misreading
from onrecord.judge.elisions import shorten
from onrecord.judge.evidence import is_found
from onrecord.judge.speech_words import FILLERS
from onrecord.judge.spelling import same_wording
from onrecord.judge.verdict import Judged, choose, judge_alignment, settle
from onrecord.judge.words import Word
from onrecord.model import (
    Alignment,
    Counterpart,
    Edit,
    Fidelity,
    Finding,
    Leg,
    Op,
    Passage,
    Reason,
    Record,
    Ruling,
    Span,
    Verdict,
    Wording,
)
from onrecord.text.corrections import read_corrected

# Most faithful first: what stands in a record that nobody vouches for is taken to be a transcript by somebody.
_FAITHFUL: tuple[Fidelity | None, ...] = (
    Fidelity.OFFICIAL,
    Fidelity.MEDIA,
    None,
    Fidelity.OCR,
    Fidelity.ASR,
    Fidelity.PREPARED,
    Fidelity.TRANSLATION,
    Fidelity.MEMO,
)
# These follow what was said in words of their own: that they differ is no disagreement.
_FREE = frozenset({Fidelity.TRANSLATION, Fidelity.MEMO})
_OF_WORDS = frozenset({Ruling.CUT, Ruling.ALTERED, Ruling.REVERSED, Ruling.SPLICED})
UNSETTLED = 6  # behind every severity: what says nothing is not kinder than what says something


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Where another record of the event has the passage of a finding, and how the quotation lies on that record."""

    record: str
    span: Span
    alignments: tuple[Alignment, ...]


def weigh_rivals(case: Case, finding: Finding, rivals: Sequence[Rival]) -> Finding:
    """Return the finding judged on the record that bears the story out best, with what the others have there."""
    if not rivals or finding.verdict is None or not finding.places:
        return finding
    first = finding.places[0]
    readings = [(finding, first.record)]
    for rival in rivals:
        reading = _read_in(case, finding, rival)
        if reading is not None:
            readings.append((reading, rival.record))
    taken, id = min(readings, key=lambda reading: _rank(case, *reading))
    spans = {first.record: first.span} | {rival.record: rival.span for rival in rivals}
    spans[id] = taken.places[0].span
    counterparts = tuple(
        Counterpart(passage=_locate(case.sources[other].record, span), agrees=_agree(case, id, spans[id], other, span))
        for other, span in spans.items()
        if other != id and case.sources[other].record.fidelity not in _FREE
    )
    legs = [_legs_in(spans, each) for each in (finding.alignment, *(a for rival in rivals for a in rival.alignments))]
    verdict = _contest(case, taken.verdict or finding.verdict, legs)
    reasons = _tell(case, taken.places[0], counterparts)
    return replace(taken, counterparts=counterparts, verdict=replace(verdict, reasons=(*verdict.reasons, *reasons)))


def _legs_in(spans: Mapping[str, Span], alignment: Alignment | None) -> list[Leg]:
    """Return the legs of an alignment that stand at the passage, in one record of the event or another."""
    legs = alignment.legs if alignment else ()
    here = any(leg.passage.record in spans and leg.passage.span.touches(spans[leg.passage.record]) for leg in legs)
    return [leg for leg in legs if here and leg.passage.record in spans]


def _contest(case: Case, verdict: Verdict, laid: Sequence[Sequence[Leg]]) -> Verdict:
    """Call it the records' fault where each of the changed words stands as printed in one record or another."""
    faults = [reason for reason in verdict.reasons if reason.ruling in _OF_WORDS]
    edits = [[edit for leg in legs for edit in leg.edits] for legs in laid]
    if verdict.ruling not in _OF_WORDS or not all(any(_bears_out(reason, each) for each in edits) for reason in faults):
        return verdict
    note = "Each of the words that differ stands as printed in another record of the event."
    told = Reason(code="borne-out", note=note, ruling=Ruling.RECORD_DAMAGED, story=case.quotation.span)
    return replace(
        verdict,
        ruling=Ruling.RECORD_DAMAGED,
        wording=Wording.RECORD_DAMAGED,
        reasons=(told, *(replace(r, ruling=None) if r in faults else r for r in verdict.reasons)),
        moved=case.policy.move(Ruling.RECORD_DAMAGED),
    )


def _bears_out(reason: Reason, edits: Sequence[Edit]) -> bool:
    """Say whether the words under a reason, and one letter on either side of them, stand in the record unchanged."""
    if reason.story is None:
        return False
    around = Span(reason.story.start - 1, reason.story.end + 1)
    touched = [edit for edit in edits if edit.story.touches(around) or around.holds(edit.story)]
    return bool(touched) and all(edit.op is Op.SAME for edit in touched)


def _read_in(case: Case, finding: Finding, rival: Rival) -> Finding | None:
    """Return the finding as that record alone would have it, None where the quotation cannot be laid on its passage."""
    judged: list[Judged] = []
    for alignment in rival.alignments:
        here = any(leg.passage.span.touches(rival.span) for leg in alignment.legs)
        if here and is_found(case, alignment):
            judged.append(judge_alignment(case, alignment))
    if not judged:
        return None
    ranked = choose(case, tuple(judged), {})
    best = ranked[0].alignment
    legs = [leg.passage for leg in best.legs]
    others = [
        (place, score)
        for place, score in zip(finding.places, finding.scores, strict=True)
        if place.record != rival.record
    ]
    shown = [*((passage, best.score) for passage in legs), *others][: max(len(finding.places), len(legs))]
    return replace(
        finding,
        alignment=best,
        places=tuple(place for place, _ in shown),
        scores=tuple(score for _, score in shown),
        more_places=finding.more_places + len(legs) + len(others) - len(shown),
        verdict=settle(case, ranked),
    )


def _rank(case: Case, finding: Finding, id: str) -> tuple[int, int, int]:
    verdict = finding.verdict
    severity = UNSETTLED if verdict is None or verdict.severity is None else verdict.severity
    faithful = _FAITHFUL.index(case.sources[id].record.fidelity)
    return severity, faithful, verdict.ruling.rank if verdict else 0


def _locate(record: Record, span: Span) -> Passage:
    return Passage(
        record=record.id, span=span, speaker=record.speaker_at(span.start), place=record.place_at(span.start)
    )


def _agree(case: Case, one: str, mine: Span, other: str, theirs: Span) -> bool:
    """Say whether two records have one wording there, sounds of hesitation and ways of spelling aside."""
    a, b = case.sources[one], case.sources[other]
    left, right = _telling(a, mine), _telling(b, theirs)
    steps = Levenshtein.opcodes([w.folded for w in left], [w.folded for w in right])
    changed = [
        (left[step.src_start : step.src_end], right[step.dest_start : step.dest_end])
        for step in steps
        if step.tag != "equal"
    ]
    return all(
        same_wording(a.document, x, b.document, y) or is_misreading(x, y, b) or is_misreading(y, x, a)
        for x, y in changed
    )


def _telling(source: Source, span: Span) -> tuple[Word, ...]:
    return tuple(word for word in source.document.under(span) if word.folded not in FILLERS)


def _tell(case: Case, rests_on: Passage, counterparts: Sequence[Counterpart]) -> list[Reason]:
    """Say which record the verdict rests on, and where others have other words."""
    if not counterparts:
        return []
    records = [case.sources[each.passage.record].record for each in counterparts]
    main = case.sources[rests_on.record].record
    name = _name(main, records)
    agreeing = [_name(record, [main]) for record, each in zip(records, counterparts, strict=True) if each.agrees]
    more = f"; {', '.join(agreeing)} {'has' if len(agreeing) == 1 else 'have'} the same words" if agreeing else ""
    told = [
        Reason(
            code="rests-on",
            note=f"This rests on {name}, one of {len(records) + 1} records of the event{more}.",
            story=case.quotation.span,
        )
    ]
    for record, each in zip(records, counterparts, strict=True):
        as_delivered = record.fidelity is Fidelity.PREPARED and main.fidelity is not Fidelity.PREPARED
        if each.agrees or as_delivered:  # nobody speaks just as was written for them
            continue
        theirs = _say(record, each.passage.span)
        note = f"Two records of the event disagree here: {name} has {_say(main, rests_on.span)}, "
        told.append(
            Reason(
                code="records-disagree",
                note=f"{note}{_name(record, [main])} {f'has {theirs}' if theirs else 'has nothing'}.",
                story=case.quotation.span,
                record=each.passage.span,
                record_id=record.id,
            )
        )
    return told


def _say(record: Record, span: Span) -> str:
    words = " ".join(read_corrected(record.text, span, record.corrections).split())
    return shorten(words) if words else ""


def _name(record: Record, others: Sequence[Record]) -> str:
    """Return what to call a record: by its title, or its file where another one is called the same; and its kind."""
    is_twin = any(other.title == record.title for other in others)
    name = PurePath(record.origin.uri).name if is_twin else f'"{record.title}"'
    return f"{name} ({record.fidelity.value})" if record.fidelity else name
