"""Corrections: a layer over the text, whose words are the corrected ones at the offsets of the copy's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.model import Correction, Origin, Record, Span, SpeakerCorrection, Turn
from onrecord.text.corrections import apply_corrections, read_corrected, spell_corrections
from onrecord.text.fold import fold, fold_word

TEXT = "KfSLYAK: I told thern at that tirne that the quay is safe.\nFLYNN: Good.\n"


def make(text: str = TEXT) -> Record:
    turns = (Turn(span=Span(9, 58), label="KfSLYAK", speaker="Kfslyak"), Turn(span=Span(66, 71), label="FLYNN"))
    return Record(id="r", text=text, title="r", origin=Origin(uri="r", sha256="r"), turns=turns)


def correct(words: str, text: str, record: Record | None = None) -> Record:
    record = record or make()
    start = record.text.index(words)
    return apply_corrections(record, [Correction(span=Span(start, start + len(words)), text=text)])


def spell(record: Record) -> list[str]:
    words = fold(record.text, record.masks, record.corrections)
    corrected = spell_corrections(record.corrections)
    places = zip(words.starts.tolist(), words.ends.tolist(), strict=True)
    return [fold_word(corrected.get(start, record.text[start:end])) for start, end in places]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("thern", "them", "told them at that"),
        ("rn", "m", "told them at that"),  # part of a word
        ("thern at that tirne", "them then", "told them then that"),
        ("thern at", "", "told that tirne"),
        ("told thern", "told all of them", "told all of them at that"),
    ],
)
def test_the_words_are_the_corrected_ones(words: str, text: str, expected: str) -> None:
    record = correct(words, text)
    assert record.text == TEXT
    assert expected in " ".join(spell(record))
    folded = fold(record.text, record.masks, record.corrections)
    assert folded.hashes.tolist() == [int(fold(word).hashes[0]) for word in spell(record)]


def test_what_is_inserted_goes_to_the_word_before() -> None:
    at = TEXT.index(" thern")
    record = apply_corrections(make(), [Correction(span=Span(at, at), text="all")])
    assert "i told all thern" in " ".join(spell(record))


def test_the_later_of_two_corrections_holds() -> None:
    record = correct("thern", "him", correct("thern at", "them then"))
    assert "told him at that tirne" in " ".join(spell(record))
    assert [correction.text for correction in record.corrections] == ["him"]
    assert read_corrected(TEXT, Span(11, 29), record.corrections) == "told him at that"


def test_a_speaker_is_corrected_by_turn_or_by_label() -> None:
    record = apply_corrections(make(), (), [SpeakerCorrection(label="KfSLYAK", speaker="Sergey Kislyak")])
    assert record.speaker_at(20) == "Sergey Kislyak"
    record = apply_corrections(record, (), [SpeakerCorrection(turn=1, speaker="Michael Flynn")])
    assert [turn.speaker for turn in record.turns] == ["Sergey Kislyak", "Michael Flynn"]
    with pytest.raises(UsageError, match="turn 7"):
        apply_corrections(record, (), [SpeakerCorrection(turn=7, speaker="Nobody")])


@pytest.mark.parametrize(("span", "text"), [(Span(500, 501), "x"), (Span(9, 10), "so very many words")])
def test_a_correction_without_place_or_room_is_refused(span: Span, text: str) -> None:
    with pytest.raises(UsageError):
        apply_corrections(make(), [Correction(span=span, text=text)])


words = st.text("ab c-’.\n1", max_size=12)


@given(words, st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), words), max_size=4))
def test_words_stay_in_order_and_apart_whatever_is_corrected(text: str, wanted: list[tuple[int, int, str]]) -> None:
    record = make(text)
    for start, length, new in wanted:
        try:
            record = apply_corrections(record, [Correction(span=Span(start, start + length), text=new)])
        except UsageError:
            continue
    folded = fold(record.text, record.masks, record.corrections)
    starts, ends = folded.starts.tolist(), folded.ends.tolist()
    assert all(start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert record.text == text
