"""What comes out: findings, and reports of them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.decisions import Decision
from onrecord.model.documents import Record, Story, Unread
from onrecord.model.passages import Alignment, Counterpart, Passage
from onrecord.model.quotations import Attribution, Person, Quotation
from onrecord.model.verdicts import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A quotation, whom the story names, where it stands, and what was found. `alignment` is that of the best place.

    `places` are ranked, the one judged first; `scores[i]` belongs to `places[i]`; `more_places` counts those left out.
    `verdict` is None for indirect statements, which nothing here rules on. It rests on the record of the first place;
    `counterparts` are what other records of the same event have there.
    """

    id: str
    quotation: Quotation
    attribution: Attribution
    alignment: Alignment | None = None
    places: tuple[Passage, ...] = ()
    scores: tuple[float, ...] = ()
    more_places: int = 0
    verdict: Verdict | None = None
    counterparts: tuple[Counterpart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReport:
    """Everything found in one story: `findings` in story order, `statements` the indirect ones.

    `decisions` are what people said of its quotations, at most one a finding; only a casebook keeps them.
    """

    story: Story
    findings: tuple[Finding, ...] = ()
    statements: tuple[Finding, ...] = ()
    people: tuple[Person, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of one check. `unread` lists the files of the batch that could not be read."""

    stories: tuple[StoryReport, ...]
    records: tuple[Record, ...]
    made_with: str
    unread: tuple[Unread, ...] = ()
    policy: str = "ap"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all stories, story by story."""
        return tuple(finding for story in self.stories for finding in story.findings)
