"""Words in the story's square brackets -> whether the bracket does only what brackets may do.

Source: Chicago Manual of Style 13.60-13.62; AP Stylebook, "brackets", "parentheses"; Bluebook rule 5.2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.judge import operator_words, spelling_words
from onrecord.judge.changes import Change
from onrecord.judge.operators import Kind, find_operators, is_proper_name
from onrecord.judge.words import Document, Word
from onrecord.model import Ruling, Span
from onrecord.text.names import match_names

# What an editor writes in a bracket about the words, not instead of them.
REMARKS = frozenset(
    "sic emphasis added expletive deleted inaudible laughs laughter applause crosstalk redacted".split()
)
FORBIDDEN = (Kind.NEGATION, Kind.MODAL, Kind.QUANTIFIER, Kind.CONDITION, Kind.DIRECTION)
MASKED_LETTERS = re.compile(r"\b\w+[-–—*_•]{2,}\w*")


@dataclass(frozen=True, slots=True)
class Bracket:
    """What one bracket of the story does. `ruling` is BRACKETED where it is allowed."""

    ruling: Ruling
    code: str
    note: str
    span: Span
    replaced: tuple[Word, ...]


def is_inside_word(text: str, span: Span) -> bool:
    """Say whether a bracket stands inside or against a word, as in "[L]ife" and "walk[ed]"."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return before.isalnum() or after.isalnum()


def judge_bracket(story_text: str, span: Span, replaced: tuple[Word, ...], record: Document, limit: int) -> Bracket:
    """Judge one bracket that is not inside a word; `replaced` are the record's words that it stands for.

    >>> record = Document.of("It opens in May and they may not.")
    >>> judge_bracket("[The quay] opens", Span(0, 10), record.all[:1], record, 3).code
    'bracket'
    >>> judge_bracket("[never] opens", Span(0, 7), (), record, 3).ruling.value
    'reversed'
    """
    inner = story_text[span.start + 1 : span.end - 1]
    words = tuple(
        Word(m.group().casefold().replace("’", "'"), m.group(), m.start(), m.end())
        for m in re.finditer(r"[\w'’]+", inner)
    )
    said = " ".join(word.raw for word in replaced)
    if words and all(word.folded in REMARKS for word in words) and len(replaced) <= 1:
        return Bracket(Ruling.BRACKETED, "bracket-remark", f"[{inner}] is the writer's own remark.", span, replaced)
    inner_document = Document(inner, record.words)
    kinds = {operator.kind for operator in find_operators(record, replaced)}
    added = _added_kinds(inner_document, words, replaced)
    for kind in FORBIDDEN:
        if kind in added:
            note = f"The bracket [{inner}] brings in a {kind.value} that the record does not have."
            return Bracket(Ruling.REVERSED, f"bracket-{kind.name.lower()}", note, span, replaced)
        if kind in kinds and kind is not Kind.QUANTIFIER and len(replaced) <= limit + 1:
            note = f'The bracket [{inner}] takes the place of "{said}", a {kind.value}.'
            return Bracket(Ruling.REVERSED, f"bracket-{kind.name.lower()}", note, span, replaced)
    if len(replaced) > limit:
        note = f'The bracket [{inner}] stands for {len(replaced)} words, more than the {limit} a bracket may: "{said}".'
        return Bracket(Ruling.ALTERED, "bracket-long", note, span, replaced)
    if any(operator.kind is Kind.NUMBER for operator in find_operators(record, replaced)):
        note = f'The bracket [{inner}] takes the place of a number, "{said}".'
        return Bracket(Ruling.REVERSED, "bracket-number", note, span, replaced)
    theirs = {w.folded for w in replaced if is_proper_name(record, w)}
    mine = {w.folded for w in words if w.is_capitalised}
    spelled = {spelling_words.SHORT_STATES.get(name, name) for name in theirs}
    if spelled & {inner.casefold()}:
        theirs = set()  # "[Massachusetts]" for "MA"
    if theirs and mine and (not theirs & mine or match_names(inner, said) == "different"):
        note = f'The bracket [{inner}] takes the place of another name, "{said}".'
        return Bracket(Ruling.REVERSED, "bracket-name", note, span, replaced)
    note = (
        f'[{inner}] stands for "{said}".' if said else f"[{inner}] is added by the writer, in brackets as it should be."
    )
    return Bracket(Ruling.BRACKETED, "bracket", note, span, replaced)


def _added_kinds(document: Document, words: tuple[Word, ...], replaced: tuple[Word, ...]) -> set[Kind]:
    """The forbidden kinds that the bracket brings in and the words it stands for do not have."""
    had = {word.folded for word in replaced}
    kinds: set[Kind] = set()
    for word in words:
        if word.folded in had or (word.is_capitalised and len(words) > 1):  # "[Will Brodie]", "[the Never Inn]"
            continue
        if word.folded in operator_words.NEGATIONS or word.folded.endswith("n't"):
            kinds.add(Kind.NEGATION)
        if word.folded in operator_words.MODALS and word.folded not in {"may"}:
            kinds.add(Kind.MODAL)
        if word.folded in operator_words.CONDITIONS:
            kinds.add(Kind.CONDITION)
        if word.folded in {"all", "every", "none", "most", "always", "few", "only"}:
            kinds.add(Kind.QUANTIFIER)
    return kinds


def explains_inflection(change: Change, story_text: str, insertions: tuple[Span, ...]) -> bool:
    """Say whether a changed word is one whose bracketed letters show the change: "walk[ed]" for "walks", "[L]ife"."""
    return bool(change.story) and all(
        any(insertion.start < word.end and word.start < insertion.end for insertion in insertions)
        for word in change.story
    )


def explains_masking(story_text: str, change: Change, record: Document) -> bool:
    """Say whether the story masks letters of a word that the record prints: "p---y", "s***"."""
    start, end = change.span.start, change.span.end
    left = max(story_text.rfind(" ", 0, start) + 1, start - 12)
    raw = story_text[left : max(end, left) + 12].split(" ")[0]
    if not MASKED_LETTERS.search(raw) or len(change.record) != 1:
        return False
    pattern = re.sub(r"(?:\\?[-–—*_•])+", r"\\w+", re.escape(raw.strip(".,;:!?\"'”’")))
    return re.fullmatch(pattern, change.record[0].raw, re.IGNORECASE) is not None
