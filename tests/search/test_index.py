"""The index, by example and against slow oracles that look at every position."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from onrecord.search import Index
from onrecord.search.array import build_array, find_spot, find_spots, key_at
from onrecord.search.compare import share, spread
from onrecord.search.order import put_in_order, rank
from onrecord.text.fold import Words, fold

# Few words, so that they repeat and collide; large and small numbers, so that every bit of a key matters.
ALPHABET = [1, 2, 3, 255, 256, 4095, 4096, 65536, 1 << 20, (1 << 20) + 1, 1 << 31, 0xFFFFFFFF]
runs = st.lists(st.sampled_from(ALPHABET), max_size=12).map(lambda numbers: np.array(numbers, np.uint32))
records = st.lists(runs, max_size=5)
STORY = (
    "The harbour council met on Tuesday evening to discuss the new ferry line",
    "Nobody had asked the fishermen whether the old pier could carry the weight of two more boats",
    "In the end the council voted to wait until spring, and the ferry line was put off again",
)


def wrap(hashes: NDArray[np.uint32]) -> Words:
    at = np.arange(len(hashes), dtype=np.uint32)
    return Words(hashes, at, at + np.uint32(1))


def look_everywhere(query: list[int], texts: list[list[int]]) -> list[tuple[int, int]]:
    return [
        (document, first)
        for document, words in enumerate(texts)
        for first in range(len(words) - len(query) + 1)
        if query and words[first : first + len(query)] == query
    ]


def share_slowly(a: list[int], b: list[int]) -> int:
    row = [0] * (len(b) + 1)
    for x in a:
        corner = 0
        for j, y in enumerate(b):
            corner, row[j + 1] = row[j + 1], corner + 1 if x == y else max(row[j], row[j + 1])
    return row[-1]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build([fold(text) for text in STORY])


def find(index: Index, query: str) -> list[tuple[int, int, int, float]]:
    return [(hit.document, hit.first, hit.last, hit.score) for hit in index.find(fold(query).hashes)]


def test_an_exact_place_comes_first_with_its_own_ends(index: Index) -> None:
    assert find(index, "the ferry line")[0] == (2, 11, 14, 1.0)
    assert find(index, "The Harbour Council")[0] == (0, 0, 3, 1.0)
    assert find(index, "again")[0] == (2, 17, 18, 1.0)


def test_a_changed_quotation_is_found_with_room_around_it(index: Index) -> None:
    document, first, last, score = find(index, "had asked these fishermen whether the pier could bear the weight")[0]
    assert document == 1
    assert first <= 1 and last >= 13
    assert 0.7 < score < 1.0


def test_two_halves_from_two_places_are_both_found(index: Index) -> None:
    hits = find(index, "the council met on tuesday evening voted to wait until spring")
    assert {hit[0] for hit in hits[:2]} == {0, 2}


def test_nothing_is_found_of_words_that_are_not_there(index: Index) -> None:
    assert find(index, "zebras quarrel") == find(index, "") == []
    assert index.occurrences(fold("zebras").hashes) == ([], 0)


def test_occurrences_come_in_document_order_with_their_number(index: Index) -> None:
    assert index.occurrences(fold("the").hashes, 3) == ([(0, 0), (0, 9), (1, 3)], 8)
    assert index.occurrences(fold("ferry line").hashes) == ([(0, 11), (2, 12)], 2)
    assert index.occurrences(fold("ferry line").hashes, 0) == ([], 2)
    assert index.count(int(fold("council").hashes[0])) == 2


@pytest.mark.parametrize("texts", [[], [""], ["", " ", "\n"], ["", "word", ""]])
def test_documents_without_words_do_no_harm(texts: list[str]) -> None:
    index = Index.build([fold(text) for text in texts])
    expected = [(1, 0, 1, 1.0)] if "word" in texts else []
    assert find(index, "word") == expected
    assert index.occurrences(fold("word").hashes)[1] == len(expected)


def test_a_hundred_thousand_equal_words_stay_bounded() -> None:
    same = wrap(np.full(100_000, 7, np.uint32))
    index = Index.build([same])
    places, count = index.occurrences(same.hashes[:5], 3)
    assert (places, count) == ([(0, 0), (0, 1), (0, 2)], 99_996)
    hits = index.find(same.hashes[:50])
    assert hits[0].score == 1.0
    assert hits[0].last - hits[0].first == 50
    assert index.find(same.hashes)[0].score == 1.0


def test_repeats_give_one_window_each(index: Index) -> None:
    text = fold("no more " * 3 + "and that is all there is to say about it for today " + "no more")
    hits = Index.build([text]).find(fold("no more").hashes)
    assert [(hit.first, hit.last) for hit in hits] == [(0, 2), (2, 4), (4, 6), (18, 20)]


@given(records)
def test_the_array_is_sorted_and_the_directory_leads_into_it(texts: list[NDArray[np.uint32]]) -> None:
    hashes = np.concatenate(
        [part for text in texts for part in (text, np.zeros(1, np.uint32))] or [np.zeros(1, np.uint32)]
    )
    order, directory = build_array(hashes)
    keys = [int(key_at(hashes, int(position))) for position in order]
    assert keys == sorted(keys)
    assert sorted(order.tolist()) == np.flatnonzero(hashes).tolist()
    shift = 64 - (len(directory) - 1).bit_length() + 1
    for bucket in range(len(directory) - 1):
        assert all(key >> shift == bucket for key in keys[directory[bucket] : directory[bucket + 1]])


@given(records, st.lists(runs, max_size=8))
def test_keys_looked_up_together_stand_where_each_stands_alone(
    texts: list[NDArray[np.uint32]], queries: list[NDArray[np.uint32]]
) -> None:
    hashes = np.concatenate(
        [part for text in [*texts, np.zeros(0, np.uint32)] for part in (text, np.zeros(1, np.uint32))]
    )
    order, _ = build_array(hashes)
    keys = np.array([key_at(query, 0) for query in queries], np.uint64)
    lows, highs = np.arange(len(keys)) % (len(order) + 1), np.full(len(keys), len(order))
    alone = [find_spot(hashes, order, int(low), len(order), key) for low, key in zip(lows, keys, strict=True)]
    find_spots(hashes, order, keys, lows, highs)
    assert lows.tolist() == alone


@settings(max_examples=200)
@given(records, runs)
def test_occurrences_are_those_of_looking_everywhere(
    texts: list[NDArray[np.uint32]], query: NDArray[np.uint32]
) -> None:
    index = Index.build([wrap(text) for text in texts])
    expected = look_everywhere(query.tolist(), [text.tolist() for text in texts])
    assert index.occurrences(query, 99) == (expected, len(expected))
    assert index.occurrences(query, 1) == (expected[:1], len(expected))


@settings(max_examples=200)
@given(records, runs)
def test_every_exact_place_is_covered_by_the_first_hits(
    texts: list[NDArray[np.uint32]], query: NDArray[np.uint32]
) -> None:
    hits = Index.build([wrap(text) for text in texts]).find(query, 99)
    assert Index.build([wrap(text) for text in texts]).find(query, 99) == hits
    for hit in hits:
        window = texts[hit.document].tolist()[hit.first : hit.last]
        assert 0 <= hit.first < hit.last <= len(texts[hit.document])
        assert round(hit.score * len(query)) == share_slowly(query.tolist(), window)
    places = look_everywhere(query.tolist(), [text.tolist() for text in texts])
    if places:
        assert hits[0].score == 1.0
        assert (hits[0].document, hits[0].first) in places
        assert hits[0].last - hits[0].first == len(query)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=200), st.lists(st.integers(1, 6), max_size=200))
def test_words_in_common_are_counted_as_by_the_full_table(query: list[int], window: list[int]) -> None:
    words = np.array(query, np.uint32)
    assert share(np.array(window, np.uint32), words, *spread(words)) == share_slowly(query, window)


def split(texts: list[NDArray[np.uint32]], at: int) -> Index:
    """The index of `texts` in two segments."""
    parts = (Index.build([wrap(text) for text in part]) for part in (texts[:at], texts[at:]))
    return Index(tuple(segment for part in parts for segment in part.segments))


@settings(max_examples=200)
@given(records, runs, st.integers(0, 5))
def test_segments_answer_as_one_index(texts: list[NDArray[np.uint32]], query: NDArray[np.uint32], at: int) -> None:
    whole, parted = Index.build([wrap(text) for text in texts]), split(texts, at)
    assert parted.occurrences(query, 99) == whole.occurrences(query, 99)
    hits = parted.find(query, 99)
    for hit in hits:
        window = texts[hit.document].tolist()[hit.first : hit.last]
        assert round(hit.score * len(query)) == share_slowly(query.tolist(), window)
    if whole.occurrences(query, 1)[1]:
        assert (hits[0].document, hits[0].first) in whole.occurrences(query, 99)[0]


@given(records, st.lists(runs, max_size=4), st.randoms(use_true_random=False))
def test_many_queries_at_once_are_answered_as_one_by_one_in_any_order(
    texts: list[NDArray[np.uint32]], queries: list[NDArray[np.uint32]], chance: Random
) -> None:
    index = Index.build([wrap(text) for text in texts])
    one_by_one = [index.find(query) for query in queries]
    assert index.find_all(queries) == one_by_one
    order = list(range(len(queries)))
    chance.shuffle(order)
    assert index.find_all([queries[i] for i in order]) == [one_by_one[i] for i in order]


def test_very_many_queries_are_shared_out_among_the_cores(index: Index) -> None:
    words = [fold(text).hashes for text in STORY]
    queries = [words[n % 3][n % 7 : n % 7 + 1 + n % 5] for n in range(1000)]
    assert index.find_all(queries) == [index.find(query) for query in queries]


@given(records, runs, st.integers(0, 20), st.integers(0, 20))
def test_two_words_in_a_row_are_found_in_a_small_record(
    texts: list[NDArray[np.uint32]], query: NDArray[np.uint32], place: int, at: int
) -> None:
    standing = [pair for text in texts for pair in pairwise(text.tolist())]
    if not standing:
        return
    asked = query.tolist()
    at %= len(asked) + 1
    asked[at:at] = standing[place % len(standing)]
    [best, *_] = Index.build([wrap(text) for text in texts]).find(np.array(asked, np.uint32))
    assert round(best.score * len(asked)) >= 2


@given(records, runs, st.data())
def test_removed_documents_are_not_answered_with(
    texts: list[NDArray[np.uint32]], query: NDArray[np.uint32], data: st.DataObject
) -> None:
    gone = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    there = [text for text, is_gone in zip(texts, gone, strict=True) if not is_gone]
    [segment] = Index.build([wrap(text) for text in texts]).segments
    marked = Index((replace(segment, removed=np.array(gone, np.bool_)),))
    exact = Index.build([wrap(text) for text in there]).occurrences(query, 99)
    assert marked.occurrences(query, 99) == exact
    hits = marked.find(query, 99)
    near = Index.build([wrap(text) for text in there]).find(query, 99)
    assert [hit.score for hit in hits[:1]] == [hit.score for hit in near[:1]]
    for hit in hits:
        window = there[hit.document].tolist()[hit.first : hit.last]
        assert round(hit.score * len(query)) == share_slowly(query.tolist(), window)
    if exact[1]:
        assert (hits[0].document, hits[0].first) in exact[0]


@given(st.lists(st.integers(-(2**40), 2**40), max_size=100))
def test_numbers_are_put_in_order(numbers: list[int]) -> None:
    assert put_in_order(np.array([*numbers, 0], np.int64), len(numbers)).tolist() == sorted(numbers)
    values = np.array([*numbers, 0], np.int64)
    assert rank(values, len(numbers)).tolist() == np.argsort(np.array(numbers, np.int64), kind="stable").tolist()
