"""Files -> what is known of each before it is read: its `record.toml`, and lists of persons that lie beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from onrecord.read.files import ROSTER, STANDARD_INPUT, load
from onrecord.read.member import split_name
from onrecord.read.sidecar import Facts, read_sidecar
from onrecord.read.speeches import list_people
from onrecord.read.xml_files import parse_xml

# A parliament's list of all its members, with all that is known of them, has some 10 MB.
_ROSTER_LIMIT = 100_000_000


def file_of(path: str) -> Path:
    """Return the file that a path is in: the archive, where it names a document in one."""
    return Path(split_name(path)[0])


def know_files(paths: Iterable[str]) -> Callable[[str], Facts]:
    """Return a function that gives what is known of each of `paths`; what lies in an archive is known as the archive.

    Sidecars are read now, lists of persons when a file that may need them is asked for.
    Raises: UnreadableError if a sidecar makes no sense.
    """
    folders = {file_of(path).parent for path in paths if path != STANDARD_INPUT}
    sidecars = {folder: read_sidecar(folder) for folder in folders}
    people_in = cache(_read_people)

    def know(path: str) -> Facts:
        if path == STANDARD_INPUT:
            return Facts()
        file = file_of(path)
        facts = sidecars[file.parent].get(file.name, Facts())
        return replace(facts, people=people_in(file.parent)) if file.suffix.lower() == ".xml" else facts

    return know


def list_rosters(folder: Path) -> list[Path]:
    """Return the lists of persons for the files of a folder: ParlaMint lays them there or, by years, in the one above.

    Source: ParlaMint 4, the layout of its corpora, "ParlaMint-XX-listPerson.xml".
    """
    return [*sorted(folder.parent.glob(f"*{ROSTER}")), *sorted(folder.glob(f"*{ROSTER}"))]


def _read_people(folder: Path) -> Mapping[str, str]:
    people: dict[str, str] = {}
    for path in list_rosters(folder):
        people.update(list_people(parse_xml(load(str(path), _ROSTER_LIMIT), str(path))))
    return people
