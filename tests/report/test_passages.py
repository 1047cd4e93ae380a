from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import (
    Alignment,
    Attribution,
    Edit,
    Finding,
    Form,
    Leg,
    Op,
    Origin,
    Passage,
    Place,
    Quotation,
    Record,
    Report,
    Span,
    Turn,
)
from onrecord.report.differences import Kind
from onrecord.report.passages import locate, look_around, tell_time, view_passages

SENTENCES = "One came. Two stayed at home with a cold. Three left early, as ever. "


def plain(text: str) -> Record:
    origin = Origin(uri="r.txt", sha256="d" * 64)
    return Record(id="r", text=text, title="R", origin=origin, turns=(Turn(span=Span(0, len(text))),))


def test_context_is_the_rest_of_the_turn_where_it_is_short(report: Report) -> None:
    call = report.records[0]
    start = call.text.index("nobody will sail")
    left, right = look_around(call, Span(start, start + len("nobody will sail at night")))
    assert left.of(call.text).startswith("Look. We knew")
    assert right.of(call.text).strip().startswith("if I can help it. I am sorry for the delay.")


def test_long_context_is_cut_at_a_sentence() -> None:
    record = plain(SENTENCES * 9)
    at = record.text.index("Two", 250)
    left, right = look_around(record, Span(at, at + 3), limit=60)
    assert left.of(record.text).startswith(("One", "Two", "Three"))
    assert right.of(record.text).rstrip().endswith(".")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab .!?\n”", max_size=400), st.integers(0, 400), st.integers(0, 40), st.integers(1, 80))
def test_context_touches_the_words_and_keeps_its_bound(text: str, start: int, length: int, limit: int) -> None:
    record = plain(text)
    span = Span(min(start, len(text)), min(start + length, len(text)))
    left, right = look_around(record, span, limit)
    assert left.end == span.start
    assert right.start == span.end
    assert 0 <= len(left) <= limit
    assert 0 <= len(right) <= limit


def test_a_place_is_told_in_the_order_in_which_a_person_looks(report: Report) -> None:
    call = report.records[0]
    assert locate(call, Place(page=2, line=7, turn=2, seconds=62.5)) == "page 2 (marked 17), line 7, turn 3, 01:02"
    assert locate(call, Place(page=1)) == "page 1"
    assert locate(call, Place()) == ""


def test_time_has_hours_only_from_the_first_hour_on() -> None:
    assert tell_time(31.9) == "00:31"
    assert tell_time(3723) == "1:02:03"


def test_a_passage_is_shown_in_its_turn_between_its_neighbours(report: Report) -> None:
    records = {record.id: record for record in report.records}
    (view,) = view_passages(report.findings[1], records)
    assert [turn.is_beside for turn in view.turns] == [True, False, True]
    marked = {stretch.kind: stretch.text for stretch in view.turns[1].stretches}
    assert marked[Kind.PASSAGE] == "nobody will sail at night"
    assert marked[Kind.BESIDE] == "if I can help it"
    assert marked[Kind.MASKED] == "Page 2"


def test_pieces_near_one_another_share_a_view(report: Report) -> None:
    records = {record.id: record for record in report.records}
    (view,) = view_passages(report.findings[3], records, neighbours=0)
    marked = [stretch.text for stretch in view.turns[0].stretches if stretch.kind is Kind.PASSAGE]
    assert marked == ["would close the berth", "by the end of the week"]


def test_pieces_far_apart_are_shown_apart(report: Report) -> None:
    finding = report.findings[3]
    first, second = finding.alignment.legs
    end = "And by the end of the week it was."
    record = replace(plain(f"They would close the berth. {SENTENCES * 20}{end}"), id="call")
    legs = []
    for leg, words in ((first, "would close the berth"), (second, "by the end of the week")):
        at = record.text.index(words)
        legs.append(replace(leg, passage=replace(leg.passage, span=Span(at, at + len(words))), edits=()))
    apart = replace(finding, alignment=replace(finding.alignment, legs=tuple(legs)), verdict=None)
    views = view_passages(apart, {"call": record}, reach=30)
    assert [view.passage.span for view in views] == [leg.passage.span for leg in legs]
    assert all(len(stretch.text) < 80 for view in views for turn in view.turns for stretch in turn.stretches)


def test_nothing_found_is_no_passage(report: Report) -> None:
    assert view_passages(report.findings[10], {}) == ()


def test_a_record_without_turns_is_one_turn(report: Report) -> None:
    finding = report.findings[7]
    email = replace(report.records[1], turns=())
    (view,) = view_passages(finding, {"email": email})
    assert view.turns[0].speaker == "Anders Koll"


def test_a_passage_with_a_long_gap_is_shown_in_two_places() -> None:
    first, gap, last = "We go now", ". " + "Something else is said here. " * 30, "and we stay"
    text = f"{first}{gap}{last}."
    origin = Origin(uri="r.txt", sha256="d" * 64)
    middle = len(text) // 2
    turns = (Turn(span=Span(0, middle), speaker="Ann"), Turn(span=Span(middle, len(text)), speaker="Bo"))
    record = Record(id="r", text=text, title="R", origin=origin, turns=turns)
    story = f"{first} … {last}"
    edits = (
        Edit(op=Op.SAME, story=Span(0, len(first)), record=Span(0, len(first))),
        Edit(op=Op.DROP, story=Span(len(first), len(first)), record=Span(len(first), len(first + gap))),
        Edit(op=Op.SAME, story=Span(len(first) + 3, len(story)), record=Span(len(first + gap), len(text) - 1)),
    )
    passage = Passage(record="r", span=Span(0, len(text) - 1), speaker="Ann", place=record.place_at(0))
    whole = Span(0, len(story))
    finding = Finding(
        id="f",
        quotation=Quotation(id="q", text=story, span=whole, pieces=(whole,), form=Form.DIRECT),
        attribution=Attribution(),
        alignment=Alignment(legs=(Leg(piece=whole, passage=passage, edits=edits, score=0.9),), score=0.9),
    )
    views = view_passages(finding, {"r": record}, neighbours=0)
    shown = [[s.text for turn in view.turns for s in turn.stretches if s.kind is Kind.PASSAGE] for view in views]
    assert shown == [[first], [last]]
    assert [view.passage.speaker for view in views] == ["Ann", "Bo"]
