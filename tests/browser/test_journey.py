"""The whole way of an editor, in a browser: from an empty folder to a Word file, and back the next day."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from playwright.sync_api import Page, expect

from onrecord import demo

CALL = demo.records() / "call-2023-03-14.txt"
MAIL = demo.records() / "email-2023-03-17.txt"
STATEMENT = demo.records() / "statement.txt"
CAREFUL, HASTY = (path.read_text(encoding="utf-8") for path in demo.stories())
RAMP = "I will not send a crew across a ramp that no engineer has walked,"
SIR = "I'll send it over to your office this morning, sir,"
ADDED = f'"{RAMP}" Kaslivar told Halden.\n\n"{SIR}" Rosalind Marsh said.\n\n'
FACTS = """\
["call-2023-03-14.txt"]
title = "Telephone call of March 14, 2023"
kind = "transcript"
date = 2023-03-14
fidelity = "ocr"

["statement.pdf"]
title = "Statement of Odile Fenwright on the release of the call"
kind = "statement"
author = "Odile Fenwright"
complete = true
"""


def drop(page: Page, zone: str, files: list[Path]) -> None:
    """Drop files on a part of the page, as a mouse would."""
    expect(page.locator(zone)).to_be_visible()
    data = page.evaluate_handle(
        """(files) => {
            const data = new DataTransfer();
            for (const [name, bytes] of files) data.items.add(new File([new Uint8Array(bytes)], name));
            return data;
        }""",
        [[path.name, list(path.read_bytes())] for path in files],
    )
    page.dispatch_event(zone, "dragover", {"dataTransfer": data})
    page.dispatch_event(zone, "drop", {"dataTransfer": data})


def find(page: Page, words: str) -> None:
    """Open the finding of a quotation from the list."""
    if page.locator("#panel .finding").count():
        page.keyboard.press("Escape")
        expect(page.locator("#panel .list")).to_be_visible()
    row = page.locator("#panel .list a", has_text=words).first
    id = row.get_attribute("data-finding")
    row.click()
    expect(page.locator(f"#panel .finding[data-finding='{id}']")).to_be_focused()


def to_story(page: Page, number: int = 0) -> None:
    page.get_by_role("link", name="Stories", exact=True).click()
    page.locator(".stories-list a.title").nth(number).click()
    expect(page.locator("#panel .list")).to_be_visible()


def test_an_editor_works_through_a_story(
    start: Callable[..., Any], enter: Callable[..., Page], write_pdf: Callable[[Path, str], None], tmp_path: Path
) -> None:
    desk = start()
    page = enter(desk)
    write_pdf(tmp_path / "statement.pdf", STATEMENT.read_text(encoding="utf-8"))
    make_case(page, tmp_path)
    paste_story(page)
    decide_all_by_keyboard(page)
    edit_draft(page)
    correct_speaker_and_words(page)
    say_two_names_are_one(page)
    choose_place(page)
    search_and_read(page)
    compare_printings(page, tmp_path)
    export_word(page, tmp_path)
    come_back(page, desk, start, enter, tmp_path)


def make_case(page: Page, folder: Path) -> None:
    """Name a case, and drop a transcript, a PDF file and what is known of it; something that cannot be read is told."""
    page.get_by_label("Name of the case").fill("Berth four")
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Berth four")
    assert (folder / "Berth four.casebook").is_file()

    (folder / "record.toml").write_text(FACTS, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    drop(page, ".drop[data-drop=record]", [CALL, *(folder / name for name in ("statement.pdf", "record.toml"))])
    expect(page.locator(".steps .done")).to_contain_text("2 documents")
    page.get_by_role("link", name="Record", exact=True).click()
    drop(page, ".drop[data-drop=record]", [folder / "broken.pdf"])
    expect(page.locator("#work .unread")).to_contain_text("broken.pdf")
    expect(page.locator(".records-list > li")).to_have_count(2)
    page.locator("#work").get_by_role("button", name="Close").last.click()


def paste_story(page: Page) -> None:
    page.get_by_role("link", name="Stories", exact=True).click()
    page.wait_for_url("**/")
    page.get_by_role("textbox", name="Draft").fill(HASTY)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".story h2")).to_contain_text("Halden feared")
    expect(page.locator("#progress label")).to_have_text(re.compile(r"^0 of 2\d decided"))


def decide_all_by_keyboard(page: Page) -> None:
    """Go through every finding without a mouse, worst first, with a note on the first."""
    total = page.locator("#panel .list a").count()
    assert total > 20
    finding = page.locator("#panel .finding")
    page.keyboard.press("Enter")
    expect(finding).to_be_focused()
    first = finding.get_attribute("data-finding")
    page.keyboard.press("j")
    expect(page.locator("#panel .bar .count")).to_have_text(f"2 of {total}")
    page.keyboard.press("k")
    expect(page.locator(f"#panel .finding[data-finding='{first}']")).to_be_focused()

    page.keyboard.press("m")
    page.keyboard.type("Ask her office; n and j are letters here.")
    page.keyboard.press("Escape")
    for number, key in enumerate("cdxa" + "a" * (total - 4), 1):
        page.keyboard.press(key)
        expect(page.locator(f"#panel [data-key={key}]")).to_have_attribute("aria-pressed", "true")
        expect(page.locator("#progress label")).to_have_text(f"{number} of {total} decided")
        if number < total:
            page.keyboard.press("n")
            expect(page.locator("#panel [aria-pressed=true]")).to_have_count(0)
            expect(finding).to_be_focused()
    page.keyboard.press("p")
    expect(page.locator("#status")).to_have_text("Nothing undecided comes before this.")
    page.keyboard.press("Escape")
    expect(page.locator("#panel .list .is-decided")).to_have_count(total)


def edit_draft(page: Page) -> None:
    """Reword a quotation and add two: findings follow, decisions stay, what was reworded is laid before us again."""
    page.keyboard.press("e")
    draft = page.locator("#draft")
    expect(draft).to_be_visible()
    assert draft.input_value() == HASTY.rstrip("\n") or draft.input_value() == HASTY
    text = draft.input_value().replace("an angry letter from you than", "an angry telegram from you than")
    draft.fill(text.replace("—Updated", f"{ADDED}—Updated"))
    expect(page.locator("#trial")).to_contain_text(RAMP)
    draft.focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".version")).to_contain_text("Version 2 of 2")
    expect(page.locator("#progress label")).to_contain_text("1 to look at again")
    expect(page.locator("#panel .list li:not(.is-decided)")).to_have_count(3)
    find(page, "an angry telegram")
    expect(page.locator("#panel .notice.again")).to_contain_text("an angry letter")
    page.get_by_role("link", name="What changed", exact=True).click()
    expect(page.locator(".changes li", has_text="telegram")).to_contain_text("Reworded")
    expect(page.locator(".changes li", has_text="ramp")).to_contain_text("New")


def correct_speaker_and_words(page: Page) -> None:
    """Give a turn to who really spoke, and two misread words their letters: the next page shows what that changed."""
    to_story(page)
    find(page, "Nobody on the islands")
    expect(page.locator("#panel .ruling")).to_contain_text("Another speaker")
    page.locator("#panel .passage h4 a").click()
    turn = page.locator(".turn-row", has=page.locator("#here"))
    turn.hover()
    turn.get_by_role("link", name="Correct").click()
    page.get_by_label("Who speaks", exact=True).fill("HALDEN")
    page.get_by_role("button", name="Correct the speaker").click()
    expect(page.locator(".changes li", has_text="Nobody on the islands")).to_contain_text("Another speaker →")

    to_story(page)
    find(page, RAMP)
    expect(page.locator("#panel .ruling")).to_contain_text("Check the page")
    finding = page.url
    for was, value in (("rarnp", "ramp"), ("wa1ked", "walked")):
        page.goto(finding)
        page.locator("#panel .passage h4 a").click()
        turn = page.locator(".turn-row", has=page.locator("#here"))
        turn.hover()
        turn.get_by_role("link", name="Correct").click()
        page.get_by_label("Words as they were read").fill(was)
        page.get_by_label("should read").fill(value)
        page.get_by_role("button", name="Correct the words").click()
        expect(page).to_have_url(re.compile("/changes$"))
    page.goto(finding)
    expect(page.locator("#panel .ruling")).not_to_contain_text("Check the page")


def say_two_names_are_one(page: Page) -> None:
    """Say that somebody whom the story names by name is the one whom the record has under another; take it back."""
    to_story(page)
    find(page, SIR)
    finding = page.url
    expect(page.locator("#panel .ruling")).not_to_contain_text("Word for word")
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_label("This name", exact=True).fill("Rosalind Marsh")
    page.get_by_label("and this one").fill("Pell")
    page.get_by_role("button", name="are one person").click()
    expect(page.locator("section", has=page.locator("#said-title"))).to_contain_text("are one person")
    page.goto(finding)
    expect(page.locator("#panel .ruling")).to_contain_text("Word for word")
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("#said-title")).to_have_count(0)


def choose_place(page: Page) -> None:
    """Of several places, say which; the ruling follows, and it can be left open again."""
    to_story(page)
    find(page, "by Friday.")
    expect(page.locator("#panel .ruling")).to_contain_text("Several places")
    expect(page.locator("#panel .places").get_by_role("button", name="This is the place")).to_have_count(1)
    page.locator("#panel .passage").get_by_role("button", name="This is the place").click()
    expect(page.locator("#panel .ruling")).not_to_contain_text("Several places")
    expect(page.locator("#panel")).to_contain_text("Somebody chose this place")


def search_and_read(page: Page) -> None:
    """Look words up, go to the turn that has them, and to the page of the statement, with its words in boxes."""
    page.keyboard.press("/")
    page.locator("#search").fill('"two ships" speaker:kaslivar')
    page.keyboard.press("Enter")
    expect(page.locator(".hits mark").first).to_have_text(re.compile("two ships"))
    page.locator(".hits a").first.click()
    expect(page.locator("#here")).to_contain_text("two ships")
    page.get_by_label("Find in this document").fill("forty thousand")
    page.keyboard.press("Enter")
    expect(page.locator("mark.match").first).to_have_text("Forty thousand")
    to_story(page)
    find(page, "These pages show plainly")
    sheet = page.locator("#panel .sheet")
    sheet.locator("img").scroll_into_view_if_needed()
    expect(sheet.locator("img")).to_have_js_property("complete", True)
    assert sheet.locator("img").evaluate("image => image.naturalWidth") > 600
    assert sheet.locator("rect").count() >= 1
    box, image = sheet.locator("rect").first.bounding_box(), sheet.locator("img").bounding_box()
    assert box and image
    assert image["x"] <= box["x"] and box["x"] + box["width"] <= image["x"] + image["width"]


def compare_printings(page: Page, folder: Path) -> None:
    """Add the other paper's story by the button: one passage, as two printed it."""
    page.get_by_role("link", name="Stories", exact=True).click()
    (folder / "averly-packet.md").write_text(CAREFUL, encoding="utf-8")
    page.locator("#files-story").set_input_files(folder / "averly-packet.md")
    expect(page.locator(".stories-list > li")).to_have_count(2)
    expect(page.locator(".stories-list")).not_to_contain_text("not checked yet")
    page.locator(".stories-list a.title", has_text="Halden feared").click()
    find(page, "anger ... is building")
    page.locator("#panel").get_by_role("link", name="All printings of this passage").click()
    expect(page.locator(".cards .card")).to_have_count(2)
    page.get_by_role("link", name="Record", exact=True).click()
    page.locator(".records-list a.title", has_text="Telephone call").click()
    expect(page.locator(".margin li", has_text="Four pages").first).to_be_visible()


