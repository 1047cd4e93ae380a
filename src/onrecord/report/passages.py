"""A passage of a record -> where a person finds it, and the words around it, cut at sentences and never at will."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.model import Edit, Finding, Grade, Leg, MaskKind, Op, Passage, Place, Record, Span, Turn
from onrecord.report.differences import Kind, Stretch, join_stretches, masks_over
from onrecord.report.segments import segment
from onrecord.text.corrections import corrections_over
from onrecord.text.sentences import split_sentences

# As much of a turn as a reader takes in at a glance; sentence ends are looked for inside it.
AROUND = 200
# Two legs further apart than this are shown as passages of their own; a reason further off is told by its note alone.
ONE_VIEW = 600
# A reason that points at more than this points at a stretch of the record, not at words to be marked.
MARKED = 300

_WORD_START = re.compile(r"\s\S")
_KEEPS = (MaskKind.ASIDE, MaskKind.GAP, MaskKind.REDACTION)


@dataclass(frozen=True, slots=True)
class TurnView:
    """A turn, or the part of it that is shown; `is_beside` where the passage does not touch it."""

    speaker: str | None
    seconds: float | None
    stretches: tuple[Stretch, ...]
    is_beside: bool


@dataclass(frozen=True, slots=True)
class PassageView:
    """One stretch of one record with the legs that stand on it; `passage` is the first of them."""

    record: Record
    passage: Passage
    turns: tuple[TurnView, ...]


def look_around(record: Record, span: Span, limit: int = AROUND) -> tuple[Span, Span]:
    """Return what stands left and right of `span` in its turn, at most `limit` characters each.

    What is longer is cut at a sentence, else at a word; both spans touch `span`.
    """
    turn = _turn_span(record, span.start)
    left = Span(min(turn.start, span.start), span.start)
    if len(left) > limit:
        left = Span(_advance(record.text, Span(span.start - limit, span.start)), span.start)
    end = max(_turn_span(record, max(span.start, span.end - 1)).end, span.end)
    right = Span(span.end, end)
    if len(right) > limit:
        right = Span(span.end, _retreat(record.text, Span(span.end, span.end + limit)))
    return left, right


def locate(record: Record, place: Place) -> str:
    """Return the place in words, "page 3, line 41, turn 17, 00:31".

    Where lines are numbered on paper, the printed page comes first: "page 14, line 3 (page 12 of the file)". People
    count turns from 1, as pages and lines; `Place` and JSON count them from 0.
    """
    parts = []
    label = place.page_label or next((page.label for page in record.pages if page.number == place.page), None)
    if place.is_line_printed and place.page is not None and place.line is not None:
        other = f" (page {place.page} of the file)" if label and label != str(place.page) else ""
        parts.append(f"page {label or place.page}, line {place.line}{other}")
        place = replace(place, page=None, line=None)
    if place.page is not None:
        parts.append(f"page {place.page}" + (f" (marked {label})" if label and label != str(place.page) else ""))
    if place.line is not None:
        parts.append(f"line {place.line}")
    if place.unit is not None:
        parts.append(place.unit)
    if place.turn is not None and len(record.turns) > 1:
        parts.append(f"turn {place.turn + 1}")
    if place.seconds is not None:
        parts.append(tell_time(place.seconds))
    return ", ".join(parts)


def tell_time(seconds: float) -> str:
    """Return seconds from the start of a recording as "mm:ss", from one hour on as "h:mm:ss"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def view_passages(
    finding: Finding, records: Mapping[str, Record], reach: int = AROUND, neighbours: int = 1
) -> tuple[PassageView, ...]:
    """Return the passages that a finding was judged on, in story order, with the turns around them.

    `reach` is how many characters of a turn are shown beside the passage, `neighbours` how many turns before and after.
    Legs that stand near one another in one record share a view.
    """
    groups = _group(finding, records)
    return tuple(_view(finding, records[group[0].record], group, reach, neighbours) for group in groups)


def _group(finding: Finding, records: Mapping[str, Record]) -> list[list[Passage]]:
    legs = finding.alignment.legs if finding.alignment else ()
    passages = [part for leg in legs for part in _part(leg, records[leg.passage.record])] or finding.places[:1]
    groups: list[list[Passage]] = []
    for passage in passages:
        last = groups[-1] if groups else []
        if last and last[-1].record == passage.record and _distance(last[-1].span, passage.span) <= ONE_VIEW:
            last.append(passage)
        else:
            groups.append([passage])
    return groups


def _part(leg: Leg, record: Record) -> Iterator[Passage]:
    """Give the passage of a leg in parts, cut where the story leaves out more than one view shows."""
    start = leg.passage.span.start
    for edit in leg.edits:
        if edit.op is Op.DROP and _is_far(edit):
            yield _passage(record, Span(start, edit.record.start))
            start = edit.record.end
    yield _passage(record, Span(start, leg.passage.span.end)) if start > leg.passage.span.start else leg.passage


