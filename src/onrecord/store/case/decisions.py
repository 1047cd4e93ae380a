"""What people decided about the quotations of a version: only ever added to, the last word counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from onrecord.model import Choice, Decision
from onrecord.store.case.file import Case, now
from onrecord.store.case.stories import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDecision:
    """A decision as it is kept: its row, and how grave the finding was that it was made on."""

    id: int
    decision: Decision
    severity: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A decision that goes over to the quotation `finding` of a later version, perhaps to be looked at again."""

    kept: KeptDecision
    finding: str
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A quotation as it was when somebody decided on it: the id of its finding, its words, how grave it was."""

    finding: str
    words: str
    severity: int | None


_COLUMNS = "id, finding, choice, note, words, severity, made, by, carried_from, is_open"


def decide(case: Case, version: Version, ruled: Ruled, choice: Choice | None, note: str, by: str) -> None:
    """Keep a decision on a quotation; None takes back the one that stands."""
    with case.writing(by, f"decided: {choice}" if choice else "took back a decision", ruled.words) as connection:
        connection.execute(
            "INSERT INTO decisions (version, finding, choice, note, words, severity, made, by, is_open)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (version.id, ruled.finding, choice, note, ruled.words, ruled.severity, now(), by),
        )


def list_decisions(case: Case, version: Version) -> dict[str, KeptDecision]:
    """Return the decisions that stand in a version, by the id of their finding."""
    standing = "SELECT max(id) FROM decisions WHERE version = ? GROUP BY finding"
    rows = case.connection.execute(f"SELECT {_COLUMNS} FROM decisions WHERE id IN ({standing})", (version.id,))
    found = (_read(*row) for row in rows)
    return {kept.decision.finding: kept for kept in found if kept}


def list_history(case: Case, version: Version, finding: str) -> tuple[KeptDecision, ...]:
    """Return every decision ever made on a quotation of a version, the last one first, those taken back left out."""
    rows = case.connection.execute(
        f"SELECT {_COLUMNS} FROM decisions WHERE version = ? AND finding = ? ORDER BY id DESC", (version.id, finding)
    )
    return tuple(kept for kept in (_read(*row) for row in rows) if kept)


def carry(case: Case, version: Version, carried: Iterable[Carried]) -> None:
    """Write decisions over to a version, inside a transaction that is open; who made them, and when, stays."""
    case.connection.executemany(
        "INSERT INTO decisions (version, finding, choice, note, words, severity, made, by, carried_from, is_open)"
        " SELECT ?, ?, choice, note, words, severity, made, by, id, ? FROM decisions WHERE id = ?",
        [(version.id, one.finding, one.is_open, one.kept.id) for one in carried],
    )


def _read(
    id: int,
    finding: str,
    choice: str | None,
    note: str,
    words: str,
    severity: int | None,
    made: str,
    by: str,
    carried_from: int | None,
    is_open: int,
) -> KeptDecision | None:
    if choice is None:
        return None
    decision = Decision(
        finding=finding,
        choice=Choice(choice),
        by=by,
        made=datetime.fromisoformat(made),
        words=words,
        note=note,
        is_carried=carried_from is not None,
        is_open=bool(is_open),
    )
    return KeptDecision(id=id, decision=decision, severity=severity)
