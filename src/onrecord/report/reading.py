"""A record -> what was understood of it, for a person or a program, so that a file that was misread shows at once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from onrecord.model import Correction, MaskKind, Record, Span, Turn
from onrecord.report.cites import cite
from onrecord.report.machine import describe_correction
from onrecord.report.pen import Line, Pen
from onrecord.text.masked import hide_masks

READING_SCHEMA = "onrecord-reading-1"
_FIRST_TURNS = 5
_FIRST_WORDS = 300  # characters of a turn: enough to see whose words they are
_SHOWN = (MaskKind.GAP, MaskKind.REDACTION)  # that words are missing is part of what was understood
_UNKNOWN = "not named"
_INDENT = "  "
_MASK_NAMES = {
    MaskKind.CAPTION: "captions",
    MaskKind.MARKUP: "signs of mark-up",
    MaskKind.BOILERPLATE: "boxes of the web site",
    MaskKind.LABEL: "speaker labels",
    MaskKind.ASIDE: "stage directions and notes",
    MaskKind.REMARK: "signs of the transcriber",
    MaskKind.TIMESTAMP: "times",
    MaskKind.PAGE: "page numbers, heads and line numbers",
    MaskKind.GAP: "gaps",
    MaskKind.REDACTION: "redactions",
    MaskKind.HEADER: "headers",
}


def render_reading_terminal(
    record: Record, *, width: int = 80, has_colour: bool = False, encoding: str = "utf-8"
) -> str:
    """Return what was understood of `record` as text `width` columns wide, ending in a line break."""
    pen = Pen(width=width, encoding=encoding, has_colour=has_colour)
    lines = [Line(pen.write((record.title, "bold"))), Line(pen.write((record.origin.uri, "dim"))), Line(pen.write())]
    for name, told in _list_facts(record):
        lines.append(Line(pen.write((told, "")), f"{name + ':':<16}", hang=" " * 16))
    for problem in record.problems:
        lines.append(Line(pen.write((problem, "yellow")), f"{'problem:':<16}", hang=" " * 16))
    lines += [Line(pen.write()), *_show_turns(pen, record)]
    return pen.print(lines)


def render_reading_json(record: Record) -> str:
    """Return what was understood of `record` as indented JSON, ending in a line break."""
    return json.dumps(_describe(record), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _list_facts(record: Record) -> Iterator[tuple[str, str]]:
    yield "kind", record.kind
    yield "date", record.dated.isoformat() if record.dated else "none found"
    if record.author:
        yield "author", record.author
    if record.parties:
        roles = dict(record.roles)
        yield "parties", "; ".join(f"{name}, {roles[name]}" if name in roles else name for name in record.parties)
    yield "language", record.language or "too short to say, or not known"
    yield "fidelity", record.fidelity or "not said"
    if record.complete is not None:
        yield "complete", "yes" if record.complete else "no"
    if record.released:
        yield "released", record.released
    if record.event:
        yield "event", record.event
    for field, value in record.provenance:
        yield field.replace("_", " "), value
    if record.pages:
        yield "pages", _tell_pages(record)
    speakers = _count_speakers(record)
    if record.is_one_voice:
        yield "turns", "one voice, no speaker labels"
    else:
        yield "turns", f"{len(record.turns):,}"
        yield "speakers", ", ".join(f"{name} ({count:,})" for name, count in speakers)
    yield "text", f"{len(record.text):,} characters"
    if record.corrections:
        yield "corrections", "; ".join(_tell_correction(record, correction) for correction in record.corrections)
    masks = Counter(mask.kind for mask in record.masks)
    if masks:
        yield "set aside", ", ".join(f"{count:,} {_MASK_NAMES[kind]}" for kind, count in masks.most_common())


def _tell_pages(record: Record) -> str:
    labels = [page.label for page in record.pages if page.label]
    if not labels:
        return f"{len(record.pages):,}"
    printed = f"{labels[0]} to {labels[-1]}" if len(labels) > 1 else labels[0]
    lines = ", lines numbered" if record.lines and record.lines.are_printed else ""
    return f"{len(record.pages):,}, marked {printed}{lines}"


def _tell_correction(record: Record, correction: Correction) -> str:
    by = f" ({correction.by})" if correction.by else ""
    return f'"{correction.span.of(record.text)}" is "{correction.text}"{by}'


def _count_speakers(record: Record) -> list[tuple[str, int]]:
    return Counter(turn.speaker or turn.label or _UNKNOWN for turn in record.turns).most_common()


def _show_turns(pen: Pen, record: Record) -> Iterator[Line]:
    for turn in record.turns[:_FIRST_TURNS]:
        speaker = turn.speaker or turn.label or ("" if record.is_one_voice else _UNKNOWN)
        label = f", printed {turn.label}" if turn.label and turn.label != speaker else ""
        yield Line(pen.write((speaker, "bold"), (f"{label}{', ' if speaker else ''}{_cite_turn(record, turn)}", "dim")))
        yield Line(pen.write((_read_words(record, turn), "")), _INDENT)
    if len(record.turns) > _FIRST_TURNS:
        yield Line(pen.write((f"... and {len(record.turns) - _FIRST_TURNS:,} more turns", "dim")))


def _cite_turn(record: Record, turn: Turn) -> str:
    """Return where a turn stands; the head of the next page, which may end its span, is no part of it."""
    end = turn.span.end
    heads = [mask.span for mask in record.masks if mask.kind is MaskKind.PAGE and mask.span.touches(turn.span)]
    for head in reversed(heads):
        if head.start > turn.span.start and not record.text[head.end : end].strip():
            end = head.start
    words = record.text[turn.span.start : end].rstrip()
    return cite(record, Span(turn.span.start, turn.span.start + len(words)))


def _read_words(record: Record, turn: Turn) -> str:
    """Return the first words of a turn as they are searched: without what is masked, on one line."""
    span = turn.span
    masks = [mask for mask in record.masks if mask.span.touches(span) and mask.kind not in _SHOWN]
    visible = hide_masks(record.text[: span.end], masks)
    words = " ".join(visible.text[visible.offset_of(span.start) :].split())
    return words if len(words) <= _FIRST_WORDS else words[:_FIRST_WORDS].rsplit(" ", 1)[0] + " …"


def _describe(record: Record) -> dict[str, Any]:
    return {
        "schema": READING_SCHEMA,
        "path": record.origin.uri,
        "sha256": record.origin.sha256,
        "media_type": record.origin.media_type,
        "title": record.title,
        "kind": record.kind,
        "date": record.dated.isoformat() if record.dated else None,
        "author": record.author,
        "parties": record.parties,
        "roles": dict(record.roles),
        "fidelity": record.fidelity,
        "complete": record.complete,
        "released": record.released,
        "provenance": dict(record.provenance),
        "event": record.event,
        "language": record.language,
        "corrections": [describe_correction(correction) for correction in record.corrections],
        "pages": [{"number": page.number, "label": page.label} for page in record.pages],
        "turns": len(record.turns),
        "speakers": [{"name": name, "turns": count} for name, count in _count_speakers(record)],
        "characters": len(record.text),
        "masks": dict(Counter(mask.kind.value for mask in record.masks)),
        "problems": record.problems,
        "first_turns": [
            {
                "speaker": turn.speaker,
                "label": turn.label,
                "start": turn.span.start,
                "end": turn.span.end,
                "cite": _cite_turn(record, turn),
                "text": _read_words(record, turn),
            }
            for turn in record.turns[:_FIRST_TURNS]
        ],
    }
