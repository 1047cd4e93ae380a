"""Text of a record -> its pages, and masks over page numbers, running heads and line numbers.

Where the text has form feeds, they part the pages. Else numbers that stand alone on a line and count up by one do:
with a running head below them, or near the top of the text, they open their pages, otherwise they close them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Mask, MaskKind, Page, Span

_NUMBER_LINE = re.compile(
    r"^[ \t\f]*(?:[-–—|\[][ \t]*|(?:page|p\.)[ \t]*\|?[ \t]*)?"
    r"(?P<number>\d{1,4})(?:[ \t]+of[ \t]+\d{1,4})?(?:[ \t]*[-–—|\]])?[ \t\r]*$",
    re.MULTILINE | re.IGNORECASE,
)
# The Congressional Record marks where a page begins inside running text. Source: govinfo.gov text files.
_INLINE_PAGE = re.compile(r"^[ \t]*\[\[Page (?P<number>[A-Z]{0,2}\d+)\]\][ \t\r]*$", re.MULTILINE)
_LINE_NUMBER = re.compile(r"^[ \t]*(?P<number>\d{1,2})(?=[ \t\r]|$)", re.MULTILINE)
# A page of print has at least 300 characters; numbers that follow each other sooner are a list or a table.
_SHORTEST_PAGE = 300
# Transcript pages have 25 lines in US courts, 20 to 28 elsewhere; a run of 20 is more than any list that counts lines.
_LINES_OF_A_PAGE = 20
# Heads and feet are one line, rarely two; looking further would take words that recur ("Yes.") for a head.
_LINES_BESIDE = 2
_LONGEST_HEAD = 90


@dataclass(frozen=True, slots=True)
class _Number:
    """A line with nothing but a page number: `span` covers the line without its end."""

    span: Span
    value: int
    printed: str


def cut_pages(text: str, labels: Sequence[Span] = ()) -> tuple[tuple[Page, ...], tuple[Mask, ...]]:
    """Return the pages of `text`, which tile it, and masks over what is printed on each; nothing where none show.

    A number counts as printed page number if the next one is higher by one and at least a short page away. A single
    number is masked, but parts no pages, where it cuts a sentence in two or stands between a turn's words and the next
    of the speaker `labels` (spans in text order).
    """
    inline = [
        _Number(Span(*match.span()), index, match["number"]) for index, match in enumerate(_INLINE_PAGE.finditer(text))
    ]
    alone = _find_numbers(text)
    numbers = inline or _chain(alone)
    feeds = [match.start() for match in re.finditer("\f", text)]
    heads = _find_heads(text, [number.span for number in numbers], feeds)
    masks = [Mask(span=number.span, kind=MaskKind.PAGE, reason="a page number") for number in numbers]
    masks += [Mask(span=head, kind=MaskKind.PAGE, reason="a running head or foot") for head in heads]
    masks += [Mask(span=Span(feed, feed + 1), kind=MaskKind.PAGE, reason="a page break") for feed in feeds]
    if feeds:
        pages = _tile(text, [feed + 1 for feed in feeds], numbers)
    elif len(numbers) > 1 or inline:
        opens = bool(inline) or _open_pages(text, numbers, heads)
        pages = _part_at_numbers(text, numbers, opens=opens)
    else:
        pages = ()
        masks += [
            Mask(span=number.span, kind=MaskKind.PAGE, reason="a page number")
            for number in alone
            if _cuts_sentence(text, number.span) or _parts_turns(text, number.span, labels)
        ]
    return pages, tuple(masks)


def mask_line_numbers(text: str) -> tuple[Mask, ...]:
    """Mask the numbers that count the lines of each page from 1, if at least one page has a full run of them."""
    runs: list[list[Span]] = []
    expected = 0
    for match in _LINE_NUMBER.finditer(text):
        value = int(match["number"])
        if value == 1:
            runs.append([])
            expected = 1
        if runs and value == expected:
            runs[-1].append(Span(*match.span("number")))
            expected += 1
    if not any(len(run) >= _LINES_OF_A_PAGE for run in runs):
        return ()
    return tuple(
        Mask(span=span, kind=MaskKind.PAGE, reason="a line number") for run in runs if len(run) > 1 for span in run
    )


def _find_numbers(text: str) -> list[_Number]:
    return [
        _Number(Span(match.start(), match.start() + len(match.group().rstrip())), int(match["number"]), match["number"])
        for match in _NUMBER_LINE.finditer(text)
    ]


def _chain(numbers: Sequence[_Number]) -> list[_Number]:
    """Return the longest run of `numbers`, each one more than the last and a page away; [] without a pair."""
    best_to: dict[int, list[_Number]] = {}
    longest: list[_Number] = []
    for number in numbers:
        before = best_to.get(number.value - 1, [])
        if before and number.span.start - before[-1].span.end < _SHORTEST_PAGE:
            before = []
        chain = [*before, number]
        if len(chain) > len(best_to.get(number.value, [])):
            best_to[number.value] = chain
        if len(chain) > len(longest):
            longest = chain
    return longest if len(longest) > 1 else []


def _neighbours(text: str, span: Span) -> Iterator[tuple[int, Span]]:
    """Yield the nearest lines with words above (-1) and below (+1) `span`, at most _LINES_BESIDE lines away.

    What stands on the line of a form feed, before or after it, counts as such a line.
    """
    end = span.start
    for _ in range(_LINES_BESIDE + 1):
        start = text.rfind("\n", 0, max(end, 0)) + 1
        if line := text[start:end].strip():
            at = text.index(line, start)
            yield -1, Span(at, at + len(line))
            break
        end = start - 1
    start = span.end
    for _ in range(_LINES_BESIDE + 1):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if line := text[start:end].strip():
            at = text.index(line, start)
            yield 1, Span(at, at + len(line))
            break
        start = end + 1


def _find_heads(text: str, numbers: Sequence[Span], feeds: Sequence[int]) -> list[Span]:
    """Return lines that recur right beside page numbers or form feeds, on at least two pages and half of all."""
    beside = [*numbers, *(Span(feed, feed + 1) for feed in feeds)]
    found = [(side, line) for span in beside for side, line in _neighbours(text, span) if len(line) <= _LONGEST_HEAD]
    counts = Counter((side, _shape(line.of(text))) for side, line in found)
    needed = max(2, len(beside) / 2)
    return [line for side, line in found if counts[side, _shape(line.of(text))] >= needed and _shape(line.of(text))]


def _shape(line: str) -> str:
    return re.sub(r"[\d\s]+", " ", line).strip().casefold()


def _open_pages(text: str, numbers: Sequence[_Number], heads: Sequence[Span]) -> bool:
    printed = set(heads)
    below = sum(
        any(side > 0 and line in printed for side, line in _neighbours(text, number.span)) for number in numbers
    )
    above = sum(
        any(side < 0 and line in printed for side, line in _neighbours(text, number.span)) for number in numbers
    )
    if below != above:
        return below > above
    first = numbers[0]
    if first.span.start < _SHORTEST_PAGE:
        return True
    # With a number at the top, page n has n - 1 pages before it; at the foot, n.
    length = (numbers[-1].span.start - first.span.start) / (len(numbers) - 1)
    return first.value > 1 and round(first.span.start / length) == first.value - 1


def _part_at_numbers(text: str, numbers: Sequence[_Number], *, opens: bool) -> tuple[Page, ...]:
    starts = [number.span.start if opens else number.span.end for number in numbers]
    if not text[: starts[0]].strip():
        starts = starts[1:]
    if starts and not text[starts[-1] :].strip():
        starts = starts[:-1]
    return _tile(text, starts, numbers)


def _tile(text: str, starts: Sequence[int], numbers: Sequence[_Number]) -> tuple[Page, ...]:
    edges = [0, *starts, len(text)]
    pages: list[Page] = []
    remaining = list(reversed(numbers))
    for index in range(len(edges) - 1):
        span = Span(edges[index], edges[index + 1])
        label = None
        while remaining and remaining[-1].span.start < span.end:
            label = remaining.pop().printed
        pages.append(Page(number=index + 1, span=span, label=label))
    return tuple(pages)


def _cuts_sentence(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 80) : span.start].rstrip(), text[span.end : span.end + 80].lstrip()
    return bool(before) and before[-1] not in ".?!:\"'”’)]" and after[:1].islower()


def _parts_turns(text: str, span: Span, labels: Sequence[Span]) -> bool:
    after = bisect_left(labels, span)
    if not 0 < after < len(labels):
        return False
    said = text[labels[after - 1].end : span.start]
    return bool(said.strip()) and not text[span.end : labels[after].start].strip()
