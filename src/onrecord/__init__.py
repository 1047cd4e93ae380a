"""Stories and records in, findings out: the door to the package, and the types that a caller holds.

    import onrecord

    report = onrecord.check("story.html", records=["calls/"])
    for finding in report.findings:
        print(finding.verdict.ruling, finding.quotation.text, finding.places[:1])

The steps themselves are imported at the first call, so that `import onrecord` costs next to nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.errors import MissingExtraError, OnRecordError, UnreadableError, UsageError
from onrecord.model import (
    Alignment,
    Attribution,
    Finding,
    Passage,
    Person,
    Place,
    Quotation,
    Reason,
    Record,
    Report,
    Ruling,
    Setting,
    Span,
    Story,
    StoryReport,
    Verdict,
    Voice,
    Wording,
)
from onrecord.version import VERSION

if TYPE_CHECKING:
    from onrecord.flow import OpenRecord, Options
    from onrecord.judge.policy import Policy

    Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]

__version__ = VERSION

__all__ = [
    "Alignment",
    "Attribution",
    "Finding",
    "MissingExtraError",
    "OnRecordError",
    "Passage",
    "Person",
    "Place",
    "Quotation",
    "Reason",
    "Record",
    "Report",
    "Ruling",
    "Setting",
    "Span",
    "Story",
    "StoryReport",
    "UnreadableError",
    "UsageError",
    "Verdict",
    "Voice",
    "Wording",
    "__version__",
    "check",
    "check_quotations",
    "open_record",
]


def check(
    stories: Paths,
    records: Paths,
    policy: str | Policy = "ap",
    complete: bool = False,
    covers: Iterable[str] = (),
) -> Report:
    """Check every quotation of `stories` against `records`.

    Both take one path or several, of files or folders. `policy` is the name of a house policy that ships, or one of
    your own; `complete` says that the record is everything there is, and `covers` ("NAME" or "NAME,DATE") whose words
    it holds in full: only then can a missing quotation be called not on record.

    Raises:
        UnreadableError: no story, or no record, could be read; a few unreadable files among many are in the report.
        UsageError: there is no such policy.
    """
    from onrecord import flow

    return flow.check(_list_paths(stories), _list_paths(records), _set_options(policy, complete, covers))


def open_record(paths: Paths) -> OpenRecord:
    """Read and index a record once, to check many quotations against it.

    Raises:
        UnreadableError: nothing at `paths` could be read.
    """
    from onrecord import flow

    return flow.open_record(_list_paths(paths))


def check_quotations(
    quotations: Iterable[tuple[str, str | None]],
    record: OpenRecord,
    policy: str | Policy = "ap",
    complete: bool = False,
    covers: Iterable[str] = (),
) -> Iterator[Finding]:
    """Check (words, speaker) pairs against an open record, and yield a finding for each in the order given.

    The speaker is taken as certain; None where unknown. The other arguments are those of `check`.

    Raises:
        UsageError: there is no such policy.
    """
    from onrecord import flow

    return flow.check_quotations(quotations, record, _set_options(policy, complete, covers))


def _list_paths(paths: Paths) -> list[str]:
    if isinstance(paths, str | os.PathLike):
        paths = [paths]
    return [os.fspath(path) for path in paths]


def _set_options(policy: str | Policy, complete: bool, covers: Iterable[str]) -> Options:
    from onrecord.flow import Options
    from onrecord.judge.policy import load_policy

    house = load_policy(policy) if isinstance(policy, str) else policy
    return Options(policy=house, complete=complete, covers=tuple(covers), progress=None)
