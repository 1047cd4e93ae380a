"""A house policy: a small file -> how severe the few movable rulings are, and how long a gap may be."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

from onrecord.errors import UsageError
from onrecord.model import Ruling

SHIPPED = ("ap", "chicago", "bluebook", "cleaned-up")
MOVABLE = (Ruling.CLEANED, Ruling.JOINED, Ruling.BRACKETED, Ruling.ELIDED)
MAX_MOVED = 3  # VERDICTS.md: a policy never makes anything as grave as `reversed` (4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a house lets pass.

    `gap_words` and `gap_sentences` bound what a marked elision may leave out, `bracket_words` how many words of the
    record a bracket may stand for, `interruption_words` how long another speaker's interruption may be and still be
    passed over in silence. The defaults are those of VERDICTS.md.
    """

    gap_words: int = 60
    gap_sentences: int = 1
    bracket_words: int = 3
    interruption_words: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A house policy. `severity` holds only movable rulings; `grounds` is the source, for a person."""

    name: str
    title: str
    grounds: str
    severity: dict[Ruling, int]
    limits: Limits = Limits()

    def move(self, ruling: Ruling) -> int | None:
        """Return the severity this house gives `ruling`, None where it does not move it."""
        return self.severity.get(ruling)


def _number(table: dict[str, Any], key: str, most: int, where: str) -> int:
    value = table[key]
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise UsageError(f"{where}: {key} must be a whole number from 0 to {most}, found {value!r}; correct that line.")
    return value


def parse_policy(name: str, text: str, where: str) -> Policy:
    """Build a policy from the text of its file.

    >>> parse_policy("house", "severity = {cleaned = 0}", "house.toml").move(Ruling.CLEANED)
    0

    Raises:
        UsageError: the text is no TOML, or holds an unknown key or an impossible value; `where` and the key are named.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where}: expected a policy in TOML, found an error: {error}.") from error
    movable = {ruling.value: ruling for ruling in MOVABLE}
    allowed = {
        "": {"title", "grounds", "severity", "limits"},
        "severity": set(movable),
        "limits": {f.name for f in fields(Limits)},
    }
    for section in ("severity", "limits"):
        if not isinstance(table.get(section, {}), dict):
            raise UsageError(f"{where}: [{section}] must be a table of numbers, found {table[section]!r}.")
    for section, keys in allowed.items():
        for key in table if section == "" else table.get(section, {}):
            if key not in keys:
                place = f"[{section}] {key}" if section else key
                raise UsageError(f"{where}: a policy cannot set {place}; it may set {', '.join(sorted(keys))}.")
    severity, limits = table.get("severity", {}), table.get("limits", {})
    return Policy(
        name=name,
        title=str(table.get("title", name)),
        grounds=str(table.get("grounds", "")),
        severity={movable[key]: _number(severity, key, MAX_MOVED, where) for key in severity},
        limits=Limits(**{key: _number(limits, key, 10_000, where) for key in limits}),
    )


@cache
def load_policy(name: str = "ap") -> Policy:
    """Return the shipped policy called `name`.

    Raises:
        UsageError: no policy of that name ships.
    """
    if name not in SHIPPED:
        raise UsageError(f"--policy takes {', '.join(SHIPPED)} or the path of a policy file; {name!r} is neither.")
    text = resources.files(__package__).joinpath("policies", f"{name}.toml").read_text(encoding="utf-8")
    return parse_policy(name, text, name)


def shipped_policies() -> tuple[Policy, ...]:
    """Return every policy that ships, in the order in which they are explained."""
    return tuple(load_policy(name) for name in SHIPPED)
