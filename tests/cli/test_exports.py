from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from onrecord.cli.options import Format
from onrecord.report import EXPORTS

CHECK = ("check", "story.txt", "--record", "calls")


def test_every_export_is_a_format_of_the_command() -> None:
    assert {str(form) for form in Format} == {"terminal", *EXPORTS}
    assert len({export.suffix for export in EXPORTS.values()}) == len(EXPORTS)


@pytest.mark.parametrize("form", EXPORTS)
def test_a_format_goes_to_a_file_by_name_or_by_its_ending(form: str, onrecord, here: Path) -> None:
    assert onrecord(*CHECK, "--format", form, "-o", "named").returncode == 0
    ending = f"ended{EXPORTS[form].suffix}"
    assert onrecord(*CHECK, "-o", ending).returncode == 0
    assert (here / "named").read_bytes() == (here / ending).read_bytes()


def test_the_files_are_what_they_say(onrecord, here: Path) -> None:
    for suffix in ("docx", "xlsx"):
        onrecord(*CHECK, "-o", f"out.{suffix}")
    assert [comment.paragraphs[0].text for comment in Document(here / "out.docx").comments] == [
        "1 · ✓ Word for word (severity 0)",
        "2 · ? Not found here",
    ]
    assert load_workbook(here / "out.xlsx")["Quotations"]["C2"].value == '"The bridge opens in May,"'


def test_text_goes_to_standard_output(onrecord) -> None:
    rows = list(csv.reader(io.StringIO(onrecord(*CHECK, "--format", "csv").stdout.removeprefix("\ufeff"))))
    assert rows[1][2] == '"The bridge opens in May,"'
    assert json.loads(onrecord(*CHECK, "--format", "annotations").stdout)["total"] == 2


def test_what_is_no_text_goes_into_a_pipe(process) -> None:
    ran = process(*CHECK, "--format", "xlsx")
    output, complaint = ran.communicate()
    assert (ran.returncode, complaint) == (0, b"")
    assert len(load_workbook(io.BytesIO(output)).worksheets) == 2


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_what_is_no_text_is_kept_from_a_terminal(form: str, here: Path, root: Path) -> None:
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "onrecord", *CHECK, "--format", form]
    environment = os.environ | {"PYTHONPATH": str(root / "src")}
    ran = subprocess.run(command, cwd=here, env=environment, stdout=follower, stderr=subprocess.PIPE, check=False)
    os.close(follower)
    os.close(leader)
    line = f"onrecord: --format {form} is no text for a terminal; name a file: -o report.{form}\n"
    assert (ran.returncode, ran.stderr.decode()) == (2, line)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_missing_extra_is_told_before_the_work(form: str, onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, {"docx": "docx", "xlsx": "xlsxwriter"}[form], None)
    ran = onrecord("check", "nowhere.txt", "--record", "calls", "-o", f"out.{form}")
    assert ran.returncode == 2
    assert f'install the extra: pip install "onrecord[{form}]"' in ran.stderr
