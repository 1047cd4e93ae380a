from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.text.sentences import paragraph_at, split_paragraphs, split_sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Dahl left.|Ms. Orr stayed.",
        "He said no.|He left on Jan. 5 at 5 p.m. sharp.|She voted in the U.S. Senate.|It was the U.S.|He stayed.",
        "J. K. Orr asked whether it was No. 7.|No.|It was I.|It sat.|So Mar. 3 it is.",
        "He waited ... and left.|He left...|And then he came.",
        'He said no.|"We go.|Now," she said.',
        '"Why?" Ines Dahl asked.|"It is over."|Dahl left.',
        "“Go!” he shouted.|(She went.)|He asked why (and when?) she did.",
        "Rep. Ines Dahl (D-Calif.) spoke.|3 others wept.",
        "No full stop at the end\n\n|Nor here",
        "Orr v. Dahl was heard vs. Ely etc. and so on.",
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str) -> None:
    assert cut(text.replace("|", " ")) == [part.strip() for part in text.split("|")]


def test_only_the_span_is_read_and_offsets_are_those_of_the_text() -> None:
    text = "One. Two. Three."
    assert [span.of(text) for span in split_sentences(text, Span(5, 16))] == ["Two.", "Three."]


def test_lines_are_paragraphs_unless_they_were_wrapped() -> None:
    wrapped = "The board met on Monday and\nheard the mayor speak of the\nbridge that nobody wanted."
    listed = "A headline of some length\nBy Ines Dahl\nThe first paragraph, a line."
    text = f"{wrapped}\n \n{listed}\r\n\r\nLast.\n"
    expected = [wrapped, *listed.split("\n"), "Last."]
    assert [span.of(text) for span in split_paragraphs(text)] == expected


def test_between_paragraphs_there_is_none() -> None:
    assert paragraph_at("One.\n\nTwo.", 5) == Span(5, 5)
    assert paragraph_at("", 0) == Span(0, 0)


@settings(max_examples=200)
@given(st.text("aB .\n?”", max_size=80))
def test_paragraphs_and_sentences_are_ordered_and_hold_every_word(text: str) -> None:
    paragraphs = split_paragraphs(text)
    sentences = split_sentences(text, Span(0, len(text)))
    for spans in (paragraphs, sentences):
        covered = {i for span in spans for i in range(span.start, span.end)}
        assert sum(map(len, spans)) == len(covered)
        assert list(spans) == sorted(spans)
        assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
    for paragraph in paragraphs:
        assert paragraph_at(text, paragraph.start) == paragraph_at(text, paragraph.end - 1) == paragraph
    for sentence in sentences:
        assert any(paragraph.holds(sentence) for paragraph in paragraphs)


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_any_text_is_split(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
