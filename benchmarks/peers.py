"""Texts -> other programs that find where words stand in them, with one way to ask them all."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Callable, Sequence

import edlib
import tantivy
from rapidfuzz import fuzz

PASSAGE = 1500  # characters of a passage in the two search engines; passages overlap by half
BEST = 10  # passages that are aligned, letter by letter
Found = tuple[int, int, int] | None  # text, first character, last character excluded
Finder = Callable[[str], Found]
_WORD = re.compile(r"\w+")


def scan_rapidfuzz(texts: Sequence[str]) -> Finder:
    """Compare with every place of every text."""
    low = [text.lower() for text in texts]

    def find(query: str) -> Found:
        best, at = -1.0, None
        for number, text in enumerate(low):
            found = fuzz.partial_ratio_alignment(query, text, score_cutoff=max(best, 0))
            if found and found.score > best:
                best, at = found.score, (number, found.dest_start, found.dest_end)
        return at

    return find


def scan_edlib(texts: Sequence[str]) -> Finder:
    """Compute the edit distance to every place of every text."""
    low = [text.lower() for text in texts]
    return lambda query: _align(query, [(number, 0, text) for number, text in enumerate(low)])


def _align(query: str, passages: Sequence[tuple[int, int, str]]) -> Found:
    best, at = 1 << 30, None
    for number, start, text in passages:
        found = edlib.align(query.encode(), text.encode("ascii", "replace"), mode="HW", task="locations", k=best - 1)
        if 0 <= found["editDistance"] < best and found["locations"][0][0] is not None:
            best = found["editDistance"]
            at = (number, start + found["locations"][0][0], start + found["locations"][0][1] + 1)
    return at


def _cut(texts: Sequence[str]) -> list[tuple[int, int, str]]:
    return [
        (number, start, text[start : start + PASSAGE].lower())
        for number, text in enumerate(texts)
        for start in range(0, max(1, len(text) - PASSAGE // 2), PASSAGE // 2)
    ]


def index_fts5(texts: Sequence[str]) -> Finder:
    """Let SQLite rank passages by their words, and align the best."""
    passages = _cut(texts)
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE t USING fts5(x, content='')")
    table.executemany("INSERT INTO t(rowid, x) VALUES (?, ?)", ((i, p[2]) for i, p in enumerate(passages)))

    def find(query: str) -> Found:
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(_WORD.findall(query)[:32]))
        rows = table.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (words, BEST))
        return _align(query, [passages[row] for (row,) in rows])

    return find


def index_tantivy(texts: Sequence[str]) -> Finder:
    """Let tantivy rank passages by their words, and align the best."""
    passages = _cut(texts)
    schema = tantivy.SchemaBuilder().add_text_field("x").add_integer_field("id", stored=True).build()
    index = tantivy.Index(schema, path=tempfile.mkdtemp())
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for number, passage in enumerate(passages):
        writer.add_document(tantivy.Document(x=passage[2], id=number))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def find(query: str) -> Found:
        parsed = index.parse_query(" ".join(_WORD.findall(query)[:32]), ["x"])
        hits = searcher.search(parsed, BEST).hits
        return _align(query, [passages[searcher.doc(place)["id"][0]] for _, place in hits])

    return find


PEERS: dict[str, Callable[[Sequence[str]], Finder]] = {
    "rapidfuzz scan": scan_rapidfuzz,
    "edlib scan": scan_edlib,
    "FTS5 + edlib": index_fts5,
    "tantivy + edlib": index_tantivy,
}
