"""A change of words -> whether it turns the sense of the words left standing, and how to say so.

Source: VERDICTS.md, "reversed"; Masson v. New Yorker Magazine, 501 U.S. 496 (1991): an alteration matters where it
materially changes the meaning.
"""

from __future__ import annotations

from onrecord.judge import operator_words, speech_words
from onrecord.judge.changes import Change
from onrecord.judge.numbers import read_numbers
from onrecord.judge.operators import (
    Kind,
    count_negations,
    find_operators,
    is_calendar,
    is_condition,
    is_limiter,
    is_negation,
    is_proper_name,
    opposite,
)
from onrecord.judge.words import BREAK, Document, Word, is_content, starts_with
from onrecord.model import Op
from onrecord.text.names import is_slip
from onrecord.text.names_table import SAME_GIVEN
from onrecord.text.sentences import ends_sentence

REPLACEABLE = (Kind.NUMBER, Kind.UNIT, Kind.DATE, Kind.NAME, Kind.MODAL, Kind.QUANTIFIER)

# Words by which the two sides of a replacement may differ; a word that stands where the record has a whole sentence
# does not replace the "not" in it. VERDICTS.md: a phrase that merely contains an operator turns nothing.
MOST_UNEQUAL = 4
STEM = 4  # letters by which two forms of one word are known: "failed", "failure"
SAID_AGAIN_REACH = 6  # words between a phrase and its repetition
LONG_CONDITION = 4  # words; "until dusk" is an hour, "until the council pays" a condition

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
    parity = (count_negations(mine, theirs) - count_negations(theirs, mine)) % 2
    if parity and not _other_content(mine, theirs):
        return "negation", f'One says no where the other does not: "{_raw(theirs)}" became "{_raw(mine)}".'
    for a in mine:
        for b in theirs:
            if opposite(a.folded, b.folded):
                return "direction", f'The direction is turned round: the record has "{b.raw}", the story "{a.raw}".'
    if _numbers_differ(change, story, record):
        return "number", f'The number differs: the record has "{_raw(theirs)}", the story "{_raw(mine)}".'
    kinds_mine = {operator.kind for operator in find_operators(story, mine)}
    kinds_theirs = {operator.kind for operator in find_operators(record, theirs)}
    if len(mine) == len(theirs) == 1 and _is_name_swap(mine[0], theirs[0], story, record):
        return "name", f'The name differs: the record has "{_raw(theirs)}", the story "{_raw(mine)}".'
    if _possibility(theirs) != _possibility(mine) and all(not is_content(w) for w in (*mine, *theirs)):
        return "modal verb", f'What may be became what is: "{_raw(theirs)}" became "{_raw(mine)}".'
    for kind in REPLACEABLE:
        if kind in kinds_mine and kind in kinds_theirs and _really_differ(kind, change, story, record):
            return (
                kind.name.lower(),
                f'The {kind.value} differs: the record has "{_raw(theirs)}", the story "{_raw(mine)}".',
            )
    temporal = {word.folded for word in (*mine, *theirs)} & {"before", "till", "til"}
    if (Kind.CONDITION in kinds_mine) != (Kind.CONDITION in kinds_theirs) and not temporal:
        side = "adds" if Kind.CONDITION in kinds_mine else "drops"
        return "condition", f'The story {side} a condition: "{_raw(theirs)}" became "{_raw(mine)}".'
    if _strong_limiters(mine) != _strong_limiters(theirs):
        return "limiter", f'A limit is added or lost: "{_raw(theirs)}" became "{_raw(mine)}".'
    return None


