"""Bytes -> the trained model: the weights of the networks and the words that they know."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.learned import claims, linker
from onrecord.attribute.learned.network import DILATIONS, LABELS, Floats, Lexicon
from onrecord.attribute.learned.tokens import FLAGS, SHAPES, SUFFIXES
from onrecord.errors import UnreadableError

FORMAT = 1
LARGEST = 32 << 20  # bytes of a model, unpacked too; the shipped one has about two million
_FIXED = ("format", "words")


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The weights by name, and the lexicon that their rows belong to."""

    weights: dict[str, Floats]
    lexicon: Lexicon

    def to_bytes(self) -> bytes:
        """Return the model as a file: numpy arrays in a ZIP, weights in half precision; clusters are not part of it."""
        out = io.BytesIO()
        arrays: dict[str, NDArray[Any]] = {"format": np.array(FORMAT), "words": self.lexicon.words}
        arrays |= {name: values.astype(np.float16) for name, values in self.weights.items()}
        np.savez_compressed(out, allow_pickle=False, **arrays)
        return out.getvalue()


def parse_model(data: bytes, name: str) -> Model:
    """Return the model in the file `name` that holds `data`; every shape is checked before anything is computed.

    Raises: UnreadableError if it is no model of this version, or damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(member.file_size for member in packed.infolist())
        if size > LARGEST:
            raise UnreadableError(f"{name}: expected a model of at most {LARGEST >> 20} MiB, found {size >> 20} MiB.")
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            found = {key: arrays[key] for key in arrays.files}
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, KeyError) as error:
        raise UnreadableError(f"{name}: expected a model made by onrecord train, found something else.") from error
    if int(found.get("format", np.array(0)).reshape(-1)[0]) != FORMAT:
        raise UnreadableError(f"{name}: expected a model of format {FORMAT}, found another. Train it again.")
    clustered = load_clusters()
    weights = {key: values.astype(np.float32) for key, values in found.items() if key not in _FIXED}
    words = np.asarray(found.get("words", np.zeros(0, np.uint32)), np.uint32)
    model = Model(weights, Lexicon(words, clustered.clustered, clustered.clusters))
    _check(model, name)
    return model


def _check(model: Model, name: str) -> None:
    """Refuse weights that do not fit together, or are no numbers."""
    weights, words = model.weights, model.lexicon.words
    clusters = int(model.lexicon.clusters.max(initial=0)) + 1
    shapes: dict[str, tuple[int, ...]] = {key: values.shape for key, values in weights.items()}
    try:
        hidden = shapes["in"][1]
        width = sum(shapes[key][1] for key in ("word", "cluster", "suffix", "shape")) + FLAGS
        link, claim = shapes["link in"][1], shapes["claim in"][1]
        wanted: dict[str, tuple[int, ...]] = {
            "word": (len(words) + 1, shapes["word"][1]),
            "cluster": (clusters, shapes["cluster"][1]),
            "suffix": (SUFFIXES, shapes["suffix"][1]),
            "shape": (SHAPES, shapes["shape"][1]),
            "in": (width, hidden), "in bias": (hidden,), "out": (hidden, len(LABELS)), "out bias": (len(LABELS),),
            "link in": (linker.WIDTH, link), "link bias": (link,), "link out": (link,),
            "claim in": (claims.WIDTH, claim), "claim bias": (claim,), "claim out": (claim,), "claim level": (1,),
        }  # fmt: skip
    except (KeyError, IndexError) as error:
        raise UnreadableError(f"{name}: expected all weights of a model, found some missing.") from error
    for number in range(len(DILATIONS)):
        wanted |= {f"layer {number}": (3 * hidden, hidden), f"bias {number}": (hidden,)}
    is_sorted = bool(np.all(words[1:] > words[:-1]))
    if shapes != wanted or not is_sorted or not all(np.isfinite(values).all() for values in weights.values()):
        raise UnreadableError(f"{name}: expected weights that fit this version, found others. Train the model again.")


@cache
def load_clusters() -> Lexicon:
    """Return the shipped word clusters as a lexicon without rows."""
    with resources.files("onrecord.attribute").joinpath("data", "clusters.npz").open("rb") as file:
        data = file.read()
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return Lexicon(np.zeros(0, np.uint32), arrays["hashes"], arrays["clusters"])


@cache
def shipped_model() -> Model:
    """Return the model that ships with the package."""
    data = resources.files("onrecord.attribute").joinpath("data", "model.npz").read_bytes()
    return parse_model(data, "the model that ships with On Record")
