"""A passage in its turn -> what was left off that governs it: a frame to the left, a limiter or correction to the right.

Source: VERDICTS.md "out-of-context"; AP Stylebook: a remark without its qualifiers misquotes. Shown as "read this".
"""

from __future__ import annotations

import itertools
import re

from onrecord.judge import tables
from onrecord.judge.case import Case, Source
from onrecord.judge.elisions import shorten
from onrecord.judge.operators import is_negation
from onrecord.judge.speech import explain_dropped_speech
from onrecord.judge.words import BREAK, Word, ends_sentence, starts_with
from onrecord.model import Reason, Ruling, Setting, Span

FRAME_REACH = 10  # words to the left that may hold a frame; the longest in tables.py with its subject and adverbs
NEGATION_REACH = 4  # words before an attitude verb in which its negation stands ("I do not really think")
ALTERNATIVE_REACH = 4  # words between "or" and the passage ("or to get him [to lie]")
CORRECTION_REACH = 16  # words after the passage in which the speaker takes it back at once

_FIRST_PERSON = frozenset("i we".split())
_ASKING = frozenset(
    "ask asks asked asking question questions questioned wonder wonders wondered whether inquired".split()
)
_NEGATING = frozenset(
    "not no never deny denies denied denying against avoid avoided avoiding without refuse refused reject rejected prevent doubt doubted doubts disagree warned warn warning didn't doesn't don't wasn't isn't wouldn't couldn't rather".split()
)
_CONDITIONAL = tables.CONDITIONS | frozenset(
    "if would could hypothetical hypothetically suppose supposing imagine case".split()
)
_LIMITING = tables.LIMITERS | _CONDITIONAL
_CLAUSE_OPENERS = (
    (tables.PRONOUNS - frozenset("me him us them my your his her its our their this that these those one".split()))
    | tables.AUXILIARIES
    | frozenset({"to", "not", "whether", "if", "else"})
)


def judge_setting(case: Case, source: Source, passage: Span) -> tuple[Setting, tuple[Reason, ...]]:
    """Return whether what governs the passage came along, and what was left off where it did not."""
    turn = source.turn_span(passage.start)
    if turn.end - turn.start <= 0:
        return Setting.UNKNOWN, ()
    reasons = [
        *_alternative(case, source, passage, turn),
        *(_frame(case, source, passage, turn) if case.is_clause else ()),
        *(_after(case, source, passage, turn) if case.is_clause else ()),
    ]
    notes = [*_begins_inside(case, source, passage, turn), *_filler_left_off(source, passage, turn)]
    return (Setting.CUT if reasons else Setting.KEPT), (*reasons, *notes)


def _begins_inside(case: Case, source: Source, passage: Span, turn: Span) -> list[Reason]:
    """Note a capital of the story where the record is in the middle of a sentence; Chicago 13.7 permits it."""
    left = left_of(source, passage, turn)
    first = case.quotation.pieces[0].of(case.document.text).lstrip("\"'“‘")[:1]
    if not left or not first.isupper() or not source.record.text[passage.start].islower():
        return []
    said = source.record.text[left[0].start : passage.start].strip()
    note = f"The story begins with a capital where the record is in the middle of a sentence: {shorten(said)} stands before."
    return [_note(source, "begins-inside", note, Span(left[0].start, passage.start))]


def _filler_left_off(source: Source, passage: Span, turn: Span) -> list[Reason]:
    """Note fillers between the passage and the end of its sentence: left off, they change nothing."""
    end = _sentence_end(source, passage, turn)
    rest = source.document.under(Span(passage.end, end))
    if not rest or ends_sentence(source.record.text, passage.end):
        return []
    if explain_dropped_speech(source.document, rest, turn.start, turn.end) != "filler":
        return []
    said = " ".join(word.raw for word in rest)
    return [
        _note(
            source,
            "filler-left-off",
            f"The record goes on with a filler: {shorten(said)}.",
            Span(rest[0].start, rest[-1].end),
        )
    ]


def _note(source: Source, code: str, note: str, span: Span) -> Reason:
    return Reason(code=code, note=note, record=span, record_id=source.record.id)


def _reason(source: Source, code: str, note: str, span: Span, case: Case) -> Reason:
    return Reason(
        code=code,
        note=note,
        ruling=Ruling.OUT_OF_CONTEXT,
        story=case.quotation.span,
        record=span,
        record_id=source.record.id,
    )


