"""Annotated stories -> the model: the network, the linker and the judge of claims.

Each is trained on what the one before it makes of stories that it never saw.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.attribute.learned import claims, linker
from onrecord.attribute.learned.linker import Scene, link_units
from onrecord.attribute.learned.model import Model
from onrecord.attribute.learned.network import LABELS, Floats, Lexicon, run
from onrecord.attribute.learned.roles import read_roles
from onrecord.attribute.learned.units import Unit, find_units, range_of
from onrecord.model import Span
from onrecord.train.descent import Descent
from onrecord.train.examples import DAMAGED_SHARE, Prepared, prepare_damaged
from onrecord.train.gradient import Example, Weights, find_gradient, start_weights

LEAST_SEEN = 3  # times a word must stand in the corpus to have a row of its own
FOLDS = 3  # the linker learns from what networks make of thirds that they did not see
EPOCHS, BATCH, RATE = 18, 3, 2e-3
LINK_HIDDEN, LINK_EPOCHS, LINK_BATCH, LINK_RATE = 24, 14, 32, 3e-3
CLAIM_HIDDEN, CLAIM_EPOCHS = 16, 30
COMMITTEE = 4  # small networks of each kind that are trained apart and speak with their mean

Note = Callable[[str], None]


@dataclass(frozen=True, slots=True, eq=False)
class LinkExample:
    """Features of the candidates for a unit, and the rows that are right."""

    rows: Floats
    right: tuple[int, ...]


def make_lexicon(stories: Sequence[Prepared], clustered: Lexicon) -> Lexicon:
    """Return the shipped clusters with a row for every word that stands often enough in the stories."""
    counts = Counter(word for each in stories for word in each.reading.tokens.words.tolist())
    words = np.array(sorted(word for word, count in counts.items() if count >= LEAST_SEEN), np.uint32)
    return Lexicon(words, clustered.clustered, clustered.clusters)


def fit_network(
    stories: Sequence[Prepared], lexicon: Lexicon, random: np.random.Generator, epochs: int, note: Note
) -> Weights:
    """Train the network of roles."""
    examples = [
        Example(each.reading.tokens, *lexicon.look_up(each.reading.tokens.words), each.labels) for each in stories
    ]
    weights = start_weights(len(lexicon.words) + 1, int(lexicon.clusters.max(initial=0)) + 1, random)
    batches = -(-len(examples) // BATCH)
    descent = Descent(weights, RATE, epochs * batches)
    for epoch in range(epochs):
        loss, count = 0.0, 0
        for batch in np.array_split(random.permutation(len(examples)), batches):
            gradient: Weights = {}
            size = 0
            for number in batch.tolist():
                more, slopes = find_gradient(weights, examples[number], random)
                gradient = {name: gradient[name] + slopes[name] if gradient else slopes[name] for name in slopes}
                loss, size = loss + more, size + len(examples[number].labels)
            count += size
            descent.take({name: slope / np.float32(size) for name, slope in gradient.items()})
        note(f"epoch {epoch + 1} of {epochs}: loss {loss / count:.3f} a token")
    return weights


def find_scene(each: Prepared, scores: Floats) -> Scene:
    """Return a story as the linker sees it, by the scores of a network."""
    reading = each.reading
    roles = read_roles(scores)
    units = find_units(reading.plain.story.text, reading.plain.quotations, reading.links, reading.tokens, roles)
    return Scene(reading.tokens, roles, units, reading.cast)


def _right_source(each: Prepared, unit: Unit) -> tuple[bool, tuple[int, int] | None]:
    """Return whether a unit is an attribution by the marks, and the tokens of its source."""
    own = set(unit.tokens())
    best, most = None, 0
    for spans, source in each.annotated.contents():
        shared = sum(
            len(own.intersection(range(*range_of(each.reading.tokens, Span(start, end))))) for start, end in spans
        )
        if shared > most:
            best, most = (source,), shared
    if best is None or 2 * most < len(own):
        return False, None
    return True, range_of(each.reading.tokens, Span(*best[0])) if best[0] else None


def make_link_examples(each: Prepared, scene: Scene) -> list[LinkExample]:
    """Walk a story's units with the right source of each; return an example for each whose source is among the near."""
    examples: list[LinkExample] = []
    last, before_last = None, None
    for number, unit in enumerate(scene.units):
        is_claim, source = _right_source(each, unit)
        if not is_claim:
            continue
        near = scene.nears[number]
        ranges = [scene.ranges[candidate] for candidate in near.tolist()]
        right = [i for i, c in enumerate(ranges) if source and c[0] < source[1] and source[0] < c[1]]
        if source is None:
            right = [len(near)]
        if right:
            examples.append(LinkExample(scene.describe(number, last, before_last), tuple(right)))
        taken = int(near[right[0]]) if right and right[0] < len(near) else None
        before_last, last = (last[1] if last else None), (unit, taken)
    return examples


def make_claim_examples(each: Prepared, scene: Scene, weights: Weights) -> tuple[Floats, list[bool]]:
    """Return the features of a story's quotations as the linker leaves them, and whether each is somebody's words."""
    choices = [choice for choice in link_units(weights, scene) if choice.unit.quotation is not None]
    rows = claims.describe_claims(each.reading.tokens, scene.roles, choices)
    return rows, [_right_source(each, choice.unit)[0] for choice in choices]


