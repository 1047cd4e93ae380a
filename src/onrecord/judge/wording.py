"""The changes of one alignment -> what became of the words, a reason for each change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.judge import brackets, edges
from onrecord.judge.case import Case, Source
from onrecord.judge.changes import Change, Mark, Row
from onrecord.judge.corrected import quotes_the_copy
from onrecord.judge.cues import falls_between_sentences
from onrecord.judge.damage import is_misreading
from onrecord.judge.elisions import judge_gap, shorten
from onrecord.judge.seams import joint_between, pass_over_interruptions
from onrecord.judge.sense import turn_of_sense
from onrecord.judge.setting import left_of
from onrecord.judge.speech import PAUSE, explain_dropped_speech
from onrecord.judge.spelling import same_wording
from onrecord.judge.words import Document, Word
from onrecord.model import Edit, Fidelity, Grade, Leg, MaskKind, Op, Reason, Ruling, Span
from onrecord.text import rarity
from onrecord.text.names import is_slip
from onrecord.text.sentences import ends_sentence

# Below this share of the quoted bits standing in one window the words are a paraphrase in quotation marks, not an
# alteration. VERDICTS.md: altered keeps "most words"; three quarters keeps a ten-word quotation with two swaps altered.
MOST_WORDS = 0.75
# Of so many words on either side of a turned one, this share must stand for it to be sure what was turned: "that is not
# a pro-Israel policy" met "that [19 words] is a [12 words] on" in a speech on the same subject.
BESIDE, MOST_BESIDE = 6, 0.5
FEW_CHANGES = 2  # a quotation with no more changes than this is altered at those places, however short it is
LONG_WORD = 7  # letters; a shorter word that the table of words lacks may well be another word
LETTERS_A_SLIP = 4  # "tommorow" has two slips in eight letters; Damerau 1964: four of five misspellings are one slip
CLOSE_NAMES = 2  # letters in which two spellings of one name may differ: "Curiel" was heard as "Curio"
LONGEST_TYPO_WORD = 5  # letters; in shorter words one slip makes another word too easily


@dataclass(frozen=True, slots=True)
class Reading:
    """How one leg's words were judged. `kept` is the share of the quoted bits that the record has."""

    reasons: tuple[Reason, ...]
    edits: tuple[Edit, ...]
    kept: float


GRADES = {
    Ruling.VERBATIM: Grade.COSMETIC,
    Ruling.COSMETIC: Grade.COSMETIC,
    Ruling.RECORD_DAMAGED: Grade.COSMETIC,
    Ruling.BRACKETED: Grade.GRAMMATICAL,
    Ruling.ELIDED: Grade.GRAMMATICAL,
    Ruling.CLEANED: Grade.GRAMMATICAL,
    Ruling.JOINED: Grade.GRAMMATICAL,
}


def read_leg(case: Case, source: Source, leg: Leg) -> Reading:
    """Judge every change on one leg."""
    rows = pass_over_interruptions(source, case.rows(leg))
    changes = case.changes(leg, rows)
    reasons: list[Reason] = []
    grades: dict[int, Grade] = {}
    for change in changes:
        change = edges.fit_edge(case, source, change, len(rows))
        reason = edges.explain_edge(source, change, len(rows)) or _judge_change(case, source, change)
        if reason.ruling is Ruling.REVERSED and change.mark is Mark.NONE and not _stands_between(rows, change):
            reason = replace(reason, ruling=Ruling.CUT if change.op is Op.DROP else Ruling.ALTERED)
        reasons.append(reason)
        grade = GRADES.get(reason.ruling or Ruling.VERBATIM, Grade.SUBSTANTIVE)
        grades.update(dict.fromkeys(change.edits, grade))
    reasons += _lone_brackets(case, source, leg, changes)
    edits = tuple(
        edit if edit.op is Op.SAME else replace(edit, grade=grades.get(i)) for i, edit in enumerate(leg.edits)
    )
    return Reading(tuple(reasons), edits, _kept(rows, changes, reasons))


def _stands_between(rows: tuple[Row, ...], change: Change) -> bool:
    """Say whether words stand right before and after a change, so that it is sure what was changed.

    At the edge of the passage the words on the other side must carry it alone.
    """
    left, right = rows[max(0, change.first - BESIDE) : change.first], rows[change.last : change.last + BESIDE]
    if not all(row.op is Op.SAME for row in (*left[-1:], *right[:1])):
        return False
    standing = sum(row.op is Op.SAME for row in (*left, *right))
    return standing >= MOST_BESIDE * (len(left) + len(right))


