"""The transcripts of tests/read/spoken.py -> files of LibreOffice and Chromium: tests/read/office.

Run: python scripts/make_office_files.py [FOLDER]. It needs the programs soffice (Writer) and chromium; the tests read
the files that it made, and make them anew where the programs are.
"""

from __future__ import annotations

import base64
import html
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent.parent / "tests" / "read"
OFFICE_FORMATS = ("docx", "pdf", "rtf", "epub", "html")
DRAFT_FORMATS = ("docx", "rtf")  # the others have no changes and comments
PAGES = ("interview", "dictated", "table")
SITE = "courier.example"
PATIENCE_SECONDS = 300

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in {"office": "office", "style": "style", "text": "text", "table": "table"}.items()
)
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_SPACES} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="Standard" style:family="paragraph">
<style:text-properties fo:language="en" fo:country="US" style:font-name="DejaVu Serif" fo:font-size="11pt"/>
</style:style><style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:margin-left="1cm" fo:margin-right="1cm"/></style:style></office:styles>
<office:automatic-styles><style:style style:name="b" style:family="text">
<style:text-properties fo:font-weight="bold"/></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2.5cm"/><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
"""
_MASTER = """<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>Harbour Papers</text:p></style:header>
<style:footer><text:p><text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
"""
_CHANGE = """<text:tracked-changes><text:changed-region xml:id="c1"><text:deletion><office:change-info>
<dc:creator>Kay Orme</dc:creator><dc:date>2019-03-05T10:00:00</dc:date></office:change-info>
<text:p> stays shut for good and</text:p></text:deletion></text:changed-region></text:tracked-changes>
"""
_COMMENT = (
    "<office:annotation><dc:creator>Kay Orme</dc:creator><dc:date>2019-03-05T10:00:00</dc:date>"
    "<text:p>Ask him again.</text:p></office:annotation>"
)
_NOTE = (
    '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>The papers are kept in the board’s house.</text:p></text:note-body></text:note>"
)


def load_papers() -> Any:
    """Return the module that makes up transcripts."""
    spec = importlib.util.spec_from_file_location("spoken", TESTS / "spoken.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["spoken"] = module
    spec.loader.exec_module(module)
    return module


def _runs(runs: Sequence[tuple[str, str]]) -> str:
    parts = []
    for words, style in runs:
        spaced = html.escape(words, quote=False).replace("  ", " <text:s/>")
        parts.append(f'<text:span text:style-name="b">{spaced}</text:span>' if style else spaced)
    return "".join(parts)


def write_document(paper: Any) -> str:
    """Return a transcript as a flat OpenDocument text."""
    words = "".join(f"<text:p>{_runs(runs)}</text:p>\n" for runs in paper.paragraphs[1:])
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = "".join(
        f"<table:table-row>{''.join(cell.format(_runs(runs)) for runs in row)}</table:table-row>\n"
        for row in paper.rows
    )
    table = f'<table:table><table:table-column table:number-columns-repeated="2"/>{rows}</table:table>' if rows else ""
    title = f'<text:h text:outline-level="1">{_runs(paper.paragraphs[0])}</text:h>\n'
    return (
        f"{_HEAD}{_MASTER}<office:body><office:text>{title}{words}{table}</office:text></office:body></office:document>"
    )


def write_story(headline: str, paragraphs: Sequence[str], *, is_draft: bool) -> str:
    """Return a story as a flat OpenDocument text with a footnote and a block quotation.

    A draft has a comment and words that somebody deleted while changes were tracked, too.
    """
    first, second, third, block, last = (html.escape(words, quote=False) for words in paragraphs)
    if is_draft:
        last = last.replace(" meets", '<text:change text:change-id="c1"/> meets')
    body = (
        f'{_CHANGE if is_draft else ""}<text:h text:outline-level="1">{html.escape(headline)}</text:h>'
        f"<text:p>{first}{_NOTE}</text:p><text:p>{second}</text:p>"
        f"<text:p>{_COMMENT if is_draft else ''}{third}</text:p>"
        f'<text:p text:style-name="Quotations">{block}</text:p><text:p>{last}</text:p>'
    )
    return f"{_HEAD}{_MASTER}<office:body><office:text>{body}</office:text></office:body></office:document>"


def write_page(title: str, words: str) -> str:
    """Return a web page as sites have them: menus, a box of other stories, and a paragraph that a script writes."""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} – Island Courier</title>
<meta property="og:title" content="{title}"><meta name="author" content="Kay Orme">
<style>nav {{ display: flex }} article {{ max-width: 40em }} td {{ vertical-align: top }}</style></head><body>
<nav><a href="/">Home</a> <a href="/sea">Sea</a> <a href="/tides">Tides</a></nav>
<article><h1>{title}</h1><p id="late"></p>{words}</article>
<aside class="related"><h2>More stories</h2><p><a href="/a">Herring is dear again</a></p></aside>
<footer>Island Courier, 1 Quay Street</footer>
<script>document.getElementById("late").textContent = "Written down by Kay Orme.";</script></body></html>"""


