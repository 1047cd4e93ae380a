"""A folder of text files -> how fast and how well the engine finds quotations cut from them, beside its peers.

    python benchmarks/engine.py --record FOLDER [--megabytes 1 10 100] [--queries 200] [--peers 30] [--seed 7]

Texts are generated where the folder holds fewer than asked for. A fiftieth of the files is held out; quotations from it
are "absent". A quotation counts as found when a hit covers its true place, or a place that agrees with it as well.
Needs the dependency group `bench`.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from growth import grow
from noise import NOISES, Sample, edit_lightly, swap_words
from peers import PEERS

from onrecord.align.words import align_words
from onrecord.model import Origin, Record
from onrecord.search import Hit, Index
from onrecord.store import open_segment, pack_records, pack_vocabulary, pack_words, write_segment
from onrecord.text.fold import Words, fold, fold_word
from onrecord.text.vocabulary import list_words

LENGTHS = (3, 7, 12, 25, 60, 150)  # words of a quotation
SLACK = 6  # words around what a peer found, in which true ends are looked for


class Bench:
    """Texts, their words and their index, with the times it took to make them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.size = sum(map(len, texts)) / 1e6
        began = time.perf_counter()
        self.words = [fold(text) for text in texts]
        self.fold_seconds = time.perf_counter() - began
        self.index = Index.build(self.words, lambda: self.vocabulary)
        self.seconds = time.perf_counter() - began
        began = time.perf_counter()
        self.vocabulary = list_words(texts, self.words)
        self.vocabulary_seconds = time.perf_counter() - began

    def cut(self, length: int, chance: random.Random) -> Sample:
        """Take a run of words from a document that has as many."""
        while True:
            document = chance.randrange(len(self.texts))
            if len(self.words[document]) > length:
                break
        words = self.words[document]
        first = chance.randrange(len(words) - length)
        spans = zip(words.starts[first : first + length], words.ends[first : first + length], strict=True)
        return Sample([self.texts[document][start:end] for start, end in spans], document, first, first + length)

    def judge(self, query: Words, sample: Sample, hits: Sequence[Hit]) -> tuple[bool, bool]:
        """Say whether the true or an equal place is among the hits, and whether the best one has the true ends."""
        true = align_words(query.hashes, self.words[sample.document].hashes[sample.first : sample.last]).score
        best, ends = -1.0, False
        for hit in hits:
            laid = align_words(query.hashes, self.words[hit.document].hashes[hit.first : hit.last])
            if laid.score > best:
                best = laid.score
                at = (hit.document, hit.first + laid.first, hit.first + laid.last)
                ends = at == (sample.document, sample.first, sample.last)
        return best >= true - 1e-9, ends


def spell(query: Words, text: str) -> list[str]:
    """Return the folded spellings of a query's words."""
    return [fold_word(text[start:end]) for start, end in zip(query.starts.tolist(), query.ends.tolist(), strict=True)]


Row = tuple[list[float], list[bool], list[bool]]
Change = Callable[[list[str], random.Random], list[str]]


def ask(bench: Bench, change: Change, lengths: Sequence[int], queries: int, chance: random.Random) -> Row:
    """Ask the engine for changed quotations, and return times, what was found, and where the ends were true."""
    times, found, exact = [], [], []
    for i in range(queries):
        sample = bench.cut(lengths[i % len(lengths)], chance)
        words = change(sample.words, chance)
        query = fold(" ".join(words))
        spelled = spell(query, " ".join(words))
        began = time.perf_counter()
        hits = bench.index.find(query.hashes, spelled=spelled)
        times.append(time.perf_counter() - began)
        is_found, has_ends = bench.judge(query, sample, hits)
        found.append(is_found)
        exact.append(has_ends)
    return times, found, exact


def show(name: str, times: Sequence[float], *shares: Sequence[bool]) -> None:
    """Print a line: quantiles of the times in milliseconds, then shares in percent."""
    p50, p90, p99 = np.quantile(np.array(times) * 1000, (0.5, 0.9, 0.99))
    rates = "".join(f"{100 * sum(share) / len(share):8.1f}" for share in shares if share)
    print(f"{name:24}{len(times):6}{p50:10.3f}{p90:10.3f}{p99:10.3f}{rates}", flush=True)


def measure_disk(bench: Bench) -> None:
    """Print the bytes of the index on disk, and how long it takes to open."""
    records = [
        Record(id=str(number), text=text, title="", origin=Origin(uri="", sha256=""))
        for number, text in enumerate(bench.texts)
    ]
    [segment] = bench.index.segments
    arrays = {**pack_words(bench.words), **pack_records(records), **pack_vocabulary(bench.vocabulary)}
    arrays |= {"order": segment.order, "directory": segment.directory}
    beside = ("texts", "text_bounds", "rows", "row_bounds", "details", "detail_bounds", "facts")
    size = sum(array.nbytes for name, array in arrays.items() if name not in beside)
    with tempfile.TemporaryDirectory() as folder:
        layout = write_segment(Path(folder), arrays)
        began = time.perf_counter()
        open_segment(Path(folder), layout, is_trusted=True)
        ended = time.perf_counter()
    text = sum(len(text.encode()) for text in bench.texts)
    print(f"on disk {size / text:.2f} bytes a byte of text, opened in {1000 * (ended - began):.1f} ms")


