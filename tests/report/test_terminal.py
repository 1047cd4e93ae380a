from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from onrecord.model import Reason, Record, Report, Ruling
from onrecord.report import render_quotes_terminal, render_terminal
from onrecord.report.visible import STEERING
from onrecord.report.words import LEVELS

GOLDEN = Path(__file__).parent / "golden"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def compare(name: str, text: str) -> None:
    """Hold `text` to a file that was read by eye; ONRECORD_REWRITE_GOLDEN=1 writes it anew."""
    path = GOLDEN / name
    if os.environ.get("ONRECORD_REWRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [60, 120])
def test_a_report_looks_as_it_was_approved(report: Report, width: int) -> None:
    compare(f"report-{width}.txt", render_terminal(report, width=width))


def test_a_report_in_full_looks_as_it_was_approved(report: Report) -> None:
    compare("report-in-full-80.txt", render_terminal(report, width=80, shows_all=True))


def test_a_report_is_brief(report: Report) -> None:
    findings = [finding for finding in report.findings if finding.verdict and finding.verdict.severity not in (0, 1)]
    assert len(render_terminal(report, width=100).splitlines()) <= 5 * len(findings) + 10


def test_all_that_is_grave_is_told(report: Report) -> None:
    worst = report.stories[0].findings[5]
    assert worst.verdict is not None
    reasons = (
        *worst.verdict.reasons,
        Reason(code="replaced", note="And a word was replaced.", ruling=Ruling.ALTERED),
        Reason(code="remark", note="The record is a copy."),
    )
    more = replace(worst, verdict=replace(worst.verdict, reasons=reasons))
    twice = replace(report, stories=(replace(report.stories[0], findings=(more,)),))
    assert "the story names Anders Koll. And a word was replaced.\n" in render_terminal(twice, width=200)
    assert "The record is a copy." in render_terminal(twice, width=200, shows_all=True)


def test_a_list_of_quotations_looks_as_it_was_approved(report: Report) -> None:
    compare("quotes-80.txt", render_quotes_terminal(report.stories[0], width=80))


@pytest.mark.parametrize("width", [24, 40, 60, 80, 200])
def test_no_line_is_wider_than_the_screen(report: Report, width: int) -> None:
    for shows_all in (False, True):
        lines = render_terminal(report, width=width, shows_all=shows_all).split("\n")
        assert max(map(cell_len, lines)) <= width


def test_colour_adds_nothing_but_colour(report: Report) -> None:
    coloured = render_terminal(report, has_colour=True)
    assert ESCAPE.search(coloured)
    assert ESCAPE.sub("", coloured) == render_terminal(report)


def test_a_plain_terminal_gets_plain_signs(report: Report) -> None:
    printed = render_terminal(report, encoding="ascii")
    assert printed.isascii()
    assert not re.search(r"\\u|\\x", printed)
    assert "X Sense turned" in printed
    assert all(level.plain in printed for level in LEVELS[1:])


def test_what_an_encoding_lacks_is_spelled_out(report: Report) -> None:
    found = replace(report.stories[0], story=replace(report.stories[0].story, title="Übergabe 山"))
    assert "Übergabe \\u5c71" in render_terminal(replace(report, stories=(found,)), encoding="latin-1")


def test_the_worst_comes_first_and_the_rest_is_summed_up(report: Report) -> None:
    printed = render_terminal(report)
    order = ["Another speaker", "Sense turned", "Altered", "Not found here", "Read around it", "Read the gap", "Tidied"]
    places = [printed.index(label) for label in order]
    assert places == sorted(places)
    assert "✓ 3 as printed: 2 in Call of 3 March · 1 in E-mail of Anders Koll" in printed
    assert "– 1 not quotations: “Blue Line.”" in printed
    assert "Word for word" not in printed
    assert render_terminal(report, shows_all=True).count("✓ Word for word") == 3


def test_what_could_not_be_read_is_told(report: Report) -> None:
    printed = render_terminal(report)
    assert "Not read: records/scan.pdf: no reader for this kind of file" in printed
    assert "records/call.txt: one line could not be read as a turn" in printed


def test_documents_of_one_title_are_told_apart_by_their_paths(report: Report) -> None:
    call, email = report.records
    twins: tuple[Record, ...] = (call, replace(email, title=call.title))
    assert "records/call.txt, page 1" in render_terminal(replace(report, records=twins))


def test_strangers_text_steers_no_terminal(report: Report) -> None:
    story = replace(report.stories[0].story, title="[bold]x[/bold]\x1b[2J\u202egnp :smile:")
    found = replace(report.stories[0], story=story)
    printed = render_terminal(replace(report, stories=(found,)))
    assert printed.startswith("[bold]x[/bold]\\u001b[2J\\u202egnp :smile:")
    assert not STEERING.search(printed)


def test_a_story_without_quotations_says_so(report: Report) -> None:
    found = replace(report.stories[0], findings=(), statements=())
    assert "No quotations were found." in render_terminal(replace(report, stories=(found,)))
    assert "No quotations were found." in render_quotes_terminal(found)
