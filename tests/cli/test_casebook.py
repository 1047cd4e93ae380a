"""A case on the command line, from the first file to the report."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from onrecord.report import EXPORTS

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def case(onrecord: Run, here: Path) -> Path:
    for line in ("new a.casebook --by Ann", "add a.casebook calls", "add a.casebook --story story.txt"):
        assert onrecord(*line.split()).returncode == 0
    return here / "a.casebook"


def test_the_whole_way(case: Path, onrecord: Run, here: Path) -> None:
    assert "not checked yet" in onrecord("status", "a.casebook").stdout
    ran = onrecord("check", "a.casebook", "--format", "json")
    report = json.loads(ran.stdout)
    alone = json.loads(onrecord("check", "story.txt", "--record", "calls", "--format", "json").stdout)
    assert report["stories"] == alone["stories"]
    assert report["records"] == alone["records"]
    assert "2 quotations, 0 decided, 2 to go" in onrecord("status", "a.casebook").stdout
    assert onrecord("casebook", "check", "a.casebook").stdout == "a.casebook: whole.\n"
    assert onrecord("export", "a.casebook", "-o", "a.html").returncode == 0
    assert (here / "a.html").read_text(encoding="utf-8").startswith("<!")
    assert json.loads(onrecord("export", "a.casebook", "--format", "json").stdout) == report


def test_a_new_draft_is_a_new_version(case: Path, onrecord: Run, here: Path) -> None:
    onrecord("check", "a.casebook")
    story = here / "story.txt"
    story.write_text(story.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert onrecord("add", "a.casebook", "--story", "story.txt").stdout.endswith("version 2\n")
    status = onrecord("status", "a.casebook")
    assert "onrecord check a.casebook" in status.stdout
    (told,) = json.loads(onrecord("status", "a.casebook", "--format", "json").stdout)["stories"]
    assert (told["version"], told["checked"]) == (2, False)


def test_a_case_is_a_record_too(case: Path, onrecord: Run) -> None:
    ran = onrecord("check", "story.txt", "--record", "a.casebook", "--format", "json")
    assert [finding["ruling"] for finding in json.loads(ran.stdout)["stories"][0]["findings"]] == [
        "verbatim",
        "not-in-this-record",
    ]


def test_options_hold_for_the_case(case: Path, onrecord: Run) -> None:
    ran = onrecord("check", "a.casebook", "--complete", "--policy", "chicago", "--fail-on", "5")
    assert ran.returncode == 1
    told = json.loads(onrecord("status", "a.casebook", "--format", "json").stdout)
    assert (told["policy"], told["complete"]) == ("chicago", True)
    assert onrecord("check", "a.casebook", "--fail-on", "5").returncode == 1


def test_a_policy_of_ones_own_goes_into_the_case(case: Path, onrecord: Run, here: Path) -> None:
    policy = here / "ours.toml"
    policy.write_text((ROOT / "src/onrecord/judge/policies/chicago.toml").read_text(encoding="utf-8"), encoding="utf-8")
    assert onrecord("check", "a.casebook", "--policy", "ours.toml").returncode == 0
    policy.unlink()
    assert onrecord("check", "a.casebook").returncode == 0
    assert json.loads(onrecord("status", "a.casebook", "--format", "json").stdout)["policy"] == "ours"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("new b.db", ".casebook"),
        ("new a.casebook", "already"),
        ("add b.casebook calls", "onrecord new"),
        ("add a.casebook missing.txt", "missing.txt"),
        ("add a.casebook --of nothing story.txt", "nothing"),
        ("add a.casebook --of story.txt --separate story.txt", "one of them"),
        ("check b.casebook", "onrecord new"),
        ("check a.casebook --policy tabloid", "tabloid"),
        ("check a.casebook --covers X,yesterday", "yesterday"),
        ("export a.casebook -o a.casebook", "overwrite"),
        ("status story.txt", "another kind of file"),
        ("check story.txt --record empty.casebook", "found none in it"),
        ("new c.casebook --by ", "--by"),
    ],
)
def test_a_wrong_command_gets_one_line(line: str, told: str, case: Path, onrecord: Run) -> None:
    onrecord("new", "empty.casebook")
    ran = onrecord(*line.split(" "))
    assert ran.returncode == 2
    assert told in ran.stderr.splitlines()[-1]


def test_an_empty_case_says_what_is_missing(onrecord: Run) -> None:
    onrecord("new", "a.casebook")
    assert "onrecord add a.casebook FILE" in onrecord("check", "a.casebook").stderr
    onrecord("add", "a.casebook", "calls")
    assert "--story" in onrecord("check", "a.casebook").stderr


def test_damage_is_exit_one_with_a_line_each(case: Path, onrecord: Run) -> None:
    connection = sqlite3.connect(case)
    connection.execute("UPDATE files SET bytes = x'00'")
    connection.commit()
    connection.close()
    ran = onrecord("casebook", "check", "a.casebook")
    assert ran.returncode == 1
    assert ran.stderr.count("is damaged") == 2


def test_the_words_of_a_case_are_found(case: Path, onrecord: Run, here: Path) -> None:
    found = json.loads(onrecord("search", "ferry", "--case", "a.casebook", "--format", "json").stdout)
    assert found["total"] == 2
    (here / "note.txt").write_text("The ferry sank.\n", encoding="utf-8")
    onrecord("add", "a.casebook", "note.txt")
    assert "3 hits" in onrecord("search", "ferry", "--case", "a.casebook").stdout
    words = here / "a.casebook.index" / "words.sqlite"
    words.write_bytes(b"damaged" * 4000)
    assert "3 hits" in onrecord("search", "ferry", "--case", "a.casebook").stdout


@pytest.mark.parametrize("form", EXPORTS)
def test_a_case_leaves_in_every_format(form: str, case: Path, onrecord: Run, here: Path) -> None:
    onrecord("check", "a.casebook")
    ran = onrecord("export", "a.casebook", "-o", f"case{EXPORTS[form].suffix}")
    assert (ran.returncode, ran.stderr) == (0, "")
    alone = onrecord("check", "story.txt", "--record", "calls", "--format", form, "-o", "alone")
    assert alone.returncode == 0
    assert (here / f"case{EXPORTS[form].suffix}").read_bytes() == (here / "alone").read_bytes()
