"""Stories, and the records that they rest on, with the way from an offset back to page, line, turn and time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from onrecord.model.spans import Mask, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a document came from: `uri` as the user gave it ("-" for standard input), `sha256` of its bytes."""

    uri: str
    sha256: str
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A text that quotes. `headline` is None where none was recognised; `blocks` are block quotations by mark-up.

    `outlet` is who published it, by its own word; `language` a BCP 47 code, None where the text is too short to say.
    """

    id: str
    text: str
    title: str
    origin: Origin
    headline: Span | None = None
    byline: str | None = None
    published: date | None = None
    blocks: tuple[Span, ...] = ()
    masks: tuple[Mask, ...] = ()
    outlet: str | None = None
    updated: date | None = None
    language: str | None = None


class Fidelity(StrEnum):
    """How closely a record follows what was said or written."""

    OFFICIAL = "official"  # an official verbatim record, or the document itself
    MEDIA = "media"  # a transcript made or printed by a news outlet
    ASR = "asr"  # automatic speech recognition
    MEMO = "memo"  # a summary or memorandum, not verbatim
    PREPARED = "prepared"  # remarks as prepared, perhaps not as delivered
    OCR = "ocr"  # letters read by a machine from an image
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One uninterrupted speech. `span` covers its words, label excluded; masks may lie inside.

    `label` is the speaker as printed, `speaker` the name it stands for; both None where the record does not say. Words
    that go on after a clip have the label of those before it.
    `seconds` counts from the start of the recording.
    """

    span: Span
    speaker: str | None = None
    label: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: `number` counts from 1 in the document, `label` is what is printed on it, if anything."""

    number: int
    span: Span
    label: str | None = None


class AnchorKind(StrEnum):
    """What begins at an `Anchor`."""

    TIME = "time"  # words spoken at `seconds` from the start of the recording
    CUE = "cue"  # a subtitle
    MESSAGE = "message"  # one of a chat
    PARAGRAPH = "paragraph"  # also headings, speeches, notes and comments
    CELL = "cell"  # one of a table


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A point of the text that can be found again in the source: a time, or a unit of it called `label`."""

    start: int
    kind: AnchorKind
    label: str | None = None  # "paragraph 12", "cue 7"; None for times
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lines of pages, in text order: where each starts, and its number.

    Two columns of native unsigned 32-bit numbers, as bytes: compact, and as frozen as the rest. Where `are_printed`,
    the numbers are those in the margin, 0 for a line that has none; else lines count from 1 on their page.
    """

    starts: bytes
    numbers: bytes
    are_printed: bool = False

    def number_at(self, offset: int) -> int | None:
        """Return the number of the line that holds `offset`, None where it has none."""
        index = bisect_right(memoryview(self.starts).cast("I"), offset) - 1
        return (memoryview(self.numbers).cast("I")[index] or None) if index >= 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on the image of a page, in shares of its width and height from the top left corner.

    `confidence` is how sure the program that read the letters was, 0 to 100; None where no program had to.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    confidence: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """Where the words of a text stand on the images of its pages; a word is a run of characters without white space.

    Columns of native unsigned numbers, as bytes, a word each: `starts`, `ends` and `pages` of 32 bits, `edges` (left,
    top, right, bottom, in 65,535ths) of four times 16, `confidences` of 8, empty where no program read the letters.
    """

    starts: bytes
    ends: bytes
    pages: bytes
    edges: bytes
    confidences: bytes = b""

    def __len__(self) -> int:
        return len(self.starts) // 4

    def over(self, span: Span) -> tuple[Box, ...]:
        """Return the boxes of the words that share a character with `span`, in text order."""
        first = bisect_right(memoryview(self.ends).cast("I"), span.start)
        last = bisect_left(memoryview(self.starts).cast("I"), span.end)
        return tuple(self._box(word) for word in range(first, last))

    def _box(self, word: int) -> Box:
        edges = memoryview(self.edges).cast("H")[4 * word : 4 * word + 4]
        left, top, right, bottom = (edge / 0xFFFF for edge in edges)
        page = memoryview(self.pages).cast("I")[word]
        confidence = self.confidences[word] if self.confidences else UNREAD
        sure = None if confidence == UNREAD else confidence
        return Box(page=page, left=left, top=top, right=right, bottom=bottom, confidence=sure)


UNREAD = 255  # the confidence of a word whose letters stand in the file itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a person would look: pages and lines count from 1, turns from 0; None where the record has none.

    `page_label` is what is printed on the page. `unit` is what the source itself is divided into, "paragraph 12"; where
    there is one, no lines are counted. `line` is the number in the margin where `is_line_printed`, else the line of the
    page or of the file.
    """

    page: int | None = None
    line: int | None = None
    turn: int | None = None
    seconds: float | None = None
    page_label: str | None = None
    is_line_printed: bool = False
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person reads where the copy has something else under `span`; a layer, the text itself stays as it is.

    `made` is in UTC.
    """

    span: Span
    text: str
    by: str = ""
    made: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerCorrection:
    """Who speaks in one turn, counted from 0, or in all turns that print `label`, by what a person says."""

    speaker: str
    turn: int | None = None
    label: str | None = None
    by: str = ""
    made: datetime | None = None


_STRETCH = 1 << 14  # characters whose line ends are counted at once


@dataclass(frozen=True, kw_only=True)
class Record:
    """A text that stories rest on, cut into turns in order of `span.start`.

    A record without speaker labels is one voice: it has one turn, whose speaker is the `author`. `kind` is transcript,
    email, chat, note, statement, memo, speech, or document. `complete` is None where nobody said; `covers` names
    further people or events that the record is a record of. `dated` is the day of the event, not of the release;
    `event` is what a person calls it: records of one event compete. `roles` are what a list at the front says of
    people: ("John Smith", "for the plaintiff").
    """

    id: str
    text: str
    title: str
    origin: Origin
    kind: str = "document"
    fidelity: Fidelity | None = None
    dated: date | None = None
    author: str | None = None
    parties: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    complete: bool | None = None
    released: str | None = None
    pages: tuple[Page, ...] = ()
    turns: Sequence[Turn] = ()
    masks: Sequence[Mask] = ()
    problems: tuple[str, ...] = ()
    lines: Lines | None = None  # None where the lines of the text are those of the file
    boxes: Boxes | None = None  # None where the record has no pages to look at
    anchors: tuple[Anchor, ...] = ()  # in order of `start`
    provenance: tuple[tuple[str, str], ...] = ()  # what is known of how it came here: (field, value)
    event: str | None = None
    language: str | None = None  # a BCP 47 code; None where the text is too short to say
    corrections: tuple[Correction, ...] = ()  # of whole words, in text order; see `text.corrections`
    roles: tuple[tuple[str, str], ...] = ()

    @property
    def is_one_voice(self) -> bool:
        """Say whether the record carries no speaker labels at all."""
        return all(label is None for _, label in self.voices)

    @cached_property
    def voices(self) -> tuple[tuple[str | None, str | None], ...]:
        """The different (speaker, label) pairs of the turns, in the order in which they first speak."""
        return tuple(dict.fromkeys((turn.speaker, turn.label) for turn in self.turns))

    @cached_property
    def mask_starts(self) -> tuple[int, ...]:
        """Where the masks begin."""
        return tuple(mask.span.start for mask in self.masks)

    @cached_property
    def _turn_starts(self) -> tuple[int, ...]:
        return tuple(turn.span.start for turn in self.turns)

    @cached_property
    def _page_starts(self) -> tuple[int, ...]:
        return tuple(page.span.start for page in self.pages)

    @cached_property
    def _lines_before(self) -> tuple[int, ...]:
        """How many lines end before each stretch of the text."""
        ends = (self.text.count("\n", start, start + _STRETCH) for start in range(0, len(self.text), _STRETCH))
        return tuple(accumulate(ends, initial=0))

    def _file_line_at(self, offset: int) -> int:
        stretch = min(offset, len(self.text)) // _STRETCH
        return self._lines_before[stretch] + self.text.count("\n", stretch * _STRETCH, offset) + 1

    @cached_property
    def _units(self) -> tuple[tuple[int, ...], tuple[str | None, ...]]:
        units = [anchor for anchor in self.anchors if anchor.kind is not AnchorKind.TIME]
        return tuple(unit.start for unit in units), tuple(unit.label for unit in units)

    @cached_property
    def _times(self) -> tuple[tuple[int, ...], tuple[float | None, ...]]:
        times = [anchor for anchor in self.anchors if anchor.seconds is not None]
        return tuple(time.start for time in times), tuple(time.seconds for time in times)

    def turn_at(self, offset: int) -> int | None:
        """Return the index of the last turn that starts at or before `offset`, None before the first."""
        index = bisect_right(self._turn_starts, offset) - 1
        return index if index >= 0 else None

    def place_at(self, offset: int) -> Place:
        """Return where a person finds the character at `offset`: page, line or unit, turn and time."""
        turn = self.turn_at(offset)
        page = bisect_right(self._page_starts, offset) - 1
        unit = bisect_right(self._units[0], offset) - 1
        return Place(
            page=self.pages[page].number if page >= 0 else None,
            line=self._line_at(offset),
            turn=turn,
            seconds=self._seconds_at(offset, turn),
            page_label=self.pages[page].label if page >= 0 else None,
            is_line_printed=self.lines is not None and self.lines.are_printed,
            unit=self._units[1][unit] if unit >= 0 else None,
        )

    def _line_at(self, offset: int) -> int | None:
        if self._units[0]:
            return None
        return self.lines.number_at(offset) if self.lines else self._file_line_at(offset)

    def _seconds_at(self, offset: int, turn: int | None) -> float | None:
        time = bisect_right(self._times[0], offset) - 1
        if time >= 0:
            return self._times[1][time]
        return None if turn is None else self.turns[turn].seconds

    def speaker_at(self, offset: int) -> str | None:
        """Return the name of whoever speaks at `offset`, None where the record does not say."""
        turn = self.turn_at(offset)
        return None if turn is None else self.turns[turn].speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file of a batch that could not be read, and the one line that says why."""

    path: str
    why: str
