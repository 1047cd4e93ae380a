import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from onrecord import casebook
from onrecord.errors import UnreadableError, UsageError
from onrecord.store import case as cases
from onrecord.store.case.schema import APPLICATION_ID, SCRIPTS


def make_of_version(path: Path, version: int) -> None:
    """Make a casebook as it was when the schema had this version, with a story and a decision in it."""
    connection = sqlite3.connect(path)
    for script in SCRIPTS[:version]:
        connection.executescript(script)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute(
        "INSERT INTO log (made, by, what, subject) VALUES ('2020-01-01T00:00:00+00:00', 'Ann', 'x', 'y')"
    )
    connection.commit()
    connection.close()


@pytest.mark.parametrize("version", range(1, len(SCRIPTS) + 1))
def test_casebooks_of_every_version_are_brought_up_to_date(version: int, tmp_path: Path, papers: Path) -> None:
    path = tmp_path / "old.casebook"
    make_of_version(path, version)
    with cases.open_case(path) as case:
        assert [line.by for line in cases.read_log(case)] == ["Ann"]
        assert casebook.add_records(case, [str(papers / "call.txt")], "Bo").new == 1
        cases.say_same(case, "Ovel", "Mr. Ovel", True, "Bo")
    with cases.open_case(path, read_only=True) as case:
        assert not casebook.examine(case)
        assert case.connection.execute("PRAGMA user_version").fetchone() == (len(SCRIPTS),)


def test_what_is_no_casebook_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.casebook"
    with pytest.raises(UnreadableError, match="onrecord new"):
        cases.open_case(path)
    path.write_text("hello")
    with pytest.raises(UnreadableError, match="another kind of file"):
        cases.open_case(path)
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE secrets (word TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(UnreadableError, match="another program"):
        cases.open_case(path)


def test_a_newer_casebook_and_foreign_tables_are_refused(tmp_path: Path) -> None:
    cases.make_case(tmp_path / "a.casebook", "Ann").close()
    for name, script, complaint in (
        ("newer", "PRAGMA user_version = 99", "newer On Record"),
        ("trigger", "CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM decisions; END", "does not make"),
        ("view", "CREATE VIEW notes AS SELECT 1", "does not make"),
    ):
        path = tmp_path / f"{name}.casebook"
        shutil.copy(tmp_path / "a.casebook", path)
        connection = sqlite3.connect(path)
        connection.executescript(script)
        connection.close()
        with pytest.raises(UnreadableError, match=complaint):
            cases.open_case(path)


def test_names_and_places_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"ends in \.casebook"):
        cases.make_case(tmp_path / "case.db", "Ann")
    cases.make_case(tmp_path / "a.casebook", "Ann").close()
    with pytest.raises(UsageError, match="already"):
        cases.make_case(tmp_path / "a.casebook", "Ann")
    with pytest.raises(UsageError, match="could not be made"):
        cases.make_case(tmp_path / "nowhere" / "a.casebook", "Ann")


def read_all(case: cases.Case) -> object:
    checked = [casebook.read_version(case, version) for version in cases.list_stories(case)]
    records = list(cases.read_kept(case, [kept.id for kept in cases.list_records(case)]))
    return checked, records, cases.read_log(case)


@pytest.mark.parametrize("part", range(12))
def test_damaged_pages_are_told_or_make_no_difference(part: int, case: cases.Case) -> None:
    casebook.check_case(case, "Ann")
    whole = read_all(case)
    case.close()
    data = bytearray(case.path.read_bytes())
    at = 100 + (len(data) - 700) * part // 11
    data[at : at + 600] = b"\xff" * 600
    case.path.write_bytes(data)
    try:
        with cases.open_case(case.path, read_only=True) as damaged:
            assert casebook.examine(damaged) or read_all(damaged) == whole
    except UnreadableError as error:
        assert str(case.path) in str(error)


@pytest.mark.parametrize("column", ["records.parcel", "versions.value", "findings.value", "checks.people"])
def test_a_changed_word_is_noticed(column: str, case: cases.Case) -> None:
    casebook.check_case(case, "Ann")
    table, name = column.split(".")
    kind = "BLOB" if name == "parcel" else "TEXT"
    case.connection.execute(f"UPDATE {table} SET {name} = CAST(replace({name}, 'ar', 'or') AS {kind})")
    assert casebook.examine(case)


def test_a_file_that_was_swapped_is_noticed(case: cases.Case) -> None:
    case.connection.execute("UPDATE files SET bytes = x'00' WHERE sha256 = (SELECT file FROM records)")
    (fault,) = casebook.examine(case)
    assert "call.txt" in fault


def test_it_can_be_copied_while_it_is_open_elsewhere_and_read_where_nothing_may_be_written(
    case: cases.Case, tmp_path: Path
) -> None:
    casebook.check_case(case, "Ann")
    case.close()
    mailed = tmp_path / "mailed"
    mailed.mkdir()
    shutil.copy(case.path, mailed / "gate.casebook")
    for read_only in (True, False):
        with cases.open_case(mailed / "gate.casebook", read_only=read_only) as copy:
            (story,) = casebook.read_status(copy).stories
            assert len(story.findings) == 3
    assert [path.name for path in mailed.iterdir()] == ["gate.casebook"]


def test_two_read_while_one_writes(case: cases.Case) -> None:
    (checked,) = casebook.check_case(case, "Ann")
    assert checked.found
    with case.writing("Ann", "testing"):
        case.connection.execute("INSERT INTO about (name, value) VALUES ('draft', 'half')")
        seen = []

        def look() -> None:
            with cases.open_case(case.path) as other:
                seen.append(other.connection.execute("SELECT count(*) FROM about WHERE name = 'draft'").fetchone()[0])

        threads = [threading.Thread(target=look) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert seen == [0, 0]
    with cases.open_case(case.path) as other:
        assert other.connection.execute("SELECT value FROM about WHERE name = 'draft'").fetchone() == ("half",)


def test_a_fault_in_the_middle_leaves_nothing_behind(case: cases.Case) -> None:
    lines = len(cases.read_log(case))
    with pytest.raises(ZeroDivisionError), case.writing("Ann", "testing"):
        case.connection.execute("INSERT INTO about (name, value) VALUES ('draft', 'half')")
        raise ZeroDivisionError
    assert case.connection.execute("SELECT count(*) FROM about").fetchone() == (0,)
    assert len(cases.read_log(case)) == lines


def test_who_only_reads_cannot_write(case: cases.Case) -> None:
    with cases.open_case(case.path, read_only=True) as other, pytest.raises(UsageError, match="only be read"):
        cases.say_same(other, "A", "B", True, "Ann")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork: a process that is killed at any moment")
def test_killed_at_any_moment_it_opens_again_with_nothing_half_done(case: cases.Case) -> None:
    casebook.check_case(case, "Ann")
    path = case.path
    case.close()
    script = Path(__file__).with_name("killed.py")
    done = subprocess.run(
        [sys.executable, script, path, "200"], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "200 times" in done.stdout
    with cases.open_case(path) as after:
        assert not cases.list_faults(after)
        assert not casebook.examine(after)
