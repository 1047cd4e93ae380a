"""A story's readable text -> its capitalised runs, cut down to what may be names of people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.attribute.names_table import DAYS, DEMONYMS, HE_NAMES, NOT_PEOPLE, OPENERS, PLACE_OPENERS, SHE_NAMES
from onrecord.attribute.roles_table import DOCUMENTS, GROUPS, ROLES
from onrecord.attribute.sentences import ABBREVIATED, SMALL_GIVEN, Layout, singular
from onrecord.text.names import fold_name
from onrecord.text.names_table import OFFICES, PORTFOLIOS, TITLES, TITLES_AND_NAMES

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ"
GIVEN_NAMES = HE_NAMES | SHE_NAMES

_WORD = rf"(?:{ABBREVIATED}|(?:[{CAPITAL}]\.)+(?!\w)|(?:al-|el-|d['’])?[{CAPITAL}]\w*(?:[-'’]\w+)*)"
_PARTICLES = r"(?:(?:de|del|della|der|den|van|von|bin|al|el|la|le|di|da|dos|du|ibn)\x20){0,2}"
_RUN = re.compile(rf"{_WORD}(?:\x20{_PARTICLES}{_WORD})*(?:,\x20[JS]r\.)?")
_NO_NAMES = OPENERS | DEMONYMS
_POSSESSIVE = re.compile(r"['’]s?$")
_PLACE_PREPOSITIONS = frozenset("in at near outside across".split())

# A title tied by "of" or "to" to what follows stands within so many characters: "Secretary of State Lee".
CHARACTERS_BEFORE = 40

Words = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Run:
    """What may be a name: its `words` as printed, the `titles` before them, [start, end) of the words alone.

    `after_the` and `after_place` say that "the", or "in" and its like, stand before it, which names of people shun.
    """

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    after_the: bool
    after_place: bool

    @property
    def folded(self) -> str:
        """The words folded, with single spaces."""
        return " ".join(map(fold_name, self.words))


def find_runs(layout: Layout) -> Iterator[Run]:
    """Yield the possible names of the story in order; headlines set in capitalised words are left out."""
    text = layout.readable
    for match in _RUN.finditer(text):
        if layout.is_display(match.start()):
            continue
        words: Words = []
        for piece in re.finditer(r"\S+", match.group()):
            bare = _POSSESSIVE.sub("", piece.group())
            words.append((bare, match.start() + piece.start()))
            if bare != piece.group():
                yield from _split_days(words, text, layout.small_given)
                words = []
        if words:
            yield from _split_days(words, text, layout.small_given)


def _split_days(words: Words, text: str, given: frozenset[int]) -> Iterator[Run]:
    """Split a run at the names of days and months: "Monday Ann Lee"."""
    part: Words = []
    for word, start in words:
        folded = fold_name(word)
        if folded in DAYS and not (folded in SHE_NAMES and len(words) == 2):
            if part and (run := _trim(part, text, given)):
                yield run
            part = []
        else:
            part.append((word, start))
    if part and (run := _trim(part, text, given)):
        yield run


def _trim(words: Words, text: str, given: frozenset[int]) -> Run | None:
    """Cut openers, nationalities, acronyms and titles from the front of a run; None where nothing is left.

    At the offsets `given` stand given names that look like openers.
    """
    origin, count = words[0][1], len(words)
    shouted = count > 1 and all(word.isupper() for word, _ in words)
    while words and words[0][1] not in given and _is_no_name(words[0][0], shouted):
        words = words[1:]
    before = text[max(0, origin - CHARACTERS_BEFORE) : origin].split("\n")[-1].split()
    previous = fold_name(before[-1]) if before else ""
    cut = _titles_end([fold_name(word) for word, _ in words])
    titles, name = [word for word, _ in words[:cut]], words[cut:]
    if not titles and previous in ("of", "to") and len(before) > 1 and before[-2].casefold().split("-")[0] in TITLES:
        titles, name = [before[-2]], _without_portfolio(name)
    while len(name) > 2 and (fold_name(name[0][0]) in DEMONYMS | PORTFOLIOS or is_acronym(name[0][0])):
        name = name[1:]
    if len(name) > 2 and not titles and _is_trade(name[0][0], opens=not before or before[-1][-1] in '.!?"”'):
        titles, name = [name[0][0]], name[1:]
    if not name:
        return None
    whole = len(words) == count
    opener = "" if whole else fold_name(text[origin : name[0][1]].split()[0])
    place = bool({previous, opener} & _PLACE_PREPOSITIONS)
    return Run(
        start=name[0][1],
        end=name[-1][1] + len(name[-1][0]),
        words=tuple(word for word, _ in name),
        titles=tuple(titles),
        after_the=whole and not titles and previous in ("the", "a", "an"),
        after_place=not titles and place,
    )


def _is_no_name(word: str, shouted: bool) -> bool:
    return fold_name(word) in _NO_NAMES or (is_acronym(word) and not shouted)


def _is_trade(word: str, opens: bool) -> bool:
    """Say whether the first of three capitalised words is a trade and no name: "Boatman Al Moss", also "Judge"."""
    low = fold_name(word)
    return low in ROLES or (opens and low not in GIVEN_NAMES and low.endswith(("man", "woman", "master", "ist")))


def _titles_end(folded: list[str]) -> int:
    """Return where the titles at the front of a run end: after the last title in it."""
    end = 0
    for index, word in enumerate(folded):
        leads = end == index or word not in TITLES_AND_NAMES or folded[index - 1] in OFFICES
        if leads and (word in TITLES or word.split("-")[0] in TITLES):
            end = index + 1
    return end


def _without_portfolio(name: Words) -> Words:
    """Cut what "of" or "to" adds to an office: "State Ann Lee" after "Secretary of", "Peru Ann Lee" after "to"."""
    while len(name) > 1 and fold_name(name[0][0]) in PORTFOLIOS:
        name = name[1:]
    given = next((index for index, (word, _) in enumerate(name[:-1]) if fold_name(word) in GIVEN_NAMES), 0)
    return name[given:]


def is_acronym(word: str) -> bool:
    """Say whether a word is written in capitals like an acronym; initials ("J.D.") are none, "U.S." is."""
    return len(word) > 1 and word.isupper() and ("." not in word or word in ("U.S.", "U.N.", "U.K.", "E.U.", "D.C."))


def may_be_person(run: Run) -> bool:
    """Say whether no word of the run names an organisation, a place or a thing."""
    return not any(fold_name(word) in NOT_PEOPLE for word in run.words)


def is_full_name(run: Run) -> bool:
    """Say whether a run reads as a given name and a surname."""
    words = [fold_name(word) for word in run.words]
    suffixed = words[-1] in ("jr", "sr", "ii", "iii")
    if not 2 <= len(words) - suffixed <= 4 or not may_be_person(run) or len(words[-1 - suffixed]) < 2:
        return False
    known = words[0] in GIVEN_NAMES
    if any(map(is_acronym, run.words[: len(words) - suffixed])):
        return all(word.isupper() for word in run.words) and (known or bool(run.titles))
    if not known and any(word in _NO_NAMES for word in words[words[0] in SMALL_GIVEN :]):
        return False
    if run.titles or known:
        return True
    if any(word in ROLES or word in GROUPS or singular(word) in DOCUMENTS for word in words[1:]):
        return False
    return not (run.after_the or run.after_place or words[0] in PLACE_OPENERS or singular(words[0]) in GROUPS)
