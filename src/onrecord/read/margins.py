"""Pages as lines -> what is printed around the text of each: page number, running head and foot, Bates number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.read.heads import liken
from onrecord.read.leaves import Leaf

# Heads and feet take up to three lines: court, case number and page; beyond them words that recur are speech ("Yes.").
_LINES_BESIDE = 3
_LONGEST_HEAD = 110
_HEAD = "a running head or foot"
_NUMBER = "a page number"
_BATES = "the number of a page in a production"
# A head recurs on this share of the pages nearby; left and right pages may have different ones.
_SHARE = 0.4
_NEARBY = 5
_FEWEST_PAGES = 2

_FIGURE = r"[A-Z]{0,2}\d{1,5}|[ivxlc]{1,7}"
# Of several numbers on a page the one that stands alone is the page's own; "Page 3 of 20" may count a filing.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("alone", re.compile(rf"[-–—|\[(]?\s*(?:[Pp]age|PAGE|[Pp]g?\.)?\s*(?P<number>{_FIGURE})\s*[-–—|\])]?")),
    ("edge", re.compile(rf"(?:(?P<left>{_FIGURE})\s+\D.*|.*\D\s+(?P<right>{_FIGURE})(?:/\d{{1,5}})?)")),
    ("of", re.compile(r".*\b(?:[Pp]age|PAGE)\s+(?P<number>\d{1,5})\s+(?:of|OF)\s+\d{1,5}.*")),
)
# Letters and at least four figures, most with leading zeros. Source: the practice of numbering papers in discovery.
_BATES_NUMBER = re.compile(r"(?P<prefix>[A-Z][A-Z0-9&._-]{1,24}?)[ _-]{0,3}(?P<number>\d{4,10})")
_LABEL = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|The)\.? [A-Z][A-Z'’-]+(?: of [A-Z]\w+)?\. ")
# A line of speech that names its speaker and its time comes back, too.
_TIMED = re.compile(r"\d:\d\d[\])]?$")
# What browsers print over and under a page. Source: Chromium and Firefox, as they come.
_BROWSER_HEAD = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?(?: .*)?")
_BROWSER_FOOT = re.compile(r"(?:https?|file)://\S*(?: +\d+(?:/| of )\d+)?")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed on a page besides its text: the number, and for each such line (counted from 0) what it is."""

    label: str | None = None
    lines: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Number:
    page: int
    line: int
    form: str
    side: int  # from the top 1, 2, 3; from the bottom -1, -2, -3
    printed: str
    value: int


Edge = tuple[int, int, str]  # a line, counted from 0; its side; its words


def find_printed(beside: Sequence[Sequence[Edge]]) -> list[Printed]:
    """Return for each page what is printed around its text; `beside` are the edges of the pages."""
    numbers = _choose_numbers(beside)
    heads = _find_heads(beside)
    bates = _find_bates(beside)
    found = []
    for page in range(len(beside)):
        browser = _find_browser_lines(beside[page])
        lines = dict.fromkeys((*heads[page], *browser), _HEAD) | dict.fromkeys(bates[page], _BATES)
        number = numbers.get(page)
        if number:
            lines[number.line] = _NUMBER if number.form == "alone" else _HEAD
        found.append(Printed(number.printed if number else None, lines))
    return found


def find_edges(leaf: Leaf) -> list[Edge]:
    """Return the first and last lines of a page as far as none carries a line number: those are text."""
    return list(_find_edges(leaf))


def _find_edges(leaf: Leaf) -> Iterator[Edge]:
    apart = set(leaf.outside)
    worded = [(index, line) for index, line in enumerate(leaf.lines) if line.words and index not in apart]
    seen = set()
    for side, (index, line) in enumerate(worded[:_LINES_BESIDE], 1):
        if line.number:
            break
        seen.add(index)
        yield index, side, line.text
    for side, (index, line) in enumerate(reversed(worded[-_LINES_BESIDE:]), 1):
        if line.number or index in seen:
            break
        yield index, -side, line.text


