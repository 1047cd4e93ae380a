from __future__ import annotations

import pytest

from onrecord.errors import UnreadableError
from onrecord.model import Origin
from onrecord.read import Facts
from onrecord.read.records import make_record
from onrecord.read.rtf import DEEPEST_GROUP, parse_rtf

DOCUMENT = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times;}{\f1\fcharset204 Times;}}
{\colortbl;\red0\green0\blue0;}{\stylesheet{\s1 heading 1;}}{\info{\title Not text}{\author Nobody}}
{\header\pard Council paper 7\par}
\pard\s1 Bridge opens\par
\pard The mayor said \ldblquote we {\b open} in May\rdblquote\'97and w\'e9
 did\u8212?not\'2e{\*\unknown not text}{\footnote\pard So he said.}{\deleted never }\par
{\v hidden}{\f1 \'cc\'ee\'f1\'f2} \u-10179?\u-8694? a\emdash b\~c\_d\line new line\par
{\field{\*\fldinst HYPERLINK "http://example.org"}{\fldrslt a link}}{\pict 00ff00ff}{\*\annotation Is that so?}
\trowd\cell one\cell two\row {\pict\bin5 }}}}}}still here\par}
"""


def test_words_characters_and_paragraphs() -> None:
    body = parse_rtf(DOCUMENT, "a.rtf")
    assert body.text.split("\n\n") == [
        "Bridge opens",
        "The mayor said “we open in May”—and wé did—not.",
        "Мост 😊 a—b c-d\nnew line",
        "a link\none\ntwo",
        "still here",
        "So he said.",
        "Is that so?",
        "Council paper 7",
    ]
    assert body.title == "Bridge opens"
    assert [(mask.kind, mask.span.of(body.text)) for mask in body.masks] == [
        ("remark", "Is that so?"),
        ("page", "Council paper 7"),
    ]
    assert body.problems == ("1 pieces of deleted text were left out", "1 pieces of hidden text were left out")


def test_labels_and_places() -> None:
    words = rb"{\rtf1 \b LUND:\b0  We open in May.\par \b DORN:\b0  Not before?\par \b LUND:\b0  No.\par}"
    record = make_record(parse_rtf(words, "a.rtf"), Origin(uri="a.rtf", sha256="0"), Facts())
    assert [(turn.speaker, turn.span.of(record.text)) for turn in record.turns] == [
        ("Lund", "We open in May."),
        ("Dorn", "Not before?"),
        ("Lund", "No."),
    ]
    assert record.place_at(record.text.index("before")).unit == "paragraph 2"


def test_characters_of_several_bytes() -> None:
    assert parse_rtf(rb"{\rtf1\ansicpg932 \'83\'65\'83X\'83g}", "a.rtf").text == "テスト"
    assert parse_rtf(rb"{\rtf1\uc2 a\u8364 ??b{\uc0\u233 }c}", "a.rtf").text == "a€béc"


@pytest.mark.parametrize(
    "data", [b"", b"plain", b"{\\rtf1}", b"{\\rtf1 " + b"{" * (DEEPEST_GROUP + 1), b"{\\rtf1{\\pict ab}}"]
)
def test_refuses_what_is_no_document(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"a\.rtf: expected"):
        parse_rtf(data, "a.rtf")
