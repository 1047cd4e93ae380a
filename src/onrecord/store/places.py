"""Lines and boxes of a record <-> bytes: the lengths of seven columns, then the columns, squeezed."""

from __future__ import annotations

import sys
import zlib
from array import array

from onrecord.model import Boxes, Lines, Record

Places = tuple[Lines | None, Boxes | None]

_HEAD = 8  # numbers of 64 bits: the lengths of the columns in bytes, and whether line numbers are printed
# Columns as they stand in a record, with the type of their numbers; on disk they have the lesser byte first.
_TYPES = ("I", "I", "I", "I", "I", "H", "B")
_PRINTED = 1
_COUNTED = 2
# What a page of text needs is some 10 KB; a page of letters has at most half a million words.
_LARGEST = 1 << 31


def pack_places(record: Record) -> bytes:
    """Return the lines and boxes of a record as bytes; nothing for a record that has neither."""
    lines, boxes = record.lines, record.boxes
    if lines is None and boxes is None:
        return b""
    columns = [lines.starts, lines.numbers] if lines else [b"", b""]
    columns += [boxes.starts, boxes.ends, boxes.pages, boxes.edges, boxes.confidences] if boxes else [b""] * 5
    flags = 0 if lines is None else _PRINTED if lines.are_printed else _COUNTED
    head = array("Q", [*map(len, columns), flags]).tobytes()
    body = b"".join(_swap(column, kind) for column, kind in zip(columns, _TYPES, strict=True))
    return zlib.compress(_swap(head, "Q") + body, 6)


def read_places(data: bytes) -> Places:
    """Return what `pack_places` packed.

    Raises:
        ValueError: the bytes are not what was packed.
    """
    if not data:
        return None, None
    unpacker = zlib.decompressobj()
    try:
        whole = unpacker.decompress(data, _LARGEST)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    size = 8 * _HEAD
    lengths = memoryview(_swap(whole[:size], "Q")).cast("Q").tolist()
    if not unpacker.eof or len(whole) != size + sum(lengths[:-1]):
        raise ValueError("columns of other lengths than they should have")
    columns = []
    for length, kind in zip(lengths[:-1], _TYPES, strict=True):
        columns.append(_swap(whole[size : size + length], kind))
        size += length
    starts, numbers, *rest = columns
    lines = Lines(starts=starts, numbers=numbers, are_printed=lengths[-1] == _PRINTED) if lengths[-1] else None
    boxes = Boxes(starts=rest[0], ends=rest[1], pages=rest[2], edges=rest[3], confidences=rest[4]) if rest[0] else None
    return lines, boxes


def _swap(column: bytes, kind: str) -> bytes:
    """Turn numbers of this machine into numbers with the lesser byte first, or back; most machines have them so."""
    if sys.byteorder == "little":
        return column
    numbers = array(kind, column)
    numbers.byteswap()
    return numbers.tobytes()
