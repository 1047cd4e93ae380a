"""A passage in its turn -> what was left off that governs it: a frame before, a limiter or correction after it.

Source: VERDICTS.md "out-of-context"; AP Stylebook: a remark without its qualifiers misquotes. Shown as "read this".
"""

from __future__ import annotations

import itertools
import re

from onrecord.judge import operator_words, speech_words
from onrecord.judge.case import Case, Source
from onrecord.judge.elisions import shorten
from onrecord.judge.frames import Frame, FrameKind, find_frame
from onrecord.judge.marks import find_marks_around
from onrecord.judge.speech import explain_dropped_speech
from onrecord.judge.words import BREAK, Word, is_content, starts_with
from onrecord.model import Reason, Ruling, Setting, Span
from onrecord.text.sentences import ends_sentence

FRAME_REACH = 24  # words to the left that may hold a frame: a condition clause before a comma is the longest
ALTERNATIVE_REACH = 4  # words between "or" and the passage ("or to get him [to lie]")
CORRECTION_REACH = 16  # words after the passage in which the speaker takes it back at once
LONGEST_INTERRUPTION = 6  # words; VERDICTS.md "joined"
CARRIED_SHARE = 0.5  # of the content words of what was left off: where the story's sentence has so many, it says it too

_ASKING = frozenset(
    "ask asks asked asking question questions questioned wonder wonders wondered whether inquired".split()
)
_NEGATING = frozenset(
    "not no never deny denies denied denying against avoid avoided avoiding without refuse refused reject rejected "
    "prevent "
    "doubt doubted doubts disagree warned warn warning didn't doesn't don't wasn't isn't wouldn't couldn't "
    "rather".split()
)
_CONDITIONAL = operator_words.CONDITIONS | frozenset(
    "would could hypothetical hypothetically suppose supposing imagine case".split()
)
_LIMITING = operator_words.LIMITERS | _CONDITIONAL
_OBJECT_PRONOUNS = frozenset("me him us them my your his her its our their this that these those one".split())
_CLAUSE_OPENERS = (
    (operator_words.PRONOUNS - _OBJECT_PRONOUNS)
    | operator_words.AUXILIARIES
    | frozenset({"to", "not", "whether", "if"})
)
_QUESTION_WORDS = frozenset("who what why where when how which whose".split())
_STOP = re.compile(r"[.?!]")


def judge_setting(case: Case, source: Source, passage: Span) -> tuple[Setting, tuple[Reason, ...]]:
    """Return whether what governs the passage came along, what was left off where it did not, and mere notes."""
    turn = source.turn_span(passage.start)
    if turn.end - turn.start <= 0:
        return Setting.UNKNOWN, ()
    left = left_of(source, passage, turn)
    reasons = [*_alternative(case, source, passage, turn, left)]
    if case.is_clause:
        reasons += [
            *_before(case, source, passage, left),
            *_question(case, source, passage, left),
            *_after(case, source, passage, turn),
        ]
    notes = [*_begins_inside(case, source, passage, left), *_filler_left_off(source, passage, turn)]
    return (Setting.CUT if reasons else Setting.KEPT), (*reasons, *notes)


def left_of(source: Source, passage: Span, turn: Span) -> tuple[Word, ...]:
    """Return the words of the passage's own sentence that stand before it, at most FRAME_REACH."""
    words = _resumes(source, passage, turn) + source.document.before(passage.start, FRAME_REACH, turn.start)
    for index in range(len(words), 0, -1):
        following = words[index].start if index < len(words) else passage.start
        between = Span(words[index - 1].end, following)
        is_paragraph = "\n\n" in between.of(source.record.text) and not source.masks_in(
            between
        )  # nor a turn of the page
        if is_paragraph or ends_sentence(source.record.text, words[index - 1].end):
            return words[index:]
    return words


def _resumes(source: Source, passage: Span, turn: Span) -> tuple[Word, ...]:
    """Return the end of the speaker's last turn, where this one goes on with its sentence after an interruption."""
    record = source.record
    index = record.turn_at(passage.start)
    if index is None or index < 2 or len(source.document.before(passage.start, 4, turn.start)) > 3:
        return ()
    last, between, here = record.turns[index - 2 : index + 1]
    same = (last.speaker or last.label) == (here.speaker or here.label)
    if not same or len(source.document.under(between.span)) > LONGEST_INTERRUPTION:
        return ()
    words = source.document.before(last.span.end, FRAME_REACH, last.span.start)
    return () if not words or ends_sentence(record.text, words[-1].end) else words


