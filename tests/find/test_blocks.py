from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.find import find_quotations
from onrecord.model import Form, Joint, Mask, MaskKind, Span, Story

Tell = Callable[..., Story]
STORY = "Dahl wrote:\n\n{}\n\nHe said “no” to it."


def with_block(tell: Tell, block: str) -> Story:
    text = STORY.format(block)
    start = text.index(block)
    signs = [start + i for i, char in enumerate(block) if char == ">"]
    masks = tuple(Mask(span=Span(at, at + 1), kind=MaskKind.MARKUP, reason="block sign") for at in signs)
    return tell(text, blocks=(Span(start, start + len(block)),), masks=masks)


def pieces(story: Story) -> list[list[str]]:
    return [[piece.of(story.text) for piece in quotation.pieces] for quotation in find_quotations(story)]


def test_a_block_is_a_direct_quotation_by_paragraphs(tell: Tell) -> None:
    story = with_block(tell, "> We go ‘home’ now.\n>\n> We stay [...] there.")
    assert pieces(story) == [["We go ‘home’ now.", "We stay", "there."], ["no"]]
    block = find_quotations(story)[0]
    assert block.form is Form.DIRECT
    assert block.joints == (Joint.PARAGRAPH, Joint.ELISION)


@pytest.mark.parametrize("block", ["> “We go.”\n>\n> “We stay.”", "> “We go.”\n> — Ines Dahl"])
def test_a_block_in_marks_is_left_to_its_marks(tell: Tell, block: str) -> None:
    story = with_block(tell, block)
    assert pieces(story)[0] == ["We go."]
    assert find_quotations(story)[0].text == "“We go.”"


def test_the_signature_of_a_block_is_none_of_its_words(tell: Tell) -> None:
    assert pieces(with_block(tell, "> We go “home” now.\n>\n> — Ines Dahl, mayor"))[0] == ["We go “home” now."]


def test_nothing_under_a_mask_is_found_or_opens_a_quotation(tell: Tell) -> None:
    caption = "Lee Orr'Noon Show' ends \"Vow\" MORE"
    text = f'"We go," Lee Orr{caption} said. "And Orr{caption} stays."'
    masks = tuple(
        Mask(span=Span(at, at + len(caption)), kind=MaskKind.CAPTION, reason="caption")
        for at in (text.index(caption), text.rindex(caption))
    )
    (quotation,) = find_quotations(tell(text, masks=masks))
    assert quotation.joints == (Joint.CUE,)
    assert [piece.of(text) for piece in quotation.pieces] == ["We go,", f"And Orr{caption} stays."]
