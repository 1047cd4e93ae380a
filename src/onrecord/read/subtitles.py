"""Subtitles, WebVTT and SubRip -> Body: the spoken words in order, turns by voice, a time for every cue and word.

Source: WebVTT, W3C candidate recommendation; SubRip as ffmpeg and most programs write it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.errors import UnreadableError
from onrecord.model import AnchorKind, Mask, MaskKind, Span, Turn
from onrecord.read.body import Body
from onrecord.read.decode import decode
from onrecord.read.labels import find_labels
from onrecord.read.sheet import Sheet

_CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"^\ufeff?[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}.*$")
_TIME_TAG = re.compile(_CLOCK)
# Tags of both formats, and the positions that SubRip borrows from other subtitles ("{\an8}").
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z]{1,16}|(?=\d))(?P<rest>[^<>\n]{0,300})>|\{\\[^{}\n]{0,80}\}")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});")
_CHANGE = re.compile(r"[ \t]*>{2,3}[ \t]*")
_DASH = re.compile(r"[ \t]*[-–—][ \t]?(?=\S)")
_SIGN = re.compile(r"\s*(?:>{2,3}|[-–—])[ \t]*")
_SONG = re.compile(r"[ \t]*[♪♫]")
# Captions that roll show each line again under the next; in others hardly a cue opens with the line just shown.
_ROLLING_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class _Cue:
    number: int
    seconds: float
    lines: tuple[str, ...]


def parse_subtitles(data: bytes, path: str) -> Body:
    """Return the words of a VTT or SRT file.

    Who speaks is told by voices (`<v Ada>`), else by labels ("ADA:", ">> ADA:"); ">>" alone, and dashes that part two
    lines of a cue, change to an unknown voice. Lines that rolling captions repeat are read once.
    Raises: UnreadableError if there are no cues or no words in them.
    """
    text, problems = decode(data, path)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cues = list(_find_cues(lines, is_web=lines[0].lstrip("\ufeff").startswith("WEBVTT")))
    if not cues:
        raise UnreadableError(f"{path}: expected subtitles, found no times (00:00:01,000 --> 00:00:02,000); check it")
    cues, dropped = _unroll(cues)
    sheet = Sheet()
    sheet.problems += problems
    if dropped:
        sheet.problems.append(f"{dropped} lines that rolling captions show again were read once")
    has_voices = any("<v" in line for cue in cues for line in cue.lines)
    changes = list(_lay(sheet, cues))
    turns = sheet.turns if has_voices else _cut(sheet, changes)
    return sheet.body(path, "text/vtt" if text.startswith("WEBVTT") else "application/x-subrip", kind="transcript",
                      turns=turns)  # fmt: skip


def _find_cues(lines: Sequence[str], *, is_web: bool) -> Iterator[_Cue]:
    """Yield the cues. In WebVTT a blank line ends one; in SubRip only the next one does."""
    timings = [number for number, line in enumerate(lines) if "-->" in line and _TIMING.match(line)]
    for index, at in enumerate(timings):
        end = timings[index + 1] if index + 1 < len(timings) else len(lines)
        said = list(lines[at + 1 : end])
        if is_web:
            said = said[: next((number for number, line in enumerate(said) if not line), len(said))]
        elif index + 1 < len(timings) and said and said[-1].strip().isdigit():
            said.pop()
        match = _TIMING.match(lines[at])
        if match:
            yield _Cue(index + 1, _seconds(match.groups()[:4]), tuple(line for line in said if line.strip()))


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction or 0}")


def _unroll(cues: Sequence[_Cue]) -> tuple[list[_Cue], int]:
    """Return the cues without lines that were on the screen already, and how many those were."""
    shown = [tuple(_TAG.sub("", line).strip() for line in cue.lines) for cue in cues]
    pairs = [(before, after) for before, after in pairwise(shown) if before and after]
    rolling = sum(after[0] in before for before, after in pairs)
    if len(pairs) < 2 or rolling < _ROLLING_SHARE * len(pairs):
        return list(cues), 0
    kept: list[_Cue] = []
    dropped = 0
    screen: tuple[str, ...] = ()
    for cue, lines in zip(cues, shown, strict=True):
        same = next((n for n in range(min(len(lines), len(screen)), 0, -1) if lines[:n] == screen[-n:]), 0)
        kept.append(replace(cue, lines=cue.lines[same:]))
        dropped += same
        screen = lines or screen
    return kept, dropped


def _lay(sheet: Sheet, cues: Sequence[_Cue]) -> Iterator[int]:
    """Write the cues on `sheet`; yield where lines stand that open with a sign that the voice changes."""
    for cue in cues:
        sheet.anchor(AnchorKind.TIME, seconds=cue.seconds)
        sheet.anchor(AnchorKind.CUE, f"cue {cue.number}")
        dashes = sum(bool(_DASH.match(_TAG.sub("", line))) for line in cue.lines)
        sheet.turn(None)
        for line in cue.lines:
            sheet.part("\n")
            bare = _TAG.sub("", line)
            first = sheet.length
            _lay_line(sheet, line, _SONG.match(bare) is not None)
            if _CHANGE.match(_unescape(bare)) or (dashes > 1 and _DASH.match(bare)):
                yield first


def _lay_line(sheet: Sheet, line: str, is_song: bool) -> None:
    kind, reason = (MaskKind.ASIDE, "sung") if is_song else (None, "")
    position = 0
    for tag in _TAG.finditer(line):
        sheet.add(_unescape(line[position : tag.start()]), kind, reason)
        position = tag.end()
        if tag["name"] == "v" and not tag["close"]:
            sheet.turn(_unescape(re.sub(r"^\.\S+", "", tag["rest"])).strip() or None)
        elif tag["name"] == "" and (time := _TIME_TAG.fullmatch(tag["rest"])):
            sheet.anchor(AnchorKind.TIME, seconds=_seconds(time.groups()))
    sheet.add(_unescape(line[position:]), kind, reason)


def _unescape(words: str) -> str:
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), words)


def _cut(sheet: Sheet, changes: Sequence[int]) -> tuple[Turn, ...]:
    """Return the turns that labels and signs of change mark, and mask these on `sheet`; one turn without any."""
    text = sheet.text
    starts: dict[int, tuple[int, str | None]] = {0: (0, None)}
    for change in changes:
        sign = _SIGN.match(text, change)
        if sign:
            starts[text.rfind("\n", 0, sign.end()) + 1] = (sign.end(), None)
            span = Span(sign.end() - len(sign.group().lstrip()), sign.start() + len(sign.group().rstrip()))
            sheet.masks.append(Mask(span=span, kind=MaskKind.LABEL, reason="the voice changes"))
    for label in find_labels(text):
        starts[label.line_start] = (label.span.end, label.printed)
        sheet.masks.append(Mask(span=label.span, kind=MaskKind.LABEL, reason="a speaker label"))
    edges = sorted(starts)
    turns: list[Turn] = []
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        words, printed = starts[start]
        said = text[words:end]
        if said.strip():
            span = Span(words + len(said) - len(said.lstrip()), words + len(said.rstrip()))
            turns.append(Turn(span=span, label=printed))
    return tuple(turns)
