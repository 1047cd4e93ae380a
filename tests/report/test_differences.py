from __future__ import annotations

from dataclasses import replace

from onrecord.model import Finding, Grade, Mask, MaskKind, Op, Record, Report, Span
from onrecord.report.differences import GAP_END, Kind, Stretch, join_stretches, read_words, show_differences


def show(report: Report, finding: Finding) -> tuple[Stretch, ...]:
    records = {record.id: record for record in report.records}
    return show_differences(report.stories[0].story, finding, records)


def of_kind(stretches: tuple[Stretch, ...], kind: Kind) -> list[str]:
    return [stretch.text.strip() for stretch in stretches if stretch.kind is kind]


def test_without_what_the_record_alone_has_it_is_the_quotation_as_printed(report: Report) -> None:
    for finding in report.findings:
        printed = [s.text for s in show(report, finding) if s.kind in (Kind.PLAIN, Kind.ADDED)]
        assert "".join(printed) == finding.quotation.text


def test_a_caption_inside_a_quotation_is_not_read_out(report: Report) -> None:
    story, finding = report.stories[0].story, report.findings[0]
    at = finding.quotation.text.index("in March")
    masked = Span(finding.quotation.span.start + at, finding.quotation.span.start + at + len("in March "))
    captioned = replace(story, masks=(Mask(span=masked, kind=MaskKind.CAPTION, reason="link caption"),))
    records = {record.id: record for record in report.records}
    for one in (finding, replace(finding, alignment=None)):
        shown = show_differences(captioned, one, records)
        printed = [s.text for s in shown if s.kind in (Kind.PLAIN, Kind.ADDED)]
        assert "".join(printed) == finding.quotation.text.replace("in March ", "")


def test_dropped_and_added_words_stand_in_place(report: Report) -> None:
    shown = show(report, report.findings[0])
    assert of_kind(shown, Kind.DROPPED) == ["well, we knew", "pontoon"]
    assert of_kind(shown, Kind.ADDED) == ["pier"]
    assert "".join(s.text for s in shown) == "“We knew in March well, we knew that the pontoon pier was unsafe,”"


def test_what_dots_show_to_be_gone_is_no_unmarked_cut(report: Report) -> None:
    shown = show(report, report.findings[3])
    assert of_kind(shown, Kind.GAP) == ["and I mean this, unless you replace the beams"]
    assert not of_kind(shown, Kind.DROPPED)


def test_what_brackets_replace_is_no_unmarked_change(report: Report) -> None:
    finding = report.findings[0]
    pier = next(edit.story for edit in finding.alignment.legs[0].edits if edit.op is Op.SWAP)
    bracketed = replace(finding, quotation=replace(finding.quotation, insertions=(pier,)))
    shown = show(report, bracketed)
    assert of_kind(shown, Kind.GAP) == ["pontoon"]
    assert not of_kind(shown, Kind.ADDED)


def test_a_difference_of_spelling_alone_is_not_marked(report: Report) -> None:
    finding = report.findings[0]
    leg = finding.alignment.legs[0]
    edits = tuple(edit if edit.op is Op.SAME else replace(edit, grade=Grade.COSMETIC) for edit in leg.edits)
    cosmetic = replace(finding, alignment=replace(finding.alignment, legs=(replace(leg, edits=edits),)))
    assert show(report, cosmetic) == (Stretch(finding.quotation.text, Kind.PLAIN),)


def test_words_that_share_too_little_are_shown_as_printed(report: Report) -> None:
    finding = report.findings[0]
    leg = finding.alignment.legs[0]
    edits = tuple(replace(edit, op=Op.SWAP, grade=Grade.SUBSTANTIVE) for edit in leg.edits)
    apart = replace(finding, alignment=replace(finding.alignment, legs=(replace(leg, edits=edits),)))
    assert show(report, apart) == (Stretch(finding.quotation.text, Kind.PLAIN),)


def test_page_heads_are_not_read_as_words(report: Report) -> None:
    call: Record = report.records[0]
    around = Span(call.text.index("delay."), call.text.index("KOLL: I would"))
    assert "Page 2" not in read_words(call, around)
    assert "delay." in read_words(call, around)


def test_neighbours_of_one_kind_are_joined() -> None:
    joined = join_stretches(
        [Stretch("a", Kind.PLAIN), Stretch("", Kind.GAP), Stretch("b", Kind.PLAIN), Stretch("c", Kind.ADDED)]
    )
    assert list(joined) == [Stretch("ab", Kind.PLAIN), Stretch("c", Kind.ADDED)]


def test_of_a_long_stretch_left_out_both_ends_are_shown(report: Report) -> None:
    finding, call = report.findings[0], report.records[0]
    leg = finding.alignment.legs[0]
    edits = tuple(replace(edit, record=Span(0, len(call.text))) if edit.op is Op.DROP else edit for edit in leg.edits)
    long = replace(finding, alignment=replace(finding.alignment, legs=(replace(leg, edits=edits),)))
    left_out = of_kind(show(report, long), Kind.DROPPED)[0]
    assert left_out.startswith("CALL OF 3 MARCH")
    assert left_out.endswith("signed every page of it.")
    assert " … " in left_out
    assert len(left_out) <= 2 * GAP_END + 3
