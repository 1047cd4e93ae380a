"""PDF files with a text layer: pages and lines as printed, words in reading order, heads and numbers set apart."""

from __future__ import annotations

import random
import time
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from onrecord.errors import UnreadableError
from onrecord.find import find_quotations
from onrecord.model import MaskKind, Record, Span
from onrecord.read import read_record, read_story
from onrecord.text.masked import hide_masks


def find(record: Record, words: str) -> int:
    assert words in record.text, words
    return record.text.index(words)


def masked(record: Record, reason: str) -> list[str]:
    return [mask.span.of(record.text).strip() for mask in record.masks if mask.reason == reason]


def test_a_transcript_has_its_printed_pages_and_lines(papers) -> None:
    record = read_record(papers.transcript(pages=3, first=12))
    assert record.kind == "transcript"
    assert [page.label for page in record.pages] == ["12", "13", "14"]
    place = record.place_at(find(record, "was mended in the spring"))
    assert (place.page, place.page_label, place.line, place.is_line_printed) == (1, "12", 6, True)
    assert [(turn.label, turn.speaker) for turn in record.turns[1:3]] == [
        ("MR. LIND", "Mr. Lind"),
        ("THE COURT", "The Court"),
    ]


def test_what_is_printed_around_the_testimony_is_set_apart(papers) -> None:
    record = read_record(papers.transcript(pages=3, first=12))
    heads = masked(record, "a running head or foot")
    assert [head.split()[-1] for head in heads if "HARBOUR" in head] == ["12", "13", "14"]
    assert sum("Tideway Reporting" in head for head in heads) == 3
    numbers = masked(record, "a line number")
    assert numbers[:3] == ["1", "2", "3"]
    assert len(numbers) == sum(1 for line in record.text.splitlines() if line[:1].isdigit())


def test_a_condensed_transcript_is_read_page_by_page(papers) -> None:
    whole, condensed = read_record(papers.transcript(pages=8)), read_record(papers.condensed(sheets=2))
    assert [page.label for page in condensed.pages] == [page.label for page in whole.pages]
    assert [page.number for page in condensed.pages] == [1] * 4 + [2] * 4
    for one, other in zip(condensed.turns, whole.turns, strict=True):
        assert (one.label, one.speaker) == (other.label, other.speaker)
        first, second = condensed.place_at(one.span.start), whole.place_at(other.span.start)
        assert (first.page_label, first.line) == (second.page_label, second.line)


def test_columns_are_read_one_after_the_other(papers) -> None:
    record = read_record(papers.columns())
    text = " ".join(record.text.split())
    assert [page.label for page in record.pages] == ["117", "118"]
    assert masked(record, "a page number") == ["117", "118"]
    assert text.startswith("The Pier That Nobody Wanted engines back money and from board the because fish late price")
    assert [line for line in record.text.splitlines() if line.startswith("spoke them engines")]
    assert text.index("price moved since money the and board fish for") < text.index("spoke them engines roads money")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_lies_on_its_side_reads_the_same(turn: int, papers) -> None:
    upright, turned = read_record(papers.memo()), read_record(papers.memo(turn))
    assert turned.text == upright.text


def test_words_that_are_set_sideways_are_read_along_their_lines(papers) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        for index in range(8):
            canvas.drawString(100, -100 - 16 * index, f"Line {index} tells of the price of salt and of nets")
        canvas.showPage()

    lines = read_record(papers.write(draw)).text.splitlines()
    assert lines == [f"Line {index} tells of the price of salt and of nets" for index in range(8)]


def test_numbers_of_a_production_are_set_apart(papers) -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(3):
            canvas.drawString(72, 700, f"The ship came back on day {page} with nothing.")
            canvas.drawString(450, 30, f"TIDE-{page + 41:07}")
            canvas.showPage()

    record = read_record(papers.write(draw))
    assert masked(record, "the number of a page in a production") == ["TIDE-0000041", "TIDE-0000042", "TIDE-0000043"]


def test_lines_that_are_words_are_no_heads_however_often_they_recur(papers) -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(4):
            canvas.drawString(72, 700, "A. Yes.")
            canvas.drawString(72, 680, f"Q. And on day {page}?")
            canvas.drawString(72, 660, "as I was told")
            canvas.showPage()

    assert not [mask for mask in read_record(papers.write(draw)).masks if mask.kind is MaskKind.PAGE]


def test_a_story_may_be_a_pdf(papers) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(72, 720, "Board Drops the Pier")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 680, "“We never wanted it,” said Ms. Aune, who heads the board. The plans were with-")
        canvas.drawString(72, 666, "drawn on Monday.")
        canvas.showPage()

    path = papers.write(draw)
    story = read_story(path)
    assert story.title == "Board Drops the Pier"
    assert story.headline is not None
    assert "“We never wanted it,” said Ms. Aune" in story.text
    assert story.origin.media_type == "application/pdf"


