"""Quotations of a story, and whom the story names for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.spans import Span


class Form(StrEnum):
    """How a story gives somebody's words."""

    DIRECT = "direct"  # a clause of its own in quotation marks
    MIXED = "mixed"  # quoted words inside the reporter's own clause
    INDIRECT = "indirect"  # no quotation marks


class Joint(StrEnum):
    """What stands in the story between two pieces of one quotation."""

    ELISION = "elision"  # dots: words are marked as left out
    CUE = "cue"  # only the reporter's cue: '"We go," he said, "today."'
    PARAGRAPH = "paragraph"  # a new paragraph that opens with a repeated mark


class Use(StrEnum):
    """What quotation marks are used for; everything but SPEECH may be `not-a-quotation`, if attributed to nobody."""

    SPEECH = "speech"
    TITLE = "title"
    TERM = "term"
    NICKNAME = "nickname"
    SCARE = "scare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words that a story gives as somebody else's.

    `text` is the story under `span`, which includes the quotation marks. `pieces` are the runs of quoted words between
    elisions, cues and paragraphs, in story order, marks excluded; `joints[i]` stands between `pieces[i]` and
    `pieces[i + 1]`. `insertions` are the [brackets] of the story inside pieces, an elision's brackets excluded.
    `elisions` are the marks of omission, wherever they stand, also at the edges.
    """

    id: str
    text: str
    span: Span
    pieces: tuple[Span, ...]
    form: Form
    joints: tuple[Joint, ...] = ()
    insertions: tuple[Span, ...] = ()
    elisions: tuple[Span, ...] = ()
    use: Use = Use.SPEECH
    why: str = ""  # the reason for a `use` other than speech, for a person


class PersonKind(StrEnum):
    """What sort of source a `Person` is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody a story names. `name` is the fullest form, `aliases` the other forms, `variants` likely misspellings.

    `said_same` and `said_other` are names that a person who checks the story said are this one's, or are not.
    """

    id: str
    name: str
    kind: PersonKind = PersonKind.PERSON
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    said_same: tuple[str, ...] = ()
    said_other: tuple[str, ...] = ()


class How(StrEnum):
    """On what the link from a quotation to its person rests."""

    NAME = "name"
    SURNAME = "surname"
    ROLE = "role"
    PRONOUN = "pronoun"
    CONTINUATION = "continuation"
    DOCUMENT = "document"
    GROUP = "group"
    UNNAMED = "unnamed"
    GIVEN = "given"  # the caller named the speaker
    NONE = "none"


class Certainty(StrEnum):
    """How far a link may be trusted; only SURE links may accuse."""

    SURE = "sure"
    LIKELY = "likely"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Whom the story names for a quotation. `source` and `cue` are spans of the story.

    `via` names the document or channel through which the story has the words ("email", "note", "statement", "tweet"),
    `reporter` the person who passes them on ("Rice" in "Rice wrote that Obama said"), None where the story has none.
    `candidates` are the names in question while `certainty` is open. `content` is all that the story gives as the
    source's, where that is more than the quotation: the whole of 'that he was "done"'.
    """

    source: Span | None = None
    cue: Span | None = None
    person: Person | None = None
    how: How = How.NONE
    certainty: Certainty = Certainty.OPEN
    via: str | None = None
    reporter: str | None = None
    parent: str | None = None
    candidates: tuple[str, ...] = ()
    content: tuple[Span, ...] = ()
