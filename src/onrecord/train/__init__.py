"""Annotated stories -> the trained model of step 3, and how well it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.attribute import Model
from onrecord.attribute.learned.model import load_clusters
from onrecord.errors import UnreadableError
from onrecord.train.corpus import read_corpus
from onrecord.train.examples import prepare
from onrecord.train.figures import count, tell
from onrecord.train.fitting import EPOCHS, FOLDS, fit

__all__ = ["Made", "make_model"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A model, the figures of the test part as lines for a person, and how many stories were used for each."""

    model: Model
    figures: str
    trained_on: int
    tested_on: int


def make_model(corpus: Path, *, seed: int, epochs: int | None, note: Callable[[str], None]) -> Made:
    """Train on the stories of a folder whose `part` is train, and count on those whose part is test.

    Raises: UnreadableError if the folder has no stories, too few of them, or one with a fault.
    """
    stories = read_corpus(corpus)
    seen = [story for story in stories if not story.is_test]
    unseen = [story for story in stories if story.is_test]
    if len(seen) < FOLDS:
        raise UnreadableError(f"{corpus}: expected at least {FOLDS} stories with part: train, found {len(seen)}.")
    note(f"reading {len(seen)} stories")
    model = fit([prepare(story) for story in seen], load_clusters(), seed, note, epochs or EPOCHS)
    figures = tell(count(model, unseen)) if unseen else "No story has part: test, so nothing was counted."
    return Made(model=model, figures=figures, trained_on=len(seen), tested_on=len(unseen))
