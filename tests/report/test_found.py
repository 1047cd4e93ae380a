"""Hits of the search box as a person and a program read them: in their sentences, marked, and never what is masked."""

from __future__ import annotations

import json
import sqlite3
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Found, Mask, MaskKind, Origin, Record, SearchHit, Span, Turn
from onrecord.report import render_found_json, render_found_terminal
from onrecord.report.differences import Kind
from onrecord.report.hits import REDACTED, view_hit
from onrecord.store.fulltext import add_record, find, make_tables, read_query

TEXT = """\
KOLL: Good morning. The pier is unsafe, and Berta Storm knows. We close it today! Nobody will like it.

HARBOUR LOG 7
BRANDT: We knew of the pier.
"""


def mask(text: str, words: str, kind: MaskKind) -> Mask:
    start = text.index(words)
    return Mask(span=Span(start, start + len(words)), kind=kind, reason="made so")


def make(text: str, *masked: tuple[str, MaskKind], **more: object) -> Record:
    masks = sorted((mask(text, *each) for each in masked), key=lambda each: each.span)
    turns = (Turn(span=Span(0, len(text)), speaker="Koll"),)
    origin = Origin(uri="log.txt", sha256="00")
    return Record(id="log", text=text, title="Log", origin=origin, turns=turns, masks=tuple(masks), **more)  # type: ignore[arg-type]


RECORD = make(
    TEXT,
    *(("KOLL: ", MaskKind.LABEL), ("Berta Storm", MaskKind.REDACTION), ("HARBOUR LOG 7", MaskKind.PAGE)),
    ("BRANDT: ", MaskKind.LABEL),
    dated=date(2020, 5, 29),
)


def hit(record: Record, *words: str) -> SearchHit:
    spans = [
        Span(i, i + len(word)) for word in words for i in range(len(record.text)) if record.text.startswith(word, i)
    ]
    return SearchHit(record="log", span=Span(0, len(record.text)), words=tuple(sorted(spans)), turn=0, speaker="Koll")


def read(record: Record, *words: str) -> str:
    signs = {Kind.PASSAGE: "»{}«", Kind.PLAIN: "{}"}
    return "".join(signs[part.kind].format(part.text) for part in view_hit(record, hit(record, *words)).stretches)


QUERY = read_query("pier")
FOUND = Found(hits=(hit(RECORD, "pier"),), total=3)
NOTHING = Found(hits=(), total=0)


def test_words_stand_marked_in_their_sentence() -> None:
    assert read(RECORD, "close") == "… We »close« it today! …"
    assert read(RECORD, "morning") == "Good »morning«. …"
    assert read(RECORD, "close", "it") == "… We »close it« today! …"


def test_several_words_are_shown_in_as_few_sentences_as_have_them() -> None:
    assert read(RECORD, "pier", "unsafe", "close") == (
        f"… The »pier« is »unsafe«, and {REDACTED} knows. We »close« it today! …"
    )
    assert read(RECORD, "knew", "morning") == "Good »morning«. … We »knew« of the pier."


def test_without_words_the_passage_begins() -> None:
    assert read(RECORD) == "Good morning. …"


def test_a_sentence_without_end_is_cut_between_words() -> None:
    record = make("mast " * 500 + "pier " + "rope " * 500)
    shown = read(record, "pier")
    assert shown.startswith("… mast mast")
    assert shown.endswith("rope rope …")
    assert len(shown) < 420


def test_a_word_that_a_page_head_interrupts_is_shown_whole() -> None:
    record = make("the har- PAGE 7 bour is shut", (" PAGE 7 ", MaskKind.PAGE))
    assert read(record, "har- PAGE 7 bour") == "the »har-bour« is shut"


def test_where_all_of_a_passage_is_masked_nothing_is_shown() -> None:
    record = make("KOLL", ("KOLL", MaskKind.LABEL))
    assert read(record) == ""


WORDS = st.lists(st.sampled_from(("pier", "mast", "rope.", "Rope", "\n\n", "a" * 300)), max_size=8).map(" ".join)
KINDS = st.sampled_from([kind for kind in MaskKind if kind not in (MaskKind.ASIDE, MaskKind.REMARK, MaskKind.GAP)])


@given(
    st.lists(st.tuples(WORDS, KINDS, WORDS), min_size=1, max_size=5),
    st.sampled_from(["pier", "pi*", "mast OR rope", "-x speaker:koll"]),
)
def test_what_is_masked_is_neither_found_nor_shown(parts: list[tuple[str, MaskKind, str]], typed: str) -> None:
    text, masks = "", []
    for hidden, kind, words in parts:
        hidden = hidden.upper().replace("PIER", "PIER SECRET")
        masks.append(Mask(span=Span(len(text), len(text) + len(hidden)), kind=kind, reason="made so"))
        text += f"{hidden} {words} "
    turns = (Turn(span=Span(0, len(text)), speaker="Koll"),)
    record = Record(id="log", text=text, title="Log", origin=RECORD.origin, turns=turns, masks=tuple(masks))
    connection = sqlite3.connect(":memory:")
    make_tables(connection)
    add_record(connection, record)
    query, records = read_query(typed), {"log": record}
    found = find(connection, query, records.__getitem__)
    assert find(connection, read_query("secret"), records.__getitem__).total == 0
    for page in (render_found_json(query, found, records), render_found_terminal(query, found, records)):
        assert "SECRET" not in page
        assert "PIER" not in page
    for each in found.hits:
        view = view_hit(record, each)
        assert all(
            part.text.replace(REDACTED, "").strip(" …") in text for part in view.stretches if part.kind is Kind.PASSAGE
        )


def test_the_page_says_document_speaker_cite_and_how_many_there_are() -> None:
    assert render_found_terminal(QUERY, FOUND, {"log": RECORD}) == (
        "Log · Koll · line 1 · 2020-05-29\n"
        f"  … The »pier« is unsafe, and {REDACTED} knows. …\n"
        "\n"
        "3 hits, 1 shown: pier, in 1 document\n"
    )


def test_where_nothing_is_found_it_says_what_was_searched() -> None:
    query = read_query('“The Mast” OR rop* -Pier speaker:"Ilse Brandt" after:2020-5')
    page = " ".join(render_found_terminal(query, NOTHING, {"log": RECORD}).split())
    asked = '"the mast" OR rop* speaker:"ilse brandt" after:2020-05 -pier'
    assert page.startswith(f"0 hits: {asked}, in 1 document Searched: Log. All the words")
    assert read_query(asked).wanted == query.wanted


def test_json_gives_places_and_offsets() -> None:
    told = json.loads(render_found_json(QUERY, FOUND, {"log": RECORD}))
    assert (told["schema"], told["query"], told["total"], told["records"]) == ("onrecord-search-1", "pier", 3, 1)
    [shown] = told["hits"]
    assert [TEXT[word["start"] : word["end"]] for word in shown["words"]] == ["pier", "pier"]
    assert [TEXT[span["start"] : span["end"]] for span in shown["shown"]] == [
        "The pier is unsafe, and Berta Storm knows."
    ]
    assert (shown["record"], shown["cite"], shown["line"], shown["date"]) == ("log.txt", "line 1", 1, "2020-05-29")
