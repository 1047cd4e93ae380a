"""Path and bytes of a file -> the documents in it: itself, or what an archive or mailbox holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.model import Unread
from onrecord.read.archives import is_archive, open_archive
from onrecord.read.files import RECORD_LIMIT, load
from onrecord.read.mailbox import is_mailbox, open_mailbox
from onrecord.read.member import Member, split_name
from onrecord.read.warc import is_warc, open_warc

# An archive in an archive in an archive is how people send things; deeper ones are made to keep programs busy.
DEEPEST_ARCHIVE = 3
# Together as much as five of the largest files that are read on their own, and as many files as a folder may have.
UNPACKED_LIMIT = 1_000_000_000
MEMBERS_LIMIT = 100_000

CONTAINERS: tuple[tuple[Callable[[Member], bool], Callable[[Member], Iterator[Member | Unread]]], ...] = (
    (is_archive, open_archive),
    (is_warc, open_warc),
    (is_mailbox, open_mailbox),
)


def open_members(path: str, data: bytes) -> Iterator[Member | Unread]:
    """Yield the documents in `data` in the order in which they lie there, and those that are not to be read.

    Archives in archives are opened, too.
    Raises: UnreadableError if `data` is an archive that is damaged or empty, MissingExtraError if it needs an extra.
    """
    count = size = 0
    for item in _open(Member(path=path, data=data), 0):
        if isinstance(item, Member):
            count, size = count + 1, size + len(item.data)
            if count > MEMBERS_LIMIT or size > UNPACKED_LIMIT:
                limit = f"{MEMBERS_LIMIT:,} documents and {UNPACKED_LIMIT // 1_000_000:,} MB"
                yield Unread(path=path, why=f"expected at most {limit} in it, found more; what follows was not read")
                return
        yield item


def open_named(path: str, data: bytes | None = None) -> Iterator[Member | Unread]:
    """Yield what `path` stands for, as `open_members` does: a file, or what is called "file#name" in it.

    Raises: as `open_members`, and UnreadableError if the file cannot be opened, or holds nothing of this name.
    """
    file, name = (path, "") if data is not None else split_name(path)
    items = open_members(file, load(file, RECORD_LIMIT, data))
    if not name:
        yield from items
        return
    is_found = False
    for item in items:
        # A file that was not read may be why nothing of that name is found in it.
        is_reason = isinstance(item, Unread) and path.startswith(f"{item.path}#")
        if item.path == path or item.path.startswith(f"{path}#") or is_reason:
            is_found = True
            yield item
        if item.path == path:
            return
    if not is_found:
        raise UnreadableError(f"{path}: expected a document, found none of this name; look at what the file holds")


def _open(member: Member, depth: int) -> Iterator[Member | Unread]:
    opener = next((opener for is_kind, opener in CONTAINERS if is_kind(member)), None)
    if opener is None:
        yield member
    elif depth >= DEEPEST_ARCHIVE:
        why = f"expected archives in archives at most {DEEPEST_ARCHIVE} deep, found a deeper one; unpack it"
        yield Unread(path=member.path, why=why)
    else:
        try:
            for item in opener(member):
                if isinstance(item, Unread):
                    yield item
                else:
                    yield from _open(replace(item, is_inside=True), depth + 1)
        except (UnreadableError, MissingExtraError) as error:
            if not depth:
                raise
            yield Unread(path=member.path, why=str(error).removeprefix(f"{member.path}: "))
