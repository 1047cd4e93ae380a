"""A finding -> its quotation with what was dropped and added, word by word, ready to be set by any renderer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Edit, Finding, Grade, Leg, Mask, MaskKind, Op, Quotation, Record, Span, Story
from onrecord.text.corrections import corrections_over

# Below this share of equal words an interlinear display is a hail of marks, and both texts read better apart.
READABLE_SHARE = 0.5
# An aligner puts a dropped word beside the dots, not on them: a space or a closing mark may stand between.
NEAR_ELISION = 2
# More than this left out in one place is not spelled out: both its ends are, and the passages stand below it.
GAP_CHARACTERS = 240
GAP_END = 80

_OPENING = "“‘«„(["


class Kind(StrEnum):
    """What a stretch of a displayed quotation or passage is."""

    PLAIN = "plain"
    ADDED = "added"  # the story has it, the record does not
    DROPPED = "dropped"  # the record has it, the story does not, and nothing shows it
    GAP = "gap"  # the record has it, and the story shows that something is left out or replaced there
    PASSAGE = "passage"  # words of the record that the quotation stands on
    BESIDE = "beside"  # words beside the passage that a reason points at
    MASKED = "masked"  # page heads and the like, which no step reads


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one kind, as they stand in their document."""

    text: str
    kind: Kind


def show_differences(story: Story, finding: Finding, records: Mapping[str, Record]) -> tuple[Stretch, ...]:
    """Return the quotation as printed, marks included, with dropped and added words in place.

    Without the `DROPPED` and `GAP` stretches it is the story's text under the quotation's span, less what its masks
    cover. Where too little is equal, and where nothing was aligned, it is one plain stretch.
    """
    quotation = finding.quotation
    legs = finding.alignment.legs if finding.alignment else ()
    if not is_shown_in_place(finding):
        return (_print(story, quotation.span.start, quotation.span.end),)
    return tuple(_space(list(join_stretches(_walk(story, quotation, legs, records)))))


def is_shown_in_place(finding: Finding) -> bool:
    """Say whether enough is equal for `show_differences` to show the record's words inside the story's."""
    return finding.alignment is not None and _equal_share(finding.alignment.legs) >= READABLE_SHARE


def join_stretches(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Give the stretches with neighbours of one kind joined and empty ones left out."""
    last: Stretch | None = None
    for stretch in stretches:
        if not stretch.text:
            continue
        if last is not None and last.kind is stretch.kind:
            last = Stretch(last.text + stretch.text, last.kind)
            continue
        if last is not None:
            yield last
        last = stretch
    if last is not None:
        yield last


def read_words(record: Record, span: Span) -> str:
    """Return the record's words under `span` as corrected, without what a mask covers, asides excepted."""
    parts, cursor = [], span.start
    corrections = corrections_over(record.corrections, span)
    holes = [(mask.span, "") for mask in masks_over(record, span) if mask.kind is not MaskKind.ASIDE]
    holes += [(each.span, each.text) for each in corrections]
    for hole, text in sorted(holes, key=lambda each: each[0]):
        if hole.end > cursor:
            parts += [record.text[cursor : max(cursor, hole.start)], text]
            cursor = hole.end
    return "".join((*parts, record.text[cursor : max(cursor, span.end)]))


def masks_over(document: Record | Story, span: Span) -> tuple[Mask, ...]:
    """Return the masks that share a character with `span`; relies on masks being sorted and disjoint."""
    first = bisect_right(document.masks, span.start, key=lambda mask: mask.span.end)
    last = bisect_left(document.masks, span.end, key=lambda mask: mask.span.start)
    return tuple(document.masks[first:last])


def _print(story: Story, start: int, end: int) -> Stretch:
    """Return the story's own words there; a caption that landed between them is not read out."""
    parts, cursor = [], start
    for mask in masks_over(story, Span(start, max(start, end))):
        parts.append(story.text[cursor : mask.span.start])
        cursor = max(cursor, mask.span.end)
    return Stretch("".join((*parts, story.text[cursor:end])), Kind.PLAIN)


def _equal_share(legs: Iterable[Leg]) -> float:
    edits = [edit for leg in legs for edit in leg.edits]
    equal = sum(len(edit.story) for edit in edits if edit.op is Op.SAME or edit.grade is Grade.COSMETIC)
    return equal / max(1, sum(len(edit.story) for edit in edits))


def _walk(
    story: Story, quotation: Quotation, legs: tuple[Leg, ...], records: Mapping[str, Record]
) -> Iterator[Stretch]:
    cursor = quotation.span.start
    for i, leg in enumerate(legs):
        record = records[leg.passage.record]
        if i:
            elision = next((e for e in quotation.elisions if cursor <= e.start and e.end <= leg.piece.start), None)
            yield _print(story, cursor, elision.end if elision else cursor)
            cursor = elision.end if elision else cursor
            yield Stretch(_gap_words(legs[i - 1], leg, record), Kind.GAP)
        for edit in leg.edits:
            yield _print(story, cursor, max(cursor, edit.story.start))
            yield from _show_edit(story, quotation, edit, record)
            cursor = max(cursor, edit.story.end)
    yield _print(story, cursor, quotation.span.end)


def _show_edit(story: Story, quotation: Quotation, edit: Edit, record: Record) -> Iterator[Stretch]:
    printed = _print(story, edit.story.start, edit.story.end).text
    if edit.op is Op.SAME or edit.grade is Grade.COSMETIC:
        yield Stretch(printed, Kind.PLAIN)
        return
    near = Span(edit.story.start - NEAR_ELISION, edit.story.end + NEAR_ELISION)
    in_brackets = any(
        insertion.holds(edit.story) or insertion.touches(edit.story) for insertion in quotation.insertions
    )
    is_shown = in_brackets or (edit.op is Op.DROP and any(elision.touches(near) for elision in quotation.elisions))
    yield Stretch(_abridge(read_words(record, edit.record).strip()), Kind.GAP if is_shown else Kind.DROPPED)
    yield Stretch(printed, Kind.PLAIN if in_brackets else Kind.ADDED)


def _space(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Give words that the story lacks the spaces that set them off from their neighbours."""
    for i, stretch in enumerate(stretches):
        if stretch.kind not in (Kind.DROPPED, Kind.GAP):
            yield stretch
            continue
        left = stretches[i - 1].text[-1] if i else " "
        right = stretches[i + 1].text[0] if i + 1 < len(stretches) else " "
        lead = "" if left.isspace() or left in _OPENING else " "
        tail = " " if right.isalnum() or right in _OPENING else ""
        yield Stretch(lead + stretch.text + tail, stretch.kind)


def _gap_words(before: Leg, after: Leg, record: Record) -> str:
    """Return what the record has between two legs, "" where they do not follow one another in it."""
    start, end = before.passage.span.end, after.passage.span.start
    if before.passage.record != after.passage.record or start >= end:
        return ""
    return _abridge(read_words(record, Span(start, end)).lstrip(" \t\n.,;:").rstrip(" \t\n,;:"))


def _abridge(words: str) -> str:
    """Return `words` without their middle where they are many, cut between words."""
    if len(words) <= GAP_CHARACTERS:
        return words
    return f"{words[:GAP_END].rsplit(maxsplit=1)[0]} … {words[-GAP_END:].split(maxsplit=1)[-1]}"