def measure_batch(bench: Bench, queries: int, chance: random.Random) -> None:
    """Print quotations a second, on one core and on all."""
    change = swap_words(0.1)
    asked = [
        fold(" ".join(change(bench.cut(LENGTHS[i % len(LENGTHS)], chance).words, chance))).hashes
        for i in range(queries)
    ]
    began = time.perf_counter()
    one = [hits for first in range(0, queries, 100) for hits in bench.index.find_all(asked[first : first + 100])]
    middle = time.perf_counter()
    same = bench.index.find_all(asked) == one
    ended = time.perf_counter()
    rates = queries / (middle - began), queries / (ended - middle)
    print(f"batch {rates[0]:.0f} quotations a second on one core, {rates[1]:.0f} on {os.cpu_count()}; ", end="")
    print(f"the same answers: {same}")


def measure_peers(bench: Bench, queries: int, engine_p50: float, chance: random.Random) -> None:
    """Print how the peers do on a few quotations of 25 words, one word in ten changed."""
    change = swap_words(0.1)
    for name, make in PEERS.items():
        began = time.perf_counter()
        find = make(bench.texts)
        built = time.perf_counter() - began
        times, found, exact = [], [], []
        # A scan of 100 MB takes half a minute.
        for _ in range(queries if "scan" not in name else max(3, min(queries, int(60 / bench.size)))):
            sample = bench.cut(25, chance)
            text = " ".join(change(sample.words, chance)).lower()
            began = time.perf_counter()
            at = find(text)
            times.append(time.perf_counter() - began)
            hits = []
            if at:
                first, last = bench.words[at[0]].between(at[1], at[2])
                hits = [Hit(at[0], max(0, first - SLACK), last + SLACK, 0.0)]
            is_found, has_ends = bench.judge(fold(text), sample, hits)
            found.append(is_found)
            exact.append(has_ends)
        ratio = np.median(times) * 1000 / engine_p50
        show(name, times, found, exact)
        print(f"{'':24}  {ratio:.0f} times the engine's p50; built at {bench.size / built:.1f} MB/s")


def measure(texts: Sequence[str], absent: Sequence[str], options: argparse.Namespace) -> float:
    """Print everything for one size of record, and return the p50 in milliseconds."""
    chance = random.Random(options.seed)
    bench = Bench(texts)
    count = sum(len(words) for words in bench.words)
    print(f"\n{bench.size:.1f} million characters, {count} words, {len(texts)} documents")
    print(f"fold {bench.size / bench.fold_seconds:.0f} MB/s, ", end="")
    print(f"index {bench.size / (bench.seconds - bench.fold_seconds):.0f} MB/s, ", end="")
    print(f"list words {bench.size / bench.vocabulary_seconds:.0f} MB/s, ", end="")
    print(f"fold and index {bench.size / bench.seconds:.0f} MB/s; ", end="")
    print(f"resident at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    measure_disk(bench)
    measure_batch(bench, 3000, chance)
    print(f"{'':24}{'n':>6}{'p50 ms':>10}{'p90':>10}{'p99':>10}{'recall':>8}{'ends':>8}")
    everything: list[float] = []
    for name, change in NOISES.items():
        row = ask(bench, change, LENGTHS, options.queries, chance)
        everything += row[0]
        show(name, *row)
    show("all of these", everything)
    show(">= 10 words, 10 % words", *ask(bench, swap_words(0.1), (10, 25, 60, 150), 10 * options.queries, chance))
    show("5-9 words, light edits", *ask(bench, edit_lightly, (5, 6, 7, 8, 9), 5 * options.queries, chance))
    away = Bench(absent)
    times = []
    for i in range(options.queries):
        words = away.cut(LENGTHS[i % len(LENGTHS)], chance).words
        query = fold(" ".join(words))
        spelled = spell(query, " ".join(words))
        began = time.perf_counter()
        bench.index.find(query.hashes, spelled=spelled)
        times.append(time.perf_counter() - began)
    show("absent", times)
    p50 = float(np.median(everything)) * 1000
    if options.peers:
        fair = ask(bench, swap_words(0.1), (25,), options.queries, chance)
        show("25 words, 10 % words", *fair)
        measure_peers(bench, options.peers, float(np.median(fair[0])) * 1000, chance)
    return p50


def main() -> None:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--queries", type=int, default=200, help="for each kind of noise")
    parser.add_argument("--peers", type=int, default=30, help="queries for each peer; 0 leaves them out")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    texts = [path.read_text("utf-8", "replace") for path in sorted(options.record.rglob("*.txt"))]
    random.Random(options.seed).shuffle(texts)
    held = max(1, len(texts) // 50)
    texts, absent = texts[:-held], texts[-held:]
    have = sum(map(len, texts))
    if have < max(options.megabytes) * 1_000_000:
        texts += grow(texts, max(options.megabytes) * 1_000_000 - have, options.seed)
    Index.build([fold("so that compiling is not counted")]).find(fold("so that").hashes)
    p50s = []
    for megabytes in options.megabytes:
        total, count = 0, 0
        while count < len(texts) and total < megabytes * 1_000_000:
            total += len(texts[count])
            count += 1
        p50s.append(measure(texts[:count], absent, options))
    if len(p50s) > 1:
        growth = math.log(p50s[-1] / p50s[0]) / math.log(options.megabytes[-1] / options.megabytes[0])
        print(f"\np50 grows with the {growth:.2f}th power of the record")


if __name__ == "__main__":
    main()
