from __future__ import annotations

from collections.abc import Callable

import pytest

Quoted = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will go," she said, "and stay."', "We will go,/cue/and stay."),
        ('"A sentence," said Lee. "Another."', "A sentence,/cue/Another."),
        ('"Why?" Ines Dahl asked. "Why now?"', "Why?/cue/Why now?"),
        ("'We will go', she said, 'and stay.'", "We will go/cue/and stay."),
        ('"We will," according to Dahl, "and must."', "We will,/cue/and must."),
        ('"We go—" he said. "—and stay."', "We go—/cue/—and stay."),
        (
            '"We will," Ines Dahl (D-Calif.), the mayor of Elm Park, told reporters on Monday night. "We must."',
            "We will,/cue/We must.",
        ),
        ('"We go," Dahl, the mayor, said, "and stay."', "We go,/cue/and stay."),
        ('"We go," Dahl, 54, later said, "and stay."', "We go,/cue/and stay."),
        ('"We go," he said, "and stay," he added, "and wait."', "We go,/cue/and stay,/cue/and wait."),
    ],
)
def test_runs_that_only_a_cue_splits_are_one_quotation(quoted: Quoted, text: str, expected: str) -> None:
    assert quoted(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('It was a "fine" plan and a "good" one.', ["fine", "good"]),
        ("“Go,” said Ann Orr. “No,” said Bob Ely.", ["Go,", "No,"]),
        ("“Go,” said Ann Orr. Bob Ely replied: “No.”", ["Go,", "No."]),
        ('"We will," Dahl said, and called the board "slow," too.', ["We will,", "slow,"]),
        ('"We will," Dahl said, adding that "nobody" would.', ["We will,", "nobody"]),
        ('"We go," said Dahl, who won. "Never" is not a word he likes.', ["We go,", "Never"]),
        ('"We will," he said; "nobody" heard.', ["We will,", "nobody"]),
        ('He called the "slow" board, she said, "fine."', ["slow", "fine."]),
        ('"Go," said Ann Orr.\n\n"No."', ["Go,", "No."]),
        ('"Go." "No."', ["Go.", "No."]),
        ('He heard "the storm." Farmers, Dahl reported, "say it is over."', ["the storm.", "say it is over."]),
        ('It was "hard." The truth is, he added, "nobody knew."', ["hard.", "nobody knew."]),
    ],
)
def test_runs_with_anything_else_between_them_are_several(quoted: Quoted, text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go.\n\n“We stay.\n\n“Bye,” Dahl said.\n\n“No.”", ["We go./paragraph/We stay./paragraph/Bye,", "No."]),
        ("“We go,” he said. “Now.\n\n“Bye.”", ["We go,/cue/Now./paragraph/Bye."]),
        ('"We go.\n\n"We stay.', ["We go./paragraph/We stay."]),
        ("'We go.\n\n'We stay,' Dahl said.", ["We go./paragraph/We stay,"]),
        ("“We go.\n\nHe left.\n\n“Bye.”", ["We go.", "Bye."]),
        ('"ORR: Yes.\n\n"DAHL: No.\n\n"And yes."', ["Yes.", "No./paragraph/And yes."]),
        ('"ORR: Yes, I think.\n\n"TOM DAHL: No."', ["Yes, I think.", "No."]),
        ('"BREAKING: We go.\n\nHe left.', ["BREAKING: We go."]),
        ("'Tis late.\n\n'Twas all.", []),
    ],
)
def test_paragraphs_with_repeated_opening_marks(quoted: Quoted, text: str, expected: list[str]) -> None:
    assert quoted(text) == expected
