"""A quotation's place in its sentence and the sentence's cues -> the cue that governs it, and how plainly it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.attribute.cues import Cue, Kind, unlisted_cue
from onrecord.attribute.phrases import is_time, noun_after
from onrecord.attribute.roles_table import DOCUMENTS
from onrecord.attribute.sentences import Sentence, singular
from onrecord.attribute.words_table import (
    ASIDE_CLAUSES,
    AUXILIARIES,
    CALLING,
    CLAUSE_WORDS,
    NAMING,
    PLAIN_SAYING,
    PREPOSITIONS,
    PRONOUNS,
    READING_OUT,
    SUBORDINATORS,
    UNSAID,
)
from onrecord.text.verbs import VERBS

# A noun such as "claim" introduces words that follow it within so many tokens.
WORDS_AFTER_NOUN = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """The cue of a quotation. `is_plain` says that nobody else of the sentence can be meant."""

    cue: Cue
    is_plain: bool


def choose_cue(
    sentence: Sentence, place: tuple[int, int], own: tuple[int, int] | None, cues: Sequence[Cue]
) -> Choice | None:
    """Choose among the cues of a sentence the one for the words at the tokens `place`, None where none governs them.

    `own` are the tokens between two pieces of a split quotation. A cue there comes first, then one right after the
    words, then the nearest one before them, then one that trails after a comma.
    """
    first, last = place
    if own is not None:
        inner = [cue for cue in cues if own[0] <= cue.reach[0] and cue.reach[1] <= own[1] and cue.source]
        if inner:
            return Choice(inner[0], is_plain=_is_plain(sentence, inner[0]))
    before = [cue for cue in cues if cue.last <= first and _may_govern(sentence, cue, first)]
    after = [cue for cue in cues if cue.reach[0] >= last and cue.source is not None and cue.kind is not Kind.NOUN]
    left = _innermost(sentence, before, first)
    right = next((cue for cue in after if _follows(sentence, cue, last)), None)
    if right is None and (left is None or not _adjoins(sentence, left, first)):
        right = unlisted_cue(sentence, last)
    opens = not any(sentence.is_word(index) for index in range(first))
    parted = left is not None and _is_set_off(sentence, last) and not _adjoins(sentence, left, first)
    if parted and right is not None and _is_passed_on(sentence, left, right, first):
        parted = False
    if right is not None and (opens or left is None or parted):
        alone = left is None or left.is_mental or left.source == right.source
        return Choice(right, is_plain=alone and _is_parenthetical(sentence, right) and _is_plain(sentence, right))
    according = right is not None and right.kind is Kind.ACCORDING and not is_document(sentence, right)
    if right is not None and according and left is not None and not left.is_strong:
        return Choice(right, is_plain=False)
    trailing = next((cue for cue in after if _trails(sentence, cue)), None)
    if left is not None and left.source is not None and not (left.is_mental and trailing is not None):
        return Choice(left, is_plain=_is_plain_left(sentence, left, first, before))
    if trailing is not None:
        plain = left is None and _is_parenthetical(sentence, trailing) and _is_plain(sentence, trailing)
        plain = plain and not _leads_on(sentence, trailing)
        return Choice(trailing, is_plain=plain)
    return None


def _is_passed_on(sentence: Sentence, left: Cue | None, right: Cue, first: int) -> bool:
    """Say whether a document after the words only carries what the cue before them reports.

    So in 'Lee told Kim that he had "no time", according to a transcript', but not where a new clause opens in between.
    """
    if left is None or left.source is None or left.is_mental or left.kind is Kind.NOUN:
        return False
    if right.kind is not Kind.ACCORDING or not is_document(sentence, right):
        return False
    return not _has_new_clause(sentence.lows[left.last : first])


def _may_govern(sentence: Sentence, cue: Cue, first: int) -> bool:
    if cue.kind is Kind.NOUN:
        between = sentence.lows[cue.last : first]
        if between and between[0] not in ("that", "of", "to", "for", "about", "as", "is", "was"):
            return False
        if any(not word.isalnum() for word in between):
            return False
        return between[:1] == ["that"] or (len(between) <= WORDS_AFTER_NOUN and not AUXILIARIES.intersection(between))
    if cue.kind is Kind.COLON:
        return first - cue.last <= 1 or (cue.source is not None and cue.source[0] == 0 and sentence.words[-1] != ".")
    return cue.source is None or cue.kind is Kind.BY or cue.source[1] <= first


def _innermost(sentence: Sentence, before: Sequence[Cue], first: int) -> Cue | None:
    """Return the last cue that stands for words; one for thoughts only where it is the only one.

    A noun right after a verb that names ("called Lee's response ...") does not count, nor does a weak verb of "he"
    inside somebody's reported speech ("Lee said he spoke ..."): there the words are still Lee's.
    """
    sourced = [cue for cue in before if cue.source is not None]
    if len(sourced) > 1:
        sourced = [cue for cue in sourced if not _is_in_aside(sentence, cue, first)] or sourced
    speaking = [cue for cue in sourced if not cue.is_mental]
    while len(speaking) > 1:
        last, outer = speaking[-1], speaking[-2]
        assert last.source is not None
        names = last.kind is Kind.NOUN and outer.lemma in CALLING
        follows = 0 <= last.source[0] - outer.last <= 1
        pronoun = follows and not last.is_strong and sentence.lows[last.source[0]] in PRONOUNS
        if not names and not pronoun:
            break
        speaking.pop()
    if speaking:
        return speaking[-1]
    return sourced[-1] if sourced else None


def _is_in_aside(sentence: Sentence, cue: Cue, first: int) -> bool:
    """Say whether a cue stands in a clause between two commas after which the outer clause goes on to the words.

    So does "decided" in 'Lee asked Kim, whatever he decided, to "go slow"'.
    """
    start, end = cue.reach
    if start < 2 or (sentence.lows[start - 1] not in ASIDE_CLAUSES and sentence.lows[start] not in ASIDE_CLAUSES):
        return False
    opener = start - 1 if sentence.lows[start - 1] in ASIDE_CLAUSES else start
    if sentence.lows[opener - 1] != ",":
        return False
    closing = next((index for index in range(end, first) if sentence.lows[index] == ","), None)
    return closing is not None and closing + 1 < first and sentence.is_word(closing + 1)


def is_document(sentence: Sentence, cue: Cue) -> bool:
    """Say whether the source of a cue is a document: "according to transcripts"."""
    return cue.source is not None and any(
        word in DOCUMENTS or singular(word) in DOCUMENTS for word in sentence.lows[cue.source[0] : cue.source[1]]
    )


def _follows(sentence: Sentence, cue: Cue, last: int) -> bool:
    """Say whether the cue starts right after the words: '"...," Lee said', '"..." - according to Lee'."""
    start = cue.reach[0]
    if start > last and sentence.lows[last] == "as" and start == last + 1:
        return True
    return start == last or (start == last + 1 and sentence.lows[last] in (",", "—", "–", "-"))


def _is_set_off(sentence: Sentence, last: int) -> bool:
    """Say whether a comma, question mark or exclamation mark parts the quoted words from what follows."""
    if sentence.words[last - 1].rstrip('"')[-1] in ",?!":
        return True
    return last < len(sentence.words) and sentence.lows[last] in (",", "—")


def _adjoins(sentence: Sentence, cue: Cue, first: int) -> bool:
    """Say whether only ":", "," or "that" stands between a cue and the words after it."""
    return all(word in (",", ":", "that", "it", "as") for word in sentence.lows[cue.last : first])


def _is_parenthetical(sentence: Sentence, cue: Cue) -> bool:
    """Say whether a cue after the words has no content of its own, as in 'Lee told reporters on Monday'."""
    index = cue.reach[1]
    if cue.kind is Kind.ACCORDING or cue.kind is Kind.INVERTED:
        return True
    if cue.lemma in ("tell", "ask", "remind", "inform", "assure") and (addressee := noun_after(sentence, index)):
        index = addressee[1]
    while index < len(sentence.words) and (is_time(sentence.lows[index]) or sentence.lows[index].endswith("ly")):
        index += 1
    if sentence.lows[index : index + 1] == ["to"]:
        return VERBS.keys().isdisjoint(sentence.lows[index + 1 : index + 2])
    if index >= len(sentence.words) or not sentence.is_word(index):
        return index >= len(sentence.words) or not sentence.is_quoted(index)
    return sentence.lows[index] in PREPOSITIONS or sentence.lows[index] in CLAUSE_WORDS - {"that", "whether", "how"}


def _leads_on(sentence: Sentence, cue: Cue) -> bool:
    """Say whether other quoted words follow a cue at once: 'the “Fun Run”, which, Lee said, “sold nothing”'."""
    following = range(cue.reach[1], min(len(sentence.words), cue.reach[1] + 2))
    return any(sentence.is_quoted(index) for index in following)


def _is_plain_left(sentence: Sentence, cue: Cue, first: int, before: Sequence[Cue]) -> bool:
    """Say whether a cue before the words surely governs them: a plain verb of saying, the only one."""
    if not _is_plain(sentence, cue) or any(other.source is None for other in before):
        return False
    if cue.source is not None and cue.kind is Kind.PARTICIPLE and cue.source[1] == cue.first:
        return False  # "imagined Lee saying"
    if cue.kind is Kind.COLON:
        return True
    if len({other.source for other in before}) > 1:
        return False
    if _adjoins(sentence, cue, first):
        takes_noun = first + 1 < len(sentence.words) and sentence.is_word(first + 1)  # told "Sunday Hour" listeners
        return cue.is_strong and not (takes_noun and cue.last == first)
    between = sentence.lows[cue.last : first]
    if cue.lemma in NAMING and between[-1:] == ["as"]:  # described the plan as "a gift"
        return not any(word in ("that", "what", "how", ",", ";", "and") for word in between)
    if cue.lemma not in PLAIN_SAYING and cue.kind is not Kind.ACCORDING:
        return False
    if ";" in between or _has_new_clause(between):
        return False
    return between[:1] not in (["of"], ["about"], ["to"], ["on"])


def _is_plain(sentence: Sentence, cue: Cue) -> bool:
    """Say whether a cue reports words as said, and as the source's own: not denied, supposed, thought or read out."""
    if cue.is_mental or cue.kind in (Kind.NOUN, Kind.BY) or cue.lemma in ("quote", "cite"):
        return False
    group = sentence.lows[cue.first : cue.last]
    if any(word in UNSAID or word.endswith("n't") for word in group) or not READING_OUT.isdisjoint(sentence.lows):
        return False
    return cue.source is None or cue.source[0] == 0 or sentence.lows[cue.source[0] - 1] not in UNSAID


def _has_new_clause(between: Sequence[str]) -> bool:
    """Say whether a clause opens among the words in which somebody else may speak.

    So after a comma or a dash ("..., and Kim called it"), and without one where a word that opens a clause is followed
    by anything but a pronoun ("because the minister cast him as", but not "when he called it").
    """
    opens = (mark in (",", "—", "–", "-") and word in CLAUSE_WORDS for mark, word in pairwise(between))
    turns = (word in SUBORDINATORS and after not in PRONOUNS for word, after in pairwise(between))
    return any(opens) or any(turns)


def _trails(sentence: Sentence, cue: Cue) -> bool:
    start = cue.reach[0]
    if cue.kind is Kind.ACCORDING:
        return True
    if cue.kind not in (Kind.VERB, Kind.INVERTED) or start == 0:
        return False
    return sentence.lows[start - 1] in (",", "—", "–") or sentence.words[start - 1].endswith((',"', ","))
