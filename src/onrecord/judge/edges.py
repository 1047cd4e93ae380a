"""A change at an edge of a passage, or at a hole of the record -> the innocent reading of it, if there is one."""

from __future__ import annotations

from dataclasses import replace

from onrecord.judge import spelling_words
from onrecord.judge.case import Case, Source
from onrecord.judge.changes import Change, Mark
from onrecord.judge.spelling import same_wording
from onrecord.judge.words import spell
from onrecord.model import MaskKind, Op, Reason, Ruling, Span

# Words that were not understood, or a name; "b-----d" is read as two. Under a redaction there may be any number.
MOST_WITHHELD = 3


def fit_edge(case: Case, source: Source, change: Change, count: int) -> Change:
    """Return a change at an edge of the passage with the record words that are another spelling of the story's.

    The alignment swaps word for word: it takes in one too many for "It is" at "didn't. It's", and one too few for
    "nonnegotiable" at "non-negotiable". `count` is the number of rows of the leg.
    """
    theirs = change.record
    if change.op is not Op.SWAP or (change.first and change.last < count):
        return change
    if change.first == 0:
        fits = [source.document.before(theirs[0].start, 1) + theirs, *(theirs[i:] for i in range(1, len(theirs)))]
    else:
        fits = [theirs + source.document.after(theirs[-1].end, 1), *(theirs[:-i] for i in range(1, len(theirs)))]
    for fit in fits:
        if same_wording(case.document, change.story, source.document, fit):
            return replace(change, record=fit, record_span=Span(fit[0].start, fit[-1].end))
    return change


def explain_edge(source: Source, change: Change, count: int) -> Reason | None:
    """Explain a quotation that begins inside a contraction, and words where the record has only a hole."""
    if change.mark is not Mark.NONE:
        return None
    if change.first == 0 and change.op is Op.SWAP and is_second_half(change):
        note = f'The story begins inside the record\'s "{change.record[0].raw}".'
        return Reason(
            code="contraction",
            note=note,
            ruling=Ruling.COSMETIC,
            story=change.span,
            record=change.record_span,
            record_id=source.record.id,
        )
    return _withheld(source, change, count)


def is_second_half(change: Change) -> bool:
    """Say whether the story has the second half of a contraction: "is" for "he's"."""
    if len(change.record) != 1:
        return False
    _, _, clitic = change.record[0].folded.rpartition("'")
    return bool(clitic) and spell(change.story) in spelling_words.CLITICS.get(f"'{clitic}", ())


def _withheld(source: Source, change: Change, count: int) -> Reason | None:
    """Explain words that the story has where the record withholds or lacks some: nobody can say that it added them."""
    goes_on = change.op is Op.SWAP and change.last == count  # what the record goes on with stands behind the hole
    if not (change.op is Op.ADD or goes_on):
        return None
    few = len(change.story) <= MOST_WITHHELD
    at = change.record_span.start
    after = source.document.after(at, 1)
    before = source.document.before(at, 1)
    hole_span = Span(before[0].end if before else 0, after[0].start if after else len(source.record.text))
    for mask in source.masks_in(hole_span):
        if mask.kind is MaskKind.REDACTION or (mask.kind is MaskKind.GAP and few):
            hole = mask.span.of(source.record.text)
            said = " ".join(word.raw for word in change.story)
            return Reason(
                code="gap-in-record",
                note=f'The record has only {hole} where the story has "{said}".',
                ruling=Ruling.RECORD_DAMAGED,
                story=change.span,
                record=mask.span,
                record_id=source.record.id,
            )
    return None
