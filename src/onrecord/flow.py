"""Stories and records -> report: the only module that knows the order of the seven steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import islice

from onrecord import align, attribute, find, judge, library, read
from onrecord.errors import UsageError
from onrecord.model import (
    Attribution,
    Finding,
    Quotation,
    Record,
    Report,
    Span,
    Story,
    StoryReport,
    Unread,
)  # fmt: skip
from onrecord.text.fold import Words, fold
from onrecord.version import VERSION

Progress = Callable[[int, int, str], None]  # (done, of how many, at what)
BATCH = 1024  # quotations without a story that are looked up at once: about a second's work
MOST_PLACES = 5  # places shown with a finding; the rest are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to check. `covers` takes "NAME" or "NAME,YYYY-MM-DD": the record holds all that this person said (that day).

    `standard_input` is what the path "-" stands for; it can stand for one document only. `sayings` and `chosen` are
    what a person said who worked through the story before: which names are one person, and from which of several
    places (record id, span) a quotation is, by the id of its finding.
    """

    policy: judge.Policy = field(default_factory=judge.load_policy)
    complete: bool = False
    covers: tuple[str, ...] = ()
    progress: Progress | None = None
    standard_input: bytes | None = None
    model: attribute.Model | None = None  # None for the one that ships
    sayings: tuple[attribute.Saying, ...] = ()
    chosen: Mapping[str, tuple[str, Span]] = field(default_factory=dict)

    @property
    def coverage(self) -> judge.Coverage:
        """What the caller says of the record, read from the option's spelling."""
        return judge.Coverage(complete=self.complete, covers=tuple(_read_cover(text) for text in self.covers))


def _read_cover(text: str) -> tuple[str, date | None]:
    name, _, day = text.partition(",")
    try:
        return name.strip(), date.fromisoformat(day.strip()) if day else None
    except ValueError as error:
        raise UsageError(f"--covers takes NAME or NAME,YYYY-MM-DD; {day.strip()!r} is no such date.") from error


@dataclass(frozen=True, kw_only=True)
class OpenRecord:
    """Records read, folded and indexed, ready for any number of quotations. `unread` could not be read."""

    records: tuple[Record, ...]
    unread: tuple[Unread, ...] = ()
    opened: library.Library | None = None  # None until somebody asks for more than the records

    @cached_property
    def _library(self) -> library.Library:
        return self.opened or library.make_library(self.records)

    @property
    def words(self) -> Sequence[Words]:
        """The folded words of each record, masked characters left out."""
        return self._library.words

    @cached_property
    def shelf(self) -> align.Shelf:
        """The records with their index, as `align` looks words up in them."""
        index = self._library.index
        return align.Shelf(
            records=self.records,
            words=self.words,
            exact=index.occurrences,
            spread=index.spread,
            near=lambda queries: [
                [(hit.document, hit.first, hit.last) for hit in hits]
                for hits in index.find_all([q.words.hashes for q in queries], spelled=[q.spelled for q in queries])
            ],
        )

    @cached_property
    def sources(self) -> dict[str, judge.Source]:
        """The records by id, as `judge` reads them."""
        return _Sources(self)

    @cached_property
    def events(self) -> judge.Events:
        """Which of the records are of one event."""
        return judge.Events(self.records, self.words)

    def shelf_of(self, number: int) -> align.Shelf:
        """Return a shelf that holds one of the records alone."""
        if number not in self._shelves:
            self._shelves[number] = OpenRecord(records=(self.records[number],)).shelf
        return self._shelves[number]

    @cached_property
    def _shelves(self) -> dict[int, align.Shelf]:
        return {}


class _Sources(dict[str, judge.Source]):
    """The sources of a record that were asked for so far; the others are made when they are."""

    def __init__(self, record: OpenRecord) -> None:
        self._record = record
        self._number_of = {each.id: number for number, each in enumerate(record.records)}

    def __missing__(self, id: str) -> judge.Source:
        number = self._number_of[id]
        self[id] = judge.Source.of(self._record.records[number], self._record.words[number])
        return self[id]


def open_record(
    paths: Sequence[str], standard_input: bytes | None = None, progress: Progress | None = None
) -> OpenRecord:
    """Open the records at `paths`: files, folders and indexes; `standard_input` is what the path "-" stands for.

    Raises:
        UnreadableError: nothing at all could be read.
    """
    opened, unread = library.gather(paths, standard_input, progress)
    return OpenRecord(records=opened.records, unread=unread, opened=opened)


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
        placed = [_choose(p, options.chosen.get(q.id)) for p, q in zip(placed, quotations, strict=True)]
    cases = judge.make_cases(story, words, extracted.findings, record.sources, options.policy)
    findings = judge.judge_all(cases, [_places_of(p) for p in placed], _bench(record, options, story.language))
    compared = (
        finding if finding.id in options.chosen else _compare(record, case, query, finding)
        for case, query, finding in zip(cases, queries, findings, strict=True)
    )
    return replace(extracted, findings=tuple(compared))


def _compare(record: OpenRecord, case: judge.Case, query: align.Query, finding: Finding) -> Finding:
    """Hold a finding against other records of the same event, where there are any."""
    if not finding.places:
        return finding
    first = finding.places[0]
    source = record.sources[first.record]
    others = record.events.competing(first.record)
    legs = finding.alignment.legs if finding.alignment else ()
    if others and any(leg.passage.record != first.record for leg in legs):
        others = (record.events.numbers[first.record], *others)  # parts from two records may stand whole in one
    rivals = []
    for number in others:
        shelf = record.shelf_of(number)
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


def _choose(placed: align.Placement, place: tuple[str, Span] | None) -> align.Placement:
    """Leave only the places that touch the one that a person chose, where there are any."""
    if place is None:
        return placed
    record, span = place
    at_it = tuple(
        alignment
        for alignment in placed.alignments
        if any(leg.passage.record == record and leg.passage.span.touches(span) for leg in alignment.legs)
    )
    return replace(placed, alignments=at_it, more=0) if at_it else placed


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
    for (_, speaker), story, query, quotation, own, places in zip(
        pairs, stories, queries, quotations, words, placed, strict=True
    ):
        link = attribute.given(speaker) if speaker else Attribution()
        finding = Finding(id=quotation.id, quotation=quotation, attribution=link)
        cases = judge.make_cases(story, own, (finding,), record.sources, options.policy)
        (judged,) = judge.judge_all(cases, [_places_of(places)], bench)
        yield _compare(record, cases[0], query, judged)


def _places_of(placed: align.Placement) -> judge.Places:
    other = placed.rewording
    reworded = (other.alignment, other.bits, other.share, other.lead) if other else None
    return judge.Places(placed.alignments, placed.more, reworded)


def _bench(record: OpenRecord, options: Options, language: str | None = None) -> judge.Bench:
    return judge.Bench(records=record.records, coverage=options.coverage, most_places=MOST_PLACES, language=language)
