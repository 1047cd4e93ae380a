"""A case and one alignment -> the verdict: wording, voice and setting kept apart, with every reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.judge.absence import Bench, find_cover, find_languages
from onrecord.judge.case import Case
from onrecord.judge.corrected import tell_corrections
from onrecord.judge.evidence import ENOUGH
from onrecord.judge.seams import find_anchors, judge_seams
from onrecord.judge.setting import judge_setting
from onrecord.judge.voice import is_distinctive, is_too_short, judge_voice
from onrecord.judge.withheld import find_withheld
from onrecord.judge.wording import FEW_CHANGES, MOST_WORDS, is_letter_true, read_leg
from onrecord.judge.words import Word
from onrecord.model import (
    Alignment,
    Certainty,
    Form,
    How,
    Joint,
    Leg,
    Passage,
    Reason,
    Ruling,
    Setting,
    Use,
    Verdict,
    Voice,
    Wording,
)
from onrecord.text import rarity

_WORDINGS = {ruling: Wording(ruling.value) for ruling in Ruling if ruling.value in {w.value for w in Wording}} | {
    Ruling.ELISION_MATERIAL: Wording.ELIDED
}
UNSURE_CODES = frozenset({"other-speaker-unsure"})
REPORTED_CODES = frozenset({"as-reported-in", "reading-out"})
_JOINED = 1  # severities up to that of `joined` may turn out ambiguous
_WORDS_STAND = 2  # up to this severity the words count as the record's own


@dataclass(frozen=True, slots=True)
class Judged:
    """One alignment with its edits graded, and its verdict. `kept` is the share of the quoted bits that stand."""

    alignment: Alignment
    verdict: Verdict
    kept: float


def judge_alignment(case: Case, alignment: Alignment) -> Judged:
    """Judge the words, the voice and the setting of a quotation at one place."""
    readings = [(leg, read_leg(case, case.sources[leg.passage.record], leg)) for leg in alignment.legs]
    weights = [max(1.0, rarity.weigh(word.folded for word in case.document.under(leg.piece))) for leg, _ in readings]
    kept = sum(w * reading.kept for w, (_, reading) in zip(weights, readings, strict=True)) / sum(weights)
    reasons = [reason for _, reading in readings for reason in reading.reasons]
    seams = list(judge_seams(case, find_anchors(case, alignment.legs)))
    reasons = _call_paraphrase(case, _explained_by(seams, reasons), kept)
    if any(reason.ruling is Ruling.PARAPHRASED for reason in reasons):
        seams = [replace(seam, ruling=None) for seam in seams]  # loose words, not parts, met on both sides of it
    reasons += seams
    for leg in alignment.legs:
        reasons += tell_corrections(case.sources[leg.passage.record], leg)
    wording, ruling = _sum_up(case, alignment, reasons)
    if ruling in (Ruling.VERBATIM, Ruling.COSMETIC, Ruling.BRACKETED, Ruling.ELIDED):
        reasons += _note_inner(case, alignment, ruling)
    severity = ruling.severity or 0
    main = _main_leg(case, alignment)
    source = case.sources[main.passage.record]
    two_voices = any(reason.code.startswith("spliced") for reason in reasons)
    voice, voice_reasons = judge_voice(case, source, main.passage.span, two_voices)
    if severity > _WORDS_STAND:
        voice_reasons = tuple(replace(reason, ruling=None) for reason in voice_reasons)
    setting, setting_reasons = _judge_settings(case, alignment, severity)
    every = (*reasons, *voice_reasons, *setting_reasons)
    gravest = max((ruling, *(reason.ruling for reason in every if reason.ruling)), key=lambda r: r.rank)
    verdict = Verdict(
        ruling=gravest,
        wording=wording,
        voice=voice,
        setting=setting,
        reasons=every,
        moved=case.policy.move(gravest),
    )
    legs = tuple(replace(leg, edits=reading.edits) for leg, reading in readings)
    return Judged(replace(alignment, legs=legs), verdict, kept)


def _explained_by(seams: list[Reason], reasons: list[Reason]) -> list[Reason]:
    """Leave changes without a ruling where the words are spliced: what stands at a seam was put together."""
    spliced = [seam.story for seam in seams if seam.ruling is Ruling.SPLICED and seam.story]
    return [
        replace(reason, ruling=None)
        if reason.ruling
        and reason.ruling.rank >= Ruling.CUT.rank
        and reason.story
        and any(s.holds(reason.story) for s in spliced)
        else reason
        for reason in reasons
    ]


def _call_paraphrase(case: Case, reasons: list[Reason], kept: float) -> list[Reason]:
    """Call it a paraphrase where too little stands for its changes to be told one by one."""
    faults = [reason for reason in reasons if (reason.ruling or Ruling.VERBATIM).rank >= Ruling.CUT.rank]
    if kept >= MOST_WORDS or len(faults) <= FEW_CHANGES:
        return reasons
    note = f"Only part of the quoted words stands together in the record: {len(faults)} places differ."
    told = Reason(code="paraphrased", note=note, ruling=Ruling.PARAPHRASED, story=case.quotation.span)
    return [told, *(replace(reason, ruling=None) if reason in faults else reason for reason in reasons)]


def _sum_up(case: Case, alignment: Alignment, reasons: list[Reason]) -> tuple[Wording, Ruling]:
    rulings = [reason.ruling for reason in reasons if reason.ruling]
    if Joint.ELISION in case.quotation.joints and not _dots_are_the_records(case, alignment, reasons):
        rulings.append(Ruling.ELIDED)
    if case.quotation.insertions:
        rulings.append(Ruling.BRACKETED)
    if not rulings or max(rulings, key=lambda r: r.rank) is Ruling.COSMETIC:
        true = not rulings and all(
            is_letter_true(case, case.sources[leg.passage.record], leg) for leg in alignment.legs
        )
        rulings.append(Ruling.VERBATIM if true else Ruling.COSMETIC)
    gravest = max(rulings, key=lambda r: r.rank)
    return _WORDINGS[gravest], gravest


def _dots_are_the_records(case: Case, alignment: Alignment, reasons: list[Reason]) -> bool:
    """Say whether the story's dots hide nothing and the record has its own there."""
    if any(reason.code == "elided" or reason.code.startswith("gap-") for reason in reasons):
        return False
    joints = case.quotation.joints.count(Joint.ELISION)
    passages = [leg.passage for leg in alignment.legs]
    texts = (passage.span.of(case.sources[passage.record].record.text) for passage in passages)
    return sum(len(_DOTS.findall(text)) for text in texts) >= joints


