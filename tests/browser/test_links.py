"""Addresses of the desk: they stand alone and survive a restart, two windows agree, nobody comes in without a key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from onrecord import casebook
from onrecord.model import Finding
from onrecord.store import case as cases

WORDS = "You can have the berth on the first of April"


@pytest.fixture
def finding(case: Path) -> Finding:
    with cases.open_case(case) as opened:
        found = casebook.read_version(opened, cases.list_stories(opened)[1]).found
        assert found
        return next(each for each in found.findings if WORDS in each.quotation.text)


def test_permalinks_stand_alone_and_survive_a_restart(
    case: Path, finding: Finding, start: Callable[..., Any], enter: Callable[..., Page], context: BrowserContext
) -> None:
    place = finding.places[0]
    desk = start(case)
    record = f"/record/{place.record}"
    for again in (False, True):
        if again:
            port = desk.port
            desk.stop()
            desk = start(case, port=port)
        page = enter(desk, f"/finding/{finding.id}")
        expect(page.locator("#panel .finding")).to_have_attribute("data-finding", finding.id)
        expect(page.locator(f".story .quoted.current[href*='{finding.id}']")).to_be_in_viewport()
        page.goto(f"{desk.origin}{record}?at={place.span.start}-{place.span.end}#here")
        expect(page.locator("#here")).to_be_in_viewport()
        expect(page.locator("#here")).to_contain_text("You can have the berth")
        assert place.place.turn is not None
        page.goto(f"{desk.origin}{record}#turn-{place.place.turn}")
        expect(page.locator(f"#turn-{place.place.turn}")).to_be_in_viewport()
        expect(page.locator(f"#turn-{place.place.turn}")).to_contain_text("You can have the berth")
        page.goto(f"{desk.origin}/record/ffffffffffff")
        expect(page.get_by_role("heading", level=1)).to_have_text("That did not work")


def test_what_one_window_decides_the_other_shows(
    case: Path, finding: Finding, start: Callable[..., Any], enter: Callable[..., Page]
) -> None:
    desk = start(case)
    one, other = enter(desk, f"/finding/{finding.id}"), enter(desk, f"/finding/{finding.id}")
    one.keyboard.press("c")
    expect(one.locator("#panel .standing")).to_contain_text("Needs correction")
    other.locator("#panel textarea[name=note]").fill("I think so too.")
    other.keyboard.press("Escape")
    other.keyboard.press("d")
    expect(other.locator("#panel .standing")).to_contain_text("Disputed")
    expect(other.locator("#panel .history li")).to_have_count(2)
    one.reload()
    expect(one.locator("#panel .standing")).to_contain_text("Disputed")
    expect(one.locator("#panel textarea[name=note]")).to_have_value("I think so too.")


def test_going_back_shows_the_finding_before_and_its_panel(
    case: Path, finding: Finding, start: Callable[..., Any], enter: Callable[..., Page]
) -> None:
    page = enter(start(case), f"/finding/{finding.id}")
    page.keyboard.press("j")
    expect(page.locator("#panel .finding")).not_to_have_attribute("data-finding", finding.id)
    page.go_back()
    expect(page.locator("#panel .finding")).to_have_attribute("data-finding", finding.id)
    expect(page.locator(".masthead")).to_have_count(1)


def test_the_token_is_needed_once_and_only_the_right_one(
    case: Path, finding: Finding, start: Callable[..., Any], context: BrowserContext, watch: Any
) -> None:
    desk = start(case)
    watch.allowed.add(desk.origin)
    page = context.new_page()
    for path in ("/", f"/finding/{finding.id}", "/?token=guessed"):
        answer = page.goto(desk.origin + path)
        assert answer and answer.status == 401, path
        assert "merrowen" not in page.content().lower()
    page.goto(desk.address)
    expect(page.get_by_role("heading", level=1)).to_have_text("merrowen")
    assert "token" not in page.url
    page.goto(f"{desk.origin}/finding/{finding.id}")
    expect(page.locator("#panel .finding")).to_be_visible()


def test_a_key_copies_the_passage_with_its_cite(
    case: Path, finding: Finding, start: Callable[..., Any], enter: Callable[..., Page], context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = enter(start(case), f"/finding/{finding.id}")
    copied = {}
    for form in ("plain", "markdown", "html", "bluebook"):
        page.locator("#copy-form").select_option(form)
        page.locator("#panel .finding").focus()
        page.keyboard.press("y")
        expect(page.locator("#copy")).to_have_class("copied")
        copied[form] = page.evaluate("navigator.clipboard.readText()")
        expect(page.locator("#copy")).not_to_have_class("copied")
    assert len(set(copied.values())) == 4
    assert all("You can have the berth, if the surveyor signs for it" in text for text in copied.values())
    assert "Telephone call of March 14, 2023" in copied["plain"]
    assert copied["markdown"].startswith(">")
    assert "<blockquote>" in copied["html"]


def test_help_opens_and_closes_by_keyboard_and_gives_the_focus_back(
    case: Path, start: Callable[..., Any], enter: Callable[..., Page]
) -> None:
    page = enter(start(case))
    page.locator("#help-button").focus()
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    expect(page.locator("#help-button")).to_be_focused()
