"""A passage in a turn -> the quotation marks of the record that it stands in: somebody else's words, quoted aloud."""

from __future__ import annotations

import re

from onrecord.model import Span

_MARK_PAIRS = (("“", "”"), ("‘", "’"), ("«", "»"), ("„", "“"))


def find_marks_around(text: str, passage: Span, turn: Span) -> int | None:
    """Return where the quotation mark opens that the passage stands in, None where it stands in none.

    The marks must open and close within the passage's paragraph of the turn, and words must stand before them: a
    statement that is printed wholly in marks is its author's own.

    >>> text = 'The board says, "No boats after dark," and nobody reads it.'
    >>> find_marks_around(text, Span(17, 36), Span(0, len(text)))
    16
    """
    start = max(turn.start, text.rfind("\n\n", 0, passage.start) + 1)
    stop = text.find("\n\n", passage.end)
    stop = min(turn.end, stop if stop >= 0 else turn.end)
    before, after = text[start : passage.start], text[passage.end : stop]
    for opening, closing in _MARK_PAIRS:
        at = before.rfind(opening)
        if at > before.rfind(closing) and closing in after and before[:at].strip():
            return start + at
    straight = [match.start() for match in re.finditer(r'"', before)]
    if len(straight) % 2 and '"' in after and before[: straight[-1]].strip():
        return start + straight[-1]
    single = re.search(r"(?:^|[\s(\[])'(?=\w)[^']*$", before)
    if single and before[: single.start()].strip() and re.match(r"[^\n]*?[.,!?\w]'(?!\w)", after):
        return start + single.start()
    return None
