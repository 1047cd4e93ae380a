"""A full name in a story -> whether the words around it show that it is a person's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.attribute.roles_table import GROUPS, ROLES
from onrecord.attribute.runs import Run
from onrecord.attribute.sentences import SAID, singular
from onrecord.text.names import fold_name

_PERSONAL = re.compile(r",\s\d\d?(?:,|\sand\b|\.)|,?\s\([^)]{1,12}\)|,\swho(?:se)?\b")  # an age, a party, "who"
_SPEAKS = re.compile(rf"(?:,[^,.;:\n]{{2,80}},)?\s+(?:(?:also|then|later|has|had|once)\s+)?(?:{SAID})\b")
_SPOKEN_BY = re.compile(rf"\b(?:{SAID})\s+(?:the\s+)?(?:[a-z]+\s+){{0,2}}$")
_NEXT_WORD = re.compile(r"\s([a-z]+)\b|['’]s\s([a-z]+)\b")

# "said the poet Ann Lee": the verb stands at most so many characters before the name.
CHARACTERS_TO_VERB = 40


def is_personal(run: Run, text: str) -> bool:
    """Say whether an age, a party or a relative clause follows a name, as follows only a person's."""
    return _PERSONAL.match(text, run.end) is not None


def speaks(run: Run, text: str) -> bool:
    """Say whether the name is the subject of a verb of saying right beside it; an organisation's can be, too."""
    if _SPEAKS.match(text, run.end):
        return True
    return _SPOKEN_BY.search(text, max(0, run.start - CHARACTERS_TO_VERB), run.start) is not None


def find_bodies(runs: Iterable[Run], text: str, lower: frozenset[str]) -> frozenset[str]:
    """Return the folded names that the story uses as those of organisations, places or things.

    The article stands before them ("the Sable Point"), a noun for people after them ("Sable Point officials"), or a
    word of theirs stands elsewhere in small letters ("Crane Bakery ... the bakery"), as `lower` tells.
    """
    bodies: set[str] = set()
    for run in runs:
        following = _NEXT_WORD.match(text, run.end)
        noun = (following.group(1) or "") if following else ""
        modifies = noun in ROLES or singular(noun) in ROLES or singular(noun) in GROUPS
        if run.after_the or modifies or any(fold_name(word) in lower for word in run.words):
            bodies.add(run.folded)
    return frozenset(bodies)
