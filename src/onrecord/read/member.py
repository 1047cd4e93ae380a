"""What stands in a file: the file itself, or one of the documents that an archive or mailbox holds."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.read.sidecar import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A document: `path` is "file" or "file#name", `suffix` its format where the name does not tell it."""

    path: str
    data: bytes
    suffix: str = ""
    facts: Facts | None = None
    is_inside: bool = False
