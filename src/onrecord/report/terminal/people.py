"""The people of stories -> a page for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import StoryReport
from onrecord.report.pen import Line, Pen
from onrecord.report.people import list_people

INDENT = "  "


def render_people_terminal(
    found: Sequence[StoryReport], *, width: int = 80, has_colour: bool = False, encoding: str = "utf-8"
) -> str:
    """Return for each person the name, how often quoted, other names and roles as printed, and likely misspellings."""
    pen = Pen(width=width, encoding=encoding, has_colour=has_colour)
    lines: list[Line] = []
    several = len(found) > 1
    for entry in list_people(found):
        times = {0: "not quoted", 1: "quoted once"}.get(entry.quoted, f"quoted {entry.quoted} times")
        where = f" in {len(entry.stories)} stories" if several and len(entry.stories) > 1 else ""
        lines.append(Line(pen.write((entry.person.name, "bold"), (f" · {times}{where}", "dim"))))
        for label, names in (("as", entry.person.aliases), ("role", entry.person.roles)):
            if names:
                lines.append(Line(pen.write((f"{label}: {', '.join(names)}", "")), INDENT))
        if entry.person.variants:
            note = f"also printed as {', '.join(entry.person.variants)}: a misspelling?"
            lines.append(Line(pen.write((note, "")), INDENT))
    if not lines:
        lines.append(Line(pen.write(("Nobody is named in full.", ""))))
    return pen.print(lines)
