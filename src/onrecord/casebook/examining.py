"""A casebook -> what is wrong with it, line by line: nothing where it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from onrecord.casebook.checking import read_version
from onrecord.errors import OnRecordError
from onrecord.store import case as cases


def examine(case: cases.Case) -> tuple[str, ...]:
    """Look through everything in a casebook and return what is damaged, a line each.

    Pages, indexes and references of the database; the bytes of every file against their hash; every document, story,
    finding and decision against its type.
    """
    return (*cases.list_faults(case), *_examine_records(case), *_examine_stories(case))


def _examine_records(case: cases.Case) -> Iterator[str]:
    files = {kept.file: kept.path for kept in cases.list_records(case)}
    for version in cases.list_stories(case):
        files |= {each.file: each.path for each in cases.list_versions(case, version.story)}
    for sha256, path in files.items():
        yield from _try(case, path, partial(cases.read_file, case, sha256))
    for kept in cases.list_records(case):
        yield from _try(case, kept.path, partial(_read_whole, case, kept.id))


def _read_whole(case: cases.Case, id: str) -> None:
    for record in cases.read_kept(case, [id]):
        for name in type(record).__dataclass_fields__:
            getattr(record, name)
        list(record.turns)
        list(record.masks)


def _examine_stories(case: cases.Case) -> Iterator[str]:
    for last in cases.list_stories(case):
        for version in cases.list_versions(case, last.story):
            name = f"{version.title}, version {version.number}"
            yield from _try(case, name, partial(cases.read_version, case, version))
            yield from _try(case, name, partial(read_version, case, version))


def _try(case: cases.Case, name: str, read: Callable[[], object]) -> Iterator[str]:
    try:
        with cases.refusing(case.path):
            read()
    except OnRecordError as error:
        yield f"{name}: {error}"
