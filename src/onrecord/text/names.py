"""Names of people as printed, in stories or as labels of a record -> their parts, and whether two can be one person."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.text.names_table import (
    GENERATIONS,
    OFFICES,
    PARTICLES,
    PORTFOLIOS,
    ROLE_LABELS,
    SAME_GIVEN,
    SEXED,
    SUFFIXES,
    TITLES,
    TITLES_AND_NAMES,
)

Match = Literal["same", "compatible", "different", "unknown"]

_BRACKETED = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_QUOTED = re.compile(r"(?<!\w)[\"“‘'][^\"”’']+[\"”’'](?!\w)")
_POSSESSIVE = re.compile(r"['’]s?$")

# A slip of one letter is believed in words from this length; many shorter surnames differ by one letter (Lee, Lea).
SHORTEST_SLIP = 5

# "Clerk of Works", "Mayor of Elm Park": so few words after "of" are all of the office, not a name after it.
_WORDS_OF_A_FIELD = 2

# Given names of which one opens the other stand for one another from this length (Alex, Alexander).
SHORTEST_SHORT_FORM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The parts of a name, folded: lower case, no full stops, accents or apostrophes.

    `given` is None where only a surname stands; a single word counts as a surname. `surname` holds its particles
    ("van hollen"). `titles` are the offices and forms of address before the name.
    """

    given: str | None
    middle: tuple[str, ...]
    surname: str
    suffix: str | None
    titles: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """The words of the name without particles, hyphenated surnames also in parts."""
        surname = {part for part in self.surname.split() if part not in PARTICLES}
        parts = {part for word in surname for part in word.split("-")}
        return frozenset(surname | parts | set(self.middle) | ({self.given} if self.given else set()))


@lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """Return `text` in lower case without accents, full stops and apostrophes."""
    if text.isascii():
        return text.lower().translate(_DROPPED)
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return plain.casefold().translate(_DROPPED)


_DROPPED = str.maketrans("", "", ".'’‘`,;:")


@lru_cache(maxsize=4096)
def parse_name(text: str) -> Name | None:
    """Read a printed name: titles, party tags, suffixes, "SURNAME, Given" and possessives are understood.

    None where `text` names nobody: a role ("The Court"), a label ("Speaker 1", "Q"), or nothing at all.
    """
    text = _QUOTED.sub(" ", _BRACKETED.sub(" ", text))
    words, suffix = _split_words(text)
    if is_role_label(words):
        return None
    titles, words = _split_titles(words)
    if not words or is_role_label(words) or (words[-1] in TITLES and words[-1] not in TITLES_AND_NAMES):
        return None
    first = len(words) - 1
    while first > 0 and words[first - 1] in PARTICLES and (first > 1 or len(words) == 2 or titles):
        first -= 1
    surname = " ".join(words[first:])
    given = words[0] if first > 0 else None
    return Name(given=given, middle=tuple(words[1:first]), surname=surname, suffix=suffix, titles=tuple(titles))


def is_role_label(words: list[str]) -> bool:
    """Say whether the folded `words` of a label name nobody: no words, a number among them, or only role words."""
    return not any(len(word) > 1 and word not in ROLE_LABELS for word in words) or any(
        char.isdigit() for word in words for char in word
    )


def _split_words(text: str) -> tuple[list[str], str | None]:
    """Return the folded words in the order given-surname, and the suffix that tells generations apart."""
    parts = [[word for word in map(fold_name, _POSSESSIVE.sub("", part).split()) if word] for part in text.split(",")]
    parts = [part for part in parts if part]
    if not parts:
        return [], None
    suffix = None
    words, rest = list(parts[0]), parts[1:]
    if rest and len(words) == 1 and len(rest[0]) <= 2 and not (set(rest[0]) & (SUFFIXES | TITLES)):
        words = rest[0] + words  # "SMITH, John"
    elif rest and rest[0][0] in GENERATIONS:
        suffix = rest[0][0]
    while len(words) > 1 and words[-1] in SUFFIXES:
        last = words.pop()
        suffix = last if last in GENERATIONS else suffix
    return words, suffix


