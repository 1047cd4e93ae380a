"""Exports in the programs they are meant for: LibreOffice opens them, writes them in other forms, and they are read."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from onrecord.model import Report
from onrecord.report import EXPORTS
from onrecord.report.checklist import list_rows
from onrecord.report.spreadsheet import HEADINGS

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Comma, double quotation mark, UTF-8; cells as they are stored, none as they are shown.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"
# Opened by hand, Calc goes by the byte order mark; without a window it would go by the locale.
FILTERS = {"csv": ["--infilter=Text - txt - csv (StarCalc):44,34,76"]}
PATIENCE_SECONDS = 180

Convert = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def convert(decided: Report, tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Write the report in a format and have LibreOffice save it in another one."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip(
            "LIBREOFFICE IS NOT INSTALLED: that it opens Word and Excel files is not tested "
            "(apt-get install libreoffice-writer libreoffice-calc)"
        )
    folder = tmp_path_factory.mktemp("office")

    def run(form: str, other: str) -> Path:
        made, source = EXPORTS[form].render(decided), folder / f"report{EXPORTS[form].suffix}"
        source.write_bytes(made if isinstance(made, bytes) else made.encode())
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", *FILTERS.get(form, ()), "--convert-to", other]
        command += ["--outdir", str(folder), str(source)]
        subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE_SECONDS)
        return source.with_suffix(f".{other.partition(':')[0]}")

    return run


def test_writer_shows_each_comment_on_the_words_of_its_quotation(convert: Convert, decided: Report) -> None:
    words: dict[str, str] = {}
    told: dict[str, str] = {}
    opened: set[str] = set()

    def walk(element: ElementTree.Element) -> None:
        name = element.get(f"{OFFICE}name", "")
        if element.tag == f"{OFFICE}annotation":
            opened.add(name)
            told[name] = "".join(next(element.iter(f"{TEXT}p")).itertext())
            words[name] = ""
            return
        if element.tag == f"{OFFICE}annotation-end":
            opened.discard(name)
        for each in opened:
            words[each] += (" " if element.tag == f"{TEXT}s" else "") + (element.text or "")
        for child in element:
            walk(child)
            for each in opened:
                words[each] += child.tail or ""

    walk(ElementTree.parse(convert("docx", "fodt")).getroot())
    assert list(words.values()) == [finding.quotation.text for finding in decided.findings]
    rows = list_rows(decided)
    assert [each.partition(" (")[0] for each in told.values()] == [
        f"{row.number} · {row.level.symbol} {row.ruling}" for row in rows
    ]


def test_writer_sets_it_on_pages(convert: Convert) -> None:
    assert convert("docx", "pdf").read_bytes().startswith(b"%PDF-")


def test_calc_reads_every_cell_of_the_excel_file(convert: Convert, decided: Report) -> None:
    with convert("xlsx", AS_CSV).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == HEADINGS
    assert [row["Quotation"] for row in rows] == [finding.quotation.text for finding in decided.findings]
    assert rows[1]["Note"] == "=cmd|'/c calc'!A1, she said"
    assert rows[0]["Severity"] == "4"


def test_calc_takes_nothing_in_the_csv_file_for_a_formula(convert: Convert, decided: Report) -> None:
    sheet = load_workbook(convert("csv", "xlsx")).worksheets[0]
    rows = list(sheet.iter_rows())
    assert tuple(cell.value for cell in rows[0]) == HEADINGS
    assert len(rows) == 1 + len(decided.findings)
    assert {cell.data_type for row in rows for cell in row} == {"s", "n", "d"}
    assert rows[1][HEADINGS.index("Date")].is_date
    assert rows[1][HEADINGS.index("Quotation")].value == decided.findings[0].quotation.text
