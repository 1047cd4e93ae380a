from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.find import find_quotations, find_statements
from onrecord.model import Form, Span, Story

Tell = Callable[..., Story]


def stated(story: Story) -> list[str]:
    return [statement.text for statement in find_statements(story, find_quotations(story))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dahl said that the bridge was safe.", ["that the bridge was safe"]),
        ("Dahl said the bridge was safe.", ["the bridge was safe"]),
        ("On Monday, Mayor Ines Dahl said at a meeting that it was safe.", ["that it was safe"]),
        ("Dahl told the board of trustees he was late.", ["he was late"]),
        ("Critics argue that the bridge is old.", ["that the bridge is old"]),
        ("The board asked Dahl whether it was safe.", ["whether it was safe"]),
        ("According to Rice’s e-mail, Dahl had raised a concern.", ["Dahl had raised a concern"]),
        ("According to Dahl, the mayor of Elm Park, the bridge is safe.", ["the bridge is safe"]),
        ("The bridge is safe, according to two officials.", ["The bridge is safe"]),
        ("The bridge is safe, Dahl said on Monday.", ["The bridge is safe"]),
        ("Dahl said it was safe, but Orr warned that it was old.", ["it was safe", "that it was old"]),
        ("Dahl said Orr had said that it was old.", ["Orr had said that it was old"]),
    ],
)
def test_clear_cues_give_statements(tell: Tell, text: str, expected: list[str]) -> None:
    assert stated(tell(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dahl did not say that the bridge was safe.",
        "Dahl would not say whether it was safe.",
        "If Dahl says that the bridge is safe, we go.",
        "Dahl, who said that the bridge was safe, left.",
        "Dahl said so on Monday.",
        "The report that the bridge was old came late.",
        "As Dahl said, the bridge is old.",
        "Dahl told reporters as he left the hall.",
        "Dahl saw that the bridge was old.",
        "Dahl said that it was “safe” to use.",
        "The United States that we know is old.",
        "Dahl won the race, beating Orr in her home state.",
    ],
)
def test_doubtful_cues_give_none(tell: Tell, text: str) -> None:
    assert stated(tell(text)) == []


def test_a_statement_is_indirect_and_its_piece_has_no_conjunction(tell: Tell) -> None:
    text = "Dahl said that the bridge was safe."
    (statement,) = find_statements(tell(text), ())
    assert statement.form is Form.INDIRECT
    assert [piece.of(text) for piece in statement.pieces] == ["the bridge was safe"]


def test_headlines_give_no_statement(tell: Tell) -> None:
    text = "Dahl says the bridge is safe\n\nIt is."
    assert stated(tell(text, headline=Span(0, text.index("\n")))) == []
