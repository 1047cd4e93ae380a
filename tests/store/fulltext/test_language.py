"""Whatever is typed into the search box is a query, or one clear line."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.model import Field, Found, Origin, Record, Span, Term, Turn
from onrecord.store.fulltext import add_record, find, make_tables, read_query
from onrecord.store.fulltext.language import LONGEST, MOST_WORDS

SIGNS = (
    *(
        "speaker:",
        "\u017fpeaker:",
        "doc:",
        "date:",
        "before:",
        "after:",
        "words:",
        "search_words",
        "rowid",
        "; DROP TABLE",
    ),
    *('"', "“", "”", "-", "--", "*", "OR", "AND", "NOT", "NEAR(", "NEAR", "(", ")", "{", "}", "^", ":", "+", "'", ";"),
    *("\\", "2020", "2020-05", "2020-05-29", "pier", "don't", "é", "漢"),
    *("\x00", "\ud800", "\U0010ffff", "\ue000", " ", "\n"),
)
TYPED = st.one_of(
    st.text(), st.lists(st.sampled_from(SIGNS)).map("".join), st.lists(st.sampled_from(SIGNS)).map(" ".join)
)


TEXT = "the pier, don't NEAR AND OR rowid"
Search = Callable[[str], Found]


@pytest.fixture(scope="module")
def search() -> Search:
    """Look into one record of one turn."""
    origin, turns = Origin(uri="log.txt", sha256="00"), (Turn(span=Span(0, len(TEXT)), speaker="Ilse Brandt"),)
    record = Record(id="log", text=TEXT, title="Log", origin=origin, turns=turns)
    connection = sqlite3.connect(":memory:")
    make_tables(connection)
    add_record(connection, record)
    return lambda text: find(connection, read_query(text), {"log": record}.__getitem__)


@given(TYPED)
def test_any_text_is_a_query_or_one_clear_line(search: Search, text: str) -> None:
    try:
        found = search(text)
    except UsageError as error:
        assert "\n" not in str(error).replace(text, "")
        assert str(error)
    else:
        assert found.total == len(found.hits) <= 1


@pytest.mark.parametrize(
    "text", ["NEAR( the pier", "{words} : pier", "pier NOT zebra", "pier) OR (zebra", "^the + rowid"]
)
def test_operators_of_the_database_are_no_operators_here(search: Search, text: str) -> None:
    expected = {"NEAR( the pier": 1, "pier) OR (zebra": 1, "^the + rowid": 1}
    assert search(text).total == expected.get(text, 0)


def words(*spelled: str, prefix: bool = False) -> Term:
    return Term(field=Field.WORDS, words=spelled, is_prefix=prefix)


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("make it", [[words("make")], [words("it")]], []),
        ('"make it"', [[words("make", "it")]], []),
        ("“make it”", [[words("make", "it")]], []),
        ('"make it', [[words("make", "it")]], []),
        ("mother-in-law", [[words("mother", "in", "law")]], []),
        ("pier OR mast rope", [[words("pier"), words("mast")], [words("rope")]], []),
        ("OR pier OR OR mast OR", [[words("pier"), words("mast")]], []),
        ("pier or mast", [[words("pier")], [words("or")], [words("mast")]], []),
        ("pier -mast --rope", [[words("pier")]], [words("mast"), words("rope")]),
        ('-"the mast" pier', [[words("pier")]], [words("the", "mast")]),
        ("pier - mast", [[words("pier")], [words("mast")]], []),
        ("recip*", [[words("recip", prefix=True)]], []),
        ('"make it recip*"', [[words("make", "it", "recip", prefix=True)]], []),
        ('"make it recip"*', [[words("make", "it", "recip", prefix=True)]], []),
        ("speaker:Flynn", [[Term(field=Field.SPEAKER, words=("flynn",))]], []),
        ('Speaker:"Ilse Brandt"', [[Term(field=Field.SPEAKER, words=("ilse", "brandt"))]], []),
        ("-speaker:Flynn pier", [[words("pier")]], [Term(field=Field.SPEAKER, words=("flynn",))]),
        ("doc:call*", [[Term(field=Field.DOC, words=("call",), is_prefix=True)]], []),
        ("before:2020-5-9", [[Term(field=Field.BEFORE, words=("2020-05-09",))]], []),
        ("date:2020-05", [[Term(field=Field.DATE, words=("2020-05",))]], []),
        ("speaker: Flynn", [[words("speaker")], [words("flynn")]], []),
        ("note:pier", [[words("note", "pier")]], []),
        ("pier !!!", [[words("pier")]], []),
    ],
)
def test_what_is_typed_is_read_as_the_guide_says(text: str, wanted: list[list[Term]], unwanted: list[Term]) -> None:
    query = read_query(text)
    assert (list(map(list, query.wanted)), list(query.unwanted), query.text) == (wanted, unwanted, text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "needs words to look for, found none"),
        ("?!", "needs words to look for, found none"),
        ("-pier", "found only what should be left out"),
        ("pier OR -mast", "-mast: what is left out cannot stand after OR"),
        ("date:" + "é" * 999, "date:" + "é" * 40 + ": expected"),
        ("ſpeaker:??", "expected a name after speaker:"),
        ("date:May", "date:May: expected a year, a month or a day"),
        ("before:2020-02-30", "found no date"),
        ("after:0000", "found no date"),
        ("speaker:??", "expected a name after speaker:"),
        ("pier " * (MOST_WORDS + 1), "at most 500 words"),
        ("x" * (LONGEST + 1), "at most 20,000 characters"),
    ],
)
def test_what_asks_for_nothing_is_one_clear_line(text: str, why: str) -> None:
    with pytest.raises(UsageError, match=re.escape(why)):
        read_query(text)


def test_the_longest_query_is_answered(search: Search) -> None:
    assert search("pier " * MOST_WORDS).total == 1
    assert search(" OR ".join(["pier"] * MOST_WORDS)).total == 1
    assert search("pier " + "-mast " * (MOST_WORDS - 1)).total == 1
    assert search('"' + "pier " * MOST_WORDS + '"').total == 0
