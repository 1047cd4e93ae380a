"""What a person says of names, and a person of a story -> the person with the names that are said to be theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Person

Saying = tuple[str, str, bool]  # two names, and whether they are one person


def note_sayings(person: Person, sayings: Sequence[Saying]) -> Person:
    """Return `person` with the names that are said to be the same person, or another one.

    Names are compared as printed but for case. What is said of a name holds for all that are said to be the same.
    """
    mine = {name.casefold() for name in (person.name, *person.aliases)}
    own = set(mine)
    same: dict[str, str] = {}
    while True:
        new = {
            theirs.casefold(): theirs
            for one, other, is_same in sayings
            for name, theirs in ((one, other), (other, one))
            if is_same and name.casefold() in mine and theirs.casefold() not in mine
        }
        if not new:
            break
        same |= new
        mine |= new.keys()
    others = [
        theirs
        for one, other, is_same in sayings
        for name, theirs in ((one, other), (other, one))
        if not is_same and name.casefold() in own and theirs.casefold() not in mine
    ]
    if not same and not others:
        return person
    return replace(person, said_same=tuple(same.values()), said_other=tuple(dict.fromkeys(others)))
