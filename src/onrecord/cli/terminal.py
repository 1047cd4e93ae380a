"""Where text will be read -> how wide it may be, whether in colour, and in which encoding."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass

from onrecord.cli.input import STANDARD

MAX_WIDTH = 120  # columns; lines of prose longer than this are hard to follow


@dataclass(frozen=True, slots=True)
class Screen:
    """What a text must be fitted to: `width` in columns."""

    width: int
    has_colour: bool
    encoding: str


def find_screen(output: str | None = None) -> Screen:
    """Return what the file `output`, or standard output where it is None, can show."""
    width = min(shutil.get_terminal_size().columns, MAX_WIDTH)
    if output not in (None, STANDARD):
        return Screen(width, has_colour=False, encoding="utf-8")
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(width, has_colour=wanted and sys.stdout.isatty(), encoding=sys.stdout.encoding or "utf-8")
