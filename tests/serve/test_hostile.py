"""Documents that try to be more than words: whatever they hold, pages stay made of the desk's own elements."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import casebook
from onrecord.model import Choice
from onrecord.read import Facts
from onrecord.serve.desk import Desk
from onrecord.store import case as cases

SCRIPT = "<script>alert(1)</script>"
BREAKS = "\"'><img src=x onerror=alert(1)><svg onload=alert(1)><style>*{display:none}</style>&lt;b&gt;"
TURNED = "\u202egnp.exe\u202c\u2066\x1b[31m"
HUGE = "W" * 5000
NAME = f"Ann {SCRIPT}"
TRANSCRIPT = (
    f"Hearing {SCRIPT}\n\n"
    f"MR. HALDEN: The quay {SCRIPT} was closed {BREAKS} on Monday morning by the board.\n\n"
    f"MS. {TURNED}THORSELL: Nobody {TURNED} told the crews about it {HUGE} before noon.\n\n"
    "MR. HALDEN: {{ 7 * 7 }} {% raw %} javascript:alert(1) and the crane stood still for a week.\n"
)
STORY = (
    f"Quay {SCRIPT} closed {BREAKS}\n\n"
    f'"The quay {SCRIPT} was closed {BREAKS} on Monday morning by the board," Jonas {SCRIPT} Halden said.\n\n'
    f'"Nobody {TURNED} told the crews about it," Dagny {TURNED} Thorsell said. "{HUGE}," she said.\n\n'
    f'"{{{{ 7 * 7 }}}} and the crane stood still for a week," Halden said.\n'
)
# Everything that the desk's own pages are made of; no document may add to it.
ELEMENTS = set(
    "a article aside b bdi blockquote body br button datalist dd del details dialog div dl dt em fieldset figcaption"
    " figure footer form h1 h2 h3 h4 head header html img input ins kbd label legend li link main mark meta nav"
    " noscript ol option p progress q rect script section select span strong summary sup svg table tbody td textarea"
    " th thead time title tr ul".split()
)
ATTRIBUTES = set(
    "action alt aria-current aria-describedby aria-haspopup aria-hidden aria-keyshortcuts aria-label "
    "aria-labelledby aria-live aria-pressed autocomplete charset checked class content data-bluebook data-drop "
    "data-finding data-go data-html data-job data-key data-level data-markdown data-plain data-record "
    "data-said data-select datetime defer dir download for height hidden href hx-boost hx-get hx-headers "
    "hx-include hx-post hx-push-url hx-swap hx-swap-oob hx-sync hx-target hx-trigger id lang list loading max "
    "maxlength method multiple name open preserveaspectratio rel required role rows scope selected spellcheck "
    "src tabindex title type value viewbox width x y".split()
)


class Reader(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.casebook"
    with cases.make_case(path, NAME) as case:
        record = cases.File(f"tr{SCRIPT}{TURNED}\x00.txt", TRANSCRIPT.encode())
        casebook.add_record_file(case, record, Facts(), NAME)
        casebook.add_story_file(case, cases.File(f"st{BREAKS}{TURNED}.txt", STORY.encode()), NAME)
        casebook.check_case(case, NAME)
        version = cases.list_stories(case)[0]
        found = casebook.read_version(case, version).found
        assert found
        casebook.decide(case, version, found.findings[0], NAME, Choice.RIGHT, f"{SCRIPT}{BREAKS}{TURNED}")
        cases.say_same(case, f"Jonas {SCRIPT}", f"Halden {BREAKS}", True, NAME)
    return path


def list_pages(case: cases.Case) -> Iterator[str]:
    yield from (
        "/",
        "/record",
        "/people",
        "/log",
        "/changes",
        "/settings",
        "/export",
        "/work",
        f"/people?name={SCRIPT}",
    )
    yield from (f"/search?q={SCRIPT}", f"/record?q={BREAKS}", f"/nothing/{SCRIPT}", f"/finding/{SCRIPT}")
    for kept in cases.list_records(case):
        yield from (
            f"/record/{kept.id}",
            f"/record/{kept.id}?mend=0",
            f"/record/{kept.id}?q=script",
            f"/record/{kept.id}?at=9-60",
        )
        yield f"/printings?record={kept.id}&at=9-400"
    for version in cases.list_stories(case):
        yield from (f"/story/{version.key}", f"/story/{version.key}/edit", f"/story/{version.key}?person={SCRIPT}")
        found = casebook.read_version(case, version).found
        yield from (f"/finding/{finding.id}" for finding in (found.findings if found else ()))


def test_no_page_holds_an_element_or_attribute_of_a_document(client: TestClient, case: cases.Case) -> None:
    pages = list(list_pages(case))
    assert len(pages) > 20
    for path in pages:
        text = client.get(path).text
        reader = Reader()
        reader.feed(text)
        for tag, attributes in reader.found:
            assert tag in ELEMENTS, (path, tag)
            assert set(attributes) <= ATTRIBUTES, (path, tag, attributes)
            if tag in ("script", "link", "img"):
                address = attributes.get("src") or attributes.get("href") or ""
                assert address.startswith(("/assets/", "/record/")), (path, tag, attributes)
            for name in ("href", "action", "hx-post", "hx-get"):
                assert (attributes.get(name) or "/").startswith(("/", "#")), (path, tag, attributes)
                assert not (attributes.get(name) or "/").startswith("//"), (path, tag, attributes)
        assert sum(tag == "script" for tag, _ in reader.found) in (0, 2), path
        assert "49" not in text.partition("crane stood")[0][-12:], path  # a template would have counted
        assert not any(char in text for char in "\u202e\u2066\x1b\x00"), path


def test_dropped_files_with_hostile_names_stay_inert(client: TestClient, desk: Desk, case: cases.Case) -> None:
    import time

    files = [("files", (f"{SCRIPT}.pdf", b"no pdf")), ("files", ("a\u202efdp.txt", b"Some words of a note."))]
    client.post("/files", data={"as": "record"}, files=files)
    while not all(job.is_over for job in desk.work.list_jobs()):
        time.sleep(0.05)
    text = client.get("/work").text
    assert "<script" not in text
    assert "\u202e" not in text


def test_a_page_that_is_drawn_is_sent_as_an_image_and_nothing_else(client: TestClient, case: cases.Case) -> None:
    record = cases.list_records(case)[0].id
    answer = client.get(f"/record/{record}/page/1.png")
    assert answer.status_code == 404
    assert answer.headers["x-content-type-options"] == "nosniff"
