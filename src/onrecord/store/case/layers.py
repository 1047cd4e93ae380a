"""What people say of names and documents: layers over what was read, never in its place. The last word counts."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Span
from onrecord.store.case.file import Case, now


@dataclass(frozen=True, slots=True, kw_only=True)
class Sameness:
    """That two names are one person, or are not."""

    one: str
    other: str
    is_same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCorrection:
    """What a record should read under `span`: words, or who speaks in the turn of this span."""

    record: str
    is_speaker: bool
    span: Span
    value: str
    made: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenPlace:
    """Which of several places the quotation `finding` is from."""

    finding: str
    record: str
    span: Span


def say_same(case: Case, one: str, other: str, is_same: bool | None, by: str) -> None:
    """Keep that two names are one person, or two; None takes back what was said of them."""
    first, second = sorted((one, other))
    what = {True: "said to be one person", False: "said to be two persons", None: "no longer said to be one or two"}
    with case.writing(by, what[is_same], f"{first} / {second}") as connection:
        connection.execute(
            "INSERT INTO samenesses (one, other, is_same, made, by) VALUES (?, ?, ?, ?, ?)",
            (first, second, is_same, now(), by),
        )


def list_samenesses(case: Case) -> tuple[Sameness, ...]:
    """Return what is said of pairs of names, sorted."""
    last = "SELECT max(id) FROM samenesses GROUP BY one, other"
    rows = case.connection.execute(
        f"SELECT one, other, is_same FROM samenesses WHERE id IN ({last}) AND is_same IS NOT NULL ORDER BY one, other"
    )
    return tuple(Sameness(one=one, other=other, is_same=bool(is_same)) for one, other, is_same in rows)


def correct(case: Case, correction: KeptCorrection) -> None:
    """Keep a correction; one of the same span and kind takes the place of an earlier one."""
    kind = "speaker" if correction.is_speaker else "words"
    with case.writing(correction.by, f"corrected {kind}", correction.value) as connection:
        connection.execute(
            "INSERT INTO corrections (record, kind, first, last, value, made, by) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                correction.record,
                kind,
                correction.span.start,
                correction.span.end,
                correction.value,
                correction.made,
                correction.by,
            ),
        )


def take_back(case: Case, record: str, span: Span, by: str) -> None:
    """Take back what was corrected at a span of a record."""
    with case.writing(by, "took back a correction", record) as connection:
        connection.execute(
            "DELETE FROM corrections WHERE record = ? AND first = ? AND last = ?", (record, span.start, span.end)
        )


def list_corrections(case: Case) -> dict[str, tuple[KeptCorrection, ...]]:
    """Return the corrections that stand, by the id of their record, in text order."""
    last = "SELECT max(id) FROM corrections GROUP BY record, kind, first, last"
    rows = case.connection.execute(
        "SELECT record, kind, first, last, value, made, by FROM corrections"
        f" WHERE id IN ({last}) ORDER BY record, first"
    )
    found: dict[str, tuple[KeptCorrection, ...]] = {}
    for record, kind, first, last_, value, made, by in rows:
        correction = KeptCorrection(
            record=record, is_speaker=kind == "speaker", span=Span(first, last_), value=value, made=made, by=by
        )
        found[record] = (*found.get(record, ()), correction)
    return found


def choose_place(case: Case, finding: str, record: str | None, span: Span | None, by: str) -> None:
    """Keep from which place a quotation is; None leaves it to the program again."""
    row = (finding, record, span.start if span else None, span.end if span else None, now(), by)
    with case.writing(by, "chose a place" if record else "left the place open", finding) as connection:
        connection.execute(
            "INSERT INTO chosen_places (finding, record, first, last, made, by) VALUES (?, ?, ?, ?, ?, ?)", row
        )


def list_chosen_places(case: Case) -> dict[str, ChosenPlace]:
    """Return the places that people chose, by the id of the finding."""
    last = "SELECT max(id) FROM chosen_places GROUP BY finding"
    rows = case.connection.execute(
        f"SELECT finding, record, first, last FROM chosen_places WHERE id IN ({last}) AND record IS NOT NULL"
    )
    return {
        finding: ChosenPlace(finding=finding, record=record, span=Span(first, last_))
        for finding, record, first, last_ in rows
    }
