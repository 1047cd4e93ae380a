"""A unit in quotation marks and the source chosen for it -> how likely it is that anybody is quoted at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from onrecord.attribute.learned.linker import Choice
from onrecord.attribute.learned.network import Floats
from onrecord.attribute.learned.roles import Roles
from onrecord.attribute.learned.tokens import FLAGS, Tokens

OWN = 12  # what is said of the unit itself, before the flags of the tokens around it
WIDTH = OWN + 5 * FLAGS


def describe_claims(tokens: Tokens, roles: Roles, choices: Sequence[Choice]) -> Floats:
    """Return the features of each choice's unit (len(choices) x WIDTH).

    They are the network's shares inside and around it, its size, the source, and the flags of the tokens two before and
    one before it, its first word, its last token and the one after it.
    """
    rows = np.zeros((len(choices), WIDTH), np.float32)
    size = len(tokens)
    flags = np.zeros((size + 4, FLAGS), np.float32)
    flags[2:-2] = tokens.flags
    content = roles.content_share
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
        row[OWN:] = around.ravel()
    return rows


def weigh_claims(weights: Mapping[str, Floats], rows: Floats) -> Floats:
    """Return for each row the likelihood that somebody is quoted."""
    scores = np.maximum(rows @ weights["claim in"] + weights["claim bias"], 0.0) @ weights["claim out"]
    return np.asarray(1.0 / (1.0 + np.exp(-scores - weights["claim level"][0])), np.float32)
