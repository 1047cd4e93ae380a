"""A story and its rows -> paragraphs of a Word document, with a comment over exactly the words of each quotation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.model import Finding, Mask, MaskKind, Span, Story, StoryReport
from onrecord.report.checklist import Row
from onrecord.report.docx.look import DAMAGE, SMALL, add_paragraph, add_words, clean, mark_style
from onrecord.report.paragraphs import split_story
from onrecord.report.quoted import quoted_spans
from onrecord.report.segments import segment
from onrecord.report.words import level_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

AUTHOR, INITIALS = "On Record", "OR"


def add_story(document: Document, found: StoryReport, rows: Sequence[Row], checked: str) -> None:
    """Add the story, each quotation marked by a style and a comment; one nested in another has both comments.

    `checked` is a line for its head, on what was checked against what.
    """
    story = found.story
    _add_head(document, story, checked)
    made: list[tuple[int, Run]] = []  # where each run starts in the story
    layers: list[tuple[Span, Finding | Mask]] = [
        (span, finding) for finding in found.findings for span in quoted_spans(story.text, finding.quotation)
    ]
    layers += [(mask.span, mask) for mask in story.masks]
    for paragraph in split_story(story):
        made += _add_runs(add_paragraph(document, style=_style(story, paragraph)), story, paragraph, layers)
    starts = [start for start, _ in made]
    for finding, row in zip(found.findings, rows, strict=True):
        span = finding.quotation.span
        runs = [run for _, run in made[bisect_left(starts, span.start) : bisect_left(starts, span.end)]]
        if runs:
            _comment(document, runs, row)


def _add_head(document: Document, story: Story, checked: str) -> None:
    facts = (story.published.isoformat() if story.published else "", story.origin.uri)
    add_paragraph(document, " · ".join(fact for fact in facts if fact), SMALL)
    add_paragraph(document, checked, SMALL)
    if story.headline is None:
        add_paragraph(document, story.title, "Title")


def _style(story: Story, paragraph: Span) -> str:
    if story.headline and paragraph.touches(story.headline):
        return "Title"
    return "Quote" if any(block.touches(paragraph) for block in story.blocks) else "Normal"


def _add_runs(
    paragraph: Paragraph, story: Story, span: Span, layers: Sequence[tuple[Span, Finding | Mask]]
) -> Iterator[tuple[int, Run]]:
    """Add the words under `span`, a run between two edges of quotations or damage; yield where each starts."""
    for piece, labels in segment(span, layers):
        mask = next((label for label in labels if isinstance(label, Mask)), None)
        if mask and mask.kind is MaskKind.MARKUP:
            continue
        findings = [label for label in labels if isinstance(label, Finding)]
        style = DAMAGE if mask else None
        if findings and not mask:
            innermost = min(findings, key=lambda finding: len(finding.quotation.span))
            style = mark_style(level_of(innermost.verdict).key)
        yield piece.start, add_words(paragraph, piece.of(story.text), style)


def _comment(document: Document, runs: Sequence[Run], row: Row) -> None:
    from docx.oxml.ns import qn

    comment = document.add_comment([runs[0], runs[-1]], author=AUTHOR, initials=INITIALS)
    comment._comment_elm.attrib.pop(qn("w:date"), None)  # the library takes it from the clock
    head, *rest = tell(row)
    add_words(comment.paragraphs[0], head).bold = True
    for words in rest:
        comment.add_paragraph(clean(words))


def tell(row: Row) -> Iterator[str]:
    """Yield what a comment says, a paragraph each: the ruling, why, the words of the record and where, the decision."""
    severity = "" if row.severity is None else f" (severity {row.severity})"
    yield f"{row.number} · {row.level.symbol} {row.ruling}{severity}"
    yield from row.reasons
    yield f"Named in the story: {row.source}" + (f" ({row.link})" if row.link else "")
    if row.passage:
        yield f"In the record: “{row.passage}”"
        yield " · ".join(part for part in (row.speaker, row.record, row.place) if part)
    if row.other_places:
        yield f"Other places: {row.other_places}"
    if row.address:
        yield row.address
    if row.decision:
        yield tell_decision(row)


def tell_decision(row: Row) -> str:
    """Return the decision with its note, and by whom and when it was made; "" where there is none."""
    if not row.decision:
        return ""
    note = f": {row.note}" if row.note else ""
    return f"Decision: {row.decision}{note} ({row.by}, {row.decided})"
