"""The story's side of a casebook: stories with all their versions, and what each check found in them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.model import Finding, Person, Story, StoryReport
from onrecord.store.case.documents import File, keep_file
from onrecord.store.case.file import Case, now
from onrecord.store.case.rows import complain, digest, dump, load


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a story: `number` counts from 1, `key` is the id of its `Story`, `id` its row."""

    id: int
    story: int
    number: int
    key: str
    title: str
    path: str
    file: str
    added: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a check rests on besides the words of the version: `state` is another one for other records or options."""

    made_with: str
    policy: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check of a version, and when it was made."""

    id: int
    made: str
    basis: Basis


_VERSION = """
    SELECT versions.id, story, number, key, title, path, file, added, by FROM versions
    JOIN stories ON stories.id = story
"""
_LAST = " WHERE number = (SELECT max(number) FROM versions AS other WHERE other.story = versions.story)"


def keep_version(case: Case, file: File, story: Story, of: int | None, by: str) -> Version:
    """Keep a story as the next version of the story with row `of`, or as a story of its own where that is None."""
    value = dump(story)
    with case.writing(by, "added a story" if of is None else "added a version", story.title) as connection:
        keep_file(case, file)
        if of is None:
            of = connection.execute("INSERT INTO stories (title) VALUES (?)", (story.title,)).lastrowid
        else:
            connection.execute("UPDATE stories SET title = ? WHERE id = ?", (story.title, of))
        number = "(SELECT coalesce(max(number), 0) + 1 FROM versions WHERE story = ?1)"
        row = connection.execute(
            "INSERT INTO versions (story, number, key, file, path, value, digest, added, by)"
            f" VALUES (?1, {number}, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (of, story.id, file.sha256, story.origin.uri, value, digest(value), now(), by),
        ).lastrowid
    return _version(*case.connection.execute(f"{_VERSION} WHERE versions.id = ?", (row,)).fetchone())


def list_stories(case: Case) -> tuple[Version, ...]:
    """Return the last version of each story, in the order in which the stories came."""
    return tuple(_version(*row) for row in case.connection.execute(f"{_VERSION}{_LAST} ORDER BY story"))


def list_versions(case: Case, story: int) -> tuple[Version, ...]:
    """Return all versions of a story, the first one first."""
    rows = case.connection.execute(f"{_VERSION} WHERE story = ? ORDER BY number", (story,))
    return tuple(_version(*row) for row in rows)


def find_version(case: Case, key: str) -> Version:
    """Return the version whose `Story` has the id `key`, the last of several.

    Raises:
        UsageError: there is none.
    """
    row = case.connection.execute(f"{_VERSION} WHERE key = ? ORDER BY versions.id DESC", (key,)).fetchone()
    if row is None:
        raise UsageError(f"{case.path}: there is no story {key!r} in this case; see `onrecord status`")
    return _version(*row)


def find_checked(case: Case, finding: str) -> tuple[Version, Check]:
    """Return the version that holds a finding, and the last check that made it.

    Raises:
        UsageError: there is no such finding.
    """
    row = case.connection.execute(
        "SELECT version, made_in FROM findings JOIN checks ON checks.id = made_in WHERE findings.id = ?"
        " ORDER BY version DESC, made_in DESC",
        (finding,),
    ).fetchone()
    if row is None:
        raise UsageError(f"{case.path}: there is no finding {finding!r} in this case; see `onrecord status`")
    version = _version(*case.connection.execute(f"{_VERSION} WHERE versions.id = ?", (row[0],)).fetchone())
    return version, next(check for check in list_checks(case, version) if check.id == row[1])


def read_version(case: Case, version: Version) -> Story:
    """Return the story as it was read."""
    found = case.connection.execute("SELECT value, digest FROM versions WHERE id = ?", (version.id,))
    value, told = found.fetchone()
    return load(value, Story, told)


def keep_check(case: Case, version: Version, found: StoryReport, about: Basis) -> None:
    """Keep what a check found, inside a transaction that is open."""
    connection = case.connection
    both = (*found.findings, *found.statements)
    people, values = dump(found.people), [dump(finding) for finding in both]
    check = connection.execute(
        "INSERT INTO checks (version, made, made_with, policy, state, people, digest) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (version.id, now(), about.made_with, about.policy, about.state, people, digest(people, *values)),
    ).lastrowid
    connection.executemany(
        "INSERT INTO findings (made_in, number, id, ruling, severity, value) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (check, number, finding.id, *_ruled(finding), value)
            for number, (finding, value) in enumerate(zip(both, values, strict=True))
        ],
    )
    connection.executemany(
        "INSERT INTO passages (made_in, number, record, first, last) VALUES (?, ?, ?, ?, ?)",
        [(check, number, *place) for number, finding in enumerate(both) for place in _places(finding)],
    )


def _ruled(finding: Finding) -> tuple[str | None, int | None]:
    return (finding.verdict.ruling, finding.verdict.severity) if finding.verdict else (None, None)


def _places(finding: Finding) -> list[tuple[str, int, int]]:
    """Return where a finding was judged to stand: its legs, else its first place."""
    passages = [leg.passage for leg in finding.alignment.legs] if finding.alignment else finding.places[:1]
    return [(passage.record, passage.span.start, passage.span.end) for passage in passages]


def list_checks(case: Case, version: Version) -> tuple[Check, ...]:
    """Return the checks of a version, the last one first."""
    rows = case.connection.execute(
        "SELECT id, made, made_with, policy, state FROM checks WHERE version = ? ORDER BY id DESC", (version.id,)
    )
    return tuple(
        Check(id=id, made=made, basis=Basis(made_with=made_with, policy=policy, state=state))
        for id, made, made_with, policy, state in rows
    )


def read_check(case: Case, version: Version, check: Check) -> StoryReport:
    """Return what a check found; without the decisions of people, which belong to the version."""
    rows = case.connection.execute("SELECT value FROM findings WHERE made_in = ? ORDER BY number", (check.id,))
    values = [value for (value,) in rows]
    found = case.connection.execute("SELECT people, digest FROM checks WHERE id = ?", (check.id,))
    people, told = found.fetchone()
    if digest(people, *values) != told:
        raise complain(StoryReport, "it is not what was kept")
    findings = [load(value, Finding) for value in values]
    return StoryReport(
        story=read_version(case, version),
        findings=tuple(finding for finding in findings if finding.verdict),
        statements=tuple(finding for finding in findings if not finding.verdict),
        people=load(people, tuple[Person, ...]),
    )


def _version(
    id: int, story: int, number: int, key: str, title: str, path: str, file: str, added: str, by: str
) -> Version:
    return Version(id=id, story=story, number=number, key=key, title=title, path=path, file=file, added=added, by=by)
