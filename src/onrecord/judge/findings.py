"""The quotations of a story and the places of each -> findings: every place judged, one taken, the rest listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.judge.absence import Coverage
from onrecord.judge.case import Case, Source
from onrecord.judge.evidence import is_found
from onrecord.judge.policy import Policy
from onrecord.judge.verdict import Judged, choose, is_somebody_elses, judge_absence, judge_alignment, settle
from onrecord.judge.words import Document
from onrecord.model import Alignment, Finding, Record, Span, Story
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


def judge_all(
    cases: Sequence[Case],
    placed: Sequence[tuple[Sequence[Alignment], int]],
    records: tuple[Record, ...],
    coverage: Coverage,
    most_places: int,
) -> tuple[Finding, ...]:
    """Return the finding for each case, in order. `placed` holds each one's alignments and the count of further places.

    The quotations of one story help one another: where a phrase stands equally well in two records, the one that holds
    more of the story's quotations is taken.
    """
    judged = [_judge_places(case, alignments) for case, (alignments, _) in zip(cases, placed, strict=True)]
    weight_of = Counter(
        {r for j in group for r in (leg.passage.record for leg in j.alignment.legs)}.pop()
        for group in judged
        if len(group) == 1
    )
    return tuple(
        _make_finding(
            case, choose(case, group, weight_of) if group else (), more, records, coverage, most_places, nearest
        )
        for case, group, (alignments, more) in zip(cases, judged, placed, strict=True)
        for nearest in [alignments[0] if alignments and not group else None]
    )


def _judge_places(case: Case, alignments: Sequence[Alignment]) -> tuple[Judged, ...]:
    best = max((alignment.score for alignment in alignments), default=0.0)
    near = [alignment for alignment in alignments if alignment.score >= best - WORTH_JUDGING]
    found = (alignment for alignment in near[:MOST_JUDGED] if is_found(case, alignment))
    judged = (judge_alignment(case, alignment) for alignment in found)
    return tuple(each for each in judged if not is_somebody_elses(each))


def _make_finding(
    case: Case,
    ranked: tuple[Judged, ...],
    more: int,
    records: tuple[Record, ...],
    coverage: Coverage,
    most_places: int,
    nearest: Alignment | None,
) -> Finding:
    finding = Finding(id=case.quotation.id, quotation=case.quotation, attribution=case.attribution)
    if not ranked:
        paragraph = paragraph_at(case.document.text, case.quotation.span.start)
        nearby = case.document.under(paragraph)
        return replace(finding, verdict=judge_absence(case, records, coverage, nearby, nearest))
    passages = [leg.passage for judged in ranked[:1] for leg in judged.alignment.legs]
    passages += [judged.alignment.legs[0].passage for judged in ranked[1:]]
    scores = [judged.alignment.score for judged in ranked[:1] for _ in judged.alignment.legs]
    scores += [judged.alignment.score for judged in ranked[1:]]
    kept = max(most_places, len(ranked[0].alignment.legs))
    return replace(
        finding,
        alignment=ranked[0].alignment,
        places=tuple(passages[:kept]),
        scores=tuple(scores[:kept]),
        more_places=more + max(0, len(passages) - kept),
        verdict=settle(case, ranked),
    )
