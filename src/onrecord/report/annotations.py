"""A report -> Web Annotations: what was found of each quotation, said of its words in the story, as JSON-LD.

Source: Web Annotation Data Model, W3C Recommendation 23 February 2017.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC
from uuid import NAMESPACE_URL, uuid5

from onrecord.model import Decision, Finding, Record, Report, Span, Story, StoryReport
from onrecord.report.checklist import judged_passages, tell_reasons
from onrecord.report.cites import cite
from onrecord.report.links import find_address, make_fragment
from onrecord.report.machine import Json, dump_json
from onrecord.report.words import describe_link, explain_ruling, name_choice, name_ruling, name_source

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'
# Characters before and after that tell a quotation from others of the same words; doubled until they do, but not beyond
# the second: in a text that repeats itself at length the position tells, and the file stays in proportion to it.
CONTEXT_CHARACTERS, MOST_CONTEXT = 32, 1024


def render_annotations(report: Report) -> str:
    """Return the report as one AnnotationCollection with a single page, indented, ending in a line break.

    Ids rest on the bytes of the story and on the span of the quotation: they are the same on every machine and run.
    """
    records = {record.id: record for record in report.records}
    items = [_annotation(found, finding, records) for found in report.stories for finding in found.findings]
    hashes = [found.story.origin.sha256 for found in report.stories]
    page: Json = {"id": _name(*hashes, "page"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    value: Json = {
        "@context": CONTEXT,
        "id": _name(*hashes, "collection"),
        "type": "AnnotationCollection",
        "label": "; ".join(found.story.title for found in report.stories),
        "generator": {"type": "Software", "name": report.made_with},
        "total": len(items),
        "first": page,
    }
    return dump_json(value, indent=2) + "\n"


def select(document: Story | Record, span: Span) -> list[Json]:
    """Return the selectors of `span`: quote and position in the text as read, and a fragment where it has an address.

    The quote with what stands before and after it occurs once, but in a text that repeats itself for more than
    `MOST_CONTEXT` characters. Positions are half-open, in code points.
    """
    before, after = _find_context(document.text, span)
    selectors: list[Json] = [
        {
            "type": "TextQuoteSelector",
            "exact": span.of(document.text),
            "prefix": before.of(document.text),
            "suffix": after.of(document.text),
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
    fragment = make_fragment(document, span)
    if fragment and find_address(document):
        selectors.append({"type": "FragmentSelector", "value": fragment[0], "conformsTo": fragment[1]})
    return selectors


def _annotation(found: StoryReport, finding: Finding, records: Mapping[str, Record]) -> Json:
    story = found.story
    passages = [(records[passage.record], passage.span) for passage in judged_passages(finding)]
    bodies = [*_comments(story, finding), *(_passage(record, span) for record, span in passages)]
    bodies += [_decision(decision) for decision in found.decisions if decision.finding == finding.id]
    return {
        "id": _name(story.origin.sha256, finding.id),
        "type": "Annotation",
        "motivation": "assessing",
        "creator": {"type": "Software", "name": "On Record"},
        "body": bodies,
        "target": _specify(story, finding.quotation.span),
    }


def _comments(story: Story, finding: Finding) -> Iterator[Json]:
    """Yield the ruling in words and as a tag, the reasons, and whom the story names."""
    verdict, link = finding.verdict, describe_link(finding.attribution)
    severity = "" if verdict is None or verdict.severity is None else f" (severity {verdict.severity})"
    meaning = explain_ruling(verdict)
    yield _text("assessing", f"{name_ruling(verdict)}{severity}: {meaning}")
    if verdict is not None:
        yield {"type": "TextualBody", "purpose": "tagging", "value": verdict.ruling.value}
    yield from (_text("commenting", reason) for reason in tell_reasons(finding) if reason != meaning)
    source = name_source(story, finding.attribution)
    yield _text("commenting", f"Named in the story: {source}" + (f" ({link})" if link else ""))


def _text(purpose: str, words: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": words, "format": "text/plain", "language": "en"}


def _passage(record: Record, span: Span) -> Json:
    return {**_specify(record, span), "purpose": "linking", "label": f"{record.title}, {cite(record, span)}"}


def _decision(decision: Decision) -> Json:
    note = f": {decision.note}" if decision.note else ""
    made = decision.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    by = {"type": "Person", "name": decision.by}
    return {**_text("assessing", f"{name_choice(decision)}{note}"), "creator": by, "created": made}


def _specify(document: Story | Record, span: Span) -> Json:
    """Return the words under `span` as a resource; a document on the web is named with the copy that was read."""
    address, copy = find_address(document), f"urn:sha256:{document.origin.sha256}"
    source = {"id": address or copy, "type": "Text", "format": document.origin.media_type, "label": document.title}
    specific: Json = {"type": "SpecificResource", "source": source, "selector": select(document, span)}
    if address:
        specific["state"] = {"type": "TimeState", "cached": copy}
    return specific


def _find_context(text: str, span: Span) -> tuple[Span, Span]:
    """Return as much before and after `span` as makes it occur once, or all that may be."""
    reach = CONTEXT_CHARACTERS
    while True:
        start, end = max(0, span.start - reach), min(len(text), span.end + reach)
        whole = text[start:end]
        if reach >= MOST_CONTEXT or text.find(whole, text.find(whole) + 1) < 0:
            return Span(start, span.start), Span(span.end, end)
        reach *= 2


def _name(*parts: str) -> str:
    return uuid5(NAMESPACE_URL, "onrecord:" + ":".join(parts)).urn
