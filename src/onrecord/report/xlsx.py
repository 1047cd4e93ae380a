"""A report -> its check list as an Excel file: a sheet of quotations, and one of the documents behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from onrecord.model import Record, Report
from onrecord.report.checklist import Row, list_rows
from onrecord.report.colours import COLOURS
from onrecord.report.extras import require
from onrecord.report.links import find_address
from onrecord.report.spreadsheet import COLUMNS, HEADINGS, Value
from onrecord.report.visible import make_storable
from onrecord.report.words import CHOICES

# Source: "Excel specifications and limits": characters that a cell can contain. The writer would leave the cell empty.
MOST_CHARACTERS = 32_767

LINE_POINTS, MOST_POINTS = 15, 409  # the height of a line of the standard font, and of the tallest row
# Words are wrapped, so a line rarely holds as many characters as its cell is wide.
FILLED = 0.85

_COLOURED = frozenset(("Ruling", "Severity"))
_RECORD_COLUMNS = (
    ("Document", 40), ("Kind", 13), ("Fidelity", 13), ("Date", 12), ("Author", 24), ("Pages", 8), ("Turns", 8),
    ("Problems", 50), ("Path", 50), ("Address", 40), ("SHA-256", 66),
)  # fmt: skip


def render_xlsx(report: Report) -> bytes:
    """Return the check list as an Excel file; the same report gives the same bytes.

    Every word is written as a string: nothing is ever read as a formula, a number or a link.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    require("xlsx")
    from xlsxwriter import Workbook

    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        # The file would say when it was made; the report does not know.
        book.set_properties({"author": report.made_with, "title": "Check list", "created": datetime(1980, 1, 1)})
        _write_quotations(book, report)
        _write_records(book, report)
    return file.getvalue()


# `Any` below: XlsxWriter ships no types.


def _write_quotations(book: Any, report: Report) -> None:
    plain = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#E0DCD1"}
    usual = book.add_format(plain)
    marked = {
        key: book.add_format({**plain, "bold": True, "bg_color": f"#{ground}", "font_color": f"#{letters}"})
        for key, (letters, ground) in COLOURS.items()
    }
    sheet = _add_sheet(book, "Quotations", tuple((column.heading, column.width) for column in COLUMNS))
    sheet.freeze_panes(1, HEADINGS.index("Quotation") + 1)
    rows = list_rows(report)
    for line, row in enumerate(rows, 1):
        values = [column.read(row) for column in COLUMNS]
        sheet.set_row(line, _measure(values, [column.width for column in COLUMNS]))
        for number, (column, value) in enumerate(zip(COLUMNS, values, strict=True)):
            is_coloured = column.heading in _COLOURED
            _write(sheet, line, number, value, marked[row.level.key] if is_coloured else usual)
    sheet.autofilter(0, 0, max(1, len(rows)), len(COLUMNS) - 1)
    _offer_choices(sheet, rows)


def _offer_choices(sheet: Any, rows: tuple[Row, ...]) -> None:
    """Let an editor choose a decision from a list; other words are taken all the same."""
    column = HEADINGS.index("Decision")
    rule = {"validate": "list", "source": list(CHOICES.values()), "error_type": "information"}
    sheet.data_validation(1, column, max(1, len(rows)), column, rule)


def _write_records(book: Any, report: Report) -> None:
    usual = book.add_format({"valign": "top", "text_wrap": True})
    sheet = _add_sheet(book, "Records", _RECORD_COLUMNS)
    sheet.freeze_panes(1, 1)
    lines = [list(_describe(record)) for record in report.records]
    lines += [[f"Not read: {file.path}", *[""] * 6, file.why, file.path, "", ""] for file in report.unread]
    for line, values in enumerate(lines, 1):
        sheet.set_row(line, _measure(values, [width for _, width in _RECORD_COLUMNS]))
        for number, value in enumerate(values):
            _write(sheet, line, number, value, usual)


def _describe(record: Record) -> Iterator[Value]:
    yield record.title
    yield record.kind
    yield record.fidelity.value if record.fidelity else ""
    yield record.dated.isoformat() if record.dated else ""
    yield record.author
    yield len(record.pages) or None
    yield len(record.turns)
    yield "\n".join(record.problems)
    yield record.origin.uri
    yield find_address(record)
    yield record.origin.sha256


def _add_sheet(book: Any, name: str, columns: tuple[tuple[str, int], ...]) -> Any:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "valign": "top", "text_wrap": True, "bottom": 2, "bg_color": "#F5F2EB"})
    for number, (heading, width) in enumerate(columns):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, heading, head)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0)
    return sheet


def _measure(values: Sequence[Value], widths: Sequence[int]) -> int:
    """Return how high a row must be, in points; Excel would find out by itself, LibreOffice would show one line."""
    lines = (
        sum(1 + int(len(part) / (width * FILLED)) for part in str(value or "").split("\n"))
        for value, width in zip(values, widths, strict=True)
    )
    return min(MOST_POINTS, LINE_POINTS * max(lines))


def _write(sheet: Any, line: int, column: int, value: Value, form: Any) -> None:
    if isinstance(value, int):
        sheet.write_number(line, column, value, form)
        return
    words = make_storable(value or "").strip()
    if len(words) > MOST_CHARACTERS:
        words = words[: MOST_CHARACTERS - 1] + "…"
    if words:
        sheet.write_string(line, column, words, form)
    else:
        sheet.write_blank(line, column, None, form)