def _choose_numbers(beside: Sequence[Sequence[Edge]]) -> dict[int, _Number]:
    """Return the printed number of each page: the ones that run along with the pages, or that say what they are."""
    candidates = [number for page, lines in enumerate(beside) for number in _read_numbers(page, lines)]
    runs: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number in candidates:
        runs[number.form, number.value - number.page].add(number.page)
    chosen: dict[int, _Number] = {}
    rank = {form: place for place, (form, _) in enumerate(_FORMS)}
    for number in sorted(candidates, key=lambda number: (rank[number.form], abs(number.side))):
        run = runs[number.form, number.value - number.page]
        is_near = any(other != number.page and abs(other - number.page) <= _NEARBY for other in run)
        says_so = number.form == "of" or (
            number.form == "alone" and re.search("[Pp]age|PAGE", _words_of(beside, number))
        )
        if number.page not in chosen and (is_near or says_so):
            chosen[number.page] = number
    return chosen


def _words_of(beside: Sequence[Sequence[Edge]], number: _Number) -> str:
    """Return the words of the line that a number stands in."""
    return next(text for index, _, text in beside[number.page] if index == number.line)


def _read_numbers(page: int, lines: Sequence[Edge]) -> Iterator[_Number]:
    for index, side, text in lines:
        for form, pattern in _FORMS:
            match = pattern.fullmatch(text.strip()) if len(text) <= _LONGEST_HEAD else None
            printed = next((group for group in match.groupdict().values() if group), None) if match else None
            if printed is None or (value := _value_of(printed)) is None:
                continue
            if form == "edge" and (abs(side) > 2 or _ends_sentence(text)):
                continue
            yield _Number(page, index, form, side, printed, value)
            break


def _ends_sentence(text: str) -> bool:
    return text.rstrip()[-1:] in (".", ",", ";", "?", "!")


def _value_of(printed: str) -> int | None:
    digits = printed.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if digits.isdigit():
        return int(digits)
    if digits != printed or not printed:
        return None
    value = 0
    for letter, following in zip(printed, [*printed[1:], ""], strict=True):
        worth = _ROMAN[letter]
        value += -worth if worth < _ROMAN.get(following, 0) else worth
    return value


def _find_heads(beside: Sequence[Sequence[Edge]]) -> list[set[int]]:
    """Return for each page the lines that recur at the same side of the pages nearby."""
    pages_with: dict[tuple[bool, str], set[int]] = defaultdict(set)
    for page, lines in enumerate(beside):
        for _, side, text in lines:
            if (key := _key(text)) and _may_recur(text):
                pages_with[side > 0, key].add(page)
    found: list[set[int]] = []
    for page, lines in enumerate(beside):
        heads = set()
        for index, side, text in lines:
            pages = pages_with.get((side > 0, _key(text)), set())
            nearby = range(max(0, page - _NEARBY), min(len(beside), page + _NEARBY + 1))
            filled = [other for other in nearby if beside[other]]
            recurs = sum(other in pages for other in nearby)
            if recurs >= max(_FEWEST_PAGES, _SHARE * len(filled)):
                heads.add(index)
        found.append(heads)
    return found


def _find_browser_lines(lines: Sequence[Edge]) -> tuple[int, ...]:
    """Return the two lines that a browser prints over and under a page; a page alone has nothing that recurs."""
    over = [index for index, side, text in lines if side == 1 and _BROWSER_HEAD.fullmatch(text.strip())]
    under = [index for index, side, text in lines if side == -1 and _BROWSER_FOOT.fullmatch(text.strip())]
    return (*over, *under) if over and under else ()


def _may_recur(text: str) -> bool:
    """Say whether a line could be a head: speech begins with a label or in lower case, or ends like a sentence."""
    line = text.strip()
    if (line[:1].islower() and "://" not in line) or line[-1:] in ".?!,;:-":
        return False
    return ": " not in line and line[1:2] != "." and not _LABEL.match(line) and not _TIMED.search(line)


def _key(text: str) -> str:
    return liken(text) if len(text) <= _LONGEST_HEAD else ""


def _find_bates(beside: Sequence[Sequence[Edge]]) -> list[set[int]]:
    """Return for each page the lines that are a number of a production, which counts pages up by one."""
    matches = [
        (page, index, match)
        for page, lines in enumerate(beside)
        for index, _, text in lines
        if (match := _BATES_NUMBER.fullmatch(text.strip()))
    ]
    steps = Counter((match["prefix"], int(match["number"]) - page) for page, _, match in matches)
    found: list[set[int]] = [set() for _ in beside]
    for page, index, match in matches:
        is_padded = match["number"].startswith("0")
        if is_padded or steps[match["prefix"], int(match["number"]) - page] > 1:
            found[page].add(index)
    return found
