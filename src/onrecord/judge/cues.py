"""Words that the story leaves out where its own words part a quotation -> whether they may go unmarked.

Source: Chicago Manual of Style 13.51: no dots before the first or after the last word of what is quoted. A cue that
ends its sentence ('"We open," she said. "Bring boots."') stands between two quotations.
"""

from __future__ import annotations

from itertools import pairwise

from onrecord.judge import speech_words
from onrecord.judge.case import Case, Source
from onrecord.judge.changes import Change, Mark
from onrecord.judge.elisions import hides_frame
from onrecord.judge.operators import GOVERNING, Kind, find_operators
from onrecord.judge.words import Document, Word, starts_with
from onrecord.text.sentences import ends_sentence


def falls_between_sentences(case: Case, source: Source, change: Change) -> bool:
    """Say whether words left out at a cue or a paragraph belong to neither part.

    Whole sentences do. Where the cue ends a sentence of the story, so do the end of the sentence before and the
    beginning of the one after, unless they hold what governs the words that stand.
    """
    words, text = change.record, source.record.text
    if not words:
        return True
    before = source.document.before(words[0].start, 1)
    opens = not before or ends_sentence(text, before[0].end)
    stops = [number for number, word in enumerate(words, 1) if ends_sentence(text, word.end)]
    if opens and stops[-1:] == [len(words)]:
        return True
    if change.mark is not Mark.CUE or not (opens or stops) or not _cue_ends_sentence(case, change.span.start):
        return False
    end = () if opens else words[: stops[0]]
    beginning = words[stops[-1] :] if stops else words
    return not _governs_back(source.document, end) and not _governs_on(source.document, beginning)


def _cue_ends_sentence(case: Case, at: int) -> bool:
    pieces, text = case.quotation.pieces, case.document.text
    start = next(right.start for left, right in pairwise(pieces) if left.end <= at <= right.start)
    said = case.document.before(start, 1)
    return bool(said) and ends_sentence(text, said[0].end)


def _governs_back(record: Document, words: tuple[Word, ...]) -> bool:
    """Say whether the end of a sentence holds a condition, a limit or a denial of what stands before it."""
    limits = starts_with(words, speech_words.AFTER_LIMITERS) is not None
    return limits or any(operator.kind in GOVERNING for operator in find_operators(record, words))


def _governs_on(record: Document, words: tuple[Word, ...]) -> bool:
    """Say whether the beginning of a sentence holds a condition or a frame of what stands after it."""
    if not words:
        return False
    return hides_frame(record, words) or any(o.kind is Kind.CONDITION for o in find_operators(record, words))
