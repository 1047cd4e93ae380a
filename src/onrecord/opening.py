"""Paths of records -> an open record: read, folded and indexed, as the steps from searching to judging look into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord import align, judge, library
from onrecord.library.update import Progress
from onrecord.model import Finding, Record, Unread
from onrecord.text.fold import Words


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

    @cached_property
    def events(self) -> judge.Events:
        """Which of the records are of one event."""
        return judge.Events(self.records, self.words)

    def competing(self, finding: Finding) -> tuple[int, ...]:
        """Return the numbers of the records of the same event that a finding has to be held against."""
        if not finding.places:
            return ()
        first = finding.places[0].record
        others = self.events.competing(first)
        legs = finding.alignment.legs if finding.alignment else ()
        if others and any(leg.passage.record != first for leg in legs):
            return (self.events.numbers[first], *others)  # parts from two records may stand whole in one
        return others

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
