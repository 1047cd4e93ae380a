from __future__ import annotations

import io
import zipfile

import pytest

from onrecord.errors import UnreadableError
from onrecord.model import Origin
from onrecord.read import Facts
from onrecord.read.epub import parse_epub
from onrecord.read.records import make_record

CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Bridge</dc:title><dc:creator>Ada Lund</dc:creator>
<dc:date>2021-03-04</dc:date></metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="two" href="part%202.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="gone"/></spine></package>"""
PAGE = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{}</body></html>'


def pack(**more: str) -> bytes:
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": PACKAGE,
        "OEBPS/nav.xhtml": PAGE.format("<p>Contents</p>"),
        "OEBPS/text/one.xhtml": PAGE.format(
            "<h1>One</h1><p>We open&#160;in <i>May</i>.</p><blockquote><p>A.</p><p>B.</p></blockquote>"
        ),
        "OEBPS/part 2.xhtml": PAGE.format("<p>We close in June.</p>"),
        **more,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def test_chapters_in_reading_order() -> None:
    body = parse_epub(pack(), "a.epub")
    assert body.text == "One\n\nWe open\xa0in May.\n\nA.\n\nB.\n\nWe close in June."
    assert (body.title, body.byline, str(body.published)) == ("The Bridge", "Ada Lund", "2021-03-04")
    assert [block.of(body.text) for block in body.blocks] == ["A.\n\nB."]


def test_places_name_chapter_and_paragraph() -> None:
    record = make_record(parse_epub(pack(), "a.epub"), Origin(uri="a.epub", sha256="0"), Facts())
    assert record.place_at(record.text.index("May")).unit == "chapter 1, paragraph 2"
    assert record.place_at(record.text.index("June")).unit == "chapter 2, paragraph 1"


LOCKED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><e:EncryptedData
xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherData><e:CipherReference URI="OEBPS/text/one.xhtml"/>
</e:CipherData></e:EncryptedData></encryption>"""
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><package>&b;</package>'


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"META-INF/encryption.xml": LOCKED}, "protected"),
        ({"OEBPS/book.opf": BOMB}, "without entities"),
        ({"OEBPS/book.opf": "<package/>"}, "expected words"),
        ({"META-INF/container.xml": CONTAINER.replace("book.opf", "none.opf")}, "with the file OEBPS/none.opf"),
        ({"META-INF/container.xml": "<a>" * 1000}, "nested more than"),
    ],
)
def test_refuses_books_that_cannot_be_read(more: dict[str, str], why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        parse_epub(pack(**more), "a.epub")
