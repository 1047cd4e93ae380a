"""A casebook, a number -> the casebook after a writer was killed that often, each time opened and looked through.

Every transaction writes decisions in pairs with one line in the log, so that half of one would show.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from onrecord import casebook
from onrecord.model import Choice
from onrecord.store import case as cases

SEED = 20211104
LONGEST_SECONDS = 0.03  # several transactions, each with its waits for the disk


def write_for_ever(path: Path) -> None:
    with cases.open_case(path) as case:
        (version,) = cases.list_stories(case)
        found = casebook.read_version(case, version).found
        assert found
        number = 0
        while True:
            number += 1
            file = cases.File(f"note-{os.getpid()}-{number}.txt", os.urandom(20_000))
            with case.writing("Ann", "pair"):
                for finding in found.findings[:2]:
                    cases.carry(case, version, [])
                    case.connection.execute(
                        "INSERT INTO decisions (version, finding, choice, note, words, severity, made, by, is_open)"
                        " VALUES (?, ?, ?, ?, '', 0, '2021-05-04T00:00:00+00:00', 'Ann', 0)",
                        (version.id, finding.id, Choice.RIGHT, "x" * 3000),
                    )
                cases.keep_file(case, file)


def look_through(path: Path) -> int:
    with cases.open_case(path) as case:
        (told,) = case.connection.execute("PRAGMA quick_check").fetchone()
        assert told == "ok", told
        (decisions,) = case.connection.execute("SELECT count(*) FROM decisions").fetchone()
        (files,) = case.connection.execute("SELECT count(*) FROM files").fetchone()
        (pairs,) = case.connection.execute("SELECT count(*) FROM log WHERE what = 'pair'").fetchone()
        assert decisions == 2 * pairs, (decisions, pairs)
        assert files == 2 + pairs, (files, pairs)
        return int(pairs)


def main(path: Path, times: int) -> None:
    random.seed(SEED)
    pairs = 0
    for _ in range(times):
        child = os.fork()
        if child == 0:
            write_for_ever(path)
        time.sleep(random.uniform(0, LONGEST_SECONDS))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        pairs = look_through(path)
    print(f"killed {times} times, {pairs} transactions kept")


main(Path(sys.argv[1]), int(sys.argv[2]))
