"""Front of a transcript -> who is listed there, and for whom: appearances, participants, witnesses of a hearing.

"MR. SMITH" speaks for pages; only the list at the front says that he is John Smith, and for the plaintiff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Span
from onrecord.read.label_words import FIELD_WORDS, NOT_IN_NAMES, PARTICLES, SUFFIXES
from onrecord.read.names import restore_case
from onrecord.text.names_table import TITLES

# Lists of counsel run over two or three pages; what stands further down is no front.
_LONGEST_LIST = 120  # lines
_FURTHEST = 20_000  # characters
_NUMBER = r"^[ \t\f]*(?:\d{1,2}[ \t]+)?"  # the number of a line
_HEADING = re.compile(
    _NUMBER
    + r"(?:A ?P ?P ?E ?A ?R ?A ?N ?C ?E ?S|PARTICIPANTS|ATTENDEES|IN ATTENDANCE)(?: OF COUNSEL)?[ \t]*:?[ \t\r]*$",
    re.MULTILINE | re.IGNORECASE,
)
_SIDE = re.compile(
    r"(?:(?:COUNSEL|ATTORNEYS?|APPEARING|SOLICITORS?)[ \t]+)?(?P<side>(?:FOR|ON BEHALF OF)[ \t]+[^:]{3,80}?)"
    r"[ \t.]*(?:(?P<colon>:)[ \t]*(?P<rest>.*))?",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:for|on behalf of) [^,:]{3,80}", re.IGNORECASE
)  # "John Smith, of Smith & Vale, for the plaintiff"
_ALSO = re.compile(r"(?:ALSO|OTHERS?)[ \t]+(?:PRESENT|IN ATTENDANCE|APPEARING)[ \t]*:?[ \t]*", re.IGNORECASE)
_END = re.compile(
    r"(?:P ?R ?O ?C ?E ?E ?D ?I ?N ?G ?S?\b|I ?N ?D ?E ?X\b|E ?X ?H ?I ?B ?I ?T|STIPULAT|(?:\w+[ -])?EXAMINATION\b"
    r"|TRANSCRIPT\b|BE IT REMEMBERED|WHEREUPON|[QA][.:]?[ \t]|BY (?:MR|MS|MRS|DR)\. [^:]+:[ \t]*$|[^:]*\bsworn\b)",
    re.IGNORECASE,
)
_BY = re.compile(r"BY[:\s][:\s]*(?=\S)", re.IGNORECASE)
_LAWYER = re.compile(r"\bESQ(?:UIRE)?\b|\bATTORNEY\b|\bA\.?U\.?S\.?A\b|\bCOUNSEL\b", re.IGNORECASE)
_SPEECH = re.compile(r"(?P<label>[^\W\d_][^:]{0,60}):[ \t]*(?P<said>\S.*)")
_BULLET = re.compile(r"[•*·–—-][ \t]+")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*\Z")
_MOST_WORDS_OF_NAME = 4
_MOST_WORDS_OF_OFFICE = 8  # "Ann Lee, CSR No. 1234"
# What firms, offices and addresses are called, and nobody.
_NO_NAME = NOT_IN_NAMES | frozenset(
    """
    & and associates association attorney attorneys authority avenue bank bar board boulevard branch bureau center
    centre chambers city co commission committee company corp corporation counsel county court department district
    division drive esq esquire federal firm floor general government group inc institute justice law legal limited
    llc llp ltd
    office offices p.a p.c p.l.l.c partners pc place plaintiff plaintiffs plc pllc plaza road room section service
    services solicitors square state states street suite the tower union united university
    """.split()
)
# "STATEMENT OF HON. ADA LUND, A SENATOR FROM THE NORTH": the heading above a witness in printed hearings.
_STATEMENT = re.compile(
    r"^[ \t]*(?:(?:OPENING|PREPARED|ORAL) )?(?:STATEMENT|TESTIMONY) OF (?:THE )?(?:HON(?:ORABLE|\.)? )?"
    r"(?P<name>[A-Z][A-Z.'’-]*(?:[ \t]+[A-Z][A-Z.'’-]*){1,4})(?:,(?P<role>[^a-z:]*?))?"
    r"[ \t\r.]*$(?=\s*\n[ \t\r]*$|\s*\Z)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody who is listed, and as what: "for the plaintiff". Not `is_sure` where a firm or a town may look so."""

    name: str
    role: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Roll:
    """Who is listed in a transcript, and the spans of the lists and headings, which are nobody's words."""

    people: tuple[Listed, ...] = ()
    spans: tuple[Span, ...] = ()

    def of(self, labels: Sequence[str]) -> tuple[Listed, ...]:
        """Return the people of whom one can be sure: those plainly listed as such, and those who speak."""
        surnames = {label.split()[-1].casefold() for label in labels if label.split()}
        return tuple(one for one in self.people if one.is_sure or one.name.split()[-1].casefold() in surnames)