def left_of(source: Source, passage: Span, turn: Span) -> tuple[Word, ...]:
    """Return the words of the passage's own sentence that stand before it, at most FRAME_REACH."""
    words = source.document.before(passage.start, FRAME_REACH, turn.start)
    for index in range(len(words), 0, -1):
        if ends_sentence(source.record.text, words[index - 1].end):
            return words[index:]
    return words


def _frame(case: Case, source: Source, passage: Span, turn: Span) -> list[Reason]:
    left = left_of(source, passage, turn)
    # A dash before the passage breaks off what stood there: "Don't - don't pay yet" has no negation to leave off.
    breaks_off = bool(left) and bool(BREAK.search(source.record.text[left[-1].end : passage.start]))
    found = None if breaks_off else find_frame(left)
    if found is None:
        return _question(case, source, passage, turn)
    kind, start = found
    outside = case.outside
    carried = {
        "negation": outside & _NEGATING,
        "hypothesis": outside & _CONDITIONAL,
        "limit": outside & _LIMITING,
        "report": outside
        & ({left[start].folded} | {w.folded for w in left[start:]} - tables.FUNCTION_WORDS) - {"said", "says"},
    }[kind]
    if carried:
        return []
    span = Span(left[start].start, passage.start)
    said = source.record.text[span.start : span.end].strip()
    notes = {
        "negation": f"Read the words before it, which deny what follows: {shorten(said)}",
        "hypothesis": f"Read the words before it, which make it a supposition or a condition: {shorten(said)}",
        "limit": f"Read the words before it, which limit it: {shorten(said)}",
        "report": f"Read the words before it: the speaker reports what others say: {shorten(said)}",
    }
    return [_reason(source, f"frame-{kind}", notes[kind], span, case)]


def find_frame(left: tuple[Word, ...]) -> tuple[str, int] | None:
    """Return what governs the words right after `left` ("negation", "hypothesis", "report") and where it begins."""
    end = len(left)
    while end and (left[end - 1].folded in tables.FILLERS or left[end - 1].folded == "that"):
        end -= 1
    if not end:
        return None
    spelled = [word.folded for word in left[:end]]
    with_that = [word.folded for word in left]
    for phrase in tables.DENIED_FRAMES:
        for words in (with_that, [*spelled, "that"]):
            if tuple(words[-len(phrase) :]) == phrase:
                return "negation", max(0, min(len(left), len(words)) - len(phrase))
    for phrase in sorted(tables.HYPOTHESES, key=len, reverse=True):
        if tuple(spelled[-len(phrase) :]) == phrase:
            return "hypothesis", end - len(phrase)
    last = end - 1
    if (
        spelled[last] in {"me", "us", "him", "her", "them", "you"}
        and last
        and spelled[last - 1] in {"tell", "tells", "told"}
    ):
        last -= 1
    if spelled[last] in tables.ATTITUDE_VERBS:
        for index in range(last - 1, max(-1, last - 1 - NEGATION_REACH), -1):
            if is_negation(left[:end], index) or spelled[index] in {"nobody", "none"}:
                return "negation", max(0, index - 1)
        subject = _subject(spelled, last)
        if subject is not None and spelled[subject] not in _FIRST_PERSON:
            return "report", subject
        return None
    if is_negation(left[:end], last):
        return "negation", last
    if spelled[last] in tables.STRONG_LIMITERS:
        return "limit", last
    return None


def _subject(spelled: list[str], verb: int) -> int | None:
    """Return where the subject of a verb stands, adverbs and auxiliaries passed over; None at the clause's edge."""
    for index in range(verb - 1, max(-1, verb - 4), -1):
        if spelled[index] not in tables.AUXILIARIES and not spelled[index].endswith("ly"):
            return index
    return None


def _question(case: Case, source: Source, passage: Span, turn: Span) -> list[Reason]:
    """A question printed as a statement: "You paid him?" as "You paid him."."""
    tail = source.record.text[passage.end : passage.end + 3]
    printed = case.document.text[case.quotation.pieces[-1].end - 1 : case.quotation.pieces[-1].end + 2]
    words = source.document.under(passage)
    inverted = any(
        a.folded in tables.AUXILIARIES and b.folded in tables.PRONOUNS | tables.DETERMINERS
        for a, b in itertools.pairwise(words)
    )
    wh = words and words[0].folded in {"who", "what", "why", "where", "when", "how", "which", "whose"}
    if not tail.startswith("?") or "?" in printed or "." not in printed or inverted or wh or case.outside & _ASKING:
        return []
    span = Span(passage.end, passage.end + 1)
    return [
        _reason(
            source, "question", "The record puts this as a question; the story prints it as a statement.", span, case
        )
    ]


