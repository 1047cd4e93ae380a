"""Words -> the operators among them: negation by parity, modals, quantifiers, conditions, limiters, numbers, names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.judge import tables
from onrecord.judge.numbers import is_number_word, read_numbers
from onrecord.judge.words import Document, Word, ends_sentence


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
    """Say whether `words[index]` negates: "not only", "no doubt" and their like do not."""
    folded = words[index].folded
    if folded.endswith("n't") or folded == "cannot":
        return True
    if folded in tables.DENIALS:
        return True
    if folded not in tables.NEGATIONS:
        return False
    after = words[index + 1].folded if index + 1 < len(words) else ""
    before = words[index - 1].folded if index else ""
    return (folded, after) not in tables.NO_NEGATION and (before, folded) not in tables.NO_NEGATION


def is_proper_name(document: Document, word: Word) -> bool:
    """Say whether a word is a proper name: capitalised where the sentence gives it no other reason to be."""
    if not word.is_capitalised or word.folded in tables.FUNCTION_WORDS or word.folded in {"i'm", "i'll", "i've", "i'd"}:
        return False
    before = document.before(word.start, 1)
    if not before:
        return False
    between = document.text[before[0].end : word.start]
    starts_sentence = ends_sentence(document.text, before[0].end) or any(mark in between for mark in '.?!:\n"“‘[—–-')
    abbreviation = before[0].raw.casefold() in {"mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "st", "jr"}
    return abbreviation or not starts_sentence


def find_operators(document: Document, words: tuple[Word, ...]) -> tuple[Operator, ...]:
    """Return every operator in `words`, in order; a word may be two."""
    spelled = tuple(word.folded for word in words)
    found: list[Operator] = []
    in_number = {i for number in read_numbers(document, words) for i in range(number.first, number.last)}
    for index, word in enumerate(words):
        folded = word.folded
        if is_negation(words, index):
            found.append(Operator(Kind.NEGATION, index))
        if folded in tables.MODALS and not (folded == "may" and word.is_capitalised):
            found.append(Operator(Kind.MODAL, index))
        if folded in tables.QUANTIFIERS:
            found.append(Operator(Kind.QUANTIFIER, index))
        if is_condition(words, index):
            found.append(Operator(Kind.CONDITION, index))
        elif folded in tables.LIMITERS and not (index and (spelled[index - 1], folded) in tables.NO_NEGATION):
            found.append(Operator(Kind.LIMITER, index))
        if index in in_number or is_number_word(word):
            found.append(Operator(Kind.NUMBER, index))
        if folded in tables.MEASURES:
            found.append(Operator(Kind.UNIT, index))
        if folded in tables.CALENDAR and (folded not in {"may", "march", "mar", "sun", "sat"} or word.is_capitalised):
            found.append(Operator(Kind.DATE, index))
        elif is_proper_name(document, word):
            found.append(Operator(Kind.NAME, index))
    return tuple(found)


def is_condition(words: tuple[Word, ...], index: int) -> bool:
    """Say whether a condition begins at `words[index]`."""
    spelled = tuple(word.folded for word in words[index : index + 3])
    if spelled[0] in tables.CONDITIONS or any(spelled[: len(phrase)] == phrase for phrase in tables.CONDITION_PHRASES):
        return True
    if spelled[0] not in tables.PARTICIPLE_CONDITIONS or len(spelled) < 2:
        return False
    before = words[index - 1].folded if index else ""
    opens_clause = spelled[1] in tables.DETERMINERS | tables.PRONOUNS | {"that"}
    return opens_clause and before not in tables.PRONOUNS | tables.AUXILIARIES


def count_negations(words: tuple[Word, ...]) -> int:
    """Return how many words of the run negate."""
    return sum(is_negation(words, index) for index in range(len(words)))


def opposite(a: str, b: str) -> bool:
    """Say whether two folded words point in opposite directions ("more" / "less")."""
    return (a, b) in tables.DIRECTIONS or (b, a) in tables.DIRECTIONS
