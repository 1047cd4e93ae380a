from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.body import Body
from onrecord.read.markdown import parse_markdown


def parse(text: str) -> Body:
    body = parse_markdown(text.encode(), "a.md")
    assert body.text == text
    return body


def read_words(text: str) -> str:
    """Return `text` without what is masked."""
    for mask in reversed(parse(text).masks):
        text = text[: mask.span.start] + text[mask.span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She said *no* and __yes__ and ***both***.", "She said no and yes and both."),
        ("**“We _never_ agreed,”** she said.", "“We never agreed,” she said."),
        ('[the mayor](https://a.b/c_(d) "title") said', "the mayor said"),
        ("[the mayor][m] said\n\n[m]: https://a.b", "the mayor said\n\n"),
        ("Look: ![a cat](cat.png) there", "Look:  there"),
        ("- one\n- [x] two\n10. three\n", "one\ntwo\nthree\n"),
        ("# Head ##\n\nText", "Head\n\nText"),
        ("Head\n====\n\nText", "Head\n\n\nText"),
        ("> He said\n> *this*.\n", "He said\nthis.\n"),
        ("a\n\n```\ncode *here*\n```\nb", "a\n\n\nb"),
        ("a <b>bold</b> `word` <!-- not\nthis --> b\\*", "a bold word  b*"),
        ("one\n\n***\n\ntwo", "one\n\n\n\ntwo"),
        ("A note[^1].\n", "A note.\n"),
    ],
)
def test_masks_the_signs_and_keeps_the_words(text: str, words: str) -> None:
    assert read_words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "“[L]ife,” he said, “is [...] hard [sic] (very).”",
        "He said f**k and s*** and 2 * 3 * 4 and snake_case_word.",
        "A 5-4 vote - nobody else.\n2016 was long.",
        "An open [bracket and a `` tick and <3 and a*b*c",
    ],
)
def test_leaves_what_is_no_mark_up(text: str) -> None:
    assert parse(text).masks == ()


def test_notes_block_quotations_from_first_to_last_word() -> None:
    body = parse("He wrote:\n\n> We *never* agreed.\r\n>\r\n> Not once.\n\nLater:\n> Well.\n")
    assert [block.of(body.text) for block in body.blocks] == ["We *never* agreed.\r\n>\r\n> Not once.", "Well."]


def test_parts_block_quotations_at_a_blank_line() -> None:
    body = parse("> One.\n\n> Two.\n")
    assert [block.of(body.text) for block in body.blocks] == ["One.", "Two."]


def test_takes_title_author_and_day_from_the_front_matter() -> None:
    body = parse('---\ntitle: "Bridge opens"\nauthor: Ann Lee\ndate: 2021-03-04\n---\n\n# Bridge opens\n\nText.\n')
    assert (body.title, body.byline, str(body.published)) == ("Bridge opens", "Ann Lee", "2021-03-04")
    assert body.headline is not None
    assert body.headline.of(body.text) == "Bridge opens"
    assert body.masks[0].span.of(body.text).endswith("---\n")


@pytest.mark.parametrize(
    "text", ["Bridge opens\n============\n\nText.", "Bridge opens\n\nText is here.", "# Bridge opens\n\nText"]
)
def test_finds_the_headline(text: str) -> None:
    body = parse(text)
    assert body.headline is not None
    assert body.headline.of(text) == "Bridge opens"
    assert body.title == "Bridge opens"


def test_a_later_section_is_no_headline() -> None:
    assert parse("The mayor spoke at length on Monday.\n\n## What she said\n\nText").headline is None


@given(st.text(alphabet="ab *_`[]()!#>-=~<\n\\.1", max_size=120))
def test_masks_are_sorted_and_apart_and_blocks_lie_in_the_text(text: str) -> None:
    body = parse("a" + text)
    for first, second in pairwise(body.masks):
        assert first.span.end <= second.span.start
    assert all(0 <= mask.span.start < mask.span.end <= len(body.text) for mask in body.masks)
    assert all(block.of(body.text).strip() for block in body.blocks)
