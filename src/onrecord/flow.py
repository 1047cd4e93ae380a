"""Stories and records -> report: the only module that knows the order of the seven steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from onrecord import align, attribute, find, judge, read
from onrecord.model import Alignment, Attribution, Finding, Quotation, Report, Story, StoryReport, Unread
from onrecord.opening import OpenRecord, open_record
from onrecord.options import Options
from onrecord.text.fold import fold
from onrecord.version import VERSION

__all__ = [
    "OpenRecord",
    "Options",
    "check",
    "check_quotations",
    "check_stories",
    "check_story",
    "extract",
    "open_record",
]

BATCH = 1024  # quotations without a story that are looked up at once: about a second's work
MOST_PLACES = 5  # places shown with a finding; the rest are counted


def check(story_paths: Sequence[str], record_paths: Sequence[str], options: Options | None = None) -> Report:
    """Check every quotation of the stories against the records.

    Raises:
        UnreadableError: no story or no record could be read.
        UsageError: an option makes no sense.
    """
    options = options or Options()
    return check_stories(story_paths, open_record(record_paths, options.standard_input, options.progress), options)


def check_stories(story_paths: Sequence[str], record: OpenRecord, options: Options | None = None) -> Report:
    """Check every quotation of the stories against records that are open already; errors as in `check`."""
    options = options or Options()
    stories, unread = read.read_stories(story_paths, options.standard_input, options.progress)
    extracted = [_extract(story, options.model) for story in stories]
    total = sum(len(each.findings) for each in extracted)
    reports: list[StoryReport] = []
    for each in extracted:
        done = sum(len(report.findings) for report in reports)
        reports.append(_check_story(each, record, options, (done, total)))
    return Report(
        stories=tuple(reports), records=record.records, made_with=f"onrecord {VERSION}",
        unread=(*unread, *record.unread), policy=options.policy.name,
    )  # fmt: skip


def check_story(story: Story, record: OpenRecord, options: Options) -> StoryReport:
    """Check every quotation of a story that was read already."""
    return _check_story(_extract(story, options.model), record, options, (0, 0))


def extract(
    story_paths: Sequence[str], standard_input: bytes | None = None, model: attribute.Model | None = None
) -> tuple[tuple[StoryReport, ...], tuple[Unread, ...]]:
    """Find and attribute the quotations and statements of stories, without a record; name the files not read.

    Raises:
        UnreadableError: no story could be read.
    """
    stories, unread = read.read_stories(story_paths, standard_input)
    return tuple(_extract(story, model) for story in stories), unread


def _extract(story: Story, model: attribute.Model | None = None) -> StoryReport:
    quotations = find.find_quotations(story)
    statements = find.find_statements(story, quotations)
    made = attribute.attribute_with(model or attribute.shipped_model(), story, quotations, statements)

    def pair(found: Sequence[Quotation], links: Sequence[Attribution]) -> tuple[Finding, ...]:
        return tuple(Finding(id=q.id, quotation=q, attribution=link) for q, link in zip(found, links, strict=True))

    return StoryReport(
        story=story,
        findings=pair(made.quotations, made.links),
        statements=pair(made.statements, made.statement_links),
        people=made.people,
    )


def _check_story(extracted: StoryReport, record: OpenRecord, options: Options, done: tuple[int, int]) -> StoryReport:
    """Check one story; `done` are the quotations of all stories that are checked already, and how many there are."""
    extracted = _note_sayings(extracted, options.sayings) if options.sayings else extracted
    story = extracted.story
    quotations = tuple(finding.quotation for finding in extracted.findings)
    words = fold(story.text, align.hide_brackets(story, quotations))
    if options.progress:
        options.progress(*done, story.title)
    queries = [align.make_query(q, story.text, words) for q in quotations]
    placed = align.place_all(queries, record.shelf)
    if options.chosen:
        chosen = [options.chosen.get(quotation.id) for quotation in quotations]
        placed = [align.keep_to(*place, laid) if place else laid for place, laid in zip(chosen, placed, strict=True)]
    cases = judge.make_cases(story, words, extracted.findings, record.sources, options.policy)
    places = [_list_places(query, laid, record) for query, laid in zip(queries, placed, strict=True)]
    findings = judge.judge_all(cases, places, _bench(record, options, story.language))
    compared = (
        finding if finding.id in options.chosen else _compare(record, case, query, finding)
        for case, query, finding in zip(cases, queries, findings, strict=True)
    )
    return replace(extracted, findings=tuple(compared))


def _compare(record: OpenRecord, case: judge.Case, query: align.Query, finding: Finding) -> Finding:
    """Hold a finding against other records of the same event, where there are any."""
    rivals = []
    for number in record.competing(finding):
        first, shelf = finding.places[0], record.shelf_of(number)
        source = record.sources[first.record]
        span = align.find_counterpart(first.span, source.record.text, source.document.words, shelf)
        if span is not None:
            laid = align.place(query, shelf).alignments
            rivals.append(judge.Rival(record=record.records[number].id, span=span, alignments=laid))
    return judge.weigh_rivals(case, finding, rivals)


def _note_sayings(extracted: StoryReport, sayings: Sequence[attribute.Saying]) -> StoryReport:
    def note(finding: Finding) -> Finding:
        person = finding.attribution.person
        known = attribute.note_sayings(person, sayings) if person else None
        return replace(finding, attribution=replace(finding.attribution, person=known))

    return replace(
        extracted,
        findings=tuple(map(note, extracted.findings)),
        statements=tuple(map(note, extracted.statements)),
        people=tuple(attribute.note_sayings(person, sayings) for person in extracted.people),
    )


def check_quotations(
    pairs: Iterable[tuple[str, str | None]], record: OpenRecord, options: Options | None = None
) -> Iterator[Finding]:
    """Check quotations that come without a story: (words, speaker or None); findings come in the order given."""
    options, rest = options or Options(), iter(pairs)
    while batch := list(islice(rest, BATCH)):
        yield from _check_batch(batch, record, options)


def _check_batch(pairs: Sequence[tuple[str, str | None]], record: OpenRecord, options: Options) -> Iterator[Finding]:
    """Look all quotations up at once, then judge one after the other."""
    stories, quotations = zip(*(find.take_whole(text) for text, _ in pairs), strict=True)
    words = [fold(s.text, align.hide_brackets(s, (q,))) for s, q in zip(stories, quotations, strict=True)]
    queries = [align.make_query(q, s.text, w) for q, s, w in zip(quotations, stories, words, strict=True)]
    placed = align.place_all(queries, record.shelf)
    bench = _bench(record, options)
    links = {speaker: attribute.given(speaker) if speaker else Attribution() for _, speaker in pairs}
    for (_, speaker), story, query, quotation, own, laid in zip(
        pairs, stories, queries, quotations, words, placed, strict=True
    ):
        finding = Finding(id=quotation.id, quotation=quotation, attribution=links[speaker])
        cases = judge.make_cases(story, own, (finding,), record.sources, options.policy)
        (judged,) = judge.judge_all(cases, [_list_places(query, laid, record)], bench)
        yield _compare(record, cases[0], query, judged)


def _list_places(query: align.Query, placed: align.Placement, record: OpenRecord) -> judge.Places:
    def find_reworded() -> tuple[Alignment, float, float, float] | None:
        found = align.find_rewording(query, record.shelf)
        return (found.alignment, found.bits, found.share, found.lead) if found else None

    return judge.Places(placed.alignments, placed.more, find_reworded if placed.is_poor else None)


def _bench(record: OpenRecord, options: Options, language: str | None = None) -> judge.Bench:
    return judge.Bench(
        records=record.records,
        complete=record.complete,
        coverage=options.coverage,
        most_places=MOST_PLACES,
        language=language,
    )
