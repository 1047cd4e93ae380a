"""Annotated stories in plain text -> the bare story and its marks, or what is wrong with the file.

The form is described in corpus/GUIDE.md: `{S1 reyes|Judge Dana Reyes} {C1|said} {Q1|...}` below a head of `key: value`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import UnreadableError

STYLES = (
    "wire brief", "long read", "court report", "local paper", "press release", "business", "sport", "science",
    "obituary", "live blog", "interview", "scraped text", "politics", "world", "opinion", "feature", "crime",
    "transcript story", "explainer", "hearing",
)  # fmt: skip
REASONS = ("title", "name", "term", "scare", "sign")
PARTS = ("train", "test")
LARGEST = 1 << 20  # bytes of one annotated story

_OPEN = re.compile(r"\{(?:([SCQAV])(\d{1,4})(?:<(\d{1,4}))?(?: ([a-z0-9]+|\?))?|X ([a-z]+))\|")
_HEAD = re.compile(r"(style|brief|part|person [a-z0-9]+): (\S.*)")
_RULE = "\n---\n"
_SHOWN = 40  # characters of the text shown with a fault


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: `kind` is a letter of the guide, `start` and `end` are code points of the bare story.

    `number` is the attribution's, 0 for X; `link` the attribution whose source it takes; `name` the person of an S or
    the reason of an X; `inside` the attribution whose content it stands in.
    """

    kind: str
    number: int
    start: int
    end: int
    link: int | None = None
    name: str | None = None
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A story without its marks, the marks by where they start, and lines for a person on what is wrong with it."""

    name: str
    head: dict[str, str]
    people: dict[str, tuple[str, ...]]
    text: str
    marks: tuple[Mark, ...]
    faults: tuple[str, ...] = ()

    @property
    def is_test(self) -> bool:
        """Say whether training must not see it."""
        return self.head.get("part") == "test"

    def contents(self) -> list[tuple[tuple[tuple[int, int], ...], tuple[int, int] | None]]:
        """Return the outermost attributions: the spans of the content, and that of the source, links followed."""
        sources = {mark.number: (mark.start, mark.end) for mark in self.marks if mark.kind == "S"}
        links = {mark.number: mark.link for mark in self.marks if mark.link is not None}
        nested = {mark.number for mark in self.marks if mark.kind == "Q" and mark.inside is not None}
        pieces: dict[int, list[tuple[int, int]]] = {}
        for mark in self.marks:
            if mark.kind == "Q" and mark.number not in nested:
                pieces.setdefault(mark.number, []).append((mark.start, mark.end))
        found = []
        for number, spans in pieces.items():
            source, seen = number, {number}
            while source not in sources and links.get(source) is not None and links[source] not in seen:
                source = links[source] or 0
                seen.add(source)
            found.append((tuple(spans), sources.get(source)))
        return found


def read_corpus(folder: Path) -> tuple[Annotated, ...]:
    """Return the annotated stories (*.txt) of a folder, by name.

    Raises: UnreadableError where there is none, or where one has a fault: training on it would teach the fault.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise UnreadableError(
            f"{folder}: expected annotated stories (*.txt), found none. corpus/GUIDE.md has the form."
        )
    stories = tuple(read_annotated(path) for path in paths)
    faults = [fault for story in stories for fault in story.faults]
    if faults:
        more = f" (and {len(faults) - 1} more faults)" if len(faults) > 1 else ""
        raise UnreadableError(f"{faults[0]}{more}. corpus/GUIDE.md has the form.")
    return stories


