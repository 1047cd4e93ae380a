"""A story to its quotations in marks and in blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.find.blocks import divide
from onrecord.find.chains import Chain, find_chains
from onrecord.find.pieces import cut_pieces
from onrecord.find.uses import Surroundings, tell_use
from onrecord.model import Form, Quotation, Span, Story, Use, identify
from onrecord.text.masked import Visible, hide_masks
from onrecord.text.sentences import split_sentences
from onrecord.text.verbs import VERBS

_LETTER = re.compile(r"[\W\d_]*([^\W\d_])")
_LAST_WORD = re.compile(r"([^\W_]+(?:['’-][^\W_]+)*)[\s,:]*$")
_STOPS = frozenset(".,?!…—–-")

# How much of the sentence around short quoted words is read, on each side, in characters.
_REACH = 400
# A sentence that begins with so many quoted words is quoted, though the reporter ends it; fewer may be its subject.
_WORDS_OF_A_CLAUSE = 6


def find_quotations(story: Story) -> tuple[Quotation, ...]:
    """Find what the story gives as somebody's words, in marks and in blocks, in story order.

    Spans are disjoint, include the marks and may run over masks; what stands under a mask is never found and never
    opens or closes a quotation. Every quotation has a piece. Takes time linear in the story's length.
    """
    visible = hide_masks(story.text, story.masks)
    paragraphs, blocks = divide(story, visible)
    marked = list(_place(find_chains(visible.text, paragraphs), paragraphs))
    found = [_describe(story, visible, chain, paragraph) for chain, paragraph in marked]
    found += [_describe(story, visible, chain, None) for chain in blocks]
    return tuple(sorted((quotation for quotation in found if quotation), key=lambda quotation: quotation.span))


def _place(chains: Sequence[Chain], paragraphs: Sequence[Span]) -> Iterator[tuple[Chain, Span]]:
    """Yield each chain with the paragraph in which it begins; both are in order."""
    waiting = iter(paragraphs)
    paragraph = Span(0, 0)
    for chain in chains:
        while paragraph.end <= chain.span.start:
            paragraph = next(waiting)
        yield chain, paragraph


def _describe(story: Story, visible: Visible, chain: Chain, paragraph: Span | None) -> Quotation | None:
    """Return the quotation of a chain, None if it holds no word; a block quotation has no `paragraph`."""
    words = cut_pieces(visible.text, chain)
    if not words.pieces:
        return None
    form, use, why = Form.DIRECT, Use.SPEECH, ""
    if paragraph is not None and len(chain.runs) == 1:
        form = _tell_form(visible.text, chain, paragraph)
        use, why = tell_use(_look_around(story, visible, chain, paragraph))
    span = visible.span_of(chain.span.start, chain.span.end)
    return Quotation(
        id=identify(story.origin.sha256, span, "quotation"),
        text=span.of(story.text),
        span=span,
        pieces=_map(visible, words.pieces),
        form=form,
        joints=words.joints,
        insertions=_map(visible, words.insertions),
        elisions=_map(visible, words.elisions),
        use=use,
        why=why,
    )


def _map(visible: Visible, spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(visible.span_of(span.start, span.end) for span in spans)


def _tell_form(text: str, chain: Chain, paragraph: Span) -> Form:
    """Say whether the words of a chain of one run are a clause of their own or a part of the reporter's."""
    run = chain.runs[0]
    words = run.inner.of(text)
    before = text[max(paragraph.start, run.span.start - _REACH) : run.span.start].rstrip()
    letter = _LETTER.match(words)
    is_capital = letter is not None and letter.group(1).isupper()
    is_stopped = words.rstrip()[-1] in _STOPS or not run.is_closed or text[run.span.end : run.span.end + 1] in _STOPS
    if not before or before[-1] in '.?!…"”’»)':
        is_own = is_stopped or (is_capital and len(words.split()) >= _WORDS_OF_A_CLAUSE)
    else:
        last = _LAST_WORD.search(before)
        is_introduced = before[-1] in ",:—–" or (last is not None and last.group(1).lower() in VERBS)
        is_own = is_introduced and is_capital and is_stopped
    return Form.DIRECT if is_own else Form.MIXED


def _look_around(story: Story, visible: Visible, chain: Chain, paragraph: Span) -> Surroundings:
    text, span = visible.text, chain.span
    before = text[max(paragraph.start, span.start - _REACH) : span.start]
    after = text[span.end : min(max(paragraph.end, span.end), span.end + _REACH)]
    window = Span(span.start - len(before), span.end + len(after))
    sentence = " ".join(
        part.of(text)[: max(0, span.start - part.start)] + " " + part.of(text)[max(0, span.end - part.start) :]
        for part in split_sentences(text, window)
        if part.touches(span)
    )
    start = visible.origin_of(span.start)
    is_headline = story.headline is not None and story.headline.start <= start < story.headline.end
    return Surroundings(chain.runs[0].inner.of(text), before, after, sentence, is_headline)
