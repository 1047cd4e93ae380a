"""Words -> the operators among them: negation by parity, modals, quantifiers, conditions, limiters, numbers, names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from onrecord.judge import number_words, operator_words
from onrecord.judge.numbers import is_number_word, read_numbers
from onrecord.judge.words import Document, Word, starts_with
from onrecord.text import rarity
from onrecord.text.sentences import ends_sentence


class Kind(StrEnum):
    """What sort of operator a word is; the value is the word an editor would use."""

    NEGATION = "negation"
    MODAL = "modal verb"
    QUANTIFIER = "quantity"
    CONDITION = "condition"
    LIMITER = "limiter"
    NUMBER = "number"
    UNIT = "unit"
    DATE = "date"
    NAME = "name"
    DIRECTION = "direction"


GOVERNING = frozenset({Kind.NEGATION, Kind.CONDITION, Kind.LIMITER})


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator at `words[index]` of the run it was found in."""

    kind: Kind
    index: int


def is_negation(words: tuple[Word, ...], index: int) -> bool:
    """Say whether `words[index]` negates: "not only", "no doubt", "No. 4", "no later than" do not.

    >>> [is_negation(Document.of(text).all, 0) for text in ("not only he", "not he", "no later than noon", "no boats")]
    [False, True, False, True]
    """
    folded = words[index].folded
    if folded in operator_words.FAILURES:
        return index + 1 < len(words) and words[index + 1].folded == "to"
    if folded.endswith("n't") or folded == "cannot" or folded in operator_words.DENIALS:
        return True
    if folded not in operator_words.NEGATIONS:
        return starts_with(words[index : index + 3], operator_words.NEGATING_PHRASES) is not None
    after = words[index + 1] if index + 1 < len(words) else None
    before = words[index - 1].folded if index else ""
    if after and folded == "no" and (after.has_digit or (after.folded.endswith("er") and _is_than(words, index + 2))):
        return False
    pair = (folded, after.folded if after else "")
    return pair not in operator_words.NO_NEGATION and (before, folded) not in operator_words.NO_NEGATION


def _is_than(words: tuple[Word, ...], index: int) -> bool:
    return index < len(words) and words[index].folded == "than"


def is_proper_name(document: Document, word: Word) -> bool:
    """Say whether a word is a proper name: capitalised, and not because the sentence begins there.

    At the beginning of a sentence a capitalised word is a name if English does not have it as a word.
    """
    if not word.is_capitalised or word.folded in operator_words.FUNCTION_WORDS or "'" in word.folded[1:3]:
        return False
    before = document.before(word.start, 1)
    between = document.text[before[0].end : word.start] if before else "\n"
    opens = (
        not before or ends_sentence(document.text, before[0].end) or any(mark in between for mark in '.?!:\n"“‘[—–-')
    )
    if not opens or (before and before[0].folded in _TITLES):
        return True
    return not rarity.is_listed(word.folded)


_TITLES = frozenset("mr mrs ms dr gen sen rep gov st jr captain judge councillor".split())


def find_operators(document: Document, words: tuple[Word, ...]) -> tuple[Operator, ...]:
    """Return every operator in `words`, in order; a word may be two."""
    found: list[Operator] = []
    in_number = {i for number in read_numbers(document, words) for i in range(number.first, number.last)}
    for index, word in enumerate(words):
        folded = word.folded
        if is_negation(words, index):
            found.append(Operator(Kind.NEGATION, index))
        if is_modal(document, word):
            found.append(Operator(Kind.MODAL, index))
        if folded in operator_words.QUANTIFIERS:
            found.append(Operator(Kind.QUANTIFIER, index))
        if is_condition(words, index):
            found.append(Operator(Kind.CONDITION, index))
        elif is_limiter(words, index):
            found.append(Operator(Kind.LIMITER, index))
        if index in in_number or is_number_word(word):
            found.append(Operator(Kind.NUMBER, index))
        if folded in number_words.MEASURES or number_words.METRIC_UNIT.fullmatch(folded):
            found.append(Operator(Kind.UNIT, index))
        if is_calendar(document, word):
            found.append(Operator(Kind.DATE, index))
        elif is_proper_name(document, word):
            found.append(Operator(Kind.NAME, index))
    return tuple(found)


def is_modal(document: Document, word: Word) -> bool:
    """Say whether a word is a modal verb; "need" and "dare" are before "not"."""
    if word.folded in {"need", "dare"}:
        return [following.folded for following in document.after(word.end, 1)] == ["not"]
    return word.folded in operator_words.MODALS and not (word.folded == "may" and word.is_capitalised)


def is_calendar(document: Document, word: Word) -> bool:
    """Say whether a word names a day or a month; short forms need a point or figure ("Jan. 5"; "Jan" is a man)."""
    if word.folded not in number_words.CALENDAR or not (word.is_capitalised or len(word.folded) > len("march")):
        return False
    return (
        len(word.folded) > len("sept")
        or word.folded in {"may", "june", "july"}
        or bool(_AFTER_SHORT_MONTH.match(document.text, word.end))
    )


_AFTER_SHORT_MONTH = re.compile(r"\.|\s+\d")


def is_limiter(words: tuple[Word, ...], index: int) -> bool:
    """Say whether a word limits; "not only ... but" and "my only brother" do not.

    >>> is_limiter(Document.of("only the crew").all, 0), is_limiter(Document.of("my only brother").all, 1)
    (True, False)
    """
    folded = words[index].folded
    before = [word.folded for word in words[:index]]
    if folded not in operator_words.LIMITERS or (before and (before[-1], folded) in operator_words.NO_NEGATION):
        return False
    if folded == "but":
        return not any(pair in operator_words.NO_NEGATION for pair in pairwise(before) if pair[0] == "not")
    return not (folded == "only" and before and before[-1] in operator_words.DETERMINERS | {"one", "an"})


def is_condition(words: tuple[Word, ...], index: int) -> bool:
    """Say whether a condition begins at `words[index]`; courtesies ("if you like") and "whether or not" set none.

    >>> [is_condition(Document.of(text).all, 0) for text in ("if it rains", "if you like", "provided the vote is won")]
    [True, False, True]
    """
    spelled = tuple(word.folded for word in words[index : index + 3])
    if starts_with(words[index : index + 3], operator_words.NO_CONDITION):
        return False
    if spelled[0] in operator_words.CONDITIONS or starts_with(
        words[index : index + 3], operator_words.CONDITION_PHRASES
    ):
        return True
    if spelled[0] not in operator_words.PARTICIPLE_CONDITIONS or len(spelled) < 2:
        return False
    before = words[index - 1].folded if index else ""
    opens_clause = spelled[1] in operator_words.DETERMINERS | operator_words.PRONOUNS | {"that"}
    return opens_clause and before not in operator_words.PRONOUNS | operator_words.AUXILIARIES


def count_negations(words: tuple[Word, ...], other: tuple[Word, ...] = ()) -> int:
    """Return how many words of the run negate.

    A prefix counts where the bare word stands among `other`: "uncommon" denies "common".

    >>> count_negations(Document.of("not uncommon").all, Document.of("common").all)
    2
    """
    bare = {word.folded for word in other}
    affixed = sum(
        word.folded.removeprefix(prefix) in bare
        for word in words
        for prefix in operator_words.NEGATIVE_PREFIXES
        if word.folded.startswith(prefix)
    )
    return affixed + sum(is_negation(words, index) for index in range(len(words)))


def opposite(a: str, b: str) -> bool:
    """Say whether two folded words point in opposite directions ("more" / "less")."""
    return (a, b) in operator_words.DIRECTIONS or (b, a) in operator_words.DIRECTIONS