def fit_linker(examples: Sequence[LinkExample], random: np.random.Generator) -> Weights:
    """Train the linker: the right candidates of a unit should outweigh the others."""
    width = linker.WIDTH
    weights: Weights = {
        "link in": (random.standard_normal((width, LINK_HIDDEN)) / np.sqrt(width)).astype(np.float32),
        "link bias": np.zeros(LINK_HIDDEN, np.float32),
        "link out": (random.standard_normal(LINK_HIDDEN) * 0.2).astype(np.float32),
    }
    batches = -(-len(examples) // LINK_BATCH)
    descent = Descent(weights, LINK_RATE, LINK_EPOCHS * batches)
    for _ in range(LINK_EPOCHS):
        for batch in np.array_split(random.permutation(len(examples)), batches):
            gradient = {name: np.zeros_like(values) for name, values in weights.items()}
            for number in batch.tolist():
                example = examples[number]
                sums = example.rows @ weights["link in"] + weights["link bias"]
                hidden = np.maximum(sums, 0)
                scores = hidden @ weights["link out"]
                shares = np.exp(scores - scores.max())
                shares /= shares.sum()
                wanted = np.zeros_like(shares)
                wanted[list(example.right)] = shares[list(example.right)]
                back = (shares - wanted / wanted.sum()) / len(batch)
                gradient["link out"] += hidden.T @ back
                through = np.outer(back, weights["link out"]) * (sums > 0)
                gradient["link in"] += example.rows.T @ through
                gradient["link bias"] += through.sum(axis=0)
            descent.take(gradient)
    return weights


def fit_claims(rows: Floats, claimed: Floats, random: np.random.Generator) -> Weights:
    """Train the judge of claims: a quotation is somebody's words, or it is not."""
    width = claims.WIDTH
    weights: Weights = {
        "claim in": (random.standard_normal((width, CLAIM_HIDDEN)) / np.sqrt(width)).astype(np.float32),
        "claim bias": np.zeros(CLAIM_HIDDEN, np.float32),
        "claim out": (random.standard_normal(CLAIM_HIDDEN) * 0.2).astype(np.float32),
        "claim level": np.ones(1, np.float32),
    }
    batches = -(-len(rows) // LINK_BATCH)
    descent = Descent(weights, LINK_RATE, CLAIM_EPOCHS * batches)
    for _ in range(CLAIM_EPOCHS):
        for batch in np.array_split(random.permutation(len(rows)), batches):
            kept = random.random((len(batch), width), dtype=np.float32) >= 0.2
            entered = rows[batch] * kept / np.float32(0.8)
            sums = entered @ weights["claim in"] + weights["claim bias"]
            hidden = np.maximum(sums, 0)
            scores = hidden @ weights["claim out"] + weights["claim level"][0]
            back = ((1 / (1 + np.exp(-scores)) - claimed[batch]) / len(batch)).astype(np.float32)
            through = np.outer(back, weights["claim out"]) * (sums > 0)
            descent.take(
                {
                    "claim in": entered.T @ through,
                    "claim bias": through.sum(axis=0),
                    "claim out": hidden.T @ back,
                    "claim level": np.array([back.sum()], np.float32),
                }
            )
    return weights


def _seat(members: Sequence[Weights], kind: str) -> Weights:
    """Return the networks of a committee as one whose score is the mean of theirs."""
    one = {
        f"{kind} in": np.concatenate([each[f"{kind} in"] for each in members], axis=1),
        f"{kind} bias": np.concatenate([each[f"{kind} bias"] for each in members]),
        f"{kind} out": np.concatenate([each[f"{kind} out"] for each in members]) / np.float32(len(members)),
    }
    levels = [each[level] for each in members if (level := f"{kind} level") in each]
    return one | ({f"{kind} level": np.mean(levels, axis=0).astype(np.float32)} if levels else {})


def fit(stories: Sequence[Prepared], clustered: Lexicon, seed: int, note: Note, epochs: int = EPOCHS) -> Model:
    """Train a whole model on stories; the same stories and seed give the same model on one machine."""
    random = np.random.default_rng(seed)
    scenes: list[tuple[Prepared, Scene]] = []
    for fold in range(FOLDS):
        seen = [each for number, each in enumerate(stories) if number % FOLDS != fold]
        unseen = [each for number, each in enumerate(stories) if number % FOLDS == fold]
        seen += prepare_damaged(seen, DAMAGED_SHARE, seed)
        unseen += prepare_damaged(unseen, DAMAGED_SHARE, seed + 1)
        lexicon = make_lexicon(seen, clustered)
        note(f"part {fold + 1} of {FOLDS + 1}: {len(seen)} stories, to look at {len(unseen)} others")
        weights = fit_network(seen, lexicon, random, epochs, note)
        scenes += [(each, find_scene(each, run(weights, lexicon, each.reading.tokens))) for each in unseen]
    linked = [example for each, scene in scenes for example in make_link_examples(each, scene)]
    weights = _seat([fit_linker(linked, random) for _ in range(COMMITTEE)], "link")
    claimed = [make_claim_examples(each, scene, weights) for each, scene in scenes]
    rows, right = np.concatenate([rows for rows, _ in claimed]), [is_claim for _, own in claimed for is_claim in own]
    note(f"links of {len(linked)} units; {len(right)} quotations, {right.count(False)} of them nobody's words")
    weights |= _seat([fit_claims(rows, np.array(right, np.float32), random) for _ in range(COMMITTEE)], "claim")
    everything = [*stories, *prepare_damaged(stories, DAMAGED_SHARE, seed)]
    lexicon = make_lexicon(everything, clustered)
    note(f"part {FOLDS + 1} of {FOLDS + 1}: all {len(everything)} stories")
    weights |= fit_network(everything, lexicon, random, epochs, note)
    assert weights["out"].shape[1] == len(LABELS)
    return Model(weights, lexicon)
