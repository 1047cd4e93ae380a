"""Speeches marked up in XML (TEI, ParlaMint, Akoma Ntoso) -> Body: who speaks by mark-up, notes as asides.

Source: TEI P5 guidelines, chapters 7 and 8; ParlaMint schema 4; Akoma Ntoso 1.0 (OASIS).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from onrecord.errors import UnreadableError
from onrecord.model import AnchorKind, MaskKind
from onrecord.read.body import Body
from onrecord.read.dates import find_date
from onrecord.read.sheet import Sheet
from onrecord.read.xml_files import parse_xml

_SPACES = re.compile(r"\s+")
_IDS = ("{http://www.w3.org/XML/1998/namespace}id", "eId", "id")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """What the tags of a format mean; all other tags are passed through to what they hold."""

    who: str
    turns: frozenset[str]
    labels: frozenset[str]
    asides: frozenset[str]
    gaps: frozenset[str]
    blocks: frozenset[str]
    skipped: frozenset[str]
    titles: tuple[str, ...]
    days: tuple[tuple[str, str], ...]  # paths and the attributes that hold the day, best first


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TEI = _Rules(
    who="who",
    turns=_split("u sp said"),
    labels=_split("speaker"),
    asides=_split("note stage kinesic vocal incident writing desc"),
    gaps=_split("gap unclear"),
    blocks=_split("p seg ab l head item cell opener closer dateline salute signed u sp lg div"),
    # Of two readings the one that stands on the paper; what was crossed out is not what was written.
    skipped=_split("teiHeader del corr reg expan fw standOff facsimile"),
    titles=(".//{*}titleStmt/{*}title[@type='main']", ".//{*}titleStmt/{*}title"),
    days=(
        (".//{*}setting/{*}date", "when"),
        (".//{*}sourceDesc//{*}date", "when"),
        (".//{*}profileDesc//{*}date", "when"),
    ),
)
_AKOMA_NTOSO = _Rules(
    who="by",
    turns=_split("speech question answer other"),
    labels=_split("from"),
    asides=_split("scene narrative remark recordedTime summary authorialNote"),
    gaps=_split("omissis"),
    blocks=_split("p heading subheading num block li docTitle longTitle speech question answer td th"),
    skipped=_split("meta del"),
    titles=(".//{*}FRBRWork/{*}FRBRname", ".//{*}docTitle", ".//{*}preface//{*}docTitle"),
    days=(
        (".//{*}docDate", "date"),
        (".//{*}FRBRWork/{*}FRBRdate", "date"),
        (".//{*}FRBRExpression/{*}FRBRdate", "date"),
    ),
)
_FORMATS: dict[str, tuple[_Rules, str]] = {
    "TEI": (_TEI, "application/tei+xml"),
    "teiCorpus": (_TEI, "application/tei+xml"),
    "akomaNtoso": (_AKOMA_NTOSO, "application/akn+xml"),
}


def parse_speeches(data: bytes, path: str, people: Mapping[str, str] | None = None) -> Body:
    """Return the words of a TEI or Akoma Ntoso file; a place is called by the id of its speech or paragraph.

    Speakers are named as the file's own list of persons does, else as `people` by their id, else as printed before the
    speech, else by their id.
    Notes, stage directions and the like are masked; words crossed out are left out.
    Raises: UnreadableError if it is other XML, or damaged, or has no words; MissingExtraError without the extra.
    """
    root = parse_xml(data, path)
    rules, media_type = _FORMATS.get(_local(root), (None, ""))
    if rules is None:
        what = f"expected TEI, ParlaMint or Akoma Ntoso, found XML that opens with <{_local(root)[:40]}>"
        raise UnreadableError(f"{path}: {what}; save its words as plain text")
    walk = _Walk(rules, {**(people or {}), **dict(list_people(root))})
    walk.read(root)
    has_speakers = any(turn.label or turn.speaker for turn in walk.sheet.turns)
    title = next((words for at in rules.titles if (words := _words_at(root, at))), None)
    return walk.sheet.body(
        path,
        media_type,
        kind="transcript" if has_speakers else None,
        title=title,
        byline=None if has_speakers else _words_at(root, ".//{*}titleStmt/{*}author"),
        published=_find_day(root, rules),
        turns=None if has_speakers else (),
    )


class _Walk:
    """Goes through the tree once, in document order; the tree is at most DEEPEST_XML deep."""

    def __init__(self, rules: _Rules, people: Mapping[str, str]) -> None:
        self.sheet = Sheet()
        self._rules = rules
        self._people = people
        self._who: str | None = None
        self._printed: str | None = None  # what stands before a speech as its label

    def read(self, element: Any) -> None:
        """Read what is in `element`; what follows it is left to the caller."""
        tag, rules = _local(element), self._rules
        if tag in rules.skipped:
            return
        if tag in rules.labels or (tag == "note" and element.get("type") == "speaker"):
            self._read_label(_words(element))
        elif tag in rules.gaps:
            self.sheet.add(f" {_words(element)} ", MaskKind.GAP, "words are missing or unclear")
        elif tag in rules.asides:
            self.sheet.add(f" {_words(element)} ", MaskKind.ASIDE, f"marked as {tag}")
        elif tag in ("w", "pc"):
            self._read_token(element)
        else:
            self._read_inside(element, tag)

    def _read_inside(self, element: Any, tag: str) -> None:
        sheet, before = self.sheet, self._who
        is_turn = tag in self._rules.turns and (self._rules.who in element.attrib or tag != "other")
        if tag in self._rules.blocks:
            sheet.part("\n\n")
            id_ = next((element.get(name) for name in _IDS if element.get(name)), None)
            sheet.anchor(AnchorKind.PARAGRAPH, id_) if id_ else sheet.count(AnchorKind.PARAGRAPH)
        if is_turn:
            self._who = element.get(self._rules.who, "").split(" ")[0].removeprefix("#") or None
            self._announce()
        has_tokens = any(_local(child) in ("w", "pc") for child in element)
        if not has_tokens:
            sheet.add(_SPACES.sub(" ", element.text or ""))
        for child in element:
            self.read(child)
            if not has_tokens:
                sheet.add(_SPACES.sub(" ", child.tail or ""))
        if tag == "lb":
            sheet.part("\n")
        elif tag in self._rules.blocks:
            sheet.part("\n\n")
        if is_turn:
            self._who, self._printed = before, None
            self._announce()

    def _read_label(self, words: str) -> None:
        self.sheet.part("\n\n")
        self.sheet.add(words, MaskKind.LABEL, "a speaker label")
        self.sheet.part(" ")
        self._printed = words.rstrip(" :.") or None
        self._announce()

    def _read_token(self, element: Any) -> None:
        if element.get("join") in ("left", "both"):
            self.sheet.join()
        self.sheet.add((element.text or "").strip())
        if element.get("join") not in ("right", "both"):
            self.sheet.part(" ")

    def _announce(self) -> None:
        speaker = self._people.get(self._who) if self._who else None
        self.sheet.turn(self._printed or speaker or self._who, speaker=speaker, is_new=True)


def list_people(root: Any) -> Iterator[tuple[str, str]]:
    """Yield (id, name) of every person whom the file itself lists."""
    for person in root.iter():
        tag = _local(person)
        id_ = next((person.get(name) for name in _IDS if person.get(name)), None)
        if tag == "TLCPerson" and id_ and person.get("showAs"):
            yield id_, person.get("showAs")
        elif tag == "person" and id_ and (name := person.find("{*}persName")) is not None:
            parts = [*name.iterfind("{*}forename"), *name.iterfind("{*}surname")]
            words = " ".join(_words(part) for part in parts) or _words(name)
            if words:
                yield id_, words


def _find_day(root: Any, rules: _Rules) -> date | None:
    found = (element.get(attribute) or "" for at, attribute in rules.days for element in root.iterfind(at))
    return next((day for day in map(find_date, found) if day), None)


def _words_at(root: Any, at: str) -> str | None:
    element = root.find(at)
    return None if element is None else _words(element) or element.get("value") or None


def _words(element: Any) -> str:
    return _SPACES.sub(" ", "".join(element.itertext())).strip()


def _local(element: Any) -> str:
    return _bare(element.tag) if isinstance(element.tag, str) else str(element.tag)


@lru_cache(maxsize=256)
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
