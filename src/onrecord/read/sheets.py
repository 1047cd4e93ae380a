"""Words placed on sheets of paper -> canonical text, pages, lines, boxes, and masks over what is not text."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from onrecord.model import UNREAD, Boxes, Lines, Mask, MaskKind, Page, Span
from onrecord.read.columns import order_words
from onrecord.read.leaves import Leaf, cut_leaves
from onrecord.read.margins import Printed, find_edges, find_printed
from onrecord.read.masks import settle
from onrecord.read.paragraphs import find_joints, is_apart
from onrecord.read.rows import Line, make_lines
from onrecord.read.words import WITHHELD, Word

# Gaps of so many letters are kept as spaces: wide ones part a running head from its number, and indent paragraphs.
_KEPT_GAP = 2.5
_WIDEST_GAP = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One side of paper: its words in the order of the file, and the label that the file itself gives it."""

    number: int
    words: tuple[Word, ...]
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The text of some sheets; all spans are offsets into `text`, the pages tile it."""

    text: str
    pages: tuple[Page, ...]
    lines: Lines
    boxes: Boxes
    masks: tuple[Mask, ...]


def lay_out(sheets: Iterable[Sheet], *, as_paragraphs: bool = False) -> Layout:
    """Put the words of `sheets` into the order in which people read them, and note where each stands.

    A sheet that shows several numbered pages side by side, as condensed transcripts do, becomes as many pages. Lines
    stay lines, or are joined to paragraphs. Sheets are taken one by one and, but for paragraphs, let go: ten thousand
    of them are no burden.
    """
    writer = _Writer()
    leaves = ((leaf, sheet.label) for sheet in sheets for leaf in _leaf_through(sheet))
    if as_paragraphs:
        kept = list(leaves)
        pages = [leaf for leaf, _ in kept]
        printed = find_printed([find_edges(leaf) for leaf in pages])
        joints = find_joints(pages, [around.lines for around in printed])
        for (leaf, label), between in zip(kept, joints, strict=True):
            writer.add_page(leaf, label, between)
        return writer.finish(printed)
    edges = []
    for leaf, label in leaves:
        writer.add_page(leaf, label)
        edges.append(find_edges(leaf))
    return writer.finish(find_printed(edges))


def _leaf_through(sheet: Sheet) -> list[Leaf]:
    regions = [make_lines(region) for region in order_words(sheet.words)]
    return cut_leaves(sheet.number, [region for region in regions if region])


@dataclass(slots=True)
class _Writer:
    """Collects the text and its columns of numbers as it goes through the pages."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    last: str = ""  # the word written last
    pages: list[tuple[int, int, str | None, int]] = field(default_factory=list)  # sheet, start, label, first line
    masks: list[Mask] = field(default_factory=list)
    line_starts: array[int] = field(default_factory=lambda: array("I"))
    line_ends: array[int] = field(default_factory=lambda: array("I"))
    printed: array[int] = field(default_factory=lambda: array("I"))
    counted: array[int] = field(default_factory=lambda: array("I"))
    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    sheets: array[int] = field(default_factory=lambda: array("I"))
    edges: array[float] = field(default_factory=lambda: array("d"))
    confidences: array[int] = field(default_factory=lambda: array("B"))

    def add_page(self, leaf: Leaf, label: str | None, joints: Sequence[str] | None = None) -> None:
        """Write one page; `label` is the one that the file gives the sheet, `joints` stand before the lines."""
        joints = joints if joints is not None else self._part_lines(leaf)
        if joints:
            self._add(joints[0])
        self.pages.append((leaf.sheet, self.length, label, len(self.line_starts)))
        for count, (line, joint) in enumerate(zip(leaf.lines, joints, strict=True)):
            if count:
                self._add(joint)
            self.counted.append(count + 1)
            is_broken = joint == " " and line.text[:1].islower() and self.last[-1:] == "-"
            broken = self.length - len(joint) - 1
            self._add_line(line, leaf, runs_on=joint == " ")
            if is_broken:
                self._mask(broken, self.line_starts[-1], MaskKind.MARKUP, "a word broken at the end of a line")
            if count in leaf.outside:
                self._mask(self.line_starts[-1], self.length, MaskKind.PAGE, "stands outside of the printed pages")

    def _part_lines(self, leaf: Leaf) -> list[str]:
        joints = ["\n" if self.pages else ""][: len(leaf.lines)]
        for previous, line in pairwise(leaf.lines):
            joints.append("\n\n" if is_apart(previous, line, leaf) else "\n")
        return joints

    def _add_line(self, line: Line, leaf: Leaf, *, runs_on: bool) -> None:
        self.line_starts.append(self.length)
        self.printed.append(line.number or 0)
        for index, (gap, word) in enumerate(_set_apart(line, leaf)):
            self._add("" if runs_on and not index else " " * gap)
            start = self.length
            self._add(word.text)
            self.last = word.text
            self._place(word, start, self.length)
            if word is line.counter:
                self._mask(start, self.length, MaskKind.PAGE, "a line number")
            elif word.text == WITHHELD:
                self._mask(start, self.length, MaskKind.REDACTION, "words are blacked out here")
        self.line_ends.append(self.length)

    def _mask(self, start: int, end: int, kind: MaskKind, reason: str) -> None:
        self.masks.append(Mask(span=Span(start, end), kind=kind, reason=reason))

    def _place(self, word: Word, start: int, end: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.sheets.append(word.sheet)
        self.edges.extend(word.box)
        self.confidences.append(UNREAD if word.confidence is None else word.confidence)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def finish(self, printed: Sequence[Printed]) -> Layout:
        """Return all that was written, with what is `printed` around the text of each page masked."""
        pages = []
        edges = [start for _, start, _, _ in self.pages[1:]] + [self.length]
        for number, ((sheet, start, label, first), end) in enumerate(zip(self.pages, edges, strict=True)):
            around = printed[number]
            for line, reason in around.lines.items():
                self._mask(self.line_starts[first + line], self.line_ends[first + line], MaskKind.PAGE, reason)
            own = label if label != str(sheet) else None
            pages.append(Page(number=sheet, span=Span(start, end), label=around.label or own))
        are_printed = any(self.printed)
        confidences = self.confidences.tobytes() if any(c != UNREAD for c in self.confidences) else b""
        return Layout(
            text="".join(self.parts),
            pages=tuple(pages),
            masks=settle(self.masks),
            lines=Lines(
                starts=self.line_starts.tobytes(),
                numbers=(self.printed if are_printed else self.counted).tobytes(),
                are_printed=are_printed,
            ),
            boxes=Boxes(
                starts=self.starts.tobytes(),
                ends=self.ends.tobytes(),
                pages=self.sheets.tobytes(),
                edges=np.rint(np.clip(np.frombuffer(self.edges), 0, 1) * 0xFFFF).astype(np.uint16).tobytes(),
                confidences=confidences,
            ),
        )


def _set_apart(line: Line, leaf: Leaf) -> Iterator[tuple[int, Word]]:
    """Yield the words of a line, each with the number of spaces before it."""
    if line.counter is not None:
        yield 0, line.counter
    position = line.region_left
    for index, word in enumerate(line.words):
        gap = (word.left - position) / leaf.letter if leaf.letter else 0
        wide = min(_WIDEST_GAP, round(gap)) if gap > _KEPT_GAP else 0
        if index == 0 and line.counter is None:
            yield max(0, min(_WIDEST_GAP, round(gap))), word
        else:
            yield max(wide, 2 if index == 0 else 1), word
        position = word.right
