"""What the browser tests share: a real desk on a port of its own, and Debian's Chromium before it, watched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, expect, sync_playwright
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

import onrecord
from onrecord import casebook, demo
from onrecord.store import case as cases

PATIENCE_SECONDS = 30.0
PATIENCE = PATIENCE_SECONDS * 1000  # of the browser, in milliseconds; machines that test are busy
SHOWN_LENGTH = 300
expect.set_options(timeout=PATIENCE)


@dataclass(kw_only=True)
class Desk:
    """A desk that was started: the address that it printed, with the token, and the same without."""

    address: str
    process: subprocess.Popen[str]

    @property
    def origin(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def port(self) -> int:
        port = urlsplit(self.address).port
        assert port is not None
        return port

    def stop(self) -> None:
        """Stop it as Ctrl C does."""
        if self.process.poll() is None:
            self.process.send_signal(2)
            try:
                self.process.wait(PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


@dataclass(kw_only=True)
class Watch:
    """What no page of the desk may do: ask another address for anything, open a dialog, complain in the console."""

    allowed: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def look_at(self, context: BrowserContext) -> None:
        context.on("request", self._see_request)
        context.on("console", self._see_console)
        context.on("dialog", self._see_dialog)
        context.on("weberror", lambda error: self.faults.append(f"script fault: {error.error}"))

    def _see_request(self, request: Request) -> None:
        if not any(request.url.startswith(f"{origin}/") for origin in self.allowed):
            self.faults.append(f"request to {request.url[:SHOWN_LENGTH]}")

    def _see_console(self, message: ConsoleMessage) -> None:
        # Chromium itself reports answers of 400 and above; the tests look at those in the page.
        is_answer = "the server responded with a status of" in message.text
        if message.type in ("error", "warning") and not is_answer:
            self.faults.append(f"console: {message.text[:SHOWN_LENGTH]}")

    def _see_dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        # A page that is left while a draft is unsaved asks; nothing else may.
        if dialog.type == "beforeunload":
            dialog.accept()
        else:
            self.faults.append(f"dialog: {dialog.message[:SHOWN_LENGTH]}")
            dialog.dismiss()


def print_pdf(path: Path, text: str) -> None:
    """Print a text line by line, as an office would."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    canvas.setFont("Times-Roman", 11)
    for number, line in enumerate(text.splitlines()):
        canvas.drawString(72, 770 - 15 * number, line)
    canvas.save()


@pytest.fixture(scope="session")
def write_pdf() -> Callable[[Path, str], None]:
    return print_pdf


Start = Callable[..., Desk]
Open = Callable[..., Page]


def start_desk(case: Path | None, *, folder: Path, port: int = 0) -> Desk:
    """Start `onrecord desk` in a folder, and wait for its address."""
    command = [sys.executable, "-m", "onrecord", "desk", "--no-browser", "--by", "Ann", "--port", str(port)]
    command += [str(case)] if case else []
    # The package that is tested, wherever it came from.
    env = os.environ | {"PYTHONPATH": str(Path(onrecord.__file__).parent.parent)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder, env=env)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith("The desk: http"), f"the desk did not start: {line!r}"
    return Desk(address=line.removeprefix("The desk: ").strip(), process=process)


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """Open Debian's Chromium; skip what needs it where it is missing, and fail where nobody would notice that."""
    program = shutil.which("chromium")
    if program is None:
        told = "CHROMIUM IS NOT INSTALLED: the desk is not tested in a browser (apt-get install chromium)"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(told)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


# For a module and no longer: while Playwright runs, its loop is the thread's, and other tests need one of their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def checked_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up case as a casebook, checked; to be copied."""
    path = tmp_path_factory.mktemp("case") / "merrowen.casebook"
    before = Path.cwd()
    os.chdir(demo.records().parent)
    try:
        with cases.make_case(path, "Ann") as case:
            casebook.add_records(case, ["records"], "Ann")
            casebook.add_stories(case, ["stories"], "Ann")
            casebook.check_case(case, "Ann")
    finally:
        os.chdir(before)
    return path


@pytest.fixture
def case(checked_case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(checked_case, tmp_path))


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start desks that end with the test."""
    with ExitStack() as stack:

        def run(case: Path | None = None, *, port: int = 0) -> Desk:
            desk = start_desk(case, folder=tmp_path, port=port)
            stack.callback(desk.stop)
            return desk

        yield run


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Sees everything that the pages of a test do; the test fails where they do what they may not."""
    watch = Watch()
    yield watch
    assert watch.faults == []


@pytest.fixture
def context(browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    watch.look_at(context)
    yield context
    with suppress(Exception):
        context.close()


@pytest.fixture
def enter(context: BrowserContext, watch: Watch) -> Open:
    """Open a page of a desk, let in by its token."""

    def open_page(desk: Desk, path: str = "/") -> Page:
        watch.allowed.add(desk.origin)
        page = context.new_page()
        page.goto(desk.address)
        if path != "/":
            page.goto(desk.origin + path)
        return page

    return open_page