def _paragraphs(paper: Any) -> str:
    def runs(cell: Sequence[tuple[str, str]]) -> str:
        return "".join(f"<b>{html.escape(words)}</b>" if style else html.escape(words) for words, style in cell)

    lines = [f"<p>{runs(cell)}</p>" for cell in paper.paragraphs[1:]]
    rows = "".join(f"<tr>{''.join(f'<td>{runs(cell)}</td>' for cell in row)}</tr>" for row in paper.rows)
    return "\n".join(lines) + (f"<table>{rows}</table>" if rows else "")


def run_office(sources: Sequence[Path], formats: Sequence[str], folder: Path) -> None:
    """Let LibreOffice save each source in every format."""
    with tempfile.TemporaryDirectory() as home:
        for kind in formats:
            command = ["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", kind]
            command += ["--outdir", str(folder), *map(str, sources)]
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE_SECONDS)


def run_browser(pages: Sequence[Path], folder: Path) -> None:
    """Let Chromium save each page as one file (MHTML), as the page that it shows (HTML), and print it (PDF)."""
    with tempfile.TemporaryDirectory() as home, _Browser(Path(home)) as browser:
        for page in pages:
            browser.open(f"http://{SITE}/{page.stem}", page.read_bytes())
            shown = browser.ask("Runtime.evaluate", expression="document.documentElement.outerHTML")
            saved = browser.ask("Page.captureSnapshot", format="mhtml")["data"]
            printed = browser.ask("Page.printToPDF", displayHeaderFooter=True)["data"]
            (folder / f"{page.stem}.html").write_text(f"<!DOCTYPE html>{shown['result']['value']}", encoding="utf-8")
            (folder / f"{page.stem}.mhtml").write_bytes(saved.encode())
            (folder / f"{page.stem}.pdf").write_bytes(base64.b64decode(printed))


class _Browser:
    """Chromium, spoken to through a pipe. Source: the DevTools protocol; messages end with a NUL."""

    def __init__(self, home: Path) -> None:
        self._to_browser, self._to_us = os.pipe(), os.pipe()
        hears, speaks = self._to_browser[0], self._to_us[1]
        options = (
            f"--headless=new --no-sandbox --disable-gpu --remote-debugging-pipe --user-data-dir={home} about:blank"
        )
        # The protocol wants the pipes as 3 and 4.
        command = f"exec {shutil.which('chromium')} {options} 3<&{hears} 4>&{speaks}"
        self._process = subprocess.Popen(
            ["bash", "-c", command], pass_fds=(hears, speaks), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(hears)
        os.close(speaks)
        self._answers = os.fdopen(self._to_us[0], "rb")
        self._number = 0
        self._session = ""

    def __enter__(self) -> _Browser:
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")
        self.ask("Fetch.enable")
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._to_browser[1])
        self._answers.close()
        self._process.terminate()
        self._process.wait(30)

    def open(self, address: str, page: bytes) -> None:
        """Go to an address where `page` stands, and nothing else anywhere, and wait until it is there."""
        self._send("Page.navigate", url=address)
        while (told := self._hear()).get("method") != "Page.loadEventFired":
            if told.get("method") == "Fetch.requestPaused":
                is_page = told["params"]["request"]["url"] == address
                answer = {"responseCode": 200 if is_page else 404, "body": base64.b64encode(page * is_page).decode()}
                headers = [{"name": "Content-Type", "value": "text/html; charset=utf-8"}]
                request = told["params"]["requestId"]
                self._send("Fetch.fulfillRequest", requestId=request, responseHeaders=headers, **answer)

    def ask(self, method: str, **parameters: object) -> Any:
        """Return the answer to a command."""
        self._send(method, **parameters)
        while (answer := self._hear()).get("id") != self._number:
            pass
        return answer["result"]

    def _send(self, method: str, **parameters: object) -> None:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to_browser[1], json.dumps(message).encode() + b"\0")

    def _hear(self) -> Any:
        parts = []
        while (byte := self._answers.read(1)) not in (b"\0", b""):
            parts.append(byte)
        return json.loads(b"".join(parts))


def main() -> None:
    """Write all files into a folder."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TESTS / "office"
    folder.mkdir(parents=True, exist_ok=True)
    made = load_papers()
    with tempfile.TemporaryDirectory() as work:
        sources = {name: write_document(paper) for name, paper in made.PAPERS.items()}
        sources["story"] = write_story(made.STORY_HEADLINE, made.STORY, is_draft=False)
        draft = {"draft": write_story(made.STORY_HEADLINE, made.STORY, is_draft=True)}
        run_office(_write(Path(work), sources, ".fodt"), OFFICE_FORMATS, folder)
        run_office(_write(Path(work), draft, ".fodt"), DRAFT_FORMATS, folder)
        papers = {name: made.PAPERS[name] for name in PAGES}
        pages = {f"web-{name}": write_page(paper.title, _paragraphs(paper)) for name, paper in papers.items()}
        words = [f"<p>{paragraph}</p>" for paragraph in made.STORY]
        words[3] = f"<blockquote>{words[3]}</blockquote>"
        pages["web-story"] = write_page(made.STORY_HEADLINE, "".join(words))
        run_browser(_write(Path(work), pages, ".html"), folder)


def _write(folder: Path, texts: Mapping[str, str], suffix: str) -> list[Path]:
    paths = [folder / f"{name}{suffix}" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


if __name__ == "__main__":
    main()