def find_roll(text: str) -> Roll:
    """Return who is listed at the front of a transcript or announced by a heading in it."""
    people: list[Listed] = []
    spans: list[Span] = []
    heading = _HEADING.search(text, 0, _FURTHEST)
    if heading:
        end, listed = _read_list(text, heading.end())
        people += listed
        spans.append(Span(heading.start(), end))
    for match in _STATEMENT.finditer(text) if " OF " in text else ():
        name = _take_name(match["name"])
        if name:
            people.append(Listed(name, " ".join((match["role"] or "").split()).lower(), True))
            spans.append(Span(*match.span()))
    by_name = {one.name: one for one in reversed(people)}
    return Roll(tuple(one for one in dict.fromkeys(people) if by_name[one.name] is one), tuple(spans))


def _read_list(text: str, start: int) -> tuple[int, list[Listed]]:
    people: list[Listed] = []
    waiting = 0  # how many of the last people are yet without a side
    role = ""
    end = position = start
    for raw in text[start : start + _FURTHEST].splitlines(keepends=True)[: _LONGEST_LIST + 1]:
        position += len(raw)
        line = re.sub(_NUMBER, "", raw).strip()
        if not line:
            continue
        side, also = _SIDE.fullmatch(line), _ALSO.match(line)
        if not side and not also and (_END.match(line) or _is_speech(line)):
            break
        end = position
        if side and not side["colon"] and waiting:  # the side stands below the names, as in California
            people[-waiting:] = [replace(one, role=_spell_role(side["side"])) for one in people[-waiting:]]
            waiting = 0
            continue
        if side or also:
            role = _spell_role(side["side"]) if side else ""
            line = (side["rest"] or "") if side else line[also.end() :] if also else ""
            waiting = 0
        office = _SPEECH.match(line)
        if office and not _BY.match(line):
            line, role = office["said"], office["label"].lower()
        found = _read_line(line, role, is_sure=bool(also or office))
        people += found
        waiting += 0 if role else len(found)
    return end, people


def _is_speech(line: str) -> bool:
    """Say whether somebody speaks in `line`: a label, and after it no name ("Videographer: Tom Reed")."""
    match = _SPEECH.match(line)
    if match is None or _BY.match(line) or match["label"].split()[0].casefold() in FIELD_WORDS:
        return False
    is_name = _take_name(_before(match["said"])) is not None and len(match["said"].split()) <= _MOST_WORDS_OF_OFFICE
    return (
        match["label"].split()[0].casefold().rstrip(".") in TITLES
        or not is_name
        or match["said"].rstrip().endswith((".", "?", "!"))
    )


def _before(words: str) -> str:
    return words.partition(",")[0]


def _read_line(line: str, role: str, *, is_sure: bool) -> list[Listed]:
    by = _BY.match(line)
    lead = by or _BULLET.match(line)
    bare = line[lead.end() :] if lead else line
    words, _, rest = bare.partition(",")
    if rest.strip(" .").split(" ")[0].casefold().strip(".,") in SUFFIXES - {"esq"}:  # "TOM LEE, JR., ESQ."
        suffix, _, rest = rest.partition(",")
        words += f",{suffix}"
    titled = bool(words.split()) and words.split()[0].casefold().rstrip(".") in TITLES
    name = _take_name(words)
    if name is None:
        return []
    stated = _FOR.search(rest)
    told = _spell_role(stated.group().rstrip(" .")) if stated else role
    if not told and not _LAWYER.search(rest):
        told = rest.strip(" .,")
    sure = is_sure or titled or bool(by) or bool(_LAWYER.search(rest))
    return [Listed(name, told, sure)]


def _take_name(words: str) -> str | None:
    """Return the name that `words` are, in usual capitals and without title; None where they may be something else."""
    bare, comma, suffix = words.strip(" .").partition(",")
    parts = bare.split()
    while parts and parts[0].casefold().rstrip(".") in TITLES:
        parts = parts[1:]
    if not 2 <= len(parts) <= _MOST_WORDS_OF_NAME or not all(_WORD.match(part) for part in parts):
        return None
    if any(part.casefold().rstrip(".") in _NO_NAME for part in parts):
        return None
    if not all(part[0].isupper() or part in PARTICLES for part in parts):
        return None
    return restore_case(" ".join(parts)) + (f",{restore_case(suffix)}" if comma and suffix.strip() else "")


def _spell_role(side: str) -> str:
    words = " ".join(side.split())
    return words.lower() if words.isupper() else words[:1].lower() + words[1:]


def blank(text: str, spans: Sequence[Span]) -> str:
    """Return `text` with spaces for what stands under `spans`, line ends kept."""
    return "".join(_blank_parts(text, spans))


def _blank_parts(text: str, spans: Sequence[Span]) -> Iterator[str]:
    position = 0
    for span in sorted(spans, key=lambda span: span.start):
        yield text[position : span.start]
        yield re.sub(r"[^\n]", " ", span.of(text))
        position = span.end
    yield text[position:]
