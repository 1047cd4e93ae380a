"""The search box finds what a look at every word of every turn finds, and shows where."""

from __future__ import annotations

import random
import re
import sqlite3
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Found, Mask, MaskKind, Origin, Record, Span, Turn
from onrecord.store.fulltext import add_record, find, make_tables, read_query, remove_record
from onrecord.store.fulltext.passages import LONGEST_TURN, cut_passages
from onrecord.text.fold import fold

MASKED = "secret"  # where it stands in a turn that `make` is given, it is masked


def make(name: str, turns: Sequence[tuple[str | None, str]], dated: date | None = None, title: str = "") -> Record:
    """Make a record of turns, (speaker, words), with their labels masked, and every "secret" in them."""
    text, spans, masks = "", [], []
    for speaker, words in turns:
        label = f"{speaker.upper()}: " if speaker else ""
        if label:
            masks.append(Mask(span=Span(len(text), len(text) + len(label)), kind=MaskKind.LABEL, reason="label"))
        start = len(text) + len(label)
        spans.append(Turn(span=Span(start, start + len(words)), speaker=speaker, label=speaker and speaker.upper()))
        for found in re.finditer(MASKED, words):
            span = Span(start + found.start(), start + found.end())
            masks.append(Mask(span=span, kind=MaskKind.REDACTION, reason="words are blacked out here"))
        text += f"{label}{words}\n\n"
    origin = Origin(uri=f"papers/{name}.txt", sha256=name)
    return Record(
        id=name, text=text, title=title or name, origin=origin, dated=dated, turns=tuple(spans), masks=tuple(masks)
    )


@dataclass(frozen=True)
class Box:
    """A search box over records."""

    records: dict[str, Record]
    connection: sqlite3.Connection = field(default_factory=lambda: sqlite3.connect(":memory:"))

    def find(self, query: str, limit: int = 1000, offset: int = 0) -> Found:
        return find(self.connection, read_query(query), self.records.__getitem__, limit=limit, offset=offset)

    def texts(self, query: str) -> list[list[str]]:
        """The words that were found, a list for each hit."""
        hits = self.find(query).hits
        return [[word.of(self.records[hit.record].text) for word in hit.words] for hit in hits]


def fill(*records: Record) -> Box:
    box = Box({record.id: record for record in records})
    make_tables(box.connection)
    for record in records:
        add_record(box.connection, record)
    return box


def plain(text: str) -> list[str]:
    """The words of a text, in small letters and without accents."""
    letters = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", letters.casefold().replace("’", "'"))


WORDS = ("pier", "Pier", "piers", "café", "cafe\u0301", "CAFE", "don't", "don’t", "May", "may", "Straße", "ﬁsh", MASKED)
SPEAKERS = ("Ilse Brandt", "Anders Koll", "Ilse Koll", None)
DATES = (None, date(2019, 12, 31), date(2020, 5, 29), date(2020, 5, 30), date(2021, 1, 1))
TURNS = st.lists(
    st.tuples(st.sampled_from(SPEAKERS), st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)),
    max_size=6,
)
RECORDS = st.lists(st.tuples(TURNS, st.sampled_from(DATES)), max_size=4).map(
    lambda drawn: [make(f"paper{n}", turns, dated) for n, (turns, dated) in enumerate(drawn)]
)

SOUGHT = ("pier", "cafe", "CAFÉ", "don't", "may", "strasse", "fish", "secret", "pi")
PHRASES = st.lists(st.sampled_from(SOUGHT), min_size=1, max_size=3)

Term = tuple[str, str, str]  # a term as it is typed: field, value, star
DAYS = ("2019", "2020", "2020-05", "2020-05-29", "2020-05-30", "2020-06", "1850")


def draw_term(chance: random.Random) -> Term:
    field = chance.choice(("", "", "", "speaker", "date", "before", "after"))
    if field in ("date", "before", "after"):
        return field, chance.choice(DAYS), ""
    names = ("ilse", "Koll", "Anders Koll", "Ilse Koll", "Ilse K", "k")
    value = chance.choice(names) if field else " ".join(chance.choices(SOUGHT, k=chance.choice((1, 1, 2))))
    return field, value, chance.choice(("", "*"))


def type_term(term: Term) -> str:
    field, value, star = term
    return f'{field}{":" if field else ""}"{value}"{star}'


def is_in(term: Term, words: list[str], speaker: list[str], dated: date | None) -> bool:
    field, value, star = term
    if field in ("date", "before", "after"):
        day = dated.isoformat() if dated else ""
        told = {"date": day.startswith(value), "before": day < value, "after": day[: len(value)] > value}
        return bool(day) and told[field]
    sought, where = plain(value), words if field == "" else speaker
    for start in range(len(where)):
        part = where[start : start + len(sought)]
        if part == sought or (
            star and part[:-1] == sought[:-1] and len(part) == len(sought) and part[-1].startswith(sought[-1])
        ):
            return True
    return False


