"""`onrecord check C.casebook`: a case -> its report, whatever is new checked and kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.case_options import opened
from onrecord.cli.new import make_settings
from onrecord.cli.progress import show_progress
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.model import Report
    from onrecord.store import case as cases

How = tuple[str | None, bool, list[str] | None]  # policy, complete, covers: None and False where not said


def check_casebook(path: Path, how: How, by: str) -> Report:
    """Check the stories of a case and return its report; what `how` says holds for the case from now on.

    Raises:
        UnreadableError: there is no casebook, or it is damaged.
        UsageError: there is nothing to check in it yet, or an option makes no sense.
    """
    from onrecord import casebook as work
    from onrecord.store import case as cases

    with opened(path) as case:
        _settle(case, how, by)
        for what, option, there in (
            ("document", "", cases.list_records(case)),
            ("story", "--story ", cases.list_stories(case)),
        ):
            if not there:
                raise UsageError(
                    f"{path}: expected a {what} to check with, found none; onrecord add {path} {option}FILE"
                )
        with show_progress() as progress:
            record = work.open_record(case, progress)
            work.check_case(case, by, progress, record)
        return work.read_report(case, record)


def _settle(case: cases.Case, how: How, by: str) -> None:
    """Keep the options that were given; those that were not stay as they are."""
    from onrecord.store import case as cases

    policy, complete, covers = how
    settings = before = cases.read_settings(case)
    if policy is not None:
        given = make_settings(policy, False, None)
        settings = replace(settings, policy=given.policy, policy_text=given.policy_text)
    if complete:
        settings = replace(settings, complete=True)
    if covers is not None:
        settings = replace(settings, covers=make_settings("ap", False, covers).covers)
    if settings != before:
        cases.keep_settings(case, settings, by)
