from __future__ import annotations

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from onrecord.model import Report
from onrecord.report.checklist import Row, list_rows
from onrecord.report.csv_list import BYTE_ORDER_MARK, render_csv
from onrecord.report.spreadsheet import HEADINGS
from onrecord.report.xlsx import MOST_CHARACTERS, render_xlsx

HOSTILE = '=HYPERLINK("https://evil.example","x")'


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""), strict=True))


def rename(report: Report, title: str) -> Report:
    """Return the report with a title of somebody's choosing on the story and on every record."""
    stories = tuple(replace(found, story=replace(found.story, title=title)) for found in report.stories)
    return replace(report, stories=stories, records=tuple(replace(each, title=title) for each in report.records))


def test_a_row_says_all_that_an_editor_asks(decided: Report) -> None:
    assert list_rows(decided)[1] == Row(
        story="Ferry operator knew of pier fault, harbour calls show",
        number=2,
        quotation="“nobody will sail at night”",
        source="Ilse Brandt",
        link="by pronoun, likely",
        level=list_rows(decided)[3].level,
        ruling="Read around it",
        code="out-of-context",
        severity=2,
        wording="verbatim",
        voice="the person named",
        setting="kept",
        reasons=("A limiter follows in the record: “if I can help it”.",),
        record="Call of 3 March",
        place="p. 1",
        speaker="Ilse Brandt",
        passage="nobody will sail at night",
        other_places=0,
        address="https://harbour.example/calls/3-march.txt#:~:text=nobody%20will%20sail%20at%20night",
        decision="needs correction",
        note="=cmd|'/c calc'!A1, she said",
        by="Ida Renn",
        decided="2026-11-24",
        id=decided.findings[1].id,
    )


def test_rows_stand_in_story_order_and_count_anew_for_each_story(report: Report) -> None:
    twice = list_rows(replace(report, stories=report.stories * 2))
    assert [row.number for row in twice] == [*range(1, 12)] * 2
    assert [row.id for row in twice[:11]] == [finding.id for finding in report.findings]


def test_several_passages_stand_one_after_the_other(report: Report) -> None:
    row = list_rows(report)[3]
    assert (row.passage, row.place) == ("would close the berth … by the end of the week", "p. 17")


def test_what_was_not_found_has_no_place_and_a_reason(report: Report) -> None:
    row = list_rows(report)[-1]
    assert (row.record, row.place, row.passage, row.voice, row.address) == ("",) * 5
    assert row.reasons == ("None of 2 documents holds these words.",)


def test_places_beside_the_judged_one_are_counted(report: Report) -> None:
    found = report.stories[0]
    elsewhere = found.findings[5].places
    finding = replace(found.findings[0], places=(*found.findings[0].places, *elsewhere), more_places=3)
    rows = list_rows(replace(report, stories=(replace(found, findings=(finding,)),)))
    assert rows[0].other_places == 4


def test_a_decision_that_is_open_again_says_so(decided: Report) -> None:
    assert [row.decision for row in list_rows(decided)][:5] == [
        "right as printed",
        "needs correction",
        "disputed",
        "not checkable (open again: something changed since)",
        "",
    ]


def test_csv_is_as_the_standard_wants_it(decided: Report) -> None:
    text = render_csv(decided)
    assert text.startswith(BYTE_ORDER_MARK) and text.encode().startswith(b"\xef\xbb\xbf")
    lines = text.split("\r\n")
    assert lines[-1] == "" and len(lines) == 2 + len(decided.findings)
    assert not any("\n" in line or "\r" in line for line in lines)
    rows = read_csv(text)
    assert tuple(rows[0]) == HEADINGS
    assert rows[0]["Quotation"] == "“We knew in March that the pier was unsafe,”"
    assert rows[0]["Ruling"] == "✖ Sense turned"
    assert (rows[0]["Severity"], rows[-1]["Severity"]) == ("4", "")


def test_csv_holds_no_formula(decided: Report) -> None:
    rows = read_csv(render_csv(rename(decided, HOSTILE)))
    assert rows[0]["Story"] == "'" + HOSTILE
    assert rows[1]["Note"] == "'=cmd|'/c calc'!A1, she said"


@given(st.text(), st.sampled_from(("", *"=+-@\t\r\n \x00＝＋－＠\ufeff")))
def test_no_text_of_strangers_begins_a_formula_or_a_line(report: Report, words: str, sign: str) -> None:
    for row in read_csv(render_csv(rename(report, sign + words))):
        assert len(row) == len(HEADINGS)
        assert not row["Story"].startswith(tuple("=+-@\t\r＝＋－＠"))
        assert not set(row["Story"]) & set("\r\n\t\x00")


def test_excel_opens_with_words_as_words(decided: Report) -> None:
    sheet, records = load_workbook(BytesIO(render_xlsx(rename(decided, HOSTILE)))).worksheets
    assert (sheet.title, records.title) == ("Quotations", "Records")
    rows = list(sheet.iter_rows())
    assert tuple(cell.value for cell in rows[0]) == HEADINGS
    assert {cell.data_type for row in (*rows, *records.iter_rows()) for cell in row} <= {"s", "n"}
    assert not any(cell.hyperlink for row in rows for cell in row)
    first = dict(zip(HEADINGS, rows[1], strict=True))
    assert first["Story"].value == HOSTILE
    assert first["Ruling"].value == "✖ Sense turned"
    assert (first["Severity"].value, rows[-1][HEADINGS.index("Severity")].value) == (4, None)
    assert first["Reasons"].alignment.wrap_text
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == f"A1:W{len(rows)}"
    (choices,) = sheet.data_validations.dataValidation
    assert choices.formula1 == '"right as printed,needs correction,disputed,not checkable"'


def test_excel_has_a_sheet_of_the_documents(decided: Report) -> None:
    records = load_workbook(BytesIO(render_xlsx(decided)))["Records"]
    values = list(records.iter_rows(values_only=True))
    assert [row[0] for row in values[1:]] == ["Call of 3 March", "E-mail of Anders Koll", "Not read: records/scan.pdf"]
    assert values[1][7] == "one line could not be read as a turn"
    assert values[1][9] == "https://harbour.example/calls/3-march.txt"
    assert values[3][7] == "no reader for this kind of file"


@pytest.mark.parametrize("empty", [True, False])
def test_the_same_report_gives_the_same_bytes(report: Report, empty: bool) -> None:
    given = replace(report, stories=(), records=()) if empty else report
    assert render_xlsx(given) == render_xlsx(given)


def test_a_cell_that_is_too_long_is_cut_and_shows_it(report: Report) -> None:
    sheet = load_workbook(BytesIO(render_xlsx(rename(report, "x" * 40_000)))).worksheets[0]
    assert sheet["A2"].value == "x" * (MOST_CHARACTERS - 1) + "…"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\x00b\x1fc", "a\\u0000b\\u001fc"),
        ("a\fb", "a\nb"),
        ("a\ufffe\uffff", "a\\ufffe\\uffff"),
        ("a\ud800", "a\\ud800"),
        ("_x000D_", "_x000D_"),
        ("\u202egnorw", "\\u202egnorw"),
        ("123", "123"),
        ("https://evil.example", "https://evil.example"),
    ],
)
def test_excel_holds_hostile_characters(report: Report, words: str, shown: str) -> None:
    cell = load_workbook(BytesIO(render_xlsx(rename(report, words)))).worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (shown, "s", None)