def look_at_every_turn(records: list[Record], wanted: list[list[Term]], unwanted: list[Term]) -> set[tuple[str, int]]:
    found = set()
    for record in records:
        for number, turn in enumerate(record.turns):
            words, speaker = plain(turn.span.of(record.text).replace(MASKED, " ")), plain(turn.speaker or "")
            is_met = all(any(is_in(term, words, speaker, record.dated) for term in group) for group in wanted)
            if words and is_met and not any(is_in(term, words, speaker, record.dated) for term in unwanted):
                found.add((record.id, number))
    return found


@pytest.mark.parametrize("seed", range(20))
def test_it_finds_what_a_look_at_every_turn_finds(seed: int) -> None:
    chance = random.Random(seed)
    records = [
        make(
            f"paper{n}",
            [
                (chance.choice(SPEAKERS), " ".join(chance.choices(WORDS, k=chance.randint(1, 12))))
                for _ in range(chance.randint(0, 12))
            ],
            chance.choice(DATES),
        )
        for n in range(8)
    ]
    box = fill(*records)
    counts = []
    for _ in range(100):
        wanted = [[draw_term(chance) for _ in range(chance.randint(1, 2))] for _ in range(chance.randint(1, 2))]
        unwanted = [draw_term(chance) for _ in range(chance.choice((0, 0, 1)))]
        typed = [" OR ".join(map(type_term, group)) for group in wanted] + [f"-{type_term(term)}" for term in unwanted]
        expected = look_at_every_turn(records, wanted, unwanted)
        found = box.find(" ".join(typed))
        assert {(hit.record, hit.turn) for hit in found.hits} == expected, typed
        assert all(hit.speaker == box.records[hit.record].turns[hit.turn or 0].speaker for hit in found.hits)
        assert found.total == len(found.hits) == len(expected)
        counts.append(len(expected))
    assert sum(map(bool, counts)) > 50  # else too little is tried


@given(RECORDS, PHRASES, st.sampled_from(("", "*")))
def test_the_words_shown_are_those_asked_for_and_no_others(records: list[Record], phrase: list[str], star: str) -> None:
    box = fill(*records)
    sought = plain(" ".join(phrase))
    for hit in box.find(f'"{" ".join(phrase)}"{star}').hits:
        text = box.records[hit.record].text
        words = [plain(word.of(text))[0] for word in hit.words]
        assert all(hit.span.holds(word) for word in hit.words)
        assert all(one.end <= other.start for one, other in pairwise(hit.words))
        if len(sought) == 1:
            everything = plain(hit.span.of(text).replace(MASKED, " "))
            assert words == [word for word in everything if word == sought[0] or (star and word.startswith(sought[0]))]
        else:
            assert sought[:-1] == words[: len(sought) - 1]


def test_a_thousand_hits_lead_back_to_the_text() -> None:
    chance = random.Random(7)
    vocabulary = [
        f"{first}{second}" for first in ("pier", "ferry", "mast", "rope") for second in ("", "s", "ed", "ing")
    ]
    joints = (" ", " ", " ", ", ", ". ", "\n", "-\n", "\n\n", " secret ", " — ")
    records = []
    for name in range(20):
        turns = [
            (chance.choice(SPEAKERS), "".join(chance.choice(vocabulary) + chance.choice(joints) for _ in range(600)))
            for _ in range(4)
        ]
        records.append(make(f"log{name}", turns))
    box = fill(*records)
    shown = 0
    while shown < 1000:
        sought = chance.choice(vocabulary)
        hits = box.find(sought).hits
        for hit in chance.sample(hits, min(len(hits), 50)):
            record = box.records[hit.record]
            assert hit.words
            assert hit.turn is not None
            assert record.turns[hit.turn].span.holds(hit.span)
            assert record.turns[hit.turn].speaker == hit.speaker
            for word in hit.words:
                assert word.of(record.text).replace("-\n", "") == sought
            shown += 1


