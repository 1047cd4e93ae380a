from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.find import find_quotations
from onrecord.model import Joint, Story

Tell = Callable[..., Story]


@pytest.mark.parametrize(
    "dots",
    [
        "...",
        "....",
        ". . .",
        ". . . .",
        ". ...",
        "…",
        ". …",
        "….",
        "[...]",
        "[…]",
        "[ . . . ]",
        "(...)",
        "* * *",
        "***",
        "..",
    ],
)
def test_every_spelling_of_an_elision_cuts(tell: Tell, dots: str) -> None:
    text = f'"We go {dots} and stay," he said.'
    (quotation,) = find_quotations(tell(text))
    assert [piece.of(text) for piece in quotation.pieces] == ["We go", "and stay,"]
    assert [elision.of(text) for elision in quotation.elisions] == [dots]
    assert quotation.joints == (Joint.ELISION,)
    assert quotation.insertions == ()


@pytest.mark.parametrize("text", ['"... we go," he said.', '"We go ..." he said.', '"[...] We go ...," he said.'])
def test_an_elision_at_an_edge_joins_nothing(tell: Tell, text: str) -> None:
    (quotation,) = find_quotations(tell(text))
    assert len(quotation.pieces) == 1
    assert quotation.joints == ()
    assert quotation.elisions


@pytest.mark.parametrize("text", ['"We go — and stay -- here," he said.', '"We go (or so) and etc.. stay," he said.'])
def test_dashes_parentheses_and_two_dots_are_speech(tell: Tell, text: str) -> None:
    (quotation,) = find_quotations(tell(text))
    assert len(quotation.pieces) == 1
    assert quotation.elisions == quotation.insertions == ()


def test_an_elision_before_or_after_a_cue_says_more_than_the_cue(tell: Tell) -> None:
    for text in ('"We go ...," she said, "and stay."', '"We go," she said, "... and stay."'):
        (quotation,) = find_quotations(tell(text))
        assert quotation.joints == (Joint.ELISION,)


def test_brackets_are_insertions(tell: Tell) -> None:
    text = '"So," he said, “[L]ife [in Elm Park] is [sic] good [...] now [and then.”'
    (quotation,) = find_quotations(tell(text))
    assert [insertion.of(text) for insertion in quotation.insertions] == ["[L]", "[in Elm Park]", "[sic]"]
    assert [elision.of(text) for elision in quotation.elisions] == ["[...]"]


@pytest.mark.parametrize("words", ["It was a s****y pitch", "What the f*** is it", "Go.. we said", "It is d**n late"])
def test_stars_of_a_word_and_dots_at_one_cut_nothing(tell: Tell, words: str) -> None:
    (quotation,) = find_quotations(tell(f'"{words}," he said.'))
    assert len(quotation.pieces) == 1
    assert quotation.elisions == ()
