"""A case -> how far the work on it is, story by story."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.casebook.checking import CheckedVersion, is_checked, read_state, read_version
from onrecord.model import Finding
from onrecord.store import case as cases


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStatus:
    """How far one story is: `decided` of its quotations have a decision that stands, `open` one to look at again."""

    version: cases.Version
    is_checked: bool
    findings: tuple[Finding, ...] = ()
    decided: int = 0
    open: int = 0

    @property
    def undecided(self) -> int:
        """How many quotations nobody has decided on, or has to look at again."""
        return len(self.findings) - self.decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What is in a case, and how far each story is."""

    records: tuple[cases.KeptRecord, ...]
    stories: tuple[StoryStatus, ...]
    settings: cases.Settings


def read_status(case: cases.Case) -> Status:
    """Return how far the work on a case is."""
    state = read_state(case)
    stories = tuple(
        _tell(read_version(case, version), is_checked(case, version, state)) for version in cases.list_stories(case)
    )
    return Status(records=cases.list_records(case), stories=stories, settings=cases.read_settings(case))


def _tell(checked: CheckedVersion, is_current: bool) -> StoryStatus:
    if checked.found is None:
        return StoryStatus(version=checked.version, is_checked=False)
    standing = [decision for decision in checked.found.decisions if not decision.is_open]
    return StoryStatus(
        version=checked.version,
        is_checked=is_current,
        findings=checked.found.findings,
        decided=len(standing),
        open=len(checked.found.decisions) - len(standing),
    )
