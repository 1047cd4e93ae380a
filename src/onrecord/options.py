"""What a person asks for when quotations are checked -> how the steps are to go about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from onrecord import attribute, judge
from onrecord.errors import UsageError
from onrecord.library.update import Progress
from onrecord.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to check. `covers` takes "NAME" or "NAME,YYYY-MM-DD": the record holds all that this person said (that day).

    `standard_input` is what the path "-" stands for; it can stand for one document only. `sayings` and `chosen` are
    what a person said who worked through the story before: which names are one person, and from which of several
    places (record id, span) a quotation is, by the id of its finding.
    """

    policy: judge.Policy = field(default_factory=judge.load_policy)
    complete: bool = False
    covers: tuple[str, ...] = ()
    progress: Progress | None = None
    standard_input: bytes | None = None
    model: attribute.Model | None = None  # None for the one that ships
    sayings: tuple[attribute.Saying, ...] = ()
    chosen: Mapping[str, tuple[str, Span]] = field(default_factory=dict)

    @property
    def coverage(self) -> judge.Coverage:
        """What the caller says of the record, read from the option's spelling."""
        return judge.Coverage(complete=self.complete, covers=tuple(_read_cover(text) for text in self.covers))


def _read_cover(text: str) -> tuple[str, date | None]:
    name, _, day = text.partition(",")
    try:
        return name.strip(), date.fromisoformat(day.strip()) if day else None
    except ValueError as error:
        raise UsageError(f"--covers takes NAME or NAME,YYYY-MM-DD; {day.strip()!r} is no such date.") from error
