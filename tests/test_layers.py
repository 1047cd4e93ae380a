from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def imported_by(module: Path) -> set[str]:
    """The top-level names of everything that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or ".").partition(".")[0])
    return names


def test_the_model_rests_on_the_standard_library() -> None:
    for module in (ROOT / "src/onrecord/model").glob("*.py"):
        assert imported_by(module) <= sys.stdlib_module_names | {"onrecord"}


def test_the_errors_rest_on_nothing() -> None:
    assert imported_by(ROOT / "src/onrecord/errors.py") <= {"__future__"}


WRONG = [
    ("find/__init__.py", "from onrecord.search import index"),  # a step that knows a step
    ("judge/__init__.py", "def late() -> None:\n    import onrecord.flow"),  # the flow, inside a function
    ("report/__init__.py", "from onrecord import check"),  # a step that goes through the door
    ("text/__init__.py", "import onrecord.align"),  # the floor that knows a step
    ("model/spans.py", "import numpy"),
    ("model/spans.py", "from onrecord.text import fold"),
    ("align/__init__.py", "import urllib.request"),
    ("casebook/__init__.py", "import sqlite3"),
    ("flow.py", "from onrecord import casebook"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree, in which nothing is wrong yet."""
    folder = tmp_path_factory.mktemp("layers")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__", "data"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    assert lint_imports(folder) == 0
    return folder


@pytest.mark.parametrize(("module", "line"), WRONG, ids=[line for _, line in WRONG])
def test_a_wrong_import_is_caught(module: str, line: str, copy: Path) -> None:
    path = copy / "src/onrecord" / module
    clean = path.read_text(encoding="utf-8")
    path.write_text(f"{clean}\n{line}\n", encoding="utf-8")
    try:
        assert lint_imports(copy) == 1
    finally:
        path.write_text(clean, encoding="utf-8")


def lint_imports(folder: Path) -> int:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(folder / "src")}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False).returncode
