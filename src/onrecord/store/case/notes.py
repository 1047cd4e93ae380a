"""What a case is called and how it is checked, and the log of who did what."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from onrecord.store.case.file import Case
from onrecord.store.case.rows import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the stories of a case are checked: the options of `onrecord check`.

    `policy_text` is the house policy itself where it is none of those that ship.
    """

    policy: str = "ap"
    policy_text: str | None = None
    complete: bool = False
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log."""

    made: str
    by: str
    what: str
    subject: str


def read_settings(case: Case) -> Settings:
    """Return how the case is checked."""
    row = case.connection.execute("SELECT value FROM about WHERE name = 'settings'").fetchone()
    return load(row[0], Settings) if row else Settings()


def keep_settings(case: Case, settings: Settings, by: str) -> None:
    """Keep how the case is checked from now on."""
    with case.writing(by, "changed the settings", settings.policy) as connection:
        connection.execute(
            "INSERT INTO about (name, value) VALUES ('settings', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (json.dumps(asdict(settings)),),
        )


def read_log(case: Case, limit: int = 100) -> tuple[Line, ...]:
    """Return the last lines of the log, the newest first."""
    rows = case.connection.execute("SELECT made, by, what, subject FROM log ORDER BY id DESC LIMIT ?", (limit,))
    return tuple(Line(*row) for row in rows)


def read_mark(case: Case) -> int:
    """Return a number that is another one after anything was written: the log's last line."""
    (last,) = case.connection.execute("SELECT coalesce(max(id), 0) FROM log").fetchone()
    return int(last)
