"""A story's visible text to its paragraphs outside block quotations, and to the block quotations as chains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.find.chains import Chain, find_chains
from onrecord.find.marks import Run
from onrecord.model import Joint, Span, Story
from onrecord.text.masked import Visible
from onrecord.text.sentences import split_paragraphs

# A last line "— Ines Dahl, mayor of Elm Park" names the source of a block; it is none of its words.
_SIGNATURE = re.compile(r"\s*(?:--|[–—―-])\s*[A-Z][^\n]{0,80}$")
_WORD = re.compile(r"[^\W_]")


def divide(story: Story, visible: Visible) -> tuple[list[Span], list[Chain]]:
    """Return the paragraphs in which marks count, and a chain for each block quotation; both in visible offsets.

    The headline's edges end paragraphs. A block that stands in marks itself is left to its marks.
    """
    text = visible.text
    spans = _merge(_see(visible, block) for block in story.blocks)
    paragraphs: list[Span] = []
    chains: list[Chain] = []
    edges = {0, len(text)}
    for span in (*spans, *([_see(visible, story.headline)] if story.headline else [])):
        edges |= {span.start, span.end}
    waiting = iter(spans)
    block = next(waiting, None)
    for start, end in pairwise(sorted(edges)):
        while block is not None and block.end <= start:
            block = next(waiting, None)
        inside = [Span(start + span.start, start + span.end) for span in split_paragraphs(text[start:end])]
        if block is None or start < block.start or _is_in_marks(text, inside):
            paragraphs += inside
        elif said := _drop_signature(text, inside):
            runs = tuple(Run(span, span) for span in said)
            chains.append(Chain(runs, (Joint.PARAGRAPH,) * (len(runs) - 1)))
    return paragraphs, chains


def _see(visible: Visible, span: Span) -> Span:
    return Span(visible.offset_of(span.start), visible.offset_of(span.end))


def _merge(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _drop_signature(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    said = list(paragraphs)
    if said:
        signature = _SIGNATURE.search(text, said[-1].start, said[-1].end)
        if signature and (len(said) > 1 or "\n" in signature.group()):
            said[-1] = Span(said[-1].start, signature.start())
    return [span for span in said if span]


def _is_in_marks(text: str, paragraphs: Sequence[Span]) -> bool:
    at = 0
    outside = []
    paragraphs = _drop_signature(text, paragraphs)
    for chain in find_chains(text, paragraphs):
        outside.append(text[max(at, paragraphs[0].start) : chain.span.start])
        at = chain.span.end
    return bool(outside) and not any(map(_WORD.search, (*outside, text[at : paragraphs[-1].end])))
