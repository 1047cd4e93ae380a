"""The rows of a trace -> the same rows, words at the edges laid beside the others and not on another sentence.

A free alignment takes "I" of "I never said it" from "I have not read it. So I'd never said it": a common word of
another sentence is worth more to it than a changed one.
"""

from __future__ import annotations

from itertools import takewhile

from onrecord.align.query import Query
from onrecord.model import Record
from onrecord.text.fold import Words
from onrecord.text.sentences import ends_sentence

SAME, DROP, ADD, SWAP = range(4)  # the order of the members of model.Op
Rows = list[list[int]]  # (op, query word, window word)

# Words at an edge that tell more bits are a part of the quotation that was cut off from the rest: 26 bits are two plain
# words of content, or five of grammar.
MOST_STRAY_BITS = 26.0


def hold_edges(rows: Rows, query: Query, record: Record, words: Words, first: int) -> Rows:
    """Return the rows with a few words at either edge taken back from another sentence of the record.

    `first` is the record's word that the rows count from. Where the story ends a sentence there, too, or marks what is
    missing, they stay.
    """
    rows = _hold_last(_hold_first(rows, query, record, words, first), query, record, words, first)
    return _add_outside(rows, query, record, words, first)


def _add_outside(rows: Rows, query: Query, record: Record, words: Words, first: int) -> Rows:
    """Turn swaps at the edges into additions where the record's word stands in another sentence than the rest."""
    standing = [i for i, row in enumerate(rows) if row[0] == SAME]
    if not standing:
        return rows
    start, end = 0, len(rows)
    for i in range(standing[0]):
        if rows[i][0] == SWAP and _is_outside(query, record, words, rows[i + 1][1], first + rows[i][2]):
            start = i + 1
    for i in range(len(rows) - 1, standing[-1], -1):
        if rows[i][0] == SWAP and _is_outside(query, record, words, rows[i][1], first + rows[i][2] - 1):
            end = i
    before = [[ADD, mine, rows[start][2]] for op, mine, _ in rows[:start] if op != DROP]
    after = [[ADD, mine, rows[end - 1][2] + 1] for op, mine, _ in rows[end:] if op != DROP]
    return [*before, *rows[start:end], *after]


def _is_outside(query: Query, record: Record, words: Words, mine: int, theirs: int) -> bool:
    """Say whether the record ends a sentence after a word where the story, before one of its own, does not."""
    return _stops_after(record, words, theirs) and not _is_parted(query, mine)


def _hold_first(rows: Rows, query: Query, record: Record, words: Words, first: int) -> Rows:
    head = list(takewhile(lambda row: row[0] != DROP, rows))
    at = len(head)
    while at < len(rows) and rows[at][0] == DROP:
        at += 1
    if at == len(rows) or at == len(head) or not _are_strays(query, head) or _is_parted(query, rows[at][1]):
        return rows
    passed = [first + row[2] for row in rows[len(head) - 1 : at]]
    if not _passes_stop(record, words, passed, first + rows[at][2]):
        return rows
    held, place = [], rows[at][2] - 1
    for _, mine, _ in reversed(head):
        if place >= 0 and not _stops_after(record, words, first + place):
            held.append([_op(query, words, mine, first + place), mine, place])
            place -= 1
        else:
            held.append([ADD, mine, place + 1])
    return [*reversed(held), *rows[at:]]


def _hold_last(rows: Rows, query: Query, record: Record, words: Words, first: int) -> Rows:
    tail = list(takewhile(lambda row: row[0] != DROP, reversed(rows)))[::-1]
    start = end = len(rows) - len(tail)
    while start and rows[start - 1][0] == DROP:
        start -= 1
    if not start or start == end or not _are_strays(query, tail) or _is_parted(query, tail[0][1]):
        return rows
    passed = [first + row[2] for row in rows[start - 1 : end]]
    if not _passes_stop(record, words, passed, passed[0]):
        return rows
    held, place = [], rows[start - 1][2]
    for _, mine, _ in tail:
        if first + place + 1 < len(words) and not _stops_after(record, words, first + place):
            place += 1
            held.append([_op(query, words, mine, first + place), mine, place])
        else:
            held.append([ADD, mine, place + 1])
    return [*rows[:start], *held]


def _are_strays(query: Query, rows: Rows) -> bool:
    return bool(rows) and sum(query.bits[row[1]] for row in rows) < MOST_STRAY_BITS


def _is_parted(query: Query, at: int) -> bool:
    """Say whether the story itself shows a seam before the word at `at`."""
    return at in query.marks or at in query.stops


def _passes_stop(record: Record, words: Words, passed: list[int], near: int) -> bool:
    """Say whether a sentence ends among the words `passed` over, in the turn of the word `near`.

    Where somebody else breaks in, the sentence goes on behind them.
    """
    starts = words.starts
    turn = record.turn_at(int(starts[near]))
    return any(_stops_after(record, words, at) and record.turn_at(int(starts[at])) == turn for at in passed)


def _stops_after(record: Record, words: Words, at: int) -> bool:
    """Say whether a sentence of the record ends after a word; at dots a speaker breaks off and may go on."""
    end = int(words.ends[at])
    return ends_sentence(record.text, end) and not record.text.startswith(("..", "…"), end)


def _op(query: Query, words: Words, mine: int, theirs: int) -> int:
    return SAME if query.words.hashes[mine] == words.hashes[theirs] else SWAP
