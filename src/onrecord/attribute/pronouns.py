"""A pronoun in a story and what stood before it -> whom it stands for, and whether two signals agree on that."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attribute.people import Cast

# Stand for people whom the story does not name, as "he", "she" or neither: "a groundskeeper", "her lawyer".
UNNAMED = {None: -1, "he": -2, "she": -3}


@dataclass(frozen=True, slots=True)
class Antecedents:
    """What a pronoun may look back to, each as the index of a member, a number of UNNAMED, or None.

    `in_sentence` is the last subject or source before it in its sentence, `subject` the subject of the sentence before,
    `source` who was last quoted in its paragraph or the one before. `since` is where the nearest of them was named.
    `is_newer` says that the subject stands after the last quotation, in the pronoun's paragraph. `is_firm` is False
    where one of them is itself a guess, so that a guess never confirms itself. `last` is whom the same pronoun stood
    for the time before, `here` who was named before in the paragraph, where nobody was quoted in it.
    """

    in_sentence: int | None
    subject: int | None
    source: int | None
    since: int
    is_newer: bool
    is_firm: bool
    last: int | None
    here: tuple[int, ...]


def resolve_pronoun(pronoun: str, at: int, before: Antecedents, cast: Cast) -> tuple[int | None, bool]:
    """Return the member a pronoun at offset `at` stands for, or a number of UNNAMED, and whether that is sure.

    Whoever was the subject of the same sentence comes first, then a subject newer than the last quotation, then whoever
    was last quoted, then the subject of the sentence before, then the person named last, then whom the pronoun stood
    for the time before, however far back. Sure is a link on which the
    subject and the last source agree, with nobody else the pronoun could mean named in between, to a person whom the
    story shows to be "he" or "she": "Lee asked her to wait, and she said" is not Lee.
    """
    if pronoun not in ("he", "she"):
        return None, False
    subject = _fitting(before.in_sentence, pronoun, cast)
    if subject is None:
        subject = _fitting(before.subject, pronoun, cast)
    source = _fitting(before.source, pronoun, cast)
    if subject is not None and subject == source and subject >= 0:
        member = cast.members[subject]
        rivals = _rivals(subject, pronoun, before.since, at, cast)
        return subject, before.is_firm and not rivals and member.is_attested and member.pronoun == pronoun
    if subject is not None and (subject == before.in_sentence or before.is_newer):
        return subject, False
    here = next((member for member in before.here if _fitting(member, pronoun, cast) is not None), None)
    if here is not None:
        return here, False
    if source is not None or subject is not None:
        return (source if source is not None else subject), False
    named = _last_named(pronoun, at, cast)
    return (named if named is not None else before.last), False


def _fitting(member: int | None, pronoun: str, cast: Cast) -> int | None:
    """Return the member unless another pronoun is known for them, or likely."""
    if member is not None and member < 0:
        return member if member in (UNNAMED[None], UNNAMED[pronoun]) else None
    if member is None or cast.members[member].leaning not in (None, pronoun):
        return None
    return member


def _rivals(member: int, pronoun: str, since: int, at: int, cast: Cast) -> bool:
    for mention in cast.mentions_in(since, at):
        if any(other != member and cast.members[other].pronoun in (None, pronoun) for other in mention.members):
            return True
    return False


# A pronoun looks back over one paragraph or two; further back it is a guess.
FARTHEST = 800


def _last_named(pronoun: str, at: int, cast: Cast) -> int | None:
    for mention in reversed(cast.mentions_in(max(0, at - FARTHEST), at)):
        if len(mention.members) == 1 and _fitting(mention.members[0], pronoun, cast) is not None:
            return mention.members[0]
    return None
