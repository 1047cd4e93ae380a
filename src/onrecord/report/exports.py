"""The formats in which a whole report can leave the program, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from onrecord.model import Report
from onrecord.report.annotations import MEDIA_TYPE, render_annotations
from onrecord.report.csv_list import render_csv
from onrecord.report.docx import render_docx
from onrecord.report.html import render_html
from onrecord.report.machine import render_json
from onrecord.report.xlsx import render_xlsx


class Export(NamedTuple):
    """A format: what renders it (text, to be encoded as UTF-8, or bytes), its media type, and how its files end."""

    render: Callable[[Report], str] | Callable[[Report], bytes]
    media_type: str
    suffix: str
    is_text: bool = True


_OFFICE = "application/vnd.openxmlformats-officedocument"
EXPORTS: dict[str, Export] = {
    "json": Export(render_json, "application/json", ".json"),
    "html": Export(render_html, "text/html", ".html"),
    "csv": Export(render_csv, "text/csv", ".csv"),
    "annotations": Export(render_annotations, MEDIA_TYPE, ".jsonld"),
    "docx": Export(render_docx, f"{_OFFICE}.wordprocessingml.document", ".docx", is_text=False),
    "xlsx": Export(render_xlsx, f"{_OFFICE}.spreadsheetml.sheet", ".xlsx", is_text=False),
}
