"""A report -> a Word document: each story as text, a comment on each quotation, and a table of what was found."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from onrecord.model import Report
from onrecord.report.checklist import list_story
from onrecord.report.docx.findings import add_findings
from onrecord.report.docx.look import add_styles, clean, turn_sheet
from onrecord.report.docx.story import add_story
from onrecord.report.extras import require

if TYPE_CHECKING:
    from docx.document import Document

_LONG_AGO = datetime(1980, 1, 1)  # the report does not know when it is written down, and needs no clock


def render_docx(report: Report) -> bytes:
    """Return the report as a Word document; the same report gives the same bytes.

    Raises:
        MissingExtraError: python-docx is not installed.
    """
    require("docx")
    from docx import Document

    document = Document()
    add_styles(document)
    _describe(document, report)
    records = {record.id: record for record in report.records}
    checked = f"Checked against {len(records)} documents · house policy {report.policy} · {report.made_with}"
    for number, found in enumerate(report.stories):
        rows = tuple(list_story(found, records))
        if number:
            turn_sheet(document)
        add_story(document, found, rows, checked)
        add_findings(document, found, rows, records)
    file = BytesIO()
    document.save(file)
    return _date_back(file.getvalue())


def _describe(document: Document, report: Report) -> None:
    about = document.core_properties
    about.author = about.last_modified_by = clean(report.made_with)
    about.title = clean("; ".join(found.story.title for found in report.stories))[:255]
    about.comments = ""  # the template names the library that made it
    about.created = about.modified = _LONG_AGO


def _date_back(data: bytes) -> bytes:
    """Return the package with the time at which it was written taken off each part."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(file, "w") as after:
        for part in before.infolist():
            after.writestr(ZipInfo(part.filename), before.read(part), ZIP_DEFLATED)
    return file.getvalue()
