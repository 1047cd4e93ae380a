"""Text of a record -> its pages, and masks over page numbers, running heads and catchwords.

Where the text has form feeds, they part the pages. Else numbers that stand alone on a line and count up by one do:
with a running head below them, or near the top of the text, they open their pages, otherwise they close them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.model import Mask, MaskKind, Page, Span
from onrecord.read.heads import Number, find_catchwords, find_heads, find_numbers, neighbours

# The Congressional Record marks where a page begins inside running text. Source: govinfo.gov text files.
_INLINE_PAGE = re.compile(r"^[ \t]*\[\[Page (?P<number>[A-Z]{0,2}\d+)\]\][ \t\r]*$", re.MULTILINE)
# A page of print has at least 300 characters; numbers that follow each other sooner are a list or a table, unless a
# running head stands beside each.
_SHORTEST_PAGE = 300


def cut_pages(text: str, labels: Sequence[Span] = ()) -> tuple[tuple[Page, ...], tuple[Mask, ...]]:
    """Return the pages of `text`, which tile it, and masks over what is printed on each; nothing where none show.

    A number counts as printed page number if the next one is higher by one and at least a short page away, or if a
    running head stands beside it. Any other number is masked, but parts no pages, where it cuts a sentence in two or
    stands between a turn's words and the next of the speaker `labels` (spans in text order).
    """
    inline = [
        Number(Span(*match.span()), index, match["number"]) for index, match in enumerate(_INLINE_PAGE.finditer(text))
    ]
    alone = find_numbers(text)
    numbers = inline or _chain(alone)
    feeds = [match.start() for match in re.finditer("\f", text)]
    heads = find_heads(text, [number.span for number in numbers], feeds)
    masks = [Mask(span=head, kind=MaskKind.PAGE, reason="a running head or foot") for head in heads]
    masks += [Mask(span=Span(feed, feed + 1), kind=MaskKind.PAGE, reason="a page break") for feed in feeds]
    pages: tuple[Page, ...] = ()
    printed = [number.span for number in numbers]
    if feeds:
        pages = _tile(text, [feed + 1 for feed in feeds], numbers)
    elif numbers:
        pages = _part_at_numbers(text, numbers, opens=bool(inline) or _open_pages(text, numbers, heads))
    else:
        printed += [
            number.span
            for number in alone
            if not number.is_damaged and (_cuts_sentence(text, number.span) or _parts_turns(text, number.span, labels))
        ]
    masks += [Mask(span=span, kind=MaskKind.PAGE, reason="a page number") for span in printed]
    masks += [Mask(span=span, kind=MaskKind.PAGE, reason="a catchword") for span in find_catchwords(text, printed)]
    return pages, tuple(masks)


def _chain(numbers: Sequence[Number]) -> list[Number]:
    """Return the longest run of `numbers`, each one more than the last and a page away, and all that have a head."""
    best_to: dict[int, list[Number]] = {}
    longest: list[Number] = []
    for number in numbers:
        before = best_to.get(number.value - 1, [])
        if before and number.span.start - before[-1].span.end < _SHORTEST_PAGE:
            before = []
        chain = [*before, number]
        if len(chain) > len(best_to.get(number.value, [])):
            best_to[number.value] = chain
        if len(chain) > len(longest):
            longest = chain
    counted = {number.span for number in longest} if len(longest) > 1 else set()
    return [number for number in numbers if number.is_headed or number.span in counted]


def _open_pages(text: str, numbers: Sequence[Number], heads: Sequence[Span]) -> bool:
    printed = set(heads)
    below = sum(any(side > 0 and line in printed for side, line in neighbours(text, number.span)) for number in numbers)
    above = sum(any(side < 0 and line in printed for side, line in neighbours(text, number.span)) for number in numbers)
    if below != above:
        return below > above
    first = numbers[0]
    if first.span.start < _SHORTEST_PAGE or len(numbers) == 1:
        return True
    # With a number at the top, page n has n - 1 pages before it; at the foot, n.
    length = (numbers[-1].span.start - first.span.start) / (len(numbers) - 1)
    return first.value > 1 and round(first.span.start / length) == first.value - 1


def _part_at_numbers(text: str, numbers: Sequence[Number], *, opens: bool) -> tuple[Page, ...]:
    starts = [number.span.start if opens else number.span.end for number in numbers]
    if not text[: starts[0]].strip():
        starts = starts[1:]
    if starts and not text[starts[-1] :].strip():
        starts = starts[:-1]
    return _tile(text, starts, numbers)


def _tile(text: str, starts: Sequence[int], numbers: Sequence[Number]) -> tuple[Page, ...]:
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
