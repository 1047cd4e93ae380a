"""Paths given on the command line -> what stands on standard input, where one of them is "-"."""

from __future__ import annotations

import sys
from collections.abc import Iterable

STANDARD = "-"


def take_input(paths: Iterable[str]) -> bytes | None:
    """Return all of standard input if one of `paths` is "-", else None."""
    return sys.stdin.buffer.read() if STANDARD in paths else None
