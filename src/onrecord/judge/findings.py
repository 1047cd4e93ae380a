"""The quotations of a story and the places of each -> findings: every place judged, one taken, the rest listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from onrecord.judge.absence import Bench
from onrecord.judge.case import Case, Source
from onrecord.judge.evidence import is_found, is_reworded, weigh_place
from onrecord.judge.occasion import LOOSE, is_elsewhere
from onrecord.judge.policy import Policy
from onrecord.judge.verdict import (
    Judged,
    choose,
    is_chance,
    is_somebody_elses,
    judge_absence,
    judge_alignment,
    judge_rewording,
    settle,
)
from onrecord.judge.voice import match_speaker, may_be_theirs
from onrecord.judge.words import Document
from onrecord.model import Alignment, Finding, Record, Span, Story, Wording
from onrecord.text.fold import Words
from onrecord.text.sentences import paragraph_at, split_sentences

MOST_JUDGED = 24  # places judged in full; the others of a stock phrase are told apart by speaker alone, and counted

# An alignment whose score is so much lower than the best one's cannot hold the words equally well.
WORTH_JUDGING = 0.15


def make_cases(
    story: Story, words: Words, findings: Sequence[Finding], sources: Mapping[str, Source], policy: Policy
) -> tuple[Case, ...]:
    """Return a case for each quotation; `words` are the story's, folded with its brackets hidden."""
    document = Document(story.text, words)
    return tuple(
        Case(
            document=document,
            quotation=finding.quotation,
            attribution=finding.attribution,
            sentence=_sentence_around(story.text, finding.quotation.span),
            sources=sources,
            policy=policy,
        )
        for finding in findings
    )


def _sentence_around(text: str, span: Span) -> Span:
    """Return the story's own sentence that holds a quotation, from the sentence it opens in to the one it ends in."""
    if len(span) == len(text):
        return span
    first, last = paragraph_at(text, span.start), paragraph_at(text, max(span.start, span.end - 1))
    touched = [s for s in split_sentences(text, Span(first.start, max(first.end, last.end))) if s.touches(span)]
    return Span(min([span.start, *(s.start for s in touched)]), max([span.end, *(s.end for s in touched)]))


@dataclass(frozen=True, slots=True)
class Places:
    """Where a quotation may stand: its alignments, how many more there are, and where its content stands reworded.

    `find_reworded` is called where nothing else is found. It returns (alignment, bits of the quotation's content that
    stand there, the share they are of it, how many bits more than in any other record), None where there is no such
    place.
    """

    alignments: tuple[Alignment, ...]
    more: int = 0
    find_reworded: Callable[[], tuple[Alignment, float, float, float] | None] | None = None


def judge_all(cases: Sequence[Case], placed: Sequence[Places], bench: Bench) -> tuple[Finding, ...]:
    """Return the finding for each case, in order.

    The quotations of one story help one another: where a phrase stands equally well in two records, the one that holds
    more of the story's quotations is taken.
    """
    judged = [_judge_places(case, places.alignments) for case, places in zip(cases, placed, strict=True)]
    homes = [_home(group) for group in judged]
    stand = Counter(home for home in homes if home)
    return tuple(
        _make_finding(case, group, places, stand - Counter([home] if home else []), bench)
        for case, group, places, home in zip(cases, judged, placed, homes, strict=True)
    )


def _home(judged: tuple[Judged, ...]) -> str | None:
    """Return the one record in which a quotation stands nearly whole; None where there are more or none."""
    is_sure = len(judged) == 1 and judged[0].kept >= LOOSE
    return judged[0].alignment.legs[0].passage.record if is_sure else None


def _is_elsewhere(case: Case, judged: Judged, others: Counter[str], bench: Bench) -> bool:
    """Say whether words that stand here in part are likely to be from another occasion."""
    if judged.kept >= LOOSE or judged.verdict.wording not in _PARTLY:
        return False
    return is_elsewhere(case, _record_of(case, judged), others, bench.records)


