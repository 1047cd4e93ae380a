from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import UnreadableError
from onrecord.model import Origin, Record
from onrecord.read import Facts, read_records
from onrecord.read.records import make_record
from onrecord.read.speeches import parse_speeches

PARLAMINT = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ParlaMint-XX_2021-03-04"><teiHeader><fileDesc>
<titleStmt><title type="main" xml:lang="en">Sitting of 4 March</title></titleStmt></fileDesc><profileDesc><settingDesc>
<setting><date when="2021-03-04">4.3.2021</date></setting></settingDesc><particDesc><listPerson>
<person xml:id="LundAda"><persName><surname>Lund</surname><forename>Ada</forename></persName></person>
</listPerson></particDesc></profileDesc></teiHeader><text><body><div type="debateSection">
<note type="time">10.00</note><note type="speaker">The Chair:</note>
<u who="#LundAda" xml:id="u1"><seg xml:id="u1.s1">We open the <hi>bridge</hi>
  in May.</seg><seg xml:id="u1.s2">I thank you. <kinesic type="applause"><desc>Applause.</desc></kinesic></seg></u>
<note type="speaker">Mr Dorn:</note><u who="#DornTom" xml:id="u2"><seg xml:id="u2.s1">Not
<gap reason="inaudible"><desc>inaudible</desc></gap> before?</seg></u>
</div></body></text></TEI>"""
TOKENS = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div><u who="#Ada"><seg><s>
<w lemma="we">We</w>
<name type="LOC"><w>Open</w></name> <w join="right">now</w><pc>,</pc> <w>do</w><w join="left">n't</w>
<w>we</w><pc join="left">?</pc>
</s></seg></u></div></body></text></TEI>"""
PLAY = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div><head>Debate</head>
<sp who="#a"><speaker>ADA.</speaker><p>We open<lb/>in <del>June</del><add>May</add>.</p><stage>She sits.</stage></sp>
<sp><speaker>DORN.</speaker><p>Now <choice><sic>befor</sic><corr>before</corr></choice>.</p></sp>
</div></body></text></TEI>"""
DEBATE = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate><meta><identification><FRBRWork>
<FRBRdate date="2021-03-04" name="sitting"/><FRBRname value="Debate on the bridge"/></FRBRWork></identification>
<references><TLCPerson eId="lund" href="/p/lund" showAs="Ada Lund"/></references></meta><debateBody>
<debateSection><heading eId="h1">The bridge</heading><speech by="#lund" eId="sp_1"><from>Ms Lund (Chair):</from>
<p eId="sp_1__p_1">We open in May.</p><p>Truly.</p></speech><scene>(Laughter)</scene>
<question by="#dorn"><from>Mr Dorn</from><p>Not <i>before</i>?</p></question>
</debateSection></debateBody></debate></akomaNtoso>"""
LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title>
<author>Ada Lund</author>
</titleStmt></fileDesc></teiHeader>
<text><body><p>We open in May.<note>She means 1897.</note></p></body></text></TEI>"""


def read(text: str) -> Record:
    return make_record(parse_speeches(text.encode(), "a.xml"), Origin(uri="a.xml", sha256="0"), Facts())


def said(record: Record) -> list[tuple[str | None, str | None, str]]:
    return [(turn.speaker, turn.label, turn.span.of(record.text)) for turn in record.turns]


def masked(record: Record) -> list[tuple[str, str]]:
    return [(mask.kind.value, mask.span.of(record.text)) for mask in record.masks]


def test_parlamint() -> None:
    record = read(PARLAMINT)
    assert (record.kind, record.title, str(record.dated)) == ("transcript", "Sitting of 4 March", "2021-03-04")
    assert said(record) == [
        ("Ada Lund", "The Chair", "We open the bridge in May.\n\nI thank you."),
        ("Mr Dorn", "Mr Dorn", "Not inaudible before?"),
    ]
    assert masked(record) == [
        ("aside", "10.00"),
        ("label", "The Chair:"),
        ("aside", "Applause."),
        ("label", "Mr Dorn:"),
        ("gap", "inaudible"),
    ]
    assert record.place_at(record.text.index("thank")).unit == "u1.s2"


def test_parlamint_with_every_word_marked_up() -> None:
    assert said(read(TOKENS)) == [("Ada", "Ada", "We Open now, don't we?")]


def test_speeches_with_printed_names() -> None:
    record = read(PLAY)
    assert said(record) == [(None, None, "Debate"), ("Ada", "ADA", "We open\nin May."), ("Dorn", "DORN", "Now befor.")]
    assert ("aside", "She sits.") in masked(record)


def test_akoma_ntoso() -> None:
    record = read(DEBATE)
    assert (record.title, str(record.dated)) == ("Debate on the bridge", "2021-03-04")
    assert [(speaker, words) for speaker, _, words in said(record)] == [
        (None, "The bridge"),
        ("Ada Lund", "We open in May.\n\nTruly."),
        ("Mr Dorn", "Not before?"),
    ]
    assert record.place_at(record.text.index("open")).unit == "sp_1__p_1"
    assert ("aside", "(Laughter)") in masked(record)


def test_a_letter_is_one_voice_with_the_editor_apart() -> None:
    record = read(LETTER)
    assert (record.kind, record.author, record.text) == ("document", "Ada Lund", "We open in May. She means 1897.")
    assert masked(record) == [("aside", "She means 1897.")]


BOMB = '<!DOCTYPE TEI [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><TEI>&b;</TEI>'
FILE = '<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/passwd">]><TEI>&a;</TEI>'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (BOMB, "without entities"),
        (FILE, "without entities"),
        ("<rss><p>x</p></rss>", "opens with <rss>"),
        ("<TEI>", "found an error"),
        ("<TEI/>", "expected words"),
        ("<TEI>" + "<p>" * 300, "nested more than"),
    ],
)
def test_refuses_other_and_hostile_xml(text: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=f"a.xml: .*{why}"):
        read(text)


ROSTER = """<listPerson xmlns="http://www.tei-c.org/ns/1.0"><person xml:id="AdaLund"><persName><surname>Lund</surname>
<forename>Ada</forename></persName></person><person xml:id="Other"><persName>Jonas Bree</persName></person>
</listPerson>"""
SESSION = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div><u who="#AdaLund"><seg>We open in May.</seg></u>
</div></body></text></TEI>"""


@pytest.mark.parametrize("folder", ["", "2031"])  # beside the transcripts, or above those of a year
def test_parlamints_list_of_persons_names_the_speakers(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(exist_ok=True)
    (tmp_path / "ParlaMint-XX-listPerson.xml").write_text(ROSTER, "utf-8")
    (tmp_path / folder / "ParlaMint-XX_2031-03-04.xml").write_text(SESSION, "utf-8")
    records, unread = read_records([str(tmp_path)])
    assert [turn.speaker for record in records for turn in record.turns] == ["Ada Lund"]
    assert not unread
    (tmp_path / "ParlaMint-XX-listPerson.xml").write_text("<listPerson>", "utf-8")
    with pytest.raises(UnreadableError, match="listPerson"):
        read_records([str(tmp_path)])
