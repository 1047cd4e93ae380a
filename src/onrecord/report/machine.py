"""A report -> JSON for other programs: whole reports, lists of quotations, and single lines.

Field names are a contract: they may be added, never renamed. The shapes are in the folder `schema`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onrecord.model import (
    Attribution,
    Box,
    Correction,
    Decision,
    Edit,
    Finding,
    How,
    Mask,
    Passage,
    Person,
    Reason,
    Record,
    Report,
    Span,
    StoryReport,
    Use,
)
from onrecord.report.cites import cite
from onrecord.report.differences import masks_over
from onrecord.report.passages import look_around
from onrecord.report.people import list_people
from onrecord.report.quoted import quoted_spans
from onrecord.report.visible import STEERING, spell_out
from onrecord.text.corrections import corrections_over, read_corrected

REPORT_SCHEMA = "onrecord-report-1"
QUOTES_SCHEMA = "onrecord-quotes-1"
PEOPLE_SCHEMA = "onrecord-people-1"

# JSON allows U+2028 and U+2029 in a string; programs that split lines on them would break a line of JSON.
_UNSAFE = re.compile(f"{STEERING.pattern}|[\u2028\u2029]")

# What JSON holds. `Any` stays inside this module: values go in at the top and text comes out.
Json = dict[str, Any]


def render_json(report: Report) -> str:
    """Return the whole report as indented JSON, findings in story order, ending in a line break."""
    records = {record.id: record for record in report.records}
    value = {
        "schema": REPORT_SCHEMA,
        "made_with": report.made_with,
        "policy": report.policy,
        "stories": [_story(story, records) for story in report.stories],
        "records": [_record(record) for record in report.records],
        "unread": [{"path": file.path, "why": file.why} for file in report.unread],
    }
    return dump_json(value, indent=2) + "\n"


def render_quotes_json(found: StoryReport) -> str:
    """Return the quotations and indirect statements of one story, in story order, as one line of JSON without its end.

    `source`, `cue` and `content` are lists of [start, end]; `content` is all that is given as the source's, marks
    included, and leaves out a cue between. Words in marks that are nobody's stand under `not_quotations`.
    """
    findings = sorted((*found.findings, *found.statements), key=lambda finding: finding.quotation.span)
    others = [finding for finding in findings if _is_nobodys(finding)]
    value = {
        "schema": QUOTES_SCHEMA,
        "path": found.story.origin.uri,
        "sha256": found.story.origin.sha256,
        "masks": [_mask(mask) for mask in found.story.masks],
        "attributions": [_attribution_line(finding, found.story.text) for finding in findings if finding not in others],
        "not_quotations": [_attribution_line(finding, found.story.text) for finding in others],
        "people": [_whole_person(person) for person in found.people],
    }
    return dump_json(value)


def render_people_json(found: Sequence[StoryReport]) -> str:
    """Return the people of stories as indented JSON, most quoted first, ending in a line break."""
    people = [
        {
            **_whole_person(entry.person),
            "quoted": entry.quoted,
            "stories": [story.origin.uri for story in entry.stories],
        }
        for entry in list_people(found)
    ]
    return f"{dump_json({'schema': PEOPLE_SCHEMA, 'people': people}, indent=2)}\n"


def render_result_line(finding: Finding, records: Sequence[Record], **asked: object) -> str:
    """Return one quotation's result as one line of JSON without its end.

    `asked` are the values of the line that asked ("id", "quote", "speaker"), given back as they came.
    """
    passages = (*finding.places, *(each.passage for each in finding.counterparts))
    wanted = {passage.record for passage in passages} | {r.record_id for r in _reasons(finding)}
    found = {record.id: record for record in records if record.id in wanted}
    attribution = finding.attribution
    speaker = attribution.person.name if attribution.person and attribution.how is How.GIVEN else None
    value = {"id": finding.id, "quote": finding.quotation.text, "speaker": speaker, **asked}
    value |= _verdict(finding, finding.quotation.text, found)
    value |= _all_places(finding, found)
    return dump_json(value)


def dump_json(value: Json, indent: int | None = None) -> str:
    """Return `value` as JSON that splits into lines and shows on screens as it should."""
    return _UNSAFE.sub(spell_out, json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False))


def _story(found: StoryReport, records: Mapping[str, Record]) -> Json:
    story = found.story
    decisions = {decision.finding: decision for decision in found.decisions}
    return {
        "path": story.origin.uri,
        "sha256": story.origin.sha256,
        "title": story.title,
        "byline": story.byline,
        "outlet": story.outlet,
        "language": story.language,
        "published": story.published.isoformat() if story.published else None,
        "updated": story.updated.isoformat() if story.updated else None,
        "masks": [_mask(mask) for mask in story.masks],
        "findings": [_finding(f, story.text, records) | _decision(decisions.get(f.id)) for f in found.findings],
        "statements": [_finding(finding, story.text, records) for finding in found.statements],
        "people": [_whole_person(person) for person in found.people],
    }


def _decision(decision: Decision | None) -> Json:
    """Return what a person decided; nothing where nobody did, as everywhere outside casebooks."""
    if decision is None:
        return {}
    told = {"choice": decision.choice, "note": decision.note, "by": decision.by, "made": decision.made.isoformat()}
    return {"decision": told | {"carried": decision.is_carried, "open": decision.is_open}}


def _record(record: Record) -> Json:
    return {
        "id": record.id,
        "path": record.origin.uri,
        "sha256": record.origin.sha256,
        "title": record.title,
        "kind": record.kind,
        "fidelity": record.fidelity,
        "date": record.dated.isoformat() if record.dated else None,
        "author": record.author,
        "parties": record.parties,
        "roles": dict(record.roles),
        "pages": len(record.pages),
        "turns": len(record.turns),
        "problems": record.problems,
        "released": record.released,
        "provenance": dict(record.provenance),
        "event": record.event,
        "language": record.language,
        "corrections": [describe_correction(correction) for correction in record.corrections],
    }


def _finding(finding: Finding, text: str, records: Mapping[str, Record]) -> Json:
    quotation = finding.quotation
    legs = finding.alignment.legs if finding.alignment else ()
    return {
        "id": finding.id,
        "quotation": {
            "text": quotation.text,
            "start": quotation.span.start,
            "end": quotation.span.end,
            "form": quotation.form,
            "use": quotation.use,
            "pieces": [_bounds(piece) for piece in quotation.pieces],
            "insertions": [_words(span, text) for span in quotation.insertions],
            "elisions": [_bounds(span) for span in quotation.elisions],
        },
        "attribution": _attribution(finding.attribution, text),
        **_verdict(finding, text, records),
        "edits": [_edit(edit, text, records[leg.passage.record]) for leg in legs for edit in leg.edits],
        **_all_places(finding, records),
    }


def _attribution(attribution: Attribution, text: str) -> Json:
    return {
        "source": _words(attribution.source, text),
        "cue": _words(attribution.cue, text),
        "person": _person(attribution.person),
        "how": attribution.how,
        "certainty": attribution.certainty,
        "via": attribution.via,
        "reporter": attribution.reporter,
        "parent": attribution.parent,
        "candidates": attribution.candidates,
    }


def _attribution_line(finding: Finding, text: str) -> Json:
    quotation, attribution = finding.quotation, finding.attribution
    return {
        "id": finding.id,
        "parent": attribution.parent,
        "form": quotation.form,
        "use": quotation.use,
        "text": quotation.text,
        "source": _pairs([attribution.source]),
        "cue": _pairs([attribution.cue]),
        "content": _pairs(_merge(quoted_spans(text, quotation), attribution.content)),
        "person": _person(attribution.person),
        "how": attribution.how,
        "certainty": attribution.certainty,
        "via": attribution.via,
        "reporter": attribution.reporter,
        "candidates": attribution.candidates,
        "pieces": [_bounds(piece) for piece in quotation.pieces],
    }


def _is_nobodys(finding: Finding) -> bool:
    """Say whether marks stand around words that the story gives to nobody."""
    link = finding.attribution
    return finding.quotation.use is not Use.SPEECH and link.person is None and link.source is None


def _merge(*groups: Iterable[Span]) -> list[Span]:
    """Return the spans that several lists of them cover together, in order, touching ones as one."""
    merged: list[Span] = []
    for span in sorted(span for group in groups for span in group):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _verdict(finding: Finding, text: str, records: Mapping[str, Record]) -> Json:
    verdict = finding.verdict
    return {
        "ruling": verdict and verdict.ruling,
        "severity": verdict and verdict.severity,
        "wording": verdict and verdict.wording,
        "voice": verdict and verdict.voice,
        "setting": verdict and verdict.setting,
        "reasons": [_reason(reason, text, records) for reason in _reasons(finding)],
    }


def _reasons(finding: Finding) -> tuple[Reason, ...]:
    return finding.verdict.reasons if finding.verdict else ()


def _reason(reason: Reason, text: str, records: Mapping[str, Record]) -> Json:
    record = records.get(reason.record_id) if reason.record_id else None
    return {
        "code": reason.code,
        "note": reason.note,
        "ruling": reason.ruling,
        "story": _words(reason.story, text),
        "record": {**_bounds(reason.record), "text": reason.record.of(record.text), "record": record.origin.uri}
        if record and reason.record
        else None,
    }


def _edit(edit: Edit, text: str, record: Record) -> Json:
    return {
        "op": edit.op,
        "story": _words(edit.story, text),
        "record": {**_bounds(edit.record), "text": edit.record.of(record.text), "record": record.origin.uri},
        "grade": edit.grade,
    }


def _all_places(finding: Finding, records: Mapping[str, Record]) -> Json:
    rests_on = records[finding.places[0].record].origin.uri if finding.places else None
    counterparts = [
        {**_place(each.passage, None, records[each.passage.record]), "agrees": each.agrees}
        for each in finding.counterparts
    ]
    return {
        "places": _places(finding, records),
        "more_places": finding.more_places,
        "rests_on": rests_on,
        "counterparts": counterparts,
    }


def _places(finding: Finding, records: Mapping[str, Record]) -> list[Json]:
    scores = (*finding.scores, *[None] * len(finding.places))
    return [
        _place(passage, score, records[passage.record]) for passage, score in zip(finding.places, scores, strict=False)
    ]


def _place(passage: Passage, score: float | None, record: Record) -> Json:
    left, right = look_around(record, passage.span)
    return {
        "record": record.origin.uri,
        "title": record.title,
        "page": passage.place.page,
        "page_label": passage.place.page_label,
        "line": passage.place.line,
        "turn": passage.place.turn,
        "seconds": passage.place.seconds,
        "unit": passage.place.unit,
        "speaker": passage.speaker,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.span.of(record.text),
        "corrected": _corrected(record, passage.span),
        "score": score if score is None else round(float(score), 4),
        "before": left.of(record.text),
        "after": right.of(record.text),
        "cite": cite(record, passage.span),
        "boxes": [_box(box) for box in _find_boxes(record, passage.span)],
    }


def _corrected(record: Record, span: Span) -> str | None:
    """Return the words of a passage as people corrected them, None where nobody did."""
    is_touched = corrections_over(record.corrections, span)
    return read_corrected(record.text, span, record.corrections) if is_touched else None


def describe_correction(correction: Correction) -> Json:
    """Return a correction as JSON has it."""
    return {
        **_bounds(correction.span),
        "text": correction.text,
        "by": correction.by,
        "made": correction.made.isoformat() if correction.made else None,
    }


def _find_boxes(record: Record, span: Span) -> Iterator[Box]:
    """Yield the boxes of the words of a passage, without the line numbers and heads among them."""
    if record.boxes is None:
        return
    start = span.start
    for end, following in [*((mask.span.start, mask.span.end) for mask in masks_over(record, span)), (span.end, 0)]:
        if start < end:
            yield from record.boxes.over(Span(start, end))
        start = max(start, following)


def _box(box: Box) -> Json:
    return {
        "page": box.page,
        "left": round(box.left, 5),
        "top": round(box.top, 5),
        "right": round(box.right, 5),
        "bottom": round(box.bottom, 5),
        "confidence": box.confidence,
    }


def _mask(mask: Mask) -> Json:
    return {**_bounds(mask.span), "kind": mask.kind, "reason": mask.reason}


def _person(person: Person | None) -> Json | None:
    return None if person is None else {"id": person.id, "name": person.name}


def _whole_person(person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "kind": person.kind,
        "aliases": person.aliases,
        "roles": person.roles,
        "variants": person.variants,
    }


def _bounds(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _words(span: Span | None, text: str) -> Json | None:
    return None if span is None else {"text": span.of(text), "start": span.start, "end": span.end}


def _pairs(spans: Iterable[Span | None]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans if span is not None]
