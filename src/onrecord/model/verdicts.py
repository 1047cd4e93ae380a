"""Wording, voice and setting, the ruling that follows, and the reasons for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.spans import Span


class Wording(StrEnum):
    """What became of the words."""

    VERBATIM = "verbatim"
    COSMETIC = "cosmetic"
    BRACKETED = "bracketed"
    ELIDED = "elided"
    CLEANED = "cleaned"
    JOINED = "joined"
    RECORD_DAMAGED = "record-damaged"
    CUT = "cut"
    ALTERED = "altered"
    PARAPHRASED = "paraphrased"
    REVERSED = "reversed"
    SPLICED = "spliced"
    ABSENT = "absent"


class Voice(StrEnum):
    """Whether the passage's speaker is whom the story names."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"
    NOT_CHECKED = "not-checked"


class Setting(StrEnum):
    """Whether what governs the passage came along."""

    KEPT = "kept"
    CUT = "cut"
    UNKNOWN = "unknown"


class Ruling(StrEnum):
    """The gravest thing that can be said of a quotation, mildest first; the order ranks them."""

    VERBATIM = "verbatim"
    COSMETIC = "cosmetic"
    BRACKETED = "bracketed"
    ELIDED = "elided"
    CLEANED = "cleaned"
    JOINED = "joined"
    RECORD_DAMAGED = "record-damaged"
    ELISION_MATERIAL = "elision-material"
    OUT_OF_CONTEXT = "out-of-context"
    CUT = "cut"
    ALTERED = "altered"
    PARAPHRASED = "paraphrased"
    SPLICED = "spliced"
    REVERSED = "reversed"
    WRONG_SPEAKER = "wrong-speaker"
    NOT_A_QUOTATION = "not-a-quotation"
    AMBIGUOUS = "ambiguous"
    NOT_IN_THIS_RECORD = "not-in-this-record"
    NOT_ON_RECORD = "not-on-record"

    @property
    def rank(self) -> int:
        """Where this ruling stands from mildest (0) to gravest, for choosing the gravest of several."""
        return _RANKS[self]

    @property
    def severity(self) -> int | None:
        """0 (as it should be) to 5; None where the ruling accuses nobody of anything."""
        return SEVERITY[self]


_RANKS = {ruling: rank for rank, ruling in enumerate(Ruling)}

SEVERITY: dict[Ruling, int | None] = {
    Ruling.VERBATIM: 0,
    Ruling.COSMETIC: 0,
    Ruling.BRACKETED: 0,
    Ruling.ELIDED: 0,
    Ruling.CLEANED: 1,
    Ruling.JOINED: 1,
    Ruling.RECORD_DAMAGED: 1,
    Ruling.ELISION_MATERIAL: 2,
    Ruling.OUT_OF_CONTEXT: 2,
    Ruling.CUT: 3,
    Ruling.ALTERED: 3,
    Ruling.PARAPHRASED: 3,
    Ruling.SPLICED: 4,
    Ruling.REVERSED: 4,
    Ruling.WRONG_SPEAKER: 4,
    Ruling.NOT_A_QUOTATION: None,
    Ruling.AMBIGUOUS: None,
    Ruling.NOT_IN_THIS_RECORD: None,
    Ruling.NOT_ON_RECORD: 5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that was noticed. `code` is stable, `note` is a sentence for an editor.

    `ruling` is what it amounts to on its own, None for a mere note. `story` and `record` are the words on both sides,
    None where a side has none; `record_id` says which record `record` points into.
    """

    code: str
    note: str
    ruling: Ruling | None = None
    story: Span | None = None
    record: Span | None = None
    record_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Three judgements kept apart, because one quotation can fail several, and every reason for them.

    `moved` is the severity that a house policy gives the ruling instead of its usual one, None where it gives none.
    """

    ruling: Ruling
    wording: Wording
    voice: Voice
    setting: Setting
    reasons: tuple[Reason, ...] = ()
    moved: int | None = None

    @property
    def severity(self) -> int | None:
        """The severity of the ruling under the house policy; None where it accuses nobody."""
        return self.ruling.severity if self.moved is None else self.moved
