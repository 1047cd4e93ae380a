"""A folder of text files -> how fast and how well the engine finds quotations cut from them, beside a rapidfuzz scan.

    python benchmarks/engine.py --record FOLDER [--queries 200] [--scans 5] [--seed 7]

The last fiftieth of the files is held out; quotations from it are "absent". A quotation counts as found when a hit
covers its true place, or a place that agrees with it as well.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz

from onrecord.align.words import align_words
from onrecord.search import Hit, Index
from onrecord.text.fold import Words, fold

LENGTHS = (3, 7, 12, 25, 60, 150)  # words of a quotation
MISREAD = {"e": "c", "l": "1", "i": "l", "o": "0", "h": "b", "n": "u", "t": "f", "a": "o"}
Noise = Callable[[list[str], random.Random], list[str]]


@dataclass(frozen=True, slots=True)
class Sample:
    """Quoted words, and where they were taken from: words `first` to `last` of a document."""

    words: list[str]
    document: int
    first: int
    last: int


def swap_words(share: float) -> Noise:
    """Replace, drop or add that share of the words."""

    def noise(words: list[str], chance: random.Random) -> list[str]:
        out: list[str] = []
        for word in words:
            kind = chance.random() / share
            out += [chance.choice(words)] if kind < 0.6 else [] if kind < 0.8 else [word]
            out += [chance.choice(words)] if 0.8 <= kind < 1 else []
        return out or words

    return noise


def misread_letters(words: list[str], chance: random.Random) -> list[str]:
    """Misread one letter in twenty."""
    return ["".join(MISREAD.get(x, x) if chance.random() < 0.05 else x for x in word) for word in words]


def cut_middle(words: list[str], chance: random.Random) -> list[str]:
    """Leave out up to a third of the words, in one piece."""
    if len(words) < 5:
        return words
    size = chance.randint(1, len(words) // 3)
    at = chance.randint(2, len(words) - size - 2)
    return words[:at] + words[at + size :]


def add_not(words: list[str], chance: random.Random) -> list[str]:
    """Add one negation."""
    at = chance.randint(1, len(words) - 1)
    return [*words[:at], "not", *words[at:]]


NOISES: dict[str, Noise] = {
    "verbatim": lambda words, chance: words,
    "5 % words": swap_words(0.05),
    "10 % words": swap_words(0.1),
    "30 % words": swap_words(0.3),
    "5 % letters": misread_letters,
    "cut": cut_middle,
    "negated": add_not,
}


def cut(texts: Sequence[str], folded: Sequence[Words], length: int, chance: random.Random) -> Sample:
    """Take a run of words from a document that has as many."""
    while True:
        document = chance.randrange(len(texts))
        words = folded[document]
        if len(words) > length:
            break
    first = chance.randrange(len(words) - length)
    taken = [
        texts[document][start:end]
        for start, end in zip(words.starts[first : first + length], words.ends[first : first + length], strict=True)
    ]
    return Sample(taken, document, first, first + length)


def judge_hits(query: Words, sample: Sample, hits: Sequence[Hit], folded: Sequence[Words]) -> tuple[bool, bool]:
    """Say whether the true or an equal place is among the hits, and whether the best one has the true ends."""
    true = align_words(query.hashes, folded[sample.document].hashes[sample.first : sample.last]).score
    best, ends = -1.0, False
    for hit in hits:
        laid = align_words(query.hashes, folded[hit.document].hashes[hit.first : hit.last])
        if laid.score > best:
            best = laid.score
            at = (hit.document, hit.first + laid.first, hit.first + laid.last)
            ends = at == (sample.document, sample.first, sample.last)
    return best >= true - 1e-9, ends


def show(name: str, times: Sequence[float], *shares: Sequence[bool]) -> None:
    """Print a line: quantiles of the times in milliseconds, then shares in percent."""
    p50, p90, p99 = np.quantile(np.array(times) * 1000, (0.5, 0.9, 0.99))
    rates = "".join(f"{100 * sum(share) / len(share):8.1f}" for share in shares if share)
    print(f"{name:14}{len(times):6}{p50:9.3f}{p90:9.3f}{p99:9.3f}{rates}")


def main() -> None:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--queries", type=int, default=200, help="for each kind of noise")
    parser.add_argument("--scans", type=int, default=5, help="queries that rapidfuzz scans for")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    texts = [path.read_text("utf-8") for path in sorted(options.record.rglob("*.txt"))]
    held = max(1, len(texts) // 50)
    texts, absent = texts[:-held], texts[-held:]
    size = sum(map(len, texts)) / 1e6

    warm = fold("so that compiling is not counted")
    Index.build([warm]).find(warm.hashes[:3])
    align_words(warm.hashes, warm.hashes)
    began = time.perf_counter()
    folded = [fold(text) for text in texts]
    middle = time.perf_counter()
    index = Index.build(folded)
    ended = time.perf_counter()
    kept = sum(a.nbytes for s in index.segments for a in (s.hashes, s.order, s.directory))
    print(f"{size:.1f} million characters, {sum(len(s.order) for s in index.segments)} words, {len(texts)} documents")
    print(f"fold {size / (middle - began):.1f} MB/s, index {size / (ended - middle):.1f} MB/s, ", end="")
    print(f"both {size / (ended - began):.1f} MB/s; {kept / size / 1e6:.2f} bytes a character, ", end="")
    print(f"resident {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"\n{'noise':14}{'n':>6}{'p50 ms':>9}{'p90':>9}{'p99':>9}{'recall':>8}{'ends':>8}")
    for name, noise in NOISES.items():
        times, found, exact = [], [], []
        for i in range(options.queries):
            sample = cut(texts, folded, LENGTHS[i % len(LENGTHS)], chance)
            query = fold(" ".join(noise(sample.words, chance)))
            began = time.perf_counter()
            hits = index.find(query.hashes)
            times.append(time.perf_counter() - began)
            is_found, has_ends = judge_hits(query, sample, hits, folded)
            found.append(is_found)
            exact.append(has_ends)
        show(name, times, found, exact)
    away, times = [fold(text) for text in absent], []
    for i in range(options.queries):
        query = fold(" ".join(cut(absent, away, LENGTHS[i % len(LENGTHS)], chance).words))
        began = time.perf_counter()
        index.find(query.hashes)
        times.append(time.perf_counter() - began)
    show("absent", times)
    if options.scans:
        whole, scans, finds = "\n".join(texts).lower(), [], []
        for _ in range(options.scans):
            sought = " ".join(cut(texts, folded, 25, chance).words).lower()
            began = time.perf_counter()
            fuzz.partial_ratio_alignment(sought, whole)
            middle = time.perf_counter()
            index.find(fold(sought).hashes)
            scans.append(middle - began)
            finds.append(time.perf_counter() - middle)
        show("rapidfuzz", scans)
        print(f"a scan takes {np.median(scans) / np.median(finds):.0f} times as long as fold and find")


if __name__ == "__main__":
    main()
