"""What a person can decide on a quotation -> its name, key and sign on the desk."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Choice, Decision
from onrecord.report.html.tags import show


@dataclass(frozen=True, slots=True)
class Button:
    """How a choice is shown; `symbol` has a shape of its own, and `past` completes "decided: …"."""

    choice: Choice
    key: str
    name: str
    past: str
    symbol: str


BUTTONS = (
    Button(Choice.RIGHT, "a", "Right as printed", "right", "☑"),
    Button(Choice.NEEDS_CORRECTION, "c", "Needs correction", "needs correction", "✎"),
    Button(Choice.DISPUTED, "d", "Disputed", "disputed", "⇄"),
    Button(Choice.NOT_CHECKABLE, "x", "Not checkable", "not checkable", "⊘"),
)
_BY_CHOICE = {button.choice: button for button in BUTTONS}


def button_of(choice: Choice) -> Button:
    """Return how a choice is shown."""
    return _BY_CHOICE[choice]


def show_decision(finding: str, decision: Decision | None, *, is_swapped: bool = False) -> str:
    """Return the sign beside a quotation in the story; empty, but there to be filled, where nobody decided.

    `is_swapped` is for an answer that brings the sign up to date in a page that shows it already.
    """
    swap = ' hx-swap-oob="true"' if is_swapped else ""
    frame = f'<span class="decided{" again" if decision and decision.is_open else ""}" id="d-{show(finding)}"{swap}>'
    if decision is None:
        return f"{frame}</span>"
    told = button_of(decision.choice)
    again = ", look again" if decision.is_open else ""
    symbol = f"{told.symbol}?" if decision.is_open else told.symbol
    named = f'<span class="vh"> (decided: {told.past}{again})</span>'
    return f'{frame}<span class="sign" aria-hidden="true">{symbol}</span>{named}</span>'
