"""A `record.toml` beside records -> what a person says of each file there."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from pathlib import Path

from onrecord.errors import UnreadableError
from onrecord.model import Fidelity
from onrecord.read.corrections import Amendment, read_amendments
from onrecord.read.decode import decode
from onrecord.read.files import SIDECAR, load

# A sidecar of a thousand files stays under 1 MB.
_SIDECAR_LIMIT = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one record besides its text; None and empty where nobody said. Facts win over what is guessed.

    `speakers` maps a label as printed to a name, `people` an id that the file itself uses. `released` is one line, "by
    whom, on what day"; `provenance` holds what else is known of how the file came here, (field, value), in the order of
    PROVENANCE.
    """

    title: str | None = None
    kind: str | None = None
    dated: date | None = None
    author: str | None = None
    parties: tuple[str, ...] = ()
    speakers: Mapping[str, str] = field(default_factory=dict)
    fidelity: Fidelity | None = None
    complete: bool | None = None
    covers: tuple[str, ...] = ()
    released: str | None = None
    provenance: tuple[tuple[str, str], ...] = ()
    event: str | None = None
    language: str | None = None
    corrections: tuple[Amendment, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)


def read_sidecar(folder: Path) -> dict[str, Facts]:
    """Return the facts of the `record.toml` in `folder` by file name, nothing where there is none.

    Raises: UnreadableError, naming file, entry and key, if it is no TOML, has an unknown key or a value of another
    kind, or names a file that is not there.
    """
    path = folder / SIDECAR
    if not path.is_file():
        return {}
    return parse_sidecar(load(str(path), _SIDECAR_LIMIT), str(path), lambda name: (folder / name).exists())


def parse_sidecar(data: bytes, path: str, is_there: Callable[[str], bool]) -> dict[str, Facts]:
    """Return the facts in the bytes of a `record.toml` by file name; errors as in `read_sidecar`."""
    text, _ = decode(data, path)
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableError(f"{path}: expected TOML, found an error: {error}; correct that line") from None
    return {name: _read_entry(entry, f'{path}, ["{name}"]', is_there(name)) for name, entry in entries.items()}


def overlay(facts: Facts, said: Facts) -> Facts:
    """Return `facts` with what `said` says in place of theirs, field by field; provenance key by key."""
    stated = {each.name: value for each in fields(Facts) if (value := getattr(said, each.name)) not in (None, (), {})}
    known = {**dict(facts.provenance), **dict(said.provenance)}
    return replace(facts, **stated | {"provenance": tuple((key, known[key]) for key in PROVENANCE if key in known)})


def _read_entry(entry: object, where: str, is_there: bool) -> Facts:
    if not isinstance(entry, dict):
        raise UnreadableError(f'{where}: expected a table for each file, found {_show(entry)}; write ["file.txt"]')
    if not is_there:
        raise UnreadableError(f"{where}: expected the name of a file beside it, found none; correct the name")
    unknown = [key for key in entry if key not in _KEYS]
    if unknown:
        raise UnreadableError(f"{where}: the key {unknown[0]!r} is unknown; known are {', '.join(_KEYS)}")
    values: dict[str, object] = {}
    for key, value in entry.items():
        expected, kind = _KEYS[key]
        if not _fits(value, kind):
            raise UnreadableError(f"{where}, {key}: expected {expected}, found {_show(value)}; correct it")
        values[key] = value
    return _make_facts(values, where)


def _make_facts(values: Mapping[str, object], where: str) -> Facts:
    def text(key: str) -> str | None:
        value = values.get(key)
        return value if isinstance(value, str) else None

    def texts(key: str) -> tuple[str, ...]:
        value = values.get(key, ())
        return tuple(map(str, value)) if isinstance(value, list) else ()

    speakers, released, complete = values.get("speakers"), values.get("released"), values.get("complete")
    return Facts(
        title=text("title"),
        kind=text("kind"),
        dated=_take_day(values.get("date")),
        author=text("author"),
        parties=texts("parties"),
        speakers={str(label): str(name) for label, name in speakers.items()} if isinstance(speakers, dict) else {},
        fidelity=_take_fidelity(text("fidelity"), where),
        complete=complete if isinstance(complete, bool) else None,
        covers=texts("covers"),
        released=_take_release(released, where) if isinstance(released, dict) else None,
        provenance=tuple((key, _spell(values[key])) for key in PROVENANCE if key in values),
        event=text("event"),
        language=text("language"),
        corrections=read_amendments(values.get("corrections"), where),
    )


def _take_day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _take_fidelity(value: str | None, where: str) -> Fidelity | None:
    if value is not None and value not in tuple(Fidelity):
        raise UnreadableError(f"{where}, fidelity: expected one of {', '.join(Fidelity)}, found {value!r}; choose one")
    return None if value is None else Fidelity(value)


def _take_release(value: Mapping[str, object], where: str) -> str | None:
    by, day = value.get("by"), _take_day(value.get("date"))
    if set(value) - {"by", "date"} or not isinstance(by, str | None) or (day is None) == ("date" in value):
        raise UnreadableError(f'{where}, released: expected {{by = "...", date = 2020-05-29}}, found {_show(value)}')
    return ", ".join(part for part in (by, day.isoformat() if day else None) if part) or None


def _spell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else str(value)


# What a person may note of how a file came here; it is kept and shown. Verdicts rest on `competes_with` alone of it.
PROVENANCE: tuple[str, ...] = (
    "obtained",
    "obtained_from",
    "classification",
    "declassified",
    "docket",
    "competes_with",
)
_KEYS: dict[str, tuple[str, str]] = {
    "title": ("text", "text"),
    "kind": ("text, such as transcript, email, chat, note, statement, memo, speech, document", "text"),
    "date": ("a day such as 2016-12-29", "day"),
    "author": ("text", "text"),
    "parties": ("a list of names", "names"),
    "speakers": ('labels and names such as {SMITH = "Jane Smith"}', "table"),
    "fidelity": ("text", "text"),
    "complete": ("true or false", "claim"),
    "covers": ("a list of names and events", "names"),
    "released": ("a table with by and date", "any table"),
    "obtained": ("a day such as 2020-05-29", "day"),
    "obtained_from": ("text: from whom, or the address", "text"),
    "classification": ("text, as marked on the document", "text"),
    "declassified": ("a day such as 2020-05-29", "day"),
    "docket": ("text", "text"),
    "event": ("text: what this is a record of, the same words for all records of it", "text"),
    "language": ("a language code such as en, de, pt-BR", "text"),
    "corrections": ('a list such as [{words = "KfSLYAK", text = "KISLYAK"}]', "tables"),
    "competes_with": ("a list of names of other records of the same event", "names"),
}


def _fits(value: object, kind: str) -> bool:
    if kind == "names":
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind == "tables":
        return isinstance(value, list)
    if kind == "table":
        return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
    types: dict[str, type] = {"text": str, "claim": bool, "day": date, "any table": dict}
    return isinstance(value, types[kind])


def _show(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."