def _kept(rows: tuple[Row, ...], changes: tuple[Change, ...], reasons: list[Reason]) -> float:
    """The share of the story's bits that stand in the record, innocent changes counted as standing."""
    if not changes:
        return 1.0 if rows else 0.0
    total = sum(rarity.bits_of(row.story.folded) for row in rows if row.story)
    if total == 0:
        return 0.0
    lost = 0.0
    for change, reason in zip(changes, reasons, strict=False):
        if reason.ruling in GRADES:
            continue
        missing = sum(rarity.bits_of(word.folded) for word in change.story)
        lost += missing
    return max(0.0, 1.0 - lost / total)


def _judge_change(case: Case, source: Source, change: Change) -> Reason:
    """Return the reason for one change: the first family of rules that explains it."""
    ruling, code, note = _explain(case, source, change)
    return Reason(
        code=code,
        note=note,
        ruling=ruling,
        story=change.span,
        record=change.record_span,
        record_id=source.record.id,
    )


def _explain(case: Case, source: Source, change: Change) -> tuple[Ruling | None, str, str]:
    story, record, limits = case.document, source.document, case.policy.limits
    turn = source.turn_span(change.record_span.start)
    mine, theirs = _say(change.story), _say(change.record)
    if change.mark is Mark.BRACKET:
        insertion = next(i for i in case.quotation.insertions if i.start <= change.span.start <= i.end)
        bracket = brackets.judge_bracket(story.text, insertion, change.record, record, limits.bracket_words)
        return bracket.ruling, bracket.code, bracket.note
    if change.mark is Mark.ELISION:
        gap = judge_gap(record, change.record, limits)
        return gap.ruling, gap.code, gap.note
    if change.mark is not Mark.NONE and falls_between_sentences(case, source, change):
        return None, "left-out-at-cue", f"Between the two parts of the quotation the record has {shorten(theirs)}."
    if change.op is Op.SWAP:
        if brackets.explains_inflection(change, story.text, case.quotation.insertions):
            return Ruling.BRACKETED, "bracket-letters", f'The brackets show that "{theirs}" was changed to "{mine}".'
        if _clitic_of_bracket(case, change):
            return Ruling.BRACKETED, "bracket", f'The bracket and "{mine}" stand for "{theirs}".'
        if brackets.explains_masking(story.text, change, record):
            return Ruling.BRACKETED, "masked-letters", f'Letters of "{theirs}" are masked.'
        if kind := same_wording(story, change.story, record, change.record):
            if kind == "compound" and "\n" in change.record_span.of(record.text):
                return Ruling.VERBATIM, "line-end", f'The record breaks "{mine}" at the end of a line.'
            return Ruling.COSMETIC, kind, f'"{mine}" is another spelling of the record\'s "{theirs}".'
        machine_read = source.is_noisy or source.record.fidelity is Fidelity.OCR
        if not machine_read and _is_typo(change):
            return Ruling.COSMETIC, "misspelling", f'The story spells "{mine}" what the record spells "{theirs}".'
        if is_misreading(change.story, change.record, source):
            note = f'The record\'s "{theirs}" looks like a misreading of "{mine}"; look at the page image.'
            return Ruling.RECORD_DAMAGED, "misread-letters", note
        if machine_read and _is_typo(change):
            return Ruling.COSMETIC, "misspelling", f'The story spells "{mine}" what the record spells "{theirs}".'
    if quotes_the_copy(change.story, source, change.record_span):
        note = f'The copy of the record has "{mine}" too; a person corrected it to "{theirs}".'
        return Ruling.RECORD_DAMAGED, "as-in-copy", note
    if change.op is Op.SWAP and (doubt := _unsure_name(change, source)):
        return Ruling.RECORD_DAMAGED, "name-spelling", doubt
    if _is_ampersand(change, record):
        return Ruling.COSMETIC, "ampersand", 'The record writes the sign & for "and".'
    if change.op is Op.DROP and (kind := _explain_dropped(story, record, change, turn)):
        return Ruling.CLEANED, kind.replace(" ", "-"), f'The story leaves out "{theirs}" ({kind}) without a mark.'
    if turned := turn_of_sense(change, story, record):
        return Ruling.REVERSED, turned[0], turned[1]
    if change.op is Op.DROP:
        return Ruling.CUT, "cut", f"The record has {shorten(theirs)} here; the story leaves it out without a mark."
    if change.op is Op.ADD:
        return Ruling.ALTERED, "added", f"The story adds {shorten(mine)}, which the record does not have."
    return Ruling.ALTERED, "changed", f"The record has {shorten(theirs)}, the story {shorten(mine)}."


