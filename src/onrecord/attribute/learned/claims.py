"""A unit in quotation marks and the source chosen for it -> how likely it is that anybody is quoted at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.learned.linker import Choice
from onrecord.attribute.learned.network import Floats
from onrecord.attribute.learned.roles import Roles
from onrecord.attribute.learned.tokens import FLAGS, PLACE, Tokens, hash_word

OWN = 12  # what is said of the unit itself, before the flags of the tokens around it
# Words before a name or a term, a column each; those of a row count as one.
BEFORE = (
    ("a", "an"), ("the",), ("his", "her", "its", "their"), ("called",), ("known", "dubbed", "nicknamed", "titled"),
    ("so-called",), ("term", "word", "phrase", "slogan", "hashtag"), ("as",), ("of",), ("in", "on", "at"), ("by",),
    ("that",), ("and", "or"),
)  # fmt: skip
SHAPED = 13  # what is said of its words, its sentence, and where else in the story they stand
WIDTH = OWN + SHAPED + len(BEFORE) + 5 * FLAGS
LONGEST_TERM = 4  # words that are looked for elsewhere in the story
REACH = 2  # words before a unit among which one of BEFORE is looked for
_BEFORE = {hash_word(word): column for column, words in enumerate(BEFORE) for word in words}
_CUES = [PLACE[name] for name in ("cue", "mental cue", "noun cue", "according", "colon", "other cue")]
_PEOPLE = [PLACE[name] for name in ("mention", "he or she", "role")]


def describe_claims(tokens: Tokens, roles: Roles, choices: Sequence[Choice]) -> Floats:
    """Return the features of each choice's unit (len(choices) x WIDTH).

    They are the network's shares inside and around it, its size, the source, the shape of its words, its sentence, the
    words before it, and the flags of the tokens two before and one before it, its first word, its last token and the
    one after it.
    """
    rows = np.zeros((len(choices), WIDTH), np.float32)
    size = len(tokens)
    flags = np.zeros((size + 4, FLAGS), np.float32)
    flags[2:-2] = tokens.flags
    content = roles.content_share
    sentences = np.cumsum(tokens.flags[:, PLACE["starts sentence"]], dtype=np.int64)
    for row, choice in zip(rows, choices, strict=True):
        unit = choice.unit
        own = content[unit.tokens()]
        first, last = unit.first, unit.last
        row[:OWN] = (
            own.mean(), own.min(), own.max(), content[max(0, first - 1)], content[min(size - 1, last)],
            np.log1p(len(own)) / 5, unit.is_direct, not unit.is_speech, choice.source is None, choice.surety,
            unit.rule_source is None, unit.is_rule_sure,
        )  # fmt: skip
        around = flags[[first, first + 1, min(first + 3, size + 3), last + 1, last + 2]]
        row[OWN : OWN + SHAPED] = _say_of_words(tokens, choice, sentences)
        for word in tokens.words[max(0, first - REACH) : first].tolist():
            if word in _BEFORE:
                row[OWN + SHAPED + _BEFORE[word]] = 1.0
        row[-5 * FLAGS :] = around.ravel()
    return rows


def _say_of_words(tokens: Tokens, choice: Choice, sentences: NDArray[np.int64]) -> tuple[float, ...]:
    """Return the shape of a unit's words, what else its sentence holds, and how often the words stand elsewhere."""
    unit, flags = choice.unit, tokens.flags
    inside = np.array(unit.tokens())
    words = inside[flags[inside, PLACE["mark"]] == 0]
    count = len(words)
    capitals = flags[words, PLACE["capital"]]
    low, high = np.searchsorted(sentences, [sentences[unit.first], sentences[unit.last - 1] + 1])
    rest = np.delete(flags[low:high], np.arange(unit.first - low, unit.last - low), axis=0)
    before, after = flags[low : unit.first], flags[unit.last : high]
    following = flags[unit.last] if unit.last < high else np.zeros(FLAGS, np.uint8)
    noun_follows = not following[[PLACE["mark"], PLACE["preposition"], PLACE["strong verb"], PLACE["be"]]].any()
    stands = _count_runs(tokens.words, tokens.words[words]) if count and count <= LONGEST_TERM else 1
    return (
        count == 1, count == 2, count <= 4, float(capitals.mean()) if count else 0.0, bool(capitals[:1].all()),
        count > 0 and not capitals.any(), bool(rest[:, _CUES].any()), bool(before[:, _CUES].any()),
        bool(after[:, _CUES].any()), bool(rest[:, _PEOPLE].any()), unit.last < high and noun_follows,
        stands > 1, unit.is_rule_cued,
    )  # fmt: skip


def _count_runs(words: NDArray[np.uint32], run: NDArray[np.uint32]) -> int:
    """Return how often a run of words stands among `words`."""
    at = np.flatnonzero(words[: len(words) - len(run) + 1] == run[0])
    return sum(bool((words[start : start + len(run)] == run).all()) for start in at.tolist())


def weigh_claims(weights: Mapping[str, Floats], rows: Floats) -> Floats:
    """Return for each row the likelihood that somebody is quoted."""
    scores = np.maximum(rows @ weights["claim in"] + weights["claim bias"], 0.0) @ weights["claim out"]
    return np.asarray(1.0 / (1.0 + np.exp(-scores - weights["claim level"][0])), np.float32)
