"""A pronoun in a story and what stood before it -> whom it stands for, and whether two signals agree on that."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attribute.people import Cast


@dataclass(frozen=True, slots=True)
class Antecedents:
    """What a pronoun may look back to, each as the index of a member or None.

    `in_sentence` is the last subject or source before it in its sentence, `subject` the subject of the sentence before,
    `source` who was last quoted in its paragraph or the one before. `since` is where the nearest of them was named.
    `is_newer` says that the subject stands after the last quotation, in the pronoun's paragraph. `is_firm` is False
    where one of them is itself a guess, so that a guess never confirms itself.
    """

    in_sentence: int | None
    subject: int | None
    source: int | None
    since: int
    is_newer: bool
    is_firm: bool


def resolve_pronoun(pronoun: str, at: int, before: Antecedents, cast: Cast) -> tuple[int | None, bool]:
    """Return the member a pronoun at offset `at` stands for, and whether that is sure.

    Whoever was the subject of the same sentence comes first, then a subject newer than the last quotation, then whoever
    was last quoted, then the subject of the sentence before, then the person named last. Sure is a link on which the
    subject and the last source agree, with nobody else the pronoun could mean named in between, to a person whom the
    story shows to be "he" or "she": "Lee asked her to wait, and she said" is not Lee.
    """
    if pronoun not in ("he", "she"):
        return None, False
    subject = _fitting(before.in_sentence, pronoun, cast)
    if subject is None:
        subject = _fitting(before.subject, pronoun, cast)
    source = _fitting(before.source, pronoun, cast)
    if subject is not None and subject == source:
        member = cast.members[subject]
        rivals = _rivals(subject, pronoun, before.since, at, cast)
        return subject, before.is_firm and not rivals and member.is_attested and member.pronoun == pronoun
    if subject is not None and (subject == before.in_sentence or before.is_newer):
        return subject, False
    if source is not None or subject is not None:
        return (source if source is not None else subject), False
    return _last_named(pronoun, at, cast), False


def _fitting(member: int | None, pronoun: str, cast: Cast) -> int | None:
    """Return the member unless another pronoun is known for them."""
    if member is None or cast.members[member].pronoun not in (None, pronoun):
        return None
    return member


def _rivals(member: int, pronoun: str, since: int, at: int, cast: Cast) -> bool:
    for mention in cast.mentions_in(since, at):
        if any(other != member and _fitting(other, pronoun, cast) is not None for other in mention.members):
            return True
    return False


# A pronoun looks back over one paragraph or two; further back it is a guess.
FARTHEST = 800


def _last_named(pronoun: str, at: int, cast: Cast) -> int | None:
    for mention in reversed(cast.mentions_in(max(0, at - FARTHEST), at)):
        if len(mention.members) == 1 and _fitting(mention.members[0], pronoun, cast) is not None:
            return mention.members[0]
    return None
