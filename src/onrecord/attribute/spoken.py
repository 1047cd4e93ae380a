"""What stays in mind of a sentence: a source and whom it stands for, and who spoke last."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.attribute.cues import Cue, Kind
from onrecord.attribute.pronouns import UNNAMED
from onrecord.attribute.sources import Source
from onrecord.model import How


@dataclass(frozen=True, slots=True)
class Link:
    """A source and whom it stands for. `agrees` says that the link rests on a name or on two signals that agree.

    `is_unnamed` says of a pronoun that it stands for somebody whom the story does not name.
    """

    source: Source
    member: int | None
    agrees: bool
    candidates: tuple[int, ...] = ()
    is_unnamed: bool = False

    @property
    def stands_for(self) -> int | None:
        """The member, or a number of UNNAMED for an unnamed person."""
        is_unnamed = self.is_unnamed or self.source.is_newcomer
        return UNNAMED[self.source.pronoun] if self.member is None and is_unnamed else self.member


@dataclass(frozen=True, slots=True)
class Spoken:
    """What stays in mind of a sentence in which somebody was quoted or reported."""

    sentence: int
    paragraph: int
    link: Link
    is_sure: bool
    via: str | None
    asks: bool = False  # a question, so that somebody else may speak next
    answerer: Link | None = None  # who was asked


def take_for_person(link: Link, cue: Cue) -> Link:
    """Return the link with an unknown noun as an unnamed person where it does what people do: "the usher said"."""
    says = cue.is_strong and cue.kind in (Kind.VERB, Kind.INVERTED)
    if link.source.how is not How.NONE or not says:
        return link
    return replace(link, source=replace(link.source, how=How.UNNAMED))
