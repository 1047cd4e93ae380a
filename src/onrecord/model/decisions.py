"""What people add to what the program found: decisions on quotations. They stand beside a finding, never instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Choice(StrEnum):
    """What a person decided about a quotation as it is printed."""

    RIGHT = "right"
    NEEDS_CORRECTION = "needs-correction"
    DISPUTED = "disputed"
    NOT_CHECKABLE = "not-checkable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word on one quotation of one version of a story; `finding` is the id of its finding.

    `made` is in UTC. `words` are the quotation's words that it was made on. It is open again (`is_open`) where it was
    carried over from an earlier version and the words are no longer those, or what was found of them is graver now.
    """

    finding: str
    choice: Choice
    by: str
    made: datetime
    words: str
    note: str = ""
    is_carried: bool = False
    is_open: bool = False
