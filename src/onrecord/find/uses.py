"""Quoted words and the text around them to what the marks are used for: speech unless a clear sign says otherwise.

A quotation taken for a title would go unchecked, so each rule needs its own sign in the text; capitals or brevity
alone prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.find.use_words import (
    ATTRIBUTING,
    BE,
    DAYS_AND_MONTHS,
    LINKS,
    NAMED,
    NAMING,
    PERFORMED,
    PERFORMED_WITH,
    PRONOUNS,
    SMALL_WORDS,
    TERM_NOUNS,
    TITLED,
    WORKS,
)
from onrecord.model import Use
from onrecord.text.verbs import VERBS

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_REACH = 80  # characters read on each side: about twelve words
_LONGEST_TITLE = 8  # words
_LONGEST_NICKNAME = 3  # words
_LONGEST_SCARE = 2  # words
_FIRST_NAME = re.compile(r"(?:^|[\s(])([A-Z][a-z]+|[A-Z]\.)(?:\s[A-Z]\.)?\s$")
_SURNAME = re.compile(r"\s(?:(?:[Dd][eu]l?|[Ll]a|[Vv][ao]n|[Aa]l)\s|[A-Z]\.\s)?([A-Z][^\W\d_]+)")
_OWNED_BY_A_NAME = re.compile(r"\bon\s+(?:[A-Z][\w.&-]*\s+){0,3}[A-Z][\w.&-]*['’]s?\s$")
# "a pronkkamer, or “show room”,": the quoted words say what the word before them means.
_GLOSSED = re.compile(r"[^\W\d_],? or\s$")
_WORDS_OF_A_GLOSS = 4
# "known in the wool trade as": so many words may stand between.
_WORDS_TO_AS = 6
# "the plan, which Lee calls “Care You Can Carry,”": a thing's name; a person would be "whom".
_CALLED_BY = re.compile(r"\b(?:which|that)\s(?:[^\s,.;:]+\s){1,5}calls?\s$")
_AFTER = WORKS | NAMED
_CLAUSE_EDGE = re.compile(r"[,;:.!?–—]")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Quoted words with their punctuation, and the story around the marks: `sentence` without the quoted words."""

    words: str
    before: str
    after: str
    sentence: str
    is_headline: bool


def tell_use(around: Surroundings) -> tuple[Use, str]:
    """Return what the marks are used for, and for all but speech the reason in one sentence."""
    words = _WORD.findall(around.words)
    before = around.before[-_REACH:]
    after = around.after[:_REACH]
    last = [word.lower() for word in _WORD.findall(_CLAUSE_EDGE.split(before)[-1])]
    is_titled = _is_titled(words) and around.words.rstrip(".,;")[-1:] not in {"?", "!"}
    if is_titled and len(words) <= _LONGEST_NICKNAME and not around.is_headline and _is_inside_name(before, after):
        return Use.NICKNAME, "The marks stand between a first name and a surname."
    is_short = len(words) <= _LONGEST_TITLE
    if (last and last[-1] in TITLED) or (is_titled and is_short and _names_a_work(before, after, last)):
        return Use.TITLE, "The words stand as the title of a work or programme."
    if is_short and (_names_a_term(last, after) or _glosses(words, around)):
        return Use.TERM, "The words are named as a term, not reported as said by anybody."
    if _is_scare(words, around):
        return Use.SCARE, "One or two words in marks, in a sentence that reports nobody."
    return Use.SPEECH, ""


def _is_titled(words: Sequence[str]) -> bool:
    """Say whether the words are capitalised as a title or a name."""
    long = [word for word in words if word.lower() not in SMALL_WORDS]
    return bool(long) and words[0][0].isupper() and all(word[0].isupper() or word[0].isdigit() for word in long)


def _is_inside_name(before: str, after: str) -> bool:
    first, last = _FIRST_NAME.search(before), _SURNAME.match(after)
    if first is None or last is None:
        return False
    names = {first.group(1).lower(), last.group(1).lower()}
    return not (names & SMALL_WORDS or names & VERBS.keys())


def _names_a_work(before: str, after: str, last: Sequence[str]) -> bool:
    while last and last[-1] in LINKS:
        last = last[:-1]
    following = _WORD.match(after.lstrip()) if after[:1].isspace() else None
    apposed = [word.lower() for word in _WORD.findall(before)[-1:]] if before.rstrip().endswith(",") else []
    return (
        any(_singular(word) in WORKS for word in (*last[-1:], *apposed))
        or bool(last and last[-1] in PERFORMED)
        or (last[-1:] == ["with"] and last[-2:-1] != [] and last[-2] in PERFORMED_WITH)
        or (
            following is not None
            and not {following.group().lower(), _singular(following.group().lower())}.isdisjoint(_AFTER)
        )
        or bool(_CALLED_BY.search(before))
        or bool(_OWNED_BY_A_NAME.search(before))
    )


def _names_a_term(last: Sequence[str], after: str) -> bool:
    if not last or re.match(r"\s+by\s", after):
        return False
    if last[-1] == "so-called" or last[-2:] == ["so", "called"]:
        return True
    if last[-1] == "as" and (last[-2:-1] == ["referred"] or last[-3:-1] == ["referred", "to"]):
        return True
    if last[-1] == "as" and "known" in last[-_WORDS_TO_AS:]:
        return True
    if last[-1] in NAMING:
        return len(last) > 1 and last[-2] in BE
    if last[-3:] in (["by", "the", "name"], ["the", "name", "of"]):
        return True
    is_term = last[-1] in TERM_NOUNS and last[-2:-1] in (["the"], ["a"])
    return is_term and not any(_is_cue(word) or word.startswith(("us", "utter", "avoid")) for word in last)


def _glosses(words: Sequence[str], around: Surroundings) -> bool:
    is_set_off = around.words.rstrip()[-1:] in {",", "."} or around.after[:1] in {",", "."}
    is_gloss = len(words) <= _WORDS_OF_A_GLOSS and is_set_off and _GLOSSED.search(around.before) is not None
    return is_gloss and not _names_anybody(_WORD.findall(around.sentence)[1:])


def _is_scare(words: Sequence[str], around: Surroundings) -> bool:
    if len(words) > _LONGEST_SCARE or around.is_headline or not all(word.islower() for word in words):
        return False
    return around.words[-1:] not in {"?", "!"} and not _names_anybody(_WORD.findall(around.sentence))


def _names_anybody(words: Sequence[str]) -> bool:
    """Say whether one of a sentence's words names, stands for or announces somebody who may have spoken."""
    folded = {word.lower() for word in words}
    not_names = SMALL_WORDS | DAYS_AND_MONTHS
    has_name = any(word[0].isupper() and word.lower() not in not_names for word in words)
    return has_name or bool(folded & PRONOUNS) or any(map(_is_cue, folded))


def _is_cue(word: str) -> bool:
    return word in VERBS or word in ATTRIBUTING


def _singular(word: str) -> str:
    return word.removesuffix("s")
