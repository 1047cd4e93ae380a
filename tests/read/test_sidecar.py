from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import UnreadableError
from onrecord.model import Fidelity
from onrecord.read import read_record
from onrecord.read.sidecar import read_sidecar

FULL = """
["call.txt"]
title = "The call"
kind = "transcript"
date = 2016-12-29
author = "Ann Lee"
parties = ["Tom Dorn", "Ann Lee"]
speakers = {DORN = "Tom Dorn"}
fidelity = "ocr"
complete = false
covers = ["Kay Orme"]
released = {by = "The Office", date = 2020-05-29}
"""


def write(folder: Path, text: str) -> Path:
    (folder / "call.txt").write_text("DORN: Hi.", encoding="utf-8")
    (folder / "record.toml").write_text(text, encoding="utf-8")
    return folder


def test_reads_every_key(tmp_path: Path) -> None:
    facts = read_sidecar(write(tmp_path, FULL))["call.txt"]
    assert (facts.title, facts.kind, facts.dated, facts.author) == (
        "The call",
        "transcript",
        date(2016, 12, 29),
        "Ann Lee",
    )
    assert (facts.parties, facts.speakers) == (("Tom Dorn", "Ann Lee"), {"DORN": "Tom Dorn"})
    assert (facts.fidelity, facts.complete, facts.covers) == (Fidelity.OCR, False, ("Kay Orme",))
    assert facts.released == "The Office, 2020-05-29"


def test_no_sidecar_says_nothing(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('["call.txt"]\nspeker = "x"', "speker"),
        ('["call.txt"]\ntitle = 5', "title"),
        ('["call.txt"]\ndate = "2016-12-29"', "date"),
        ('["call.txt"]\nparties = "Tom Dorn"', "parties"),
        ('["call.txt"]\nspeakers = {DORN = 1}', "speakers"),
        ('["call.txt"]\nfidelity = "perfect"', "perfect"),
        ('["call.txt"]\ncomplete = "yes"', "complete"),
        ('["call.txt"]\nreleased = {when = 2020-05-29}', "released"),
        ('["call.txt"]\nreleased = {by = "x", date = "May"}', "released"),
        ('["gone.txt"]\ntitle = "x"', "gone.txt"),
        ('title = "x"', "title"),
        ("[", "TOML"),
    ],
)
def test_what_makes_no_sense_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(UnreadableError, match=named) as caught:
        read_sidecar(write(tmp_path, text))
    assert str(tmp_path / "record.toml") in str(caught.value)


def test_provenance_is_kept_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("We open.", encoding="utf-8")
    told = (
        'docket = "17-cr-232"\nobtained = 2020-05-29\ncompetes_with = ["b.txt", "c.txt"]\nclassification = "SECRET"\n'
    )
    (tmp_path / "record.toml").write_text(f'["a.txt"]\n{told}', encoding="utf-8")
    assert read_sidecar(tmp_path)["a.txt"].provenance == (
        ("obtained", "2020-05-29"),
        ("classification", "SECRET"),
        ("docket", "17-cr-232"),
        ("competes_with", "b.txt; c.txt"),
    )


PRINT = "First line.\nThe tirne is now.\nThe tirne is gone.\n\fThe tirne of year.\n"


@pytest.mark.parametrize(
    ("entry", "spans"),
    [
        ('{words = "The tirne is now.", text = "The time is now."}', [(12, 29)]),
        ('{words = "tirne is\\n gone", text = "time is gone"}', [(34, 47)]),
        ('{words = "tirne", occurrence = 2, text = "time"}', [(34, 39)]),
        ('{words = "tirne", page = 2, text = "time"}', [(54, 59)]),
        ('{words = "tirne", page = 1, line = 3, text = "time"}', [(34, 39)]),
        ('{page = 1, line = 2, text = "The time is now."}', [(12, 29)]),
    ],
)
def test_a_correction_stands_where_the_sidecar_says(tmp_path: Path, entry: str, spans: list[tuple[int, int]]) -> None:
    (tmp_path / "a.txt").write_text(PRINT, encoding="utf-8")
    (tmp_path / "record.toml").write_text(f'["a.txt"]\ncorrections = [{entry}]', encoding="utf-8")
    record = read_record(str(tmp_path / "a.txt"))
    assert record.text == PRINT
    assert [(each.span.start, each.span.end) for each in record.corrections] == spans


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('{words = "tirne", text = "time"}', "found 3; say which occurrence"),
        ('{words = "tirne", occurrence = 4, text = "time"}', "from 1 to 3"),
        ('{words = "nowhere", text = "time"}', "found none there"),
        ('{words = "tirne", page = "iv", text = "time"}', "found none there"),
        ('{words = "tirne"}', "expected a text"),
        ('{text = "time"}', "expected a text"),
        ('{words = "tirne", occurence = 1, text = "time"}', "occurence"),
        ('{words = 3, text = "time"}', "words"),
        ('"tirne"', "expected a text"),
    ],
)
def test_a_correction_without_a_place_is_one_clear_line(tmp_path: Path, entry: str, told: str) -> None:
    (tmp_path / "a.txt").write_text(PRINT, encoding="utf-8")
    (tmp_path / "record.toml").write_text(f'["a.txt"]\ncorrections = [{entry}]', encoding="utf-8")
    with pytest.raises(UnreadableError, match=told) as caught:
        read_record(str(tmp_path / "a.txt"))
    assert "record.toml" in str(caught.value)
    assert "\n" not in str(caught.value)
