"""Stories and records -> report: the only module that knows the order of the seven steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from itertools import islice

from onrecord import align, attribute, find, judge, library, read
from onrecord.errors import UsageError
from onrecord.model import (
    Alignment,
    Attribution,
    Finding,
    Quotation,
    Record,
    Report,
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

    `standard_input` is what the path "-" stands for; it can stand for one document only.
    """

    policy: judge.Policy = field(default_factory=judge.load_policy)
    complete: bool = False
    covers: tuple[str, ...] = ()
    progress: Progress | None = None
    standard_input: bytes | None = None
    model: attribute.Model | None = None  # None for the one that ships

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
    def complete(self) -> tuple[Record, ...]:
        """The records that hold all that was said on their occasion."""
        return tuple(record for record in self.records if record.complete)

    @cached_property
    def sources(self) -> dict[str, judge.Source]:
        """The records by id, as `judge` reads them."""
        return _Sources(self)


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
    stories, unread = read.read_stories(story_paths, options.standard_input)
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
    story = extracted.story
    quotations = tuple(finding.quotation for finding in extracted.findings)
    words = fold(story.text, align.hide_brackets(story, quotations))
    if options.progress:
        options.progress(*done, story.title)
    queries = [align.make_query(q, story.text, words) for q in quotations]
    cases = judge.make_cases(story, words, extracted.findings, record.sources, options.policy)
    findings = judge.judge_all(cases, _place_all(queries, record.shelf), _bench(record, options))
    return replace(extracted, findings=findings)


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
    placed = _place_all(queries, record.shelf)
    bench = _bench(record, options)
    links = {speaker: attribute.given(speaker) if speaker else Attribution() for _, speaker in pairs}
    for (_, speaker), story, quotation, own, places in zip(pairs, stories, quotations, words, placed, strict=True):
        finding = Finding(id=quotation.id, quotation=quotation, attribution=links[speaker])
        cases = judge.make_cases(story, own, (finding,), record.sources, options.policy)
        yield judge.judge_all(cases, [places], bench)[0]


def _place_all(queries: Sequence[align.Query], shelf: align.Shelf) -> list[judge.Places]:
    def find_reworded(query: align.Query) -> tuple[Alignment, float, float] | None:
        found = align.find_rewording(query, shelf)
        return (found.alignment, found.bits, found.share) if found else None

    return [
        judge.Places(placed.alignments, placed.more, partial(find_reworded, query) if placed.is_poor else None)
        for query, placed in zip(queries, align.place_all(queries, shelf), strict=True)
    ]


def _bench(record: OpenRecord, options: Options) -> judge.Bench:
    return judge.Bench(
        records=record.records, complete=record.complete, coverage=options.coverage, most_places=MOST_PLACES
    )
