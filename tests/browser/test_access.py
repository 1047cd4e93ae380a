"""Who cannot see colours, use a mouse or read a wide screen: axe on every view, and the way through by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, product
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from onrecord import casebook
from onrecord.model import Choice
from onrecord.store import case as cases

# What has the focus: whether an outline or the like shows it, whether it is in the window, and where it stands.
LOOK = """() => {
    const node = document.activeElement;
    if (!node || node === document.body) return null;
    const shown = node.matches(".chip input, .drop input") ? node.closest("label") : node;
    const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
    const isRuled = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    const isThere = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const order = [...document.querySelectorAll("*")].indexOf(node);
    return { order, seen: isRuled && isThere, what: node.outerHTML.slice(0, 120) };
}"""
# All rules in the light; in the dark nothing but colours can differ.
RULES = {
    "light": {
        "resultTypes": ["violations"],
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "dark": {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}},
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = ((1440, 900), (1024, 768), (390, 844))

PAGED = "statement.pdf"


@pytest.fixture
def views(pdf_case: Path) -> dict[str, str]:
    """Every view of the desk: its name and its address."""
    with cases.open_case(pdf_case) as opened:
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
        paged = next(kept for kept in cases.list_records(opened) if kept.path.endswith(PAGED))
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
        "printings": f"/printings?record={call.id}&at=2000-5400",
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


@pytest.fixture
def pdf_case(case: Path, tmp_path: Path, write_pdf: Callable[[Path, str], None]) -> Path:
    """Put the statement of the case into it as a PDF file too, alone, so that findings stand on pages."""
    path = tmp_path / PAGED
    with cases.open_case(case) as opened:
        kept = next(kept for kept in cases.list_records(opened) if "statement" in kept.path)
        write_pdf(path, cases.read_file(opened, kept.file).decode())
        cases.remove_record(opened, kept.id, "Ann")
        casebook.add_records(opened, [str(path)], "Ann")
        casebook.check_case(opened, "Ann")
    return case


def test_axe_finds_nothing_on_any_view(
    case: Path, views: dict[str, str], start: Callable[..., Any], enter: Callable[..., Page]
) -> None:
    desk = start(case)
    page = enter(desk)
    page.emulate_media(reduced_motion="reduce")
    faults = []
    for name, address in views.items():
        page.goto(desk.origin + address)
        page.evaluate(AXE_SCRIPT)
        for scheme, (width, height) in product(SCHEMES, WIDTHS):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": height})
            found = page.evaluate("options => axe.run(options)", RULES[scheme])["violations"]
            faults += [f"{name}, {scheme}, {width} px: {told}" for each in found for told in tell(each)]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                faults.append(f"{name}, {scheme}, {width} px: wider than the window")
    assert not faults, "\n".join(faults)


def tell(violation: dict[str, Any]) -> list[str]:
    """Return what axe found, a line for each element."""
    return [f"{violation['id']}: {node['target']} {node['failureSummary']}" for node in violation["nodes"]]


def test_every_view_is_walked_by_keyboard_with_the_focus_seen(
    case: Path, views: dict[str, str], start: Callable[..., Any], enter: Callable[..., Page]
) -> None:
    desk = start(case)
    page = enter(desk)
    for name, address in views.items():
        page.goto(desk.origin + address)
        # Where a page opens at a finding or a place, Tab goes on from there.
        if not any(part in address for part in ("/finding/", "#", "at=")):
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "skip", name
        steps = walk(page)
        assert len(steps) >= 3, name
        unseen = [step for step in steps if not step["seen"]]
        assert unseen == [], name
        order = [step["order"] for step in steps]
        assert sum(one > other for one, other in pairwise(order)) <= 1, name  # over the page's end to its beginning


def walk(page: Page, most: int = 60) -> list[dict[str, Any]]:
    """Press Tab until the page is left, and return what had the focus: whether one sees it, and where it stands."""
    steps: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        step = page.evaluate(LOOK)
        if step is None or any(step["order"] == other["order"] for other in steps):
            break
        steps.append(step)
    return steps
