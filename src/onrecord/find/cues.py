"""Text between or after quoted runs to a claim: is it one cue clause (source, reporting verb, no more than a tail)?"""

from __future__ import annotations

import re

from onrecord.model import Span
from onrecord.text.sentences import split_sentences
from onrecord.text.verbs import VERBS

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_OWN_CLAUSE = re.compile(r"[;:]|\s[–—-]+\s")

# Words that open a clause or a phrase of the reporter's, not a source: '"a fine" plan and said "no"'.
_NO_SOURCE = frozenset(
    """
    and but or nor so yet as for in into on onto to with of by at from while when if because that which who whom whose
    where whether than then after before although though since until unless about against during without
    """.split()
)
# What may stand between a source and its verb, or open a sentence that goes on with source and verb.
_BESIDE_THE_VERB = frozenset(
    """
    also later then still now soon once again never always just only even has have had who which was is did does
    yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday meanwhile however instead earlier
    afterwards afterward therefore nevertheless nonetheless first second third last too moreover furthermore indeed
    """.split()
)
# A source of more words than this before its verb is a clause of the reporter's.
# "House Transportation Committee Chairwoman Maria Lopez Dahl (D-Calif.), the bill's author, later said": 13.
_WORDS_BEFORE_VERB = 16
# "told a crowd of supporters at a rally outside the old town hall of Elm Park on Monday night": 18.
_WORDS_AFTER_VERB = 26


def is_cue_clause(text: str) -> bool:
    """Say whether `text` is one clause that only says who speaks: "said Lee", "she told the board on Friday"."""
    text = text.strip(" \t\r\n\xa0,.–—-")
    if not text or _OWN_CLAUSE.search(text) or len(split_sentences(text, Span(0, len(text)))) != 1:
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    if not words or len(words) > _WORDS_BEFORE_VERB + _WORDS_AFTER_VERB:
        return False
    if words[:2] == ["according", "to"]:
        return len(words) > 2 and not any(_is_strong(word) for word in words)
    at = find_verb(words)
    if at is None or at > _WORDS_BEFORE_VERB or len(words) - at > _WORDS_AFTER_VERB or words[0] in _NO_SOURCE:
        return False
    return len(words) > 1 and sum(_is_strong(word) for word in words) <= 1


def find_verb(words: list[str]) -> int | None:
    """Return the index of the finite reporting verb of a clause in lower-case words: a strong one before a weak one."""
    weak = None
    for i, word in enumerate(words):
        if _is_strong(word):
            return i
        verb = VERBS.get(word)
        if weak is None and verb is not None and verb.is_finite and not verb.is_noun:
            weak = i
    if weak is None:
        weak = next((i for i, word in enumerate(words) if word in VERBS and VERBS[word].is_finite), None)
    return weak


def leaves_subject(text: str) -> bool:
    """Say whether a cue clause leaves a noun without a verb: "Islanders, Dahl reported," before "say that ...".

    The cue has a subject of its own, and something other than an adverb or a participle is parted from it by a comma:
    then the noun is the subject of what follows in marks.
    """
    parts = [[word.lower() for word in _WORD.findall(part)] for part in text.strip(" ,").split(",")]
    at = find_verb([word for part in parts for word in part])
    if at is None:
        return False
    cue = 0
    while at >= len(parts[cue]):
        at -= len(parts[cue])
        cue += 1
    has_subject = not all(_is_adverb(word) for word in parts[cue][:at])
    before = [part[0] for part in parts[:cue] if part]
    return has_subject and any(not _is_adverb(word) and not word.endswith(("ing", "ed")) for word in before)


def _is_adverb(word: str) -> bool:
    return word in _BESIDE_THE_VERB or word.endswith("ly")


def _is_strong(word: str) -> bool:
    verb = VERBS.get(word)
    return verb is not None and verb.is_strong and verb.is_finite and not verb.is_noun
