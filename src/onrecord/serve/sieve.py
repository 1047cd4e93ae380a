"""A story's findings and what somebody wants to see of them -> rows, worst first, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from onrecord.model import Decision, Finding, StoryReport
from onrecord.report.words import LEVELS, Level, level_of, name_ruling, name_source, sort_worst_first


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """Which findings are shown: those of some levels (none is all), of a person, on a document, or undecided ones."""

    levels: tuple[str, ...] = ()
    person: str = ""
    document: str = ""
    undecided: bool = False

    @classmethod
    def of(cls, query: QueryParams) -> Sieve:
        """Read it from the query of an address."""
        known = {level.key for level in LEVELS}
        return cls(
            levels=tuple(key for key in query.getlist("level") if key in known),
            person=query.get("person", ""),
            document=query.get("document", ""),
            undecided=query.get("undecided") == "1",
        )

    @property
    def query(self) -> str:
        """The query that `of` reads it from, with its question mark, "" where everything is shown."""
        pairs = [("level", level) for level in self.levels]
        pairs += [("person", self.person)] if self.person else []
        pairs += [("document", self.document)] if self.document else []
        pairs += [("undecided", "1")] if self.undecided else []
        return f"?{urlencode(pairs)}" if pairs else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A finding as the list shows it; `decision` is what a person said of it, perhaps to be looked at again."""

    finding: Finding
    level: Level
    ruling: str
    source: str
    documents: tuple[str, ...]
    decision: Decision | None

    @property
    def is_undecided(self) -> bool:
        """Say whether nobody decided on it, or somebody has to look again."""
        return self.decision is None or self.decision.is_open


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a story, worst first, and which of them a sieve lets through."""

    all: tuple[Row, ...]
    sieve: Sieve

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that the sieve lets through."""
        return tuple(row for row in self.all if self._shows(row))

    def _shows(self, row: Row) -> bool:
        sieve = self.sieve
        return (
            (not sieve.levels or row.level.key in sieve.levels)
            and sieve.person in ("", row.source)
            and (not sieve.document or sieve.document in row.documents)
            and (row.is_undecided or not sieve.undecided)
        )

    @property
    def groups(self) -> tuple[tuple[Level, tuple[Row, ...]], ...]:
        """The rows that the sieve lets through, by level, worst first."""
        return tuple((level, tuple(rows)) for level, rows in groupby(self.shown, key=lambda row: row.level))

    @property
    def decided(self) -> int:
        """How many have a decision that stands."""
        return sum(not row.is_undecided for row in self.all)

    @property
    def open(self) -> int:
        """How many have a decision to look at again."""
        return sum(row.decision is not None and row.decision.is_open for row in self.all)

    @property
    def levels(self) -> dict[Level, int]:
        """How many findings each level has, worst first."""
        found = [row.level for row in self.all]
        return {level: found.count(level) for level in LEVELS if level in found}

    @property
    def people(self) -> tuple[str, ...]:
        """Whom the story names, by name."""
        return tuple(sorted({row.source for row in self.all}))

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that the findings stand on."""
        return tuple(dict.fromkeys(id for row in self.all for id in row.documents))

    def find(self, id: str) -> Row | None:
        """Return the row of a finding."""
        return next((row for row in self.all if row.finding.id == id), None)

    def place_of(self, row: Row) -> int | None:
        """Return where among those shown a row stands, from 1; None where the sieve holds it back."""
        return next((number for number, each in enumerate(self.shown, 1) if each is row), None)

    def after(self, row: Row, *, undecided: bool = False) -> Row | None:
        """Return the next row that is shown, or the next undecided one of those; None after the last."""
        here = self.all.index(row)
        return self._first(self.all[here + 1 :], undecided)

    def before(self, row: Row, *, undecided: bool = False) -> Row | None:
        """Return the row that is shown before, or the undecided one before; None before the first."""
        here = self.all.index(row)
        return self._first(self.all[:here][::-1], undecided)

    def _first(self, rows: tuple[Row, ...], undecided: bool) -> Row | None:
        suits: Callable[[Row], bool] = lambda row: self._shows(row) and (row.is_undecided or not undecided)  # noqa: E731
        return next((row for row in rows if suits(row)), None)


def list_rows(found: StoryReport, sieve: Sieve) -> Rows:
    """Return the findings of a story as rows."""
    decisions = {decision.finding: decision for decision in found.decisions}
    rows = (
        Row(
            finding=finding,
            level=level_of(finding.verdict),
            ruling=name_ruling(finding.verdict),
            source=name_source(found.story, finding.attribution),
            documents=_documents(finding),
            decision=decisions.get(finding.id),
        )
        for finding in sort_worst_first(found.findings)
    )
    return Rows(tuple(rows), sieve)


def _documents(finding: Finding) -> tuple[str, ...]:
    passages = [leg.passage for leg in finding.alignment.legs] if finding.alignment else finding.places[:1]
    return tuple(dict.fromkeys(passage.record for passage in passages))
