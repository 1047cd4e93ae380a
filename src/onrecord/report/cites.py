"""A record and a span of it -> the place in the form in which people cite it: "Tr. 14:3-9", "p. 7", "00:12:31"."""

from __future__ import annotations

import re

from onrecord.model import Place, Record, Span

_PARAGRAPH_BREAK = re.compile(r"\n[ \t\r]*\n\s*")
# Source: the AP Stylebook, "months": the short ones are spelled out.
_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
# The last part of a unit, "chapter 2, paragraph 5".
_PARAGRAPH = re.compile(r"(?P<within>(?:.*, )?)paragraph (?P<number>\d+)")
# A page of the Congressional Record is known by its letter and number alone, "S716".
_LETTERED = re.compile(r"[A-Z]{1,2}\d+")


def cite(record: Record, span: Span) -> str:
    """Return where `span` of the record's text stands, as a reader of the record would cite it; never empty.

    In this order: page and printed line ("Tr. 14:3-9"; "p." where the record is no transcript), page ("p. 7", by the
    number printed on it), message and paragraph ("message of 5 Jan., para. 2"), time ("00:12:31"), unit of the source
    ("para. 12", "message of 2017-01-05 10:05:00 UTC"), line of the file.
    """
    first, last = record.place_at(span.start), record.place_at(max(span.start, span.end - 1))
    if first.page is not None:
        return _cite_pages(record, first, last)
    if record.kind == "email":
        return _cite_message(record, span.start, first)
    if first.seconds is not None:
        return _count_time(first.seconds)
    if first.line is None or last.line is None:
        return _cite_units(first.unit, last.unit)
    return _join("line ", "lines ", str(first.line), str(last.line))


def _cite_pages(record: Record, first: Place, last: Place) -> str:
    start, end = _name_page(first), _name_page(last)
    if first.is_line_printed and first.line and last.line:
        lines = f"{start}:{first.line}"
        if start != end:
            lines += f"-{end}:{last.line}"
        elif first.line != last.line:
            lines += f"-{last.line}"
        return ("Tr. " if record.kind == "transcript" else "p. ") + lines
    if _LETTERED.fullmatch(start):
        return _join("", "", start, end)
    return _join("p. ", "pp. ", start, end)


def _name_page(place: Place) -> str:
    return place.page_label or str(place.page)


def _join(one: str, several: str, first: str, last: str) -> str:
    return one + first if first == last else f"{several}{first}-{last}"


def _cite_message(record: Record, offset: int, place: Place) -> str:
    day = f"message of {record.dated.day} {_MONTHS[record.dated.month - 1]}" if record.dated else None
    if place.line is None:  # a mail file is one message, quoted ones in it included
        return f"{day or 'message'}, {_cite_units(place.unit, place.unit)}"
    turn = place.turn or 0
    start = record.turns[turn].span.start if record.turns else 0
    paragraph = 1 + sum(1 for _ in _PARAGRAPH_BREAK.finditer(record.text, start, max(start, offset)))
    return f"{day if day and turn == 0 else f'message {turn + 1}'}, para. {paragraph}"


def _cite_units(first: str | None, last: str | None) -> str:
    if first is None:
        return "head"
    one, other = _shorten(first), _shorten(last or first)
    if one == other:
        return one
    within, number = _PARAGRAPH.fullmatch(first), _PARAGRAPH.fullmatch(last or "")
    if within and number and within["within"] == number["within"]:
        return f"{within['within']}paras. {within['number']}-{number['number']}"
    return f"{one} to {other}"


def _shorten(unit: str) -> str:
    return _PARAGRAPH.sub(r"\g<within>para. \g<number>", unit)


def _count_time(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}"
