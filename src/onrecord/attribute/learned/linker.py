"""Units of a story -> the source of each: the candidates near it, and the one that a small network takes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.learned.network import Floats
from onrecord.attribute.learned.roles import Range, Roles
from onrecord.attribute.learned.tokens import PLACE, Tokens
from onrecord.attribute.learned.units import Unit
from onrecord.attribute.people import Cast

Ints = NDArray[np.int64]

PARAGRAPHS_BEFORE, PARAGRAPHS_AFTER = 3, 1  # in which the source of a unit is looked for
# At most so many candidates before a unit, inside it and after it are looked at, so that a story set as one paragraph
# costs no more than others of its length.
MOST_BEFORE, MOST_INSIDE, MOST_AFTER = 48, 16, 16
PHRASES_BEFORE = 1  # paragraphs in which phrases are looked at that the network does not take for sources
# What the rules take for phrases that may name somebody; an earlier kind wins where two overlap.
PHRASES = ("cue source", "subject", "mention", "he or she")
_LOG_SCALE = 5.0  # ln(1 + n) of a number of tokens over this is about 1 at 150

# What is said of a unit, whichever candidate is looked at.
OF_UNIT = (
    "quoted", "direct", "not speech", "split", "size", "opens paragraph", "opens sentence", "headline", "after colon",
    "has rule source", "rule sure", "open-ended", "source in sentence", "source before",
    "follows", "follows at once", "gap", "same sentence as last", "same paragraph as last", "next paragraph",
    "later paragraph", "last was quoted", "last source came after it", "last was open-ended", "has nobody after last",
)  # fmt: skip
# What is said of a candidate for it.
OF_CANDIDATE = (
    "none", "before", "after", "inside", "between pieces", "in paragraph", "paragraph before", "earlier",
    "paragraph after", "in sentence", "sentence before", "sentences before", "sentence after", "distance",
    "distance in sentence",
    "no source between", "sources between", "no content between", "contents between", "cue between", "one cue between",
    "beside a cue", "beside a cue in sentence", "nearest before", "nearest after", "cue touches from before",
    "cue touches from after", "rule source", "rule source, sure", "rule source, continued", "tagged", "share",
    "he or she", "they", "named", "first person", "role", "document", "starts sentence", "quoted source", "in headline",
    "subject", "cue source",
    "nothing taken since", "after, starts paragraph", "one sentence before, unit opens", "after, unit opens",
    "plainly before", "plainly after", "same as last", "same person as last", "same as the one before last",
    "last source of the text", "same and at once", "same and in paragraph", "same and next paragraph",
    "same and later paragraph", "same and in its sentence", "same and opens paragraph", "same and no other",
    "person and no other",
)  # fmt: skip
WIDTH = len(OF_UNIT) * 2 + len(OF_CANDIDATE)  # what is said of the unit stands apart where the candidate is nobody


@dataclass(frozen=True, slots=True)
class Choice:
    """The source of a unit, None for nobody; `surety` is the network's share for it."""

    unit: Unit
    source: Range | None
    surety: float


# A unit that was linked: the unit, and the candidate taken for it, None for nobody.
Linked = tuple[Unit, int | None]


def _log(count: int) -> float:
    return min(1.0, math.log1p(max(0, count)) / _LOG_SCALE)


_LOGS = np.array([_log(count) for count in range(int(math.exp(_LOG_SCALE)) + 1)], np.float32)


def _logs(counts: Ints) -> Floats:
    return _LOGS[np.minimum(np.maximum(counts, 0), len(_LOGS) - 1)]