@given(
    st.text(st.sampled_from("aB'-­. \n1,é\u0301漢"), max_size=300),
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 40))),
)
def test_every_word_stands_in_one_passage_and_folds_there_as_in_the_whole(
    text: str, edges: list[tuple[int, int]]
) -> None:
    text = text * (1 + LONGEST_TURN // 150)  # some turns are long
    spans, reached = [], 0
    for gap, length in edges:
        spans.append(Span(min(len(text), reached + gap), min(len(text), reached + gap + 20 * length)))
        reached = spans[-1].end
    turns = tuple(Turn(span=span) for span in spans)
    record = Record(id="x", text=text, title="", origin=make("x", []).origin, turns=turns)
    words = fold(text)
    passages = cut_passages(record, words)
    assert [passage.first for passage in passages] == [0, *(passage.last for passage in passages)][: len(passages)]
    assert (passages[-1].last if passages else 0) == len(words)
    assert all(one.span.end <= other.span.start for one, other in pairwise(passages))
    for passage in passages:
        own, there = fold(passage.span.of(text)), words.slice(passage.first, passage.last)
        assert own.hashes.tolist() == there.hashes.tolist()
        assert (own.starts + passage.span.start).tolist() == there.starts.tolist()
        assert (own.ends + passage.span.start).tolist() == there.ends.tolist()
        if passage.turn is not None and passage.span.start < turns[passage.turn].span.end:
            assert turns[passage.turn].span.start <= passage.span.start


@given(RECORDS, RECORDS)
def test_what_is_taken_out_leaves_nothing_behind(kept: list[Record], gone: list[Record]) -> None:
    gone = [make(f"gone{n}", [(t.speaker, t.span.of(r.text)) for t in r.turns], r.dated) for n, r in enumerate(gone)]
    box, other = fill(*gone, *kept), fill(*kept)
    for record in gone:
        remove_record(box.connection, record.id)
    remove_record(box.connection, "never there")
    box.connection.execute("INSERT INTO search_words(search_words) VALUES ('integrity-check')")
    for query in ("pier", "ca*", "may OR don't", "speaker:ilse", "after:2019 -pier"):
        assert box.find(query) == other.find(query)
    for table in ("search_passages", "search_records", "search_words_docsize"):
        count = f"SELECT count(*) FROM {table}"
        assert box.connection.execute(count).fetchone() == other.connection.execute(count).fetchone()


def test_a_record_put_in_again_is_there_once_as_it_is_now() -> None:
    box = fill(make("note", [("Koll", "the pier is safe")]), make("log", [("Koll", "no pier here")]))
    add_record(box.connection, box.records["log"])
    assert box.find("pier").total == 2
    box.records["note"] = make("note", [("Brandt", "the mast is safe")])
    add_record(box.connection, box.records["note"])
    assert box.find("pier speaker:koll").total == 1
    assert box.texts("mast speaker:brandt") == [["mast"]]


def test_what_is_masked_is_never_found() -> None:
    box = fill(make("note", [("Koll", "the pier secret burns and secretly sinks")]))
    for query in ("secret", "secr*", '"pier secret"', "KOLL"):
        assert box.find(query).total == 0
    assert box.texts('"pier burns"') == [["pier", "burns"]]
    assert box.texts("ly") == [["ly"]]  # what a mask leaves of a word is a word


def test_pages_of_hits_are_one_list() -> None:
    box = fill(*(make(f"log{n}", [("Koll", "pier " * (1 + n % 3) + "mast " * n)]) for n in range(25)))
    whole = box.find("pier").hits
    assert [hit for start in range(0, 30, 4) for hit in box.find("pier", 4, start).hits] == list(whole)
    assert box.find("pier", 4).total == 25
    assert box.find("pier", 0).hits == ()


def test_rare_words_weigh_more_and_speakers_nothing() -> None:
    common = [("Ilse Brandt", f"the pier the pier number {n}") for n in range(20)]
    box = fill(make("log", [*common, ("Anders Koll", "the mast")]))
    first = box.find("the OR mast").hits[0]
    assert (first.speaker, first.turn) == ("Anders Koll", 20)
    narrowed = [hit.turn for hit in box.find("number speaker:brandt").hits]
    assert narrowed == [hit.turn for hit in box.find("number").hits]


def test_accents_need_not_be_typed_and_words_agree_with_the_engine() -> None:
    box = fill(
        make("log", [("Zoë Łukasz", "Señor Ibáñez paid €1,000.50 at the co-\noperative; don’t ask. 東京 हिन्दी")])
    )
    for query in ("ibanez", "IBÁÑEZ", "1,000.50", "cooperative", "don't", "DON’T", "東京", "हिन्दी", "speaker:zoe"):
        assert box.find(query).total == 1, query
    for query in ("1", "don", "operative", "हिन", "speaker:lukasz"):
        assert box.find(query).total == 0, query


def test_titles_and_file_names_are_documents_and_not_words() -> None:
    box = fill(make("march-log", [("Koll", "the pier")], title="Call of the harbour"))
    assert box.find('doc:"the harbour"').total == box.find("doc:march pier").total == box.find("doc:harb*").total == 1
    assert box.find("harbour").total == box.find('doc:"harbour march"').total == 0


def test_words_asked_for_together_stand_in_one_paragraph_of_a_long_turn() -> None:
    filler = "\n\n".join(["nothing happened on that day. " * 10] * 10)
    box = fill(make("memo", [("Koll", f"the pier\n\n{filler}\n\nthe mast and the pier")]))
    assert box.find("pier").total == 2
    assert box.texts("pier mast") == [["mast", "pier"]]
