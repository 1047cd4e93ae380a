"""The different words of texts: each once, spelled as it folds, in the order of outlines."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Mask, MaskKind, Span
from onrecord.text.fold import fold
from onrecord.text.vocabulary import OUTLINES, Vocabulary, join_vocabularies, list_words

texts = st.lists(st.text("abe cl1'-\n.É漢\u0301", max_size=40), max_size=4)


def spell(vocabulary: Vocabulary) -> list[str]:
    ends = pairwise(vocabulary.bounds.tolist())
    return [vocabulary.letters[first:last].tobytes().decode() for first, last in ends]


@given(texts)
def test_each_word_is_listed_once_with_the_hash_of_its_spelling(found: list[str]) -> None:
    words = [fold(text) for text in found]
    listed = list_words(found, words)
    assert [fold(word).hashes.tolist() for word in spell(listed)] == [[hash_] for hash_ in listed.hashes.tolist()]
    figures = {fold(digit).hashes[0] for text in found for digit in "1" if digit in text}
    hashes = {hash_ for own in words for hash_ in own.hashes.tolist()}
    assert sorted(listed.hashes.tolist()) == sorted(set(listed.hashes.tolist()))
    assert set(listed.hashes.tolist()) <= hashes
    assert all(
        set(fold(word).hashes.tolist()) <= set(listed.hashes.tolist()) | figures
        for text in found
        for word in text.split()
        if word.isascii() and word.isalpha()
    )


@given(texts)
def test_words_stand_in_the_order_of_their_outlines_forwards_and_backwards(found: list[str]) -> None:
    listed = list_words(found, [fold(text) for text in found])
    outlines = [word.encode().translate(OUTLINES) for word in spell(listed)]
    assert outlines == sorted(outlines)
    backwards = [outlines[number][::-1] for number in listed.back.tolist()]
    assert backwards == sorted(backwards)
    assert sorted(listed.back.tolist()) == list(range(len(outlines)))


@given(texts, texts)
def test_joined_vocabularies_are_that_of_all_texts(left: list[str], right: list[str]) -> None:
    parts = [list_words(part, [fold(text) for text in part]) for part in (left, right)]
    whole = list_words([*left, *right], [fold(text) for text in (*left, *right)])
    assert spell(join_vocabularies(parts)) == spell(whole)


def test_a_word_with_a_mask_inside_is_not_listed_with_what_the_mask_hides() -> None:
    text = "the harXbour wall"
    masks = [Mask(span=Span(7, 8), kind=MaskKind.MARKUP, reason="a page's mark")]
    assert spell(list_words([text], [fold(text, masks)])) in (["the", "wall"], ["wall", "the"])


def test_more_words_than_the_first_table_holds_are_all_listed() -> None:
    text = " ".join(f"w{'abcdefghij'[n % 10]}{n}x" for n in range(200_000))
    words = fold(text)
    listed = list_words([text], [words]).hashes
    assert sorted(listed.tolist()) == sorted(set(words.hashes.tolist()))  # two of them may share a hash
