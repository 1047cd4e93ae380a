"""Two ways to run a command in a folder with a story and records: inside this process, and in one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.cli import run

Ran = subprocess.CompletedProcess[str]
Run = Callable[..., Ran]

STORY = """Bridge to open, says Lindqvist

Edda Lindqvist promised on Monday that the wait was over. "The bridge opens in May," Lindqvist said.

"We will paint every boat in this harbour green before the summer," Lindqvist said.
"""
RECORD = """LINDQVIST: Good morning, all. The bridge opens in May. I said so last week.

OKAFOR: And what happens to the ferry line until then?

LINDQVIST: The ferry runs until the last day, and we did close it only once.
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "here"
    (folder / "calls").mkdir(parents=True)
    (folder / "empty").mkdir()
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    (folder / "calls" / "call.txt").write_text(RECORD, encoding="utf-8")
    return folder


@pytest.fixture
def onrecord(here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command inside this process; `given` is what stands on standard input."""
    monkeypatch.chdir(here)
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: str, given: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8"))
        code = run(arguments)
        sys.stdout.flush()
        return Ran(arguments, code, *capfd.readouterr())

    return call


@pytest.fixture
def process(here: Path, root: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Start `python -m onrecord` in a process of its own, its three streams open."""

    def start(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "onrecord", *arguments],
            cwd=here,
            env=os.environ | {"PYTHONPATH": str(root / "src")} | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    return start
