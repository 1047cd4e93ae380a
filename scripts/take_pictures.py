"""The made-up case -> the pictures of its report in docs/images, taken with Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from onrecord import demo, flow
from onrecord.model import Ruling
from onrecord.report import render_html, render_terminal

IMAGES = Path(__file__).parent.parent / "docs" / "images"
COLUMNS = 100
# name, width and height of the window, further words for the browser
PAGES = (
    ("report", 1400, 900, ()),
    ("report-dark", 1400, 900, ("--blink-settings=preferredColorScheme=0",)),
    ("report-narrow", 500, 1000, ()),
)
TERMINAL = (900, 760)
FRAME = '<body style="margin:0"><iframe src="{}" style="border:0;width:100vw;height:100vh;display:block">'


def take(page: Path, name: str, width: int, height: int, more: tuple[str, ...] = ()) -> None:
    """Write the top of `page`, as a browser shows it, to the picture `name`."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        sys.exit("This needs Chromium: apt-get install chromium")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *more]
    command += [f"--window-size={width},{height}"]
    command += [f"--screenshot={IMAGES / name}.png", page.as_uri()]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def draw_terminal(printed: str, page: Path) -> None:
    """Write what a terminal shows as a page with a drawing."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere)
        console.print(Text.from_ansi(printed))
    drawing = console.export_svg(title="onrecord check merrowen-today.txt --record records/")
    page.write_text(f'<body style="margin:0"><div style="width:{TERMINAL[0]}px">{drawing}</div>', encoding="utf-8")


def main() -> int:
    """Check the case from a folder of its own, so that every path in the pictures is short."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(demo.records(), folder / "records")
        for story in demo.stories():
            shutil.copy(story, folder)
        os.chdir(folder)
        report = flow.check([demo.stories()[1].name], ["records"])
        chosen = next(f.id for f in report.findings if f.verdict and f.verdict.ruling is Ruling.REVERSED)
        page = folder / "report.html"
        page.write_text(render_html(report), encoding="utf-8")
        frame = folder / "frame.html"
        # Chromium takes pictures of the top of a page only, so the page is scrolled inside another one.
        frame.write_text(FRAME.format(f"report.html#f-1-{chosen}"), encoding="utf-8")
        for picture in PAGES:
            take(frame, *picture)
        draw_terminal(render_terminal(report, width=COLUMNS, has_colour=True), page)
        take(page, "terminal", *TERMINAL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
