"""The annotated corpus -> what is in it: sizes, vocabulary by style, near-duplicates, and the agreement of two passes.

python training/corpus_report.py            # reads corpus/stories and corpus/second
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from onrecord.train.corpus import Annotated, read_annotated

CORPUS = Path(__file__).parents[1] / "corpus"
RUN = 8  # words; two stories that share many runs of so many are one story twice
MOST_SHARED = 0.3
_WORD = re.compile(r"\w+(?:['’]\w+)*")
ROLES = {"S": "source", "C": "cue", "Q": "content"}


def words_of(story: Annotated) -> list[str]:
    """Return the words of a story in small letters."""
    return [word.lower() for word in _WORD.findall(story.text)]


def count_attributions(story: Annotated) -> int:
    """Return how many attributions a story has, nested ones too."""
    return len({mark.number for mark in story.marks if mark.kind != "X"})


def find_shared_runs(stories: Iterable[Annotated]) -> list[tuple[float, str, str]]:
    """Return the pairs of stories that share runs of words, by the share of the shorter one's, most first."""
    runs: dict[str, set[tuple[str, ...]]] = {}
    where: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for story in stories:
        words = words_of(story)
        runs[story.name] = {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
        for run in runs[story.name]:
            where[run].append(story.name)
    shared: Counter[tuple[str, str]] = Counter(
        pair for names in where.values() for pair in combinations(sorted(names), 2)
    )
    return sorted(((count / min(len(runs[a]), len(runs[b])), a, b) for (a, b), count in shared.items()), reverse=True)


def agree(first: Annotated, second: Annotated, kind: str) -> tuple[int, int, int]:
    """Return how many words both passes mark with a role outside other content, and how many each does."""
    sets = []
    for story in (first, second):
        spans = [(m.start, m.end) for m in story.marks if m.kind == kind and m.inside is None]
        sets.append({w.start() for w in _WORD.finditer(story.text) if any(a <= w.start() < b for a, b in spans)})
    return len(sets[0] & sets[1]), len(sets[0]), len(sets[1])


def agree_on_sources(first: Annotated, second: Annotated) -> tuple[int, int]:
    """Return how many contents of the first pass the second has too, and for how many of those the source overlaps."""
    theirs = second.contents()
    both = same = 0
    for spans, source in first.contents():
        size = sum(end - start for start, end in spans)
        for other, its in theirs:
            shared = sum(max(0, min(b, d) - max(a, c)) for a, b in spans for c, d in other)
            if 2 * shared >= size:
                both += 1
                same += (source is None and its is None) or bool(
                    source and its and source[0] < its[1] and its[0] < source[1]
                )
                break
    return both, same


def main() -> int:
    """Print the report; 1 if a file has a fault or two stories are too much alike."""
    stories = [read_annotated(path) for path in sorted((CORPUS / "stories").glob("*.txt"))]
    faults = [fault for story in stories for fault in story.faults]
    print("\n".join(faults))
    by_style: dict[str, list[Annotated]] = defaultdict(list)
    for story in stories:
        by_style[story.head.get("style", "?")].append(story)
    print(f"{'style':18}{'stories':>8}{'words':>9}{'test':>6}{'attributions':>14}{'different words':>17}")
    for style, group in sorted(by_style.items(), key=lambda item: -len(item[1])):
        words = [word for story in group for word in words_of(story)]
        print(
            f"{style:18}{len(group):8}{len(words):9,}{sum(s.is_test for s in group):6}"
            f"{sum(map(count_attributions, group)):14,}{len(set(words)):17,}"
        )
    total = [word for story in stories for word in words_of(story)]
    tests = sum(story.is_test for story in stories)
    print(
        f"{'all':18}{len(stories):8}{len(total):9,}{tests:6}"
        f"{sum(map(count_attributions, stories)):14,}{len(set(total)):17,}"
    )
    marks = Counter(mark.kind for story in stories for mark in story.marks)
    nested = len({(s.name, m.number) for s in stories for m in s.marks if m.kind == "Q" and m.inside is not None})
    linked = len({(s.name, m.number) for s in stories for m in s.marks if m.link is not None})
    print(f"marks: {dict(sorted(marks.items()))}; nested attributions {nested:,}, linked {linked:,}")
    alike = find_shared_runs(stories)
    print(f"runs of {RUN} words shared by two stories, of the shorter one's, highest: {alike[:3]}")
    second = {path.name: read_annotated(path) for path in sorted((CORPUS / "second").glob("*.txt"))}
    pairs = [(story, second[story.name]) for story in stories if story.name in second]
    for kind, role in ROLES.items() if pairs else ():
        both, mine, theirs = map(sum, zip(*(agree(a, b, kind) for a, b in pairs), strict=True))
        print(f"two passes over {len(pairs)} stories, words marked as {role}: F1 {200 * both / (mine + theirs):.1f}")
    if pairs:
        contents, sources = map(sum, zip(*(agree_on_sources(a, b) for a, b in pairs), strict=True))
        print(
            f"two passes, source of the {contents} attributions in both: the same in {100 * sources / contents:.1f} %"
        )
    return bool(faults) or bool(alike and alike[0][0] > MOST_SHARED)


if __name__ == "__main__":
    sys.exit(main())
