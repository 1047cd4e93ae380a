"""Annotated stories -> spans: read the corpus's inline marks, and say what is wrong with a file."""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

STYLES = (
    "wire brief",
    "long read",
    "court report",
    "local paper",
    "press release",
    "business",
    "sport",
    "science",
    "obituary",
    "live blog",
    "interview",
    "scraped text",
    "politics",
    "world",
    "opinion",
    "feature",
    "crime",
    "transcript story",
    "explainer",
    "hearing",
)
REASONS = ("title", "name", "term", "scare", "sign")
OPEN = re.compile(r"\{(?:([SCQAV])(\d+)(?:<(\d+))?(?: ([a-z0-9]+|\?))?|X ([a-z]+))\|")
HEAD = re.compile(r"(style|brief|part|person [a-z0-9]+|record): (\S.*)")


@dataclass
class Mark:
    """One mark of a story: `start` and `end` are code points of its bare text, `inside` the attribution around it."""

    kind: str
    number: int
    link: int | None
    person: str | None
    start: int
    end: int
    inside: int | None


@dataclass
class Annotated:
    """A story without its marks, and the marks; `faults` are lines for a person."""

    name: str
    head: dict[str, str]
    people: dict[str, list[str]]
    text: str
    marks: list[Mark]
    faults: list[str] = field(default_factory=list)


def parse(name: str, source: str) -> Annotated:
    """Read one annotated story; what is wrong with it stands in its `faults`."""
    faults: list[str] = []
    head: dict[str, str] = {}
    people: dict[str, list[str]] = {}
    top, line, body = source.partition("\n---\n")
    if not line:
        return Annotated(name, {}, {}, "", [], [f"{name}: no line of three hyphens"])
    for row in top.split("\n"):
        match = HEAD.fullmatch(row.strip())
        if not match:
            faults.append(f"{name}: head line not understood: {row!r}")
        elif match[1].startswith("person "):
            people[match[1][7:]] = [part.strip() for part in match[2].split(";")]
        else:
            head[match[1]] = match[2]
    out: list[str] = []
    length = at = 0
    stack: list[Mark] = []
    marks: list[Mark] = []
    body = body.strip("\n") + "\n"
    while at < len(body):
        match = OPEN.match(body, at)
        if match:
            number = int(match[2]) if match[2] else 0
            within = next((mark.number for mark in reversed(stack) if mark.kind == "Q"), None)
            mark = Mark(
                match[1] or "X", number, int(match[3]) if match[3] else None, match[4] or match[5], length, -1, within
            )
            if stack and stack[-1].kind != "Q":
                faults.append(
                    f"{name}: {match[0]} stands inside {stack[-1].kind}{stack[-1].number}: only Q holds others"
                )
            if any(other.kind == "Q" and other.number == number and number for other in stack):
                faults.append(f"{name}: {match[0]} stands inside its own content")
            stack.append(mark)
            marks.append(mark)
            at = match.end()
        elif body[at] == "}":
            if not stack:
                faults.append(f"{name}: a closing brace too many after ...{''.join(out)[-40:]!r}")
            else:
                mark = stack.pop()
                mark.end = length
                words = "".join(out)[mark.start :]
                if not words.strip():
                    faults.append(f"{name}: {mark.kind}{mark.number} is empty")
                elif words != words.strip():
                    faults.append(f"{name}: {mark.kind}{mark.number} begins or ends with a space: {words[:40]!r}")
                if "\n" in words:
                    faults.append(f"{name}: {mark.kind}{mark.number} runs over a paragraph: one piece a paragraph")
            at += 1
        else:
            if body[at] == "{":
                faults.append(f"{name}: a mark not understood: {body[at : at + 20]!r}")
            out.append(body[at])
            length += 1
            at += 1
    faults += [f"{name}: {mark.kind}{mark.number} is never closed" for mark in stack]
    story = Annotated(name, head, people, "".join(out), marks, faults)
    _check(story)
    return story


def _check(story: Annotated) -> None:
    name, fault = story.name, story.faults.append
    if story.head.get("style") not in STYLES:
        fault(f"{name}: style is {story.head.get('style')!r}, not one of {', '.join(STYLES)}")
    if story.head.get("part") not in ("train", "test"):
        fault(f"{name}: part is {story.head.get('part')!r}, not train or test")
    if "brief" not in story.head:
        fault(f"{name}: no brief")
    numbered = [mark for mark in story.marks if mark.kind != "X"]
    numbers = sorted({mark.number for mark in numbered})
    if numbers != list(range(1, len(numbers) + 1)):
        fault(f"{name}: numbers do not run from 1 to {len(numbers)}: {numbers}")
    firsts: dict[int, int] = {}
    for mark in numbered:
        firsts.setdefault(mark.number, mark.start)
    if sorted(firsts, key=lambda number: firsts[number]) != sorted(firsts):
        fault(f"{name}: attributions are not numbered in the order in which they start")
    for number in numbers:
        mine = [mark for mark in numbered if mark.number == number]
        kinds = [mark.kind for mark in mine]
        if "Q" not in kinds:
            fault(f"{name}: attribution {number} has no content")
        if kinds.count("S") > 1:
            fault(f"{name}: attribution {number} has two sources")
        links = {mark.link for mark in mine if mark.link is not None}
        for link in links:
            if not any(mark.kind == "S" and mark.number == link for mark in numbered):
                fault(f"{name}: attribution {number} links to {link}, which has no source")
        if links and "S" in kinds:
            fault(f"{name}: attribution {number} has both a source and a link")
        if len({mark.inside for mark in mine if mark.kind == "Q"}) > 1:
            fault(f"{name}: the pieces of attribution {number} do not stand in one parent")
    for mark in story.marks:
        if mark.kind == "X" and mark.person not in REASONS:
            fault(f"{name}: reason {mark.person!r} is not one of {', '.join(REASONS)}")
        if mark.kind == "S" and mark.person and mark.person != "?" and mark.person not in story.people:
            fault(f"{name}: S{mark.number} names {mark.person}, who is not in the head")
        if mark.kind in "CQAV" and mark.person:
            fault(f"{name}: {mark.kind}{mark.number} carries an id; only S does")
    used = {mark.person for mark in story.marks if mark.kind == "S"}
    for person in story.people:
        if person not in used:
            fault(f"{name}: person {person} is listed and is never a source")


def main() -> int:
    """Check the files named and print faults and counts."""
    stories = [parse(path, Path(path).read_text(encoding="utf-8")) for path in sys.argv[1:]]
    for story in stories:
        for fault in story.faults:
            print(fault)
    words = sum(len(story.text.split()) for story in stories)
    attributions = sum(len({mark.number for mark in story.marks if mark.kind != "X"}) for story in stories)
    faulty = sum(bool(story.faults) for story in stories)
    print(f"{len(stories)} stories, {words} words, {attributions} attributions, {faulty} with faults")
    return bool(faulty)


if __name__ == "__main__":
    raise SystemExit(main())
