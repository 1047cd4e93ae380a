"""What everything is: frozen values and closed sets of words, in the order in which the seven steps make them.

Offsets are half-open code-point offsets into the canonical text of the document that a value belongs to: the story's
`Story.text` for everything found in a story, the record's `Record.text` for everything found in a record. The text is
never cleaned: damage, labels and stage directions are `Mask`s over it.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

# --- characters ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open [start, end) in code points of one document's canonical text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` under this span."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Say whether `other` lies inside this span (edges may coincide)."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


class MaskKind(StrEnum):
    """Why characters of a document are not words of its author or speakers."""

    CAPTION = "caption"  # story: a link caption glued into a sentence
    MARKUP = "markup"  # story: Markdown signs, link targets
    BOILERPLATE = "boilerplate"  # story: related-links boxes, share buttons
    LABEL = "label"  # record: a speaker label
    ASIDE = "aside"  # record: a stage direction, "[laughs]"
    REMARK = "remark"  # record: the transcriber's or editor's sign, "[ph]", "[sic]", the number of a footnote
    TIMESTAMP = "timestamp"  # record: a time standing alone or in brackets
    PAGE = "page"  # record: page numbers, running heads and feet, line numbers
    GAP = "gap"  # record: words are missing here, "[inaudible]", "[cut]", "[this copy ends here]"
    REDACTION = "redaction"  # record: words are withheld here, "[REDACTED]", "(b)(6)"
    HEADER = "header"  # record: title lines, lists of participants, mail headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Mask:
    """Characters that no step reads as words. They stay in the text, so that every mask can be lifted again."""

    span: Span
    kind: MaskKind
    reason: str


# --- documents -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a document came from: `uri` as the user gave it ("-" for standard input), `sha256` of its bytes."""

    uri: str
    sha256: str
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A text that quotes. `headline` is None where none was recognised; `blocks` are block quotations by mark-up."""

    id: str
    text: str
    title: str
    origin: Origin
    headline: Span | None = None
    byline: str | None = None
    published: date | None = None
    blocks: tuple[Span, ...] = ()
    masks: tuple[Mask, ...] = ()


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

    `label` is the speaker as printed, `speaker` the name it stands for; both None where the record does not say.
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


_STRETCH = 1 << 14  # characters whose line ends are counted at once


@dataclass(frozen=True, kw_only=True)
class Record:
    """A text that stories rest on, cut into turns in order of `span.start`.

    A record without speaker labels is one voice: it has one turn, whose speaker is the `author`. `kind` is transcript,
    email, chat, note, statement, memo, speech, or document. `complete` is None where nobody said; `covers` names
    further people or events that the record is a record of. `dated` is the day of the event, not of the release.
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


# --- quotations and who is quoted ------------------------------------------------------------------------------------


class Form(StrEnum):
    """How a story gives somebody's words."""

    DIRECT = "direct"  # a clause of its own in quotation marks
    MIXED = "mixed"  # quoted words inside the reporter's own clause
    INDIRECT = "indirect"  # no quotation marks


class Joint(StrEnum):
    """What stands in the story between two pieces of one quotation."""

    ELISION = "elision"  # dots: words are marked as left out
    CUE = "cue"  # only the reporter's cue: '"We go," he said, "today."'
    PARAGRAPH = "paragraph"  # a new paragraph that opens with a repeated mark


