from __future__ import annotations

import subprocess
import sys

import pytest

import onrecord.report as door


def test_every_name_on_the_door_opens() -> None:
    assert all(getattr(door, name) for name in door.__all__)


def test_other_names_are_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'render_poem'"):
        _ = door.render_poem


def test_json_does_not_wait_for_what_draws_on_terminals() -> None:
    code = "import sys; from onrecord.report import render_result_line; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_table_of_exports_waits_for_no_library_of_a_format() -> None:
    code = "import sys; from onrecord.report import EXPORTS; print({'rich', 'docx', 'xlsxwriter'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"set()\n"