_DOTS = re.compile(r"(?:\.\s?){3,}|(?:\*\s?){3,}|…")


def _note_inner(case: Case, alignment: Alignment, ruling: Ruling) -> list[Reason]:
    if ruling is not Ruling.COSMETIC:
        return []
    note = "The words are the record's; capitals, punctuation or spelling differ."
    return [Reason(code="cosmetic", note=note, ruling=Ruling.COSMETIC, story=case.quotation.span)]


def _main_leg(case: Case, alignment: Alignment) -> Leg:
    legs = alignment.legs
    return legs[0] if len(legs) == 1 else max(legs, key=lambda leg: len(case.document.under(leg.piece)))


def _judge_settings(case: Case, alignment: Alignment, severity: int) -> tuple[Setting, tuple[Reason, ...]]:
    """Judge what stands around the words, where they are the record's own."""
    nobodys = case.quotation.use is not Use.SPEECH and case.attribution.person is None
    if severity > _WORDS_STAND or nobodys:
        return Setting.UNKNOWN, ()
    reasons: list[Reason] = []
    settings = []
    for leg in alignment.legs:
        setting, more = judge_setting(case, case.sources[leg.passage.record], leg.passage.span)
        settings.append(setting)
        reasons += more
    worst = Setting.CUT if Setting.CUT in settings else settings[0] if settings else Setting.UNKNOWN
    return worst, tuple(reasons)


