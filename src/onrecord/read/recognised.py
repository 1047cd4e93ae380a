"""What speech recognition writes as JSON or TSV -> Body: the words, turns by speaker, times for words that have them.

Source: the output of Whisper, whisper.cpp, WhisperX and the transformers library, the API of OpenAI (verbose_json,
diarized_json), Rev AI and Rev (monologues), and Trint's JSON (paragraphs of words).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from onrecord.errors import UnreadableError
from onrecord.model import AnchorKind, Fidelity, MaskKind
from onrecord.read.body import Body
from onrecord.read.decode import decode
from onrecord.read.sheet import Sheet

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
# A pause of this length between two segments of one voice makes a new paragraph; within a sentence people pause for
# less than a second.
PAUSE_SECONDS = 2.0
# Between two words of a list the text has spaces, punctuation and at most some words that the list spells differently.
_REACH = 40
_CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d+)(?:[.,](\d+))?")


@dataclass(frozen=True, slots=True)
class _Word:
    words: str
    seconds: float | None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class _Segment:
    """One stretch of one recording. `words` stand in `text` in their order; not all need to be found there."""

    text: str
    seconds: float | None
    end: float | None = None
    speaker: str | None = None
    words: tuple[_Word, ...] = ()


def load_json(data: bytes, path: str) -> Json:
    """Return what the JSON in `data` says.

    Raises: UnreadableError if it is none, or nested beyond reason.
    """
    text, _ = decode(data, path)
    try:
        value: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "what nests or counts too far"
        raise UnreadableError(f"{path}: expected JSON, found an error ({where}); export it again") from None
    return value


def find_segments(value: Json) -> Iterator[_Segment] | None:
    """Return the segments of a recording by the shape of `value`; None if it is none of the known ones."""
    if not isinstance(value, dict):
        return None
    return next((read(value) for has, read in _SHAPES if has(value)), None)


def lay_segments(segments: Iterable[_Segment], path: str) -> Body:
    """Return the words of `segments`, a paragraph for each voice and after each pause.

    Raises: UnreadableError if there are none.
    """
    sheet = Sheet()
    before: _Segment | None = None
    for segment in segments:
        sheet.part(" ")
        if before and segment.speaker != before.speaker:
            sheet.part("\n\n")
        elif before and before.end is not None and (segment.seconds or 0) - before.end > PAUSE_SECONDS:
            sheet.part("\n")
        _lay(sheet, segment)
        before = segment
    return sheet.body(path, "application/json", kind="transcript", fidelity=Fidelity.ASR)


def parse_tsv(data: bytes, path: str) -> Body:
    """Return the words of Whisper's TSV: start and end in milliseconds, and the text, on each line.

    Raises: UnreadableError if the first line is not "start, end, text".
    """
    text, _ = decode(data, path)
    lines = text.splitlines()
    if not lines or lines[0].split("\t") != ["start", "end", "text"]:
        raise UnreadableError(f"{path}: expected a table of speech (start, end, text), found another; save it as text")
    rows = (line.split("\t", 2) for line in lines[1:])
    return lay_segments(
        (_Segment(row[2], _time(row[0], 1000), _time(row[1], 1000)) for row in rows if len(row) == 3), path
    )


def _lay(sheet: Sheet, segment: _Segment) -> None:
    sheet.turn(segment.speaker)
    sheet.anchor(AnchorKind.TIME, seconds=segment.seconds)
    position = 0
    speaker = segment.speaker
    for word in segment.words:
        bare = word.words.strip()
        found = _find(segment.text, bare, position)
        if found is None:
            continue
        sheet.add(segment.text[position:found])
        if word.speaker != speaker:
            sheet.part("\n\n")
            sheet.turn(word.speaker)
            speaker = word.speaker
        if word.seconds is not None:
            sheet.anchor(AnchorKind.TIME, seconds=word.seconds)
        _add(sheet, bare)
        position = found + len(bare)
    _add(sheet, segment.text[position:])


def _find(text: str, word: str, start: int) -> int | None:
    """Return where `word` stands next as a word of its own; None if not soon: the text may spell it in another way."""
    found = text.find(word, start, start + _REACH + len(word)) if word else -1
    end = found + len(word)
    if (
        found < 0
        or (text[max(0, found - 1) : found].isalnum() and word[0].isalnum())
        or (text[end : end + 1].isalnum() and word[-1].isalnum())
    ):
        return None
    return found


def _add(sheet: Sheet, words: str) -> None:
    # What the machine could not make out: Rev AI writes <unk>, its people <inaudible 00:01:02>.
    for index, part in enumerate(re.split(r"(<(?:unk|inaudible|crosstalk)[^<>]{0,40}>)", words)):
        sheet.add(part, MaskKind.GAP if index % 2 else None, "words not understood" if index % 2 else "")


def _whisper(value: Mapping[str, Json]) -> Iterator[_Segment]:
    loose = [_word(word, None) for word in _dicts(value.get("words"))]
    rows = list(_dicts(value.get("segments")))
    if not rows:
        yield _Segment(_text(value.get("text")), loose[0].seconds if loose else None, words=tuple(loose))
        return
    for index, row in enumerate(rows):
        start, end = _time(row.get("start")), _time(row.get("end"))
        speaker = _name(row.get("speaker"))
        words = tuple(_word(word, speaker) for word in _dicts(row.get("words")))
        if not words and loose and end is not None:
            # Words beside the segments belong to that in whose time they begin, the last ones to the last.
            count = sum((word.seconds or 0) < end for word in loose) if index + 1 < len(rows) else len(loose)
            words, loose = tuple(loose[:count]), loose[count:]
            words = tuple(_Word(word.words, word.seconds, speaker) for word in words)
        yield _Segment(_text(row.get("text")), start, end, speaker, words)


def _chunks(value: Mapping[str, Json]) -> Iterator[_Segment]:
    for row in _dicts(value.get("chunks")):
        times = row.get("timestamp")
        start, end = times if isinstance(times, list) and len(times) == 2 else (None, None)
        yield _Segment(_text(row.get("text")), _time(start), _time(end), _name(row.get("speaker")))


def _whisper_cpp(value: Mapping[str, Json]) -> Iterator[_Segment]:
    for row in _dicts(value.get("transcription")):
        times = row.get("offsets")
        times = times if isinstance(times, dict) else {}
        yield _Segment(_text(row.get("text")), _time(times.get("from"), 1000), _time(times.get("to"), 1000))


def _rev(value: Mapping[str, Json]) -> Iterator[_Segment]:
    names = {str(row.get("id")): _name(row.get("name")) for row in _dicts(value.get("speakers"))}
    for row in _dicts(value.get("monologues")):
        number = row.get("speaker")
        info = row.get("speaker_info")
        told = _name(info.get("display_name")) if isinstance(info, dict) else None
        speaker = told or names.get(str(number)) or (None if number is None else f"Speaker {number}")
        words = tuple(
            _Word(_text(part.get("value")), _time(part.get("ts", part.get("timestamp"))), speaker)
            for part in _dicts(row.get("elements"))
        )
        start = next((word.seconds for word in words if word.seconds is not None), None)
        end = next((word.seconds for word in reversed(words) if word.seconds is not None), None)
        yield _Segment("".join(word.words for word in words), start, end, speaker, words)


def _trint(value: Mapping[str, Json]) -> Iterator[_Segment]:
    inner = value["transcript"] if isinstance(value.get("transcript"), dict) else value
    if not isinstance(inner, dict):
        return
    names = {str(row.get("id")): _name(row.get("name")) for row in _dicts(inner.get("speakers"))}
    for row in _dicts(inner.get("paragraphs")):
        told = row.get("speaker")
        speaker = names.get(str(told)) or _name(told)
        words = tuple(
            _Word(
                _text(part.get("value", part.get("text", part.get("word")))),
                _time(part.get("time", part.get("start")), 1000 if "time" in part else 1),
                speaker,
            )
            for part in _dicts(row.get("words"))
        )
        start, end = (words[0].seconds, words[-1].seconds) if words else (None, None)
        yield _Segment(" ".join(word.words.strip() for word in words), start, end, speaker, words)


def _word(row: Mapping[str, Json], speaker: str | None) -> _Word:
    return _Word(_text(row.get("word", row.get("text"))), _time(row.get("start")), _name(row.get("speaker")) or speaker)


def _dicts(value: Json) -> Iterator[dict[str, Json]]:
    return (row for row in value if isinstance(row, dict)) if isinstance(value, list) else iter(())


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _name(value: Json) -> str | None:
    return str(value).strip() or None if isinstance(value, str | int) and not isinstance(value, bool) else None


def _time(value: Json, per_second: int = 1) -> float | None:
    """Return seconds from a number, a number as text, or a clock; None for what is neither, or no real time."""
    if isinstance(value, str) and (clock := _CLOCK.fullmatch(value.strip())):
        hours, minutes, seconds, fraction = clock.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + float(f"{int(seconds)}.{fraction or 0}")
    try:
        number = float(value) / per_second if isinstance(value, str | int | float) else math.nan
    except (ValueError, OverflowError):
        return None
    return round(number, 3) if math.isfinite(number) and number >= 0 else None


def _has_rows(key: str, *of_row: str) -> Callable[[Mapping[str, Json]], bool]:
    def has(value: Mapping[str, Json]) -> bool:
        rows = value.get(key)
        first = rows[0] if isinstance(rows, list) and rows else None
        return isinstance(first, dict) and all(name in first for name in of_row)

    return has


def _is_trint(value: Mapping[str, Json]) -> bool:
    inner = value.get("transcript", value)
    return isinstance(inner, dict) and _has_rows("paragraphs", "words")(inner)


_SHAPES: tuple[tuple[Callable[[Mapping[str, Json]], bool], Callable[[Mapping[str, Json]], Iterator[_Segment]]], ...] = (
    (_has_rows("monologues", "elements"), _rev),
    (_has_rows("segments", "text", "start"), _whisper),
    (_has_rows("chunks", "text", "timestamp"), _chunks),
    (_has_rows("transcription", "text", "offsets"), _whisper_cpp),
    (_is_trint, _trint),
    (lambda value: isinstance(value.get("text"), str) and _has_rows("words", "start")(value), _whisper),
)
