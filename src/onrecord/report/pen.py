"""Styled words -> wrapped lines for a terminal: makes strangers' text safe, and stays legible in any encoding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from onrecord.report.differences import Kind, Stretch
from onrecord.report.visible import flatten
from onrecord.report.words import LEVELS

# Signs with a shape of their own, so that nothing is lost without colour: kind -> before, after, style.
SIGNS: dict[Kind, tuple[str, str, str]] = {
    Kind.PLAIN: ("", "", ""),
    Kind.ADDED: ("{+", "+}", "bold green"),
    Kind.DROPPED: ("[-", "-]", "bold red"),
    Kind.GAP: ("⟨", "⟩", "dim"),
    Kind.PASSAGE: ("»", "«", "bold"),
    Kind.BESIDE: ("*", "*", "bold cyan"),
    Kind.MASKED: ("", "", "dim"),
}
LEGEND: dict[Kind, str] = {
    Kind.ADDED: "only in the story",
    Kind.DROPPED: "only in the record",
    Kind.GAP: "left out where the story shows it",
    Kind.PASSAGE: "the words of the record",
    Kind.BESIDE: "bears on them",
}

# What a terminal without these characters prints in their stead.
_TWINS = {level.symbol: level.plain for level in LEVELS} | {
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "│": "|", "·": "-",
    "⟨": "<", "⟩": ">", "»": ">>", "«": "<<", "\xa0": " ",
}  # fmt: skip


NARROWEST = 20  # columns; on a narrower screen lines run over rather than break up words


@dataclass(frozen=True, slots=True)
class Line:
    """Words that wrap together; `kinds` are those that they show.

    `lead` stands before each screen line of them, `hang` instead of it before all but the first.
    """

    text: Text
    lead: str = ""
    kinds: frozenset[Kind] = frozenset()
    hang: str | None = None


@dataclass(frozen=True, slots=True)
class Pen:
    """How to write: `width` in columns, the terminal's `encoding`, and whether it shows colour."""

    width: int = 80
    encoding: str = "utf-8"
    has_colour: bool = False

    def write(self, *parts: tuple[str, str]) -> Text:
        """Return (words, style) parts as one text on one line, with nothing in it that would steer the terminal."""
        text = Text()
        for words, style in parts:
            text.append(self._encodable(flatten(words)), style or None)
        return text

    def write_stretches(self, stretches: Iterable[Stretch]) -> Text:
        """Return stretches as one text, each kind between its signs; white space stands outside the signs."""
        parts = []
        for stretch in stretches:
            before, after, style = SIGNS[stretch.kind]
            words = flatten(stretch.text)
            core = words.strip()
            lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            parts += [(lead, ""), (f"{before}{core}{after}", style), (tail, "")] if core else [(words, "")]
        return self.write(*parts)

    def shorten(self, text: Text, width: int) -> Text:
        """Return `text` cut to `width` columns, with an ellipsis where something is gone."""
        if text.cell_len <= width:
            return text
        mark = self._encodable("…")
        cut = text.copy()
        cut.truncate(max(0, width - cell_len(mark)))
        cut.rstrip()
        return cut + Text(mark)

    def print(self, lines: Iterable[Line]) -> str:
        """Return the lines wrapped at `width`, none with white space at its end."""
        console = Console(
            file=StringIO(),
            width=self.width,
            height=1000,
            force_terminal=self.has_colour,
            color_system="standard" if self.has_colour else None,
            no_color=False,
            legacy_windows=False,
            _environ={},
        )
        shown = []
        for line in lines:
            lead = self._encodable(line.lead)
            hang = lead if line.hang is None else self._encodable(line.hang)
            room = max(NARROWEST, self.width - max(cell_len(lead), cell_len(hang)))
            with console.capture() as capture:
                for i, row in enumerate(line.text.wrap(console, room)):
                    row.rstrip()
                    console.print(Text.assemble((hang if i else lead, "dim"), row), soft_wrap=True)
            shown.append(capture.get() or "\n")
        return "\n".join(row.rstrip() for row in "".join(shown).split("\n"))

    def _encodable(self, words: str) -> str:
        try:
            words.encode(self.encoding)
        except UnicodeEncodeError:
            words = "".join(self._twin(char) for char in words)
        return words

    def _twin(self, char: str) -> str:
        try:
            char.encode(self.encoding)
        except UnicodeEncodeError:
            twin = _TWINS.get(char)
            return twin or char.encode(self.encoding, "backslashreplace").decode(self.encoding)
        return char
