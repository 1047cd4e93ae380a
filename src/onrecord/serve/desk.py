"""A path of a casebook -> what all requests of a desk share: the way to open it, and what was read of it before."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from concurrent.futures import TimeoutError as StillAtWorkError
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from onrecord import casebook, flow
from onrecord.casebook import CheckedVersion
from onrecord.errors import UsageError
from onrecord.library.of_case import stamp_records
from onrecord.library.searched import SearchBox
from onrecord.library.searched_case import connect_search
from onrecord.model import Record, StoryReport
from onrecord.serve.work import Outcome, Progress, Work
from onrecord.store import case as cases

# Stories whose findings stay in memory: reading one of 200 quotations anew takes some 20 ms.
STORIES_KEPT = 256
# As long as somebody who saved or asked something waits without wondering; then the page tells what goes on.
PATIENCE_SECONDS = 4.0


class NoCaseError(Exception):
    """No case was chosen yet."""


class BusyError(Exception):
    """The record is being opened, and a page of it has to wait."""


@dataclass(frozen=True, eq=False)
class Sight:
    """What a case holds at one `mark` of its log: its documents, the state that checks rest on, stamps of documents."""

    mark: object
    records: tuple[cases.KeptRecord, ...]
    state: str
    stamps: dict[str, str]


@dataclass(frozen=True, eq=False)
class Shelf:
    """The record of a case as it was opened: `stamps` tell of which state, `of` finds a document by its id."""

    path: Path
    stamps: dict[str, str]
    opened: flow.OpenRecord
    of: Mapping[str, Record]


@dataclass(kw_only=True)
class Desk:
    """One desk: the case on it, who works at it, and what goes on in the background.

    `path` is None until somebody chooses a case among those in `folder`.
    """

    by: str
    folder: Path
    path: Path | None = None
    work: Work = field(default_factory=Work)
    _lock: Lock = field(default_factory=Lock)
    _opening: Lock = field(default_factory=Lock)
    _shelf: Shelf | None = None
    _searchable: Shelf | None = None
    _sight: Sight | None = None
    _seen: OrderedDict[object, StoryReport] = field(default_factory=OrderedDict)

    @contextmanager
    def open(self) -> Iterator[cases.Case]:
        """Open the case, for one request and the thread that answers it.

        Raises:
            NoCaseError: none was chosen yet.
            UnreadableError: it is damaged, or gone.
        """
        if self.path is None:
            raise NoCaseError
        with cases.open_case(self.path) as case:
            yield case

    def list_cases(self) -> tuple[str, ...]:
        """Return the names of the casebooks in the folder."""
        return tuple(sorted(path.name for path in self.folder.glob(f"*{cases.SUFFIX}") if path.is_file()))

    def choose(self, name: str) -> None:
        """Lay a casebook of the folder on the desk.

        Raises:
            UsageError: there is none of this name; names are looked up in the folder's list and never opened as paths.
        """
        found = next((each for each in self.list_cases() if each == name), None)
        if found is None:
            raise UsageError(f"{self.folder}: there is no casebook {name!r} here")
        with cases.open_case(self.folder / found):
            self.path = self.folder / found

    def make(self, name: str) -> None:
        """Make an empty casebook in the folder and lay it on the desk.

        Raises:
            UsageError: the name is none, or there is a file of this name already.
        """
        plain = "".join(char if char.isalnum() or char in " -_" else "-" for char in name).strip(" -")[:80]
        if not plain:
            raise UsageError("expected a name for the case, found none; give it one of letters and numbers")
        path = self.folder / f"{plain}{cases.SUFFIX}"
        cases.make_case(path, self.by).close()
        self.path = path

    def look(self, case: cases.Case) -> Sight:
        """Return what a case holds, read anew only where anything was written since."""
        mark = (case.path, cases.read_mark(case))
        sight = self._sight
        if sight is None or sight.mark != mark:
            sight = self._sight = Sight(mark, cases.list_records(case), casebook.read_state(case), stamp_records(case))
        return sight

    def note_decision(self, case: cases.Case) -> None:
        """Take note that a decision was written, on which no check rests; unless something else was written, too."""
        mark, sight = cases.read_mark(case), self._sight
        if sight and sight.mark == (case.path, mark - 1):
            self._sight = replace(sight, mark=(case.path, mark))

    def open_shelf(self, case: cases.Case, progress: Progress | None = None) -> Shelf:
        """Return the record of the case, opened anew only where anything of it changed.

        Raises:
            BusyError: somebody opens it just now, which takes longer than a person would wait. Who has a `progress` to
                tell of waits as long as it takes.
        """
        stamps = self.look(case).stamps
        if not self._opening.acquire(timeout=-1 if progress else PATIENCE_SECONDS):
            raise BusyError
        try:
            if self._shelf is None or self._shelf.path != case.path or self._shelf.stamps != stamps:
                opened = casebook.open_record(case, progress)
                self._shelf = Shelf(case.path, stamps, opened, {record.id: record for record in opened.records})
            return self._shelf
        finally:
            self._opening.release()

    def open_search(self, case: cases.Case) -> SearchBox | None:
        """Open the search box of the case; None where its tables are still being made. Close its connection after use.

        Tables of a large record take minutes, so they are made in the background.
        """
        shelf = self.open_shelf(case)
        if self._searchable is not shelf:
            with suppress(StillAtWorkError):
                self.work.start("Making the record searchable", self.make_searchable).result(PATIENCE_SECONDS)
        if self._searchable is not shelf:
            return None
        return SearchBox(shelf.of, connect_search(case.path, dict(shelf.of), shelf.stamps))

    def make_searchable(self, progress: Progress) -> None:
        """Bring the tables of the search box in step with the record; a task for `work`."""
        with self.open() as case:
            shelf = self.open_shelf(case, progress)
            if self._searchable is not shelf:
                connect_search(case.path, dict(shelf.of), shelf.stamps, progress).close()
                self._searchable = shelf

    def read(self, case: cases.Case, version: cases.Version, check: cases.Check | None = None) -> CheckedVersion:
        """Return what the last check of a version found, or the one given, with the decisions that stand."""
        check = check or next(iter(cases.list_checks(case, version)), None)
        if check is None:
            return CheckedVersion(version=version, check=None, found=None)
        key = (case.path, check)
        with self._lock:
            found = self._seen.get(key)
        checked = casebook.read_version(case, version, check, found)
        if checked.found:
            with self._lock:
                self._seen[key] = checked.found
                self._seen.move_to_end(key)
                while len(self._seen) > STORIES_KEPT:
                    self._seen.popitem(last=False)
        return checked

    def read_all(self, case: cases.Case) -> tuple[CheckedVersion, ...]:
        """Return the last versions of all stories."""
        return tuple(self.read(case, version) for version in cases.list_stories(case))

    def check(self, progress: Progress) -> Outcome | None:
        """Check every story where anything changed since its last check; a task for `work`."""
        with self.open() as case:
            shelf = self.open_shelf(case, progress)
            state = self.look(case).state
            stale = [v for v in cases.list_stories(case) if not casebook.is_checked(case, v, state)]
            casebook.check_case(case, self.by, progress, shelf.opened)
        if not stale:
            return None
        names = stale[0].title if len(stale) == 1 else f"{len(stale)} stories"
        return Outcome(text=f"Checked {names} against {len(shelf.of)} documents.", address="/changes")
