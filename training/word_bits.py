"""Public-domain English texts -> the table of word rarity that ships (src/onrecord/text/data/word_bits.txt).

Run: python training/word_bits.py FOLDER...   Every .txt file below the folders, and the "text" fields of .json files,
is read. A line of the table is "word bits": bits = -log2 of the word's share, with one half added for words seen once.
The shipped table was made from US inaugural and State of the Union addresses, one day of the Congressional Record and
spacecraft radio transcripts, all works of the US government and so in the public domain.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parent.parent / "src/onrecord/text/data/word_bits.txt"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LEAST_COUNT = 2  # a word seen once may be a misprint
HEAD = """\
# How rare English words are: "word bits", bits = -log2 of its share of running words. Made by training/word_bits.py
# from US inaugural and State of the Union addresses, a day of the Congressional Record and spacecraft radio transcripts
# (works of the US government, public domain). A word that is missing here counts as rarer than every word that is.
"""


def texts_of(value: object) -> Iterator[str]:
    """Yield every string called "text" in a JSON value."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "text" and isinstance(part, str):
                yield part
            else:
                yield from texts_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part)


def main(folders: list[str]) -> None:
    """Count the words below `folders` and write the table."""
    counts: Counter[str] = Counter()
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix == ".txt":
                counts.update(
                    WORD.findall(path.read_text(encoding="utf-8", errors="replace").lower().replace("’", "'"))
                )
            elif path.suffix == ".json":
                for text in texts_of(json.loads(path.read_text(encoding="utf-8"))):
                    counts.update(WORD.findall(text.lower().replace("’", "'")))
    total = sum(counts.values())
    rows = [f"{word} {-math.log2(n / total):.1f}" for word, n in counts.most_common() if n >= LEAST_COUNT]
    OUT.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{total} running words, {len(rows)} kept -> {OUT}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
