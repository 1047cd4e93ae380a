"""The Body of a file and what is known of it -> Record."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from onrecord.model import Fidelity, Mask, MaskKind, Origin, Record, Span, Turn, identify
from onrecord.read.appearances import blank, find_roll
from onrecord.read.body import Body
from onrecord.read.brackets import mask_brackets
from onrecord.read.corrections import amend
from onrecord.read.dates import find_date
from onrecord.read.examination import find_examination
from onrecord.read.labels import find_labels, find_prose
from onrecord.read.line_numbers import mask_line_numbers
from onrecord.read.mail import Header, cut_messages, find_headers
from onrecord.read.masks import settle
from onrecord.read.names import name_speakers
from onrecord.read.pages import cut_pages
from onrecord.read.sidecar import Facts
from onrecord.read.turns import cut_turns
from onrecord.text.language import detect_language

_DATED_NAME = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)(?:[ _T]+\d\d[.:h-]\d\d(?:[.:-]\d\d)?)?[ _-]*(?:\((?P<note>[^)]*)\))?[ _-]*(?P<title>.*)"
)
_PREPARED = re.compile(r"\bas (?:written|prepared)\b|\bprepared (?:remarks|for delivery)\b", re.IGNORECASE)
# What programs that write down recordings print at the end of their text.
_MADE_BY_MACHINE = re.compile(r"^[ \t]*Transcribed by https?://otter\.ai\S*[ \t\r]*$", re.MULTILINE)
# The day of a release or a print is not the day of the event.
_OTHER_DAY = re.compile(r"\b(?:releas|print|publish|post|updat|declassif|retriev|access|review)\w*", re.IGNORECASE)
# What a person calls by these names is not cut into turns, whatever stands before its colons.
_ONE_VOICE_KINDS = frozenset(("document", "email", "memo", "note", "statement"))
_NO_MAIL_KINDS = frozenset(("document", "speech", "transcript"))
_NOT_WORDS = frozenset((MaskKind.PAGE, MaskKind.BOILERPLATE, MaskKind.REMARK))
_LONGEST_TITLE = 200
_PAGE_NUMBER = re.compile(r"(?<=\S)(?: {3,}|\t)\s*\d{1,5}$")
# Titles, dates and lists of participants stand in the first lines; further down, dates belong to what is talked about.
_HEADER_LINES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What the words of a record say of it, before anybody's facts are laid over."""

    kind: str
    turns: tuple[Turn, ...]
    masks: tuple[Mask, ...]
    title: str | None = None
    dated: date | None = None
    author: str | None = None
    parties: tuple[str, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()


def make_record(body: Body, origin: Origin, facts: Facts) -> Record:
    """Return the record that `body` holds; `facts` win over its words, its words over its file name."""
    text = body.text
    words = _blank(body)
    pages = body.pages
    page_masks: tuple[Mask, ...] = ()
    if body.turns and (facts.kind not in _ONE_VOICE_KINDS or facts.speakers):
        reading = _take_turns(body, facts)
    else:
        reading = _read_mail(words, facts) or _read_transcript(words, facts) or _read_document(words, facts)
        # What a format knows of its pages is surer than what their words look like.
        if not pages:
            labels = [mask.span for mask in reading.masks if mask.kind is MaskKind.LABEL]
            pages, page_masks = cut_pages(text, labels)
            page_masks = (*page_masks, *mask_line_numbers(text))
    named = _read_name(PurePath(origin.uri).stem)
    made_by = _MADE_BY_MACHINE.search(text, max(0, len(text) - 300))
    signed = [Mask(span=Span(*made_by.span()), kind=MaskKind.HEADER, reason="names the program")] if made_by else []
    masks = settle([*reading.masks, *page_masks, *body.masks, *signed])
    record = Record(
        id=identify(origin.sha256, Span(0, len(text))),
        text=text,
        title=facts.title or _strip_number(reading.title) or named.title or body.title or PurePath(origin.uri).stem,
        origin=origin,
        kind=facts.kind or reading.kind,
        fidelity=facts.fidelity
        or named.fidelity
        or body.fidelity
        or (Fidelity.ASR if made_by else None)
        or (Fidelity.PREPARED if _PREPARED.search(reading.title or "") else None),
        dated=facts.dated or reading.dated or named.dated or body.published,
        author=facts.author or reading.author or body.byline,
        parties=facts.parties or body.parties or reading.parties,
        roles=reading.roles,
        covers=facts.covers,
        complete=facts.complete,
        released=facts.released,
        pages=pages,
        turns=reading.turns,
        masks=masks,
        problems=body.problems,
        anchors=body.anchors,
        provenance=facts.provenance,
        event=facts.event,
        language=facts.language or detect_language(text),
        lines=body.lines,
        boxes=body.boxes,
    )
    return amend(record, facts.corrections) if facts.corrections else record


def _blank(body: Body) -> str:
    """Return the text with spaces for what its format knows to be no words of the record: heads, feet, comments.

    Labels are told from running text by what stands above them, and titles by their place.
    """
    parts: list[str] = []
    position = 0
    for mask in body.masks:
        if mask.kind in _NOT_WORDS:
            parts += [body.text[position : mask.span.start], " " * len(mask.span)]
            position = mask.span.end
    return "".join([*parts, body.text[position:]])


def _strip_number(title: str | None) -> str | None:
    """Return a title without the page number that stands far to the right of it."""
    return _PAGE_NUMBER.sub("", title) if title else None


def _take_turns(body: Body, facts: Facts) -> _Reading:
    """Return the turns that a format itself marks, each with the name that its label stands for."""
    speakers = name_speakers(
        [turn.label for turn in body.turns if turn.label], (*facts.parties, *body.parties), facts.speakers
    )
    timed = [anchor for anchor in body.anchors if anchor.seconds is not None]

    def begin(turn: Turn) -> float | None:
        index = bisect_right(timed, turn.span.start, key=lambda anchor: anchor.start) - 1
        return timed[index].seconds if turn.seconds is None and index >= 0 else turn.seconds

    def name(turn: Turn) -> str | None:
        return turn.speaker or (speakers[turn.label] if turn.label else facts.author or body.byline)

    turns = tuple(replace(turn, speaker=name(turn), seconds=begin(turn)) for turn in body.turns)
    kind = body.kind or "document"
    brackets = settle(mask_brackets(body.text, is_spoken=kind == "transcript"))
    return _Reading(kind=kind, turns=turns, masks=brackets, title=body.title, dated=body.published, author=body.byline)


def _read_name(stem: str) -> Facts:
    """Read what a file name says: "2016-09-07 (As written) Speech, City" has a day, a fidelity and a title."""
    match = _DATED_NAME.fullmatch(stem.strip())
    fidelity = Fidelity.PREPARED if _PREPARED.search(stem) else None
    if match is None:
        return Facts(fidelity=fidelity)
    return Facts(title=match["title"].strip() or None, dated=find_date(match["date"]), fidelity=fidelity)


def _read_mail(text: str, facts: Facts) -> _Reading | None:
    headers = () if facts.kind in _NO_MAIL_KINDS else find_headers(text)
    if not headers:
        return None
    top: Header = headers[0]
    turns, masks = cut_messages(text, headers, facts.author)
    return _Reading(
        kind="email",
        turns=turns,
        masks=(*mask_brackets(text), *masks),
        title=top.subject,
        dated=top.dated,
        author=top.author,
    )


def _read_transcript(text: str, facts: Facts) -> _Reading | None:
    if facts.kind in _ONE_VOICE_KINDS and not facts.speakers:
        return None
    known = (*facts.speakers, *facts.parties, *(party.split()[-1] for party in facts.parties if party.strip()))
    roll = find_roll(text)
    labels = find_labels(
        blank(text, roll.spans) if roll.spans else text, known, is_transcript=facts.kind == "transcript"
    )
    if not labels:
        return None
    examination = find_examination(text)
    printed = [label.meant for label in labels if label.meant] + [match["name"] for match in examination.asked]
    listed = roll.of(printed)
    parties = facts.parties or tuple(dict.fromkeys(one.name for one in listed))
    speakers = name_speakers(printed, parties, facts.speakers)
    brackets = settle(mask_brackets(text, is_spoken=True))
    turns, masks = cut_turns(text, labels, speakers, brackets, examination)
    lists = (Mask(span=span, kind=MaskKind.HEADER, reason="lists who takes part") for span in roll.spans)
    title, dated = _read_header(text, labels[0].line_start)
    return _Reading(
        kind="transcript",
        turns=turns,
        masks=(*brackets, *masks, *lists),
        title=title,
        dated=dated,
        parties=parties,
        roles=tuple((one.name, one.role) for one in listed if one.role),
    )


def _read_document(text: str, facts: Facts) -> _Reading:
    turns = (Turn(span=Span(0, len(text)), speaker=facts.author),)
    brackets = tuple(mask_brackets(text))
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text[:2000]))[:2]
    if (
        len(lines) == 2
        and all(len(line.group()) < _LONGEST_TITLE for line in lines)
        and find_prose(text, lines[1].end()) is None
    ):
        second = lines[1].group().strip()
        dated = find_date(second)
        # A title line and under it a line that is little more than a day.
        if dated and len(second) < 60 and not second.endswith("."):
            header = Mask(span=Span(lines[0].start(), lines[1].end()), kind=MaskKind.HEADER, reason="title and date")
            return _Reading(
                kind="document", turns=turns, masks=(*brackets, header), title=lines[0].group().strip(), dated=dated
            )
    return _Reading(kind="document", turns=turns, masks=brackets)


def _read_header(text: str, end: int) -> tuple[str | None, date | None]:
    prose = find_prose(text, end)
    lines = [line.strip() for line in text[: end if prose is None else prose].splitlines() if line.strip()][
        :_HEADER_LINES
    ]
    title = lines[0] if lines and len(lines[0]) < _LONGEST_TITLE else None
    dates = (find_date(line) for line in lines if not _OTHER_DAY.search(line))
    return title, next((day for day in dates if day), None)
