"""`onrecord new`: a name -> an empty casebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from onrecord.cli.case_options import By, CasePath, choose_name
from onrecord.cli.options import Complete, Covers, PolicyName, choose_policy

if TYPE_CHECKING:
    from onrecord.store.case import Settings


def new(
    casebook: CasePath, policy: PolicyName = "ap", complete: Complete = False, covers: Covers = None, by: By = None
) -> None:
    """Make an empty casebook: one file for a record, its stories in all versions, findings and decisions."""
    settings = make_settings(policy, complete, covers)
    from onrecord.store import case as cases

    with cases.make_case(casebook, choose_name(by)) as case:
        if settings != cases.Settings():
            cases.keep_settings(case, settings, choose_name(by))
    typer.echo(f"{casebook}: made. Next: onrecord add {casebook} FILE... and onrecord add {casebook} --story FILE")


def make_settings(policy: str, complete: bool, covers: list[str] | None) -> Settings:
    """Return the options of a check as a casebook keeps them; a house policy from a file goes in whole.

    Raises:
        UsageError: there is no such policy, or `covers` makes no sense.
    """
    from pathlib import Path

    from onrecord import flow
    from onrecord.store.case import Settings

    house = choose_policy(policy)
    flow.Options(covers=tuple(covers or ())).coverage  # noqa: B018 - it complains of what it cannot read
    text = Path(policy).read_text(encoding="utf-8") if Path(policy).is_file() else None
    return Settings(policy=house.name, policy_text=text, complete=complete, covers=tuple(covers or ()))
