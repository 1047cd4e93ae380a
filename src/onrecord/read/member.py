"""What stands in a file: the file itself, or one of the documents that an archive or mailbox holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from onrecord.read.sidecar import Facts

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def name_inside(path: str, name: str) -> str:
    """Return what a document called `name` in the file `path` is called here, on one line."""
    return f"{path}#{_CONTROLS.sub(chr(0xFFFD), name)}"


def split_name(path: str) -> tuple[str, str]:
    """Return the file and the name of a document in it that `name_inside` put together; of other paths, no name."""
    if not _is_there(path):
        for sign in re.finditer("#", path):
            if _is_there(path[: sign.start()]):
                return path[: sign.start()], path[sign.end() :]
    return path, ""


def _is_there(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A document: `path` is "file" or "file#name", `suffix` its format where the name does not tell it."""

    path: str
    data: bytes
    suffix: str = ""
    facts: Facts | None = None
    is_inside: bool = False

    @property
    def stem(self) -> str:
        """The name of the document itself, without folders and suffix."""
        return PurePath(self.path.rpartition("#")[2] if self.is_inside else self.path).stem or self.path
