"""An alignment -> the changes between record and story, blocks of words on both sides, and the mark they stand at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from onrecord.judge import number_words
from onrecord.judge.numbers import is_number_word
from onrecord.judge.words import Document, Word
from onrecord.model import Edit, Joint, Leg, Op, Quotation, Span


class Mark(StrEnum):
    """What the story shows at the place of a change."""

    NONE = "none"
    ELISION = "elision"
    CUE = "cue"
    PARAGRAPH = "paragraph"
    BRACKET = "bracket"


class Row(NamedTuple):  # made by the ten thousand: a frozen dataclass takes three times as long
    """One word of an alignment: a pair, or one side alone. `edit` counts the edits of its leg."""

    op: Op
    story: Word | None
    record: Word | None
    mark: Mark
    edit: int


@dataclass(frozen=True, slots=True)
class Change:
    """A maximal block of words that differ at one place.

    `story` or `record` may be empty, not both. `span` is where the block stands in the story, `record_span` in the
    record. `edits` are the positions in the leg's edits that the block is made of. `first` and `last` bound the rows.
    """

    op: Op
    story: tuple[Word, ...]
    record: tuple[Word, ...]
    span: Span
    record_span: Span
    mark: Mark
    edits: tuple[int, ...]
    first: int
    last: int


def mark_at(quotation: Quotation, edit: Edit) -> Mark:
    """Return what the story shows where `edit` stands; only dropped words can stand at a mark."""
    if edit.op is not Op.DROP:
        return Mark.NONE
    at = edit.story.start
    if any(insertion.start <= at <= insertion.end for insertion in quotation.insertions):
        return Mark.BRACKET
    for left, right, joint in zip(quotation.pieces, quotation.pieces[1:], quotation.joints, strict=False):
        if left.end <= at <= right.start:
            return {Joint.ELISION: Mark.ELISION, Joint.CUE: Mark.CUE, Joint.PARAGRAPH: Mark.PARAGRAPH}[joint]
    return Mark.NONE


def lay_rows(quotation: Quotation, leg: Leg, story: Document, record: Document) -> tuple[Row, ...]:
    """Return the words of one leg, one row a word, in order."""
    rows: list[Row] = []
    for position, edit in enumerate(leg.edits):
        mine, theirs = story.under(edit.story), record.under(edit.record)
        mark = mark_at(quotation, edit)
        if edit.op in (Op.SAME, Op.SWAP):
            for a, b in zip(mine, theirs, strict=True):
                signs = not a.raw.isalpha() and edit.op is Op.SAME and signs_differ(story, a, record, b)
                op = Op.SWAP if signs else edit.op
                rows.append(Row(op, a, b, mark, position))
        else:
            rows += [Row(edit.op, a, None, mark, position) for a in mine]
            rows += [Row(edit.op, None, b, mark, position) for b in theirs]
    return tuple(rows)


def signs_differ(story: Document, mine: Word, record: Document, theirs: Word) -> bool:
    """Say whether two equal figures carry different signs, as "$3" and "3%" do: the fold does not see the signs."""
    if not mine.has_digit:
        return False
    return _signs(story.text, mine) != _signs(record.text, theirs)


def _signs(text: str, word: Word) -> tuple[str, str]:
    before = text[word.start - 1 : word.start] if word.start else ""
    after = text[word.end : word.end + 1]
    minus = before in "-−" and not text[max(0, word.start - 2) : max(0, word.start - 1)].strip() if before else False
    return "minus" if minus else number_words.UNIT_SIGNS.get(before, ""), number_words.UNIT_SIGNS.get(after, "")


def _holds_number(row: Row) -> bool:
    words = [word for word in (row.story, row.record) if word]
    return any(is_number_word(word) or word.folded in number_words.UNIT_WORDS for word in words)


def _is_joint(row: Row) -> bool:
    return row.record is not None and row.record.folded in {"and", "a"}


def _cuts_number(rows: tuple[Row, ...], first: int, last: int) -> bool:
    """Say whether a block holds a number, and a part of it may stand outside the block.

    Where words are only dropped or added, that is so if a number word stands right beside them, not a mere unit.
    """
    if not any(_holds_number(row) for row in rows[first:last]):
        return False
    if any(row.story for row in rows[first:last]) and any(row.record for row in rows[first:last]):
        return True
    beside = [rows[i].record for i in (first - 1, last) if 0 <= i < len(rows)]
    return any(word is not None and is_number_word(word) for word in beside)


_IN_NUMBERS = frozenset(number_words.UNIT_WORDS) | {"and", "point", "minus", "per", "cent", "a"}


def _is_number_like(row: Row) -> bool:
    words = [word for word in (row.story, row.record) if word]
    return any(is_number_word(word) or word.folded in _IN_NUMBERS for word in words)


def _blocks(rows: tuple[Row, ...]) -> Iterator[tuple[int, int]]:
    """Yield [first, last) of each block: neighbouring differing rows at one mark, numbers taken whole."""
    key = [None if row.op is Op.SAME else row.mark for row in rows]
    index = 0
    for mark, group in groupby(key):
        size = len(list(group))
        if mark is not None:
            yield index, index + size
        index += size


def _take_numbers_whole(rows: tuple[Row, ...], blocks: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Widen blocks that change a part of a number to the whole number, so that "$3 million" meets "three million"."""
    out: list[tuple[int, int]] = []
    for first, last in blocks:
        if rows[first].mark is Mark.NONE and _cuts_number(rows, first, last):
            while first > 0 and rows[first - 1].mark is Mark.NONE and _is_number_like(rows[first - 1]):
                first -= 1
            while last < len(rows) and rows[last].mark is Mark.NONE and _is_number_like(rows[last]):
                last += 1
            while first < last and rows[first].op is Op.SAME and _is_joint(rows[first]):
                first += 1
            while first < last and rows[last - 1].op is Op.SAME and _is_joint(rows[last - 1]):
                last -= 1
        if out and first <= out[-1][1] and rows[out[-1][0]].mark is rows[first].mark:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return out


