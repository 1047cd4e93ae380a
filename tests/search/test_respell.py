"""Words with slips and misread letters are found; figures and words of other texts are left alone."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.search import Hit, Index
from onrecord.search.alike import find_alike, measure
from onrecord.text.fold import fold, fold_word
from onrecord.text.vocabulary import OUTLINES, list_words

TEXTS = (
    "The harbour council met on Tuesday evening to discuss the new ferry line across the estuary",
    "Nobody had asked the fishermen whether the old pier could carry the weight of two more boats",
    "In the end the council voted to wait until spring, and in 1994 the ferry line was put off again",
)
TABLE = np.frombuffer(OUTLINES, np.uint8).copy()
words = st.text("abcdeilo1", min_size=1, max_size=9)


@pytest.fixture(scope="module")
def index() -> Index:
    return build(TEXTS)


def build(texts: tuple[str, ...]) -> Index:
    folded = [fold(text) for text in texts]
    return Index.build(folded, lambda: list_words(texts, folded))


def find(index: Index, query: str) -> list[Hit]:
    return index.find(fold(query).hashes, spelled=[fold_word(word) for word in query.split()])


def code(word: str) -> np.ndarray:
    return np.frombuffer(word.encode(), np.uint8).copy()


def measure_slowly(a: str, b: str) -> int:
    """Damerau's distance where no part is edited twice, as written in textbooks."""
    far = {(i, j): i + j for i in range(len(a) + 1) for j in range(len(b) + 1) if i == 0 or j == 0}
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            far[i, j] = min(far[i - 1, j] + 1, far[i, j - 1] + 1, far[i - 1, j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                far[i, j] = min(far[i, j], far[i - 2, j - 2] + 1)
    return far[len(a), len(b)]


@pytest.mark.parametrize(
    ("query", "document"),
    [
        ("asked the fishermne whether", 1),  # two letters exchanged
        ("asked the fisherman wether", 1),  # one word slips, one is another
        ("the fcrry l1uc across", 0),  # misread letters
        ("discuss ncw fcrry", 0),
        ("votcd to walt untll sprlng", 2),
    ],
)
def test_slips_and_misread_letters_are_found(index: Index, query: str, document: int) -> None:
    hits = find(index, query)
    assert hits[0].document == document
    assert hits[0].score > max([0.0, *(hit.score for hit in index.find(fold(query).hashes))])


def test_another_figure_is_not_taken_for_the_one_that_stands_there(index: Index) -> None:
    assert find(index, "and in 1984 the ferry line")[0].score < 1


def test_words_without_spellings_are_looked_for_as_they_are(index: Index) -> None:
    query = fold("the fcrry l1uc across")
    assert index.find(query.hashes) == Index.build([fold(text) for text in TEXTS]).find(query.hashes)


def test_the_nearest_word_beside_the_neighbours_is_taken() -> None:
    index = build(("they went to the coast by boat", "a roast of the toast was made"))
    assert find(index, "to the xoast by")[0].score == 1


@given(words, words)
def test_slips_are_counted_as_by_the_full_table(a: str, b: str) -> None:
    outlines = [word.encode().translate(OUTLINES).decode() for word in (a, b)]
    assert measure(code(a), code(b), TABLE) == measure_slowly(*outlines)


@given(st.lists(words, min_size=1, max_size=30, unique=True), st.integers(0, 29), st.data())
def test_a_word_with_one_slip_is_among_those_alike(listed: list[str], which: int, data: st.DataObject) -> None:
    true = listed[which % len(listed)]
    if len(true) < 4 or true.isdigit():
        return
    at = data.draw(st.integers(0, len(true) - 1))
    slip = data.draw(
        st.sampled_from([true[:at] + true[at + 1 :], true[:at] + "z" + true[at:], true[:at] + "z" + true[at + 1 :]])
    )
    if len(slip) < 4:
        return
    text = " ".join(listed)
    own = list_words([text], [fold(text)])
    found, _ = find_alike(code(slip), TABLE, own.letters, own.bounds, own.back)
    assert fold(true).hashes[0] in own.hashes[found]


def test_queries_at_once_are_respelled_as_one_by_one(index: Index) -> None:
    chance = Random(5)
    letters = str.maketrans("elohnta", "c10bufo")
    asked = []
    for _ in range(500):
        cut = chance.choice(TEXTS).split()
        first = chance.randrange(len(cut) - 5)
        asked.append([w.translate(letters) if chance.random() < 0.3 else w for w in cut[first : first + 5]])
    hashes = [fold(" ".join(query)).hashes for query in asked]
    spelled = [[fold_word(word) for word in query] for query in asked]
    at_once = index.find_all(hashes, spelled=spelled)
    assert at_once == [index.find(own, spelled=words) for own, words in zip(hashes, spelled, strict=True)]
