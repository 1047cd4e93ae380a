"""Standard input, through the real program: "-" stands for a story, a record, or a list of quotations."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Pipe = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def pipe(here: Path, root: Path) -> Pipe:
    """Pipe the file `given` into a command that runs in a process of its own."""

    def call(given: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        with (here / given).open("rb") as stream:
            return subprocess.run(
                [sys.executable, "-m", "onrecord", *arguments],
                cwd=here,
                env=os.environ | {"PYTHONPATH": str(root / "src")},
                stdin=stream,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )

    return call


def test_a_story_is_piped_in(pipe: Pipe) -> None:
    ran = pipe("story.txt", "check", "-", "--record", "calls", "--format", "json")
    assert (ran.returncode, ran.stderr) == (0, "")
    story = json.loads(ran.stdout)["stories"][0]
    assert story["path"] == "-"
    assert [finding["ruling"] for finding in story["findings"]] == ["verbatim", "not-in-this-record"]


def test_a_record_is_piped_in(pipe: Pipe) -> None:
    ran = pipe("calls/call.txt", "check", "story.txt", "--record", "-", "--format", "json")
    assert (ran.returncode, ran.stderr) == (0, "")
    report = json.loads(ran.stdout)
    assert [record["path"] for record in report["records"]] == ["-"]
    assert report["stories"][0]["findings"][0]["places"][0]["record"] == "-"


def test_a_story_is_piped_in_for_its_quotations(pipe: Pipe) -> None:
    ran = pipe("story.txt", "quotes", "-", "--format", "json")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["path"] == "-"


def test_a_list_or_its_record_is_piped_in(pipe: Pipe, here: Path) -> None:
    (here / "asked.jsonl").write_text('{"id": 4, "quote": "The bridge opens in May"}\n', encoding="utf-8")
    for ran in (
        pipe("asked.jsonl", "check-quotes", "-", "--record", "calls"),
        pipe("calls/call.txt", "check-quotes", "asked.jsonl", "--record", "-"),
    ):
        assert (ran.returncode, ran.stderr) == (0, "")
        result = json.loads(ran.stdout)
        assert (result["id"], result["ruling"]) == (4, "verbatim")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "-", "--record", "-"),
        ("check", "-", "-", "--record", "calls"),
        ("check", "story.txt", "--record", "-", "--record", "-"),
        ("check-quotes", "-", "--record", "-"),
        ("quotes", "-", "-"),
    ],
)
def test_standard_input_is_read_once(arguments: tuple[str, ...], pipe: Pipe) -> None:
    ran = pipe("story.txt", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("onrecord: Standard input (-) can be read once only")
    assert ran.stderr.count("\n") == 1


def test_nothing_on_standard_input_is_said(pipe: Pipe, here: Path) -> None:
    (here / "nothing").touch()
    ran = pipe("nothing", "check", "-", "--record", "calls")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("onrecord: -: ")


def test_quotes_names_a_story_that_it_could_not_read(pipe: Pipe, here: Path) -> None:
    (here / "noise.txt").write_bytes(bytes(range(256)) * 8)
    for form in ("json", "terminal"):
        ran = pipe("story.txt", "quotes", "-", "noise.txt", "--format", form)
        assert ran.returncode == 0
        assert "The bridge opens in May" in ran.stdout
        assert ran.stderr.startswith("onrecord: not read: noise.txt: ")