def pause_before(source: Source, passage: Span, left: tuple[Word, ...]) -> str:
    """Return the punctuation between the words before a passage and the passage, page heads left out."""
    if not left:
        return ""
    start, text = left[-1].end, source.record.text
    pause = ""
    for mask in source.masks_in(Span(start, passage.start)):
        pause += text[start : mask.span.start]
        start = mask.span.end
    return pause + text[start : passage.start]


# --- before
# ------------------------------------------------------------------------------------------------------------

_CARRIERS = {
    FrameKind.NEGATION: _NEGATING,
    FrameKind.HYPOTHESIS: _CONDITIONAL,
    FrameKind.LIMIT: _LIMITING,
    FrameKind.REPORT: frozenset[str](),
}
_FRAME_NOTES = {
    FrameKind.NEGATION: "Read the words before it, which deny what follows: {}",
    FrameKind.HYPOTHESIS: "Read the words before it, which make it a supposition or a condition: {}",
    FrameKind.REPORT: "Read the words before it: the speaker reports what others say: {}",
    FrameKind.LIMIT: "Read the words before it, which limit it: {}",
}


def _before(case: Case, source: Source, passage: Span, left: tuple[Word, ...]) -> list[Reason]:
    # A dash breaks off what stood before it: "Don't - don't pay yet" has no negation to leave off.
    starts = [word.start for word in left[1:]] + [passage.start] * bool(left)
    gaps = [source.record.text[word.end : start] for word, start in zip(left, starts, strict=True)]
    broken = [
        i + 1 for i, gap in enumerate(gaps) if BREAK.search(gap) and "\n" not in gap
    ]  # no break at an interruption
    left = left[broken[-1] :] if broken else left
    frame = find_frame(left, pause_before(source, passage, left)) if left else None
    frame = frame or _quoted_by_the_speaker(source, passage, left)
    if frame is None:
        return []
    span = Span(left[frame.start].start, passage.start)
    hidden = left[frame.start :]
    reporters = {w.folded for w in hidden} - operator_words.FUNCTION_WORDS - speech_words.ATTITUDE_VERBS
    pronouns = {left[frame.start].folded} & {"they", "he", "she"}
    carriers = reporters | pronouns if frame.kind is FrameKind.REPORT else _CARRIERS[frame.kind]
    if case.outside & carriers or _is_carried(case, hidden):
        return []
    note = _FRAME_NOTES[frame.kind].format(shorten(span.of(source.record.text).strip()))
    return [_reason(case, source, f"frame-{frame.kind.value}", note, span)]


def _quoted_by_the_speaker(source: Source, passage: Span, left: tuple[Word, ...]) -> Frame | None:
    """Words that the speaker gives in quotation marks as somebody else's: 'they go, "Your heart is worn out"'."""
    marks = find_marks_around(source.record.text, passage, source.turn_span(passage.start))
    if marks is None or not left:
        return None
    verbs = speech_words.ATTITUDE_VERBS | frozenset("go goes went like ask asks asked write writes wrote".split())
    for index in range(len(left) - 1, max(-1, len(left) - 4), -1):
        if left[index].folded in verbs and index and left[index - 1].folded not in {"i", "we"}:
            return Frame(FrameKind.REPORT, index - 1)
    return None


def _is_carried(case: Case, hidden: tuple[Word, ...]) -> bool:
    """Say whether the story's own sentence gives most of what was left off."""
    content = {word.folded for word in hidden if is_content(word)}
    return len(content) > 1 and len(content & case.outside) >= CARRIED_SHARE * len(content)


def _question(case: Case, source: Source, passage: Span, left: tuple[Word, ...]) -> list[Reason]:
    """Find a question printed as a statement: "You paid him?", "You paid him, didn't you?", "Is it true that ...?"."""
    printed = case.document.text[case.quotation.pieces[-1].end - 1 : case.quotation.pieces[-1].end + 2]
    words = source.document.under(passage)
    right = source.document.after(passage.end, 3)
    tail = source.record.text[passage.end : right[0].start] if right else source.record.text[passage.end :]
    tagged = (
        len(right) > 1
        and "," in tail
        and right[0].folded in operator_words.AUXILIARIES
        and right[1].folded in operator_words.PRONOUNS
    )
    asks = tail.lstrip("\"'”’").startswith("?") or (
        tagged and "?" in source.record.text[right[1].end : right[1].end + 2]
    )
    inverted = any(
        a.folded in operator_words.AUXILIARIES and b.folded in operator_words.PRONOUNS | operator_words.DETERMINERS
        for a, b in itertools.pairwise(words)
    )
    shows_itself = inverted or (bool(words) and words[0].folded in _QUESTION_WORDS)
    if not asks or "?" in printed or "." not in printed or shows_itself or case.outside & _ASKING:
        return []
    start = left[0].start if left and left[0].folded in operator_words.AUXILIARIES | _QUESTION_WORDS else passage.end
    span = Span(start, passage.start) if start < passage.start else Span(passage.end, passage.end + 1)
    note = "The record puts this as a question; the story prints it as a statement."
    return [_reason(case, source, "question", note, span)]


