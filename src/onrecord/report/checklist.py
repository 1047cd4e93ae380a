"""A report -> its check list: a row a quotation, in story order, with everything that an editor works through it by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Decision, Finding, Passage, Record, Report, StoryReport
from onrecord.report.cites import cite
from onrecord.report.differences import read_words
from onrecord.report.links import link_to
from onrecord.report.words import (
    VOICES,
    Level,
    describe_link,
    explain_ruling,
    level_of,
    name_choice,
    name_ruling,
    name_source,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One quotation. `number` counts those of its story from 1; `severity` is None where nobody is accused.

    `passage`, `record` and `place` are what the quotation was judged on; several of them stand one after the other.
    `other_places` counts where else the words were found. Nothing here is made safe for any format.
    """

    story: str
    number: int
    quotation: str
    source: str
    link: str
    level: Level
    ruling: str
    code: str
    severity: int | None
    wording: str
    voice: str
    setting: str
    reasons: tuple[str, ...]
    record: str
    place: str
    speaker: str
    passage: str
    other_places: int
    address: str
    decision: str
    note: str
    by: str
    decided: str
    id: str


def list_rows(report: Report) -> tuple[Row, ...]:
    """Return a row for each quotation of the report, story by story."""
    records = {record.id: record for record in report.records}
    return tuple(row for found in report.stories for row in list_story(found, records))


def list_story(found: StoryReport, records: Mapping[str, Record]) -> Iterator[Row]:
    """Yield a row for each quotation of one story, in its order."""
    decisions = {decision.finding: decision for decision in found.decisions}
    for number, finding in enumerate(found.findings, 1):
        yield _row(found, finding, number, records, decisions.get(finding.id))


def judged_passages(finding: Finding) -> tuple[Passage, ...]:
    """Return the passages that a finding was judged on, in story order."""
    return tuple(leg.passage for leg in finding.alignment.legs) if finding.alignment else finding.places[:1]


def tell_reasons(finding: Finding) -> tuple[str, ...]:
    """Return why a finding is ruled as it is, a sentence each; what the ruling means where there is no more to say."""
    notes = tuple(reason.note for reason in finding.verdict.reasons) if finding.verdict else ()
    return notes or (explain_ruling(finding.verdict),)


def _row(
    found: StoryReport, finding: Finding, number: int, records: Mapping[str, Record], decision: Decision | None
) -> Row:
    verdict, passages = finding.verdict, judged_passages(finding)
    pairs = [(records[passage.record], passage.span) for passage in passages]
    addresses = (link_to(record, span) for record, span in pairs)
    return Row(
        story=found.story.title,
        number=number,
        quotation=finding.quotation.text,
        source=name_source(found.story, finding.attribution),
        link=describe_link(finding.attribution),
        level=level_of(verdict),
        ruling=name_ruling(verdict),
        code=verdict.ruling.value if verdict else "",
        severity=verdict.severity if verdict else None,
        wording=verdict.wording.value if verdict else "",
        voice=VOICES[verdict.voice] if verdict and passages else "",
        setting=verdict.setting.value if verdict and passages else "",
        reasons=tell_reasons(finding),
        record=_join("; ", (record.title for record, _ in pairs)),
        place=_join("; ", (cite(record, span) for record, span in pairs)),
        speaker=_join("; ", (passage.speaker or "" for passage in passages)),
        passage=_join(" … ", (read_words(record, span).strip() for record, span in pairs)),
        other_places=_count_others(finding, passages),
        address=next((address for address in addresses if address), ""),
        decision=name_choice(decision) if decision else "",
        note=decision.note if decision else "",
        by=decision.by if decision else "",
        decided=decision.made.date().isoformat() if decision else "",
        id=finding.id,
    )


def _join(between: str, parts: Iterable[str]) -> str:
    return between.join(part for part in dict.fromkeys(parts) if part)


def _count_others(finding: Finding, judged: Iterable[Passage]) -> int:
    """Count the places beside those judged; a place is one of them where it shares a character with it."""
    taken = tuple(judged)
    others = sum(
        not any(place.record == passage.record and place.span.touches(passage.span) for passage in taken)
        for place in finding.places
    )
    return others + finding.more_places
