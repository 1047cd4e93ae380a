"""The commands as the program knows them -> docs/reference/cli.md; with --check, whether that page is up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.core
import typer.main

from onrecord.cli import app

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "cli.md"
HEAD = """# The command line

<!-- Written by `make docs` from the program itself; change the help in src/onrecord/cli instead. -->

Results go to standard output, progress and complaints to standard error.

| exit code | meaning |
|---|---|
| 0 | the run completed, whatever it found |
| 1 | a finding at or above `--fail-on` |
| 2 | the command was wrong, or no story or no record could be read: one line says what, where, and what to do |
| 3 | a fault of On Record itself; `ONRECORD_DEBUG=1` shows where |
| 130 | interrupted |
| 141 | whoever read the results stopped reading |

A few unreadable files among many do not stop a run: they are listed in the report and on standard error.
`onrecord --version` prints the version; every command has `--help`.
"""


def describe() -> str:
    """Return the whole page."""
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    return "\n".join([HEAD, *_describe_group(group)])


def _describe_group(group: typer.core.TyperGroup, name: str = "") -> Iterator[str]:
    for word, command in group.commands.items():
        if isinstance(command, typer.core.TyperGroup):
            yield from _describe_group(command, f"{word} ")
        else:
            yield _describe_command(name + word, command)


# `Any` below: typer does not publish the types of the commands and options that it builds.


def _describe_command(name: str, command: Any) -> str:
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]
    required = [f"{option.opts[0]} {option.metavar}" for option in options if option.required]
    usage = " ".join(["onrecord", name, *(argument.metavar for argument in arguments), *required, "[OPTIONS]"])
    lines = [f"## {name}", "", f"    {usage}", "", command.help, "", "| | |", "|---|---|"]
    lines += [f"| `{_escape(argument.metavar)}` | {_escape(argument.help)} |" for argument in arguments]
    lines += [f"| {_name_option(option)} | {_escape(option.help)}{_default(option)} |" for option in options]
    return "\n".join([*lines, ""])


def _name_option(option: Any) -> str:
    return ", ".join(f"`{_escape(' '.join(filter(None, [word, option.metavar])))}`" for word in option.opts)


def _default(option: Any) -> str:
    return f" Default: {option.default}." if option.default else ""


def _escape(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> int:
    """Write the page, or compare it with what stands there."""
    page = describe()
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.read_text(encoding="utf-8") == page else 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page, encoding="utf-8")
    print(f"Wrote {PAGE.relative_to(Path.cwd()) if PAGE.is_relative_to(Path.cwd()) else PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
