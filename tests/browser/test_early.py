"""Nobody waits for the desk: what is written while a page loads counts, and work that ends takes nothing away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, expect

from onrecord.store import case as cases

DRAFT = "“You can have the berth, if the surveyor signs for it,” Halden told Marsh.\n"


def test_a_form_sent_before_htmx_listens_is_sent_once_when_it_does(
    case: Path, start: Callable[..., Any], enter: Callable[..., Page]
) -> None:
    page = enter(start(case))
    held: list[Route] = []
    page.route("**/assets/htmx.js", lambda route: held.append(route))
    page.goto(page.url, wait_until="commit")
    page.get_by_role("textbox", name="Draft").fill(DRAFT)
    page.keyboard.press("Control+Enter")
    assert "?" not in page.url
    held[0].continue_()
    expect(page.locator(".story")).to_contain_text("You can have the berth")
    with cases.open_case(case) as opened:
        assert len(cases.list_stories(opened)) == 3


def test_a_draft_changed_before_htmx_listens_is_tried(
    case: Path, start: Callable[..., Any], enter: Callable[..., Page]
) -> None:
    with cases.open_case(case) as opened:
        key = cases.list_stories(opened)[0].key
    page = enter(start(case))
    held: list[Route] = []
    page.route("**/assets/htmx.js", lambda route: held.append(route))
    page.goto(f"{page.url}story/{key}/edit", wait_until="commit")
    page.locator("#draft").fill(DRAFT)
    held[0].continue_()
    expect(page.locator("#trial .count")).to_contain_text("1 quotation")


def test_work_that_ends_puts_the_page_right_and_leaves_words_and_focus(
    case: Path, start: Callable[..., Any], enter: Callable[..., Page], tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("MARSH: The tide table hangs in the harbour office.\n", encoding="utf-8")
    desk = start(case)
    page = enter(desk, "/record")
    documents = page.locator(".records-list > li")
    count = documents.count()
    page.evaluate("window.mine = true")
    page.locator("#files-record").set_input_files(tmp_path / "note.txt")
    title = page.locator(".records-list a.title").first
    title.focus()
    expect(documents).to_have_count(count + 1)
    expect(page.locator("#work .running")).to_have_count(0)
    assert page.evaluate("window.mine"), "the page was loaded anew"
    assert page.evaluate("document.activeElement.localName") == "a"
