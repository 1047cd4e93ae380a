"""A Query -> an expression of SQLite's FTS5; every word is quoted, so that nothing typed becomes an operator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model import Field, Query, Term

_RANGES = (Field.BEFORE, Field.AFTER)


def write_expression(query: Query, years: Sequence[str]) -> str | None:
    """Return the expression for a query, None where no record can meet it; `years` are those that records are of."""
    groups = [_join(" OR ", (_write(term, years) for term in group)) for group in query.wanted]
    if not all(groups):
        return None
    unwanted = _join(" OR ", (_write(term, years) for term in query.unwanted))
    wanted = _join(" AND ", groups)
    return f"{wanted} NOT {unwanted}" if unwanted else wanted


def _write(term: Term, years: Sequence[str]) -> str:
    if term.field in _RANGES:
        spans = _list_days(term, years)
        return _join(" OR ", (f"date : {_quote(span)}" for span in spans))
    words = " ".join(term.words).replace("-", "") if term.field is Field.DATE else " ".join(term.words)
    return f"{term.field} : {_quote(words)}{' *' if term.is_prefix else ''}"


def _list_days(term: Term, years: Iterable[str]) -> list[str]:
    """Return the years, the months and the days, as they are spelled, that together are all before or after a date."""
    year, month, day = (*term.words[0].split("-"), "", "")[:3]
    is_met = str.__lt__ if term.field is Field.BEFORE else str.__gt__
    found = [other for other in years if is_met(other, year)]
    if month:
        found += [f"{year}{number:02}" for number in range(1, 13) if is_met(f"{number:02}", month)]
    if day:
        found += [f"{year}{month}{number:02}" for number in range(1, 32) if is_met(f"{number:02}", day)]
    return found


def _quote(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _join(operator: str, parts: Iterable[str]) -> str:
    joined = operator.join(part for part in parts if part)
    return f"({joined})" if joined else ""
