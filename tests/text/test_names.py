from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.text.names import edit_distance, is_slip, match_names, parse_name

PARSED = [
    ("Rep. Ana Quill (R-N.Y.)", "ana", "quill", None),
    ("then-Ruritanian Ambassador to the U.S. Sergo Kolvik", "sergo", "kolvik", None),
    ("JOHN G. ROBARD, JR.", "john", "robard", "jr"),
    ("Lt. General Mikel Flint", "mikel", "flint", None),
    ("Mr. Smith", None, "smith", None),
    ("O’Garra", None, "ogarra", None),
    ("Donal J. Trask", "donal", "trask", None),
    ("House Intelligence Chairman Adan Schill", "adan", "schill", None),
    ("Secretary of State Ann Lee", "ann", "lee", None),
    ("Director of National Intelligence Ann Lee", "ann", "lee", None),
    ("LEE, Ann", "ann", "lee", None),
    ("Chris Van Hollow", "chris", "van hollow", None),
    ("Sen. Van Hollow", None, "van hollow", None),
    ("MR. DE LA CRUX", None, "de la crux", None),
    ("President-elect Trask", None, "trask", None),
    ('Dwayne "Ice" Cole', "dwayne", "cole", None),
    ("Lee’s", None, "lee", None),
    ("Martin Luther King Jr.", "martin", "king", "jr"),
    ("José Peña", "jose", "pena", None),
]


@pytest.mark.parametrize(("printed", "given_name", "surname", "suffix"), PARSED)
def test_parse(printed: str, given_name: str | None, surname: str, suffix: str | None) -> None:
    name = parse_name(printed)
    assert name is not None
    assert (name.given, name.surname, name.suffix) == (given_name, surname, suffix)


@pytest.mark.parametrize(
    "label",
    ["The Court", "Speaker 1", "UNKNOWN MALE", "Q", "Q.", "Moderator", "", "  ", "THE WITNESS", "Mr. President",
     "Unidentified Reporter", "Audience Member", "President", "(laughs)", "12", "Madam Secretary",
     "Clerk of Works", "Lift Engineer", "The Mayor of Elm Park", "USHER"],
)  # fmt: skip
def test_roles_name_nobody(label: str) -> None:
    assert parse_name(label) is None
    assert match_names(label, "Ann Lee") == "unknown"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Ann Lee", "ANN LEE", "same"),
        ("Ann Lee", "Ms. Ann Q. Lee", "same"),
        ("Ann Q. Lee", "ANN LEE, JR.", "same"),
        ("Mr. Lee", "LEE", "same"),
        ("General Flint", "GEN. FLINT", "same"),
        ("Sandra O’Garra", "SANDRA OGARRA", "same"),
        ("Mr. Lee", "Ann Lee", "compatible"),
        ("Ann", "Ann Lee", "compatible"),
        ("A. Lee", "Ann Lee", "compatible"),
        ("Bill Lee", "William Lee", "compatible"),
        ("Alex Lee", "Alexander Lee", "compatible"),
        ("Edgar Hoove", "J. Edgar Hoove", "compatible"),
        ("Maria Rodham", "Maria Rodham Clinter", "compatible"),
        ("Bashar al-Assat", "Assat", "compatible"),
        ("Lea Ocasio-Cort", "Rep. Ocasio-Cort", "compatible"),
        ("LUND, ADA", "Ada Lund", "same"),
        ("Councillor Ada Lund", "Ada Lund", "same"),
        ("Groundsman Bo Lund", "Lund", "compatible"),
        ("Bess Lund", "Elizabeth Lund", "compatible"),
        ("Peggy Lund", "Margaret Lund", "compatible"),
        ("Ned Lund", "Edward Lund", "compatible"),
        ("Mason Lund", "Ada Lund", "different"),
        ("Mr. Lund", "Ms. Lund", "different"),
        ("Mr. Lund", "Mrs. Ada Lund", "different"),
        ("Lord Lund", "Lady Lund", "different"),
        ("Chairman Lund", "Ms. Lund", "same"),
        ("Miss Lund", "Mrs. Lund", "same"),
        ("Flint", "Kolvik", "different"),
        ("Flint", "Sergo Kolvik", "different"),
        ("John Lee", "Jane Lee", "different"),
        ("Ann Lee", "Ann Moss", "different"),
        ("Hilda Clinter", "Bill Clinter", "different"),
        ("Kovlik", "Sergo Kolvik", "unknown"),
        ("Sergei Kolvik", "Sergey Kolvik", "unknown"),
        ("Ann B. Lee", "Ann C. Lee", "unknown"),
        ("Max Lee Jr.", "Max Lee Sr.", "unknown"),
        ("Ann Lee-Moss", "Ben Moss Hall", "unknown"),
    ],
)
def test_match(a: str, b: str, expected: str) -> None:
    assert match_names(a, b) == expected
    assert match_names(b, a) == expected


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [
        ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "cba", 2), ("", "a", 1),
        ("", "ab", 2), ("abcd", "badc", 2), ("Kolvik", "Kovlik", 1),
    ],
)  # fmt: skip
def test_edit_distance(a: str, b: str, distance: int) -> None:
    assert edit_distance(a, b) == distance == edit_distance(b, a)


def test_short_words_are_no_slips() -> None:
    assert is_slip("kolvik", "kovlik")
    assert not is_slip("lee", "lea")


@settings(max_examples=200)
@given(st.text(max_size=40), st.text(max_size=40))
def test_total_and_symmetric(a: str, b: str) -> None:
    assert match_names(a, b) == match_names(b, a)
    if parse_name(a) is not None:
        assert match_names(a, a) == "same"
