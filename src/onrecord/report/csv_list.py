"""A report -> its check list as CSV, a row a quotation, which a spreadsheet shows and never runs."""

from __future__ import annotations

import csv
from io import StringIO

from onrecord.model import Report
from onrecord.report.checklist import list_rows
from onrecord.report.spreadsheet import COLUMNS, HEADINGS, Value
from onrecord.report.visible import flatten

# Without it Excel takes UTF-8 for the local code page and spoils every quotation mark. RFC 4180 says nothing about it;
# readers that mind are told "utf-8-sig".
BYTE_ORDER_MARK = "\ufeff"
# Source: OWASP, "CSV Injection". Spreadsheets take what begins so for a formula; an apostrophe makes it text. The last
# four are the full-width twins, which East Asian versions of Excel take for them.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render_csv(report: Report) -> str:
    """Return the check list as CSV (RFC 4180): a head, then a row a quotation in story order, each cell on one line.

    A cell that a spreadsheet could take for a formula has an apostrophe before it.
    """
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([_disarm(column.read(row)) for column in COLUMNS] for row in list_rows(report))
    return BYTE_ORDER_MARK + text.getvalue()


def _disarm(value: Value) -> str | int:
    if isinstance(value, int):
        return value
    words = flatten(value or "").strip()
    return f"'{words}" if words.startswith(_RISKY) else words
