"""Text of a record -> masks over the numbers that count its lines."""

from __future__ import annotations

import re

from onrecord.model import Mask, MaskKind, Span

_LINE_NUMBER = re.compile(r"^[ \t]*(?P<number>\d{1,2})(?=[ \t\r]|$)", re.MULTILINE)
_LINE_WITH_WORDS = re.compile(r"^[^\n]*\S", re.MULTILINE)
# A sentence that goes on in the next line: a word that never ends one, the line's end, a number, a small letter.
_RUNS_ON = re.compile(
    r"\b(?:an?|and|are|as|at|by|for|from|in|is|my|of|or|our|that|the|their|to|was|were|with|your)[ \t\r]*"
    r"\n\s*\d{1,2}[ \t]+[a-zß-öø-ÿ]"
)
# Transcript pages have 25 lines in US courts, 20 to 28 elsewhere; a run of 20 is more than any list that counts lines.
_LINES_OF_A_PAGE = 20
# An excerpt of a page has fewer lines; of these, every single one must carry the next number.
_LINES_OF_AN_EXCERPT = 4


def mask_line_numbers(text: str) -> tuple[Mask, ...]:
    """Mask the numbers that count the lines of `text`.

    Either at least one page has a full run of them from 1, or every line has the next number, from whatever number on,
    and a sentence runs on from one line to another, as the items of a list do not.
    """
    runs: list[list[Span]] = []
    expected = 0
    for match in _LINE_NUMBER.finditer(text):
        value = int(match["number"])
        if value == 1 or not runs:
            runs.append([])
            expected = value
        if value == expected:
            runs[-1].append(Span(*match.span("number")))
            expected += 1
    runs = [run for run in runs if len(run) > 1]
    if not _counts_every_line(text, runs):
        runs = [run for run in runs if _starts_at_one(text, run)]
        if not any(len(run) >= _LINES_OF_A_PAGE for run in runs):
            return ()
    return tuple(Mask(span=span, kind=MaskKind.PAGE, reason="a line number") for run in runs for span in run)


def _counts_every_line(text: str, runs: list[list[Span]]) -> bool:
    numbered = sum(map(len, runs))
    lines = sum(1 for _ in _LINE_WITH_WORDS.finditer(text))
    return numbered >= _LINES_OF_AN_EXCERPT and numbered == lines and _RUNS_ON.search(text) is not None


def _starts_at_one(text: str, run: list[Span]) -> bool:
    return int(run[0].of(text)) == 1