def _alternative(case: Case, source: Source, passage: Span, turn: Span, left: tuple[Word, ...]) -> list[Reason]:
    """Find one side of "X or Y" left off: clauses, infinitives, or a word repeated ("by a wolf or by a dog")."""
    quoted = case.quoted
    if {"or", "either"} & case.outside or any(word.folded == "or" for word in quoted[:2]) or len(quoted) < 4:
        return []
    for index in range(len(left) - 1, max(-1, len(left) - 2 - ALTERNATIVE_REACH), -1):
        if left[index].folded != "or":
            continue
        first = left[index + 1] if index + 1 < len(left) else quoted[0]
        if index == 0 or first.folded not in _CLAUSE_OPENERS - {"not"} or "," in pause_before(source, passage, left):
            return []
        start = _start_of_alternative(source, passage, turn)
        said = source.record.text[start : passage.start].strip()
        note = f"One of two alternatives is left off. Read what stands before: {shorten(said)}"
        return [_reason(case, source, "alternative", note, Span(start, passage.start))]
    right = source.document.after(passage.end, 3, turn.end)
    if len(right) < 2 or right[0].folded != "or" or _STOP.search(source.record.text[passage.end : right[0].start]):
        return []
    parallel = right[1].folded in {word.folded for word in quoted[-4:]} | {quoted[0].folded} - {"or"}
    if (case.is_clause and right[1].folded in _CLAUSE_OPENERS) or (parallel and not is_content(right[1])):
        end = _end_of_sentence(source, passage, turn)
        said = source.record.text[right[0].start : end].strip()
        note = f"One of two alternatives is left off. Read what follows: {shorten(said)}"
        return [_reason(case, source, "alternative", note, Span(right[0].start, end))]
    return []


def _start_of_alternative(source: Source, passage: Span, turn: Span) -> int:
    """Return where the dropped side begins; a question of its own right before it is taken along."""
    words = source.document.before(passage.start, 40, turn.start)
    ends = [w.end for w in words if ends_sentence(source.record.text, w.end)]
    if not ends:
        return words[0].start if words else passage.start
    asked = source.record.text[ends[-1] : ends[-1] + 1] == "?"
    start = ends[-2] if asked and len(ends) > 1 else turn.start if asked else ends[-1]
    following = source.document.after(start, 1)
    return following[0].start if following else start


# --- after
# -------------------------------------------------------------------------------------------------------------


def _after(case: Case, source: Source, passage: Span, turn: Span) -> list[Reason]:
    """A limiter or condition right after the passage, or the speaker's own correction soon after it."""
    right = source.document.after(passage.end, CORRECTION_REACH, turn.end)
    if right:
        stopped = bool(_STOP.search(source.record.text[passage.end : right[0].start]))
        end = _end_of_sentence(source, Span(passage.start, right[0].end), turn)
        rest = source.document.under(Span(right[0].start, end))
        limiter = (
            _limits_after_stop(source, rest) if stopped else bool(starts_with(right[:4], speech_words.AFTER_LIMITERS))
        )
        if limiter and not case.outside & _LIMITING and not _is_carried(case, rest):
            said = source.record.text[right[0].start : end].strip()
            note = f"Read on: the speaker goes straight on to limit it: {shorten(said)}"
            return [_reason(case, source, "limiter-follows", note, Span(right[0].start, end))]
    return _correction(case, source, passage, right)


