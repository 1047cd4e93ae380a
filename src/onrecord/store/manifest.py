"""The table of contents of an index <-> a file of JSON beside its segments."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from onrecord.errors import UnreadableError
from onrecord.store.segment import SCHEMA, Layout, Slot
from onrecord.text.fold import FOLD_VERSION
from onrecord.version import VERSION

MANIFEST = "onrecord-index.json"
FORMAT = "onrecord-index-2"  # goes up when the parts of a segment mean something else
_SEGMENT_NAME = re.compile(r"[0-9a-f]{16}\.segment")
LARGEST = 1 << 30  # bytes of a manifest: that of a million documents has some 200 MB


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was indexed: its path as given, the hash of its bytes, and what tells quickly whether it changed."""

    uri: str
    sha256: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A segment of an index: its file, the sources of its documents, in order, and which of them are `removed`."""

    layout: Layout
    sources: tuple[Source, ...]
    removed: tuple[int, ...] = ()

    def without(self, documents: Sequence[int]) -> Entry:
        """Return the entry with some more documents removed."""
        return replace(self, removed=tuple(sorted({*self.removed, *documents})))


def is_index(path: str | Path) -> bool:
    """Say whether the folder `path` holds an index, whole or damaged."""
    return Path(path, MANIFEST).is_file()


def write_manifest(folder: Path, entries: Sequence[Entry]) -> None:
    """Write the table of contents; whoever opens the index finds the old one or the new one, never half of it."""
    body = {
        "format": FORMAT,
        "made_with": f"onrecord {VERSION}",
        "fold": FOLD_VERSION,
        "arrays": SCHEMA,
        "segments": [asdict(entry) for entry in entries],
    }
    text = json.dumps(body | {"sha256": _digest(body)}, ensure_ascii=True, indent=1)
    temporary = folder / f".new-{uuid4().hex}"
    temporary.write_text(text, "ascii")
    temporary.replace(folder / MANIFEST)


def read_manifest(folder: Path) -> tuple[Entry, ...]:
    """Return the segments of the index in `folder`.

    Raises:
        UnreadableError: there is no index, it is damaged, or it was made by a version that folds words differently.
    """
    path = folder / MANIFEST
    try:
        if path.stat().st_size > LARGEST:
            raise _complain(path, "found more than a gigabyte")
        body = json.loads(path.read_bytes())
    except OSError as error:
        raise _complain(path, f"it could not be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise _complain(path, "found something that is not JSON") from error
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise _complain(path, f"found another format than {FORMAT}")
    if body.get("fold") != FOLD_VERSION or body.get("arrays") != SCHEMA:
        raise _complain(path, f"it was made by another version ({str(body.get('made_with'))[:40]})")
    if _digest({key: value for key, value in body.items() if key != "sha256"}) != body.get("sha256"):
        raise _complain(path, "it is damaged")
    try:
        return tuple(_read_entry(entry) for entry in body["segments"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _complain(path, f"an entry is not as it should be ({error})") from error


def _digest(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _read_entry(entry: dict[str, Any]) -> Entry:
    layout = entry["layout"]
    if not _SEGMENT_NAME.fullmatch(layout["file"]):
        raise ValueError("a segment's file name")
    slots = {name: _read_slot(layout["slots"][name]) for name in SCHEMA}
    sources = tuple(
        Source(*(_expect(source[key], str) for key in ("uri", "sha256", "stamp"))) for source in entry["sources"]
    )
    removed = tuple(_expect(number, int) for number in entry["removed"])
    if any(not 0 <= number < len(sources) for number in removed):
        raise ValueError("a removed document")
    return Entry(Layout(layout["file"], _expect(layout["size"], int), slots), sources, removed)


def _read_slot(slot: dict[str, Any]) -> Slot:
    return Slot(_expect(slot["offset"], int), _expect(slot["length"], int), _expect(slot["sha256"], str))


def _expect(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{value!r:.40} for {kind.__name__}")
    return value


def _complain(path: Path, what: str) -> UnreadableError:
    remedy = "delete its folder and make it again with `onrecord index`"
    return UnreadableError(f"{path}: expected the contents of an index, but {what}; {remedy}")
