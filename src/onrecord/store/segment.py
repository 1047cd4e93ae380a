"""Named arrays <-> one file of raw numbers; what is not as its table says is refused before anything reads it."""

from __future__ import annotations

import hashlib
import mmap
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import UnreadableError

Arrays = dict[str, NDArray[Any]]

# The arrays of a segment and what they hold. Those up to `bounds` are the index, those up to `wide_bounds` where words
# stand in their texts; then texts, turns and masks (see `rows`), and what else is known of the documents, as UTF-8;
# where words stand on paper; last, the different words (see `text.vocabulary`).
SCHEMA: dict[str, str] = {
    "hashes": "<u4",
    "order": "<u4",
    "directory": "<u4",
    "bounds": "<i8",
    "steps": "|u1",
    "wide": "<u4",
    "wide_bounds": "<i8",
    "texts": "|u1",
    "text_bounds": "<i8",
    "rows": "<u4",
    "row_bounds": "<i8",
    "details": "|u1",
    "detail_bounds": "<i8",
    "facts": "|u1",
    "places": "|u1",
    "place_bounds": "<i8",
    "letters": "|u1",
    "letter_bounds": "<u4",
    "spelled": "<u4",
    "back": "<u4",
}
ALIGNED = 64  # bytes; the length of a cache line


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an array stands in its file: `offset` in bytes, `length` in numbers, and the hash of its bytes."""

    offset: int
    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A segment's file, its size in bytes, and where each array stands in it."""

    file: str
    size: int
    slots: Mapping[str, Slot]


def write_segment(folder: Path, arrays: Arrays) -> Layout:
    """Write `arrays` to a new file in `folder`, named after its content, and return its layout.

    The file appears whole or not at all.
    """
    slots: dict[str, Slot] = {}
    temporary = folder / f".new-{uuid4().hex}"
    try:
        with temporary.open("xb") as file:
            for name, dtype in SCHEMA.items():
                array: NDArray[Any] = np.ascontiguousarray(arrays[name], dtype)
                file.write(bytes(-file.tell() % ALIGNED))
                view = array.tobytes() if array.nbytes < 1 << 16 else array.data.cast("B")
                slots[name] = Slot(file.tell(), len(array), hashlib.sha256(view).hexdigest())
                file.write(view)
            size = file.tell()
            file.flush()
            os.fsync(file.fileno())
        total = hashlib.sha256("".join(slot.sha256 for slot in slots.values()).encode()).hexdigest()
        name = f"{total[:16]}.segment"
        temporary.replace(folder / name)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return Layout(name, size, slots)


def open_segment(folder: Path, layout: Layout, *, is_trusted: bool) -> Arrays:
    """Return the arrays of a segment, mapped from its file; nothing is read but what is looked at.

    Unless `is_trusted`, because this very file was found in order before, every byte is compared with its hash.
    The arrays may be written to, which changes them for this process alone.

    Raises:
        UnreadableError: the file is missing, cut short, or not what its layout says.
    """
    path = folder / layout.file
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size != layout.size:
                raise _complain(path, f"expected {layout.size} bytes, found {size}")
            # Not read-only: to numba that is another type of array, for which it would compile everything again.
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) if size else b""
    except OSError as error:
        raise _complain(path, f"could not be opened: {error.strerror}") from error
    arrays: Arrays = {}
    for name, dtype in SCHEMA.items():
        slot = layout.slots[name]
        end = slot.offset + slot.length * np.dtype(dtype).itemsize
        if slot.length < 0 or slot.offset < 0 or slot.offset % ALIGNED or end > size:
            raise _complain(path, f"the array {name} does not lie within the file")
        arrays[name] = np.frombuffer(data, dtype, slot.length, slot.offset) if slot.length else np.zeros(0, dtype)
        if not is_trusted and hashlib.sha256(memoryview(data)[slot.offset : end]).hexdigest() != slot.sha256:
            raise _complain(path, f"the array {name} is damaged")
    fault = _find_fault(arrays, is_trusted)
    if fault:
        raise _complain(path, fault)
    return arrays


def _find_fault(arrays: Arrays, is_trusted: bool) -> str | None:
    """Return what is wrong with numbers that others are looked up by, None where nothing is."""
    bounds, order, directory = arrays["bounds"], arrays["order"], arrays["directory"]
    count = len(bounds) - 1
    buckets = len(directory) - 1
    for name, size in (
        ("bounds", len(arrays["hashes"])),
        ("text_bounds", len(arrays["texts"])),
        ("detail_bounds", len(arrays["details"])),
        ("wide_bounds", len(arrays["wide"])),
        ("row_bounds", len(arrays["rows"])),
    ):
        ends = arrays[name]
        if len(ends) != count + 1 or count < 0 or ends[0] != 0 or ends[-1] > size or (np.diff(ends) < 0).any():
            return f"{name} are not the bounds of {count} documents"
    ends, words = arrays["letter_bounds"], len(arrays["spelled"])
    if len(ends) != words + 1 or ends[0] != 0 or ends[-1] > len(arrays["letters"]) or (ends[1:] < ends[:-1]).any():
        return f"letter_bounds are not the bounds of {words} words"
    if len(arrays["back"]) != words or (words and arrays["back"].max() >= words):
        return "back does not list the words"
    if count and (np.diff(bounds) < 1).any():
        return "a document has no end"
    if len(arrays["steps"]) != int(bounds[-1]) - count:
        return "there is not a step for each word"
    if (arrays["wide_bounds"] % 2).any():
        return "wide steps do not come in pairs"
    if buckets < 2 or buckets & (buckets - 1) or buckets > 1 << 24:
        return "the directory is not of a known size"
    if directory[-1] != len(order) or (directory[1:] < directory[:-1]).any():
        return "the directory is out of order"
    if not is_trusted and len(order) and order.max() >= len(arrays["hashes"]):
        return "a word stands behind the last one"
    return None


def _complain(path: Path, what: str) -> UnreadableError:
    return UnreadableError(f"{path}: expected part of an index, but {what}; make the index again with `onrecord index`")
