from __future__ import annotations

import io
import sys
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.model import Origin, Record
from onrecord.read import Facts
from onrecord.read.docx import parse_docx
from onrecord.read.formats import RECORD_FORMATS, parse
from onrecord.read.records import make_record


def save(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read(data: bytes) -> Record:
    return make_record(parse_docx(data, "a.docx"), Origin(uri="a.docx", sha256="0"), Facts())


def write() -> Any:
    document = Document()
    document.add_heading("Bridge opens", 0)
    document.add_paragraph("The mayor said ").add_run("“we open in May”").bold = True
    document.add_paragraph("We have waited.", style="Quote")
    document.sections[0].header.paragraphs[0].text = "Council paper 7"
    return document


def change(kind: str, words: str) -> Any:
    tag = "delText" if kind == "del" else "t"
    run = f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'
    return parse_xml(f'<w:{kind} {nsdecls("w")} w:id="7" w:author="Ann">{run}</w:{kind}>')


def test_paragraphs_headline_and_block_quotations() -> None:
    body = parse_docx(save(write()), "a.docx")
    assert body.text == "Bridge opens\n\nThe mayor said “we open in May”\n\nWe have waited.\n\nCouncil paper 7"
    assert body.headline is not None
    assert (body.title, body.headline.of(body.text)) == ("Bridge opens", "Bridge opens")
    assert [block.of(body.text) for block in body.blocks] == ["We have waited."]
    assert [(mask.span.of(body.text), mask.kind) for mask in body.masks] == [("Council paper 7", "page")]


def test_tracked_changes_are_read_as_accepted_and_comments_apart() -> None:
    document = write()
    paragraph = document.add_paragraph("We ")
    paragraph._p.append(change("del", "never "))
    paragraph._p.append(change("ins", "always "))
    run = paragraph.add_run("open.")
    document.add_comment(run, text="Is that so?", author="Kay Orme")
    body = parse_docx(save(document), "a.docx")
    assert "We always open." in body.text
    assert "never" not in body.text
    comment = next(mask for mask in body.masks if mask.kind == "remark")
    assert (comment.span.of(body.text), comment.reason) == ("Is that so?", "a comment by Kay Orme")
    assert body.problems == (
        "tracked changes: 1 insertions were read, 1 deletions left out",
        "1 comments were read, but not as words of the document",
    )


def test_hidden_text_and_text_boxes() -> None:
    document = Document()
    paragraph = document.add_paragraph("We open. ")
    paragraph.add_run("not for print").font.hidden = True
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:pict>{box}</w:pict></w:r>"))
    body = parse_docx(save(document), "a.docx")
    assert body.text == "We open. not for print\n\nIn a box."
    assert [mask.reason for mask in body.masks] == ["hidden text"]


def test_a_transcript_set_as_a_table_has_turns_and_cells() -> None:
    document = Document()
    rows = (("LUND:", "We open in May."), ("DORN:", "Not before?"), ("LUND:", "No."))
    table = document.add_table(rows=len(rows), cols=2)
    for row, (name, words) in zip(table.rows, rows, strict=True):
        row.cells[0].text, row.cells[1].text = name, words
    record = read(save(document))
    assert [(turn.speaker, turn.span.of(record.text)) for turn in record.turns] == [
        ("Lund", "We open in May."),
        ("Dorn", "Not before?"),
        ("Lund", "No."),
    ]
    assert record.place_at(record.text.index("before")).unit == "table 1, row 2, cell 2"


def test_places_are_paragraphs() -> None:
    record = read(save(write()))
    assert record.place_at(record.text.index("open in")).unit == "paragraph 2"


def test_a_word_file_called_otherwise_is_known_by_its_contents() -> None:
    from onrecord.read.containers import open_members

    (member,) = open_members("paper", save(write()))
    assert not isinstance(member, str)
    assert parse(member.data, "paper", RECORD_FORMATS, member.suffix).text.startswith("Bridge opens")  # type: ignore[union-attr]


def test_refuses_what_is_damaged_or_unpacks_to_too_much() -> None:
    data = save(write())
    for damaged in (b"", data[:1000], b"PK\x03\x04", data.replace(b"word/document.xml", b"word/dokument.xml")):
        with pytest.raises(UnreadableError, match=r"a\.docx: expected"):
            parse_docx(damaged, "a.docx")
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/bomb.png", b"0" * 250_000_000)
    with pytest.raises(UnreadableError, match="when unpacked"):
        parse_docx(buffer.getvalue(), "a.docx")


def test_names_the_extra_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtraError, match=r'pip install "onrecord\[docx\]"'):
        parse_docx(b"", "a.docx")
