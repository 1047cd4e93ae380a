"""Records -> rows of the tables of the search box, and out of them again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from sqlite3 import Connection
from typing import Any

from onrecord.model import Record
from onrecord.store.fulltext.passages import CutPassage, cut_passages
from onrecord.store.fulltext.spelling import spell, spell_words

# Goes up when words are spelled or passages are cut in another way: tables made before must be made anew.
VERSION = 1

# The words come folded, one word a token: all that is left to SQLite is to cut at spaces. Speaker, title and date
# narrow a search down and weigh nothing in its ranking. The full-text table keeps no content, so what is taken out of
# it must be told word for word as it was put in: that is what `kept` is for, compressed.
_TABLES = """
CREATE VIRTUAL TABLE IF NOT EXISTS search_words
    USING fts5(words, speaker, doc, date, content='', tokenize="ascii tokenchars '''.,'");
CREATE TABLE IF NOT EXISTS search_records (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dated TEXT, first INTEGER NOT NULL, kept BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS search_passages (
    number INTEGER PRIMARY KEY, record INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, turn INTEGER,
    speaker TEXT);
INSERT INTO search_words(search_words, rank) VALUES ('rank', 'bm25(1.0, 0.0, 0.0, 0.0)');
"""
_BETWEEN = "\ue000"  # a word that nothing is spelled like keeps phrases from running over from name to name

_Row = tuple[str, str, str, str]  # words, speaker, doc, date


def make_tables(connection: Connection) -> None:
    """Make the tables where they are not there yet, inside whatever transaction is open."""
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)


def add_record(connection: Connection, record: Record) -> None:
    """Put a record in, in place of one with its id. Linear in its text.

    The caller commits; one transaction for many records is many times faster than one for each.
    """
    remove_record(connection, record.id)
    first = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM search_passages").fetchone()[0]
    dated = record.dated.isoformat() if record.dated else None
    words, spelled = spell(record.text, record.masks)
    passages = cut_passages(record, words)
    voices = [_find_voice(record, passage) for passage in passages]
    names = {voice: _name(*voice) for voice in dict.fromkeys(voices)}
    title, date = _name(record.title, PurePath(record.origin.uri).name), _spell_date(dated)
    rows: list[_Row] = [
        (" ".join(spelled[passage.first : passage.last]), names[voice], title, date)
        for passage, voice in zip(passages, voices, strict=True)
    ]
    number = connection.execute(
        "INSERT INTO search_records(id, dated, first, kept) VALUES (?, ?, ?, ?)",
        (record.id, dated, first, _pack(rows)),
    ).lastrowid
    connection.executemany(
        "INSERT INTO search_passages VALUES (?, ?, ?, ?, ?, ?)",
        (
            (i, number, passage.span.start, passage.span.end, passage.turn, speaker or label)
            for i, (passage, (speaker, label)) in enumerate(zip(passages, voices, strict=True), first)
        ),
    )
    connection.executemany(
        "INSERT INTO search_words(rowid, words, speaker, doc, date) VALUES (?, ?, ?, ?, ?)", _count(rows, first)
    )


def remove_record(connection: Connection, record_id: str) -> None:
    """Take a record out; nothing happens where it is not in. The caller commits."""
    found = connection.execute("SELECT number, first, kept FROM search_records WHERE id = ?", (record_id,)).fetchone()
    if found is None:
        return
    number, first, kept = found
    rows = _unpack(kept)
    connection.executemany(
        "INSERT INTO search_words(search_words, rowid, words, speaker, doc, date) VALUES ('delete', ?, ?, ?, ?, ?)",
        _count(rows, first),
    )
    connection.execute("DELETE FROM search_passages WHERE number BETWEEN ? AND ?", (first, first + len(rows) - 1))
    connection.execute("DELETE FROM search_records WHERE number = ?", (number,))


def _find_voice(record: Record, passage: CutPassage) -> tuple[str | None, str | None]:
    """Return the speaker and the label of a passage's turn."""
    if passage.turn is None:
        return None, None
    turn = record.turns[passage.turn]
    return turn.speaker, turn.label


def _count(rows: list[_Row], first: int) -> Iterator[tuple[int, str, str, str, str]]:
    return ((number, *row) for number, row in enumerate(rows, first))


def _name(*names: str | None) -> str:
    """Return how names of one thing are spelled, each once."""
    spelled = (" ".join(spell_words(name)) for name in names if name)
    return f" {_BETWEEN} ".join(dict.fromkeys(spelled))


def _spell_date(dated: str | None) -> str:
    """Return a day as the words for its year, its month and itself."""
    return f"{dated[:4]} {dated[:4]}{dated[5:7]} {dated.replace('-', '')}" if dated else ""


def _pack(rows: list[_Row]) -> bytes:
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), level=1)


def _unpack(kept: bytes) -> list[_Row]:
    rows: list[Any] = json.loads(zlib.decompress(kept))
    return [(words, speaker, doc, date) for words, speaker, doc, date in rows]
