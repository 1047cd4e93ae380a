"""One record <-> bytes: the arrays of a segment that hold a record, behind a line that says how long each is."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import UnreadableError
from onrecord.model import Record
from onrecord.store.records import open_records, pack_records
from onrecord.store.segment import SCHEMA, Arrays

# The columns of which the other half holds the bounds of each document.
_BOUNDS = {"text_bounds": "texts", "row_bounds": "rows", "detail_bounds": "details", "place_bounds": "places"}
_NAMES = (*_BOUNDS, *_BOUNDS.values(), "facts")


def pack_record(record: Record) -> bytes:
    """Return the bytes from which `read_parcel` makes `record` again; equal records give equal bytes."""
    arrays = pack_records([record])
    parts = [np.ascontiguousarray(arrays[name], SCHEMA[name]).tobytes() for name in _NAMES]
    return json.dumps(list(map(len, parts))).encode() + b"\n" + b"".join(parts)


def read_parcel(parcel: bytes, name: str) -> Record:
    """Return the record in a parcel; `name` is for complaints.

    Raises:
        UnreadableError: the parcel is damaged. Turns and masks may complain only when they are asked for.
    """
    head, _, body = parcel.partition(b"\n")
    try:
        lengths = [int(length) for length in json.loads(head)]
        if len(lengths) != len(_NAMES) or min(lengths) < 0 or sum(lengths) != len(body):
            raise ValueError("lengths")
        ends = np.cumsum([0, *lengths]).tolist()
        arrays: Arrays = {
            column: _read(body[start:end], SCHEMA[column])
            for column, start, end in zip(_NAMES, ends, ends[1:], strict=False)
        }
    except (ValueError, TypeError, RecursionError) as error:
        raise _complain(name) from error
    for bounds, column in _BOUNDS.items():
        if arrays[bounds].tolist() != [0, len(arrays[column])]:
            raise _complain(name)
    return open_records(arrays, name)[0]


def _read(part: bytes, dtype: str) -> NDArray[Any]:
    return np.frombuffer(part, dtype) if part else np.zeros(0, dtype)


def _complain(name: str) -> UnreadableError:
    return UnreadableError(f"{name}: what was understood of this document is damaged; add the file again")
