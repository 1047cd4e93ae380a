from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UnreadableError
from onrecord.read.plain import find_headline, parse_plain

LEAD = (
    "The mayor said on Monday that the bridge will open in May, two years late, after a long dispute with its builders."
)


@pytest.mark.parametrize(
    "headline",
    ["Mayor: bridge opens in May", "Mayor calls bridge 'a wonder'", "Will the bridge open?", "Bridge to open\nin May"],
)
def test_takes_a_short_first_paragraph_for_the_headline(headline: str) -> None:
    text = f"\r\n{headline}\n\n{LEAD}\n"
    found = find_headline(text)
    assert found is not None
    assert found.of(text) == headline


def test_takes_the_first_line_where_each_line_is_a_paragraph() -> None:
    text = f"Bridge opens in May\n{LEAD}\nNobody objected.\n“We are glad,” she said.\n"
    found = find_headline(text)
    assert found is not None
    assert found.of(text) == "Bridge opens in May"


@pytest.mark.parametrize(
    "text",
    [
        "Bridge opens in May",
        f"{LEAD}\n\n{LEAD}",
        "The bridge opens in May.\n\nNobody objected.",
        "“The bridge will open,”\n\nshe said.",
        "The mayor said on Monday that the bridge\nwill open in May, two years late, after\na dispute.\n\nNobody.",
        f"{'Bridge ' * 40}\n\n{LEAD}",
        "\n \n",
    ],
)
def test_finds_no_headline_where_there_is_none(text: str) -> None:
    assert find_headline(text) is None


@given(st.text(max_size=200))
def test_the_text_is_the_file_decoded(text: str) -> None:
    try:
        body = parse_plain(text.encode("utf-8", "surrogatepass"), "a.txt")
    except UnreadableError:
        return
    if not body.problems:
        assert body.text == text.removeprefix("\ufeff")
    if body.headline:
        assert body.headline.of(body.text).strip()
