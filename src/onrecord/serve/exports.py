"""A report -> the files that somebody takes along, and what each is good for."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Report
from onrecord.report.exports import EXPORTS

# name of the format: what it is called, and what it is good for
_TITLES: dict[str, tuple[str, str]] = {
    "docx": ("Word document", "The story with a comment on each quotation, and a table of the findings."),
    "xlsx": ("Excel check list", "A row for each quotation, with filters."),
    "csv": ("CSV check list", "The same rows for any other program."),
    "html": ("Web page", "One file that opens in any browser and needs nothing else."),
    "annotations": (
        "Web Annotations",
        "Each finding tied to the words of its story, for annotation tools.",
    ),
    "json": ("JSON", "Everything that was found, for programs."),
}


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the report: its name in addresses, how its files end, and a line on what it is for."""

    name: str
    suffix: str
    title: str
    purpose: str
    media_type: str


FORMS: dict[str, Form] = {
    name: Form(name, EXPORTS[name].suffix, title, purpose, EXPORTS[name].media_type)
    for name, (title, purpose) in _TITLES.items()
}


def render_form(name: str, report: Report) -> bytes:
    """Return the report in the form called `name`.

    Raises:
        MissingExtraError: the form needs a library that is not installed.
    """
    data = EXPORTS[name].render(report)
    return data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace")
