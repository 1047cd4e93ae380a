"""Step 7: Report -> what people and programs read of it. Values in, text or bytes out: no file, network or clock."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.report.annotations import render_annotations
    from onrecord.report.copying import CopyStyle, copy_passage
    from onrecord.report.csv_list import render_csv
    from onrecord.report.docx import render_docx
    from onrecord.report.exports import EXPORTS, Export
    from onrecord.report.extras import require
    from onrecord.report.found import render_found_json, render_found_terminal
    from onrecord.report.html import render_html
    from onrecord.report.machine import render_json, render_people_json, render_quotes_json, render_result_line
    from onrecord.report.reading import render_reading_json, render_reading_terminal
    from onrecord.report.terminal import render_quotes_terminal, render_terminal
    from onrecord.report.terminal.people import render_people_terminal
    from onrecord.report.xlsx import render_xlsx

__all__ = [
    "EXPORTS",
    "CopyStyle",
    "Export",
    "copy_passage",
    "render_annotations",
    "render_csv",
    "render_docx",
    "render_found_json",
    "render_found_terminal",
    "render_html",
    "render_json",
    "render_people_json",
    "render_people_terminal",
    "render_quotes_json",
    "render_quotes_terminal",
    "render_reading_json",
    "render_reading_terminal",
    "render_result_line",
    "render_terminal",
    "render_xlsx",
    "require",
]

_MODULES = {
    "render_found_json": "found",
    "render_found_terminal": "found",
    "EXPORTS": "exports",
    "CopyStyle": "copying",
    "Export": "exports",
    "copy_passage": "copying",
    "render_annotations": "annotations",
    "render_csv": "csv_list",
    "render_docx": "docx",
    "render_html": "html",
    "render_json": "machine",
    "render_people_json": "machine",
    "render_people_terminal": "terminal.people",
    "render_quotes_json": "machine",
    "render_quotes_terminal": "terminal",
    "render_reading_json": "reading",
    "render_reading_terminal": "reading",
    "render_result_line": "machine",
    "render_terminal": "terminal",
    "render_xlsx": "xlsx",
    "require": "extras",
}


def __getattr__(name: str) -> Any:
    # A line of JSON should not wait for what draws on terminals: rich alone takes a tenth of a second to import.
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