def is_somebody_elses(case: Case, judged: Judged) -> bool:
    """Say whether the words are another person's, so that this is no place of the quotation at all.

    Changed words in another mouth, or passed on by somebody else, prove nothing: whoever is quoted may have said just
    this elsewhere. Nor do common words of somebody else about a person whom the record never hears.
    """
    verdict = judged.verdict
    codes = {reason.code for reason in verdict.reasons}
    if "person-not-in-record" in codes:
        return True
    if verdict.ruling is Ruling.WRONG_SPEAKER or verdict.wording is Wording.SPLICED:
        return False
    if (verdict.ruling.severity or 0) <= _WORDS_STAND:
        return False
    passed_on = codes & REPORTED_CODES and not case.sources[judged.alignment.legs[0].passage.record].record.is_one_voice
    if passed_on or codes & ({"other-speaker"} | UNSURE_CODES):
        return True
    return verdict.voice is not Voice.SAME and verdict.wording is Wording.PARAPHRASED


def is_chance(case: Case, judged: Judged) -> bool:
    """Say whether the sense is turned only at an edge of few words: they are another sentence's then.

    "has no strategy to win" is not what became of "in the strategy to win".
    """
    if judged.verdict.wording is not Wording.REVERSED:
        return False
    words = case.quoted
    turned = [r.story for r in judged.verdict.reasons if r.ruling is Ruling.REVERSED and r.story]
    at_edges = all(span.start <= words[0].start or span.end >= words[-1].end for span in turned)
    stands = judged.kept * rarity.weigh(word.folded for word in words)
    return bool(turned) and at_edges and stands < ENOUGH


def choose(case: Case, judged: tuple[Judged, ...], weight_of: dict[str, int]) -> tuple[Judged, ...]:
    """Return the alignments in the order in which a careful reader would take them, the one to rule on first.

    Among places where the words stand equally well the most innocent one is taken: the story means the place that
    bears it out. Ties fall to the record that more of the story's quotations stand in (`weight_of`), then to the order
    given.
    """
    best = max(j.kept for j in judged)
    order = sorted(
        range(len(judged)),
        key=lambda i: (
            judged[i].kept < best - EQUALLY_WELL,
            judged[i].verdict.ruling.rank,
            (Voice.SAME, Voice.NOT_CHECKED, Voice.UNKNOWN, Voice.OTHER).index(judged[i].verdict.voice),
            -weight_of.get(judged[i].alignment.legs[0].passage.record, 0),
            -judged[i].alignment.score,
            i,
        ),
    )
    return tuple(judged[i] for i in order)


EQUALLY_WELL = 0.02  # shares of the quoted bits; one filler's worth


def settle(case: Case, ranked: tuple[Judged, ...], unseen: int = 0) -> Verdict:
    """Return the verdict of the place taken, or `ambiguous` where the phrase is too slight to say whose it is.

    That is so where a few plain words stand only in another mouth than the named one, and where the story does not make
    it certain whom it means and several people say them. Words that stand at `unseen` more places are plain enough.
    """
    first = ranked[0]
    verdict = first.verdict
    if (verdict.severity or 0) > _JOINED and verdict.ruling is not Ruling.WRONG_SPEAKER:
        return verdict
    equal = [j.alignment.legs[0].passage for j in ranked if j.kept >= first.kept - EQUALLY_WELL]
    speakers = {_name(case, passage) for passage in equal} - {""}
    codes = {reason.code for reason in verdict.reasons}
    elsewhere = verdict.voice in (Voice.OTHER, Voice.UNKNOWN) and not codes & REPORTED_CODES and bool(speakers)
    slight = is_too_short(case.quoted) or unseen > 0
    unsure = bool(codes & UNSURE_CODES) or (
        case.attribution.how is How.PRONOUN and case.attribution.certainty is not Certainty.SURE
    )
    if not (elsewhere and slight) and not (unsure and len(speakers) > 1 and not is_distinctive(case.quoted)):
        return verdict
    note = f"The phrase is too short to say whose it is: in the record it comes from {', '.join(sorted(speakers))}."
    reason = Reason(code="too-short", note=note, ruling=Ruling.AMBIGUOUS, story=case.quotation.span)
    reasons = tuple(replace(r, ruling=None) if r.ruling is Ruling.WRONG_SPEAKER else r for r in verdict.reasons)
    return replace(verdict, ruling=Ruling.AMBIGUOUS, voice=Voice.UNKNOWN, reasons=(reason, *reasons), moved=None)


