"""Quotations that begin with their speaker's label, as in a printed dialogue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.attribute import attribute_story
from onrecord.model import Form, Quotation, Span, Story, identify

STORY = "Mayor Ann Lee met Sheriff Bo Kim on Monday.\n\n“{}: We open at nine.”\n\n“So we do.”"


def _quote(text: str, words: str) -> Quotation:
    start = text.index("“", text.index(words) - len("BO KIM: “"))
    span = Span(start, text.index("”", start) + 1)
    piece = Span(text.index(words), span.end - 1)
    return Quotation(
        id=identify("0" * 64, span), text=span.of(text), span=span, pieces=(piece,), form=Form.DIRECT, joints=()
    )


@pytest.mark.parametrize(
    ("label", "person", "certainty"),
    [("LEE", "Ann Lee", "sure"), ("BO KIM", "Bo Kim", "sure"), ("SMITH", None, "likely")],
)
def test_a_label_names_the_speaker(story: Callable[..., Story], label: str, person: str | None, certainty: str) -> None:
    text = STORY.format(label)
    found, _ = attribute_story(story(text), (_quote(text, "We open"), _quote(text, "So we do")))
    first, second = found
    assert first.source is not None and first.cue is not None
    assert (first.source.of(text), first.cue.of(text)) == (label, ":")
    assert (first.person and first.person.name, first.certainty.value) == (person, certainty)
    assert second.source == first.source and second.certainty.value == "likely"
