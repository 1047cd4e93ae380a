"""`onrecord read`: what was understood of a file, and how a person corrects it."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_it_shows_kind_speakers_and_first_words(onrecord: Run) -> None:
    ran = onrecord("read", "calls/call.txt")
    assert ran.returncode == 0
    words = " ".join(ran.stdout.split())
    assert "kind: transcript" in words
    assert "speakers: Lindqvist (2), Okafor (1)" in words
    assert "Lindqvist, printed LINDQVIST, line 1 Good morning, all." in words
    assert ran.stderr == ""


def test_json_says_the_same(onrecord: Run) -> None:
    told = json.loads(onrecord("read", "calls/call.txt", "--format", "json").stdout)
    assert (told["kind"], told["turns"], told["path"]) == ("transcript", 3, "calls/call.txt")


def test_as_corrects_the_kind(onrecord: Run) -> None:
    told = json.loads(onrecord("read", "calls/call.txt", "--as", "document", "--format", "json").stdout)
    assert (told["kind"], told["turns"]) == ("document", 1)


def test_as_transcript_finds_labels_that_do_not_recur(onrecord: Run, here: Path) -> None:
    path = here / "calls" / "short.txt"
    path.write_text("It was late. We sat down in the office, the three of us, and began.\nMoe: Cold today.\n", "utf-8")
    assert json.loads(onrecord("read", str(path), "--format", "json").stdout)["kind"] == "document"
    told = json.loads(onrecord("read", str(path), "--as", "transcript", "--format", "json").stdout)
    assert told["kind"] == "transcript"
    assert "Moe" in [speaker["name"] for speaker in told["speakers"]]


def test_a_sidecar_corrects_it_too(onrecord: Run, here: Path) -> None:
    (here / "calls" / "record.toml").write_text('["call.txt"]\nkind = "memo"\ndate = 2019-03-04\n', "utf-8")
    told = json.loads(onrecord("read", "calls/call.txt", "--format", "json").stdout)
    assert (told["kind"], told["date"], told["turns"]) == ("memo", "2019-03-04", 1)
    told = json.loads(onrecord("read", "calls/call.txt", "--as", "transcript", "--format", "json").stdout)
    assert (told["kind"], told["date"], told["turns"]) == ("transcript", "2019-03-04", 3)


def test_standard_input_is_a_file_too(onrecord: Run) -> None:
    ran = onrecord("read", "-", "--format", "json", given="LUND: Yes.\n\nVOSS: No.\n\nLUND: Why?\n")
    assert json.loads(ran.stdout)["turns"] == 3


def test_a_document_in_an_archive_is_named_with_it(onrecord: Run, here: Path) -> None:
    with zipfile.ZipFile(here / "papers.zip", "w") as archive:
        archive.write(here / "calls" / "call.txt", "call.txt")
        archive.writestr("cues.vtt", "WEBVTT\n\n00:12:31.000 --> 00:12:35.000\n<v Ada Lund>We open in May.\n")
    ran = onrecord("read", "papers.zip")
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert "several documents; name one of them, such as papers.zip#call.txt" in ran.stderr
    told = json.loads(onrecord("read", "papers.zip#cues.vtt", "--format", "json").stdout)
    assert (told["path"], told["title"]) == ("papers.zip#cues.vtt", "cues")
    assert (told["first_turns"][0]["speaker"], told["first_turns"][0]["cite"]) == ("Ada Lund", "00:12:31")


def test_as_corrects_what_a_format_takes_for_speakers(onrecord: Run, here: Path) -> None:
    page = "<html><body><p><b>LUND:</b> We open in May.</p><p><b>VOSS:</b> Why?</p><p><b>LUND:</b> So.</body></html>"
    (here / "page.html").write_text(page, "utf-8")
    assert json.loads(onrecord("read", "page.html", "--format", "json").stdout)["turns"] == 3
    told = json.loads(onrecord("read", "page.html", "--as", "statement", "--format", "json").stdout)
    assert (told["kind"], told["turns"]) == ("statement", 1)


def test_what_cannot_be_read_is_one_line(onrecord: Run) -> None:
    ran = onrecord("read", "nowhere.pdf")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1


def test_flags_say_what_is_known_and_win_over_a_sidecar(onrecord: Run, here: Path) -> None:
    (here / "calls" / "record.toml").write_text(
        '["call.txt"]\ntitle = "A call"\ndate = 2019-03-04\ndocket = "19-1"\nobtained_from = "the clerk"\n', "utf-8"
    )
    flags = ["--date", "2019-03-05", "--party", "Maja Lindqvist", "--fidelity", "official", "--event", "The call"]
    flags += ["--docket", "19-2", "--declassified", "2029-01-01", "--released", "the court, 2030-01-01"]
    told = json.loads(onrecord("read", "calls/call.txt", *flags, "--format", "json").stdout)
    assert (told["title"], told["date"], told["fidelity"]) == ("A call", "2019-03-05", "official")
    assert told["provenance"] == {"obtained_from": "the clerk", "declassified": "2029-01-01", "docket": "19-2"}
    assert (told["event"], told["released"]) == ("The call", "the court, 2030-01-01")
    assert "Maja Lindqvist" in [speaker["name"] for speaker in told["speakers"]]


def test_a_day_that_is_none_is_told(onrecord: Run) -> None:
    ran = onrecord("read", "calls/call.txt", "--date", "soon")
    assert ran.returncode == 2
    assert ran.stderr.splitlines() == ["onrecord: --date: expected a day such as 2016-12-29, found 'soon'; correct it"]


def test_flags_of_add_hold_for_all_files_and_never_for_stories(onrecord: Run, here: Path) -> None:
    assert onrecord("new", "flags.casebook").returncode == 0
    added = onrecord("add", "flags.casebook", "calls", "--date", "2019-03-04", "--title", "The calls")
    assert added.returncode == 0, added.stderr
    (here / "story.txt").write_text("“Good morning, all,” Lindqvist said.\n", "utf-8")
    refused = onrecord("add", "flags.casebook", "--story", "story.txt", "--date", "2019-03-04")
    assert (refused.returncode, "cannot be said of stories" in refused.stderr) == (2, True)
    assert onrecord("add", "flags.casebook", "--story", "story.txt").returncode == 0
    assert onrecord("check", "flags.casebook").returncode == 0
    report = json.loads(onrecord("export", "flags.casebook", "--format", "json").stdout)
    assert {(record["title"], record["date"]) for record in report["records"]} == {("The calls", "2019-03-04")}
