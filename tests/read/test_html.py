from __future__ import annotations

import sys

import pytest

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.read.body import Body
from onrecord.read.html import DEEPEST_NESTING, parse_article, parse_page

PARAGRAPH = "The mayor spoke for an hour about the bridge, its builders and the two years that the city lost over them."
PAGE = f"""<!doctype html><html><head><title>Bridge opens - The Gazette</title>
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2021-03-04T10:00:00Z">
<style>p {{ color: red }}</style></head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Bridge opens</h1><p>{PARAGRAPH}</p>
<p>The mayor said <em>"we  <a href="x">will</a>
go"</em> on Tuesday<span class="popover">Ann Lee in other stories</span>, and the council voted.</p>
<blockquote><p>We have waited.</p><p>Now we <b>drive</b>.</p></blockquote>
<p>{PARAGRAPH}</p><p>First line<br>second line</p></article>
<script>var words = "never read";</script></body></html>"""


def article(page: str = PAGE) -> Body:
    return parse_article(page.encode(), "a.html")


def test_lays_the_article_out_in_paragraphs() -> None:
    body = article()
    paragraphs = body.text.split("\n\n")
    assert paragraphs[0] == "Bridge opens"
    assert 'The mayor said "we will go" on Tuesday, and the council voted.' in paragraphs
    assert "First line\nsecond line" in paragraphs
    assert "never read" not in body.text
    assert "other stories" not in body.text


def test_takes_headline_author_and_day() -> None:
    body = article()
    assert (body.title, body.byline, str(body.published)) == ("Bridge opens", "Ann Lee", "2021-03-04")
    assert body.headline is not None
    assert body.headline.of(body.text) == "Bridge opens"


def test_a_block_quotation_is_one_block() -> None:
    body = article()
    assert [block.of(body.text) for block in body.blocks] == ["We have waited.\n\nNow we drive."]


def test_a_page_read_whole_keeps_every_word_and_the_lines_of_pre() -> None:
    beside = "<nav>Menu</nav><aside>Beside</aside>"
    page = f"<html><body>{beside}<pre>\n  Mr. LEE. I rise.\n  I sit.\n</pre><p>End</p></body></html>"
    assert parse_page(page.encode(), "a.htm").text == "Menu\n\nBeside\n\n  Mr. LEE. I rise.\n  I sit.\n\nEnd"


def test_obeys_the_declared_encoding() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("hour", "hour – “long” –")
    assert "hour – “long” –" in parse_article(page.encode("cp1252"), "a.html").text


def test_falls_back_to_the_whole_page() -> None:
    assert article("<html><body><div>Short.</div></body></html>").text == "Short."


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<html><script>x</script></html>", "<!-- only this -->"]
)
def test_refuses_a_page_without_words(page: str) -> None:
    with pytest.raises(UnreadableError, match=r"a\.html: expected a page with words"):
        article(page)


def test_a_page_whose_body_is_called_a_promo_keeps_its_article() -> None:
    assert PARAGRAPH in article(PAGE.replace("<body>", '<body class="related promo"><form>')).text


def test_names_the_extra_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r'pip install "onrecord\[html\]"'):
        article()


def test_refuses_endless_nesting_at_once() -> None:
    with pytest.raises(UnreadableError, match=f"more than {DEEPEST_NESTING} deep"):
        article("<html><body>" + "<div>" * 200_000 + "deep" + "</div>" * 200_000)


def test_reads_nesting_below_the_limit_whole() -> None:
    assert "deep words" in article("<html><body>" + "<div>" * 200 + "deep words" + "</div>" * 200).text