def _rest_of_number(record: Document, word: Word) -> tuple[Word, ...]:
    rest = []
    for following in record.after(word.end, LONGEST_NUMBER):
        if not (is_number_word(following) or following.folded in _IN_NUMBERS):
            break
        rest.append(following)
    while rest and not is_number_word(rest[-1]) and rest[-1].folded not in number_words.UNIT_WORDS:
        rest.pop()
    return tuple(rest)


def _start_of_number(record: Document, word: Word) -> tuple[Word, ...]:
    before = record.before(word.start, LONGEST_NUMBER)
    start = len(before)
    while start and (is_number_word(before[start - 1]) or before[start - 1].folded in _IN_NUMBERS):
        start -= 1
    while start < len(before) and not is_number_word(before[start]) and before[start].folded != "a":
        start += 1
    return before[start:]


LONGEST_NUMBER = 8  # words: "three million two hundred and ten thousand dollars" has eight


def find_changes(quotation: Quotation, leg: Leg, rows: tuple[Row, ...], record: Document) -> tuple[Change, ...]:
    """Return the blocks of words in which story and record differ on this leg, in story order.

    A number at the end of the passage is read to its own end in the record, though the alignment stops before it.
    """
    changes = []
    for first, last in _take_numbers_whole(rows, _blocks(rows)):
        part = rows[first:last]
        mine = tuple(row.story for row in part if row.story)
        theirs = tuple(row.record for row in part if row.record)
        if last == len(rows) and theirs and is_number_word(theirs[-1]):
            theirs += _rest_of_number(record, theirs[-1])
        if first == 0 and theirs and is_number_word(theirs[0]):
            theirs = _start_of_number(record, theirs[0]) + theirs
        edits = tuple(sorted({row.edit for row in part}))
        changes.append(
            Change(
                op=Op.DROP if not mine else Op.ADD if not theirs else Op.SWAP,
                story=mine,
                record=theirs,
                span=Span(mine[0].start, mine[-1].end) if mine else leg.edits[edits[0]].story,
                record_span=Span(theirs[0].start, theirs[-1].end) if theirs else leg.edits[edits[0]].record,
                mark=part[0].mark,
                edits=edits,
                first=first,
                last=last,
            )
        )
    return tuple(changes)
