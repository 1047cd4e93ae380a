"""The pieces of a structured file, given one after the other -> Body: text, turns, anchors and masks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from onrecord.errors import UnreadableError
from onrecord.model import Anchor, AnchorKind, Fidelity, Mask, MaskKind, Span, Turn
from onrecord.read.body import Body
from onrecord.read.masks import settle

# Characters that no text has and that stop programs further on: NUL, and halves of a character from JSON.
_BROKEN = re.compile("[\x00\ud800-\udfff]")


class Sheet:
    """Text in the making. What is announced (a turn, an anchor) begins with the next words that are not blank."""

    def __init__(self) -> None:
        self.length = 0
        self.problems: list[str] = []
        self.anchors: list[Anchor] = []
        self.masks: list[Mask] = []
        self.blocks: list[Span] = []
        self.headline: Span | None = None
        self._parts: list[str] = []
        self._gap = ""
        self._turns: list[tuple[int, str | None, str | None, float | None]] = []
        self._turn: tuple[str | None, str | None, float | None] | None = None
        self._is_new = False
        self._ends: list[int] = []
        self._pending: list[tuple[AnchorKind, str | None, float | None]] = []
        self._counts: Counter[tuple[AnchorKind, str]] = Counter()

    def part(self, gap: str) -> None:
        """Ask for `gap` before the next words: a space, a line break or two; the strongest that is asked for wins."""
        if self.length and len(gap) + ("\n" in gap) > len(self._gap) + ("\n" in self._gap):
            self._gap = gap

    def join(self) -> None:
        """Take back what was asked for: the next words follow at once."""
        self._gap = ""

    def turn(
        self, label: str | None, *, speaker: str | None = None, seconds: float | None = None, is_new: bool = False
    ) -> None:
        """Announce who speaks now: `label` as printed, `speaker` where the name is known for sure.

        Whoever speaks already goes on in the same turn, unless it `is_new`.
        """
        self._turn = (label, speaker, seconds)
        self._is_new = is_new

    def anchor(self, kind: AnchorKind, label: str | None = None, seconds: float | None = None) -> None:
        """Announce an anchor."""
        if self._pending:
            self._pending = [other for other in self._pending if other[0] is not kind]
        self._pending.append((kind, label, seconds))

    def count(self, kind: AnchorKind, within: str = "") -> None:
        """Announce an anchor labelled by its kind and its number, "paragraph 12", after what it is part of."""
        self._counts[kind, within] += 1
        self.anchor(kind, f"{within}{', ' if within else ''}{kind} {self._counts[kind, within]}")

    def add(self, words: str, mask: MaskKind | None = None, reason: str = "") -> Span:
        """Append `words`, blank edges made into a gap, and return where they stand; with `mask`, as words of nobody."""
        bare = words.strip()
        if not bare:
            if words and self.length:
                self.part(" ")
            return Span(self.length, self.length)
        if words[0].isspace():
            self.part(" ")
        if not (bare.isascii() and "\x00" not in bare) and _BROKEN.search(bare):
            bare = bare.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "\ufffd")
        self._parts += [self._gap, bare]
        start = self.length + len(self._gap)
        self._begin(start)
        self.length = start + len(bare)
        self._gap = " " if words[-1].isspace() else ""
        span = Span(start, self.length)
        if mask:
            self.masks.append(Mask(span=span, kind=mask, reason=reason))
        else:
            self._ends[-1] = span.end
        return span

    def _begin(self, start: int) -> None:
        if self._turn or not self._turns:
            label, speaker, seconds = self._turn or (None, None, None)
            if self._is_new or not self._turns or self._turns[-1][1:3] != (label, speaker):
                self._turns.append((start, label, speaker, seconds))
                self._ends.append(start)
            self._turn = None
            self._is_new = False
        if self._pending:
            self.anchors += [Anchor(start=start, kind=kind, label=name, seconds=at) for kind, name, at in self._pending]
            self._pending = []

    def ends_with(self, words: str) -> bool:
        """Say whether the text so far ends with `words`, all of them added in one piece."""
        return bool(self._parts) and self._parts[-1].endswith(words)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns so far, those without words left out."""
        return tuple(
            Turn(span=Span(start, end), speaker=speaker, label=label, seconds=seconds)
            for (start, label, speaker, seconds), end in zip(self._turns, self._ends, strict=True)
            if end > start
        )

    def body(
        self,
        path: str,
        media_type: str,
        *,
        kind: str | None = None,
        fidelity: Fidelity | None = None,
        title: str | None = None,
        byline: str | None = None,
        published: date | None = None,
        parties: Sequence[str] = (),
        turns: Sequence[Turn] | None = None,
    ) -> Body:
        """Return the Body; `turns` replace those announced, () where the words are to be looked through for labels.

        Raises: UnreadableError if there are no words.
        """
        if not self.turns:
            raise UnreadableError(f"{path}: expected words, found none in it; check that it is the right file")
        return Body(
            text=self.text,
            media_type=media_type,
            title=title,
            byline=byline,
            published=published,
            headline=self.headline,
            blocks=tuple(self.blocks),
            masks=settle(self.masks),
            problems=tuple(self.problems),
            turns=self.turns if turns is None else tuple(turns),
            anchors=tuple(self.anchors),
            kind=kind,
            fidelity=fidelity,
            parties=tuple(parties),
        )
