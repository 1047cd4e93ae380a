"""A Slack export -> Body: each message a turn under the name of its writer, called by its time."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeGuard

from onrecord.errors import UnreadableError
from onrecord.model import AnchorKind, MaskKind
from onrecord.read.archives import ZIP_DAMAGE, open_zip
from onrecord.read.body import Body
from onrecord.read.files import STORY_LIMIT
from onrecord.read.recognised import Json, load_json
from onrecord.read.sheet import Sheet

USERS = "users.json"
# What Slack itself writes: "Ada has joined the channel".
_OWN_SUBTYPES = re.compile(
    r"(?:channel|group)_(?:join|leave|topic|purpose|name|archive|unarchive)|pinned_item|bot_(?:add|remove)|reminder_add"
)
_LINK = re.compile(r"<(?P<sign>[@#!]?)(?P<target>[^<>|]{1,2000})(?:\|(?P<words>[^<>]*))?>")


def is_slack(value: Json) -> TypeGuard[list[dict[str, Json]]]:
    """Say whether `value` is one day of a channel: a list of messages with their `ts`."""
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) and "ts" in row for row in value)


def parse_slack(value: list[dict[str, Json]], path: str) -> Body:
    """Return the messages of one file. Names are those of the export's users.json, beside it or a folder above it.

    What Slack itself noted is masked; files that went along are named in brackets.
    Raises: UnreadableError if there are no words.
    """
    users = _find_users(path)
    sheet = Sheet()
    first: datetime | None = None
    for row in value:
        at = _read_time(row.get("ts"))
        first = first or at
        stamp = f"{at:%Y-%m-%d %H:%M:%S} UTC" if at else str(row.get("ts"))[:40]
        sheet.part("\n\n")
        sheet.anchor(AnchorKind.MESSAGE, f"message of {stamp}")
        is_own = bool(_OWN_SUBTYPES.fullmatch(str(row.get("subtype") or "")))
        name = None if is_own else _name(row, users)
        sheet.turn(name, speaker=name, is_new=True)
        words = _read_markup(str(row.get("text") or ""), users)
        sheet.add(words, MaskKind.ASIDE if is_own else None, "noted by Slack" if is_own else "")
        for file in _rows(row.get("files")):
            sheet.part("\n")
            sheet.add(f"[file: {file.get('name') or 'without a name'}]", MaskKind.ASIDE, "a file that went along")
    day = first.date() if first else None
    return sheet.body(path, "application/json", kind="chat", published=day)


def _rows(value: Json) -> Iterator[dict[str, Json]]:
    return (row for row in value if isinstance(row, dict)) if isinstance(value, list) else iter(())


def _name(row: Mapping[str, Json], users: Mapping[str, str]) -> str | None:
    profile = row.get("user_profile")
    told = profile.get("real_name") if isinstance(profile, dict) else None
    user = row.get("user")
    found = users.get(str(user)) or told or row.get("username") or user
    return str(found) if found else None


def _read_markup(words: str, users: Mapping[str, str]) -> str:
    def show(link: re.Match[str]) -> str:
        sign, target, told = link["sign"], link["target"], link["words"]
        if sign == "@":
            return "@" + (users.get(target) or told or target)
        if sign == "!":
            return "@" + (told or target.partition("^")[0]).lstrip("@")
        return ("#" if sign == "#" else "") + (told or target)

    return html.unescape(_LINK.sub(show, words))


def _read_time(stamp: Json) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(stamp), UTC) if isinstance(stamp, str | int | float) else None
    except (ValueError, OverflowError, OSError):
        return None


def _find_users(path: str) -> Mapping[str, str]:
    """Return the names of users by id; {} where the export has none or the file came without its folder."""
    file, _, name = path.partition("#")
    if name:
        try:
            found = Path(file).stat()
        except (OSError, ValueError):
            return {}
        return _users_in_archive(file, found.st_mtime_ns, found.st_size)
    folder = Path(path).parent
    for place in (folder / USERS, folder.parent / USERS):
        try:
            if place.is_file() and not place.is_symlink() and place.stat().st_size <= STORY_LIMIT:
                return _read_users(place.read_bytes(), str(place))
        except (OSError, UnreadableError):
            continue
    return {}


@lru_cache(maxsize=4)
def _users_in_archive(file: str, changed: int, size: int) -> Mapping[str, str]:
    """Return the names in an archive, kept for its other files; `changed` and `size` tell a new archive from it."""
    try:
        archive, entries = open_zip(Path(file).read_bytes(), file)
        found = min((e for e in entries if e.filename.rpartition("/")[2] == USERS), key=lambda e: len(e.filename))
        return _read_users(archive.read(found), file) if found.file_size <= STORY_LIMIT else {}
    except (*ZIP_DAMAGE, UnreadableError):
        return {}


def _read_users(data: bytes, path: str) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for row in _rows(load_json(data, path)):
        profile = row.get("profile")
        told = profile.get("real_name") if isinstance(profile, dict) else None
        name = row.get("real_name") or told or row.get("name")
        if row.get("id") and name:
            names[str(row["id"])] = str(name)
    return names
