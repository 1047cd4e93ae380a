"""Words cut from a text -> the same words as a story might print them, with one kind of change."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

MISREAD = {"e": "c", "l": "1", "i": "l", "o": "0", "h": "b", "n": "u", "t": "f", "a": "o"}
FILLERS = ("well", "you know", "I mean", "uh", "so")
Noise = Callable[[list[str], random.Random], list[str]]


@dataclass(frozen=True, slots=True)
class Sample:
    """Quoted words, and where they were taken from: words `first` to `last` of a document."""

    words: list[str]
    document: int
    first: int
    last: int


def swap_words(share: float) -> Noise:
    """Replace, drop or add that share of the words."""

    def noise(words: list[str], chance: random.Random) -> list[str]:
        out: list[str] = []
        for word in words:
            kind = chance.random() / share
            out += [chance.choice(words)] if kind < 0.6 else [] if kind < 0.8 else [word]
            out += [chance.choice(words)] if 0.8 <= kind < 1 else []
        return out or words

    return noise


def misread_letters(share: float) -> Noise:
    """Misread that share of the letters."""
    return lambda words, chance: [
        "".join(MISREAD.get(x, x) if chance.random() < share else x for x in w) for w in words
    ]


def edit_lightly(words: list[str], chance: random.Random) -> list[str]:
    """Change one or two of the words: misread it, replace it, or leave it out."""
    out = list(words)
    for _ in range(1 + (len(words) > 6)):
        at = chance.randrange(len(out))
        kind = chance.randrange(3)
        if kind == 0:
            out[at] = "".join(MISREAD.get(x, x) for x in out[at])
        elif kind == 1:
            out[at] = chance.choice(words)
        elif len(out) > 3:
            del out[at]
    return out


def change_looks(words: list[str], chance: random.Random) -> list[str]:
    """Change capitals and apostrophes, and add commas."""
    return [(w.upper() if chance.random() < 0.2 else w).replace("'", "’") + chance.choice(["", "", ","]) for w in words]


def drop_fillers(words: list[str], chance: random.Random) -> list[str]:
    """Add fillers, as if the record had cleaned the speech up."""
    return [part for w in words for part in ([*chance.choice(FILLERS).split(), w] if chance.random() < 0.08 else [w])]


def cut_middle(words: list[str], chance: random.Random) -> list[str]:
    """Leave out up to a third of the words, in one piece."""
    if len(words) < 5:
        return words
    size = chance.randint(1, len(words) // 3)
    at = chance.randint(2, len(words) - size - 2)
    return words[:at] + words[at + size :]


def bracket(words: list[str], chance: random.Random) -> list[str]:
    """Put two bracketed words in the place of one."""
    at = chance.randrange(len(words))
    return [*words[:at], "[the", "bridge]", *words[at + 1 :]]


def add_not(words: list[str], chance: random.Random) -> list[str]:
    """Add one negation."""
    at = chance.randint(1, len(words) - 1)
    return [*words[:at], "not", *words[at:]]


NOISES: dict[str, Noise] = {
    "verbatim": lambda words, chance: words,
    "cosmetic": change_looks,
    "fillers": drop_fillers,
    "cut": cut_middle,
    "bracket": bracket,
    "negated": add_not,
    "5 % words": swap_words(0.05),
    "10 % words": swap_words(0.1),
    "30 % words": swap_words(0.3),
    "2 % letters": misread_letters(0.02),
    "5 % letters": misread_letters(0.05),
    "10 % letters": misread_letters(0.1),
}
