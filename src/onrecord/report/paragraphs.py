"""A story -> its paragraphs as they are set."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Span, Story
from onrecord.text.sentences import split_paragraphs


def split_story(story: Story) -> Iterator[Span]:
    """Yield the paragraphs of the story, those as one that a mask runs over."""
    last: Span | None = None
    for paragraph in split_paragraphs(story.text):
        if last and any(mask.span.start < last.end and mask.span.end > paragraph.start for mask in story.masks):
            last = Span(last.start, paragraph.end)
            continue
        if last:
            yield last
        last = paragraph
    if last:
        yield last
