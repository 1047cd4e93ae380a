"""Words that no place of the record holds -> the redaction that they could stand under.

A record that withholds words cannot show that somebody did not say them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.judge.absence import Bench, speaks
from onrecord.judge.case import Case
from onrecord.judge.edges import MOST_WITHHELD
from onrecord.model import Mask, MaskKind, Reason, Record, Ruling
from onrecord.text.names import match_names

# Who bleeps or deletes a word has withheld no more than that word.
_ONE_WORD = re.compile(r"\b(?:expletives?|bleep(?:ed)?)\b", re.IGNORECASE)
_GOES_ON_TO = re.compile(r"(?:[\w,;]|[’'\"”)\]])[ \t\r]*(?:\n[ \t\r]*)?\Z")
_GOES_ON_FROM = re.compile(r"[ \t\r]*(?:\n[ \t\r]*)?(?:[,;.?!]|[^\W\d_A-Z])")
_LOOKED_AT = 60  # characters left and right of a redaction
# Where nobody says that the record is whole, a note about a redaction only helps to look: with more records than this
# it would take reading all of them for it, and point to one of many.
_MOST_RECORDS = 200


def find_withheld(case: Case, bench: Bench, *, is_covered: bool) -> Reason | None:
    """Return the redaction that could hold the quotation, in the named person's mouth or nobody's, as a reason.

    `is_covered` says that the record would count as holding all that the person said.
    """
    if len(bench.records) > _MOST_RECORDS and not is_covered:
        return None
    for record in bench.records:
        for mask in _list_holes(case, record):
            hole = mask.span.of(record.text)
            note = f"The record withholds words: if these were said there, they could only stand under {hole}."
            return Reason(
                code="withheld",
                ruling=Ruling.NOT_IN_THIS_RECORD,
                note=note,
                story=case.quotation.span,
                record=mask.span,
                record_id=record.id,
            )
    return None


def _list_holes(case: Case, record: Record) -> Iterator[Mask]:
    person = case.attribution.person
    if person and not record.is_one_voice and not speaks(person.name, record):
        return
    for mask in record.masks:
        if mask.kind is not MaskKind.REDACTION or _ONE_WORD.search(mask.span.of(record.text)):
            continue
        turn = record.turn_at(mask.span.start)
        if turn is None or mask.span.start >= record.turns[turn].span.end:
            continue  # in a heading or a list, where nobody speaks
        speaker = record.turns[turn].speaker or record.turns[turn].label
        names_another = person and speaker and match_names(person.name, speaker) not in ("same", "compatible")
        if names_another and (record.is_one_voice or not _has_own_lines(record, mask)):
            continue
        if len(case.quoted) <= MOST_WITHHELD or not _is_inside_sentence(record, mask):
            yield mask


def _has_own_lines(record: Record, mask: Mask) -> bool:
    """Say whether nothing else stands on the lines of a redaction: it may cover the label of another speaker, too."""
    before = record.text[max(0, mask.span.start - _LOOKED_AT) : mask.span.start].rstrip(" \t")
    after = record.text[mask.span.end : mask.span.end + _LOOKED_AT].lstrip(" \t\r")
    return before[-1:] in ("", "\n") and after[:1] in ("", "\n")


def _is_inside_sentence(record: Record, mask: Mask) -> bool:
    """Say whether the sentence goes on on both sides of a redaction: then that is a name or a few words."""
    before = record.text[max(0, mask.span.start - _LOOKED_AT) : mask.span.start]
    after = record.text[mask.span.end : mask.span.end + _LOOKED_AT]
    return bool(_GOES_ON_TO.search(before) and _GOES_ON_FROM.match(after))