def _name(case: Case, passage: Passage) -> str:
    record = case.sources[passage.record].record
    turn = record.turn_at(passage.span.start)
    return passage.speaker or (turn is not None and record.turns[turn].label) or ""


LONGEST_NAME = 6  # words; a longer run of words in marks is a sentence, and a sentence is somebody's


def judge_absence(case: Case, bench: Bench, nearby: tuple[Word, ...], nearest: Alignment | None) -> Verdict:
    """Judge a quotation that no place of the record holds. `nearest` is the most similar passage, if any."""
    voice = Voice.NOT_CHECKED if case.attribution.person is None else Voice.UNKNOWN
    quotation = case.quotation
    foreign = find_languages(case, bench)
    cover = find_cover(case, bench, nearby)
    withheld = find_withheld(case, bench, is_covered=cover is not None)
    nobodys = case.attribution.person is None and case.attribution.source is None and quotation.form is Form.MIXED
    nobodys = nobodys and bool(case.outside)
    if nobodys and quotation.use is Use.SPEECH and len(case.quoted) <= LONGEST_NAME:
        note = "The words stand in marks, and the story gives them to nobody: a name, a term or a manner of speaking."
        ruling, code = Ruling.NOT_A_QUOTATION, "given-to-nobody"
    elif quotation.use is not Use.SPEECH and case.attribution.person is None:
        ruling, code, note = (
            Ruling.NOT_A_QUOTATION,
            f"use-{quotation.use.value}",
            quotation.why or "Not given as anybody's words.",
        )
    elif cover and not foreign and not withheld:
        ruling, code, note = Ruling.NOT_ON_RECORD, "covered", f"{cover} These words do not stand in it."
    else:
        count = f"these {len(bench.records)} documents" if len(bench.records) != 1 else "this document"
        # Word for word in somebody else's mouth: to say that they do not stand there would be untrue.
        person = case.attribution.person
        is_anothers = person is not None and nearest is not None and nearest.score >= 1.0
        who = f"{person.name} does not say these words" if person and is_anothers else "These words do not stand"
        ruling, code, note = Ruling.NOT_IN_THIS_RECORD, "not-found", f"{who} in {count}."
    reasons = [Reason(code=code, note=note, ruling=ruling, story=quotation.span)]
    if foreign and ruling is Ruling.NOT_IN_THIS_RECORD:
        note = f"The record is in another language ({', '.join(foreign)}) than the story ({bench.language}): "
        note += "the words were translated."
        reasons.append(Reason(code="other-language", note=note, ruling=ruling, story=quotation.span))
    if withheld and ruling is Ruling.NOT_IN_THIS_RECORD:
        reasons.append(withheld)
    if nearest is not None:
        passage = nearest.legs[0].passage
        speaker = f"from {passage.speaker}" if passage.speaker else "of no named speaker"
        reasons.append(
            Reason(
                code="nearest",
                note=f"The nearest passage, {speaker}, shares some of the words.",
                record=passage.span,
                record_id=passage.record,
            )
        )
    return Verdict(ruling=ruling, wording=Wording.ABSENT, voice=voice, setting=Setting.UNKNOWN, reasons=tuple(reasons))


def judge_rewording(case: Case, alignment: Alignment) -> Verdict:
    """Judge a quotation whose content its speaker gives in other words: a paraphrase, and no quotation."""
    passage = alignment.legs[0].passage
    note = "Only part of the words stands in the record, in another order or between others; the marks claim more."
    reason = Reason(
        code="reworded",
        note=note,
        ruling=Ruling.PARAPHRASED,
        story=case.quotation.span,
        record=passage.span,
        record_id=passage.record,
    )
    return Verdict(
        ruling=Ruling.PARAPHRASED,
        wording=Wording.PARAPHRASED,
        voice=Voice.NOT_CHECKED if case.attribution.person is None else Voice.SAME,
        setting=Setting.UNKNOWN,
        reasons=(reason,),
    )
