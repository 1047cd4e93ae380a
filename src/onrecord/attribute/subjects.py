"""A sentence -> the noun phrases that are its subjects: of its main clause, and of the verb at a position."""

from __future__ import annotations

from onrecord.attribute.names_table import HE_NAMES, SHE_NAMES
from onrecord.attribute.phrases import LONGEST_PHRASE, Range, is_head, is_time, noun_after, noun_before
from onrecord.attribute.sentences import Sentence
from onrecord.attribute.words_table import ADVERBS, ASIDE_OPENERS, CLAUSE_WORDS, PREPOSITIONS, PRONOUNS

NAMES = HE_NAMES | SHE_NAMES

# "NEW PORT ELM, Averland (Elm Wire) —"
LONGEST_DATELINE = 12

_LENGTHS = frozenset("minute minutes hour hours day days week weeks month months year years decade decades".split())
_AFTER_TIME = frozenset("after before later earlier ago into since".split())


def subject_before(sentence: Sentence, verb: int) -> Range | None:
    """Return the subject of the verb group that starts at `verb`: the noun phrase to its left, asides skipped."""
    index = _skip_time(sentence, verb - 1)
    if index < 0:
        return None
    if sentence.lows[index] in ("who", "which", "that") and index > 0:
        left = index - 1 if sentence.lows[index - 1] != "," else index - 2
        return noun_before(sentence, left) if left >= 0 else None
    if sentence.lows[index] in (",", "—", "–"):
        return _before_aside(sentence, index)
    return noun_before(sentence, index)


def _skip_time(sentence: Sentence, index: int) -> int:
    """Step left over "on Monday", "earlier this week"."""
    lows = sentence.lows
    while index > 0 and (is_time(lows[index]) or (lows[index].isdigit() and is_time(lows[index - 1]))):
        index -= 1
        if sentence.lows[index] in ("on", "in", "late", "early", "this", "last"):
            index -= 1
    return index


def _before_aside(sentence: Sentence, closing: int) -> Range | None:
    """Return the phrase before an aside that ends with the comma or dash at `closing`: "Lee, a farmer, said"."""
    mark = sentence.lows[closing]
    index = closing - 1
    while index > 0 and closing - index < 3 * LONGEST_PHRASE:
        low = sentence.lows[index]
        if sentence.is_quoted(index) and mark == ",":
            pass
        elif low == mark:
            opener = sentence.lows[index + 1]
            if mark != "," or _opens_aside(opener) or _is_aside(sentence, index + 1, closing):
                phrase = noun_before(sentence, index - 1)
                if phrase is not None and not _is_within_aside(sentence, phrase):
                    chained = (
                        opener in ("who", "whose", "which") and phrase[0] > 1 and sentence.lows[phrase[0] - 1] == ","
                    )
                    return (_before_aside(sentence, index) if chained else None) or phrase
        elif low in (";", ":"):
            return None
        index -= 1
    return None


def _is_aside(sentence: Sentence, first: int, closing: int) -> bool:
    """Say whether the tokens between two commas read as an apposition: a name, a role, an age, "D-Calif."."""
    if closing - first > LONGEST_PHRASE:
        return False
    words = sentence.words[first:closing]
    if all(word[0].isupper() or word in (".", "-", "of") for word in words):
        return True
    return any(is_head(word.lower()) for word in words) and sentence.lows[first] not in CLAUSE_WORDS | PRONOUNS.keys()


def _is_within_aside(sentence: Sentence, phrase: Range) -> bool:
    """Say whether a phrase is part of an aside itself: "husband", "a diver" in "Lee, whose husband, a diver, died"."""
    before = sentence.lows[phrase[0] - 1] if phrase[0] else ""
    return before == "whose" or (before == "," and sentence.lows[phrase[0]] in ("a", "an"))


def _opens_aside(low: str) -> bool:
    return low in ASIDE_OPENERS or low.isdigit() or (low.endswith(("ing", "ed")) and low not in PRONOUNS)


def _opens_participle(sentence: Sentence, index: int) -> bool:
    """Say whether the word is a participle or an adverb and no first noun of a phrase: "Speaking", not "Wyoming"."""
    if not sentence.lows[index].endswith(("ing", "ed", "ly")) or index + 1 >= len(sentence.words):
        return False
    return not is_head(sentence.lows[index + 1]) and sentence.lows[index] not in NAMES


def _opens_time(sentence: Sentence, index: int) -> bool:
    """Say whether a length of time and a preposition start there: "Twelve days after", "A week before"."""
    lows = sentence.lows[index : index + 4]
    after = next((at for at, low in enumerate(lows) if low in _AFTER_TIME), 0)
    return after > 1 and lows[after - 1] in _LENGTHS


def _dateline_end(sentence: Sentence) -> int:
    """Return where the sentence starts after a dateline: capitalised words, commas and a dash ("PORT ELM, May 2 —")."""
    for index in range(1, min(len(sentence.words), LONGEST_DATELINE)):
        if sentence.lows[index] in ("—", "–", "-"):
            if sentence.lows[index : index + 2] == ["-", "-"]:
                index += 1
            return index + 1 if len(sentence.words[0]) > 1 and sentence.words[0].isupper() else 0
        first = sentence.words[index][0]
        if not (first.isupper() or first.isdigit() or first in ".,()"):
            return 0
    return 0


def main_subject(sentence: Sentence) -> Range | None:
    """Return the subject of the sentence's main clause, None where it does not open with a noun phrase.

    A dateline is skipped, and so is what stands before the first comma if it opens with a preposition, a conjunction, a
    participle or a length of time ("Two days after the vote, Lee ...").
    """
    index, count = _dateline_end(sentence), len(sentence.words)
    while index < count and (
        sentence.lows[index] in ("and", "but", "so", "yet", "still", "then", "or", "now") or not sentence.is_word(index)
    ):
        if sentence.is_quoted(index):
            return None
        index += 1
        if index < count and sentence.lows[index] == ",":
            index += 1
    if index >= count:
        return None
    low = sentence.lows[index]
    opens_aside = low in PREPOSITIONS or low in CLAUSE_WORDS or low == "according" or low in ADVERBS
    if opens_aside or _opens_participle(sentence, index) or _opens_time(sentence, index):
        for comma in range(index, min(count, index + 2 * LONGEST_PHRASE)):
            if sentence.lows[comma] == "," and comma + 1 < count:
                return noun_after(sentence, comma + 1)
        return None
    return noun_after(sentence, index)
