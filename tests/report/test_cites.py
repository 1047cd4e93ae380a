from __future__ import annotations

from array import array
from datetime import date

import pytest

from onrecord.model import Anchor, AnchorKind, Lines, Origin, Page, Record, Span, Turn
from onrecord.report.cites import cite

TEXT = "one two\nthree\nfour five\nsix\n\nseven\n"
ORIGIN = Origin(uri="paper", sha256="00")


def make(**more: object) -> Record:
    return Record(id="paper", text=TEXT, title="", origin=ORIGIN, **more)  # type: ignore[arg-type]


def number(*numbers: int) -> Lines:
    starts = [0, 8, 14, 24, 29]
    return Lines(starts=array("I", starts).tobytes(), numbers=array("I", numbers).tobytes(), are_printed=True)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def count(label: str) -> tuple[Anchor, ...]:
    """Two units: one at "three", one at "four"."""
    return tuple(
        Anchor(start=TEXT.index(word), kind=AnchorKind.PARAGRAPH, label=label.format(number))
        for number, word in enumerate(("three", "four"), 1)
    )


PAGES = (Page(number=1, span=Span(0, 14), label="14"), Page(number=2, span=Span(14, len(TEXT)), label="15"))
MAILED = date(2017, 1, 5)
TURNS = (Turn(span=Span(0, 8), seconds=751.4), Turn(span=Span(8, len(TEXT)), seconds=3_725))


@pytest.mark.parametrize(
    ("record", "words", "cited"),
    [
        (make(kind="transcript", pages=PAGES, lines=number(24, 25, 1, 2, 0)), "two", "Tr. 14:24"),
        (make(kind="transcript", pages=PAGES, lines=number(24, 25, 1, 2, 0)), "two\nthree", "Tr. 14:24-25"),
        (make(kind="transcript", pages=PAGES, lines=number(24, 25, 1, 2, 0)), "two\nthree\nfour", "Tr. 14:24-15:1"),
        (make(kind="document", pages=PAGES, lines=number(24, 25, 1, 2, 0)), "two", "p. 14:24"),
        (make(kind="transcript", pages=PAGES, lines=number(24, 25, 1, 2, 0)), "seven", "p. 15"),
        (make(pages=PAGES), "three\nfour", "pp. 14-15"),
        (make(pages=(Page(number=7, span=Span(0, len(TEXT))),)), "four", "p. 7"),
        (make(pages=(Page(number=2, span=Span(0, len(TEXT)), label="S716"),)), "four", "S716"),
        (make(turns=TURNS), "one", "00:12:31"),
        (make(turns=TURNS), "four", "01:02:05"),
        (make(kind="email", dated=date(2017, 1, 5), turns=(TURNS[0],)), "seven", "message of 5 Jan., para. 2"),
        (make(kind="email", dated=date(2017, 9, 5), turns=(TURNS[0],)), "one", "message of 5 Sept., para. 1"),
        (make(kind="email", turns=TURNS), "seven", "message 2, para. 2"),
        (make(anchors=count("paragraph {}")), "three", "para. 1"),
        (make(anchors=count("paragraph {}")), "three\nfour", "paras. 1-2"),
        (make(anchors=count("chapter 4, paragraph {}")), "three\nfour", "chapter 4, paras. 1-2"),
        (make(anchors=count("row {}, cell 1")), "three\nfour", "row 1, cell 1 to row 2, cell 1"),
        (make(anchors=count("u{}.p1")), "six", "u2.p1"),
        (make(anchors=count("paragraph {}")), "one", "head"),
        (make(kind="chat", anchors=count("message of 1/{}/17")), "six", "message of 1/2/17"),
        (make(kind="transcript", turns=TURNS, anchors=count("cue {}")), "four", "01:02:05"),
        (
            make(kind="email", dated=MAILED, anchors=count("paragraph {}")),
            "six",
            "message of 5 Jan., para. 2",
        ),
        (make(kind="email", anchors=count("paragraph {}")), "one", "message, head"),
        (make(pages=PAGES, anchors=count("paragraph {}")), "four", "p. 15"),
        (make(), "three", "line 2"),
        (make(), "three\nfour", "lines 2-3"),
    ],
)
def test_a_place_is_cited_as_people_cite_it(record: Record, words: str, cited: str) -> None:
    assert cite(record, span(words)) == cited