def export_word(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="Export", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word document").click()
    waiting.value.save_as(folder / "story.docx")
    document = Document(str(folder / "story.docx"))
    comments = [comment.text for comment in document.comments]
    assert len(comments) > 40
    assert any("Ask her office" in comment for comment in comments)
    assert any("Halden feared" in paragraph.text for paragraph in document.paragraphs)


def come_back(page: Page, desk: Any, start: Callable[..., Any], enter: Callable[..., Page], folder: Path) -> None:
    """Stop the desk, and open it again where it was: old addresses lead to what stood there, decisions and all."""
    to_story(page)
    find(page, "Mr. Halden sold")
    finding = page.url
    desk.stop()
    again = start(folder / "Berth four.casebook", port=desk.port)
    page.goto(finding)
    expect(page.locator("body")).to_contain_text("This desk is somebody's own")
    page = enter(again, finding.removeprefix(again.origin))
    expect(page.locator("#panel .standing")).to_contain_text("Needs correction")
    expect(page.locator("#panel .note textarea")).to_have_value("Ask her office; n and j are letters here.")
    expect(page.locator(".version")).to_contain_text("Version 2 of 2")
    page.get_by_role("link", name="The one before").click()
    expect(page.locator("#progress label")).to_have_text(re.compile(r"^(\d+) of \1 decided"))
    page.get_by_role("link", name="Log", exact=True).click()
    expect(page.locator(".log")).to_contain_text("Ann")
