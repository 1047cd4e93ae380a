"""A place where a quotation stands only in part -> whether the story speaks of another occasion.

People say much the same thing many times. Words that stand in part prove a change only if they were said there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice, pairwise

from onrecord.judge.case import Case
from onrecord.judge.words import Word
from onrecord.model import Person, Record, Span
from onrecord.text.names import match_names

# A quotation of which less than this share of the bits stands may as well be another one of the same speaker's. Of 98
# campaign stories against 985 records of speeches, the findings of severity 3 below it were of another occasion in 13
# of 19 cases, above it in 4 of 108.
LOOSE = 0.85
FEW_OCCASIONS = 3  # records in which somebody speaks; with no more of them the story can hardly mean another

_WRITTEN = frozenset(
    "tweet tweets tweeted twitter retweeted posted facebook instagram blog letter letters email e-mail wrote "
    "written texted".split()
)
_MONTHS = {
    name[:length]: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
    for length in (3, 4, len(name))
}


def is_elsewhere(case: Case, record: Record, others: Counter[str], records: Iterable[Record]) -> bool:
    """Say whether a part of a quotation that stands in `record` may well be from somewhere else.

    The story says so by a date or by "she tweeted"; or its other quotations, which stand in `others` (how many in each
    record), all come from elsewhere, and the person speaks on many occasions.
    """
    if _names_another_day(case, record) or (case.outside & _WRITTEN and not record.is_one_voice):
        return True
    if not others or others[record.id]:
        return False
    return _counts_occasions(case.attribution.person, records) > FEW_OCCASIONS


def _counts_occasions(person: Person | None, records: Iterable[Record]) -> int:
    spoken = (record for record in records if person is None or _speaks(person, record))
    return sum(1 for _ in islice(spoken, FEW_OCCASIONS + 1))


def _speaks(person: Person, record: Record) -> bool:
    names = {name for voice in record.voices for name in voice if name}
    return any(match_names(person.name, name) in ("same", "compatible") for name in names)


def _names_another_day(case: Case, record: Record) -> bool:
    """Say whether the story's own sentence names days or months, and none of them is the record's."""
    if record.dated is None:
        return False
    span = case.quotation.span
    left = case.document.under(Span(min(case.sentence.start, span.start), span.start))
    right = case.document.under(Span(span.end, max(case.sentence.end, span.end)))
    days = [*_find_days(left), *_find_days(right)]
    return bool(days) and not any(
        month == record.dated.month and (day is None or abs(day - record.dated.day) <= 1) for month, day in days
    )


def _find_days(words: tuple[Word, ...]) -> Iterable[tuple[int, int | None]]:
    """Yield the (month, day) of "Dec. 6" and "6 December", and (month, None) of "in December"."""
    for left, right in pairwise(words):
        for name, figure in ((left, right), (right, left)):
            digits = figure.folded.rstrip("stndrh")
            if name.is_capitalised and name.folded in _MONTHS and digits.isdigit() and len(digits) <= 2:
                yield _MONTHS[name.folded], int(digits)
        if left.folded == "in" and right.is_capitalised and right.folded in _MONTHS:
            yield _MONTHS[right.folded], None
