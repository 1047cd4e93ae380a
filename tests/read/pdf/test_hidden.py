"""Words under black boxes: they are told of, and stand nowhere in the record."""

from __future__ import annotations

import dataclasses

from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from onrecord import flow, report
from onrecord.model import Fidelity, MaskKind
from onrecord.read import read_record


def test_words_under_a_black_box_are_left_out_and_told_of(papers) -> None:
    record = read_record(papers.blacked())
    assert "The payment was approved by ███ on Friday." in record.text
    assert "Aune" not in repr(dataclasses.asdict(record))
    assert len(record.problems) == 1
    assert record.problems[0].startswith("page 1: words lie under black boxes")
    assert [mask.span.of(record.text) for mask in record.masks if mask.kind is MaskKind.REDACTION] == ["███", "███"]


def test_a_black_box_over_nothing_stands_where_it_lies(papers) -> None:
    assert "He met ███ at the harbour." in read_record(papers.blacked()).text


def test_white_letters_on_black_are_words(papers) -> None:
    assert "SUMMARY OF THE MEETING" in read_record(papers.blacked()).text


def test_a_report_never_shows_them(papers, tmp_path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("“The payment was approved by Sigrid Aune on Friday,” the board wrote.\n", "utf-8")
    found = flow.check([str(story)], [papers.blacked()])
    for render in (report.render_json, report.render_html, report.render_terminal):
        shown = render(dataclasses.replace(found, stories=()))
        assert "Aune" not in shown
    places = [place for finding in found.findings for place in finding.places]
    assert all("Aune" not in found.records[0].text[place.span.start : place.span.end] for place in places)


def test_a_box_drawn_as_a_thick_line_hides_too(papers) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 700, "The agent was Knut Berg of the harbour office.")
        canvas.setLineWidth(14)
        start = 72 + canvas.stringWidth("The agent was ", "Helvetica", 12)
        canvas.line(start, 704, start + canvas.stringWidth("Knut Berg", "Helvetica", 12), 704)
        canvas.showPage()

    assert read_record(papers.write(draw)).text == "The agent was ███ of the harbour office."


def test_bold_print_rules_and_grey_shades_hide_nothing(papers) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.85, 0.85, 0.85)
        canvas.rect(60, 640, 400, 100, fill=1, stroke=0)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(72, 700, "MMMM WWWW HEAVY LETTERS — III")
        canvas.line(60, 690, 460, 690)
        canvas.rect(60, 680, 400, 2, fill=1)
        canvas.showPage()

    record = read_record(papers.write(draw))
    assert record.text == "MMMM WWWW HEAVY LETTERS — III"
    assert not record.problems


def test_codes_of_exemption_and_words_in_brackets_are_redactions(papers) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "The source [REDACTED] spoke of the pier.")
        canvas.drawString(72, 680, "(b)(6), (b)(7)(C)")
        canvas.drawString(72, 660, "It was built in spring.")
        canvas.showPage()

    record = read_record(papers.write(draw))
    withheld = [mask.span.of(record.text) for mask in record.masks if mask.kind is MaskKind.REDACTION]
    assert withheld == ["[REDACTED]", "(b)(6), (b)(7)(C)"]


def test_black_bars_hide_the_letters_that_a_scanner_laid_under_the_picture(papers) -> None:
    def draw(canvas: Canvas) -> None:
        picture = Image.new("L", (1224, 1584), 255)
        pen = ImageDraw.Draw(picture)
        pen.text((150, 170), "The agent met the owner of the boats at noon on the quay", fill=0, font_size=24)
        pen.rectangle((330, 168, 460, 200), fill=0)
        canvas.drawImage(ImageReader(picture), 0, 0, 612, 792)
        layer = canvas.beginText(75, 695)
        layer.setFont("Helvetica", 11.7)
        layer.setTextRenderMode(3)
        layer.textOut("The agent met the owner of the boats at noon on the quay " * 5)
        canvas.drawText(layer)
        canvas.showPage()

    record = read_record(papers.write(draw))
    assert record.fidelity is Fidelity.OCR
    assert "███" in record.text
    assert record.problems[0].startswith("page 1: words lie under black boxes")


def test_a_place_marked_for_redaction_is_left_out_before_it_is_blackened(papers) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 700, "The agent was Knut Berg of the harbour office.")
        start = 72 + canvas.stringWidth("The agent was ", "Helvetica", 12)
        end = start + canvas.stringWidth("Knut Berg", "Helvetica", 12)
        edges = PDFArray([start, 696, end, 712])
        mark = {"Type": PDFName("Annot"), "Subtype": PDFName("Redact"), "Rect": edges}
        canvas._addAnnotation(PDFDictionary(mark))
        canvas.showPage()

    assert read_record(papers.write(draw)).text == "The agent was ███ of the harbour office."


def test_every_page_of_a_record_says_that_they_are_there(papers, tmp_path) -> None:
    record = read_record(papers.blacked())
    told = "page 1: words lie under black boxes"
    for render in (report.render_reading_terminal, report.render_reading_json):
        assert told in " ".join(render(record).split())
        assert "Aune" not in render(record)
    story = tmp_path / "story.txt"
    story.write_text("“The payment was approved on Friday,” the board wrote.\n", "utf-8")
    found = flow.check([str(story)], [papers.blacked()])
    for render in (report.render_json, report.render_html, report.render_terminal):
        assert told in " ".join(render(found).split())


def test_words_that_nobody_sees_are_left_out_and_told_of(papers) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 700, "The board met at noon.")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 680, "White words on white.")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(72, 660, "Words under a white box.")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(60, 655, 300, 16, fill=1, stroke=0)
        laid = canvas.beginText(72, 640)
        laid.setTextRenderMode(3)
        laid.textOut("Words laid in without ink. " * 20)
        canvas.drawText(laid)
        canvas.showPage()

    record = read_record(papers.write(draw))
    assert record.text == "The board met at noon."
    assert record.fidelity is None
    assert len(record.problems) == 1
    assert record.problems[0].startswith("page 1: words that nobody sees, such as white ones on white, are in the file")


def test_pale_words_that_can_be_seen_stay(papers) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.setFillColorRGB(0.9, 0.9, 0.9)
        canvas.rect(60, 640, 400, 100, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 700, "White words on a light grey: i.e. seen.")
        canvas.setFillColorRGB(0.85, 0.85, 0.85)
        canvas.drawString(72, 600, "A pale mark - of the printer's - on white.")
        canvas.setFillColorRGB(1, 1, 0.8)
        canvas.rect(60, 540, 400, 40, fill=1, stroke=0)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(72, 555, "Black words in a light cell.")
        canvas.showPage()

    record = read_record(papers.write(draw))
    assert [line.strip() for line in record.text.splitlines() if line.strip()] == [
        "White words on a light grey: i.e. seen.",
        "A pale mark - of the printer's - on white.",
        "Black words in a light cell.",
    ]
    assert not record.problems
