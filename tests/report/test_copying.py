from __future__ import annotations

from array import array
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from onrecord.model import Lines, Origin, Page, Passage, Record, Report, Span, Turn
from onrecord.report.copying import CopyStyle, copy_passage, nest_marks
from onrecord.report.visible import flatten

TEXT = 'We close the berth.\nShe said "wait" & I *did*\n'
HEARING = date(2023, 3, 14)


def make(
    words: str = "We close the berth.", speaker: str | None = "Ada Lind", **more: object
) -> tuple[Record, Passage]:
    known: dict[str, object] = {"text": TEXT, "title": "Harbour Hearing", "origin": Origin(uri="a.txt", sha256="00")}
    record = Record(id="r", **(known | more))  # type: ignore[arg-type]
    start = record.text.index(words)
    place = record.place_at(start)
    return record, Passage(record="r", span=Span(start, start + len(words)), speaker=speaker, place=place)


def numbered(text: str = TEXT) -> dict[str, object]:
    """A transcript on paper: page 14, lines 3 and 4."""
    starts, numbers = array("I", [0, 20]), array("I", [3, 4])
    return {
        "kind": "transcript",
        "dated": HEARING,
        "pages": (Page(number=1, span=Span(0, len(text)), label="14"),),
        "lines": Lines(starts=starts.tobytes(), numbers=numbers.tobytes(), are_printed=True),
        "turns": (Turn(span=Span(0, len(text)), speaker="Ada Lind", label="LIND"),),
    }


ALL = 'We close the berth.\nShe said "wait" & I *did*'
URL = Origin(uri="https://harbour.example/a", sha256="00", media_type="text/html")
PAGES = (Page(number=7, span=Span(0, len(TEXT))),)


@pytest.mark.parametrize(
    ("given", "copied"),
    [
        (make(**numbered()), "“We close the berth.” (Ada Lind, Harbour Hearing, Tr. 14:3, Mar. 14, 2023)"),
        (make(ALL, **numbered()), "“We close the berth. She said ‘wait’ & I *did*” (Ada Lind, Harbour Hearing, "
         "Tr. 14:3-4, Mar. 14, 2023)"),
        (make(speaker=None, title="Hearing of March 14, 2023", dated=HEARING),
         "“We close the berth.” (Hearing of March 14, 2023, line 1)"),
    ],
)  # fmt: skip
def test_plain(given: tuple[Record, Passage], copied: str) -> None:
    assert copy_passage(*given) == copied


@pytest.mark.parametrize(
    ("given", "copied"),
    [
        (make(**numbered()), "Harbour Hearing Tr. 14:3 (Mar. 14, 2023) (statement of Ada Lind)."),
        (make(ALL, **numbered()), "Harbour Hearing Tr. 14:3-4 (Mar. 14, 2023) (statement of Ada Lind)."),
        (make(kind="memo", pages=PAGES), "Ada Lind, Harbour Hearing at 7."),
        (make(kind="memo", pages=PAGES, title="Memo of Ada Lind"), "Memo of Ada Lind at 7."),
        (make(speaker=None), "Harbour Hearing l. 1."),
        (make(ALL, speaker=None), "Harbour Hearing ll. 1-2."),
        (make(kind="email", turns=(Turn(span=Span(0, 9)),)), "Ada Lind, Harbour Hearing, message 1, ¶ 1."),
        (make(turns=(Turn(span=Span(0, 9), label="LIND", seconds=751.0),)),
         "Harbour Hearing at 00:12:31 (statement of Ada Lind)."),
        (make(origin=URL, speaker=None), "Harbour Hearing l. 1, https://harbour.example/a."),
        (make(title="", speaker=None), "l. 1."),
    ],
)  # fmt: skip
def test_bluebook(given: tuple[Record, Passage], copied: str) -> None:
    assert copy_passage(*given, CopyStyle.BLUEBOOK).endswith(f"” {copied}")


def test_fifty_words_are_a_block_without_marks() -> None:
    text = "word " * 49 + "end"
    record, passage = make(text, text=text)
    assert copy_passage(record, passage, CopyStyle.BLUEBOOK) == f"{text}\n\nAda Lind, Harbour Hearing l. 1."
    shorter = text.removeprefix("word ")
    assert copy_passage(*make(shorter, text=shorter), CopyStyle.BLUEBOOK).startswith("“word")


def test_markdown_links_where_there_is_an_address() -> None:
    copied = copy_passage(*make('She said "wait" & I *did*', origin=URL), CopyStyle.MARKDOWN)
    address = "https://harbour.example/a#:~:text=She%20said%20%22wait%22%20%26%20I%20%2Adid%2A"
    assert copied == (f'> She said "wait" \\& I \\*did\\*\n>\n> — Ada Lind, *Harbour Hearing*, [line 2](<{address}>)\n')


def test_html_sets_the_source_outside_the_quotation() -> None:
    assert copy_passage(*make('She said "wait" & I *did*'), CopyStyle.HTML) == (
        "<figure><blockquote><p>She said &quot;wait&quot; &amp; I *did*</p></blockquote>"
        "<figcaption>— Ada Lind, <cite>Harbour Hearing</cite>, line 2</figcaption></figure>"
    )
    linked = copy_passage(*make(origin=URL), CopyStyle.HTML)
    assert '<blockquote cite="https://harbour.example/a#:~:text=We%20close%20the%20berth.">' in linked
    assert '<a href="https://harbour.example/a#:~:text=We%20close%20the%20berth.">line 1</a>' in linked


def test_page_heads_inside_are_left_out(report: Report) -> None:
    call = report.records[0]
    start, end = call.text.index("if I can help it"), call.text.index(", and I mean this")
    place = call.place_at(start)
    passage = Passage(record="call", span=Span(start, end), speaker="Ilse Brandt", place=place)
    assert "Page 2" not in copy_passage(call, passage)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@given(st.text(min_size=1).filter(str.strip))
@example("12. May")
@example("1) we go")
@example("- we go")
@example("*we* [go](to) <b>&amp;")
def test_no_words_of_strangers_become_tags_or_marks(words: str) -> None:
    given = make(words, text=words, title=words, speaker=words)
    page = _Tags()
    page.feed(copy_passage(*given, CopyStyle.HTML))
    page.close()
    assert page.tags == ["figure", "blockquote", "p", "figcaption", "cite"]
    marks = MarkdownIt().parse(copy_passage(*given, CopyStyle.MARKDOWN))
    kinds = [token.type for token in marks if token.nesting == 1]
    assert kinds == ["blockquote_open", "paragraph_open", "paragraph_open"]
    inside = [child.type for token in marks for child in token.children or ()]
    first = next(token for token in marks if token.type == "inline")
    assert "".join(child.content for child in first.children or ()) == flatten(words).strip()
    assert set(inside) <= {"text", "text_special", "em_open", "em_close"} and inside.count("em_open") == 1


@pytest.mark.parametrize(
    ("words", "nested"),
    [
        ('"No," he said, "never."', "‘No,’ he said, ‘never.’"),
        ("He said “no” twice.", "He said ‘no’ twice."),
        ('A ("b") — "c"', "A (‘b’) — ‘c’"),
    ],
)
def test_marks_inside_marks_are_single(words: str, nested: str) -> None:
    assert nest_marks(words) == nested
