"""The made-up case that ships with the package: nothing goes in, the paths of its stories and records come out.

The place, the people, the outlets and the affair are invented.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

# Wheels are installed unpacked, so a resource of this package is a plain path.
_FOLDER = Path(str(files(__name__)))


def stories() -> tuple[Path, ...]:
    """Return the two stories, the careful one first."""
    return (_FOLDER / "stories" / "averly-packet.md", _FOLDER / "stories" / "merrowen-today.txt")


def records() -> Path:
    """Return the folder of the records that the stories rest on, with its `record.toml`."""
    return _FOLDER / "records"


def expected() -> Path:
    """Return the file that says, for each quotation of each story, what a careful editor finds."""
    return _FOLDER / "expected.toml"
