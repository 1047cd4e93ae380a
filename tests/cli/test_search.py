"""`onrecord search`: from words to marked sentences, and one clear line where that cannot be."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_words_are_shown_in_their_sentence(onrecord: Run) -> None:
    ran = onrecord("search", "bridge", "may", "--record", "calls")
    assert ran.returncode == 0
    assert ran.stdout == (
        "call · Lindqvist · line 1\n"
        "  … The »bridge« opens in »May«. …\n"
        "\n"
        "1 hit: bridge may, in 1 document\n"
    )  # fmt: skip
    assert ran.stderr == ""


def test_a_word_may_be_left_out_and_a_speaker_named(onrecord: Run) -> None:
    assert "2 hits: ferry, in" in onrecord("search", "ferry", "--record", "calls").stdout
    assert "1 hit: ferry -close" in onrecord("search", "ferry", "-close", "--record", "calls").stdout
    assert (
        "1 hit: ferry speaker:okafor -h"
        in onrecord("search", "ferry", "-h", "speaker:Okafor", "--record", "calls").stdout
    )
    assert "0 hits" in onrecord("search", '"ferry last"', "--record", "calls").stdout


def test_json_says_the_same(onrecord: Run) -> None:
    told = json.loads(onrecord("search", "ferr*", "--record", "calls", "--limit", "1", "--format", "json").stdout)
    assert (told["total"], len(told["hits"]), told["hits"][0]["record"]) == (2, 1, "calls/call.txt")


def test_standard_input_is_searched(onrecord: Run) -> None:
    assert "»wet«" in onrecord("search", "wet", "--record", "-", given="The paint was wet.").stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("bridge",), "give one of them"),
        (("bridge", "--record", "calls", "--case", "a.casebook"), "give one of them"),
        (("bridge", "--case", "a.casebook"), "a.casebook: expected a casebook, but"),
        (("bridge", "--case", "calls"), "expected a casebook, a file that ends in .casebook"),
        (("bridge", "--records", "calls"), "--records: search has no such option"),
        (("-bridge", "--record", "calls"), "only what should be left out"),
        (("date:May", "--record", "calls"), "expected a year, a month or a day"),
        (("bridge", "--record", "nowhere"), "nowhere: expected a file"),
        (("bridge", "--record", "calls", "--limit", "0"), "--limit"),
        ((), "Missing argument"),
    ],
)
def test_what_cannot_be_searched_is_one_clear_line(onrecord: Run, arguments: tuple[str, ...], complaint: str) -> None:
    ran = onrecord("search", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert complaint in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_a_case_is_searched_as_it_stands(onrecord: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(here / "cache"))
    assert onrecord("new", "a.casebook").returncode == 0
    assert "expected a casebook with documents" in onrecord("search", "bridge", "--case", "a.casebook").stderr
    assert onrecord("add", "a.casebook", "calls").returncode == 0
    files = onrecord("search", "bridge", "OR", "ferry", "--record", "calls")
    for _ in range(2):
        assert onrecord("search", "bridge", "OR", "ferry", "--case", "a.casebook").stdout == files.stdout
    (here / "calls" / "note.txt").write_text("The ferry is green.", "utf-8")
    assert onrecord("add", "a.casebook", "calls").returncode == 0
    assert "3 hits: ferry, in 2 documents" in onrecord("search", "ferry", "--case", "a.casebook").stdout
    assert "3 hits: ferry, in 2 documents" in onrecord("search", "ferry", "--record", "a.casebook").stdout


def test_files_that_cannot_be_read_are_named(onrecord: Run, here: Path) -> None:
    (here / "calls" / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    ran = onrecord("search", "bridge", "--record", "calls")
    assert ran.returncode == 0
    assert "1 hit" in ran.stdout
    assert "not read: calls/broken.pdf" in ran.stderr