def _limits_after_stop(source: Source, rest: tuple[Word, ...]) -> bool:
    """After a full stop only what cannot stand alone limits what went before: "Only if ...", "Not in March, anyway"."""
    first, second = rest[0].folded, rest[1].folded if len(rest) > 1 else ""
    if (first, second) in {("at", "least"), ("only", "if"), ("only", "when"), ("but", "only"), ("but", "not")}:
        return True
    joined = first in {"but", "and"} and "," not in source.record.text[rest[0].start : rest[-1].end]
    third = rest[2].folded if len(rest) > 2 else ""
    if joined and (
        second in {"unless", "except", "provided", "providing"} or (second == "only" and third in {"if", "when"})
    ):
        return True  # with a comma it would be a sentence of its own: "But unless it rains, we ..."
    if first in {"unless", "provided", "providing", "except"} or (
        first == "not" and second in operator_words.PREPOSITIONS
    ):
        # a clause of its own behind a comma, or an inverted verb, makes it a sentence that stands alone
        commas = source.record.text[rest[0].start : rest[-1].end].count(",")
        inverted = any(
            a.folded in operator_words.AUXILIARIES and b.folded in operator_words.PRONOUNS
            for a, b in itertools.pairwise(rest)
        )
        return not inverted and not (commas and len(rest) > LONG_FRAGMENT and first == "except")
    return False


_CORRECTION_OPENERS = frozenset(phrase[0] for phrase in speech_words.CORRECTIONS) | {"correction"}
LONG_FRAGMENT = 6  # words; "Except for the clock, everything else went to a cousin" is no fragment


def _correction(case: Case, source: Source, passage: Span, right: tuple[Word, ...]) -> list[Reason]:
    """The speaker takes it back at once, also after somebody's short question."""
    words = right + _resumed(case, source, passage)
    for index, word in enumerate(words):
        if word.folded not in _CORRECTION_OPENERS:
            continue
        phrase = starts_with(words[index : index + 5], speech_words.CORRECTIONS)
        after = source.record.text[words[index].end : words[index].end + 1]
        bare = words[index].folded == "correction" and after in {":", ",", "."}
        if phrase or bare:
            span = Span(words[index].start, words[index + len(phrase or "1") - 1].end)
            note = f"Read on: the speaker takes it back at once: {shorten(span.of(source.record.text))}"
            return [_reason(case, source, "corrected", note, span)]
    return []


def _resumed(case: Case, source: Source, passage: Span) -> tuple[Word, ...]:
    """Return the first words of the speaker's next turn, where only a short interruption stands before it."""
    record = source.record
    index = record.turn_at(passage.start)
    if index is None or index + 2 >= len(record.turns):
        return ()
    here, between, resumed = record.turns[index], record.turns[index + 1], record.turns[index + 2]
    if (resumed.speaker or resumed.label) != (here.speaker or here.label) or passage.end < here.span.end - 2:
        return ()
    if len(source.document.under(between.span)) > case.policy.limits.interruption_words:
        return ()
    return source.document.after(resumed.span.start, CORRECTION_REACH // 2, resumed.span.end)


def _end_of_sentence(source: Source, passage: Span, turn: Span) -> int:
    for word in source.document.after(passage.end, 40, turn.end):
        if ends_sentence(source.record.text, word.end):
            return word.end + 1
    return min(turn.end, passage.end + 200)


# --- notes
# -------------------------------------------------------------------------------------------------------------


def _begins_inside(case: Case, source: Source, passage: Span, left: tuple[Word, ...]) -> list[Reason]:
    """Note a capital of the story where the record is in the middle of a sentence; Chicago 13.7 permits it."""
    first = case.quotation.pieces[0].of(case.document.text).lstrip("\"'“‘")[:1]
    if not left or not first.isupper() or not source.record.text[passage.start].islower():
        return []
    said = shorten(source.record.text[left[0].start : passage.start].strip())
    note = f"The story begins with a capital where the record is in mid-sentence: {said} stands before."
    return [_note(source, "begins-inside", note, Span(left[0].start, passage.start))]


def _filler_left_off(source: Source, passage: Span, turn: Span) -> list[Reason]:
    """Note fillers between the passage and the end of its sentence: left off, they change nothing."""
    if ends_sentence(source.record.text, passage.end):
        return []
    rest = source.document.under(Span(passage.end, _end_of_sentence(source, passage, turn)))
    if not rest:
        return []
    if explain_dropped_speech(source.document, rest, turn.start, turn.end) != "filler":
        return []
    said = " ".join(word.raw for word in rest)
    span = Span(rest[0].start, rest[-1].end)
    return [_note(source, "filler-left-off", f"The record goes on with a filler: {shorten(said)}.", span)]


def _reason(case: Case, source: Source, code: str, note: str, span: Span) -> Reason:
    return Reason(
        code=code,
        note=note,
        ruling=Ruling.OUT_OF_CONTEXT,
        story=case.quotation.span,
        record=span,
        record_id=source.record.id,
    )


def _note(source: Source, code: str, note: str, span: Span) -> Reason:
    return Reason(code=code, note=note, record=span, record_id=source.record.id)
