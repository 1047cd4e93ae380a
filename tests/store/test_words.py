"""Words in files: whatever their lengths and the gaps between them, they come back; what is damaged is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UnreadableError
from onrecord.store import LazyWords, pack_words
from onrecord.text.fold import Words, fold

steps = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 70)), max_size=20)


def store(words: list[Words], size: int) -> LazyWords:
    return LazyWords({**pack_words(words), "texts": np.zeros(size, np.uint8)}, "made.segment")


def test_words_of_other_than_the_common_lengths_come_back() -> None:
    texts = ["a" * 40 + " " * 300 + "b", "", "c" * 31 + "       d      e", "." * 999 + "f", " "]
    words = [fold(text) for text in texts]
    stored = store(words, 5000)
    for there, here in zip(stored, words, strict=True):
        assert there.starts.tolist() == here.starts.tolist()
        assert there.ends.tolist() == here.ends.tolist()


@given(st.lists(steps, max_size=4))
def test_all_words_come_back(documents: list[list[tuple[int, int]]]) -> None:
    made = []
    for document in documents:
        lengths = np.array([length for _, length in document], np.uint32)
        ends = np.cumsum([gap + length for gap, length in document], dtype=np.uint32)
        made.append(Words(np.arange(1, len(document) + 1, dtype=np.uint32), ends - lengths, ends))
    for there, here in zip(store(made, 10_000), made, strict=True):
        assert there.hashes.tolist() == here.hashes.tolist()
        assert there.starts.tolist() == here.starts.tolist()
        assert there.ends.tolist() == here.ends.tolist()


def test_words_behind_the_end_of_all_texts_are_refused() -> None:
    with pytest.raises(UnreadableError, match="make the index again"):
        list(store([fold("one two three")], 5))


def test_a_wide_step_too_many_is_refused() -> None:
    arrays = {**pack_words([fold("one two three")]), "texts": np.zeros(99, np.uint8)}
    arrays["steps"][1] = 255
    with pytest.raises(UnreadableError, match="make the index again"):
        list(LazyWords(arrays, "made.segment"))
