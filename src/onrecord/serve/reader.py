"""A record -> a window of it to read: turns with their places, and what is marked on their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from onrecord.model import MaskKind, Record, Span, Turn
from onrecord.report.differences import masks_over
from onrecord.report.html.tags import show
from onrecord.report.passages import locate, tell_time
from onrecord.report.segments import segment
from onrecord.report.words import LEVELS, Level, level_of, name_ruling
from onrecord.store import case as cases

# Characters of a window: some ten printed pages, which a browser sets at once.
WINDOW = 24_000
# So far back a window looks for the start of a turn to begin with, else for the end of a line or word.
SLACK = 3_000
MOST_MATCHES = 200

_HIDDEN = (MaskKind.LABEL, MaskKind.TIMESTAMP)
_KEPT = (MaskKind.ASIDE, MaskKind.GAP, MaskKind.REDACTION, MaskKind.REMARK)
_INNERMOST_FIRST = ("mended", "match", "here", "printed")
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that is marked on words: a quotation that was printed from them, a match, a correction, the place."""

    kind: str  # "printed", "match", "mended" or "here"
    address: str = ""
    level: Level | None = None
    note: str = ""


Layer = tuple[Span, Mark | MaskKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnPart:
    """A turn, or what of it lies in the window; `number` is None for what stands between turns, such as a title."""

    number: int | None
    speaker: str | None
    time: str
    where: str
    paragraphs: tuple[Markup, ...]
    printings: tuple[cases.Printing, ...]
    is_continued: bool


def count_windows(record: Record) -> int:
    """Return how many windows a record has, one at least."""
    return max(1, ceil(len(record.text) / WINDOW))


def window_at(record: Record, offset: int) -> int:
    """Return the number, from 0, of the window that holds `offset`."""
    number = min(max(0, offset // WINDOW), count_windows(record) - 1)
    while number and offset < _edge(record, number):
        number -= 1
    while number + 1 < count_windows(record) and offset >= _edge(record, number + 1):
        number += 1
    return number


def window_span(record: Record, number: int) -> Span:
    """Return the span of a window; windows follow one another without a gap and begin with a turn where they can."""
    return Span(_edge(record, number), _edge(record, number + 1))


def _edge(record: Record, number: int) -> int:
    aim, text = number * WINDOW, record.text
    if number <= 0:
        return 0
    if number >= count_windows(record):
        return len(text)
    turn = record.turn_at(aim) if record.turns else None
    if turn is not None and aim - record.turns[turn].span.start <= SLACK:
        return record.turns[turn].span.start
    for end in ("\n\n", "\n", " "):
        found = text.rfind(end, aim - SLACK, aim)
        if found >= 0:
            return found + len(end)
    return aim


def list_matches(record: Record, words: str) -> list[Span]:
    """Return where the words of a query stand one after another, whatever stands between them but letters."""
    parts = re.findall(r"\w+", words)
    if not parts:
        return []
    pattern = re.compile(r"(?<!\w)" + r"\W{1,8}".join(map(re.escape, parts)) + r"(?!\w)", re.IGNORECASE)
    found = []
    for match in pattern.finditer(record.text):
        found.append(Span(*match.span()))
        if len(found) == MOST_MATCHES:
            break
    return found


def list_layers(
    printings: Sequence[cases.Printing],
    matches: Iterable[Span],
    corrections: Iterable[cases.KeptCorrection],
    here: Span | None,
) -> list[Layer]:
    """Return what is marked on a record besides what its reader masked."""
    layers: list[Layer] = [(here, Mark(kind="here"))] if here else []
    for printing in printings:
        verdict = printing.finding.verdict
        mark = Mark(kind="printed", address=f"/finding/{printing.finding.id}", level=level_of(verdict))
        layers.append((printing.span, mark))
    layers += [(span, Mark(kind="match")) for span in matches]
    layers += [(one.span, Mark(kind="mended", note=one.value)) for one in corrections if not one.is_speaker]
    return layers


def read_window(
    record: Record, window: Span, layers: list[Layer], printings: Sequence[cases.Printing]
) -> list[TurnPart]:
    """Return the turns of a window, and what stands between them."""
    masks = [(mask.span, mask.kind) for mask in masks_over(record, window)]
    turns = record.turns or (Turn(span=Span(0, len(record.text)), speaker=record.author),)
    first = (record.turn_at(window.start) or 0) if record.turns else 0
    parts: list[TurnPart] = []
    cursor = window.start
    is_first = True
    for number in range(first, len(turns)):
        turn = turns[number]
        if turn.span.start >= window.end:
            break
        between = Span(cursor, min(max(cursor, turn.span.start), window.end))
        parts += _between(record, between, masks)
        inside = Span(max(turn.span.start, window.start), min(turn.span.end, window.end))
        if inside.start < inside.end:
            parts.append(_part(record, number, turn, inside, [*masks, *layers], printings, is_first))
            is_first = False
        cursor = max(cursor, inside.end)
    parts += _between(record, Span(cursor, max(cursor, window.end)), masks)
    return parts


def _between(record: Record, span: Span, masks: list[tuple[Span, MaskKind]]) -> Iterator[TurnPart]:
    """Give what stands between two turns, labels and times left out, where that is anything."""
    shown = [(mask, kind) for mask, kind in masks if mask.touches(span)]
    runs = segment(span, shown)
    words = "".join(run.of(record.text) for run, kinds in runs if not any(kind in _HIDDEN for kind in kinds)).strip()
    if any(char.isalnum() for char in words):
        lines = tuple(Markup(show(" ".join(line.split()))) for line in words.splitlines() if line.strip())
        yield TurnPart(number=None, speaker=None, time="", where="", paragraphs=lines, printings=(), is_continued=False)


def _part(
    record: Record,
    number: int,
    turn: Turn,
    inside: Span,
    layers: Sequence[Layer],
    printings: Sequence[cases.Printing],
    is_first: bool,
) -> TurnPart:
    mine = [layer for layer in layers if layer[0].touches(inside)]
    place = record.place_at(inside.start)
    return TurnPart(
        number=number,
        speaker=turn.speaker or turn.label,
        time=tell_time(turn.seconds) if turn.seconds is not None else "",
        where=locate(record, place),
        paragraphs=tuple(_set(record, span, mine) for span in _split(record.text, inside)),
        printings=tuple(each for each in printings if inside.start <= each.span.start < inside.end)
        or tuple(each for each in printings if is_first and each.span.touches(inside)),
        is_continued=inside.start > turn.span.start,
    )


def _split(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in _PARAGRAPH_END.finditer(text, span.start, span.end):
        if match.start() > start:
            yield Span(start, match.start())
        start = match.end()
    if start < span.end:
        yield Span(start, span.end)


def _set(record: Record, span: Span, layers: Sequence[Layer]) -> Markup:
    """Return a paragraph as HTML: each run once, what matters most about it outermost."""
    html = []
    for run, labels in segment(span, layers):
        words = show(run.of(record.text))
        kinds = [label for label in labels if isinstance(label, MaskKind)]
        marks = [label for label in labels if isinstance(label, Mark)]
        if any(kind in _HIDDEN for kind in kinds):
            continue
        if any(kind not in _KEPT for kind in kinds):
            words = f'<span class="masked">{words}</span>'
        for mark in sorted(marks, key=_rank):
            words = _wrap(
                mark, words, is_start=any(layer[1] is mark and layer[0].start == run.start for layer in layers)
            )
        html.append(words)
    return Markup("".join(html))


def _rank(mark: Mark) -> tuple[int, int]:
    """Order marks from the innermost outwards; of several printings the worst stands for all."""
    return _INNERMOST_FIRST.index(mark.kind), LEVELS.index(mark.level) if mark.level else 0


def _wrap(mark: Mark, words: str, *, is_start: bool) -> str:
    if mark.kind == "mended":
        return f'<span class="mended" title="Should read: {show(mark.note)}">{words}</span>'
    if mark.kind == "match":
        return f'<mark class="match">{words}</mark>'
    if mark.kind == "here":
        return f'<mark class="target"{" id=here" if is_start else ""}>{words}</mark>'
    if "<a " in words or mark.level is None or not any(char.isalnum() for char in words):
        return words  # printed more than once: the margin names them all
    return f'<a class="quoted {mark.level.key}" href="{show(mark.address)}">{words}</a>'


def tell_printing(printing: cases.Printing) -> str:
    """Return what became of a line where it was printed, in a word or two."""
    return name_ruling(printing.finding.verdict)
