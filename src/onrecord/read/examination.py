"""Text of a deposition or trial -> who examines and who is the witness, place by place; what announces them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.read.label_words import NOT_IN_NAMES, SUFFIXES
from onrecord.read.names import restore_case
from onrecord.text.names_table import TITLES

_LEAD = r"^[ \t]*(?:\d{1,2}[ \t]+)?"  # the number of a line
_EXAMINER = re.compile(_LEAD + r"(?P<label>BY (?P<name>(?:MR|MS|MRS|DR)\. [A-Z][A-Z.'’ -]+):)", re.MULTILINE)
_NAME = r"[A-Z][A-Z.'’-]*(?:[ \t]+[A-Z][A-Z.'’-]*){1,4}"
# "PAUL STERN, having been duly sworn, testified as follows:", over a few lines at most.
_OATH = re.compile(
    _LEAD + rf"(?:Whereupon,?\s+(?:\d{{1,2}}[ \t]+)?)?(?P<name>{_NAME})(?:,[ \t]*(?:M\.?D|PH\.?D|JR|SR|II|III)\.?)?"
    r"(?=[,\s(])(?P<told>[^:.\n]{0,200}(?:\n[^\n:.]{0,200}){0,5}?\b(?i:sworn|affirmed)\b"
    r"(?:[^:.\n]{0,200}\n?(?!\s*\n)){0,4}[:.]?)",
    re.MULTILINE,
)
_ANY_OATH = re.compile(
    r"\bdo you (?:solemnly )?(?:swear|affirm)\b|\b(?:duly|first|previously|been) (?:\w+ )?(?:sworn|affirmed)\b"
    r"|\bSWORN\b",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\bwitness (?:was |is |has been )?excused|\bst(?:ep(?:s|ped)?|ands?) down\b|\bcall(?:s|ed)? .{0,60}\bwitness\b"
    r"|\bcalls? .{0,60}\bto the stand\b|\bnext witness\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    _LEAD + r"(?:(?:(?:DIRECT|CROSS|RE-?DIRECT|RE-?CROSS|FURTHER|CONTINUED|RESUMED|VOIR DIRE)[ -]+){0,3}EXAMINATION"
    r"|E X A M I N A T I O N)(?: (?:OF|BY) [A-Z.'’ -]{3,60}| ?\((?:CONTINUED|RESUMED)\)| CONTINUED)?[ \t\r]*$",
    re.MULTILINE,
)
# Every witness opens with one: without an oath shortly before, nobody said who answers.
_DIRECT = re.compile(r"^(?![^\n]*RE-?DIRECT)[^\n]*\bDIRECT EXAMINATION", re.MULTILINE)
_OATH_BEFORE = 1500  # characters
_DEPOSITION = re.compile(rf"\bDEPOSITION OF[:,]?\s+(?P<name>{_NAME})")
_FURTHEST_TITLE = 10_000  # characters
WITNESS_LABELS = frozenset(("A", "THE WITNESS", "WITNESS", "THE DEPONENT"))


@dataclass(frozen=True, slots=True)
class Examination:
    """Who asks and who answers, each from its place in the text on; None where it is not known from there on.

    `asked` are the lines that name who asks, `notices` the headings and oaths, which are nobody's words.
    """

    asked: tuple[re.Match[str], ...] = ()
    notices: tuple[Span, ...] = ()
    witnesses: tuple[tuple[int, str | None], ...] = ()

    def witness_at(self, offset: int) -> str | None:
        """Return who answers at `offset`."""
        index = bisect_right(self.witnesses, offset, key=lambda one: one[0]) - 1
        return self.witnesses[index][1] if index >= 0 else None


NO_EXAMINATION = Examination()


def find_examination(text: str) -> Examination:
    """Return who examines whom in `text`; nothing where it is no deposition and no trial.

    A deposition has the witness of its title. In a trial a witness is known from the oath on, until the next oath, or
    until somebody calls or excuses a witness: whoever answers after that is not known unless the record names them.
    """
    asked = tuple(_EXAMINER.finditer(text)) if "BY " in text else ()
    headings = list(_HEADING.finditer(text)) if "XAMINATION" in text or "X A M I N" in text else []
    if not asked and not headings:
        return NO_EXAMINATION
    oaths = [(oath, name) for oath in _OATH.finditer(text) if (name := _take_name(oath["name"]))]
    notices = tuple(sorted(Span(*match.span()) for match in (*headings, *(oath for oath, _ in oaths))))
    return Examination(asked, notices, tuple(_follow(text, [(oath.start(), name) for oath, name in oaths])))


def _follow(text: str, oaths: list[tuple[int, str]]) -> Iterator[tuple[int, str | None]]:
    title = _DEPOSITION.search(text, 0, _FURTHEST_TITLE)
    deponent = _take_name(title["name"]) if title else None
    names = {name for _, name in oaths}
    if deponent and len(names) < 2:
        yield 0, next(iter(names), deponent)
        return
    changes: dict[int, str | None] = {
        match.start(): None for match in (*_LEAVES.finditer(text), *_ANY_OATH.finditer(text))
    }
    for direct in _DIRECT.finditer(text):
        if not any(direct.start() - _OATH_BEFORE < start < direct.start() for start, _ in oaths):
            changes[direct.start()] = None
    for start, name in oaths:
        # The oath itself holds the words of an oath, and often those that call a witness.
        end = _OATH.match(text, start)
        for inside in [at for at in changes if end and start <= at < end.end()]:
            del changes[inside]
        changes[start] = name
    yield from sorted(changes.items())


def _take_name(words: str) -> str | None:
    parts = words.split()
    while parts and parts[0].casefold().rstrip(".") in TITLES:
        parts = parts[1:]
    bare = [part.casefold().rstrip(".") for part in parts]
    if len(parts) < 2 or not NOT_IN_NAMES.isdisjoint(bare) or "witness" in bare or bare[0] in SUFFIXES:
        return None
    return restore_case(" ".join(parts))
