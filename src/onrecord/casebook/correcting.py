"""What a person corrects in a document of a case -> a layer over it, tried before it is kept."""

from __future__ import annotations

from onrecord.errors import UsageError
from onrecord.library.of_case import lay_over
from onrecord.model import Span
from onrecord.store import case as cases


def correct_words(case: cases.Case, record: str, span: Span, words: str, by: str) -> None:
    """Keep that under `span` of a record `words` should stand; what is searched and compared from now on.

    Raises:
        UsageError: there is no such document, the span lies outside of its text, or there is no room for the words.
    """
    _keep(case, record, span, words, by, is_speaker=False)


def correct_speaker(case: cases.Case, record: str, turn: int, speaker: str, by: str) -> None:
    """Keep that a turn of a record, counted from 0, is spoken by `speaker`.

    Raises:
        UsageError: there is no such document or turn, or no name.
    """
    (document,) = cases.read_kept(case, [cases.find_record(case, record).id])
    if not 0 <= turn < len(document.turns):
        raise UsageError(f"{document.title}: expected a turn from 1 to {len(document.turns)}, found {turn + 1}")
    _keep(case, record, document.turns[turn].span, speaker, by, is_speaker=True)


def _keep(case: cases.Case, record: str, span: Span, value: str, by: str, *, is_speaker: bool) -> None:
    value = " ".join(value.split())
    if not value:
        raise UsageError("expected what it should read, found nothing; to undo a correction, take it back")
    correction = cases.KeptCorrection(
        record=record, is_speaker=is_speaker, span=span, value=value, made=cases.now(), by=by
    )
    (document,) = cases.read_kept(case, [cases.find_record(case, record).id])
    lay_over(document, [*cases.list_corrections(case).get(record, ()), correction])
    cases.correct(case, correction)
