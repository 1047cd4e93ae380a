"""Text, labels and masks of a transcript -> its turns, and masks over labels and header."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Mask, MaskKind, Span, Turn
from onrecord.read.brackets import read_clock
from onrecord.read.labels import Label, find_prose

_CLIP_EDGE = re.compile(
    r"^[ \t]*[\[(](?:(?:BEGIN|START|END|PLAY)\w*[ -](?:OF[ -])?(?:VIDEO|AUDIO|CLIP|TAPE|FILM|RECORDING)"
    r"|(?:VIDEO|AUDIO|FILM)?[ -]?(?:CLIP|TAPE|RECORDING) (?:BEGIN|START|END|PLAY)S?)[^\])\n]*[\])][ \t\r]*$",
    re.MULTILINE | re.IGNORECASE,
)
_EXAMINER = re.compile(
    r"^[ \t]*(?:\d{1,2}[ \t]+)?(?P<label>BY (?P<name>(?:MR|MS|MRS|DR)\. [A-Z][A-Z.'’ -]+):)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a turn begins: the end of the turn before, the first place for its words, and whose they are."""

    line: int
    words: int
    label: Label | None = None


def cut_turns(
    text: str, labels: Sequence[Label], speakers: Mapping[str, str | None], masks: Sequence[Mask]
) -> tuple[tuple[Turn, ...], tuple[Mask, ...]]:
    """Return the turns of a transcript in order, and masks over labels and over the header before the first turn.

    `speakers` names each label, `masks` are those of brackets. What stands before the first label is header, from its
    first paragraph of prose on a turn of an unknown voice. Words without a label after the edge of a clip ("(END VIDEO
    CLIP)") are an unknown voice, too. A time directly before a turn or at its start dates it.
    """
    examiners = list(_EXAMINER.finditer(text)) if "BY " in text else []
    first = min([labels[0].line_start, *(match.start() for match in examiners)])
    prose = find_prose(text, first)
    starts = [_Start(label.line_start, label.span.end, label) for label in labels]
    starts += [_Start(edge.start(), edge.end()) for edge in _CLIP_EDGE.finditer(text, first)]
    starts += [_Start(match.start(), match.end()) for match in examiners]
    if prose is not None:
        starts.append(_Start(prose, prose))
    starts.sort(key=lambda start: start.line)
    made = [Mask(span=label.span, kind=MaskKind.LABEL, reason="a speaker label") for label in labels]
    made += [Mask(span=Span(*match.span("label")), kind=MaskKind.LABEL, reason="names who asks") for match in examiners]
    made += [
        Mask(span=_trim(text, Span(label.line_start, label.span.start)), kind=MaskKind.TIMESTAMP, reason="a time")
        for label in labels
        if read_clock(text[label.line_start : label.span.start]) is not None
    ]
    header = _trim(text, Span(0, first if prose is None else prose))
    if len(header):
        made.append(Mask(span=header, kind=MaskKind.HEADER, reason="stands before the first words"))
    return tuple(_make_turns(text, starts, speakers, masks, examiners)), tuple(made)


def _make_turns(
    text: str,
    starts: Sequence[_Start],
    speakers: Mapping[str, str | None],
    masks: Sequence[Mask],
    examiners: Sequence[re.Match[str]],
) -> Iterator[Turn]:
    times = [mask for mask in masks if mask.kind is MaskKind.TIMESTAMP]
    asked = [match.start() for match in examiners]
    for start, following in zip(starts, [*starts[1:], _Start(len(text), len(text))], strict=True):
        span = _trim(text, Span(min(start.words, following.line), following.line))
        if not len(span) or (start.label is None and not _has_words(text, span, masks)):
            continue
        label = start.label
        speaker = speakers[label.meant] if label and label.meant else None
        if label and label.meant == "Q" and speaker is None and (index := bisect_left(asked, label.line_start)):
            speaker = speakers.get(examiners[index - 1]["name"])
        yield Turn(
            span=span,
            speaker=speaker,
            label=label.printed if label else None,
            seconds=_date(text, label, times) if label else None,
        )


def name_examiners(text: str) -> tuple[str, ...]:
    """Return the names after "BY" that announce who asks the questions that follow, "MR. LEE" in "BY MR. LEE:"."""
    return tuple(match["name"] for match in _EXAMINER.finditer(text)) if "BY " in text else ()


def _has_words(text: str, span: Span, masks: Sequence[Mask]) -> bool:
    position = span.start
    for mask in masks[bisect_left(masks, span.start, key=lambda mask: mask.span.start) :]:
        if mask.span.start >= span.end:
            break
        if text[position : mask.span.start].strip():
            return True
        position = max(position, mask.span.end)
    return bool(text[position : span.end].strip())


def _date(text: str, label: Label, times: Sequence[Mask]) -> float | None:
    for words in (text[label.line_start : label.span.start], label.span.of(text).removeprefix(label.printed)):
        if words.strip() and (seconds := read_clock(words)) is not None:
            return seconds
    index = bisect_left(times, label.span.start, key=lambda mask: mask.span.start)
    if index:
        span = times[index - 1].span
        stands_first = not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
        if stands_first and not text[span.end : label.span.start].strip():
            return read_clock(span.of(text))
    if index < len(times) and not text[label.span.end : times[index].span.start].strip():
        return read_clock(times[index].span.of(text))
    return None


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
