"""Documents that try to be more than words, in a real browser: nothing runs, nothing is asked for, nothing bursts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from onrecord import casebook
from onrecord.model import Choice
from onrecord.read import Facts
from onrecord.store import case as cases

SCRIPT = "<script>alert(1)</script>"
BREAKS = (
    "\"'><img src=x onerror=alert(1)><svg onload=alert(1)><style>*{display:none}</style>"
    "<link rel=stylesheet href=https://elsewhere.example/a.css><iframe srcdoc='<script>alert(1)</script>'></iframe>"
    "<meta http-equiv=refresh content='0;url=https://elsewhere.example'><base href=https://elsewhere.example>"
    "<div hx-get=/log hx-trigger=load></div><a href=javascript:alert(1)>x</a>"
)
TURNED = "\u202egnp.exe\u202c\u2066\x1b[31m"
HUGE = "W" * 3000
ARABIC = "قال الوزير إن الرصيف أغلق"
NAME = f"Ann {SCRIPT}{TURNED}"
TRANSCRIPT = (
    f"Hearing {SCRIPT}{BREAKS}\n\n"
    f"MR. HALDEN: The quay {SCRIPT} was closed {BREAKS} on Monday morning by the board.\n\n"
    f"MS. {TURNED}THORSELL: Nobody {TURNED} told the crews about it {HUGE} before noon, {ARABIC}.\n\n"
    f"{HUGE[:200]}: I say it with a name that does not end, and the tide does not wait for it.\n\n"
    "MR. HALDEN: {{ 7 * 7 }} javascript:alert(1) and the crane stood still for a week.\n"
)
STORY = (
    f"Quay {SCRIPT} closed {BREAKS} {HUGE}\n\n"
    f'"The quay {SCRIPT} was closed {BREAKS} on Monday morning by the board," Jonas {SCRIPT} Halden said.\n\n'
    f'"Nobody {TURNED} told the crews about it," Dagny {TURNED} Thorsell said. "{HUGE}," she said. "{ARABIC}"\n\n'
    '"{{ 7 * 7 }} and the crane stood still for a week," Halden said.\n'
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script>'
    '<image href="https://elsewhere.example/x.png"/><text>The quay was closed on Monday.</text></svg>'
)
PAGE = (
    f"<html><head><title>{SCRIPT}</title><style>body{{background:url(https://elsewhere.example/b.png)}}</style>"
    "<link rel=icon href=https://elsewhere.example/i.png></head><body onload=alert(1)><script>alert(1)</script>"
    "<p>The board met on Monday and closed the quay until the surveyor had signed for it.</p>"
    f"<img src=https://elsewhere.example/c.png onerror=alert(1)>{DRAWING}</body></html>"
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.casebook"
    with cases.make_case(path, NAME) as case:
        for name, text in (
            (f"tr{SCRIPT}{TURNED}\x00{HUGE[:120]}.txt", TRANSCRIPT),
            ("drawing.svg.txt", DRAWING),
            ("page.html", PAGE),
        ):
            casebook.add_record_file(case, cases.File(name, text.encode()), Facts(), NAME)
        casebook.add_story_file(case, cases.File(f"st{BREAKS}{TURNED}.txt", STORY.encode()), NAME)
        casebook.check_case(case, NAME)
        version = cases.list_stories(case)[0]
        found = casebook.read_version(case, version).found
        assert found
        casebook.decide(case, version, found.findings[0], NAME, Choice.RIGHT, f"{SCRIPT}{BREAKS}{TURNED}{HUGE}")
        cases.say_same(case, f"Jonas {SCRIPT}", f"Halden {BREAKS}", True, NAME)
        casebook.write_version(case, version.key, STORY.replace("a week", f"a {BREAKS} week"), NAME)
        casebook.check_case(case, NAME)
    return path


def list_pages(path: Path) -> Iterator[str]:
    yield from ("/", "/record", "/people", "/log", "/changes", "/settings", "/export", "/search?q=quay")
    yield from (f"/people?name=Jonas+{SCRIPT}+Halden", "/search?q=%22%3Cscript", f"/nothing/{SCRIPT}")
    with cases.open_case(path) as case:
        for kept in cases.list_records(case):
            yield from (
                f"/record/{kept.id}?mend=0",
                f"/record/{kept.id}?q=script&at=9-60",
                f"/record/{kept.id}#turn-99",
            )
            yield f"/printings?record={kept.id}&at=0-60"
        for version in cases.list_stories(case):
            yield from (f"/story/{version.key}", f"/story/{version.key}/edit", f"/story/{version.key}?person={SCRIPT}")
            found = casebook.read_version(case, version).found
            yield from (f"/finding/{finding.id}" for finding in (found.findings if found else ()))


def test_no_page_does_or_asks_for_anything_and_none_is_wider_than_a_telephone(
    hostile: Path, start: Callable[..., Any], enter: Callable[..., Page], context: BrowserContext
) -> None:
    desk = start(hostile)
    page = enter(desk)
    page.set_viewport_size({"width": 390, "height": 844})
    pages = list(list_pages(hostile))
    assert len(pages) > 25
    # The desk's own scripts, style sheet and icon; what else a page asked for would be a document's doing.
    strange = "() => [...document.querySelectorAll('iframe, object, embed, base, style')].map(node => node.outerHTML)"
    for path in pages:
        page.goto(desk.origin + path)
        assert page.url.startswith(desk.origin), path
        assert page.evaluate(strange) == [], path
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, (path, wide)
        assert page.locator("main").is_visible(), path


def test_a_file_with_a_hostile_name_is_dropped_and_told_as_words(
    case: Path, start: Callable[..., Any], enter: Callable[..., Page]
) -> None:
    page = enter(start(case), "/record")
    files = [
        {"name": f"{SCRIPT}.pdf".replace("/", ":"), "mimeType": "application/pdf", "buffer": b"no pdf"},
        {"name": "<img src=x onerror=alert(1)>\u202efdp.svg", "mimeType": "image/svg+xml", "buffer": DRAWING.encode()},
        {"name": "page.html", "mimeType": "text/html", "buffer": PAGE.encode()},
    ]
    page.locator("#files-record").set_input_files(files)  # type: ignore[arg-type]
    page.locator("#work .unread").wait_for()
    assert page.locator("#work .unread").inner_text().count("<script>alert(1)<:script>.pdf") == 1
    assert "\u202e" not in page.content()