def test_a_quotation_in_a_story_stays_whole_over_lines_and_pages(papers) -> None:
    last = [
        "“We will never agree to a pier of the kind that does not with-",
        "stand one winter in the sea, so we told them no at once, and",
    ]
    rest = [
        "the council heard of it, since we said so in writing before the",
        "spring,” said Sigrid Aune on Monday.",
        "Nobody answered.",
    ]

    def draw(canvas: Canvas) -> None:
        lead = papers.lines(30, 60)
        for page in range(2):
            canvas.setFont("Courier", 8)
            canvas.drawString(72, 760, "The Island Paper, late edition")
            canvas.drawCentredString(306, 30, str(page + 1))
            canvas.setFont("Courier", 10)
            for index, line in enumerate([*lead, *last] if page == 0 else rest):
                canvas.drawString(72, 720 - 14 * index, line)
            canvas.showPage()

    story = read_story(papers.write(draw))
    (quotation,) = find_quotations(story)
    shown = " ".join(hide_masks(story.text, story.masks).text.split())
    assert "the kind that does not withstand one winter" in shown
    assert (
        "told them no at once, and the council heard of it, since we said so in writing before the spring,” said"
        in shown
    )
    assert quotation.span.of(story.text).endswith("before the spring,”")
    assert "Sigrid Aune on Monday.\n\nNobody answered." in story.text


def test_a_pdf_is_known_by_its_first_bytes(papers, tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(Path(papers.memo()).read_bytes())
    assert read_record(str(path)).origin.media_type == "application/pdf"


# --- files that are no good ------------------------------------------------------------------------------------------


def refusal(path: str) -> str:
    with pytest.raises(UnreadableError) as error:
        read_record(path)
    assert "\n" not in str(error.value)
    return str(error.value).removeprefix(f"{path}: ")


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    path = str(tmp_path / "locked.pdf")
    canvas = Canvas(path, encrypt=StandardEncryption("tide", "moon"))
    canvas.drawString(72, 700, "secret")
    canvas.save()
    assert refusal(path) == "expected an open PDF, found one locked with a password; unlock it first"


def test_a_truncated_file_is_refused(papers, tmp_path: Path) -> None:
    path = tmp_path / "half.pdf"
    path.write_bytes(Path(papers.memo()).read_bytes()[:300])
    assert refusal(str(path)) == "expected a PDF, found a damaged one; get the file once more"


def test_a_file_without_pages_or_words_is_refused(papers, tmp_path: Path) -> None:
    empty = pypdfium2.PdfDocument.new()
    empty.save(str(tmp_path / "empty.pdf"))
    assert "found none" in refusal(str(tmp_path / "empty.pdf")) or "damaged" in refusal(str(tmp_path / "empty.pdf"))
    assert (
        refusal(papers.write(lambda canvas: canvas.showPage())) == "expected a PDF with words, found pages without any"
    )


def test_damaged_bytes_are_read_or_refused_but_never_more(papers, tmp_path: Path) -> None:
    sound = Path(papers.blacked()).read_bytes()
    chance = random.Random(20)
    path = tmp_path / "damaged.pdf"
    for _ in range(150):
        data = bytearray(sound)
        for _ in range(chance.choice((1, 5, 40))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data[: chance.choice((len(data), chance.randrange(len(data))))]))
        try:
            record = read_record(str(path))
        except UnreadableError as error:
            assert "\n" not in str(error)
        else:
            assert record.text.strip()


def test_a_page_built_to_keep_machines_busy_is_read_in_bounded_time(papers) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((1e6, 1e6))
        text = canvas.beginText(0, 0)
        text.setFont("Helvetica", 1)
        for index in range(4000):
            text.setTextOrigin(index * 240 % 1e6, index * 177 % 1e6)
            text.textOut(str(index % 99))
        canvas.drawText(text)
        canvas.showPage()

    started = time.monotonic()
    assert read_record(papers.write(draw)).text.strip()
    assert time.monotonic() - started < 20


def test_a_pdf_in_an_archive_is_read_whatever_it_is_called(papers, tmp_path: Path) -> None:
    path = tmp_path / "papers.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(papers.transcript(), "call.txt")
    record = read_record(f"{path}#call.txt")
    assert record.origin.media_type == "application/pdf"
    assert record.text == read_record(papers.transcript()).text
    assert record.boxes is not None


def test_what_people_typed_into_a_form_stands_beside_its_label(papers) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Name of the witness:")
        canvas.acroForm.textfield(name="witness", value="Edda Ferrow", x=200, y=694, width=200, height=20)
        canvas.drawString(72, 660, "Statement:")
        canvas.acroForm.textfield(
            name="said", value="We open in May.\nNot before.", x=72, y=600, width=400, height=50, fieldFlags="multiline"
        )
        canvas.acroForm.checkbox(name="sworn", checked=True, x=72, y=560)
        canvas.acroForm.textfield(name="unshown", value="Secret", x=72, y=500, annotationFlags="hidden")
        canvas.showPage()

    record = read_record(papers.write(draw))
    lines = [" ".join(line.split()) for line in record.text.splitlines() if line.strip()]
    assert lines == ["Name of the witness: Edda Ferrow", "Statement:", "We open in May.", "Not before."]
    assert record.problems == ("1 filled fields of the form are hidden and were not read",)
    assert record.boxes is not None
    start = record.text.index("Ferrow")
    (box,) = record.boxes.over(Span(start, start + 6))
    assert (round(box.left * 612), round(box.right * 612)) == (200, 400)


def test_pages_have_the_labels_that_the_file_gives_them(papers) -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(4):
            canvas.drawString(72, 700, f"The board met on day {page}.")
            canvas.addPageLabel(page, style="ROMAN_LOWER" if page < 2 else "ARABIC", start=page % 2 + 1)
            canvas.showPage()

    record = read_record(papers.write(draw))
    assert [page.label for page in record.pages] == ["i", "ii", "1", "2"]
    assert record.place_at(record.text.index("day 2")).page_label == "1"
