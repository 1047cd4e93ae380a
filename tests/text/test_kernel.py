"""The compiler: it keeps machine code apart for each state of the sources, and works without a place to keep it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from onrecord.text.prepared import SOURCES

PACKAGE = Path(__file__).parents[2] / "src" / "onrecord"
PROGRAM = "from onrecord.text.fold import fold; print(len(fold('one two')))"
CHECK = "from onrecord.text.prepared import is_prepared; print(is_prepared())"


def run(program: str = PROGRAM, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env=os.environ | {"PYTHONPATH": str(PACKAGE.parent)} | environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    ).stdout.strip()


def test_every_file_with_a_kernel_is_among_the_sources() -> None:
    with_kernels = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "onrecord.text.kernel import" in path.read_text("utf-8")
    ]
    assert set(with_kernels) <= set(SOURCES)
    assert all((PACKAGE / source).is_file() for source in SOURCES)


def test_machine_code_is_kept_under_the_users_folder(tmp_path: Path) -> None:
    assert run(NUMBA_CACHE_DIR=str(tmp_path)) == "2"
    assert list(tmp_path.rglob("kernels/*/*/scan.scan-*.nbi"))


def test_a_folder_that_cannot_be_written_to_does_no_harm(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    before = set(PACKAGE.rglob("*.nb?"))
    assert run(NUMBA_CACHE_DIR=str(blocked)) == "2"
    assert set(PACKAGE.rglob("*.nb?")) == before


def test_it_is_known_without_compiling_whether_everything_is_compiled(tmp_path: Path) -> None:
    assert run(CHECK, NUMBA_CACHE_DIR=str(tmp_path)) == "False"
    folder = next(tmp_path.glob("kernels/*")) / "search"
    folder.mkdir()
    (folder / "query.search-1.py3.nbi").touch()
    assert run(CHECK, NUMBA_CACHE_DIR=str(tmp_path)) == "True"
