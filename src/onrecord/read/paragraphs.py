"""Pages as lines -> what stands between the lines when each paragraph is written as one: a space or a blank line.

Stories are looked through paragraph by paragraph, and a line of print is none: a quotation that runs over the end of a
line, or of a page with its foot and the head of the next, must stay whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.read.leaves import Leaf
from onrecord.read.rows import Line

# Lines further apart than so many of their usual distances have a blank line between them.
BLANK = 1.5
# A line is full if the next word would not have fitted; print and measurement may be off by so many letters.
_ROOM = 1.5
_INDENT = 1.0
_CLOSE = 1.1  # times the height of letters from ascender to descender, as word processors set lines
_SENTENCE_ENDS = (".", "?", "!", ":", '"', "”", "’", "'", ")", "]")


def find_joints(leaves: Sequence[Leaf], around: Sequence[Mapping[int, str]]) -> list[list[str]]:
    """Return for each line of each page what stands before it: "" (for the first of all), " ", or two line breaks.

    `around` are the lines of each page that are no text: they part paragraphs only where these end.
    """
    flat = [(page, index) for page, leaf in enumerate(leaves) for index in range(len(leaf.lines))]
    texts = [place for place in flat if place[1] not in around[place[0]] and leaves[place[0]].lines[place[1]].words]
    runs_on = {after: _runs_on(leaves, before, after) for before, after in pairwise(texts)}
    joints: list[list[str]] = [[] for _ in leaves]
    upcoming = iter(texts)
    coming = next(upcoming, None)
    for number, place in enumerate(flat):
        joints[place[0]].append("" if number == 0 else " " if coming is not None and runs_on.get(coming) else "\n\n")
        if place == coming:
            coming = next(upcoming, None)
    return joints


def is_apart(previous: Line, line: Line, leaf: Leaf) -> bool:
    """Say whether more than the usual room is left between two lines of a page, or an indent opens a paragraph."""
    distance = line.middle - previous.middle
    if distance < 0 or (leaf.pitch and distance > BLANK * max(leaf.pitch, _pitch_of(previous, line))):
        return True
    if line.number or not leaf.letter or not line.words or not previous.words:
        return False
    is_indented = _indent(line, leaf) > _INDENT and _indent(previous, leaf) < _indent(line, leaf) - _INDENT / 2
    return is_indented and previous.words[-1].text.endswith(_SENTENCE_ENDS)


def _runs_on(leaves: Sequence[Leaf], before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Say whether the paragraph of one line of text goes on in the next."""
    leaf = leaves[before[0]]
    previous, line = leaf.lines[before[1]], leaves[after[0]].lines[after[1]]
    if _has_room(previous, line, leaf):
        return False
    if before[0] != after[0] or line.middle < previous.middle:  # on the next page, or in the next column
        return not previous.words[-1].text.endswith(_SENTENCE_ENDS) or line.text[:1].islower()
    return not is_apart(previous, line, leaf)


def _has_room(previous: Line, line: Line, leaf: Leaf) -> bool:
    """Say whether the first word of a line would have fitted into the line above."""
    word = line.words[0]
    room = previous.region_right - previous.words[-1].right
    return room > (word.right - word.left) + _ROOM * leaf.letter


def _pitch_of(previous: Line, line: Line) -> float:
    """Return how far apart two lines are set closely: headlines have larger letters than the rest of a page."""
    return _CLOSE * min(max((word.height for word in each.words), default=0.0) for each in (previous, line))


def _indent(line: Line, leaf: Leaf) -> float:
    return (line.words[0].left - line.region_left) / leaf.letter
