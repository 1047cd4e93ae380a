from __future__ import annotations

import sys

import pytest

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.model import Origin
from onrecord.read import Facts
from onrecord.read.body import Body
from onrecord.read.formats import RECORD_FORMATS, parse
from onrecord.read.html import DEEPEST_NESTING, parse_article, parse_page
from onrecord.read.records import make_record

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


@pytest.mark.parametrize(
    "words",
    [
        "<dl><dt>Ada Lund<dd>We open in May.<dt>Tom Dorn<dd>Not before?<dt>Ada Lund<dd>No.</dl>",
        "<p><b>Ada Lund</b></p><p>We open in May.</p>"
        "<p><b>Tom Dorn</b></p><p>Not before?</p><p><b>Ada Lund</b></p><p>No.",
        "<p><b>Ada Lund</b><br>We open in May.</p><p><b>Tom Dorn</b><br>Not before?</p><p><b>Ada Lund</b><br>No.",
        "<p><strong>Ada Lund</strong> We open in May.</p><p><b>Tom Dorn</b> Not before?</p><p><b>Ada Lund</b> No.",
        "<h3>Ada Lund</h3><p>We open in May.</p><h3>Tom Dorn</h3><p>Not before?</p><h3>Ada Lund</h3><p>No.",
        "<p><b>Ada Lund:</b> We open in May.</p><p><b>Tom Dorn:</b> Not before?</p><p><b>Ada Lund:</b> No.",
        "<table><tr><td>Ada Lund:<td>We open in May.<tr><td>Tom Dorn:<td>Not before?<tr><td>Ada Lund:<td>No.</table>",
    ],
)
def test_names_set_apart_by_mark_up_open_turns(words: str) -> None:
    page = f"<html><head><title>Talk</title></head><body><h1>The talk of May</h1>{words}</body></html>"
    body = parse_page(page.encode(), "a.html")
    record = make_record(body, Origin(uri="a.html", sha256="0"), Facts())
    said = [(turn.speaker, turn.span.of(body.text)) for turn in record.turns if turn.speaker]
    assert said == [("Ada Lund", "We open in May."), ("Tom Dorn", "Not before?"), ("Ada Lund", "No.")]


def test_bold_words_and_headings_of_an_article_are_no_names() -> None:
    words = "<p><b>Key points</b> We open.</p><h3>The council</h3><p>She said <b>Ada Lund</b> twice.</p>"
    words += "<h3>The council</h3><p>No."
    assert parse_page(f"<html><body>{words}</body></html>".encode(), "a.html").turns == ()


def test_metadata_from_linked_data_and_tweets_kept_and_boxes_cut() -> None:
    data = (
        '{"@graph":[{"@type":"WebSite","name":"The Gazette"},{"@type":"NewsArticle","headline":"Bridge opens",'
        '"datePublished":"2021-03-04T23:30:00Z","author":[{"@type":"Person","name":"Ann Lee"},{"name":"Tom Roe"}],'
        '"publisher":{"@type":"Organization","name":"The Gazette, Ltd."}}]}'
    )
    page = f"""<!doctype html><html><head><title>Bridge opens | The Gazette</title>
<script type="application/ld+json">{data}</script></head><body><article><h1>Bridge opens</h1><p>{PARAGRAPH}</p>
<blockquote class="twitter-tweet"><p>We open in May.</p>&mdash; Ada Lund (@adalund)</blockquote><p>{PARAGRAPH}</p>
<section class="article__related"><h2>More</h2><a href="/c">Tax "vote" fails</a></section>
<div class="related-list"><ul><li><a href="/a">Council meets</a></li></ul></div><p>{PARAGRAPH}</p></article>
</body></html>"""
    body = article(page)
    assert (body.title, body.byline, str(body.published)) == ("Bridge opens", "Ann Lee; Tom Roe", "2021-03-04")
    assert body.outlet == "The Gazette, Ltd."
    assert "We open in May.\n\n— Ada Lund (@adalund)" in body.text
    assert "Tax" not in body.text
    assert "Council" not in body.text


@pytest.mark.parametrize("kind", ["twitter-tweet", "instagram-media", "bluesky-embed"])
def test_posts_are_kept_where_sites_set_them_in_boxes(kind: str) -> None:
    post = f'<blockquote class="{kind}"><p>We open in May.</p>&mdash; Ada Lund (@adalund)</blockquote>'
    page = f"""<html><body><article><h1>Bridge opens</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>
<figure class="embed"><div class="social-embed" id="embed-1">{post}</div></figure>
<div class="related">{post.replace("May", "June")}</div><p>{PARAGRAPH}</p></article></body></html>"""
    body = article(page)
    assert "We open in June." not in body.text
    assert [span.of(body.text).split("\n")[0] for span in body.blocks] == ["We open in May."]


@pytest.mark.parametrize(
    "tags",
    [
        '<meta property="article:published_time" content="2031-03-04T10:00:00Z">'
        '<meta property="article:modified_time" content="2031-03-06T10:00:00Z">',
        '<meta itemprop="datePublished" content="2031-03-04"><meta itemprop="dateModified" content="2031-03-06">',
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-03-04",'
        '"dateModified":"2031-03-06"}</script><meta property="og:updated_time" content="2031-04-01">',
    ],
)
def test_the_days_on_which_it_was_published_and_updated(tags: str) -> None:
    body = article(PAGE.replace("article:published_time", "seen").replace("<head>", f"<head>{tags}"))
    assert (str(body.published), str(body.updated)) == ("2031-03-04", "2031-03-06")


@pytest.mark.parametrize("attribute", ["property", "name"])
def test_takes_the_outlet_from_the_site_name(attribute: str) -> None:
    told = f'<head><meta {attribute}="og:site_name" content=" The  Harbour Post ">'
    assert article(PAGE.replace("<head>", told)).outlet == "The Harbour Post"
    assert article().outlet is None


def test_menus_feet_and_boxes_of_a_record_are_masked_and_quotations_in_them_are_not() -> None:
    page = (
        "<nav>Home</nav><p>We open.</p><aside class='related'>More stories</aside><aside>A note.</aside>"
        "<blockquote>In May.<footer>Ada Lund</footer></blockquote><footer>The Gazette</footer>"
    )
    body = parse_page(page.encode(), "a.html")
    assert [mask.span.of(body.text) for mask in body.masks] == ["Home", "More stories", "The Gazette"]


def test_a_page_saved_in_one_file_is_the_page_and_known_by_its_first_words() -> None:
    head = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    part = (
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>We =\r\nopen=2E\r\n--x--\r\n"
    )
    for name in ("a.mhtml", "a"):
        assert parse(head + part, name, RECORD_FORMATS).text == "We open."
    with pytest.raises(UnreadableError, match="expected a saved page, found none in it"):
        parse(head.replace(b"related", b"mixed") + b"\r\n\r\nx", "a.mhtml", RECORD_FORMATS)
