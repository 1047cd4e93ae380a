"""A word on a sheet of paper: its letters, where it lies, and where that is on the image of the sheet."""

from __future__ import annotations

from dataclasses import dataclass

# What stands in the text for words that are blacked out; of one length, so that it does not tell theirs.
WITHHELD = "███"


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A run of letters without white space.

    `left` to `bottom` are points, counted from the top left corner, with the words upright: by them words are put into
    order. `box` is the same rectangle in shares of the image of the sheet as people see it, which may lie on its side
    or a little askew. `confidence` is None where the letters stand in the file.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    box: tuple[float, float, float, float]
    sheet: int
    confidence: int | None = None

    @property
    def height(self) -> float:
        """How tall the word is."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """How far down the middle of the word lies."""
        return (self.top + self.bottom) / 2
