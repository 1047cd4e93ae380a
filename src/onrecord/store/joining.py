"""Arrays of several segments, and the documents wanted of each -> the arrays of one, but for its sorted ones."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np

from onrecord.store.segment import Arrays
from onrecord.store.words import pack_vocabulary, read_vocabulary
from onrecord.text.vocabulary import join_vocabularies

# The bounds that say where a document's part of each array lies.
_BOUNDS = {
    "hashes": "bounds",
    "wide": "wide_bounds",
    "texts": "text_bounds",
    "rows": "row_bounds",
    "details": "detail_bounds",
    "places": "place_bounds",
}


def join(parts: Sequence[tuple[Arrays, Sequence[int]]]) -> Arrays:
    """Return the chosen documents as one segment's arrays; `order` and `directory` are left to who sorts words."""
    joined: Arrays = {}
    for name, bounds in _BOUNDS.items():
        pieces = [
            arrays[name][arrays[bounds][document] : arrays[bounds][document + 1]]
            for arrays, documents in parts
            for document in documents
        ]
        joined[name] = np.concatenate([np.zeros(0, parts[0][0][name].dtype), *pieces])
        joined[bounds] = np.cumsum([0, *map(len, pieces)], dtype=np.int64)
    # A document has a step for each word, and none for the 0 behind its words.
    steps = [
        arrays["steps"][arrays["bounds"][document] - document : arrays["bounds"][document + 1] - document - 1]
        for arrays, documents in parts
        for document in documents
    ]
    joined["steps"] = np.concatenate([np.zeros(0, np.uint8), *steps])
    listed = [(json.loads(arrays["facts"].tobytes()), documents) for arrays, documents in parts]
    facts = [rows[document] for rows, documents in listed for document in documents]
    joined["facts"] = np.frombuffer(json.dumps(facts, separators=(",", ":")).encode("ascii"), np.uint8)
    vocabularies = [read_vocabulary(arrays) for arrays, _ in parts]
    return joined | pack_vocabulary(join_vocabularies(vocabularies))
