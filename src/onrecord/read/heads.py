"""Text of a record -> lines that may be page numbers, and the running heads, feet and catchwords beside them.

Heads are compared without telling apart letters that a machine takes for one another, so that "TRlBUNAL" still is the
"TRIBUNAL" of the page before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Span

# A figure, perhaps misread from an image: O for 0, I and l for 1, S for 5, B for 8.
_FIGURES = r"(?=[a-zA-Z]{0,3}\d)[\dOoIlSB]{1,4}"
_MISREAD = str.maketrans("OoIlSB", "001158")
_NUMBER_LINE = re.compile(
    r"^[ \t\f]*(?:[-–—|\[][ \t]*|(?:[Pp]age|PAGE|[Pp]\.)[ \t]*\|?[ \t]*)?"
    rf"(?P<number>{_FIGURES})(?:[ \t]+(?:of|OF)[ \t]+\d{{1,4}})?(?:[ \t]*[-–—|\]])?[ \t\r]*$",
    re.MULTILINE,
)
# "HARBOUR TRIBUNAL        12", on a left-hand page "12        HARBOUR TRIBUNAL".
_NUMBERED_HEAD = re.compile(
    rf"^[ \t\f]*(?:(?P<left>{_FIGURES})(?:[ \t]{{3,}}|\t)(?P<after>[^\W\d_][^\n]{{3,80}}?)"
    rf"|(?P<before>[^\W\d_][^\n]{{3,80}}?)(?:[ \t]{{3,}}|\t)(?P<right>{_FIGURES}))[ \t\r]*$",
    re.MULTILINE,
)
_LINE_WITH_WORDS = re.compile(r"[^\n]*[^\W_][^\n]*")
_OPENS_WITH_NUMBER = re.compile(r"\s*\d{1,4}\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
# Heads and feet are one line, rarely two; looking further would take words that recur ("Yes.") for a head.
_LINES_BESIDE = 2
_LONGEST_HEAD = 90
_LINES_THAT_OPEN = 2
_ALIKE = str.maketrans("il|os", "11105")


@dataclass(frozen=True, slots=True)
class Number:
    """A line that may be a page number: `span` covers the line without its ends.

    `is_headed` says that a running head stands beside it, on the same line or the next.
    """

    span: Span
    value: int
    printed: str
    is_headed: bool = False
    is_damaged: bool = False


def find_numbers(text: str) -> list[Number]:
    """Return the lines of `text` with nothing but a number or a running head and a number, in order."""
    alone = [_make_number(match, match["number"]) for match in _NUMBER_LINE.finditer(text)]
    opening = _opening_lines(text)
    counts = Counter(
        key for number in alone for key in {liken(line.of(text)) for _, line in _heads_beside(text, number.span)}
    )
    found = [
        Number(number.span, number.value, number.printed, True, number.is_damaged)
        if any(
            counts[liken(line.of(text))] > 1 or _repeats(text, line, opening)
            for _, line in _heads_beside(text, number.span)
        )
        else number
        for number in alone
    ]
    return sorted([*found, *_find_numbered_heads(text)], key=lambda number: number.span)


def _make_number(match: re.Match[str], printed: str) -> Number:
    line = match.group()
    start = match.start() + len(line) - len(line.lstrip(" \t\f"))
    value = int(printed.translate(_MISREAD))
    return Number(Span(start, match.start() + len(line.rstrip())), value, printed, is_damaged=not printed.isdigit())


def _find_numbered_heads(text: str) -> list[Number]:
    lines = [
        (match, liken(match["after"] or match["before"]))
        for match in _NUMBERED_HEAD.finditer(text)
        if _may_be_head(match["after"] or match["before"]) and not (match["left"] and _counts_lines(text, match))
    ]
    counts = Counter(key for _, key in lines)
    return [_make_number(match, match["left"] or match["right"]) for match, key in lines if counts[key] > 1]


def _counts_lines(text: str, match: re.Match[str]) -> bool:
    """Say whether the next line opens with a number, too: then the number counts lines, not pages."""
    following = _LINE_WITH_WORDS.search(text, match.end())
    return following is not None and _OPENS_WITH_NUMBER.match(following.group()) is not None


def _opening_lines(text: str) -> list[Span]:
    lines: list[Span] = []
    for match in _LINE_WITH_WORDS.finditer(text):
        lines.append(_strip(text, Span(*match.span())))
        if len(lines) == _LINES_THAT_OPEN:
            break
    return lines


def _repeats(text: str, line: Span, opening: Sequence[Span]) -> bool:
    return any(line != other and liken(line.of(text)) == liken(other.of(text)) for other in opening)


def _heads_beside(text: str, span: Span) -> Iterator[tuple[int, Span]]:
    return ((side, line) for side, line in neighbours(text, span) if _may_be_head(line.of(text)))


def _may_be_head(line: str) -> bool:
    """Say whether a line could be a running head: short, two words or more, no sentence, no label, no dotted leader."""
    return (
        len(line) <= _LONGEST_HEAD
        and len(_WORD.findall(line)) > 1
        and line[-1] not in ".?!:;,-–—"
        and not line[0].islower()
        and ": " not in line
        and ".." not in line
    )


def neighbours(text: str, span: Span) -> Iterator[tuple[int, Span]]:
    """Yield the nearest lines with words above (-1) and below (+1) `span`, at most _LINES_BESIDE lines away.

    What stands on the line of a form feed, before or after it, counts as such a line.
    """
    end = span.start
    for _ in range(_LINES_BESIDE + 1):
        start = text.rfind("\n", 0, max(end, 0)) + 1
        if line := _strip(text, Span(start, max(start, end))):
            yield -1, line
            break
        end = start - 1
    start = span.end
    for _ in range(_LINES_BESIDE + 1):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if line := _strip(text, Span(start, end)):
            yield 1, line
            break
        start = end + 1


def find_heads(text: str, numbers: Sequence[Span], feeds: Sequence[int]) -> list[Span]:
    """Return lines that recur right beside page numbers or form feeds.

    They stand on at least two pages and half of all; the opening lines of the document count as one more page.
    """
    beside = [*numbers, *(Span(feed, feed + 1) for feed in feeds)]
    near = ((side, line) for span in beside for side, line in neighbours(text, span) if len(line) <= _LONGEST_HEAD)
    found = list(dict.fromkeys(near))  # a form feed and the number behind it have one line above them, not two alike
    counts = Counter((side, liken(line.of(text))) for side, line in found)
    opening = _opening_lines(text)
    needed = max(2, len(beside) / 2)
    heads = []
    for side, line in found:
        key = liken(line.of(text))
        repeats = _may_be_head(line.of(text)) and _repeats(text, line, opening)
        if key and counts[side, key] + repeats >= needed:
            heads.append(line)
    return heads


def find_catchwords(text: str, numbers: Sequence[Span]) -> Iterator[Span]:
    """Yield each word set alone above a page number that the next page begins with.

    Old printers set it to show the binder which page follows.
    """
    for number in numbers:
        lines = dict(neighbours(text, number))
        if -1 in lines and 1 in lines:
            above, below = (lines[side].of(text).split() for side in (-1, 1))
            if len(above) == 1 and _WORD.search(above[0]) and above[0].strip(".,;:-") == below[0].strip(".,;:-"):
                yield lines[-1]


def liken(line: str) -> str:
    """Return what running heads are compared by: no figures, one space for many, letters that look alike as one."""
    plain = re.sub(r"[\d\s]+", " ", line).strip().casefold()
    return re.sub(r"\s+", " ", plain.translate(_ALIKE)).strip() if any(map(str.isalpha, plain)) else ""


def _strip(text: str, span: Span) -> Span:
    line = span.of(text)
    start = span.start + len(line) - len(line.lstrip())
    return Span(start, max(start, span.start + len(line.rstrip())))
