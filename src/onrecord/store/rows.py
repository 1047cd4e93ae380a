"""Turns and masks of a document <-> columns of whole numbers, and the few speakers and reasons that these name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Mask, MaskKind, Record, Span, Turn

Item = TypeVar("Item")
COLUMNS = 3  # where a row begins, where it ends, and the number of its speaker or reason


class Rows(Sequence[Item]):
    """Values made one by one, each when it is asked for: a search looks at many records and shows little of them."""

    def __init__(self, count: int, make: Callable[[int], Item]) -> None:
        self._count, self._make = count, make
        self._made: dict[int, Item] = {}  # the rules ask for the same ones again

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, index: int | slice) -> Item | tuple[Item, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(self._count)))
        if not -self._count <= index < self._count:
            raise IndexError(index)
        index %= self._count
        made = self._made.get(index)
        if made is None:
            made = self._made[index] = self._make(index)
        return made

    def __eq__(self, other: object) -> bool:
        """Compare as a tuple."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def list_rows(record: Record) -> tuple[NDArray[np.uint32], dict[str, Any]]:
    """Return the columns of a record's turns and then of its masks, and what they name."""
    turns, masks = record.turns, record.masks
    people, who = _number([(turn.speaker, turn.label) for turn in turns])
    reasons, which = _number([(mask.kind, mask.reason) for mask in masks])
    seconds = [turn.seconds for turn in turns]
    columns = [*_list_spans(turns), who, *_list_spans(masks), which]
    names: dict[str, Any] = {"turns": len(turns), "people": people, "reasons": reasons}
    if any(second is not None for second in seconds):
        names["seconds"] = seconds
    return np.concatenate([np.array(column, np.uint32) for column in columns]), names


def _number(rows: Sequence[tuple[str | None, ...]]) -> tuple[list[tuple[str | None, ...]], list[int]]:
    """Return the different rows, and for each row its number among them."""
    number_of = {row: number for number, row in enumerate(dict.fromkeys(rows))}
    return list(number_of), [number_of[row] for row in rows]


def _list_spans(values: Sequence[Turn] | Sequence[Mask]) -> tuple[list[int], list[int]]:
    return [value.span.start for value in values], [value.span.end for value in values]


class TurnsAndMasks:
    """The turns and masks of one record, read from their columns.

    Raises:
        ValueError, TypeError, KeyError: the columns and what they name do not fit together.
    """

    def __init__(self, columns: NDArray[np.uint32], names: dict[str, Any]) -> None:
        count, rest = names["turns"], divmod(len(columns), COLUMNS)
        if type(count) is not int or not 0 <= count <= rest[0] or rest[1]:
            raise ValueError("columns of unequal length")
        people, reasons, seconds = names["people"], names["reasons"], names.get("seconds")
        if seconds is not None and len(seconds) != count:
            raise ValueError("columns of unequal length")
        turns, masks = columns[: COLUMNS * count].reshape(COLUMNS, -1), columns[COLUMNS * count :].reshape(COLUMNS, -1)
        for rows, table in ((turns, people), (masks, reasons)):
            if rows.shape[1] and rows[2].max() >= len(table):
                raise ValueError("a row that is not there")
        self.voices = tuple((speaker, label) for speaker, label in people)
        self.reasons = tuple((MaskKind(kind), str(reason)) for kind, reason in reasons)
        self.turn_starts, self.mask_starts = tuple(turns[0].tolist()), tuple(masks[0].tolist())
        self._turns, self._masks, self._seconds = turns, masks, seconds

    @property
    def turns(self) -> Rows[Turn]:
        """The turns, made when they are asked for."""
        return Rows(len(self.turn_starts), self._make_turn)

    @property
    def masks(self) -> Rows[Mask]:
        """The masks, made when they are asked for."""
        return Rows(len(self.mask_starts), self._make_mask)

    def speaker(self, turn: int) -> str | None:
        """Return who speaks in a turn."""
        speaker: str | None = self.voices[int(self._turns[2, turn])][0]
        return speaker

    def _make_turn(self, index: int) -> Turn:
        start, end, who = self._turns[:, index].tolist()
        speaker, label = self.voices[who]
        seconds = None if self._seconds is None else self._seconds[index]
        return Turn(span=Span(start, end), speaker=speaker, label=label, seconds=seconds)

    def _make_mask(self, index: int) -> Mask:
        start, end, which = self._masks[:, index].tolist()
        kind, reason = self.reasons[which]
        return Mask(span=Span(start, end), kind=kind, reason=reason)