def _is_mould(case: Case, judged: tuple[Judged, ...], alignments: Sequence[Alignment]) -> bool:
    """Say whether words that stand in part do so nearly as well on another occasion: people fill such moulds anew."""
    best = max(judged, key=lambda each: each.kept)
    if best.kept >= LOOSE or best.verdict.wording not in _PARTLY:
        return False
    here, least = _record_of(case, best), weigh_place(case, best.alignment) - RIVAL
    for alignment in _rank(case, alignments)[:MOST_JUDGED]:
        passage = alignment.legs[0].passage
        source = case.sources[passage.record]
        is_same_day = source.record.dated is not None and source.record.dated == here.dated
        if source.record.id == here.id or is_same_day or match_speaker(case, source, passage.span.start) == "other":
            continue
        if weigh_place(case, alignment) > least:
            return True
    return False


def _record_of(case: Case, judged: Judged) -> Record:
    return case.sources[judged.alignment.legs[0].passage.record].record


# Bits, two words of content: by so much the best run of one place must tell more than that of any in another record. Of
# 63 sentences that stand in part by chance in one candidate's 400 speeches 35 do not, of 64 written paraphrases all do.
RIVAL = 20.0
_PARTLY = (Wording.CUT, Wording.ALTERED, Wording.PARAPHRASED, Wording.REVERSED)


def _judge_places(case: Case, alignments: Sequence[Alignment]) -> tuple[Judged, ...]:
    found = (alignment for alignment in _rank(case, alignments)[:MOST_JUDGED] if is_found(case, alignment))
    judged = (judge_alignment(case, alignment) for alignment in found)
    return tuple(each for each in judged if not is_somebody_elses(case, each) and not is_chance(case, each))


def _rank(case: Case, alignments: Sequence[Alignment]) -> list[Alignment]:
    """Return the alignments worth judging; of many equally good ones those in the named person's mouth come first."""
    best = max((alignment.score for alignment in alignments), default=0.0)
    near = [alignment for alignment in alignments if alignment.score >= best - WORTH_JUDGING]
    if len(near) <= MOST_JUDGED or case.attribution.person is None:
        return near

    def key(alignment: Alignment) -> tuple[float, bool]:
        passage = alignment.legs[0].passage
        return -alignment.score, match_speaker(case, case.sources[passage.record], passage.span.start) != "same"

    return sorted(near, key=key)


def _count_further(case: Case, alignments: Sequence[Alignment]) -> int:
    """Return how many places of a stock phrase stand behind those that were judged."""
    passages = [each.legs[0].passage for each in _rank(case, alignments)[MOST_JUDGED:] if each.score >= 1.0]
    return sum(may_be_theirs(case, case.sources[passage.record], passage.span.start) for passage in passages)


def _make_finding(
    case: Case, judged: tuple[Judged, ...], places: Places, others: Counter[str], bench: Bench
) -> Finding:
    """Return the finding; `others` counts the story's other quotations by the record that each surely stands in."""
    made = partial(Finding, id=case.quotation.id, quotation=case.quotation, attribution=case.attribution)
    here = tuple([each for each in judged if not _is_elsewhere(case, each, others, bench)])
    ranked = choose(case, here, others) if here and not _is_mould(case, here, places.alignments) else ()
    reworded = places.find_reworded() if places.find_reworded and not ranked else None
    if reworded and is_reworded(case, *reworded):
        alignment = reworded[0]
        passage = alignment.legs[0].passage
        if not is_elsewhere(case, case.sources[passage.record].record, others, bench.records):
            verdict = judge_rewording(case, alignment)
            return made(alignment=alignment, places=(passage,), scores=(alignment.score,), verdict=verdict)
    if not ranked:
        nearby = case.document.under(paragraph_at(case.document.text, case.quotation.span.start))
        nearest = places.alignments[0] if places.alignments else None
        return made(verdict=judge_absence(case, bench, nearby, nearest))
    first = ranked[0].alignment.legs
    found = [(leg.passage, ranked[0].alignment.score) for leg in first]
    found += [(judged.alignment.legs[0].passage, judged.alignment.score) for judged in ranked[1:]]
    shown = found[: max(bench.most_places, len(first))]
    return made(
        alignment=ranked[0].alignment,
        places=tuple(passage for passage, _ in shown),
        scores=tuple(score for _, score in shown),
        more_places=places.more + _count_further(case, places.alignments) + len(found) - len(shown),
        verdict=settle(case, ranked, places.more),
    )
