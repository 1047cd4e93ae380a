"""Words that the story leaves out at a mark -> whether the mark may hide them.

Sources: Chicago Manual of Style 13.50-13.58 (an ellipsis may not change the sense); Bluebook rule 5.3; VERDICTS.md
"elided", "elision-material". Hidden operators are shown as "read this", never as an accusation.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.judge import speech_words
from onrecord.judge.frames import FrameKind, find_frame
from onrecord.judge.operators import GOVERNING, find_operators
from onrecord.judge.policy import Limits
from onrecord.judge.words import Document, Word
from onrecord.model import Ruling
from onrecord.text.abbreviations import BEFORE_A_NAME, BEFORE_ANYTHING
from onrecord.text.sentences import ends_sentence

ABBREVIATED = BEFORE_A_NAME | BEFORE_ANYTHING  # their point ends no sentence


@dataclass(frozen=True, slots=True)
class Gap:
    """What a marked gap amounts to: ELIDED or ELISION_MATERIAL, with the reason for an editor."""

    ruling: Ruling
    code: str
    note: str


def judge_gap(record: Document, words: tuple[Word, ...], limits: Limits) -> Gap:
    """Judge the record's words that stand in a marked gap.

    >>> record = Document.of("We open on Monday, but only if the council pays, and close on Friday.")
    >>> judge_gap(record, record.all[4:10], Limits()).code, judge_gap(record, record.all[2:4], Limits()).code
    ('gap-condition', 'elided')
    """
    start, end = words[0].start, words[-1].end
    stops = sum(
        ends_sentence(record.text, word.end) and len(word.folded) > 1 and word.folded not in ABBREVIATED
        for word in words
    )
    shown = shorten(" ".join(word.raw for word in words))
    if len(words) > limits.gap_words:
        over = f"The dots stand for {len(words)} words, more than the {limits.gap_words} of the house rule."
        note = f"{over} Read what they hide: {shown}"
        return Gap(Ruling.ELISION_MATERIAL, "gap-long", note)
    if "?" in record.text[start : end + 1]:
        return Gap(
            Ruling.ELISION_MATERIAL, "gap-question", f"The dots swallow a question. Read what they hide: {shown}"
        )
    before = record.before(start, 1)
    whole_sentences = (not before or ends_sentence(record.text, before[0].end)) and ends_sentence(record.text, end)
    if stops > limits.gap_sentences and not whole_sentences:
        note = f"The dots run over {stops} sentence ends. Read what they hide: {shown}"
        return Gap(Ruling.ELISION_MATERIAL, "gap-sentences", note)
    whole_sentences = whole_sentences or _is_relative_clause(record, words)
    operators = [operator for operator in find_operators(record, words) if operator.kind in GOVERNING]
    if operators and not whole_sentences:
        kind = operators[0].kind.value
        note = f'The dots hide a {kind} ("{words[operators[0].index].raw}"). Read what was left out: {shown}'
        return Gap(Ruling.ELISION_MATERIAL, f"gap-{operators[0].kind.name.lower()}", note)
    if hides_frame(record, words):
        return Gap(Ruling.ELISION_MATERIAL, "gap-frame", f"The dots hide what governs the words after them: {shown}")
    return Gap(Ruling.ELIDED, "elided", f"The dots stand for {shown}")


def shorten(text: str, limit: int = 160) -> str:
    """Return `text` in quotation marks, its middle left out where it is longer than `limit`."""
    if len(text) > limit:
        text = f"{text[: limit // 2].rsplit(' ', 1)[0]} [...] {text[-limit // 2 :].split(' ', 1)[-1]}"
    return f'"{text}"'


def hides_frame(record: Document, words: tuple[Word, ...]) -> bool:
    """Say whether the gap ends in a frame of what follows, or gives it as hearsay: "so they tell me in the pub"."""
    following = record.after(words[-1].end, 1)
    pause = record.text[words[-1].end : following[0].start] if following else "."
    spelled = [word.folded for word in words[:3]]
    hearsay = (
        spelled[0] in {"so", "as"}
        and spelled[1:2] not in (["i"], ["we"])
        and spelled[-1] in speech_words.ATTITUDE_VERBS
    )
    if hearsay and len(words) > 2:
        return True
    frame = None if ends_sentence(record.text, words[-1].end) else find_frame(words, pause)
    # What somebody is told that "you thought" is the talk's own matter, not a third person's word.
    return frame is not None and not (frame.kind is FrameKind.REPORT and words[frame.start].folded == "you")


_RELATIVES = frozenset("which who whom whose where".split())


def _is_relative_clause(record: Document, words: tuple[Word, ...]) -> bool:
    """Say whether the gap is a clause between commas that speaks of the word before it and governs nothing else."""
    before = record.before(words[0].start, 1)
    opens = bool(before) and "," in record.text[before[0].end : words[0].start]
    return opens and words[0].folded in _RELATIVES and record.text[words[-1].end : words[-1].end + 1] == ","
