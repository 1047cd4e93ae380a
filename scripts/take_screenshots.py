"""The made-up case on the desk -> its pictures in docs/images, at three widths, light and dark, taken with Chromium.

Needs Playwright, Debian's Chromium and Pillow: pip install playwright pillow; apt-get install chromium.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from onrecord import casebook, demo
from onrecord.model import Choice, Finding
from onrecord.store import case as cases

IMAGES = Path(__file__).parent.parent / "docs" / "images"
WINDOWS = {"wide": (1440, 900), "middle": (1024, 768), "narrow": (390, 844)}
# What docs/ shows; `take_screenshots.py FOLDER` takes every view in every window, light and dark, for the eye.
KEPT = (
    ("story", "wide", "light"),
    ("story", "wide", "dark"),
    ("finding", "narrow", "light"),
    ("record", "wide", "light"),
    ("page", "middle", "light"),
    ("people", "middle", "dark"),
    ("search", "middle", "light"),
    ("home", "wide", "light"),
)
STATEMENT, CALL = "statement.txt", "call-2023-03-14.txt"


def make_case(folder: Path) -> tuple[Path, dict[str, str]]:
    """Make the made-up case, a statement on paper and some decisions; return it with the addresses of its views."""
    shutil.copytree(demo.records(), folder / "records")
    shutil.copytree(demo.stories()[0].parent, folder / "stories")
    paper = folder / "records" / "statement.pdf"
    print_paper(paper, (folder / "records" / STATEMENT).read_text(encoding="utf-8"))
    (folder / "records" / STATEMENT).unlink()
    facts = folder / "records" / "record.toml"
    facts.write_text(facts.read_text(encoding="utf-8").replace(STATEMENT, paper.name), encoding="utf-8")
    os.chdir(folder)
    path = folder / "merrowen.casebook"
    with cases.make_case(path, "Ann") as case:
        casebook.add_records(case, ["records"], "Ann")
        casebook.add_stories(case, ["stories"], "Ann")
        casebook.check_case(case, "Ann")
        version = cases.list_stories(case)[1]
        found = casebook.read_version(case, version).found
        assert found
        for words, choice in (("keep it small", Choice.RIGHT), ("Nobody on the islands", Choice.NEEDS_CORRECTION)):
            casebook.decide(case, version, find(found.findings, words), "Ann", choice, "")
        shown = find(found.findings, "first of April")
        on_paper = find(found.findings, "These pages show")
        call = next(kept.id for kept in cases.list_records(case) if CALL in kept.path)
    return path, {
        "home": "/",
        "story": f"/story/{version.key}",
        "finding": f"/finding/{shown.id}",
        "page": f"/finding/{on_paper.id}",
        "record": f"/record/{call}?at={shown.places[0].span.start}-{shown.places[0].span.end}#here",
        "people": "/people",
        "search": "/search?q=berth+speaker:halden",
    }


def find(findings: tuple[Finding, ...], words: str) -> Finding:
    """Return the finding of the quotation that has some words."""
    return next(each for each in findings if words in each.quotation.text)


def print_paper(path: Path, text: str) -> None:
    """Print a text as a page of an office."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    canvas.setFont("Times-Roman", 11.5)
    for number, line in enumerate(text.splitlines()):
        canvas.drawString(72, 760 - 16 * number, line)
    canvas.save()


def take(page: Page, path: Path) -> None:
    """Write what the window shows as a small PNG file."""
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.convert("RGB").save(path, optimize=True)


def take_all(browser: Browser, address: str, views: dict[str, str], folder: Path | None) -> None:
    """Take the pictures that are kept, or all of them into `folder`."""
    wanted = KEPT if folder is None else [(v, w, s) for v in views for w in WINDOWS for s in ("light", "dark")]
    origin = address.partition("/?")[0]
    for view, window, scheme in wanted:
        width, height = WINDOWS[window]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            locale="en-GB",
            timezone_id="UTC",
        )
        page = context.new_page()
        page.goto(address)
        page.goto(origin + views[view], wait_until="networkidle")
        if view == "page":
            page.locator("#panel .sheet").scroll_into_view_if_needed()
            page.locator("#panel .sheet img").evaluate("image => image.decode()")
        page.wait_for_timeout(300)
        take(page, (folder or IMAGES) / f"desk-{view}-{window}-{scheme}.png")
        context.close()


def main() -> int:
    """Serve the case from a folder of its own, so that every path in the pictures is short."""
    folder = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None
    browser_program = shutil.which("chromium")
    if browser_program is None:
        sys.exit("This needs Chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        path, views = make_case(Path(name))
        command = [sys.executable, "-m", "onrecord", "desk", str(path), "--no-browser", "--by", "Ann"]
        desk = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert desk.stdout
            address = desk.stdout.readline().removeprefix("The desk: ").strip()
            browser = playwright.chromium.launch(executable_path=browser_program, args=["--no-sandbox"])
            take_all(browser, address, views, folder)
            browser.close()
        finally:
            desk.terminate()
            desk.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
