"""The words of a sentence before a passage -> what they make of the passage: denied, supposed, reported, limited.

Source: VERDICTS.md "out-of-context"; Quirk et al., A Comprehensive Grammar of the English Language (1985), 16.30-16.34
on verbs that govern a that-clause, 15.33-15.46 on conditions, 10.59 on transferred negation ("I don't think that").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.judge import operator_words, speech_words
from onrecord.judge.operators import is_condition, is_negation
from onrecord.judge.words import Word, starts_with

NEGATION_REACH = 4  # words before a verb in which its negation stands ("I do not really think")
LONGEST_LEAD = 6  # words of an imperative supposition with its adverbial ("Suppose, for a moment, that")

SHORTEST_IF = 2  # words of a condition clause: its "if", a subject and a verb

_FIRST_PERSON = frozenset("i we".split())
_OBJECTS = frozenset("me us him her them you anybody anyone everybody everyone nobody people".split())
_INVERTED_CONDITIONS = frozenset("should were had".split())


class FrameKind(StrEnum):
    """How a frame changes what stands in it."""

    NEGATION = "negation"
    HYPOTHESIS = "hypothesis"
    REPORT = "report"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame and the word it begins at, among the words before the passage."""

    kind: FrameKind
    start: int


def find_frame(left: tuple[Word, ...], pause: str = "") -> Frame | None:
    """Return what governs the words right after `left`, the words of their own sentence before them.

    `pause` is the punctuation between `left` and the passage. A comma ends what only governs the next words ("No, we
    paid"), and completes a clause of its own ("If the ice holds, we ...", "According to the union, ...").

    >>> from onrecord.judge.words import Document
    >>> for text in ("I do not think that", "I think that", "they say that", "let's assume", "I do not doubt that"):
    ...     frame = find_frame(Document.of(text).all)
    ...     print(frame.kind.value if frame else None)
    negation
    None
    report
    hypothesis
    None
    """
    end = len(left)
    while end and (dropped := _trailing_filler(left[:end])):
        end -= dropped
    if not end:
        return None
    spelled = tuple(word.folded for word in left[:end])
    if "," in pause and end == len(left):
        return _leading_clause(left)
    frame = (
        _fixed_frame(spelled, len(left))
        or _verb_frame(left[:end], spelled, left[-1].folded == "that")
        or _supposed(spelled, left)
    )
    return frame or (None if spelled[-1] in speech_words.DOUBTS else _word_frame(left[:end], spelled))


def _trailing_filler(left: tuple[Word, ...]) -> int:
    if left[-1].folded in speech_words.FILLERS or left[-1].folded == "that":
        return 1
    tail = tuple(word.folded for word in left[-3:])
    return max((len(phrase) for phrase in speech_words.FILLER_PHRASES if tail[-len(phrase) :] == phrase), default=0)


def _leading_clause(left: tuple[Word, ...]) -> Frame | None:
    """A clause of its own before a comma: a condition, or whose word it is."""
    spelled = tuple(word.folded for word in left)
    start = 1 if spelled[0] in {"and", "but", "so", "then"} and len(left) > 1 else 0
    inverted = spelled[start] in _INVERTED_CONDITIONS and len(left) > start + 2
    if is_condition(left, start) or inverted:
        return Frame(FrameKind.HYPOTHESIS, start)
    if spelled[start : start + 2] == ("according", "to") or spelled[-1] in {"allegedly", "reportedly", "supposedly"}:
        return Frame(FrameKind.REPORT, start)
    return None


