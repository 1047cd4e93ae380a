from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Origin, Page, Record, Span, Story
from onrecord.report.links import PDF_FRAGMENTS, TEXT_DIRECTIVES, WHOLE, encode, find_address, link_to, make_fragment

PAGE = "https://harbour.example/calls/3-march"
TEXT = (
    "One well-known fault & two, she said.\n"
    "We knew of the pier. The harbour knew nothing.\n"
    "Then we knew of the pier again, 90% of us.\n" + "and on it went " * 30 + "to the end.\n"
)


def make(uri: str = PAGE, media_type: str = "text/html", **more: object) -> Record:
    origin = Origin(uri=uri, sha256="00", media_type=media_type)
    return Record(id="r", text=TEXT, title="", origin=origin, **more)  # type: ignore[arg-type]


def span(words: str, nth: int = 0) -> Span:
    start = [found.start() for found in re.finditer(re.escape(words), TEXT)][nth]
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("uri", "told", "address"),
    [
        ("calls/march.txt", "", None),
        ("calls/march.txt", "the ministry", None),
        ("calls/march.txt", "https://harbour.example/a.txt", "https://harbour.example/a.txt"),
        ("https://harbour.example/b", "https://harbour.example/a.txt", "https://harbour.example/b"),
        ("pages.warc.gz#https://harbour.example/c#top", "", "https://harbour.example/c#top"),
        ("https://harbour.example/b#:~:text=old", "", "https://harbour.example/b"),
        ("https://harbour.example/b#at:~:text=old", "", "https://harbour.example/b#at"),
        ("javascript:alert(1)", "javascript:alert(2)", None),
        ('https://harbour.example/"onclick=', "", None),
        ("papers.zip#call.txt", "", None),
    ],
)
def test_an_address_is_only_what_the_web_has(uri: str, told: str, address: str | None) -> None:
    provenance = (("obtained_from", told),) if told else ()
    assert find_address(make(uri, provenance=provenance)) == address


def test_a_story_has_an_address_too() -> None:
    story = Story(id="s", text=TEXT, title="", origin=Origin(uri=PAGE, sha256="00", media_type="text/html"))
    assert link_to(story, span("two")) == f"{PAGE}#:~:text=two"
    assert find_address(replace(story, origin=Origin(uri="draft.txt", sha256="00"))) is None


@pytest.mark.parametrize(
    ("words", "nth", "directive"),
    [
        ("One well-known fault & two, she said.", 0, "One%20well%2Dknown%20fault%20%26%20two%2C%20she%20said."),
        ("90% of us", 0, "90%25%20of%20us"),
        ("knew of the pier", 0, "We-,knew%20of%20the%20pier,-.%20The%20harbour%20knew"),
        ("knew of the pier", 1, "Then%20we-,knew%20of%20the%20pier,-again%2C%2090%25%20of%20us."),
        ("pier. The harbour knew nothing.\nThen we", 0, "pier.%20The%20harbour%20knew%20nothing.,Then%20we"),
        ("We knew of", 0, "We%20knew%20of"),
    ],
)
def test_text_directives(words: str, nth: int, directive: str) -> None:
    assert make_fragment(make(), span(words, nth)) == (f":~:text={directive}", TEXT_DIRECTIVES)
    assert link_to(make(), span(words, nth)) == f"{PAGE}#:~:text={directive}"


def test_a_long_passage_is_given_by_its_ends() -> None:
    long = span("and on it went " * 30 + "to the end.")
    assert len(long) > WHOLE
    directive = ":~:text=and%20on%20it%20went%20and,it%20went%20to%20the%20end.", TEXT_DIRECTIVES
    assert make_fragment(make(), long) == directive


def test_a_fragment_that_is_there_stays() -> None:
    assert link_to(make(f"{PAGE}#top"), span("90% of us")) == f"{PAGE}#top:~:text=90%25%20of%20us"


def test_a_pdf_file_opens_at_its_page() -> None:
    pages = (Page(number=1, span=Span(0, 40)), Page(number=2, span=Span(40, len(TEXT)), label="17"))
    paper = make(f"{PAGE}.pdf", "application/pdf", pages=pages)
    assert make_fragment(paper, span("again")) == ("page=2", PDF_FRAGMENTS)
    assert link_to(paper, span("again")) == f"{PAGE}.pdf#page=2"
    assert link_to(make(f"{PAGE}.pdf", "application/pdf"), span("again")) == f"{PAGE}.pdf"


def test_what_no_browser_shows_as_text_is_linked_as_a_whole() -> None:
    assert link_to(make(f"{PAGE}.docx", "application/msword"), span("again")) == f"{PAGE}.docx"
    assert link_to(make(), Span(0, 0)) == PAGE
    assert link_to(make("call.txt"), span("again")) is None


@given(st.text())
def test_what_is_encoded_holds_no_syntax_and_is_decoded_to_the_same_words(words: str) -> None:
    encoded = encode(words)
    assert not set(encoded) & set("-,& #\n")
    assert unquote(encoded) == " ".join(words.encode("utf-8", "replace").decode().split())


@given(st.data())
def test_a_directive_leads_back_to_its_passage(data: st.DataObject) -> None:
    """Resolve it as a browser does: prefix, start, end and suffix in order, each on one line, cases alike."""
    words = [Span(found.start(), found.end()) for found in re.finditer(r"\S+", TEXT)][:40]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    passage = Span(words[first].start, words[last].end)
    found = make_fragment(make(), passage)
    assert found
    assert resolve(found[0]) == " ".join(passage.of(TEXT).split())


def resolve(fragment: str) -> str | None:
    parts = fragment.removeprefix(":~:text=").split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    ends = [re.escape(unquote(part)) for part in parts]
    before = rf"{re.escape(prefix)}\s*" if prefix else ""
    after = rf"\s*{re.escape(suffix)}" if suffix else ""
    flat = " ".join(TEXT.split())
    match = re.search(f"{before}({'.*?'.join(ends)}){after}", flat)
    return match[1] if match else None
