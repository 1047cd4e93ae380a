"""A document of the record -> the quotations of the stories, as last checked, that stand on it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Finding, Span
from onrecord.store.case.file import Case
from onrecord.store.case.rows import load
from onrecord.store.case.stories import Version, list_stories

_STANDING = """
    SELECT max(checks.id) FROM checks JOIN versions ON versions.id = checks.version
    WHERE number = (SELECT max(number) FROM versions AS other WHERE other.story = versions.story)
    GROUP BY checks.version
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """A quotation of the last version of a story, and the `span` of the record that it stands on."""

    version: Version
    finding: Finding
    span: Span


def list_printings(case: Case, record: str, span: Span) -> tuple[Printing, ...]:
    """Return the quotations that share a character with `span` of a record, in the record's order."""
    rows = case.connection.execute(
        "SELECT version, value, first, last FROM passages JOIN findings USING (made_in, number)"
        " JOIN checks ON checks.id = made_in WHERE record = ? AND first < ? AND last > ? AND ruling IS NOT NULL"
        f" AND made_in IN ({_STANDING}) ORDER BY first, version",
        (record, span.end, span.start),
    ).fetchall()
    versions = {version.id: version for version in list_stories(case)} if rows else {}
    return tuple(
        Printing(version=versions[version], finding=load(value, Finding), span=Span(first, last))
        for version, value, first, last in rows
    )


def count_printings(case: Case) -> dict[str, int]:
    """Return how many quotations stand on each document, by its id."""
    rows = case.connection.execute(
        "SELECT record, count(DISTINCT made_in * 1000000 + number) FROM passages JOIN findings USING (made_in, number)"
        f" WHERE ruling IS NOT NULL AND made_in IN ({_STANDING}) GROUP BY record"
    )
    return dict(rows.fetchall())