class Scene:
    """A story's tokens, roles and units, and the candidates for sources, ready to be asked for features.

    Candidates are known by number, in story order.
    """

    def __init__(self, tokens: Tokens, roles: Roles, units: Sequence[Unit], cast: Cast) -> None:
        """Look at every candidate once; `units` are in story order."""
        flags = tokens.flags
        self.units = tuple(units)
        self.roles = roles
        self.paragraph = np.cumsum(flags[:, PLACE["starts paragraph"]], dtype=np.int64)
        self.sentence = np.cumsum(flags[:, PLACE["starts sentence"]], dtype=np.int64)
        self.flags = flags
        self.cue_firsts = np.array([cue[0] for cue in roles.cues], np.int64)
        self.cue_lasts = np.array([cue[1] for cue in roles.cues], np.int64)
        self.content_firsts = np.array([content[0] for content in roles.contents], np.int64)
        self.unit_firsts = np.array([unit.first for unit in units], np.int64)
        ranges = _add_phrases(roles.sources, units, flags)
        self.ranges = ranges
        self.first = np.array([first for first, _ in ranges], np.int64)
        self.last = np.array([last for _, last in ranges], np.int64)
        tagged = set(roles.sources)
        self.is_tagged = np.array([each in tagged for each in ranges], np.bool_)
        self.tagged = np.flatnonzero(self.is_tagged)
        self.at_paragraph = self.paragraph[self.first] if ranges else self.first
        self.at_sentence = self.sentence[self.first] if ranges else self.first
        sums = _reduce(np.add, roles.source_share, self.first, self.last)
        self.share = (sums / np.maximum(1, self.last - self.first)).astype(np.float32)
        self.member = np.array([_member(tokens, cast, each) for each in ranges], np.int64)
        self.signs = _read_signs(flags, self.first, self.last)
        before = np.searchsorted(self.cue_lasts, self.first, side="right") - 1
        after = np.searchsorted(self.cue_firsts, self.last)
        lasts, firsts = np.append(self.cue_lasts, -10), np.append(self.cue_firsts, len(flags) + 10)
        self.is_beside = (self.first - lasts[before] <= 1) | (firsts[after] - self.last <= 2)
        self.nears = [self._find_near(unit) for unit in self.units]
        self.rows = self._say_where()

    def _find_near(self, unit: Unit) -> Ints:
        at = self.paragraph[unit.first]
        low, high = at - PARAGRAPHS_BEFORE, self.paragraph[unit.last - 1] + PARAGRAPHS_AFTER
        here = int(np.searchsorted(self.first, unit.first))
        beyond = int(np.searchsorted(self.first, unit.last))
        near: Ints = np.arange(max(0, here - MOST_BEFORE), min(len(self.first), beyond + MOST_AFTER))
        if len(near) > MOST_BEFORE + MOST_AFTER + MOST_INSIDE:
            near = np.concatenate([near[: MOST_BEFORE + MOST_INSIDE], near[-MOST_AFTER:]])
        paragraphs = self.at_paragraph[near]
        is_near = (paragraphs >= low) & (paragraphs <= high)
        kept: Ints = near[is_near & (self.is_tagged[near] | (paragraphs >= at - PHRASES_BEFORE))]
        return kept

    def describe(self, number: int, last: Linked | None, before_last: int | None) -> Floats:
        """Return the features of each candidate for a unit and, in the last row, of nobody (candidates + 1 x WIDTH).

        The candidates are `nears[number]`. `last` is the unit before with what was taken for it, `before_last` what was
        taken for the one before that.
        """
        unit, near = self.units[number], self.nears[number]
        of_unit = self._say_of_unit(unit, near, last)
        rows = np.zeros((len(near) + 1, WIDTH), np.float32)
        split = len(OF_UNIT)
        rows[:-1, :split] = of_unit
        rows[-1, split : 2 * split] = of_unit
        rows[-1, 2 * split] = 1.0
        if len(near):
            where = self.rows[number]
            rows[:-1, 2 * split : 2 * split + where.shape[1]] = where
            self._say_since(rows[:-1, 2 * split + where.shape[1] :], unit, near, last, before_last, of_unit)
        return rows

    def _flag(self, name: str, token: int) -> bool:
        return bool(self.flags[token, PLACE[name]])

    def _say_of_unit(self, unit: Unit, near: Ints, last: Linked | None) -> list[float]:
        first, end = unit.first, unit.last
        sentences = self.at_sentence[near]
        has_own = bool(((sentences == self.sentence[first]) | (sentences == self.sentence[end - 1])).any())
        said: list[float] = [
            unit.quotation is not None, unit.is_direct, not unit.is_speech, len(unit.ranges) > 1, _log(end - first),
            self._flag("starts paragraph", first), self._flag("starts sentence", first), self._flag("headline", first),
            self._flag("after colon", first), unit.rule_source is not None, unit.is_rule_sure, unit.is_open, has_own,
            bool((self.last[near] <= first).any()),
        ]  # fmt: skip
        if last is None:
            return [float(sign) for sign in said] + [0.0] * (len(OF_UNIT) - len(said))
        other, taken = last
        gap = first - other.last
        step = int(self.paragraph[first] - self.paragraph[other.last - 1])
        said += [
            1.0, gap <= 1, _log(gap), bool(self.sentence[other.last - 1] == self.sentence[first]), step == 0, step == 1,
            step > 1, other.quotation is not None, taken is not None and bool(self.first[taken] >= other.last),
            other.is_open, taken is None,
        ]  # fmt: skip
        return [float(sign) for sign in said]

    def _say_where(self) -> list[Floats]:
        """Return for each unit what is said of its candidates by where they stand, in the order of OF_CANDIDATE.

        All pairs of a unit and a candidate are looked at together: a story has some five hundred.
        """
        counts = np.array([len(near) for near in self.nears], np.int64)
        if not counts.sum():
            return [np.zeros((0, 0), np.float32) for _ in self.units]
        near = np.concatenate(self.nears)
        of = np.repeat(np.arange(len(self.units)), counts)  # the unit of each pair
        firsts, lasts = self.unit_firsts, np.array([unit.last for unit in self.units], np.int64)
        first, end = firsts[of], lasts[of]
        starts, ends = self.first[near], self.last[near]
        before, after = ends <= first, starts >= end
        low = np.where(before, ends, np.where(after, end, starts))
        high = np.where(before, first, starts)
        paragraphs = self.at_paragraph[near] - self.paragraph[first]
        sentences = self.at_sentence[near] - np.where(before, self.sentence[first], self.sentence[end - 1])
        in_sentence = sentences == 0
        offsets = np.cumsum(counts) - counts
        own = [slice(start, start + count) for start, count in zip(offsets.tolist(), counts.tolist(), strict=True)]
        sources = np.concatenate([_count(starts[mine], low[mine], high[mine]) for mine in own]) - (
            (low <= starts) & (starts < high)
        )
        contents, cues = _count(self.content_firsts, low, high), _count(self.cue_firsts, low, high)
        taken = _count(firsts, ends, first)
        rules = np.array([unit.rule_source or (0, 0) for unit in self.units], np.int64)[of]
        is_rule = (starts < rules[:, 1]) & (rules[:, 0] < ends)
        is_sure = np.array([unit.is_rule_sure for unit in self.units])[of]
        is_cued = np.array([unit.is_rule_cued for unit in self.units])[of]
        opens = self.flags[first, PLACE["starts sentence"]] > 0
        behind = np.searchsorted(self.cue_lasts, first, side="right") - 1
        ahead = np.searchsorted(self.cue_firsts, end)
        touches_before = first - np.append(self.cue_lasts, -10)[behind] <= 1
        touches_after = np.append(self.cue_firsts, len(self.flags) + 10)[ahead] - end <= 1
        distance = _logs(high - low)
        order = np.arange(len(near)) - offsets[of]
        lefts, rights = np.bincount(of, before, len(counts))[of], np.bincount(of, after, len(counts))[of]
        tagged, beside = self.is_tagged[near], self.is_beside[near]
        opening = self.flags[starts, PLACE["starts paragraph"]] > 0
        columns = (
            np.zeros(len(near), np.float32), before, after, ~before & ~after, self._stands_between(starts, ends, own),
            paragraphs == 0, paragraphs == -1, paragraphs <= -2, paragraphs == 1,
            in_sentence, sentences == -1, sentences <= -2, sentences == 1, distance, distance * in_sentence,
            sources == 0, _logs(sources), contents == 0, _logs(contents), cues > 0, cues == 1,
            beside, beside & in_sentence, before & (order == lefts - 1), after & (order == counts[of] - rights),
            before & touches_before, after & touches_after,
            is_rule, is_rule & is_sure, is_rule & ~is_cued, tagged, self.share[near],
            *self.signs[near].T, tagged & before & (taken == 0),
            after & opening, before & (sentences == -1) & opens, after & in_sentence & opens,
            before & in_sentence & (cues > 0) & (sources == 0), after & in_sentence & (sources == 0),
        )  # fmt: skip
        rows = np.stack([np.asarray(column, np.float32) for column in columns], axis=1)
        return np.split(rows, offsets[1:])

    def _stands_between(self, starts: Ints, ends: Ints, own: Sequence[slice]) -> NDArray[np.bool_]:
        """Say which candidates stand between two ranges of their unit; `own` are the pairs of each unit."""
        between = np.zeros(len(starts), np.bool_)
        for unit, mine in zip(self.units, own, strict=True):
            for one, other in pairwise(unit.ranges):
                between[mine] |= (one[1] <= starts[mine]) & (ends[mine] <= other[0])
        return between

    def _say_since(
        self,
        rows: Floats,
        unit: Unit,
        near: Ints,
        last: Linked | None,
        before_last: int | None,
        of_unit: Sequence[float],
    ) -> None:
        """Write what is said of candidates by what was taken for the units before, in the order of OF_CANDIDATE."""
        first = unit.first
        newest = int(np.searchsorted(self.last[self.tagged], first, side="right")) - 1
        if newest >= 0:
            rows[:, 3] = near == self.tagged[newest]
        if before_last is not None:
            rows[:, 2] = near == before_last
        other, taken = last or (unit, None)
        if taken is None:
            return
        is_alone = not of_unit[OF_UNIT.index("source in sentence")]
        if self.member[taken] >= 0:
            rows[:, 1] = self.member[near] == self.member[taken]
            rows[:, 11] = rows[:, 1] * is_alone
        at = int(np.searchsorted(near, taken))
        if at == len(near) or near[at] != taken:
            return
        step = int(self.paragraph[first] - self.paragraph[other.last - 1])
        in_sentence = self.at_sentence[taken] == self.sentence[first]
        rows[at] = (
            1.0, 0.0, 0.0, rows[at, 3], first - other.last <= 1, step == 0, step == 1, step > 1, in_sentence,
            self._flag("starts paragraph", first), is_alone, is_alone,
        )  # fmt: skip