def _passage(record: Record, span: Span) -> Passage:
    words = re.search(r"\w.*\w|\w", span.of(record.text), re.DOTALL)
    if words:
        span = Span(span.start + words.start(), span.start + words.end())
    start = span.start
    return Passage(record=record.id, span=span, speaker=record.speaker_at(start), place=record.place_at(start))


def _view(finding: Finding, record: Record, group: list[Passage], reach: int, neighbours: int) -> PassageView:
    spans = [passage.span for passage in group]
    hull = Span(min(span.start for span in spans), max(span.end for span in spans))
    beside = [span for span in _reason_spans(finding, record) if _distance(span, hull) <= ONE_VIEW]
    hull = Span(min([hull.start, *(s.start for s in beside)]), max([hull.end, *(s.end for s in beside)]))
    turns = record.turns or (Turn(span=Span(0, len(record.text)), speaker=record.author),)
    first = max(0, (record.turn_at(hull.start) or 0) - neighbours)
    last = (record.turn_at(max(hull.start, hull.end - 1)) or 0) + neighbours
    turns = turns[first : last + 1]
    masks = masks_over(record, Span(turns[0].span.start, turns[-1].span.end))
    layers = [(mask.span, Kind.MASKED) for mask in masks if mask.kind not in _KEEPS]
    layers += [(span, Kind.DROPPED) for span in _dropped(finding, record)]
    layers += [(span, Kind.PASSAGE) for span in spans]
    layers += [(span, Kind.BESIDE) for span in beside]
    views = (_view_turn(record, turn, hull, layers, reach) for turn in turns)
    return PassageView(record=record, passage=group[0], turns=tuple(view for view in views if view.stretches))


def _view_turn(record: Record, turn: Turn, hull: Span, layers: Iterable[tuple[Span, Kind]], reach: int) -> TurnView:
    """Return as much of the turn as lies in the hull or within reach of it, cut at sentences where it is cut."""
    text, start, end = record.text, turn.span.start, turn.span.end
    left, right = min(hull.start, end), max(hull.end, start)
    if left - start > reach:
        start = _advance(text, Span(left - reach, left))
    if end - right > reach:
        end = _retreat(text, Span(right, right + reach))
    edges = [(each.span, Kind.PLAIN) for each in corrections_over(record.corrections, Span(start, end))]
    runs = segment(Span(start, end), [*layers, *edges])
    stretches = [Stretch(_read(run, record), labels[0] if labels else Kind.PLAIN) for run, labels in runs]
    if start > turn.span.start:
        stretches.insert(0, Stretch("… ", Kind.PLAIN))
    if text[end : turn.span.end].strip():
        stretches.append(Stretch(" …", Kind.PLAIN))
    return TurnView(
        speaker=turn.speaker or turn.label,
        seconds=turn.seconds,
        stretches=tuple(join_stretches(stretches)),
        is_beside=not turn.span.touches(hull),
    )


def _read(run: Span, record: Record) -> str:
    """Return the characters of a run that crosses no edge of a correction; corrected ones stand where it begins."""
    correction = next(iter(corrections_over(record.corrections, run)), None)
    if correction is None:
        return run.of(record.text)
    return correction.text if run.start == correction.span.start else ""


def _reason_spans(finding: Finding, record: Record) -> list[Span]:
    reasons = finding.verdict.reasons if finding.verdict else ()
    spans = [reason.record for reason in reasons if reason.record and reason.record_id == record.id]
    return [span for span in spans if 0 < len(span) <= MARKED]


def _dropped(finding: Finding, record: Record) -> list[Span]:
    edits: list[Edit] = []
    for leg in finding.alignment.legs if finding.alignment else ():
        if leg.passage.record == record.id:
            edits.extend(leg.edits)
    changed = (edit for edit in edits if edit.op in (Op.DROP, Op.SWAP) and edit.grade is not Grade.COSMETIC)
    return [edit.record for edit in changed if not _is_far(edit)]


def _is_far(edit: Edit) -> bool:
    return len(edit.record) > ONE_VIEW


def _turn_span(record: Record, offset: int) -> Span:
    turn = record.turn_at(offset)
    return Span(0, len(record.text)) if turn is None else record.turns[turn].span


def _distance(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _advance(text: str, window: Span) -> int:
    """Return where the first whole sentence of the window starts, else its first whole word."""
    sentences = split_sentences(text, window)
    word = _WORD_START.search(text, window.start, window.end)
    return sentences[1].start if len(sentences) > 1 else word.end() - 1 if word else window.start


def _retreat(text: str, window: Span) -> int:
    """Return where the last whole sentence of the window ends, else its last whole word."""
    sentences = split_sentences(text, window)
    if len(sentences) > 1:
        return sentences[-2].end
    space = text.rfind(" ", window.start, window.end)
    return space if space > window.start else window.end