def _split_titles(words: list[str]) -> tuple[list[str], list[str]]:
    """Cut the words before a name from it: everything up to the last title, and what "of" and "to" add to it."""
    end = 0
    for index, word in enumerate(words[:-1]):
        stem = word.split("-")
        leads = end == index or word not in TITLES_AND_NAMES or words[index - 1] in OFFICES
        if leads and (word in TITLES or {stem[0], stem[-1]} <= TITLES or stem[0] in ("then", "ex")):
            end = index + 1
    rest = words[end:]
    if end and rest[0] in ("of", "to", "for"):
        field = rest
        while len(rest) > 1 and (rest[0] in PORTFOLIOS or rest[0] in ("of", "to", "for", "the", "and")):
            rest = rest[1:]
        if len(rest) <= _WORDS_OF_A_FIELD and PORTFOLIOS.isdisjoint(field):
            return words, []
    if rest and rest[0] == "the":
        rest = rest[1:]
    return words[:end], rest


@lru_cache(maxsize=65536)
def match_names(a: str, b: str) -> Match:
    """Say whether two printed names can be one person's.

    - "same": equal after folding titles, case, middle names and suffixes.
    - "compatible": one is a part of the other, or stands for it (initial, short form, middle name used as given name).
    - "different": the surnames differ, or the given names, or the sex that titles tell ("Mr. Lee", "Ms. Lee"). Only
      this may tell people apart, so it is kept for sure cases: a difference of one letter, a shared part of a double
      name or a clash of middle names is not enough.
    - "unknown": neither can be said, or one of them names nobody.
    """
    x, y = parse_name(a), parse_name(b)
    if x is None or y is None:
        return "unknown"
    sexes = {SEXED[title] for name in (x, y) for title in name.titles if title in SEXED}
    if x.given is None or y.given is None:
        match = _match_single(x, y)
        return "different" if len(sexes) > 1 and match != "unknown" else match
    if _core(x) != _core(y):
        return _match_other_surnames(x, y)
    return _match_given(x, y)


def _core(name: Name) -> str:
    """The surname without particles and hyphens."""
    words = [word for word in name.surname.split() if word not in PARTICLES] or name.surname.split()
    return "".join(words).replace("-", "")


def _match_single(x: Name, y: Name) -> Match:
    if _core(x) == _core(y):
        return "same" if x.given is None and y.given is None else "compatible"
    if x.words & y.words:
        return "compatible"
    if any(is_slip(p, q) for p in x.words for q in y.words):
        return "unknown"
    return "different"


def _match_other_surnames(x: Name, y: Name) -> Match:
    if x.words <= y.words or y.words <= x.words:
        return "compatible"
    surnames_meet = (
        set(x.surname.replace("-", " ").split()) & y.words or set(y.surname.replace("-", " ").split()) & x.words
    )
    if (surnames_meet - PARTICLES) or is_slip(_core(x), _core(y)):
        return "unknown"
    return "different"


def _match_given(x: Name, y: Name) -> Match:
    assert x.given is not None and y.given is not None
    if x.given == y.given:
        clash = x.suffix and y.suffix and x.suffix != y.suffix
        middles = [(p, q) for p, q in zip(x.middle, y.middle, strict=False) if p[0] != q[0]]
        return "unknown" if clash or (middles and len(x.middle) == len(y.middle)) else "same"
    givens = {x.given, *x.middle}, {y.given, *y.middle}
    if givens[0] & givens[1] or any(_stands_for(p, q) for p in givens[0] for q in givens[1]):
        return "compatible"
    if edit_distance(x.given, y.given) <= 1:
        return "unknown"
    return "different"


def _stands_for(a: str, b: str) -> bool:
    short, long = sorted((a.replace("-", ""), b.replace("-", "")), key=len)
    if len(short) == 1 or (len(short) == 2 and short[0] == long[0]):
        return short[0] == long[0]  # "J", and "JD" for what its letters may stand for
    if len(short) >= SHORTEST_SHORT_FORM and long.startswith(short):
        return True
    return any(a in names and b in names for names in SAME_GIVEN)


def is_slip(a: str, b: str) -> bool:
    """Say whether two words are so long and so alike that one may be the other misspelt: one letter, or two swapped."""
    return min(len(a), len(b)) >= SHORTEST_SLIP and a != b and edit_distance(a, b) == 1


def edit_distance(a: str, b: str) -> int:
    """Return 0, 1, or 2 for more: letters added, dropped, replaced, or swapped with a neighbour.

    Source: Damerau 1964, who found one of these four behind four of five misspellings.
    """
    if a == b:
        return 0
    if abs(len(a) - len(b)) > 1:
        return 2
    start = next((i for i, (p, q) in enumerate(zip(a, b, strict=False)) if p != q), min(len(a), len(b)))
    a, b = a[start:], b[start:]
    if a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:]):
        return 1
    return 2
