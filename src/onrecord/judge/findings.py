"""The quotations of a story and the places of each -> findings: every place judged, one taken, the rest listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.judge.absence import Bench
from onrecord.judge.case import Case, Source
from onrecord.judge.evidence import is_found, is_reworded
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
from onrecord.judge.words import Document
from onrecord.model import Alignment, Finding, Span, Story
from onrecord.text.fold import Words
from onrecord.text.sentences import paragraph_at, split_sentences

MOST_JUDGED = 24  # places judged in full; the others of a stock phrase are ranked behind them by speaker alone

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
    first, last = paragraph_at(text, span.start), paragraph_at(text, max(span.start, span.end - 1))
    touched = [s for s in split_sentences(text, Span(first.start, max(first.end, last.end))) if s.touches(span)]
    return Span(min([span.start, *(s.start for s in touched)]), max([span.end, *(s.end for s in touched)]))


@dataclass(frozen=True, slots=True)
class Places:
    """Where a quotation may stand: its alignments, how many more there are, and where its content stands reworded.

    `reworded` is (alignment, bits of the quotation's content that stand there, the share they are of it).
    """

    alignments: tuple[Alignment, ...]
    more: int = 0
    reworded: tuple[Alignment, float, float] | None = None


def judge_all(cases: Sequence[Case], placed: Sequence[Places], bench: Bench) -> tuple[Finding, ...]:
    """Return the finding for each case, in order.

    The quotations of one story help one another: where a phrase stands equally well in two records, the one that holds
    more of the story's quotations is taken.
    """
    judged = [_judge_places(case, places.alignments) for case, places in zip(cases, placed, strict=True)]
    alone = [group[0].alignment.legs[0].passage.record for group in judged if len(group) == 1]
    weight_of = Counter(alone)
    return tuple(
        _make_finding(case, choose(case, group, weight_of) if group else (), places, bench)
        for case, group, places in zip(cases, judged, placed, strict=True)
    )


def _judge_places(case: Case, alignments: Sequence[Alignment]) -> tuple[Judged, ...]:
    best = max((alignment.score for alignment in alignments), default=0.0)
    near = [alignment for alignment in alignments if alignment.score >= best - WORTH_JUDGING]
    found = (alignment for alignment in near[:MOST_JUDGED] if is_found(case, alignment))
    judged = (judge_alignment(case, alignment) for alignment in found)
    return tuple(each for each in judged if not is_somebody_elses(case, each) and not is_chance(case, each))


def _make_finding(case: Case, ranked: tuple[Judged, ...], places: Places, bench: Bench) -> Finding:
    finding = Finding(id=case.quotation.id, quotation=case.quotation, attribution=case.attribution)
    if not ranked and places.reworded and is_reworded(case, *places.reworded):
        alignment = places.reworded[0]
        return replace(
            finding,
            alignment=alignment,
            places=(alignment.legs[0].passage,),
            scores=(alignment.score,),
            verdict=judge_rewording(case, alignment),
        )
    if not ranked:
        nearby = case.document.under(paragraph_at(case.document.text, case.quotation.span.start))
        nearest = places.alignments[0] if places.alignments else None
        return replace(finding, verdict=judge_absence(case, bench, nearby, nearest))
    first = ranked[0].alignment.legs
    found = [(leg.passage, ranked[0].alignment.score) for leg in first]
    found += [(judged.alignment.legs[0].passage, judged.alignment.score) for judged in ranked[1:]]
    shown = found[: max(bench.most_places, len(first))]
    return replace(
        finding,
        alignment=ranked[0].alignment,
        places=tuple(passage for passage, _ in shown),
        scores=tuple(score for _, score in shown),
        more_places=places.more + len(found) - len(shown),
        verdict=settle(case, ranked),
    )
