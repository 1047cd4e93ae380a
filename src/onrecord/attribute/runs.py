"""A story's readable text -> its capitalised runs, cut down to what may be names of people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.attribute.names_table import DAYS, DEMONYMS, HE_NAMES, NOT_PEOPLE, OPENERS, PLACE_OPENERS, SHE_NAMES
from onrecord.attribute.roles_table import DOCUMENTS, GROUPS, ROLES
from onrecord.attribute.sentences import Layout, singular
from onrecord.text.names import fold_name
from onrecord.text.names_table import PORTFOLIOS, TITLES, TITLES_AND_NAMES

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ"
_ABBREVIATED = (
    "(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rev|Hon|Prof|St|Jr|Sr|Fr|Pres|Cmdr|Amb|Atty|Det|Cpl)\\."
)
_WORD = rf"(?:{_ABBREVIATED}|(?:[{CAPITAL}]\.)+(?!\w)|(?:al-|el-|d['’])?[{CAPITAL}]\w*(?:[-'’]\w+)*)"
_RUN = re.compile(
    rf"{_WORD}(?:\x20(?:(?:de|del|della|der|den|van|von|bin|al|el|la|le|di|da|dos|du|ibn)\x20){{0,2}}{_WORD})*(?:,\x20[JS]r\.)?"
)
POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(slots=True)
class Run:
    """A capitalised run cut down to a possible name: `words` as printed, `titles` before them."""

    start: int
    end: int
    words: list[str]
    titles: list[str]
    after_the: bool
    after_place: bool
    opens: bool


def find_runs(layout: Layout) -> Iterator[Run]:
    """Yield the possible names of the story, in order."""
    text = layout.readable
    for match in _RUN.finditer(text):
        if layout.is_display(match.start()):
            continue
        pieces = [(m.group(), match.start() + m.start()) for m in re.finditer(r"\S+", match.group())]
        group: list[tuple[str, int]] = []
        for word, start in pieces:
            bare = POSSESSIVE.sub("", word)
            group.append((bare, start))
            if bare != word:
                yield from _trim(group, text)
                group = []
        if group:
            yield from _trim(group, text)


def _trim(group: list[tuple[str, int]], text: str) -> Iterator[Run]:
    """Cut openers, nationalities, acronyms and titles from a run, and split it at days."""
    folded = [fold_name(word) for word, _ in group]
    for index, word in enumerate(folded):
        if word in DAYS and not (len(group) == 2 and word in SHE_NAMES):
            if index:
                yield from _trim(group[:index], text)
            if index + 1 < len(group):
                yield from _trim(group[index + 1 :], text)
            return
    first = 0
    while first < len(group) and (
        folded[first] in OPENERS or folded[first] in DEMONYMS or is_acronym(group[first][0])
    ):
        first += 1
    if first == len(group):
        return
    origin = group[0][1]
    group, folded = group[first:], folded[first:]
    cut = 0
    for index, word in enumerate(folded):
        leads = cut == index or word not in TITLES_AND_NAMES
        if leads and (word in TITLES or word.split("-")[0] in TITLES):
            cut = index + 1
    before = text[max(0, origin - 40) : origin].split("\n")[-1].split()
    previous = fold_name(before[-1]) if before else ""
    titles = [word for word, _ in group[:cut]]
    name, words = group[cut:], folded[cut:]
    if previous in ("of", "to") and not titles and len(before) > 1 and before[-2].casefold().split("-")[0] in TITLES:
        while len(words) > 1 and words[0] in PORTFOLIOS:
            name, words = name[1:], words[1:]
        titles = [before[-2]]
        given = next((i for i, word in enumerate(words[:-1]) if word in HE_NAMES or word in SHE_NAMES), 0)
        name, words = name[given:], words[given:]
    while len(words) > 2 and (words[0] in DEMONYMS or words[0] in PORTFOLIOS or is_acronym(name[0][0])):
        name, words = name[1:], words[1:]
    if not name:
        return
    end = name[-1][1] + len(name[-1][0])
    places = ("in", "at", "near", "outside", "across")
    yield Run(
        start=name[0][1],
        end=end,
        words=[word for word, _ in name],
        titles=titles,
        after_the=first == 0 and not titles and previous in ("the", "a", "an"),
        after_place=not titles
        and (previous in places or (first > 0 and fold_name(text[origin:].split(maxsplit=1)[0]) in places)),
        opens=not before or before[-1][-1] in '.?!:”"\ue000',
    )


def is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and ("." not in word or word in ("U.S.", "U.N.", "U.K.", "E.U.", "D.C."))


def may_be_person(run: Run) -> bool:
    return not any(fold_name(word) in NOT_PEOPLE or fold_name(word) in DAYS for word in run.words)


def is_full_name(run: Run, text: str) -> bool:
    words = [fold_name(word) for word in run.words]
    suffixed = words[-1] in ("jr", "sr", "ii", "iii")
    if not 2 <= len(words) - suffixed <= 4 or not may_be_person(run) or len(words[-1 - suffixed]) < 2:
        return False
    if any(is_acronym(word) for word in run.words) and not all(word.isupper() for word in run.words):
        return False
    if any(word in DEMONYMS or word in OPENERS for word in words) and words[0] not in HE_NAMES | SHE_NAMES:
        return False
    if any(word in ROLES or word in GROUPS or singular(word) in DOCUMENTS for word in words[1:]) and not run.titles:
        return False
    if run.titles or words[0] in HE_NAMES or words[0] in SHE_NAMES:
        return True
    return not (run.after_the or run.after_place or words[0] in PLACE_OPENERS or singular(words[0]) in GROUPS)


