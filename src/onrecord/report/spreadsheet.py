"""A check list -> the columns that CSV and Excel files show it in."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from onrecord.report.checklist import Row

Value = str | int | None


class Column(NamedTuple):
    """A column: its heading, its width in characters, and what stands in it."""

    heading: str
    width: int
    read: Callable[[Row], Value]


COLUMNS = (
    Column("Story", 22, lambda row: row.story),
    Column("No.", 5, lambda row: row.number),
    Column("Quotation", 46, lambda row: row.quotation),
    Column("Named in the story", 20, lambda row: row.source),
    Column("How sure", 16, lambda row: row.link),
    Column("Ruling", 18, lambda row: f"{row.level.symbol} {row.ruling}"),
    Column("Severity", 9, lambda row: row.severity),
    Column("Wording", 13, lambda row: row.wording),
    Column("Spoken by", 17, lambda row: row.voice),
    Column("Setting", 10, lambda row: row.setting),
    Column("Reasons", 52, lambda row: "\n".join(row.reasons)),
    Column("Record", 26, lambda row: row.record),
    Column("Place", 16, lambda row: row.place),
    Column("Speaker in the record", 20, lambda row: row.speaker),
    Column("Words of the record", 46, lambda row: row.passage),
    Column("Other places", 8, lambda row: row.other_places),
    Column("Address", 24, lambda row: row.address),
    Column("Decision", 20, lambda row: row.decision),
    Column("Note", 30, lambda row: row.note),
    Column("By", 16, lambda row: row.by),
    Column("Date", 12, lambda row: row.decided),
    Column("Code", 18, lambda row: row.code),
    Column("Id", 15, lambda row: row.id),
)
HEADINGS = tuple(column.heading for column in COLUMNS)