def _explain_dropped(story: Document, record: Document, change: Change, turn: Span) -> str | None:
    """Say what in speech the dropped words are, None if they tell something.

    The "and" at the head of a sentence joins nothing: how speech falls into sentences is the typist's choice.
    """
    dropped = change.record
    if kind := explain_dropped_speech(record, dropped, turn.start, turn.end):
        return kind
    before = record.before(dropped[0].start, 1, turn.start)
    paused = not before or bool(PAUSE.search(record.text[before[0].end : dropped[0].start]))
    if dropped[0].folded != "and" or not paused:
        return None
    if len(dropped) > 1:
        return explain_dropped_speech(record, dropped[1:], turn.start, turn.end)
    opens = not before or ends_sentence(record.text, before[0].end) or _opens_sentence(story, change.span.start)
    return "joining word" if opens else None


def _opens_sentence(story: Document, at: int) -> bool:
    before = story.before(at, 1)
    return bool(before) and ends_sentence(story.text, before[0].end)


def _clitic_of_bracket(case: Case, change: Change) -> bool:
    """Say whether a bracket takes the first half of a contraction: "[The piglets] are" for "They're"."""
    beside = any(0 <= change.span.start - i.end <= 1 for i in case.quotation.insertions)
    return beside and edges.is_second_half(change)


def _unsure_name(change: Change, source: Source) -> str | None:
    """Return what to say of a name that the record may have misheard: it says so itself, or the spellings are close."""
    if len(change.story) != 1 or len(change.record) != 1:
        return None
    mine, theirs = change.story[0], change.record[0]
    if not (mine.is_capitalised and theirs.is_capitalised):
        return None
    marked = any(mask.kind is MaskKind.REMARK for mask in source.masks_in(Span(theirs.end, theirs.end + 3)))
    listed = rarity.is_listed(mine.folded) and rarity.is_listed(theirs.folded)
    slips = DamerauLevenshtein.distance(mine.folded, theirs.folded)
    close = min(len(mine.folded), len(theirs.folded)) >= LONGEST_TYPO_WORD and slips <= CLOSE_NAMES
    if marked or (close and not listed and mine.folded[:2] == theirs.folded[:2]):
        return f'The record spells "{theirs.raw}" what the story spells "{mine.raw}"; a name may have been misheard.'
    return None


def _is_ampersand(change: Change, record: Document) -> bool:
    near = record.text[max(0, change.record_span.start - 1) : change.record_span.end + 4]
    return change.op is Op.ADD and [word.folded for word in change.story] == ["and"] and "&" in near


def _say(words: tuple[Word, ...]) -> str:
    return " ".join(word.raw for word in words)


def _is_typo(change: Change) -> bool:
    """Say whether one word is the other with a slip of the pen, and one of the two is no word of its own.

    Two known words are two words ("trial" / "trail"). Two unknown ones are two names, one of them misspelt, if all
    but one slip agrees. A slip in the record may be put right in the story. Figures are never slips.
    """
    if len(change.story) != 1 or len(change.record) != 1:
        return False
    mine, theirs = change.story[0], change.record[0]
    if mine.has_digit or theirs.has_digit or min(len(mine.folded), len(theirs.folded)) < LONGEST_TYPO_WORD:
        return False
    if mine.folded.startswith(theirs.folded) or theirs.folded.startswith(mine.folded):
        return False  # an ending more or less is grammar, not a slip
    if rarity.is_listed(mine.folded) and not rarity.is_listed(theirs.folded) and not theirs.is_capitalised:
        slips = DamerauLevenshtein.distance(mine.folded, theirs.folded)
        long_enough = len(mine.folded) >= LONG_WORD and mine.folded[0] == theirs.folded[0]
        return long_enough and slips <= len(mine.folded) // LETTERS_A_SLIP
    is_name = mine.is_capitalised and theirs.is_capitalised
    if not is_name and min(len(mine.folded), len(theirs.folded)) < LONG_WORD:
        return False
    return is_slip(mine.folded, theirs.folded) and not rarity.is_listed(mine.folded)


