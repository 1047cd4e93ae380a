"""A noun phrase of a sentence -> the source it names: a person of the story, a group, a document, somebody unnamed."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attribute.names_table import BARE_TITLES, DEMONYMS
from onrecord.attribute.people import Cast
from onrecord.attribute.phrases import Range, is_role
from onrecord.attribute.roles_table import DOCUMENTS, GROUPS, HE_ROLES, SHE_ROLES
from onrecord.attribute.sentences import Sentence, singular
from onrecord.attribute.words_table import AFTER_NOUNS, POSSESSIVES, PREPOSITIONS, PRONOUNS
from onrecord.model import How, Span
from onrecord.text.names import fold_name

_INDEFINITE = frozenset("a an one another".split())


@dataclass(frozen=True, slots=True)
class Source:
    """Whom a phrase names. `members` are the people it fits, none for sources that are no one person of the story.

    `pronoun` is set where `how` is PRONOUN, `document` (a word of `Attribution.via`) where it is DOCUMENT; `owner` is
    the writer of a document. `is_newcomer` says that the phrase brings in somebody whom it does not name: "a neighbor".
    """

    span: Span
    how: How
    members: tuple[int, ...] = ()
    pronoun: str | None = None
    document: str | None = None
    owner: int | None = None
    is_slip: bool = False
    is_newcomer: bool = False

    @property
    def is_animate(self) -> bool:
        """Say whether the phrase surely stands for people."""
        return self.how is not How.NONE and self.how is not How.DOCUMENT


def identify_source(sentence: Sentence, phrase: Range, cast: Cast) -> Source:
    """Say whom a phrase of the story names."""
    first, last = phrase
    span = sentence.span_of(first, last)
    low = sentence.lows[first]
    if last - first == 1 and (low in PRONOUNS or low in POSSESSIVES):
        return Source(span, How.PRONOUN, pronoun=PRONOUNS.get(low) or POSSESSIVES[low])
    head_end = _head_end(sentence, phrase)
    if "and" in sentence.lows[first:head_end]:
        return Source(span, How.GROUP)
    named = _named(sentence, first, head_end, cast)
    if named is None and head_end < last and sentence.words[head_end - 1][0].isupper():
        named = _named(sentence, first, last, cast)  # "Ambassador to the U.S. Ann Lee"
    if named is not None:
        return named
    head = sentence.lows[head_end - 1]
    if head == "'s" and head_end - first > 1:
        head = sentence.lows[head_end - 2]
    return _unnamed(sentence, phrase, head, cast)


def _head_end(sentence: Sentence, phrase: Range) -> int:
    """Return where the phrase ends without what prepositions and commas add to it, and without a party in brackets."""
    first, last = phrase
    for index in range(first + 1, last):
        low = sentence.lows[index]
        if low in PREPOSITIONS or low in AFTER_NOUNS or low in (",", "(", "who"):
            return index
    return last


def _named(sentence: Sentence, first: int, last: int, cast: Cast) -> Source | None:
    end = sentence.ends[last - 1]
    for mention in reversed(cast.mentions_in(sentence.starts[first], end)):
        if abs(mention.end - end) <= 1:
            how = How.NAME if mention.is_full else How.SURNAME
            printed = fold_name(sentence.view[mention.start : mention.end])
            return Source(sentence.span_of(first, last), how, mention.members, is_slip=printed in cast.slips)
    return None


def _unnamed(sentence: Sentence, phrase: Range, head: str, cast: Cast) -> Source:
    first, last = phrase
    span = sentence.span_of(first, last)
    one = singular(head)
    document = DOCUMENTS.get(head) or DOCUMENTS.get(one)
    if document is not None:
        return Source(span, How.DOCUMENT, document=document, owner=_owner(sentence, phrase, cast))
    appended = _appended_name(sentence, last, cast)
    if appended is not None:
        return Source(Span(span.start, appended.span.end), appended.how, appended.members)
    if is_role(head):
        if sentence.lows[first] == "the" and last - first <= 4 and "'s" not in sentence.lows[first:last]:
            return _by_role(sentence, span, head, cast)
        newcomer = sentence.lows[first] in _INDEFINITE
        return Source(span, How.UNNAMED, pronoun=_role_pronoun(head), is_newcomer=newcomer)
    if head in GROUPS or is_role(one) or one in GROUPS or one in DEMONYMS:
        return Source(span, How.GROUP)
    if sentence.words[last - 1][0].isupper() or any(word[0].isupper() for word in sentence.words[first + 1 : last]):
        return Source(span, How.GROUP)
    if sentence.lows[first] in _INDEFINITE:
        return Source(span, How.UNNAMED)
    return Source(span, How.GROUP if head.endswith("s") and not head.endswith("ss") else How.NONE)


def _role_pronoun(head: str) -> str | None:
    return "he" if head in HE_ROLES else "she" if head in SHE_ROLES else None


def _owner(sentence: Sentence, phrase: Range, cast: Cast) -> int | None:
    """Return whose document a phrase names: "Lee's email", "a letter from Lee"."""
    first, last = phrase
    for mention in cast.mentions_in(sentence.starts[first], sentence.ends[last - 1]):
        if len(mention.members) != 1:
            continue
        after = sentence.view[mention.end : mention.end + 2].replace("’", "'")
        before = sentence.view[max(0, mention.start - 6) : mention.start].split()
        if after.startswith("'s") or after[:1] == "'" or before[-1:] in (["by"], ["from"]):
            return mention.members[0]
    return None


def _appended_name(sentence: Sentence, last: int, cast: Cast) -> Source | None:
    """Return the name after a noun for one person and a comma: "his spokeswoman, Ann Lee", "the verger, Mr. Lee"."""
    if last + 1 >= len(sentence.words) or sentence.lows[last] != ",":
        return None
    first = last + 1
    if fold_name(sentence.words[first]) in BARE_TITLES and first + 1 < len(sentence.words):
        first += 1
    for mention in cast.mentions_in(sentence.starts[first], sentence.starts[first] + 1):
        following = sentence.view[mention.end : mention.end + 1]
        named = mention.is_full or first > last + 1
        if len(mention.members) == 1 and named and following in (",", ".", ";", ""):
            how = How.NAME if mention.is_full else How.SURNAME
            return Source(Span(mention.start, mention.end), how, mention.members)
    return None


def _by_role(sentence: Sentence, span: Span, head: str, cast: Cast) -> Source:
    """Return whom "the chairman" stands for: of the people with that role, the one named last before."""
    fitting = [index for index, member in enumerate(cast.members) if head in member.heads]
    named = [m for m in cast.mentions_in(0, span.start) if len(m.members) == 1 and m.members[0] in fitting]
    if not named:
        return Source(span, How.UNNAMED, pronoun=_role_pronoun(head))
    return Source(span, How.ROLE, named[-1].members)
