"""A report -> the files that somebody takes along: one row here for each form that there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.model import Report
from onrecord.report import render_html, render_json


@dataclass(frozen=True, slots=True)
class Export:
    """A form of the report: what it is good for in a line, and how it is made."""

    name: str
    suffix: str
    title: str
    purpose: str
    media_type: str
    render: Callable[[Report], bytes]


EXPORTS: tuple[Export, ...] = (
    Export(
        "html",
        "html",
        "Web page",
        "One file that opens in any browser and needs nothing else.",
        "text/html",
        lambda report: render_html(report).encode("utf-8", "backslashreplace"),
    ),
    Export(
        "json",
        "json",
        "JSON",
        "Everything that was found, for programs.",
        "application/json",
        lambda report: render_json(report).encode("utf-8", "backslashreplace"),
    ),
)
