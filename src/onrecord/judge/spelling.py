"""Two runs of words -> whether they are one wording in two spellings, and why: contractions, figures, US/UK ..."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

from onrecord.judge import spelling_words
from onrecord.judge.numbers import Number, read_numbers
from onrecord.judge.operators import count_negations
from onrecord.judge.words import Document, Word

MAX_READINGS = 64  # contractions multiply; beyond this many readings of one side the first ones must do

# US spelling -> UK spelling by rule; the left side is rewritten to the right before comparing.
# Source: Butterfield (ed.), Fowler's Dictionary of Modern English Usage (2015), s.v. "American English".
_UK_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=\w\w)our(?=s|ed|ing|able|al|er|ers|ite|ites|ful|hood|$)", "or"),
        (r"(?<=\w\w\w)is(?=e[srd]?$|ers$|ing$|ations?$|ed$)", "iz"),
        (r"(?<=\w\w)ys(?=e[srd]?$|ers$|ing$)", "yz"),
        (r"(?<=\w[bct])re(?=s?$)", "er"),
        (r"(?<=\w)ogue(?=s?$)", "og"),
        (r"(?<=\w)ence(?=s?$)", "ense"),
        (r"([aeiou]\w*[aeiou])ll(ed|ing|er|ers|or|ors)$", r"\1l\2"),
        (r"(?<=\w)mme(?=s?$)", "m"),
        (r"(an|^h|^p|uk|yn|op|ch)ae(?=\w)", r"\1e"),
        (r"^ae(?=st)", "e"),
        (r"^oe(?=dem|str|soph)", "e"),
        (r"(?<=\w)ll(?=ment)", "l"),
        (r"(?<=\w\w)lful(?=\w*$)", "llful"),
    )
)
_PAIRED = {b: a for a, b in spelling_words.SPELLING_PAIRS} | {a: a for a, b in spelling_words.SPELLING_PAIRS}


@lru_cache(maxsize=1 << 14)
def _american(word: str) -> str:
    if word in _PAIRED:
        return _PAIRED[word]
    for pattern, replacement in _UK_RULES:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=1 << 14)
def _readings(word: str) -> tuple[str, ...]:
    """All expansions of one folded word, itself first."""
    out = [word]
    out += spelling_words.CONTRACTIONS.get(word, ())
    if word.endswith("n't") and word not in spelling_words.CONTRACTIONS:
        out.append(word[:-3] + " not")
    for clitic, expansions in spelling_words.CLITICS.items():
        if clitic != "n't" and word.endswith(clitic) and len(word) > len(clitic):
            out += [f"{word[: -len(clitic)]} {expansion}" for expansion in expansions]
    if word.endswith("nt") and f"{word[:-2]}n't" in _NEGATIVE_CONTRACTIONS:
        out.append(word[:-2] + " not")
    out += [table[word] for table in (spelling_words.SHORT_DATES, spelling_words.SHORT_STATES) if word in table]
    if word.endswith("in'"):
        out.append(word[:-1] + "g")
    return tuple(out)


_NEGATIVE_CONTRACTIONS = frozenset(
    "don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't wouldn't couldn't shouldn't "
    "mustn't needn't".split()
)


def _expand(parts: list[str]) -> set[str]:
    readings: set[str] = set()
    for count, choice in enumerate(product(*(_readings(part) for part in parts))):
        if count >= MAX_READINGS:
            break
        readings.add(" ".join(_american(part) for reading in choice for part in reading.split()))
    return readings


def _joined(words: tuple[Word, ...]) -> str:
    return "".join(_american(word.folded) for word in words)


def _same_but_numbers(story: Document, mine: tuple[Word, ...], record: Document, theirs: tuple[Word, ...]) -> bool:
    """Say whether two runs hold the same numbers, however spelled, and one wording between them."""
    ours, others = read_numbers(story, mine), read_numbers(record, theirs)
    if len(ours) != len(others) or not all(a.equals(b) for a, b in zip(ours, others, strict=True)):
        return False
    return bool(_expand(_without_numbers(mine, ours)) & _expand(_without_numbers(theirs, others)))


def _without_numbers(words: tuple[Word, ...], numbers: tuple[Number, ...]) -> list[str]:
    out, index = [], 0
    for number in numbers:
        out += [word.folded for word in words[index : number.first]] + ["#"]
        index = number.last
    return out + [word.folded for word in words[index:]]


def _abbreviates(short: tuple[Word, ...], long: tuple[Word, ...]) -> bool:
    """Say whether capitals stand for the capitalised words whose initials they are: "U.S." and "United States"."""
    letters = "".join(word.raw for word in short).replace(".", "")
    initials = "".join(word.raw[0] for word in long if word.is_capitalised)
    return 1 < len(letters) < sum(len(word.raw) for word in long) and letters.isupper() and letters == initials


def _letters(words: list[str]) -> list[str]:
    return [word.replace("'", "") for word in words]


_PLURAL = re.compile(r"[A-Z0-9]+['’]?s")


def _bare(word: str) -> str:
    """Return a word without its accents."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