_HEAD_SIGNS = ("he or she", "they", "first person", "starts sentence", "headline", "subject", "cue source")
_SIGNS = (
    "he or she", "they", "mention", "first person", "role", "document", "starts sentence", "quoted", "headline",
    "subject", "cue source",
)  # fmt: skip


def _reduce(take: np.ufunc, values: NDArray[Any], first: Ints, last: Ints) -> NDArray[Any]:
    """Return what `take` makes of the rows [first, last) of `values`, for ranges that are disjoint and in order."""
    edges = np.stack([first, last], axis=1).ravel()
    return take.reduceat(np.concatenate([values, values[:1]]), edges, axis=0)[::2] if len(first) else values[:0]


def _read_signs(flags: NDArray[np.uint8], first: Ints, last: Ints) -> Floats:
    """Return the flags of phrases: some of the first word, the others of any of the words."""
    signs = flags[:, [PLACE[name] for name in _SIGNS]]
    is_head = np.array([name in _HEAD_SIGNS for name in _SIGNS])
    return np.where(is_head, signs[first], _reduce(np.maximum, signs, first, last)).astype(np.float32)


def _member(tokens: Tokens, cast: Cast, source: Range) -> int:
    """Return the one person of the story whom a phrase names, -1 where it names nobody or several."""
    mentions = cast.mentions_in(int(tokens.starts[source[0]]), int(tokens.ends[source[1] - 1]))
    members = mentions[-1].members if mentions else ()
    return members[0] if len(members) == 1 else -1


