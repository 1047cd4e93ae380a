"""A sentence and a position -> the noun phrase that ends or starts there, as a range of tokens."""

from __future__ import annotations

from functools import lru_cache

from onrecord.attribute.names_table import DAYS
from onrecord.attribute.roles_table import DOCUMENTS, GROUPS, ROLE_ENDINGS, ROLES
from onrecord.attribute.sentences import Sentence, singular
from onrecord.attribute.words_table import (
    ADVERBS,
    AFTER_NOUNS,
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    OBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    TIES,
)
from onrecord.text.verbs import VERBS

Range = tuple[int, int]

# No source in a plain news sentence is longer; the bound keeps a long sentence linear.
LONGEST_PHRASE = 16

# "senior lab technician"
LONGEST_TRADE = 3

# "(D-Calif.)", "(center)"
LONGEST_ASIDE = 6

_TIME = frozenset(
    "last this next earlier late early mid week month year weekend day morning afternoon evening night".split()
)


def is_role(noun: str) -> bool:
    """Say whether a singular noun stands for one person."""
    return noun in ROLES or (len(noun) > 6 and noun.endswith(ROLE_ENDINGS))


@lru_cache(maxsize=65536)
def is_head(word: str) -> bool:
    """Say whether a lower-case noun is one that sources are made of: a role, a group, a document."""
    forms = {word, singular(word)}
    return any(is_role(form) or form in GROUPS or form in DOCUMENTS for form in forms)


def is_verb(sentence: Sentence, index: int) -> bool:
    """Say whether the token at `index` surely is a finite reporting verb, and no noun."""
    verb = VERBS.get(sentence.lows[index])
    return verb is not None and verb.is_finite and not verb.is_noun and sentence.words[index].islower()


def is_time(word: str) -> bool:
    """Say whether a lower-case word names a day, a month or a part of them."""
    return word in DAYS or word in _TIME


def noun_before(sentence: Sentence, last: int) -> Range | None:
    """Return the noun phrase whose last token is at `last`, None if the token there ends none."""
    if last < 0 or not (sentence.is_word(last) or sentence.lows[last] in (")", "'s")):
        return None
    if sentence.lows[last] == ")":
        opening = _opening_of(sentence, last)
        return noun_before(sentence, opening - 1) if opening is not None else None
    low = sentence.lows[last]
    if low in PRONOUNS:
        return last, last + 1
    if _ends_no_phrase(low) or low[0] in "$£€0123456789" or _is_plain_verb(sentence, last):
        return None
    start = _base_start(sentence, last)
    while start > 1 and last - start < LONGEST_PHRASE:
        tied = _tied_start(sentence, start)
        if tied is None:
            break
        start = tied
    return start, last + 1


def _ends_no_phrase(low: str) -> bool:
    return low in CLAUSE_WORDS or low in AUXILIARIES or low in PREPOSITIONS or low in OBJECTS or is_time(low)


def _is_plain_verb(sentence: Sentence, index: int) -> bool:
    """Say whether a lower-case word is a form of a reporting verb and never a noun."""
    verb = VERBS.get(sentence.words[index])
    return verb is not None and not verb.is_noun and not is_head(sentence.words[index])


def _base_start(sentence: Sentence, last: int) -> int:
    """Walk left from `last` to the start of the phrase without what prepositions tie to it."""
    start = last
    while start > 0 and last - start < LONGEST_PHRASE // 2:
        if sentence.lows[start] in DETERMINERS and not sentence.lows[start].isdigit():
            break
        before = start - 1
        low = sentence.lows[before]
        if low == "'s" or (low == "&" and before > 0):
            start = before
            continue
        if low in ("and", "or") and _joins_nouns(sentence, before):
            start = before - 1
            continue
        if not sentence.is_word(before) or low in CLAUSE_WORDS or low in PRONOUNS or low in AUXILIARIES:
            break
        if (
            low in PREPOSITIONS
            or low in ADVERBS
            or is_verb(sentence, before)
            or is_time(low)
            or low in ("to", "according")
        ):
            break
        if sentence.words[before].islower() and not _modifies(sentence, before, last):
            return start if sentence.words[last].islower() else _false_title_start(sentence, start)
        if low.endswith("ed") and before > 0 and _is_subject(sentence, before - 1):
            break
        start = before
    return start


def _false_title_start(sentence: Sentence, name: int) -> int:
    """Return where the trade before a name starts, "lab technician Ann Lee", or `name` where none stands there.

    Nothing but nouns may stand between the name and the start of a clause, an article, or quoted words.
    """
    index = name - 1
    while index >= 0 and name - index <= LONGEST_TRADE and _may_be_noun(sentence, index):
        index -= 1
    if index < 0:
        return 0
    if sentence.lows[index] in DETERMINERS - CLAUSE_WORDS:
        # "In the notebook Ann Lee wrote": no trade
        return index if index == 0 or sentence.lows[index - 1] not in PREPOSITIONS else name
    opens = not sentence.is_word(index) or sentence.lows[index] in CLAUSE_WORDS
    return index + 1 if opens and sentence.lows[index] != "'s" else name


