from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.core
import typer.main

from onrecord import flow
from onrecord.cli import app
from onrecord.judge.policy import shipped_policies
from onrecord.model import Fidelity, Ruling
from onrecord.report import EXPORTS, CopyStyle

PAGES = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "docs"]


def pages(root: Path) -> list[Path]:
    return [page for name in PAGES for page in ([root / name] if name.endswith(".md") else (root / name).rglob("*.md"))]


def test_every_command_and_option_has_help() -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    for name, command in group.commands.items():
        assert command.help, name
        for parameter in command.params:
            assert parameter.help, f"{name} {parameter.opts}"


def test_the_reference_is_what_the_program_says(root: Path) -> None:
    ran = subprocess.run([sys.executable, "scripts/write_reference.py", "--check"], cwd=root, check=False)
    assert ran.returncode == 0, "run: make docs"


@pytest.mark.parametrize("ruling", Ruling)
def test_every_ruling_is_explained_with_its_severity(ruling: Ruling, root: Path) -> None:
    severity = "–" if ruling.severity is None else ruling.severity
    assert f"| {severity} | `{ruling}` |" in (root / "docs/concepts/verdicts.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("fidelity", Fidelity)
def test_every_fidelity_is_named(fidelity: Fidelity, root: Path) -> None:
    assert fidelity in (root / "docs/concepts/limits.md").read_text(encoding="utf-8")


def test_every_policy_ships_with_its_grounds() -> None:
    assert all(policy.grounds for policy in shipped_policies())


def test_links_lead_somewhere(root: Path) -> None:
    for page in pages(root):
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            assert "://" in target or (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_readme_is_short(root: Path) -> None:
    assert len((root / "README.md").read_text(encoding="utf-8").splitlines()) < 150


EXAMPLE = re.compile(r"^### `([a-z-]+)`\n\n((?:>.*\n)+)\n\*([^*]+)\*", re.MULTILINE)
EXAMPLES = EXAMPLE.findall((Path(__file__).parent.parent / "docs/concepts/verdicts.md").read_text(encoding="utf-8"))


def test_every_ruling_has_an_example() -> None:
    assert {ruling for ruling, _, _ in EXAMPLES} == set(Ruling)


@pytest.mark.parametrize(("ruling", "record", "story"), EXAMPLES, ids=[ruling for ruling, _, _ in EXAMPLES])
def test_an_example_is_ruled_as_the_page_says(ruling: str, record: str, story: str, tmp_path: Path) -> None:
    (tmp_path / "record.txt").write_text(re.sub("^> ?", "", record, flags=re.MULTILINE), encoding="utf-8")
    (tmp_path / "story.txt").write_text(story.replace("\n", " "), encoding="utf-8")
    paths = [str(tmp_path / "story.txt")], [str(tmp_path / "record.txt")]
    report = flow.check(*paths, flow.Options(complete=ruling == Ruling.NOT_ON_RECORD))
    assert [finding.verdict and finding.verdict.ruling for finding in report.findings] == [ruling]


def test_every_export_is_described(root: Path) -> None:
    guide = (root / "docs/guides/exports.md").read_text(encoding="utf-8")
    assert all(f"| `{form}` |" in guide for form in EXPORTS)
    assert all(f"| `{style}` |" in guide for style in CopyStyle)
