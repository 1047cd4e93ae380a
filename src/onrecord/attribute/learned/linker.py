"""Units of a story -> the source of each: the candidates near it, and the one that a small network takes."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.learned.network import Floats
from onrecord.attribute.learned.roles import Range, Roles
from onrecord.attribute.learned.tokens import PLACE, Tokens
from onrecord.attribute.learned.units import Unit
from onrecord.attribute.people import Cast

PARAGRAPHS_BEFORE, PARAGRAPHS_AFTER = 3, 1  # in which the source of a unit is looked for
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


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    last: int
    is_tagged: bool
    share: float
    signs: tuple[float, ...]
    is_beside_cue: bool
    member: int | None


def _log(count: int) -> float:
    return min(1.0, math.log1p(max(0, count)) / _LOG_SCALE)


class Scene:
    """A story's tokens, roles and units, ready to be asked for features."""

    def __init__(self, tokens: Tokens, roles: Roles, units: Sequence[Unit], cast: Cast) -> None:
        """Look at every source once; `units` are in story order."""
        flags = tokens.flags
        self.units = tuple(units)
        self.roles = roles
        self.paragraph = list(accumulate(flags[:, PLACE["starts paragraph"]].tolist()))
        self.sentence = list(accumulate(flags[:, PLACE["starts sentence"]].tolist()))
        self.opens_paragraph = flags[:, PLACE["starts paragraph"]].tolist()
        self.opens_sentence = flags[:, PLACE["starts sentence"]].tolist()
        self.headline = flags[:, PLACE["headline"]].tolist()
        self.after_colon = flags[:, PLACE["after colon"]].tolist()
        self.cue_firsts = [cue[0] for cue in roles.cues]
        self.cue_lasts = [cue[1] for cue in roles.cues]
        self.content_firsts = [content[0] for content in roles.contents]
        self.unit_firsts = [unit.first for unit in units]
        tagged = list(roles.sources)
        ranges = _add_phrases(tagged, units, flags)
        chosen = set(tagged)
        self.candidates = tuple(self._look_at(each, each in chosen, tokens, cast) for each in ranges)
        self.tagged_lasts = [c.last for c in self.candidates if c.is_tagged]
        self.tagged = [c for c in self.candidates if c.is_tagged]
        self.firsts = [c.first for c in self.candidates]

    def _look_at(self, source: Range, is_tagged: bool, tokens: Tokens, cast: Cast) -> _Candidate:
        first, last = source
        flags = tokens.flags[first:last].max(axis=0)
        head = tokens.flags[first]
        mentions = cast.mentions_in(int(tokens.starts[first]), int(tokens.ends[last - 1]))
        members = mentions[-1].members if mentions else ()
        signs = (
            head[PLACE["he or she"]], head[PLACE["they"]], flags[PLACE["mention"]], head[PLACE["first person"]],
            flags[PLACE["role"]], flags[PLACE["document"]], head[PLACE["starts sentence"]], flags[PLACE["quoted"]],
            head[PLACE["headline"]], head[PLACE["subject"]], head[PLACE["cue source"]],
        )  # fmt: skip
        before = bisect_right(self.cue_lasts, first) - 1
        after = bisect_left(self.cue_firsts, last)
        beside = (before >= 0 and first - self.cue_lasts[before] <= 1) or (
            after < len(self.cue_firsts) and self.cue_firsts[after] - last <= 2
        )
        share = float(self.roles.source_share[first:last].mean())
        member = members[0] if len(members) == 1 else None
        return _Candidate(first, last, is_tagged, share, tuple(map(float, signs)), beside, member)

    def near(self, unit: Unit) -> list[_Candidate]:
        """Return the candidates for a unit, in story order."""
        low = self.paragraph[unit.first] - PARAGRAPHS_BEFORE
        high = self.paragraph[unit.last - 1] + PARAGRAPHS_AFTER
        first = self.paragraph[unit.first] - PHRASES_BEFORE
        return [
            c
            for c in self.candidates
            if low <= (at := self.paragraph[c.first]) <= high and (c.is_tagged or at >= first)
        ]

    def describe(
        self,
        unit: Unit,
        near: Sequence[_Candidate],
        last: tuple[Unit, _Candidate | None] | None,
        before_last: _Candidate | None,
    ) -> Floats:
        """Return the features of each candidate and, in the last row, of nobody (len(near) + 1 x WIDTH).

        `last` is the unit before and the source that it was given, `before_last` the source of the one before that.
        """  # fmt: skip
        of_unit = self._say_of_unit(unit, near, last)
        has_own = bool(of_unit[12])
        left = [c for c in near if c.last <= unit.first]
        right = [c for c in near if c.first >= unit.last]
        rows = np.zeros((len(near) + 1, WIDTH), np.float32)
        split = len(OF_UNIT)
        for row, candidate in enumerate(near):
            rows[row, :split] = of_unit
            rows[row, 2 * split :] = self._say_of_candidate(
                unit, candidate, near, left, right, last, before_last, has_own
            )
        rows[-1, split : 2 * split] = of_unit
        rows[-1, 2 * split] = 1.0
        return rows

    def _say_of_unit(
        self, unit: Unit, near: Sequence[_Candidate], last: tuple[Unit, _Candidate | None] | None
    ) -> list[float]:
        first, end = unit.first, unit.last
        own = {self.sentence[first], self.sentence[end - 1]}
        has_own = any(self.sentence[c.first] in own for c in near)
        said: list[float] = [
            unit.quotation is not None, unit.is_direct, not unit.is_speech, len(unit.ranges) > 1, _log(end - first),
            self.opens_paragraph[first], self.opens_sentence[first], self.headline[first], self.after_colon[first],
            unit.rule_source is not None, unit.is_rule_sure, unit.is_open, has_own, any(c.last <= first for c in near),
        ]  # fmt: skip
        if last is None:
            return [float(sign) for sign in said] + [0.0] * (len(OF_UNIT) - len(said))
        other, source = last
        gap = first - other.last
        step = self.paragraph[first] - self.paragraph[other.last - 1]
        said += [
            1.0, gap <= 1, _log(gap), self.sentence[other.last - 1] == self.sentence[first], step == 0, step == 1,
            step > 1, other.quotation is not None, source is not None and source.first >= other.last, other.is_open,
            source is None,
        ]  # fmt: skip
        return [float(sign) for sign in said]

    def _say_of_candidate(
        self, unit: Unit, candidate: _Candidate, near: Sequence[_Candidate], left: Sequence[_Candidate],
        right: Sequence[_Candidate], last: tuple[Unit, _Candidate | None] | None, before_last: _Candidate | None,
        has_own: bool,
    ) -> list[float]:  # fmt: skip
        first, end = unit.first, unit.last
        before, after = candidate.last <= first, candidate.first >= end
        low, high = (
            (candidate.last, first)
            if before
            else (end, candidate.first)
            if after
            else (candidate.first, candidate.first)
        )
        paragraphs = self.paragraph[candidate.first] - self.paragraph[first]
        sentences = self.sentence[candidate.first] - self.sentence[first if before else end - 1]
        in_sentence = sentences == 0
        sources = sum(low <= c.first < high for c in near) - (low <= candidate.first < high)
        contents = bisect_left(self.content_firsts, high) - bisect_left(self.content_firsts, low)
        cues = bisect_left(self.cue_firsts, high) - bisect_left(self.cue_firsts, low)
        taken = bisect_left(self.unit_firsts, first) - bisect_left(self.unit_firsts, candidate.last)
        between = any(
            a[1] <= candidate.first and candidate.last <= b[0]
            for a, b in zip(unit.ranges, unit.ranges[1:], strict=False)
        )
        is_rule = unit.rule_source is not None and _overlap(unit.rule_source, (candidate.first, candidate.last))
        opens = bool(self.opens_sentence[first])
        cue_before = bisect_right(self.cue_lasts, first) - 1
        touches_before = cue_before >= 0 and first - self.cue_lasts[cue_before] <= 1
        cue_after = bisect_left(self.cue_firsts, end)
        touches_after = cue_after < len(self.cue_firsts) and self.cue_firsts[cue_after] - end <= 1
        distance = _log(high - low)
        inside = not before and not after
        said: list[float] = [
            0.0, before, after, inside, between, paragraphs == 0, paragraphs == -1, paragraphs <= -2, paragraphs == 1,
            in_sentence, sentences == -1, sentences <= -2, sentences == 1, distance, distance * in_sentence,
            sources == 0, _log(sources), contents == 0, _log(contents), cues > 0, cues == 1,
            candidate.is_beside_cue, candidate.is_beside_cue and in_sentence,
            before and left[-1] is candidate, after and right[0] is candidate,
            touches_before and before, touches_after and after,
            is_rule, is_rule and unit.is_rule_sure, is_rule and not unit.is_rule_cued, candidate.is_tagged,
            candidate.share, *candidate.signs, candidate.is_tagged and before and taken == 0,
            after and self.opens_paragraph[candidate.first], before and sentences == -1 and opens,
            after and in_sentence and opens, before and in_sentence and cues > 0 and sources == 0,
            after and in_sentence and sources == 0,
        ]  # fmt: skip
        source = last[1] if last else None
        same = source is not None and source is candidate
        person = source is not None and not same and candidate.member is not None and source.member == candidate.member
        tagged = bisect_right(self.tagged_lasts, first) - 1
        step = self.paragraph[first] - self.paragraph[last[0].last - 1] if last else 0
        said += [
            same, person, before_last is candidate and not same, tagged >= 0 and self.tagged[tagged] is candidate,
            same and last is not None and first - last[0].last <= 1,
            same and step == 0, same and step == 1, same and step > 1,
            same and self.sentence[candidate.first] == self.sentence[first],
            same and self.opens_paragraph[first], same and not has_own, (same or person) and not has_own,
        ]  # fmt: skip
        return [float(sign) for sign in said]


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


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
    last: tuple[Unit, _Candidate | None] | None = None
    before_last: _Candidate | None = None
    for unit in scene.units:
        near = scene.near(unit)
        scores = score_rows(weights, scene.describe(unit, near, last, before_last))
        shares = np.exp(scores - scores.max())
        best = int(scores.argmax())
        taken = near[best] if best < len(near) else None
        surety = float(shares[best] / shares.sum())
        choices.append(Choice(unit, (taken.first, taken.last) if taken else None, surety))
        if unit.quotation is None or scene.roles.content_share[unit.tokens()].mean() > CLAIMED:
            before_last, last = (last[1] if last else None), (unit, taken)
    return tuple(choices)