def _may_be_noun(sentence: Sentence, index: int) -> bool:
    low = sentence.lows[index]
    if not sentence.is_word(index) or _ends_no_phrase(low) or low in PRONOUNS or low in DETERMINERS or low in ADVERBS:
        return False
    return low not in VERBS and not low.endswith(("ed", "ly", "ing"))


def _modifies(sentence: Sentence, index: int, last: int) -> bool:
    """Say whether a lower-case word can stand inside a noun phrase that ends at `last`.

    Before a capitalised name only determiners, roles and the like can: "police spokeswoman Ann Lee".
    """
    low = sentence.lows[index]
    if sentence.words[last].islower():
        return True
    return (
        low in DETERMINERS
        or is_head(low)
        or "-" in low
        or low in ("former", "then", "acting", "incoming", "senior", "top")
    )


def _is_subject(sentence: Sentence, index: int) -> bool:
    """Say whether the token at `index` is a pronoun or a name, after which "angered" is a verb."""
    return sentence.lows[index] in PRONOUNS or (sentence.is_word(index) and sentence.words[index][0].isupper())


def _joins_nouns(sentence: Sentence, index: int) -> bool:
    """Say whether "and" at `index` joins two names or two plural nouns."""
    if index < 1 or index + 1 >= len(sentence.words) or not sentence.is_word(index - 1):
        return False
    left, right = sentence.words[index - 1], sentence.words[index + 1]
    if left[0].isupper() and right[0].isupper():
        return True
    return left.islower() and right.islower() and is_head(left) and is_head(right)


def _tied_start(sentence: Sentence, start: int) -> int | None:
    """Return where a phrase starts to which a preposition ties the phrase at `start`, None if none does."""
    if sentence.lows[start - 1] not in TIES or not sentence.is_word(start - 2):
        return None
    noun = start - 2
    if sentence.lows[noun] in AFTER_NOUNS and noun > 0:
        noun -= 1
    low = sentence.lows[noun]
    if not is_head(low) and not (
        sentence.lows[start - 1] in ("of", "for", "with") and low.endswith("s") and low.islower()
    ):
        return None
    if is_verb(sentence, noun):
        return None
    return _base_start(sentence, noun)


def _opening_of(sentence: Sentence, closing: int) -> int | None:
    for index in range(closing - 1, max(-1, closing - LONGEST_PHRASE), -1):
        if sentence.lows[index] == "(":
            return index
    return None


def noun_after(sentence: Sentence, first: int) -> Range | None:
    """Return the noun phrase whose first token is at `first`, None if the token there starts none."""
    count = len(sentence.words)
    if first >= count or not sentence.is_word(first):
        return None
    low = sentence.lows[first]
    if low in PRONOUNS:
        return first, first + 1
    if _ends_no_phrase(low):
        return None
    end, headed = first, False
    while end < min(count, first + LONGEST_PHRASE):
        step = _step(sentence, first, end, headed)
        if step == end:
            break
        low = sentence.lows[end]
        joins = end > first and (low in ("'s", "&", "and") or low in TIES)
        headed = not joins and (headed or _is_known(sentence, end))
        end = step
    return (first, end) if end > first else None


def _step(sentence: Sentence, first: int, end: int, headed: bool) -> int:
    """Return where the token at `end` of a phrase that starts at `first` leads: past it, or nowhere if it ends there.

    `headed` says that the phrase has its noun or name already; then only what is tied to that may follow.
    """
    low = sentence.lows[end]
    if low == "'s" or (low == "&" and headed) or (low in AFTER_NOUNS and headed):
        return end + 1
    if low == "(" and headed:
        closing = (
            sentence.lows[end : end + LONGEST_ASIDE].index(")")
            if ")" in sentence.lows[end : end + LONGEST_ASIDE]
            else -1
        )
        return end + closing + 1
    if not sentence.is_word(end) or low in PRONOUNS or low in AUXILIARIES or is_time(low):
        return end
    if end > first:
        if low == "and":
            return end + (end + 1 < len(sentence.words) and _joins_nouns(sentence, end))
        if low in TIES and _ties_on(sentence, end):
            return end + 1
        if is_verb(sentence, end) or (
            low.endswith("ed") and sentence.words[end].islower() and not headed and end > first + 1
        ):
            return end
    if low in CLAUSE_WORDS or low in PREPOSITIONS or (headed and (low in ADVERBS or not _is_known(sentence, end))):
        return end
    return end + 1


def _is_known(sentence: Sentence, index: int) -> bool:
    """Say whether the word at `index` can head a source: a name, or a noun for people or documents."""
    low = sentence.lows[index]
    return low not in DETERMINERS and (sentence.words[index][0].isupper() or is_head(low))


def _ties_on(sentence: Sentence, index: int) -> bool:
    """Say whether the preposition at `index` ties what follows to the noun before it."""
    before = sentence.lows[index - 1]
    if before in AFTER_NOUNS:
        return True
    if sentence.lows[index] == "of":
        return True
    if sentence.lows[index] in ("in", "on", "at") and not is_role(singular(before)):
        return False
    return is_head(before) and index + 1 < len(sentence.words) and not is_time(sentence.lows[index + 1])
