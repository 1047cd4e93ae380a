"""The rows of a story -> a table at the end of a Word document: one line a quotation, room for a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.model import Finding, Record, StoryReport
from onrecord.report.checklist import Row
from onrecord.report.differences import Kind, show_differences
from onrecord.report.docx.look import (
    SMALL,
    add_paragraph,
    add_words,
    change_style,
    dress_paragraph,
    sign_style,
    turn_sheet,
)
from onrecord.report.docx.story import tell_decision
from onrecord.report.words import count_levels

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

# heading, share of the width
_COLUMNS = (
    ("No.", 0.05), ("Ruling", 0.12), ("Quotation, and who is named", 0.28), ("In the record", 0.28),
    ("Why, and what was decided", 0.27),
)  # fmt: skip
# What stands before and after a change, besides the look of it.
_SIGNS = {Kind.GAP: ("⟨", "⟩")}


def add_findings(document: Document, found: StoryReport, rows: Sequence[Row], records: Mapping[str, Record]) -> None:
    """Add the table, on a sheet of its own that lies across; its head is repeated on each page."""
    turn_sheet(document)
    add_paragraph(document, "Findings", "Heading 1")
    if not rows:
        add_paragraph(document, "No quotations were found in this story.")
        return
    counts = (f"{level.symbol} {count} {level.name}" for level, count in count_levels(found.findings).items())
    add_paragraph(document, "   ".join(counts), SMALL)
    legend = add_paragraph(document, style=SMALL)
    add_words(legend, "struck out", change_style(Kind.DROPPED))
    add_words(legend, ": only in the record   ")
    add_words(legend, "underlined", change_style(Kind.ADDED))
    add_words(legend, ": only in the story   ⟨between these⟩: left out where the story shows it")
    table = _add_table(document)
    for finding, row in zip(found.findings, rows, strict=True):
        _fill(_add_row(table), found, finding, row, records)


def _add_table(document: Document) -> Table:
    from docx.shared import Emu

    table: Table = document.add_table(rows=1, cols=len(_COLUMNS), style="Table Grid")
    table.autofit = False
    section = document.sections[-1]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    _mark_row(table.rows[0], "w:tblHeader")
    for column, cell, (heading, share) in zip(table.columns, table.rows[0].cells, _COLUMNS, strict=True):
        column.width = cell.width = Emu(int(width * share))
        _write(cell, [(heading, None)]).runs[0].bold = True
    return table


def _add_row(table: Table) -> Sequence[_Cell]:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    _mark_row(row, "w:cantSplit")
    return row.cells


def _mark_row(row: _Row, tag: str) -> None:
    """Have a row repeated as the head of each page, or kept on one page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(tag))


def _fill(
    cells: Sequence[_Cell], found: StoryReport, finding: Finding, row: Row, records: Mapping[str, Record]
) -> None:
    number, ruling, printed, source, why = cells
    _write(number, [(str(row.number), None)])
    _write(ruling, [(f"{row.level.symbol} {row.ruling}", sign_style(row.level.key))])
    if row.severity is not None:
        _write(ruling, [(f"severity {row.severity}", None)])
    _write(printed, _tell_changes(found, finding, records))
    _write(printed, [(f"{row.source}" + (f" ({row.link})" if row.link else ""), None)])
    if row.passage:
        _write(source, [(row.passage, None)])
        _write(source, [(" · ".join(part for part in (row.speaker, row.record, row.place) if part), None)])
    for reason in row.reasons:
        _write(why, [(reason, None)])
    if row.decision:
        _write(why, [(tell_decision(row), "Strong")])


def _tell_changes(
    found: StoryReport, finding: Finding, records: Mapping[str, Record]
) -> Iterable[tuple[str, str | None]]:
    for stretch in show_differences(found.story, finding, records):
        before, after = _SIGNS.get(stretch.kind, ("", ""))
        core = stretch.text.strip()
        lead, _, tail = stretch.text.partition(core) if core else (stretch.text, "", "")
        yield lead, None
        yield f"{before}{core}{after}" if core else "", change_style(stretch.kind)
        yield tail, None


def _write(cell: _Cell, parts: Iterable[tuple[str, str | None]]) -> Paragraph:
    """Add a paragraph of (words, style) parts to a cell; the one that each cell begins with is used first."""
    paragraph: Paragraph = cell.paragraphs[-1]
    if paragraph.runs:
        paragraph = cell.add_paragraph()
    dress_paragraph(paragraph, SMALL)
    for words, style in parts:
        if words:
            add_words(paragraph, words, style)
    return paragraph
