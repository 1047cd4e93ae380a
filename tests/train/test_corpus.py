"""The form of annotated stories: what is read, what is refused, and that the shipped corpus is whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UnreadableError
from onrecord.train.corpus import Mark, parse, read_annotated, read_corpus

HEAD = "style: court report\nbrief: a suit is thrown out\npart: train\nperson reyes: Dana Reyes; Judge\n---\n"
CORPUS = Path(__file__).parents[2] / "corpus" / "stories"


def marks(body: str) -> list[Mark]:
    story = parse("a.txt", HEAD + body)
    assert story.faults == ()
    return list(story.marks)


def test_marks_name_spans_of_the_bare_story() -> None:
    story = parse("a.txt", HEAD + "{Q1|“No,”} {S1 reyes|Judge Reyes} {C1|said}.")
    assert story.text == "“No,” Judge Reyes said.\n"
    assert [(m.kind, story.text[m.start : m.end], m.name) for m in story.marks] == [
        ("Q", "“No,”", None),
        ("S", "Judge Reyes", "reyes"),
        ("C", "said", None),
    ]


def test_what_stands_inside_content_knows_its_parent() -> None:
    found = marks("{S1 reyes|She} {C1|wrote} {Q1|that {S2|he} {C2|had told} {A2|her} {Q2|to wait}}.")
    assert {mark.number: mark.inside for mark in found if mark.kind == "Q"} == {1: None, 2: 1}


def test_a_link_leads_to_the_source_of_another() -> None:
    story = parse("a.txt", HEAD + "{S1 reyes|Reyes} {C1|paused} {Q1|for a no}. {Q2<1|“No.”} {Q3<2|“Never.”}")
    assert [source for _, source in story.contents()] == [(0, 5)] * 3


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("{Q1|no", "never closed"),
        ("No} more", "belongs to no mark"),
        ("{S1 lee|Lee} {C1|said} {Q1|no}", "names lee, who is not in the head"),
        ("{S1 reyes|She} {C1|said }{Q1|no}", "begins or ends with a space"),
        ("{S1 reyes|She} {C1|said}", "attribution 1 has no content"),
        ("{S2 reyes|She} {C2|said} {Q2|no}", "numbers do not run from 1"),
        ("{S1 reyes|She} {C1|said} {Q1|no\n\nno}", "one piece a paragraph"),
        ("{S1 reyes|She {C1|said}} {Q1|no}", "only Q holds others"),
        ("{S1 reyes|She} {C1|said} {Q1|no}, {X joke|“ha”}", "not one of title"),
    ],
)
def test_faults_are_named(body: str, fault: str) -> None:
    assert any(fault in line for line in parse("a.txt", HEAD + body).faults)


def test_a_folder_with_a_fault_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HEAD + "{Q1|no", encoding="utf-8")
    with pytest.raises(UnreadableError, match="never closed"):
        read_corpus(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="found none"):
        read_corpus(tmp_path)


@given(st.text(alphabet="{}|SCQX12< a\n“”", max_size=60))
def test_no_text_breaks_the_reader(body: str) -> None:
    story = parse("a.txt", HEAD + body)
    assert all(0 <= mark.start <= mark.end <= len(story.text) for mark in story.marks)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_corpus_has_no_faults(path: Path) -> None:
    assert read_annotated(path).faults == ()
