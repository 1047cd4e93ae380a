"""Who cannot see colours, use a mouse or read a wide screen: axe on every view, and the way through by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from onrecord import casebook
from onrecord.model import Choice
from onrecord.store import case as cases

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDTHS = {1440: 900, 1024: 768, 390: 844}
PAGED = "statement.pdf"


@pytest.fixture
def views(case: Path, pdf_case: None) -> dict[str, str]:
    """Every view of the desk: its name and its address."""
    with cases.open_case(case) as opened:
        versions = cases.list_stories(opened)
        hasty = versions[1]
        found = casebook.read_version(opened, hasty).found
        assert found
        findings = {each.quotation.text: each for each in found.findings}
        decided = next(each for words, each in findings.items() if "by Friday" in words)
        casebook.decide(opened, hasty, decided, "Ann", Choice.DISPUTED, "Which Friday?")
        casebook.write_version(opened, hasty.key, cases.read_version(opened, hasty).text.replace("letter", "note"), "A")
        casebook.check_case(opened, "Ann")
        shown = casebook.read_version(opened, cases.list_stories(opened)[1]).found
        assert shown
        paged = next(kept for kept in cases.list_records(opened) if kept.path == PAGED)
        call = next(kept for kept in cases.list_records(opened) if "call-2023" in kept.path)
        on_page = next(each for each in shown.findings if "These pages show" in each.quotation.text)
        wrong = next(each for each in shown.findings if "first of April" in each.quotation.text)
        open_again = next(each for each in shown.findings if "by Friday" in each.quotation.text)
    return {
        "home": "/",
        "story": f"/story/{hasty.key}",
        "edit": f"/story/{hasty.key}/edit",
        "wrong finding": f"/finding/{wrong.id}",
        "decided finding": f"/finding/{open_again.id}",
        "finding on a page": f"/finding/{on_page.id}",
        "records": "/record",
        "record": f"/record/{call.id}",
        "record with places": f"/record/{call.id}?q=berth&at=2000-2060",
        "record to correct": f"/record/{call.id}?mend=4#mend",
        "record on pages": f"/record/{paged.id}?at=400-460",
        "printings": f"/printings?record={call.id}&at=0-9000",
        "people": "/people",
        "person": "/people?name=Jonas+Halden",
        "search": "/search?q=berth",
        "search, not understood": "/search?q=%22berth",
        "changes": "/changes",
        "exports": "/export",
        "settings": "/settings",
        "log": "/log",
        "nothing": "/nothing",
    }


def list_faults(page: Page) -> list[str]:
    """Return what axe finds, a line for each element."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]
