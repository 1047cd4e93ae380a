from __future__ import annotations

import importlib.util
import random
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord import store
from onrecord.errors import OnRecordError
from onrecord.model import Record
from onrecord.read import Facts, read_record_file, read_stories

_spec = importlib.util.spec_from_file_location("samples", Path(__file__).with_name("samples.py"))
assert _spec and _spec.loader
samples: Any = importlib.util.module_from_spec(_spec)
sys.modules["samples"] = samples
_spec.loader.exec_module(samples)

_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
# Each reader is given so many damaged files in every run; thousands were tried by hand.
DAMAGED = 40


def read(sample: Any) -> Record:
    (record,) = read_record_file(sample.name, Facts(), sample.data)
    assert isinstance(record, Record)
    return record


@pytest.mark.parametrize("name", samples.WRITERS)
def test_any_word_is_found_again_where_its_place_says(name: str) -> None:
    speeches = samples.make_speeches(150)
    sample = samples.WRITERS[name](speeches)
    record = read(sample)
    masked = {at for mask in record.masks for at in range(mask.span.start, mask.span.end)}
    words = [match for match in _WORD.finditer(record.text) if match.start() not in masked]
    assert len(words) == sum(len(_WORD.findall(said)) for _, said, _ in speeches)
    for match in random.Random(1).sample(words, min(1000, len(words))):
        place = record.place_at(match.start())
        if sample.units:
            assert place.unit is not None
            assert match.group() in sample.units[place.unit]
        if sample.seconds:
            assert place.seconds is not None
            assert match.group() in sample.seconds[place.seconds]


@pytest.mark.parametrize("name", sorted(set(samples.WRITERS) - {"eml", "mbox", "epub"}))
def test_every_word_has_its_speaker(name: str) -> None:
    speeches = samples.make_speeches(60)
    record = read(samples.WRITERS[name](speeches))
    position = 0
    for who, said, _ in speeches:
        bare = said.rstrip(".")
        position = record.text.index(bare, position)
        assert record.speaker_at(position) == who
        position += len(bare)


def damage(data: bytes, rng: random.Random) -> bytes:
    """Return `data` with bytes changed, cut out, doubled or cut off."""
    damaged = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(damaged) or 1)
        length = rng.choice((1, 1, 4, 60))
        kind = rng.randrange(5)
        if kind == 0:
            damaged[at : at + length] = rng.randbytes(length)
        elif kind == 1:
            del damaged[at : at + length]
        elif kind == 2:
            damaged[at:at] = damaged[at : at + 20 * length]
        elif kind == 3:
            damaged[at : at + 1] = rng.choice((b"\x00", b"\xff", b"{", b"<", b'"', b"\n\n", b"-", b"9" * 20, b"\\u1"))
        elif rng.random() < 0.3:
            del damaged[at:]
    return bytes(damaged)


def try_damaged(name: str, count: int, seed: int) -> None:
    """Read damaged files of a format; anything but a clear line is a fault of the reader."""
    sample = samples.WRITERS[name](samples.make_speeches(6))
    rng = random.Random(seed)
    for _ in range(count):
        data = damage(sample.data, rng)
        for way in (lambda data: list(read_record_file(sample.name, Facts(), data)), _read_as_story):
            try:
                way(data)
            except OnRecordError as error:
                assert "\n" not in str(error), data


def _read_as_story(data: bytes) -> None:
    read_stories(["-"], data)


@pytest.mark.parametrize("name", samples.WRITERS)
def test_damaged_files_give_a_clear_line_or_their_words(name: str) -> None:
    try_damaged(name, DAMAGED, 1)


def test_places_survive_a_store() -> None:
    record = read(samples.WRITERS["whisperx"](samples.make_speeches(20)))
    record = replace(record, provenance=(("docket", "17-cr-232"),))
    (kept,) = store.open_records(store.pack_records([record]), "a")
    assert kept == record
    assert [kept.place_at(at) for at in range(0, 500, 7)] == [record.place_at(at) for at in range(0, 500, 7)]