def _count(places: Ints, low: Ints, high: Ints) -> Ints:
    """Return how many of the sorted `places` stand in each [low, high)."""
    return np.searchsorted(places, high) - np.searchsorted(places, low)


def _add_phrases(tagged: Sequence[Range], units: Sequence[Unit], flags: NDArray[np.uint8]) -> list[Range]:
    """Return the tagged sources, and where none of them stands the rules' sources and phrases, in story order."""
    is_taken = np.zeros(len(flags) + 1, np.bool_)
    ranges: list[Range] = []

    def add(first: int, last: int) -> None:
        if first < last and not is_taken[first:last].any():
            is_taken[first:last] = True
            ranges.append((first, last))

    for first, last in (*tagged, *(unit.rule_source for unit in units if unit.rule_source)):
        add(first, last)
    for name in PHRASES:
        edges = np.flatnonzero(np.diff(flags[:, PLACE[name]].astype(np.int8), prepend=0, append=0))
        for first, last in edges.reshape(-1, 2).tolist():
            add(first, last)
    return sorted(ranges)


def score_rows(weights: Mapping[str, Floats], rows: Floats) -> Floats:
    """Return a score for each row of features."""
    hidden = np.maximum(rows @ weights["link in"] + weights["link bias"], 0.0)
    return np.asarray(hidden @ weights["link out"], np.float32)


CLAIMED = 0.3  # of a quotation's words must be content for the next unit to take it as the one before


def link_units(weights: Mapping[str, Floats], scene: Scene) -> tuple[Choice, ...]:
    """Choose the source of each unit, in story order: what was taken for one speaks for the next."""
    choices: list[Choice] = []
    last: Linked | None = None
    before_last: int | None = None
    for number, unit in enumerate(scene.units):
        near = scene.nears[number]
        scores = score_rows(weights, scene.describe(number, last, before_last))
        shares = np.exp(scores - scores.max())
        best = int(scores.argmax())
        taken = int(near[best]) if best < len(near) else None
        surety = float(shares[best] / shares.sum())
        choices.append(Choice(unit, None if taken is None else scene.ranges[taken], surety))
        if unit.quotation is None or scene.roles.content_share[unit.tokens()].mean() > CLAIMED:
            before_last, last = (last[1] if last else None), (unit, taken)
    return tuple(choices)