def _alternative(case: Case, source: Source, passage: Span, turn: Span) -> list[Reason]:
    """One side of "X or Y" left off, where the sides are clauses or infinitives: noun pairs govern nothing."""
    if "or" in case.outside or "either" in case.outside or any(word.folded == "or" for word in case.quoted[:2]):
        return []
    left = left_of(source, passage, turn)
    for index in range(len(left) - 1, max(-1, len(left) - 2 - ALTERNATIVE_REACH), -1):
        if left[index].folded == "or":
            first = left[index + 1] if index + 1 < len(left) else _first_word(source, passage)
            if index > 0 and first is not None and first.folded in _CLAUSE_OPENERS and len(case.quoted) >= 4:
                start = _sentence_start(source, passage, turn)
                said = source.record.text[start : passage.start].strip()
                note = f"One of two alternatives is left off. Read what stands before: {shorten(said)}"
                return [_reason(source, "alternative", note, Span(start, passage.start), case)]
            return []
    right = source.document.after(passage.end, 3, turn.end)
    between = source.record.text[passage.end : right[0].start] if right else "."
    if len(right) > 1 and right[0].folded == "or" and not re.search(r"[.?!]", between) and case.is_clause:
        if right[1].folded in _CLAUSE_OPENERS - {"else"}:
            end = _sentence_end(source, passage, turn)
            said = source.record.text[right[0].start : end].strip()
            note = f"One of two alternatives is left off. Read what follows: {shorten(said)}"
            return [_reason(source, "alternative", note, Span(right[0].start, end), case)]
    return []


def _first_word(source: Source, passage: Span) -> Word | None:
    words = source.document.under(passage)
    return words[0] if words else None


def _sentence_start(source: Source, passage: Span, turn: Span) -> int:
    """Return where the sentence before the dropped side begins; a question of its own right before it is taken along."""
    words = source.document.before(passage.start, 40, turn.start)
    ends = [w.end for w in words if ends_sentence(source.record.text, w.end)]
    if not ends:
        return words[0].start if words else passage.start
    asked = source.record.text[ends[-1] : ends[-1] + 1] == "?"
    start = ends[-2] if asked and len(ends) > 1 else turn.start if asked else ends[-1]
    following = source.document.after(start, 1)
    return following[0].start if following else start


def _sentence_end(source: Source, passage: Span, turn: Span) -> int:
    for word in source.document.after(passage.end, 40, turn.end):
        if ends_sentence(source.record.text, word.end):
            return word.end + 1
    return min(turn.end, passage.end + 200)


def _after(case: Case, source: Source, passage: Span, turn: Span) -> list[Reason]:
    """A limiter or condition right after the passage, or the speaker's own correction soon after it."""
    right = source.document.after(passage.end, CORRECTION_REACH, turn.end)
    if not right:
        return []
    between = source.record.text[passage.end : right[0].start]
    stopped = bool(re.search(r"[.?!]", between))
    limiter = _limiter_after_stop(right) if stopped else starts_with(right[:4], tables.AFTER_LIMITERS)
    if limiter and not case.outside & _LIMITING:
        end = _sentence_end(source, Span(passage.start, right[0].end), turn)
        said = source.record.text[right[0].start : end].strip()
        note = f"Read on: the speaker goes straight on to limit it: {shorten(said)}"
        return [_reason(source, "limiter-follows", note, Span(right[0].start, end), case)]
    for index in range(len(right)):
        if phrase := starts_with(right[index:], tables.CORRECTIONS):
            span = Span(right[index].start, right[index + len(phrase) - 1].end)
            note = f"Read on: the speaker takes it back at once: {shorten(span.of(source.record.text))}"
            return [_reason(source, "corrected", note, span, case)]
    return []


def _limiter_after_stop(right: tuple[Word, ...]) -> tuple[str, ...] | None:
    """After a full stop only what cannot stand alone limits the sentence before: "Only if ...", "Not in March, anyway"."""
    first, second = right[0].folded, right[1].folded if len(right) > 1 else ""
    if first in {"unless", "except"} or (first, second) in {
        ("only", "if"),
        ("only", "when"),
        ("but", "only"),
        ("but", "not"),
    }:
        return (first,)
    return (
        (first,)
        if first == "not" and second in tables.PREPOSITIONS | {"all", "always", "yet", "now", "today"}
        else None
    )
