"""An index on disk -> records, words and index, none of it read before it is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import overload

import numpy as np

from onrecord import search, store
from onrecord.errors import UnreadableError
from onrecord.model import Record
from onrecord.text.fold import Words, fold
from onrecord.text.vocabulary import list_words


@dataclass(frozen=True, eq=False)
class Library:
    """Records, their folded words, and the index of these, all numbered alike.

    `identity` is another one for other content, "" for records that were only in memory.
    """

    records: tuple[Record, ...]
    words: Sequence[Words]
    index: search.Index
    identity: str = ""


class ChosenWords(Sequence[Words]):
    """Some documents of several sequences, as one sequence: `places` are (sequence, number in it)."""

    def __init__(self, places: list[tuple[Sequence[Words], int]]) -> None:
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Words: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Words]: ...
    def __getitem__(self, index: int | slice) -> Words | Sequence[Words]:
        place = self._places[index]
        return ChosenWords(place) if isinstance(place, list) else place[0][place[1]]


def make_library(records: Sequence[Record]) -> Library:
    """Return the library of records that are in memory: their words are folded and sorted now."""
    words = tuple(fold(record.text, record.masks, record.corrections) for record in records)
    spell = partial(list_words, [record.text for record in records], words)
    return Library(tuple(records), words, search.Index.build(words, spell))


def open_library(folder: Path) -> Library:
    """Open the index in `folder`; what was found in order before is not looked through again.

    Raises:
        UnreadableError: there is no index, or it is damaged.
    """
    records: list[Record] = []
    places: list[tuple[Sequence[Words], int]] = []
    segments: list[search.Segment] = []
    identity = hashlib.sha256()
    for entry in store.read_manifest(folder):
        identity.update(repr((sorted(entry.layout.slots.items()), entry.removed)).encode())
        arrays = open_entry(folder, entry)
        removed = np.zeros(len(entry.sources), np.bool_)
        removed[list(entry.removed)] = True
        segments.append(
            search.Segment(
                arrays["hashes"],
                arrays["order"],
                arrays["directory"],
                arrays["bounds"],
                removed,
                partial(store.read_vocabulary, arrays),
            )
        )
        kept = np.flatnonzero(~removed).tolist()
        name = str(folder / entry.layout.file)
        words, listed = store.LazyWords(arrays, name), store.open_records(arrays, name)
        records += [listed[document] for document in kept]
        places += [(words, document) for document in kept]
    return Library(tuple(records), ChosenWords(places), search.Index(tuple(segments)), identity.hexdigest())


def open_entry(folder: Path, entry: store.Entry) -> store.Arrays:
    """Return the arrays of one segment, looked through if this very file was not before.

    Raises:
        UnreadableError: they are damaged.
    """
    path = folder / entry.layout.file
    is_trusted = store.is_sealed(path)
    arrays = store.open_segment(folder, entry.layout, is_trusted=is_trusted)
    if len(arrays["bounds"]) - 1 != len(entry.sources):
        raise UnreadableError(f"{path}: expected {len(entry.sources)} documents, found others; make the index again")
    if not is_trusted:
        store.seal(path)
    return arrays