class Use(StrEnum):
    """What quotation marks are used for; everything but SPEECH may be `not-a-quotation`, if attributed to nobody."""

    SPEECH = "speech"
    TITLE = "title"
    TERM = "term"
    NICKNAME = "nickname"
    SCARE = "scare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words that a story gives as somebody else's.

    `text` is the story under `span`, which includes the quotation marks. `pieces` are the runs of quoted words between
    elisions, cues and paragraphs, in story order, marks excluded; `joints[i]` stands between `pieces[i]` and
    `pieces[i + 1]`. `insertions` are the [brackets] of the story inside pieces, an elision's brackets excluded.
    `elisions` are the marks of omission, wherever they stand, also at the edges.
    """

    id: str
    text: str
    span: Span
    pieces: tuple[Span, ...]
    form: Form
    joints: tuple[Joint, ...] = ()
    insertions: tuple[Span, ...] = ()
    elisions: tuple[Span, ...] = ()
    use: Use = Use.SPEECH
    why: str = ""  # the reason for a `use` other than speech, for a person


class PersonKind(StrEnum):
    """What sort of source a `Person` is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody a story names. `name` is the fullest form, `aliases` the other forms, `variants` likely misspellings."""

    id: str
    name: str
    kind: PersonKind = PersonKind.PERSON
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()


class How(StrEnum):
    """On what the link from a quotation to its person rests."""

    NAME = "name"
    SURNAME = "surname"
    ROLE = "role"
    PRONOUN = "pronoun"
    CONTINUATION = "continuation"
    DOCUMENT = "document"
    GROUP = "group"
    UNNAMED = "unnamed"
    GIVEN = "given"  # the caller named the speaker
    NONE = "none"


class Certainty(StrEnum):
    """How far a link may be trusted; only SURE links may accuse."""

    SURE = "sure"
    LIKELY = "likely"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Whom the story names for a quotation. `source` and `cue` are spans of the story.

    `via` names the document or channel through which the story has the words ("email", "note", "statement", "tweet"),
    `reporter` the person who passes them on ("Rice" in "Rice wrote that Obama said"), None where the story has none.
    `candidates` are the names in question while `certainty` is open. `content` is all that the story gives as the
    source's, where that is more than the quotation: the whole of 'that he was "done"'.
    """

    source: Span | None = None
    cue: Span | None = None
    person: Person | None = None
    how: How = How.NONE
    certainty: Certainty = Certainty.OPEN
    via: str | None = None
    reporter: str | None = None
    parent: str | None = None
    candidates: tuple[str, ...] = ()
    content: tuple[Span, ...] = ()


# --- the record's side -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a record: `record` is its id, `span` half-open in its text, `speaker` the speaker of its first turn."""

    record: str
    span: Span
    speaker: str | None
    place: Place


class Op(StrEnum):
    """What happened to words on their way from the record into the story."""

    SAME = "same"
    DROP = "drop"  # the record has them, the story does not
    ADD = "add"  # the story has them, the record does not
    SWAP = "swap"


