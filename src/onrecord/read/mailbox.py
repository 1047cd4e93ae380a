"""A mailbox of the mbox family -> its messages, each a document of its own. Source: RFC 4155."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from onrecord.errors import UnreadableError
from onrecord.read.member import Member

# A message opens with "From ", an address and a day, after a blank line; below it header fields follow.
_OPENING = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{1,300}\d{4}[^\r\n]{0,40}\r?\n(?=>?[A-Za-z-]+:)")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_TEXT_SUFFIXES = frozenset(("", ".txt", ".text", ".mbox", ".mbx"))


def is_mailbox(member: Member) -> bool:
    """Say whether `member` is a mailbox, by its first line."""
    suffix = member.suffix or PurePath(member.path).suffix.lower()
    return suffix == ".mbox" or (suffix in _TEXT_SUFFIXES and _OPENING.match(member.data) is not None)


def open_mailbox(member: Member) -> Iterator[Member]:
    """Yield the messages, called "mail.mbox#message 3".

    Raises: UnreadableError if there are none.
    """
    starts = list(_OPENING.finditer(member.data))
    if not starts:
        raise UnreadableError(f"{member.path}: expected a mailbox, found no line 'From address day' in it; check it")
    ends = [*(start.start() for start in starts[1:]), len(member.data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        data = _ESCAPED.sub(rb"\1", member.data[start.end() : end])
        yield Member(path=f"{member.path}#message {number}", data=data, suffix=".eml", facts=member.facts)
