"""The command line as people and programs meet it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import __version__

Run = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., subprocess.Popen[bytes]]


def is_one_line(text: str) -> bool:
    return text.startswith("onrecord: ") and text.count("\n") == 1


def test_version(onrecord: Run, process: Start) -> None:
    assert onrecord("--version").stdout == f"onrecord {__version__}\n"
    assert process("--version").communicate() == (f"onrecord {__version__}\n".encode(), b"")


def test_nothing_asked_shows_what_can_be_asked(onrecord: Run) -> None:
    ran = onrecord()
    assert ran.returncode == 2
    assert "check-quotes" in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["chekc"], "chekc"),
        (["check"], "STORY"),
        (["check", "story.txt"], "--record"),
        (["check", "story.txt", "--record", "calls", "--format", "odt"], "odt"),
        (["check", "story.txt", "--record", "calls", "--fail-on", "6"], "6"),
        (["check", "story.txt", "--record", "calls", "--policy", "tabloid"], "tabloid"),
        (["check", "story.txt", "--record", "calls", "-o", "no/report.html"], "no"),
        (["check", "story.txt", "--record", "calls", "-o", "story.txt"], "story.txt"),
        (["check", "missing.txt", "--record", "calls"], "missing.txt"),
        (["check", "story.txt", "--record", "missing"], "missing"),
        (["check", "empty", "--record", "calls"], "empty"),
        (["check", "-", "--record", "-"], "-"),
        (["check-quotes", "missing.jsonl", "--record", "calls"], "missing.jsonl"),
        (["quotes", "missing.txt"], "missing.txt"),
        (["policies", "tabloid"], "tabloid"),
    ],
)
def test_a_wrong_command_gets_one_line(arguments: list[str], named: str, onrecord: Run, here: Path) -> None:
    ran = onrecord(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert is_one_line(ran.stderr)
    assert named in ran.stderr


def test_check_prints_a_report(onrecord: Run, here: Path) -> None:
    brief = onrecord("check", "story.txt", "--record", "calls")
    whole = onrecord("check", "story.txt", "--record", "calls", "--verbose")
    for ran in (brief, whole):
        assert (ran.returncode, ran.stderr) == (0, "")
        assert "We will paint every boat" in ran.stdout
        assert "\x1b" not in ran.stdout
    assert "The bridge opens in May" not in brief.stdout
    assert "The bridge opens in May" in whole.stdout


def test_check_prints_json_from_standard_input(onrecord: Run, here: Path) -> None:
    ran = onrecord(
        "check", "-", "--record", "calls", "--format", "json", given=(here / "story.txt").read_text(encoding="utf-8")
    )
    report = json.loads(ran.stdout)
    assert report["schema"] == "onrecord-report-1"
    assert [story["path"] for story in report["stories"]] == ["-"]
    first = report["stories"][0]["findings"][0]
    assert first["quotation"]["text"] == '"The bridge opens in May,"'
    assert first["ruling"] == "verbatim"


@pytest.mark.parametrize(("name", "start"), [("report.html", "<!doctype html>"), ("report.json", "{"), ("r.txt", "")])
def test_the_ending_of_the_file_chooses_the_format(name: str, start: str, onrecord: Run, here: Path) -> None:
    ran = onrecord("check", "story.txt", "--record", "calls", "-o", name)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert (here / name).read_text(encoding="utf-8").lower().startswith(start)


def test_fail_on_decides_the_exit_code(onrecord: Run, here: Path) -> None:
    check = ["check", "story.txt", "--record", "calls"]
    assert onrecord(*check, "--fail-on", "5").returncode == 0
    assert onrecord(*check, "--fail-on", "not-found").returncode == 1
    assert onrecord(*check, "--complete", "--fail-on", "5").returncode == 1
    assert onrecord(*check, "--covers", "Lindqvist", "--fail-on", "5").returncode == 1


def test_a_bad_file_among_good_ones_is_named_and_the_rest_goes_on(onrecord: Run, here: Path) -> None:
    (here / "calls" / "noise.txt").write_bytes(bytes(range(256)) * 8)
    ran = onrecord("check", "story.txt", "--record", "calls", "--format", "json")
    assert ran.returncode == 0
    assert "noise.txt" in ran.stderr
    assert len(json.loads(ran.stdout)["records"]) == 1


def test_check_quotes_answers_line_by_line(onrecord: Run, here: Path) -> None:
    asked = [
        {"id": "b", "quote": "The bridge opens in May", "speaker": "Edda Lindqvist", "desk": "city"},
        {"id": 1, "quote": "Sausages will be free for everyone in town"},
    ]
    lines = "".join(json.dumps(line) + "\n" for line in asked)
    ran = onrecord(
        "check-quotes", "-", "--record", "calls", "-o", "results.jsonl", "--fail-on", "not-found", given=lines
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", "")
    results = [json.loads(line) for line in (here / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["id"], line["quote"], line["speaker"]) for line in results] == [
        ("b", "The bridge opens in May", "Edda Lindqvist"),
        (1, "Sausages will be free for everyone in town", None),
    ]
    assert [line["ruling"] for line in results] == ["verbatim", "not-in-this-record"]
    assert (results[0]["voice"], results[1]["places"]) == ("same", [])


def test_quotes_lists_quotations_without_a_record(onrecord: Run, here: Path) -> None:
    (here / "second.txt").write_text('"No," said Ruth Okafor.\n', encoding="utf-8")
    ran = onrecord("quotes", "story.txt", "second.txt", "--format", "json")
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [story["path"] for story in found] == ["story.txt", "second.txt"]
    assert {story["schema"] for story in found} == {"onrecord-quotes-1"}
    assert "The bridge opens in May" in onrecord("quotes", "story.txt").stdout


def test_policies_are_listed_and_explained(onrecord: Run) -> None:
    listed = onrecord("policies").stdout
    assert all(name in listed for name in ("ap", "chicago", "bluebook", "cleaned-up"))
    assert "60 words" in onrecord("policies", "chicago").stdout


def test_demo_prints_the_case_and_writes_the_page(onrecord: Run, here: Path) -> None:
    ran = onrecord("demo", "--no-open")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert str(here / "onrecord-demo.html") in ran.stdout
    assert "<html" in (here / "onrecord-demo.html").read_text(encoding="utf-8")


def test_a_narrow_encoding_loses_nothing(process: Start) -> None:
    printed, complaints = process("check", "story.txt", "--record", "calls", PYTHONIOENCODING="ascii").communicate()
    assert printed.isascii()
    assert complaints == b""


def test_a_closed_pipe_is_quiet(process: Start) -> None:
    with process("check", "story.txt", "--record", "calls", "--format", "json") as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        assert ran.stderr.read() == b""
    assert ran.returncode == 141


def test_what_is_not_needed_is_not_loaded(here: Path, root: Path) -> None:
    program = """
import sys
from onrecord.cli import run
run(["check", "story.txt", "--record", "calls", "--format", "json", "-o", "report.json"])
print(sorted({"lxml", "pydantic", "rich", "trafilatura"} & set(sys.modules)))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=here,
        env={"PYTHONPATH": str(root / "src")},
        capture_output=True,
        check=True,
    )
    assert ran.stdout.strip() == b"[]"