class Grade(StrEnum):
    """How much an edit weighs."""

    COSMETIC = "cosmetic"
    GRAMMATICAL = "grammatical"
    SUBSTANTIVE = "substantive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One step of an alignment, over whole words. An empty side is an empty span where its words would stand."""

    op: Op
    story: Span
    record: Span
    grade: Grade | None = None  # None for SAME, and until judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One run of a quotation and the passage it stands on. `score` is 1 for equal words and falls towards 0."""

    piece: Span
    passage: Passage
    edits: tuple[Edit, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A quotation laid on the record, legs in story order; `score` weighs the legs by their words."""

    legs: tuple[Leg, ...]
    score: float


# --- verdicts --------------------------------------------------------------------------------------------------------


class Wording(StrEnum):
    """What became of the words."""

    VERBATIM = "verbatim"
    COSMETIC = "cosmetic"
    BRACKETED = "bracketed"
    ELIDED = "elided"
    CLEANED = "cleaned"
    JOINED = "joined"
    RECORD_DAMAGED = "record-damaged"
    CUT = "cut"
    ALTERED = "altered"
    PARAPHRASED = "paraphrased"
    REVERSED = "reversed"
    SPLICED = "spliced"
    ABSENT = "absent"


class Voice(StrEnum):
    """Whether the passage's speaker is whom the story names."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"
    NOT_CHECKED = "not-checked"


class Setting(StrEnum):
    """Whether what governs the passage came along."""

    KEPT = "kept"
    CUT = "cut"
    UNKNOWN = "unknown"


class Ruling(StrEnum):
    """The gravest thing that can be said of a quotation, mildest first; the order ranks them."""

    VERBATIM = "verbatim"
    COSMETIC = "cosmetic"
    BRACKETED = "bracketed"
    ELIDED = "elided"
    CLEANED = "cleaned"
    JOINED = "joined"
    RECORD_DAMAGED = "record-damaged"
    ELISION_MATERIAL = "elision-material"
    OUT_OF_CONTEXT = "out-of-context"
    CUT = "cut"
    ALTERED = "altered"
    PARAPHRASED = "paraphrased"
    SPLICED = "spliced"
    REVERSED = "reversed"
    WRONG_SPEAKER = "wrong-speaker"
    NOT_A_QUOTATION = "not-a-quotation"
    AMBIGUOUS = "ambiguous"
    NOT_IN_THIS_RECORD = "not-in-this-record"
    NOT_ON_RECORD = "not-on-record"

    @property
    def rank(self) -> int:
        """Where this ruling stands from mildest (0) to gravest, for choosing the gravest of several."""
        return _RANKS[self]

    @property
    def severity(self) -> int | None:
        """0 (as it should be) to 5; None where the ruling accuses nobody of anything."""
        return SEVERITY[self]


_RANKS = {ruling: rank for rank, ruling in enumerate(Ruling)}

SEVERITY: dict[Ruling, int | None] = {
    Ruling.VERBATIM: 0,
    Ruling.COSMETIC: 0,
    Ruling.BRACKETED: 0,
    Ruling.ELIDED: 0,
    Ruling.CLEANED: 1,
    Ruling.JOINED: 1,
    Ruling.RECORD_DAMAGED: 1,
    Ruling.ELISION_MATERIAL: 2,
    Ruling.OUT_OF_CONTEXT: 2,
    Ruling.CUT: 3,
    Ruling.ALTERED: 3,
    Ruling.PARAPHRASED: 3,
    Ruling.SPLICED: 4,
    Ruling.REVERSED: 4,
    Ruling.WRONG_SPEAKER: 4,
    Ruling.NOT_A_QUOTATION: None,
    Ruling.AMBIGUOUS: None,
    Ruling.NOT_IN_THIS_RECORD: None,
    Ruling.NOT_ON_RECORD: 5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that was noticed. `code` is stable, `note` is a sentence for an editor.

    `ruling` is what it amounts to on its own, None for a mere note. `story` and `record` are the words on both sides,
    None where a side has none; `record_id` says which record `record` points into.
    """

    code: str
    note: str
    ruling: Ruling | None = None
    story: Span | None = None
    record: Span | None = None
    record_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Three judgements kept apart, because one quotation can fail several, and every reason for them.

    `moved` is the severity that a house policy gives the ruling instead of its usual one, None where it gives none.
    """

    ruling: Ruling
    wording: Wording
    voice: Voice
    setting: Setting
    reasons: tuple[Reason, ...] = ()
    moved: int | None = None

    @property
    def severity(self) -> int | None:
        """The severity of the ruling under the house policy; None where it accuses nobody."""
        return self.ruling.severity if self.moved is None else self.moved


# --- what comes out --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A quotation, whom the story names, where it stands, and what was found. `alignment` is that of the best place.

    `places` are ranked, the one judged first; `scores[i]` belongs to `places[i]`; `more_places` counts those left out.
    `verdict` is None for indirect statements, which nothing here rules on.
    """

    id: str
    quotation: Quotation
    attribution: Attribution
    alignment: Alignment | None = None
    places: tuple[Passage, ...] = ()
    scores: tuple[float, ...] = ()
    more_places: int = 0
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReport:
    """Everything found in one story: `findings` in story order, `statements` the indirect ones."""

    story: Story
    findings: tuple[Finding, ...] = ()
    statements: tuple[Finding, ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of one check. `unread` lists the files of the batch that could not be read."""

    stories: tuple[StoryReport, ...]
    records: tuple[Record, ...]
    made_with: str
    unread: tuple[Unread, ...] = ()
    policy: str = "ap"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all stories, story by story."""
        return tuple(finding for story in self.stories for finding in story.findings)


def identify(sha256: str, span: Span, *more: str) -> str:
    """Return an id that is the same on every machine and run: a hash of the document's bytes, a span, and `more`."""
    key = "\x1f".join((sha256, str(span.start), str(span.end), *more))
    return hashlib.sha256(key.encode()).hexdigest()[:12]
