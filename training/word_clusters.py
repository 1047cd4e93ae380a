"""The word clusters of spacy-lookups-data (MIT) -> src/onrecord/attribute/data/clusters.npz.

    pip download --no-deps spacy-lookups-data==1.0.5 && python training/word_clusters.py spacy_lookups_data-*.whl

They are Brown clusters: Brown et al., Class-based n-gram models of natural language (Computational Linguistics 18,
1992).
"""

from __future__ import annotations

import gzip
import json
import sys
import zipfile
from pathlib import Path

import numpy as np

from onrecord.attribute.learned.tokens import hash_word

OUT = Path(__file__).parents[1] / "src/onrecord/attribute/data/clusters.npz"
MEMBER = "spacy_lookups_data/data/en_lexeme_cluster.json.gz"


def main(wheel: str) -> None:
    """Keep the cluster of each word in small letters; a word seen only with capitals has that of its capitals."""
    with zipfile.ZipFile(wheel) as packed:
        found: dict[str, int] = json.loads(gzip.decompress(packed.read(MEMBER)))
    numbers = {value: number for number, value in enumerate(sorted({0, *found.values()}))}
    clusters: dict[int, int] = {}
    for is_small in (True, False):
        for word, value in found.items():
            if value and (word == word.lower()) == is_small:
                clusters.setdefault(hash_word(word.lower().replace("’", "'")), numbers[value])
    hashes = np.array(sorted(clusters), np.uint32)
    values = np.array([clusters[word] for word in hashes.tolist()], np.uint16)
    OUT.parent.mkdir(exist_ok=True)
    np.savez_compressed(OUT, hashes=hashes, clusters=values)
    print(f"{len(hashes)} words in {len(numbers)} clusters, {OUT.stat().st_size >> 10} KiB")


if __name__ == "__main__":
    main(sys.argv[1])