def _lone_brackets(case: Case, source: Source, leg: Leg, changes: tuple[Change, ...]) -> list[Reason]:
    """Judge the brackets at which the record has no words of its own."""
    judged = [change.span.start for change in changes if change.mark is Mark.BRACKET]
    reasons = []
    for insertion in case.quotation.insertions:
        here = any(piece.holds(insertion) and piece.touches(leg.piece) for piece in case.quotation.pieces)
        if not here or any(insertion.start <= at <= insertion.end for at in judged):
            continue
        if brackets.is_inside_word(case.document.text, insertion):
            ruling, code, note = (
                Ruling.BRACKETED,
                "bracket-letters",
                f"Letters in brackets: {insertion.of(case.document.text)}",
            )
        else:
            beside = _name_beside(case, source, leg, insertion)
            limit = case.policy.limits.bracket_words
            bracket = brackets.judge_bracket(case.document.text, insertion, beside, source.document, limit)
            ruling, code, note = bracket.ruling, bracket.code, bracket.note
        reasons.append(Reason(code=code, note=note, ruling=ruling, story=insertion))
    return reasons


def _name_beside(case: Case, source: Source, leg: Leg, insertion: Span) -> tuple[Word, ...]:
    """Return the name that an opening bracket stands for: all that the record's sentence has before the passage."""
    if case.document.under(Span(leg.piece.start, insertion.start)) or insertion.start > leg.piece.start:
        return ()
    left = left_of(source, leg.passage.span, source.turn_span(leg.passage.span.start))
    is_name = 0 < len(left) <= case.policy.limits.bracket_words and left[-1].is_capitalised
    return left if is_name else ()


# --- the same words, letter by letter
# ----------------------------------------------------------------------------------

_GLYPHS = str.maketrans(
    dict.fromkeys('‘’‚‛`´′“”„‟«»″"', "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"\u00ad": "", "\u200b": "", "\u2026": "..."}
)
_DASHES = re.compile(r"-+")


@lru_cache(maxsize=1 << 14)
def _glyphs(text: str) -> str:
    """Return `text` with one glyph for each mark, inner quotation marks all alike, white space left out."""
    return _DASHES.sub("-", "".join(unicodedata.normalize("NFKC", text).translate(_GLYPHS).split()))


def is_letter_true(case: Case, source: Source, leg: Leg) -> bool:
    """Say whether story and passage agree in case and inner marks too, but for what Chicago 13.7 permits.

    Permitted at either end of each piece: the first letter in the other case, the last mark; and inner quotation marks
    of the other kind.
    """
    if _is_letter_by_letter(case, source, leg):
        return True
    before: Row | None = None
    for row in case.rows(leg):
        if row.op is not Op.SAME or row.story is None or row.record is None:
            before = None
            continue
        opens = before is None or before.story is None or joint_between(case, before.story, row.story) is not Mark.NONE
        mine, theirs = _glyphs(row.story.raw), _glyphs(row.record.raw)
        if mine != theirs and not (opens and mine[1:] == theirs[1:]):
            return False
        if not opens and before and before.story and before.record:
            left = _glyphs(_without(case.document.text, before.story.end, row.story.start, case.quotation.insertions))
            masked = [mask.span for mask in source.masks_in(Span(before.record.end, row.record.start))]
            if left != _glyphs(_without(source.record.text, before.record.end, row.record.start, masked)):
                return False
        before = row
    return True


def _is_letter_by_letter(case: Case, source: Source, leg: Leg) -> bool:
    """Say whether story and passage are one string, with nothing in either that is not its words."""
    if len(leg.edits) != 1 or case.quotation.insertions or source.masks_in(leg.passage.span):
        return False
    if source.record.corrections:  # words that people corrected are spelled otherwise than the text is
        return False
    edit = leg.edits[0]
    same = edit.story.of(case.document.text) == edit.record.of(source.record.text)
    return edit.op is Op.SAME and same


def _without(text: str, start: int, end: int, holes: Sequence[Span]) -> str:
    out = []
    for hole in sorted(hole for hole in holes if hole.start < end and start < hole.end):
        out.append(text[start : max(start, hole.start)])
        start = max(start, hole.end)
    return "".join((*out, text[start : max(start, end)]))
