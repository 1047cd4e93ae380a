from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.find import find_quotations
from onrecord.model import Story

Quoted = Callable[..., list[str]]
Tell = Callable[..., Story]


@pytest.mark.parametrize(
    "text",
    [
        '"We will go," she said.',
        "“We will go,” she said.",
        "„We will go,“ she said.",
        "„We will go,” she said.",
        "”We will go,” she said.",
        "«We will go,» she said.",
        "« We will go, » she said.",
        "»We will go,« she said.",
        "``We will go,'' she said.",
        "''We will go,'' she said.",
        "‘‘We will go,’’ she said.",
        "'We will go,' she said.",
        "‘We will go,’ she said.",
        '"We will go,” she said.',
        '“We will go," she said.',
        '" We will go, " she said.',
        '"We will go, "she said.',
        'She said:"We will go,"and left.',
        '("We will go,")',
        'A vow—"We will go,"—was heard.',
    ],
)
def test_every_kind_of_mark_and_every_mismatch(quoted: Quoted, text: str) -> None:
    assert quoted(text) == ["We will go,"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me ‘go home’ yesterday,” she said.", "He told me ‘go home’ yesterday,"),
        ("\"He told me 'go home.'\"", "He told me 'go home.'"),
        ("\"'Go home' is what he said,\" she said.", "'Go home' is what he said,"),
        ("‘He told me “go home” yesterday,’ she said.", "He told me “go home” yesterday,"),
        ('"He told me "go home" yesterday," she said.', 'He told me "go home" yesterday,'),
    ],
)
def test_nested_marks_stay_inside_the_piece(quoted: Quoted, text: str, expected: str) -> None:
    assert quoted(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The teachers' pay rose in the '90s, and rock 'n' roll fans' clubs cheered at five o'clock.",
        "The Dahls' house burned; get 'em out, she didn't say. 'Tis the season of '62.",
        "the '60s and the '70s kids' show, the boys' and girls' schools",
        "Runnin' and jumpin', the dogs' owners cheered.",
        "The board’s ’90s rules aren’t the Orrs’ rules.",
        "He is 5'10\" tall, 5’ 9” with bare feet.",
        'A 12" pipe and an 8" pipe burst.',
        "It took 3' 20\" and then 4'.",
    ],
)
def test_apostrophes_and_measures_are_no_marks(quoted: Quoted, text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor vows 'swift' reply to teachers' strike", ["swift"]),
        ("Mayor slams 'losers' at teachers' strike", ["losers"]),
        ("Mayor slams 'losers' and the city's 'doubters'", ["losers", "doubters"]),
        ("'It's the Orrs' bridge,' she said of the boys' find.", ["It's the Orrs' bridge,"]),
        ("'Bridge will open': mayor", ["Bridge will open"]),
        ("‘Don’t go’ signs are the owners’ idea", ["Don’t go"]),
        ('"He is 6\'2" tall," she said.', ["He is 6'2\" tall,"]),
        ('"The 12" pipe burst," he said.', ['The 12" pipe burst,']),
        ('"I was born in \'62" and "I am 24" were heard.', ["I was born in '62", "I am 24"]),
    ],
)
def test_marks_and_apostrophes_side_by_side(quoted: Quoted, text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('A stray " mark, and "we stay," she added. "And go," he said.', ["we stay,", "And go,"]),
        ('We go," he said. And then "we stay," she added.', ["we stay,"]),
        (
            '"We go home now, he said. "And stay?" she asked at noon. He left. "Bye."',
            ["We go home now,", "And stay?", "Bye."],
        ),
        ('He called it a "stray thing and went. \n\n"We go," he said.', ["stray thing and went.", "We go,"]),
        ('The crew shouted "stop\n\nHe left the town.\n\n"We go," he said.', ["stop", "We go,"]),
    ],
)
def test_a_stray_mark_never_turns_the_text_between_into_a_quotation(
    quoted: Quoted, text: str, expected: list[str]
) -> None:
    assert quoted(text) == expected


def test_marks_without_a_word_between_them_are_no_quotation(quoted: Quoted) -> None:
    assert quoted('"..." he said. "" "?!" \' \' “”') == []


def test_the_span_includes_the_marks(tell: Tell) -> None:
    (quotation,) = find_quotations(tell("She said “go.” Then"))
    assert quotation.text == "“go.”"
    assert (quotation.span.start, quotation.span.end) == (9, 14)
