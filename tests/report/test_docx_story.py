"""The Word document, read back by the library and as XML: comments stand on the words of their quotations."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Mask, MaskKind, Report, Span
from onrecord.read import read_story
from onrecord.report.docx import render_docx
from onrecord.report.docx.look import clean

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def commented_words(data: bytes) -> list[str]:
    """Return the words between the two ends of each comment, in the order of the comments' numbers."""
    with ZipFile(BytesIO(data)) as file:
        body = ElementTree.fromstring(file.read("word/document.xml"))
    words: dict[str, str] = {}
    opened: set[str] = set()
    for element in body.iter():
        key = element.get(f"{WORD}id", "")
        if element.tag == f"{WORD}commentRangeStart":
            opened.add(key)
            words[key] = ""
        elif element.tag == f"{WORD}commentRangeEnd":
            opened.remove(key)
        elif element.tag == f"{WORD}t":
            for each in opened:
                words[each] += element.text or ""
    assert not opened
    return [words[key] for key in sorted(words, key=int)]


def squeeze(words: str) -> str:
    return "".join(words.split())


def test_a_comment_stands_on_exactly_the_words_of_its_quotation(report: Report) -> None:
    found = commented_words(render_docx(report))
    assert found == [finding.quotation.text for finding in report.findings]


def test_a_comment_says_what_was_found(decided: Report) -> None:
    comments = list(Document(BytesIO(render_docx(decided))).comments)
    assert {(comment.author, comment.initials) for comment in comments} == {("On Record", "OR")}
    assert [paragraph.text for paragraph in comments[1].paragraphs] == [
        "2 · ◆ Read around it (severity 2)",
        "A limiter follows in the record: “if I can help it”.",
        "Named in the story: Ilse Brandt (by pronoun, likely)",
        "In the record: “nobody will sail at night”",
        "Ilse Brandt · Call of 3 March · p. 1",
        "https://harbour.example/calls/3-march.txt#:~:text=nobody%20will%20sail%20at%20night",
        "Decision: needs correction: =cmd|'/c calc'!A1, she said (Ida Renn, 2026-11-24)",
    ]


def test_the_story_reads_as_it_was_printed(report: Report) -> None:
    story = report.stories[0].story
    paragraphs = [paragraph for paragraph in Document(BytesIO(render_docx(report))).paragraphs if paragraph.text]
    assert [paragraph.style.name for paragraph in paragraphs[:4]] == [
        "On Record small", "On Record small", "Title", "Normal",
    ]  # fmt: skip
    assert squeeze(story.text) in squeeze("".join(paragraph.text for paragraph in paragraphs))


def test_block_quotations_and_mark_up_are_set(report: Report) -> None:
    found = report.stories[0]
    text = found.story.text
    start = text.index("Brandt also")
    block, mark = Span(start, text.index("\n", start)), Span(start, start + 6)
    story = replace(
        found.story, headline=None, blocks=(block,), masks=(Mask(span=mark, kind=MaskKind.MARKUP, reason="a sign"),)
    )
    paragraphs = Document(BytesIO(render_docx(replace(report, stories=(replace(found, story=story),))))).paragraphs
    assert paragraphs[2].style.name == "Title"
    (quoted,) = [paragraph.text for paragraph in paragraphs if paragraph.style.name == "Quote"]
    assert quoted == text[start + 6 : block.end]


def test_the_table_has_a_row_a_quotation_and_its_changes(decided: Report) -> None:
    (table,) = Document(BytesIO(render_docx(decided))).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["No.", "Ruling", "Quotation, and who is named", "In the record", "Why, and what was decided"]
    assert len(rows) == 1 + len(decided.findings)
    assert rows[1][:2] == ["1", "✖ Sense turned\nseverity 4"]
    runs = {run.text.strip(): run.style.name for run in table.rows[1].cells[2].paragraphs[0].runs}
    assert (runs["pier"], runs["pontoon"]) == ("On Record words added", "On Record words dropped")
    assert rows[2][4].endswith("Decision: needs correction: =cmd|'/c calc'!A1, she said (Ida Renn, 2026-11-24)")


def test_each_story_has_its_own_pages(report: Report) -> None:
    document = Document(BytesIO(render_docx(replace(report, stories=report.stories * 2))))
    upright = [section.page_height > section.page_width for section in document.sections]
    assert upright == [True, False, True, False]
    assert (len(document.tables), len(list(document.comments))) == (2, 2 * len(report.findings))


def test_a_story_without_quotations_says_so(report: Report) -> None:
    bare = replace(report.stories[0], findings=(), decisions=())
    document = Document(BytesIO(render_docx(replace(report, stories=(bare,)))))
    assert document.paragraphs[-1].text == "No quotations were found in this story."
    assert len(Document(BytesIO(render_docx(replace(report, stories=())))).paragraphs) == 0


def test_the_same_report_gives_the_same_bytes(decided: Report) -> None:
    data = render_docx(decided)
    assert data == render_docx(decided)
    with ZipFile(BytesIO(data)) as file:
        assert {part.date_time[0] for part in file.infolist()} == {1980}
        assert b"w:date" not in file.read("word/comments.xml")
        styles = file.read("word/styles.xml").decode()
    assert 'w:styleId="CommentText"' in styles and 'w:styleId="CommentReference"' in styles


def test_comments_are_no_words_of_the_story_when_it_is_read_again(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "story.docx"
    path.write_bytes(render_docx(report))
    story = read_story(str(path))
    assert all(finding.quotation.text in story.text for finding in report.findings)
    comments = [mask.span.of(story.text) for mask in story.masks if mask.reason == "a comment by On Record"]
    assert comments[0] == "1 · ✖ Sense turned (severity 4)"


@settings(max_examples=30)
@given(st.data())
def test_comments_stand_on_their_words_whatever_the_words_are(report: Report, data: st.DataObject) -> None:
    """Spans of any text, nested, touching, across paragraphs, over control characters and damage."""
    text = data.draw(
        st.text(st.sampled_from("ab “”\n\t\x00\x0c\x0b\ufffe\ud800\u202e\U0001f6a2é"), min_size=1, max_size=60)
    )
    found, template = report.stories[0], report.stories[0].findings[-1]
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4))
    quoted = [Span(min(pair), max(pair)) for pair in spans if text[min(pair) : max(pair)].strip()]
    findings = tuple(
        replace(
            template,
            id=str(number),
            quotation=replace(template.quotation, span=span, text=span.of(text), pieces=(span,), joints=()),
            attribution=replace(template.attribution, source=None, cue=None),
        )
        for number, span in enumerate(quoted)
    )
    story = replace(found.story, text=text, headline=None, masks=())
    found = replace(found, story=story, findings=findings, statements=())
    words = commented_words(render_docx(replace(report, stories=(found,))))
    assert [squeeze(each) for each in words] == [squeeze(clean(span.of(text))) for span in quoted]


@pytest.mark.parametrize("words", ["\x00", "\ud800", "\ufffe", "\x0c", "]]>", "<w:t>", "&#0;"])
def test_hostile_words_anywhere_leave_the_document_whole(decided: Report, words: str) -> None:
    found = decided.stories[0]
    stories = (
        replace(
            found,
            story=replace(found.story, title=words, origin=replace(found.story.origin, uri=words)),
            decisions=tuple(replace(decision, note=words, by=words) for decision in found.decisions),
        ),
    )
    records = tuple(replace(record, title=words) for record in decided.records)
    Document(BytesIO(render_docx(replace(decided, stories=stories, records=records, made_with=words))))