def _fixed_frame(spelled: tuple[str, ...], length: int) -> Frame | None:
    with_that = (*spelled, "that")
    for phrase in speech_words.DENIED_FRAMES:
        if with_that[-len(phrase) :] == phrase:
            return Frame(FrameKind.NEGATION, max(0, len(with_that) - len(phrase)))
    hearsay = max((len(phrase) for phrase in speech_words.HEARSAY if spelled[-len(phrase) :] == phrase), default=0)
    if hearsay:
        return Frame(FrameKind.REPORT, len(spelled) - hearsay)
    if "last" in spelled and "thing" in spelled and spelled[-1] in {"is", "was"}:
        return Frame(FrameKind.NEGATION, spelled.index("last"))
    longest = max((len(phrase) for phrase in speech_words.HYPOTHESES if spelled[-len(phrase) :] == phrase), default=0)
    return Frame(FrameKind.HYPOTHESIS, len(spelled) - longest) if longest else None


def _verb_frame(left: tuple[Word, ...], spelled: tuple[str, ...], left_ends_in_that: bool) -> Frame | None:
    """A verb of saying, thinking or doubting right before the passage, with its subject and its negations."""
    last = len(spelled) - 1
    if last and spelled[last] in _OBJECTS and spelled[last - 1] in {"tell", "tells", "told"}:
        last -= 1
    doubts = spelled[last] in speech_words.DOUBTS
    if doubts and last and spelled[last - 1] in {"no", "without", "little"}:  # "there is no doubt that" asserts
        return None
    weak = spelled[last] in speech_words.FINDING_VERBS and left_ends_in_that
    if not doubts and not weak and spelled[last] not in speech_words.ATTITUDE_VERBS:
        return None
    subject = _subject(spelled, last)
    things_tell = last < len(spelled) - 1 and subject is not None and spelled[subject] not in operator_words.PRONOUNS
    if things_tell and spelled[last] in {"tell", "tells"} and spelled[last + 1] in {"me", "us"}:
        return None  # "a first reading tells me that" is the speaker's own view
    reach = max(0, last - NEGATION_REACH)
    opening = (
        spelled[0] in {"not", "never", "nor"} and "that" not in spelled[:last]
    )  # "Not for one moment did I think that"
    negated = [i for i in range(last) if (i >= reach or (i == 0 and opening)) and is_negation(left, i)]
    if (len(negated) + doubts) % 2:
        return Frame(
            FrameKind.NEGATION, min([*negated, last]) if negated else (subject if subject is not None else last)
        )
    if subject is not None and spelled[subject] not in _FIRST_PERSON:
        return Frame(FrameKind.REPORT, subject)
    return None


def _subject(spelled: tuple[str, ...], verb: int) -> int | None:
    """Return where the subject of a verb stands, adverbs and auxiliaries passed over; None at the clause's edge."""
    for index in range(verb - 1, max(-1, verb - 4), -1):
        if spelled[index] not in operator_words.AUXILIARIES | operator_words.NEGATIONS and not spelled[index].endswith(
            "ly"
        ):
            return None if spelled[index] == "as" else index
    return None


def _supposed(spelled: tuple[str, ...], left: tuple[Word, ...]) -> Frame | None:
    """Read an imperative supposition with something between: "Suppose, for a moment, that"."""
    leads = starts_with(left, (("suppose",), ("imagine",), ("assume",), ("pretend",), ("let's", "say")))
    return (
        Frame(FrameKind.HYPOTHESIS, 0) if leads and len(spelled) <= LONGEST_LEAD and left[-1].folded == "that" else None
    )


def _word_frame(left: tuple[Word, ...], spelled: tuple[str, ...]) -> Frame | None:
    last = len(spelled) - 1
    then = spelled[last] == "then" and spelled[max(0, last - 1)] != "and"
    if then or (len(left) > SHORTEST_IF and is_condition(left, 0)):
        return Frame(
            FrameKind.HYPOTHESIS, 0
        )  # the second half of "if ..., then"; "If I'd ignored it [he would have won]"
    if is_negation(left, last):
        return Frame(FrameKind.NEGATION, last)
    if spelled[last] in operator_words.STRONG_LIMITERS:
        return Frame(FrameKind.LIMIT, last)
    return None