# Contractions that nobody mistakes for words: a text that has them and none with an apostrophe leaves apostrophes out.
_UNMARKED = re.compile(r"\b(?:dont|didnt|doesnt|isnt|wasnt|couldnt|wouldnt|thats|youre|ive)\b", re.IGNORECASE)
_MARKED = re.compile(r"n['’]t\b", re.IGNORECASE)


def _leaves_apostrophes_out(document: Document) -> bool:
    return bool(_UNMARKED.search(document.text)) and not _MARKED.search(document.text)


def same_wording(
    story: Document, story_words: tuple[Word, ...], record: Document, record_words: tuple[Word, ...]
) -> str | None:
    """Return why two runs of words are one wording spelled in two ways, None where they are not.

    The answer is "compound" (e-mail / email), "contraction" (don't / do not), "number" (fifteen / 15), "spelling"
    (colour / color), "accents" (café / cafe), "initials" (U.S. / United States) or "apostrophe" (dont / don't). Where
    the record sets apostrophes, words that only lose one are not one wording: "we're" is not "were".

    >>> from onrecord.judge.words import Document
    >>> def ask(mine: str, theirs: str) -> str | None:
    ...     story, record = Document.of(mine), Document.of(theirs)
    ...     return same_wording(story, story.all, record, record.all)
    >>> ask("$3 million", "three million dollars"), ask("gonna", "going to"), ask("we're", "were")
    ('number', 'contraction', None)
    """
    if not story_words or not record_words:
        return None
    mine, theirs = [word.folded for word in story_words], [word.folded for word in record_words]
    if any(word.has_digit for word in (*story_words, *record_words)) or read_numbers(story, story_words):
        return "number" if _same_but_numbers(story, story_words, record, record_words) else None
    if len(mine) != len(theirs) and _joined(story_words) == _joined(record_words):
        # "notable" is not "not able"
        return "compound" if count_negations(story_words) == count_negations(record_words) else None
    its = {tuple(mine), tuple(theirs)} == {("its",), ("it's",)}
    if its or [_american(w) for w in mine] == [_american(w) for w in theirs]:
        return "spelling"
    plurals = len(mine) == len(theirs) == 1 and all(_PLURAL.fullmatch(w[0].raw) for w in (story_words, record_words))
    if plurals and _letters(mine) == _letters(theirs):
        return "spelling"  # "CD's" and "CDs", "1990's" and "1990s"
    if [_bare(word) for word in mine] == [_bare(word) for word in theirs]:
        return "accents"
    if any(len(_readings(word)) > 1 for word in (*mine, *theirs)) and _expand(mine) & _expand(theirs):
        return "contraction"
    if _abbreviates(story_words, record_words) or _abbreviates(record_words, story_words):
        return "initials"
    if _letters(mine) == _letters(theirs) and _leaves_apostrophes_out(record):
        return "apostrophe"
    return None
