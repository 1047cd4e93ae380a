"""A change of words -> whether it turns the sense of the words left standing, and how to say so.

Source: VERDICTS.md, "reversed"; Masson v. New Yorker Magazine, 501 U.S. 496 (1991): an alteration matters where it
materially changes the meaning.
"""

from __future__ import annotations

from onrecord.judge import tables
from onrecord.judge.changes import Change
from onrecord.judge.numbers import read_numbers
from onrecord.judge.operators import (
    Kind,
    count_negations,
    find_operators,
    is_condition,
    is_negation,
    is_proper_name,
    opposite,
)
from onrecord.judge.words import Document, Word, is_content, spell
from onrecord.model import Op

REPLACEABLE = (Kind.NUMBER, Kind.UNIT, Kind.DATE, Kind.NAME, Kind.MODAL, Kind.QUANTIFIER)

# Words by which the two sides of a replacement may differ; a word that stands where the record has a whole sentence does
# not replace the "not" in it. VERDICTS.md: a phrase that merely contains an operator turns nothing.
MOST_UNEQUAL = 4

Turn = tuple[str, str]  # a reason's code and its sentence


def turn_of_sense(change: Change, story: Document, record: Document) -> Turn | None:
    """Return why the change turns the sense of the words that stand (code, sentence), None where it does not."""
    if change.op is Op.SWAP:
        return _replaced(change, story, record)
    words, document = (change.record, record) if change.op is Op.DROP else (change.story, story)
    return _one_sided(change.op, words, document)


def _replaced(change: Change, story: Document, record: Document) -> Turn | None:
    mine, theirs = change.story, change.record
    if abs(len(mine) - len(theirs)) > MOST_UNEQUAL:
        return None
    if (count_negations(mine) - count_negations(theirs)) % 2:
        side = "story" if count_negations(mine) > count_negations(theirs) else "record"
        return "negation", f'The {side} says no where the other says yes: "{spell(theirs)}" became "{spell(mine)}".'
    for a in mine:
        for b in theirs:
            if opposite(a.folded, b.folded):
                return "direction", f'The direction is turned round: the record has "{b.raw}", the story "{a.raw}".'
    ours, others = read_numbers(story, mine), read_numbers(record, theirs)
    if (
        ours
        and others
        and not (len(ours) == len(others) and all(a.equals(b) for a, b in zip(ours, others, strict=True)))
    ):
        return "number", f'The number differs: the record has "{spell(theirs)}", the story "{spell(mine)}".'
    kinds_mine = {operator.kind for operator in find_operators(story, mine)}
    kinds_theirs = {operator.kind for operator in find_operators(record, theirs)}
    if (Kind.NUMBER in kinds_theirs and Kind.QUANTIFIER in kinds_mine) or (
        Kind.QUANTIFIER in kinds_theirs and Kind.NUMBER in kinds_mine
    ):
        return "number", f'The number differs: the record has "{spell(theirs)}", the story "{spell(mine)}".'
    for kind in REPLACEABLE:
        if kind in kinds_mine and kind in kinds_theirs and _really_differ(kind, change, story, record):
            return (
                kind.name.lower(),
                f'The {kind.value} differs: the record has "{_raw(theirs)}", the story "{_raw(mine)}".',
            )
    for kind in (Kind.CONDITION,):
        if (kind in kinds_mine) != (kind in kinds_theirs):
            side = "story adds" if kind in kinds_mine else "story drops"
            return kind.name.lower(), f'The {side} a condition: "{_raw(theirs)}" became "{_raw(mine)}".'
    if _strong_limiters(mine) != _strong_limiters(theirs):
        return "limiter", f'A limit is added or lost: "{_raw(theirs)}" became "{_raw(mine)}".'
    return None


def _raw(words: tuple[Word, ...]) -> str:
    return " ".join(word.raw for word in words)


def _strong_limiters(words: tuple[Word, ...]) -> bool:
    return any(
        word.folded in tables.STRONG_LIMITERS and not (i and words[i - 1].folded == "not")
        for i, word in enumerate(words)
    )


def _really_differ(kind: Kind, change: Change, story: Document, record: Document) -> bool:
    """Say whether the words of one kind differ, not merely the words around them."""
    if kind is Kind.NAME:
        mine = {w.folded for w in change.story if is_proper_name(story, w)}
        theirs = {w.folded for w in change.record if is_proper_name(record, w)}
    else:
        mine = {change.story[o.index].folded for o in find_operators(story, change.story) if o.kind is kind}
        theirs = {change.record[o.index].folded for o in find_operators(record, change.record) if o.kind is kind}
    return not mine & theirs


def _one_sided(op: Op, words: tuple[Word, ...], document: Document) -> Turn | None:
    """Judge words that only one side has: an operator among them counts where what it governs still stands."""
    verb = "drops" if op is Op.DROP else "adds"
    if sum(_governs_what_follows(words, i) for i in range(len(words)) if is_negation(words, i)) % 2:
        return "negation", f'The story {verb} a negation: "{_raw(words)}".'
    if is_condition(words, 0) or words[-1].folded in tables.CONDITIONS:
        return "condition", f'The story {verb} a condition: "{_raw(words)}".'
    bare = [w for w in words if is_content(w) and w.folded not in tables.STRONG_LIMITERS]
    if _strong_limiters(words) and not bare:
        return "limiter", f'The story {verb} a limit: "{_raw(words)}".'
    if op is Op.ADD and not bare and _strong_limiters(words):
        return "limiter", f'The story adds a limit: "{_raw(words)}".'
    return None


def _governs_what_follows(words: tuple[Word, ...], index: int) -> bool:
    """Say whether the negation at `index` reaches past the end of the run: nothing after it can take the negation.

    "did not [expect]" with everything dropped keeps its scope to itself; "do not think that", dropped in front of a
    clause that stands, governs that clause, and so does a bare "not".
    """
    return not any(is_content(word) and word.folded not in tables.ATTITUDE_VERBS for word in words[index + 1 :])
