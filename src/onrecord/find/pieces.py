"""A chain of runs to the pieces, joints, elisions and insertions of its quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.find.chains import Chain
from onrecord.model import Joint, Span

_DOTS = r"(?:\.(?:[ \xa0]?\.){2,}|(?:\.[ \xa0]?)?…+(?:[ \xa0]?[.…])*)"
# Two dots between spaces are a misprint for three. Stars that touch a word stand for its letters ("d**n").
_ELISION = re.compile(
    rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|\[\s*\*(?:\s*\*)+\s*\]|(?<!\w)\*(?:\s*\*){{2,}}(?!\w)|{_DOTS}|(?<=\s)\.\.(?=\s)"
)
# The longest bracket that was looked at in real stories had 12 words; an unclosed bracket must not swallow a speech.
_INSERTION = re.compile(r"\[[^\[\]\n]{1,200}\]")
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in a quotation, as spans of the visible text."""

    pieces: tuple[Span, ...]
    joints: tuple[Joint, ...]
    elisions: tuple[Span, ...]
    insertions: tuple[Span, ...]


def cut_pieces(text: str, chain: Chain) -> Words:
    """Cut a chain at its elisions, cues and paragraphs; stretches without a letter or digit are no pieces.

    Where two joints meet because nothing stands between them, an elision wins: it says that words are left out.
    """
    pieces: list[Span] = []
    joints: list[Joint] = []
    elisions: list[Span] = []
    is_elided = False
    for run, joint in zip(chain.runs, (None, *chain.joints), strict=True):
        start = run.inner.start
        for match in [*_ELISION.finditer(text, run.inner.start, run.inner.end), None]:
            end = match.start() if match else run.inner.end
            if _WORD.search(text, start, end):
                if pieces:
                    joints.append(Joint.ELISION if is_elided or joint is None else joint)
                pieces.append(_strip(text, start, end))
                is_elided = False
            if match:
                elisions.append(Span(*match.span()))
                start, is_elided = match.end(), True
    insertions = [
        Span(*match.span()) for piece in pieces for match in _INSERTION.finditer(text, piece.start, piece.end)
    ]
    return Words(tuple(pieces), tuple(joints), tuple(elisions), tuple(insertions))


def _strip(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))
