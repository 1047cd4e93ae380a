"""The quotations of an earlier version and those of a later one -> which are the same, and which were reworded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.model import Finding, Person
from onrecord.text.fold import fold

# Of two quotations that stand for one another this share of the words is equal; below it the later one is another
# quotation. An editor who swaps half of the words has to look again either way, so the limit only decides what is shown
# beside it.
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation before and after; `before` is None where it is new, `after` None where it is gone."""

    before: Finding | None
    after: Finding | None

    @property
    def is_reworded(self) -> bool:
        """Say whether both are there and their words differ by more than case and lay-out."""
        return bool(self.before and self.after) and _key(self.before) != _key(self.after)

    @property
    def is_reattributed(self) -> bool:
        """Say whether both are there and the story names somebody else now."""
        return bool(self.before and self.after) and _name(self.before) != _name(self.after)

    @property
    def is_ruled_otherwise(self) -> bool:
        """Say whether both are there and the ruling is another one."""
        rulings = [each.verdict.ruling if each and each.verdict else None for each in (self.before, self.after)]
        return bool(self.before and self.after) and rulings[0] != rulings[1]


def match_findings(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[Pair, ...]:
    """Pair the quotations of two versions, each at most once: in the order of `after`, then those that are gone.

    First equal words in story order, then equal words that moved, then words that are alike.
    """
    old, new = [_key(finding) for finding in before], [_key(finding) for finding in after]
    paired: dict[int, int] = {}  # number in `after`: number in `before`
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        paired |= {block.b + step: block.a + step for step in range(block.size)}
    for number, key in enumerate(new):
        free = [i for i, other in enumerate(old) if other == key and i not in paired.values()]
        if number not in paired and free:
            paired[number] = free[0]
    paired |= _match_alike(old, new, paired)
    pairs = [Pair(before[paired[n]] if n in paired else None, finding) for n, finding in enumerate(after)]
    gone = set(range(len(before))) - set(paired.values())
    return (*pairs, *(Pair(before[n], None) for n in sorted(gone)))


def _match_alike(old: list[tuple[int, ...]], new: list[tuple[int, ...]], paired: dict[int, int]) -> dict[int, int]:
    """Pair what is left over by likeness, the most alike first."""
    left = [i for i in range(len(old)) if i not in paired.values()]
    right = [j for j in range(len(new)) if j not in paired]
    alike = sorted(
        ((SequenceMatcher(None, old[i], new[j], autojunk=False).ratio(), i, j) for i in left for j in right),
        key=lambda row: (-row[0], abs(row[1] - row[2]), row[1]),
    )
    found: dict[int, int] = {}
    for ratio, i, j in alike:
        if ratio >= ALIKE and i not in found.values() and j not in found:
            found[j] = i
    return found


def _key(finding: Finding | None) -> tuple[int, ...]:
    return tuple(fold(finding.quotation.text).hashes.tolist()) if finding else ()


def _name(finding: Finding | None) -> str | None:
    person: Person | None = finding.attribution.person if finding else None
    return person.name if person else None