def read_annotated(path: Path) -> Annotated:
    """Read one annotated story; what is wrong with its marks stands in its `faults`.

    Raises: UnreadableError if the file is not UTF-8 or too large.
    """
    if path.stat().st_size > LARGEST:
        raise UnreadableError(f"{path}: expected at most {LARGEST} bytes, found {path.stat().st_size}.")
    try:
        return parse(path.name, path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{path}: expected UTF-8, found a byte that is not at {error.start}.") from error


def parse(name: str, source: str) -> Annotated:
    """Read the text of an annotated story."""
    top, rule, body = source.partition(_RULE)
    if not rule:
        return Annotated(name, {}, {}, "", (), (f"{name}: expected a line of three hyphens below the head",))
    head: dict[str, str] = {}
    people: dict[str, tuple[str, ...]] = {}
    faults: list[str] = []
    for row in top.split("\n"):
        match = _HEAD.fullmatch(row.strip())
        if match is None:
            faults.append(f"{name}: head line not understood: {row!r}")
        elif match[1].startswith("person "):
            people[match[1][7:]] = tuple(part.strip() for part in match[2].split(";"))
        else:
            head[match[1]] = match[2]
    text, marks, wrong = _strip(body.strip("\n") + "\n")
    story = Annotated(name, head, people, text, marks)
    found = (*faults, *(f"{name}: {fault}" for fault in wrong), *(f"{name}: {fault}" for fault in _check(story)))
    return Annotated(name, head, people, text, marks, found)


@dataclass(slots=True)
class _Opened:
    match: re.Match[str]
    start: int
    inside: int | None

    @property
    def kind(self) -> str:
        return self.match[1] or "X"

    @property
    def label(self) -> str:
        return f"{self.kind}{self.match[2] or ''}"

    def close(self, end: int) -> Mark:
        number, link = int(self.match[2] or 0), self.match[3]
        name = self.match[4] or self.match[5]
        return Mark(self.kind, number, self.start, end, int(link) if link else None, name, self.inside)


def _strip(body: str) -> tuple[str, tuple[Mark, ...], list[str]]:
    """Take the marks out of a text; return the bare text, the marks, and faults of form."""
    out: list[str] = []
    size = at = 0
    stack: list[_Opened] = []
    marks: list[Mark] = []
    faults: list[str] = []
    while at < len(body):
        match = _OPEN.match(body, at)
        if match:
            within = next((int(mark.match[2]) for mark in reversed(stack) if mark.kind == "Q"), None)
            opened = _Opened(match, size, within)
            if stack and stack[-1].kind != "Q":
                faults.append(f"{opened.label} stands inside {stack[-1].label}: only Q holds others")
            if any(other.match[2] == match[2] and other.kind == "Q" for other in stack):
                faults.append(f"{opened.label} stands inside its own content")
            stack.append(opened)
            at = match.end()
        elif body[at] == "}" and stack:
            opened = stack.pop()
            faults += _check_words(opened.label, "".join(out)[opened.start :])
            marks.append(opened.close(size))
            at += 1
        else:
            if body[at] in "{}":
                faults.append(f"a brace that belongs to no mark: {body[max(0, at - 10) : at + _SHOWN]!r}")
            end = next((i for i in range(at + 1, len(body)) if body[i] in "{}"), len(body))
            out.append(body[at:end])
            size += end - at
            at = end
    faults += [f"{opened.label} is never closed" for opened in stack]
    return "".join(out), tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))), faults


def _check_words(label: str, words: str) -> Iterator[str]:
    if not words.strip():
        yield f"{label} is empty"
    elif words != words.strip():
        yield f"{label} begins or ends with a space: {words[:_SHOWN]!r}"
    if "\n" in words:
        yield f"{label} runs over a paragraph: one piece a paragraph"


def _check(story: Annotated) -> Iterator[str]:
    if story.head.get("style") not in STYLES:
        yield f"style is {story.head.get('style')!r}, not one of {', '.join(STYLES)}"
    if story.head.get("part") not in PARTS:
        yield f"part is {story.head.get('part')!r}, not train or test"
    if "brief" not in story.head:
        yield "no brief"
    numbered = [mark for mark in story.marks if mark.kind != "X"]
    firsts: dict[int, int] = {}
    for mark in numbered:
        firsts.setdefault(mark.number, mark.start)
    if sorted(firsts) != list(range(1, len(firsts) + 1)):
        yield f"numbers do not run from 1 to {len(firsts)}: {sorted(firsts)}"
    starts = [firsts[number] for number in sorted(firsts)]
    if starts != sorted(starts):
        yield "attributions are not numbered in the order in which they start"
    sourced = {mark.number for mark in numbered if mark.kind == "S"}
    for number in sorted(firsts):
        yield from _check_attribution(
            number, [mark for mark in numbered if mark.number == number], sourced, set(firsts)
        )
    yield from _check_names(story)


def _check_attribution(number: int, marks: Sequence[Mark], sourced: set[int], known: set[int]) -> Iterator[str]:
    kinds = [mark.kind for mark in marks]
    if "Q" not in kinds:
        yield f"attribution {number} has no content"
    if kinds.count("S") > 1:
        yield f"attribution {number} has two sources"
    links = {mark.link for mark in marks if mark.link is not None}
    for link in links - known:
        yield f"attribution {number} links to {link}, which there is not"
    if links and number in sourced:
        yield f"attribution {number} has both a source and a link"
    if len({mark.inside for mark in marks if mark.kind == "Q"}) > 1:
        yield f"the pieces of attribution {number} do not stand in one parent"


def _check_names(story: Annotated) -> Iterator[str]:
    used = {mark.name for mark in story.marks if mark.kind == "S"}
    for mark in story.marks:
        if mark.kind == "X" and mark.name not in REASONS:
            yield f"reason {mark.name!r} is not one of {', '.join(REASONS)}"
        if mark.kind == "S" and mark.name not in (None, "?", *story.people):
            yield f"S{mark.number} names {mark.name}, who is not in the head"
        if mark.kind in "CQAV" and mark.name:
            yield f"{mark.kind}{mark.number} carries an id; only S does"
    for person in story.people:
        if person not in used:
            yield f"person {person} is listed and is never a source"
