from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Mask, MaskKind, Span
from onrecord.text.masked import hide_masks


def mask(start: int, end: int) -> Mask:
    return Mask(span=Span(start, end), kind=MaskKind.CAPTION, reason="made up")


def test_masked_characters_are_gone_and_spans_lead_back_over_them() -> None:
    text = "The mayorElm Park picnic MORE spoke."
    visible = hide_masks(text, [mask(9, 29)])
    assert visible.text == "The mayor spoke."
    assert visible.span_of(4, 15).of(text) == "mayorElm Park picnic MORE spoke"


def test_line_breaks_under_a_mask_stay() -> None:
    assert hide_masks("One.\n\nRelated: x\n\nTwo.", [mask(4, 18)]).text == "One.\n\n\n\nTwo."


@settings(max_examples=150)
@given(st.text("ab\n", max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 12)), max_size=5))
def test_every_visible_character_leads_to_itself_whatever_the_masks(text: str, cuts: list[tuple[int, int]]) -> None:
    masks = [mask(start, start + size) for start, size in cuts]
    visible = hide_masks(text, masks)
    hidden = {i for start, size in cuts for i in range(start, start + size)}
    kept = [i for i, char in enumerate(text) if i not in hidden or char == "\n"]
    assert visible.text == "".join(text[i] for i in kept)
    assert [visible.origin_of(i) for i in range(len(visible.text))] == kept
    assert hide_masks(text, masks[::-1]) == visible
    for origin in range(len(text) + 1):
        assert visible.offset_of(origin) == sum(i < origin for i in kept)
