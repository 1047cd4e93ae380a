"""Records <-> flat arrays: what a list of records shows at once; text, turns and the like when they are asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from onrecord.errors import UnreadableError
from onrecord.model import (
    Anchor,
    AnchorKind,
    Boxes,
    Correction,
    Fidelity,
    Lines,
    Mask,
    Origin,
    Page,
    Record,
    Span,
    Turn,
)
from onrecord.store.places import Places, pack_places, read_places
from onrecord.store.rows import TurnsAndMasks, list_rows
from onrecord.store.segment import Arrays

_Read = TypeVar("_Read")


def pack_records(records: Sequence[Record]) -> Arrays:
    """Return the arrays from which `open_records` makes `records` again."""
    texts = [record.text.encode("utf-8", "surrogatepass") for record in records]
    rows = [list_rows(record) for record in records]
    details = [_dump(names | _list_details(record)) for (_, names), record in zip(rows, records, strict=True)]
    places = [pack_places(record) for record in records]
    return {
        "texts": np.frombuffer(b"".join(texts), np.uint8),
        "text_bounds": np.cumsum([0, *map(len, texts)], dtype=np.int64),
        "rows": np.concatenate([np.zeros(0, np.uint32), *(columns for columns, _ in rows)]),
        "row_bounds": np.cumsum([0, *(len(columns) for columns, _ in rows)], dtype=np.int64),
        "details": np.frombuffer(b"".join(details), np.uint8),
        "detail_bounds": np.cumsum([0, *map(len, details)], dtype=np.int64),
        "facts": np.frombuffer(_dump([_list_facts(record) for record in records]), np.uint8),
        "places": np.frombuffer(b"".join(places), np.uint8),
        "place_bounds": np.cumsum([0, *map(len, places)], dtype=np.int64),
    }


def open_records(arrays: Arrays, name: str) -> tuple[Record, ...]:
    """Return the records of a segment; `name` is for complaints. Some 10 microseconds a record, whatever their length.

    Raises:
        UnreadableError: what is known of the records is damaged. Text and turns may complain when they are asked for.
    """
    rows = _load(arrays["facts"].tobytes(), name, list)
    if len(rows) != len(arrays["text_bounds"]) - 1:
        raise UnreadableError(f"{name}: expected what is known of each document, found more or less; make it again")
    return tuple(_StoredRecord(row, arrays, document, name) for document, row in enumerate(rows))


class _StoredRecord(Record):
    """A record whose text, turns, masks, pages, lines and boxes stay in the file until somebody asks."""

    def __init__(self, row: list[Any], arrays: Arrays, document: int, name: str) -> None:
        # A frozen value is filled in through its dictionary, as the dataclass does it itself.
        self.__dict__.update(_guard(name, lambda: _read_facts(row)))
        self.__dict__["_stored"] = (arrays, document, name)

    def __reduce__(self) -> tuple[Callable[..., Record], tuple[dict[str, Any]]]:
        """Leave the file behind: a copy for another process is a plain record."""
        values = {name: getattr(self, name) for name in Record.__dataclass_fields__}
        return _make_plain, (values | {"turns": tuple(self.turns), "masks": tuple(self.masks)},)

    def __eq__(self, other: object) -> bool:
        """Compare as a plain record."""
        names = Record.__dataclass_fields__
        return isinstance(other, Record) and all(getattr(self, name) == getattr(other, name) for name in names)

    def __hash__(self) -> int:
        return hash(self.id)

    @cached_property
    def text(self) -> str:
        return _guard(self._stored[2], lambda: self._bytes("texts", "text_bounds").decode("utf-8", "surrogatepass"))

    @cached_property
    def turns(self) -> Sequence[Turn]:
        return self._rows.turns

    @cached_property
    def masks(self) -> Sequence[Mask]:
        return self._rows.masks

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return _guard(self._stored[2], lambda: tuple(_read_page(*row) for row in self._details["pages"]))

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        rows = self._details["anchors"]
        return _guard(self._stored[2], lambda: tuple(_read_anchor(*row) for row in rows))

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        rows = self._details["corrections"]
        return _guard(self._stored[2], lambda: tuple(_read_correction(*row) for row in rows))

    @cached_property
    def lines(self) -> Lines | None:
        return self._places[0]

    @cached_property
    def boxes(self) -> Boxes | None:
        return self._places[1]

    @cached_property
    def _places(self) -> Places:
        return _guard(self._stored[2], lambda: read_places(self._bytes("places", "place_bounds")))

    @property
    def voices(self) -> tuple[tuple[str | None, str | None], ...]:
        return self._rows.voices

    @property
    def mask_starts(self) -> tuple[int, ...]:
        return self._rows.mask_starts

    @cached_property
    def _turn_starts(self) -> tuple[int, ...]:
        return self._rows.turn_starts

    def speaker_at(self, offset: int) -> str | None:
        turn = self.turn_at(offset)
        return None if turn is None else self._rows.speaker(turn)

    @cached_property
    def _rows(self) -> TurnsAndMasks:
        arrays, document, name = self._stored
        first, last = arrays["row_bounds"][document : document + 2]
        return _guard(name, lambda: TurnsAndMasks(arrays["rows"][first:last], self._details))

    @cached_property
    def _details(self) -> dict[str, Any]:
        rows: dict[str, Any] = _load(self._bytes("details", "detail_bounds"), self._stored[2], dict)
        return {"pages": (), "anchors": (), "corrections": ()} | rows

    def _bytes(self, name: str, bounds: str) -> bytes:
        arrays, document, _ = self._stored
        first, last = arrays[bounds][document : document + 2]
        return arrays[name][first:last].tobytes()

    _stored: tuple[Arrays, int, str]


def _make_plain(values: dict[str, Any]) -> Record:
    return Record(**values)


def _list_facts(record: Record) -> list[Any]:
    origin = record.origin
    return [
        record.id,
        record.title,
        [origin.uri, origin.sha256, origin.media_type],
        record.kind,
        record.fidelity,
        record.dated.isoformat() if record.dated else None,
        record.author,
        record.parties,
        record.covers,
        record.complete,
        record.released,
        record.problems,
        record.provenance,
        record.event,
        record.language,
        record.roles,
    ]


def _read_facts(row: list[Any]) -> dict[str, Any]:
    id_, title, origin, kind, fidelity, dated, author, parties, covers, complete, released, problems, provenance = row[
        :13
    ]
    later: list[Any] = [*row[13:], *[None, None, ()][len(row) - 13 :]]  # an older index has none of these, or some
    event, language, roles = later
    told = (text for pair in (*provenance, *roles) for text in pair)
    if not all(isinstance(text, str) for text in (id_, title, kind, *origin, *parties, *covers, *problems, *told)):
        raise TypeError("text")
    return {
        "id": id_,
        "title": title,
        "origin": Origin(uri=origin[0], sha256=origin[1], media_type=origin[2]),
        "kind": kind,
        "fidelity": None if fidelity is None else Fidelity(fidelity),
        "dated": None if dated is None else date.fromisoformat(dated),
        "author": author,
        "parties": tuple(parties),
        "covers": tuple(covers),
        "complete": complete,
        "released": released,
        "problems": tuple(problems),
        "provenance": tuple((field, value) for field, value in provenance),
        "event": event,
        "language": language,
        "roles": tuple((name, role) for name, role in roles),
    }


def _list_details(record: Record) -> dict[str, Any]:
    details = {
        "pages": [[p.number, p.span.start, p.span.end, p.label] for p in record.pages],
        "anchors": [[a.start, a.kind, a.label, a.seconds] for a in record.anchors],
        "corrections": [
            [c.span.start, c.span.end, c.text, c.by, c.made.isoformat() if c.made else None] for c in record.corrections
        ],
    }
    return {name: rows for name, rows in details.items() if rows}


def _read_page(number: int, start: int, end: int, label: str | None) -> Page:
    return Page(number=number, span=Span(start, end), label=label)


def _read_anchor(start: int, kind: str, label: str | None, seconds: float | None) -> Anchor:
    return Anchor(start=start, kind=AnchorKind(kind), label=label, seconds=seconds)


def _read_correction(start: int, end: int, text: str, by: str, made: str | None) -> Correction:
    day = None if made is None else datetime.fromisoformat(made)
    return Correction(span=Span(start, end), text=str(text), by=by, made=day)


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def _load(data: bytes, name: str, kind: type[_Read]) -> _Read:
    value = _guard(name, lambda: json.loads(data))
    if not isinstance(value, kind):
        raise UnreadableError(f"{name}: expected what is known of the documents, found something else; make it again")
    return value


def _guard(name: str, read: Callable[[], _Read]) -> _Read:
    """Return what `read` returns; what is not as it was written becomes one clear line."""
    try:
        return read()
    except (KeyError, TypeError, ValueError, IndexError, RecursionError) as error:
        raise UnreadableError(f"{name}: what is known of a document is damaged ({error}); make it again") from error
