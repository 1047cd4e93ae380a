"""A story report and its records -> the words that its lines on a terminal are put together from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Finding, Passage, Reason, Record, Story, StoryReport, Verdict
from onrecord.report import words
from onrecord.report.differences import Kind, Stretch, join_stretches
from onrecord.report.passages import locate
from onrecord.report.pen import Pen
from onrecord.text.sentences import split_paragraphs

INDENT = "  "
BAR = "  │ "


@dataclass(frozen=True, slots=True)
class Case:
    """What the lines of one story are made from; `starts` are those of its paragraphs."""

    pen: Pen
    found: StoryReport
    records: Mapping[str, Record]
    starts: tuple[int, ...]

    @property
    def story(self) -> Story:
        """The story itself."""
        return self.found.story


def open_case(pen: Pen, found: StoryReport, records: Mapping[str, Record]) -> Case:
    """Return the case of one story, its paragraphs counted."""
    return Case(pen, found, records, tuple(paragraph.start for paragraph in split_paragraphs(found.story.text)))


def tell_paragraph(case: Case, finding: Finding) -> str:
    """Return which paragraph of the story the quotation opens in, counted from 1."""
    return f"paragraph {bisect_right(case.starts, finding.quotation.span.start)}"


def tell_code(verdict: Verdict | None) -> str:
    """Return ruling and severity as the documentation and the other formats name them."""
    if verdict is None:
        return "unruled"
    severity = "" if verdict.severity is None else f"severity {verdict.severity}"
    is_told = verdict.ruling.value == words.name_ruling(verdict).lower()
    return ", ".join(part for part in ("" if is_told else verdict.ruling.value, severity) if part)


def tell_notes(verdict: Verdict | None, reasons: Iterable[Reason]) -> str:
    """Return the notes of `reasons` in a row; where there is none, what the ruling means."""
    notes = dict.fromkeys(reason.note.strip() for reason in reasons if reason.note.strip())
    sentences = (note if note.rstrip("\"”’')")[-1:] in {".", "!", "?"} else f"{note}." for note in notes)
    return " ".join(sentences) or words.explain_ruling(verdict)


def name_source(story: Story, finding: Finding) -> Iterator[tuple[str, str]]:
    """Give whom the story names and what the link rests on, as (words, style)."""
    yield words.name_source(story, finding.attribution), ""
    link = words.explain_source(finding.attribution)
    if link:
        yield f" ({link})", "dim"


def cite(case: Case, passage: Passage) -> str:
    """Return the document and the place in it."""
    record = case.records[passage.record]
    return ", ".join(part for part in (name_record(case, record), locate(record, passage.place)) if part)


def name_record(case: Case, record: Record) -> str:
    """Return the title of a document, its path where the title does not tell it from others."""
    has_twin = sum(other.title == record.title for other in case.records.values()) > 1
    return record.origin.uri if has_twin else record.title


def count_others(finding: Finding) -> str:
    """Return how many places there are besides the one judged, "" where there are none."""
    others = max(0, len(finding.places) - 1) + finding.more_places
    return f"and {others} more {'place' if others == 1 else 'places'}" if others else ""


def calm(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return a passage without page heads, and whole: what was dropped from it stands in the quotation above it."""
    return tuple(
        join_stretches(
            Stretch(stretch.text, Kind.PASSAGE if stretch.kind is Kind.DROPPED else stretch.kind)
            for stretch in stretches
            if stretch.kind is not Kind.MASKED
        )
    )


def list_kinds(stretches: Iterable[Stretch]) -> frozenset[Kind]:
    """Return the kinds that need explaining at the foot."""
    return frozenset(stretch.kind for stretch in stretches)