def _other_content(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Say whether both sides have content and share none: then one phrase stands for another, and nothing is denied."""
    ours, others = ({w.folded for w in words if is_content(w)} for words in (mine, theirs))
    related = any(a.endswith(b) or b.endswith(a) or a[:STEM] == b[:STEM] for a in ours for b in others)
    return bool(ours) and bool(others) and not related


def _possibility(words: tuple[Word, ...]) -> bool:
    return any(word.folded in {"may", "might", "could", "must", "should"} for word in words)


def _is_name_swap(mine: Word, theirs: Word, story: Document, record: Document) -> bool:
    """Say whether one name stands for another; at a sentence's beginning one of them must show that it is a name."""
    both = mine.is_capitalised and theirs.is_capitalised
    if not both or is_calendar(story, mine) or is_calendar(record, theirs):
        return False
    if not (is_proper_name(story, mine) or is_proper_name(record, theirs)):
        return False
    slip = is_slip(mine.folded, theirs.folded)
    return not slip and not any({mine.folded, theirs.folded} <= set(forms) for forms in SAME_GIVEN)


def _numbers_differ(change: Change, story: Document, record: Document) -> bool:
    """Say whether a number is another number, or a mere quantity."""
    ours, others = read_numbers(story, change.story), read_numbers(record, change.record)
    if ours and others:
        return not (len(ours) == len(others) and all(a.equals(b) for a, b in zip(ours, others, strict=True)))
    quantity = [w for w in (change.record if ours else change.story) if w.folded in operator_words.QUANTIFIERS]
    return bool((ours or others) and quantity)


def _raw(words: tuple[Word, ...]) -> str:
    return " ".join(word.raw for word in words)


def _strong_limiters(words: tuple[Word, ...]) -> bool:
    return any(word.folded in operator_words.STRONG_LIMITERS and is_limiter(words, i) for i, word in enumerate(words))


def _really_differ(kind: Kind, change: Change, story: Document, record: Document) -> bool:
    """Say whether the words of one kind differ, not merely the words around them."""
    if kind is Kind.NUMBER:
        return False  # read as numbers already
    mine = {change.story[o.index].folded for o in find_operators(story, change.story) if o.kind is kind}
    theirs = {change.record[o.index].folded for o in find_operators(record, change.record) if o.kind is kind}
    if kind is Kind.NAME and any({a, b} <= set(forms) for a in mine for b in theirs for forms in SAME_GIVEN):
        return False
    if kind is Kind.QUANTIFIER:
        return not any(
            a == b or any({a, b} <= c for c in operator_words.QUANTITY_CLASSES) for a in mine for b in theirs
        )
    return not mine & theirs


def _one_sided(op: Op, words: tuple[Word, ...], document: Document) -> Turn | None:
    """Judge words that only one side has: an operator among them counts where what it governs still stands."""
    if op is Op.DROP and (stands_alone(words, document) or _is_said_again(words, document)):
        return None
    verb = "drops" if op is Op.DROP else "adds"
    said = f'"{_raw(words)}"'
    if sum(_governs_what_follows(words, i) for i in range(len(words)) if is_negation(words, i)) % 2:
        return "negation", f"The story {verb} a negation: {said}."
    timed = words[0].folded == "until" and len(words) < LONG_CONDITION
    if (is_condition(words, 0) and not timed) or words[-1].folded in operator_words.CONDITIONS - {"until"}:
        return "condition", f"The story {verb} a condition: {said}."
    before = document.before(words[0].start, 2)
    heads = words[0].folded in operator_words.EXCEPTIONS or starts_with(words, operator_words.EXCEPTION_PHRASES)
    excludes = words[0].folded == "but" and bool({w.folded for w in before} & operator_words.WHOLES)
    if heads or excludes:
        return "exception", f"The story {verb} an exception: {said}."
    bare = [
        w
        for w in words
        if is_content(w) and w.folded not in operator_words.STRONG_LIMITERS | operator_words.APPROXIMATORS
    ]
    attributive = words[-1].folded == "only" and bool(before) and before[-1].folded in operator_words.DETERMINERS
    limits = (_strong_limiters(words) and not attributive) or any(
        w.folded in operator_words.APPROXIMATORS for w in words
    )
    if limits and not bare:
        return "limiter", f"The story {verb} a limit: {said}."
    return None


def _is_said_again(words: tuple[Word, ...], document: Document) -> bool:
    """Say whether the speaker says the dropped words again at once: "It's not even, mind you, it's not even hard"."""
    run = [word.folded for word in words]
    after = [word.folded for word in document.after(words[-1].end, len(run) + SAID_AGAIN_REACH)]
    return any(after[i : i + len(run)] == run for i in range(len(after) - len(run) + 1))


def stands_alone(words: tuple[Word, ...], document: Document) -> bool:
    """Say whether a run governs nothing outside itself: whole sentences, or a beginning that the speaker broke off.

    >>> record = Document.of("In my time we never -- we rarely went. If they ask, say so. It is late.")
    >>> [stands_alone(record.all[first:last], record) for first, last in ((3, 5), (8, 13), (5, 6))]
    [True, True, False]
    """
    before = document.before(words[0].start, 1)
    opens = not before or ends_sentence(document.text, before[0].end)
    limits = words[0].folded in {"only", "unless", "except"} or (words[0].folded == "but" and len(words) < 4)
    if opens and ends_sentence(document.text, words[-1].end) and not limits:
        return True
    following = document.after(words[-1].end, 1)
    return bool(following) and bool(BREAK.search(document.text[words[-1].end : following[0].start]))


def _governs_what_follows(words: tuple[Word, ...], index: int) -> bool:
    """Say whether the negation at `index` reaches past the end of the run: nothing after it can take the negation.

    "did not [expect]" with everything dropped keeps its scope to itself; "do not think that", dropped in front of a
    clause that stands, governs that clause, and so does a bare "not".
    """
    return not any(is_content(word) and word.folded not in speech_words.ATTITUDE_VERBS for word in words[index + 1 :])
