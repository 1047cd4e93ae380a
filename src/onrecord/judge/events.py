"""Records and their words -> which of them are records of one event, so that each can be held against the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Record
from onrecord.text.fold import Words

# Two records of one day are taken for one event where their titles agree (one holds all words of the other, three at
# least) and a quarter of the shorter one's runs of four words stand in the longer; or where two people speak in both
# and half of the runs do. Words alone do not do: of two rallies on one day the prepared speeches share up to 0.85, the
# delivered ones 0.29. Origin: of 1,218 pairs of one day among 985 speeches and interviews of a campaign these rules
# link 57, all of them rightly, and miss 11 of 68 (names of places misspelt, other speakers in the title).
LEAST_TITLE = 3
TITLED_SHARE, SHARED_SHARE = 0.25, 0.5
LEAST_SPEAKERS, LEAST_RUNS = 2, 50
RUN = 4  # words
MOST_A_DAY = 200  # records of one day that are compared; where there are more, the day tells too little
_STEP = np.uint64(1099511628211)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, eq=False)
class Events:
    """Finds the records that compete with one: a sidecar says so, or they are of one day and share title and words."""

    records: Sequence[Record]
    words: Sequence[Words]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The records' numbers by their ids."""
        return {record.id: number for number, record in enumerate(self.records)}

    @cached_property
    def _found(self) -> dict[int, tuple[int, ...]]:
        return {}

    @cached_property
    def _runs_of(self) -> dict[int, NDArray[np.uint64]]:
        return {}

    @cached_property
    def _by_day(self) -> dict[object, list[int]]:
        days: dict[object, list[int]] = defaultdict(list)
        for number, record in enumerate(self.records):
            if record.dated:
                days[record.dated].append(number)
        return days

    @cached_property
    def _told(self) -> dict[int, set[int]]:
        """For each record those that its sidecar, or theirs, calls records of the same event."""
        events: dict[str, list[int]] = defaultdict(list)
        names: dict[str, list[int]] = defaultdict(list)
        claims: list[tuple[int, str]] = []
        for number, record in enumerate(self.records):
            if record.event:
                events[_fold(record.event)].append(number)
            claims += [(number, name) for name in _list_claims(record)]
        if claims:
            for number, record in enumerate(self.records):
                for name in {_fold(record.title), _fold(PurePath(record.origin.uri.rpartition("#")[2]).name)}:
                    names[name].append(number)
        told: dict[int, set[int]] = defaultdict(set)
        groups = [*events.values(), *([number, *names[_fold(name)]] for number, name in claims)]
        for group in groups:
            for number in group:
                told[number].update(group)
        return told

    def competing(self, id: str) -> tuple[int, ...]:
        """Return the numbers of the other records of the event that the record `id` is of, in their order."""
        number = self.numbers[id]
        if number not in self._found:
            self._found[number] = self._find(number)
        return self._found[number]

    def _find(self, number: int) -> tuple[int, ...]:
        told = self._told.get(number, set()) - {number}
        day = self._by_day.get(self.records[number].dated, [])
        day = [other for other in day if other != number and other not in told] if len(day) <= MOST_A_DAY else []
        return tuple(sorted((*told, *(other for other in day if self._are_one(number, other)))))

    def _are_one(self, number: int, other: int) -> bool:
        a, b = self.records[number], self.records[other]
        if a.event and b.event:
            return False  # a person told them apart
        if _share_title(a.title, b.title):
            return self._share_words(number, other) >= TITLED_SHARE
        if len(_speakers(a) & _speakers(b)) < LEAST_SPEAKERS:
            return False
        shorter = min(len(self._runs(number)), len(self._runs(other)))
        return shorter >= LEAST_RUNS and self._share_words(number, other) >= SHARED_SHARE

    def _share_words(self, number: int, other: int) -> float:
        mine, theirs = self._runs(number), self._runs(other)
        shorter = min(len(mine), len(theirs))
        return len(np.intersect1d(mine, theirs, assume_unique=True)) / shorter if shorter else 0.0

    def _runs(self, number: int) -> NDArray[np.uint64]:
        if number not in self._runs_of:
            self._runs_of[number] = _hash_runs(self.words[number].hashes)
        return self._runs_of[number]


def _hash_runs(hashes: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return the different runs of RUN words, each as one number, in order of the numbers."""
    count = max(0, len(hashes) - RUN + 1)
    runs = np.zeros(count, np.uint64)
    for offset in range(RUN):
        runs = runs * _STEP + hashes[offset : offset + count]
    return np.unique(runs)


def _list_claims(record: Record) -> list[str]:
    told = next((value for field, value in record.provenance if field == "competes_with"), "")
    return [name for name in told.split("; ") if name.strip()]


def _speakers(record: Record) -> frozenset[str]:
    return frozenset(speaker.casefold() for speaker, _ in record.voices if speaker)


@lru_cache(maxsize=1024)
def _title_words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.casefold()))


def _share_title(one: str, other: str) -> bool:
    shorter, longer = sorted((_title_words(one), _title_words(other)), key=len)
    return len(shorter) >= LEAST_TITLE and shorter <= longer


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())
