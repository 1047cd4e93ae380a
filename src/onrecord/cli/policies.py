"""`onrecord policies`: the house policies that ship -> what each lets pass, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import choose_policy
from onrecord.cli.output import write

if TYPE_CHECKING:
    from onrecord.judge.policy import Policy


def policies(
    name: Annotated[str | None, typer.Argument(metavar="[NAME|FILE]", help="A policy to explain in full.")] = None,
) -> None:
    """List the house policies, or explain one."""
    from onrecord.judge.policy import shipped_policies

    if name is not None:
        write(_explain(choose_policy(name)), None)
        return
    listed = shipped_policies()
    width = max(len(policy.name) for policy in listed)
    lines = [f"{policy.name:<{width}}  {policy.title}: {policy.grounds}" for policy in listed]
    write("\n".join([*lines, "", "More on one: onrecord policies NAME"]) + "\n", None)


def _explain(policy: Policy) -> str:
    limits = policy.limits
    lines = [
        f"{policy.title} ({policy.name})",
        policy.grounds,
        "",
        "Severity, where a house may choose it (0 as it should be, 3 wrong):",
        *(f"  {ruling.value:<10} {severity}" for ruling, severity in policy.severity.items()),
        "What may pass:",
        f"  a marked gap of at most {limits.gap_words} words and {limits.gap_sentences} sentence end(s)",
        f"  a bracket that stands for at most {limits.bracket_words} words",
        f"  another speaker's interruption of at most {limits.interruption_words} words",
    ]
    return "\n".join(lines) + "\n"
