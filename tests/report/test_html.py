from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from onrecord.model import Finding, Passage, Report
from onrecord.report import render_html
from onrecord.report.words import LEVELS, explain_ruling, name_ruling

VOID = {"meta", "input", "br", "link", "img"}


class Page(HTMLParser):
    """What a browser makes of a page: its tags with their attributes, whether they nest, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.text.append(data)

    @property
    def ids(self) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get("id"))]


@pytest.fixture(scope="module")
def source(report: Report) -> str:
    return render_html(report)


def test_tags_nest_and_ids_are_unique(source: str) -> None:
    page = Page(source)
    assert page.open == []
    assert not [name for name, count in Counter(page.ids).items() if count > 1]


def test_every_link_leads_somewhere_on_the_page(source: str) -> None:
    page = Page(source)
    links = [attrs["href"] or "" for tag, attrs in page.tags if tag == "a"]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(page.ids)
    assert {attrs["for"] for tag, attrs in page.tags if tag == "label"} <= set(page.ids)


def test_every_finding_is_an_article_with_its_ruling_in_words(report: Report, source: str) -> None:
    text = "".join(Page(source).text)
    for finding in report.findings:
        assert f'id="f-1-{finding.id}"' in source
        assert f'id="q-1-{finding.id}"' in source
        assert name_ruling(finding.verdict) in text
        assert explain_ruling(finding.verdict) in text
        for reason in finding.verdict.reasons if finding.verdict else ():
            assert reason.note in text


def test_the_page_fetches_nothing(source: str) -> None:
    page = Page(source)
    assert not re.search(r"https?://|url\(|@import|\bfetch\(|XMLHttpRequest|WebSocket", source)
    assert not [tag for tag, attrs in page.tags if tag in {"link", "img", "iframe", "object", "base"} or "src" in attrs]
    assert not [attrs for _, attrs in page.tags if "style" in attrs or any(name.startswith("on") for name in attrs)]


def test_the_policy_lets_only_the_page_s_own_style_and_script_run(source: str) -> None:
    policy = next(attrs["content"] or "" for _, attrs in Page(source).tags if "http-equiv" in attrs)
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", source, re.S)
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;$title\u202e"


def poison(report: Report) -> Report:
    """Put what could break out of the page in every place that a stranger fills."""
    found = report.stories[0]

    def spoil(finding: Finding) -> Finding:
        link, verdict = finding.attribution, finding.verdict
        person = link.person and replace(link.person, name=HOSTILE)
        places: tuple[Passage, ...] = tuple(replace(place, speaker=HOSTILE) for place in finding.places)
        reasons = tuple(replace(reason, note=HOSTILE) for reason in verdict.reasons) if verdict else ()
        return replace(
            finding,
            attribution=replace(link, person=person, via=HOSTILE, reporter=HOSTILE),
            quotation=replace(finding.quotation, why=HOSTILE),
            verdict=verdict and replace(verdict, reasons=reasons),
            places=places * 2,
        )

    story = replace(found.story, title=HOSTILE, headline=None, origin=replace(found.story.origin, uri=HOSTILE))
    story = replace(story, masks=tuple(replace(mask, reason=HOSTILE) for mask in story.masks))
    records = tuple(
        replace(
            record,
            title=HOSTILE,
            origin=replace(record.origin, uri=HOSTILE),
            problems=(HOSTILE,),
            pages=tuple(replace(page, label=HOSTILE) for page in record.pages),
            turns=tuple(replace(turn, speaker=HOSTILE) for turn in record.turns),
        )
        for record in report.records
    )
    found = replace(found, story=story, findings=tuple(map(spoil, found.findings)))
    unread = tuple(replace(file, path=HOSTILE, why=HOSTILE) for file in report.unread)
    return replace(report, stories=(found, found), records=records, unread=unread, made_with=HOSTILE, policy=HOSTILE)


def test_strangers_text_is_shown_and_never_obeyed(report: Report) -> None:
    source = render_html(poison(report))
    page = Page(source)
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "img" not in [tag for tag, _ in page.tags]
    assert page.open == []
    assert "\u202e" not in source
    assert not [name for name, count in Counter(page.ids).items() if count > 1]
    assert HOSTILE.replace("\u202e", "\\u202e") in "".join(page.text)


def test_the_story_stands_there_whole(report: Report, source: str) -> None:
    (article,) = re.findall(r'<article class="story".*?</article>', source, re.S)
    article = re.sub(
        r'<span class="vh">.*?</span>|<sup.*?</sup>|<label.*?</label>|<p class="about">.*?</p>', "", article
    )
    shown = "".join("".join(Page(article).text).split())
    assert shown == "".join(report.stories[0].story.text.split())


def test_removed_captions_are_folded_away(source: str) -> None:
    assert re.search(r'<input type="checkbox"[^>]*><label[^>]*>\[caption removed\]</label>', source)


def test_several_stories_have_a_way_to_each(report: Report) -> None:
    source = render_html(replace(report, stories=report.stories * 2))
    page = Page(source)
    assert 'class="stories"' in source
    assert {"case-1", "case-2"} <= set(page.ids)


def test_a_report_without_findings_is_a_page(report: Report) -> None:
    found = replace(report.stories[0], findings=())
    assert "No quotations were found in this story." in render_html(replace(report, stories=(found,)))


def test_every_level_has_a_colour_that_reads_well_on_every_ground() -> None:
    style = files("onrecord.report.html").joinpath("style.css").read_text("utf-8")
    light, dark = (
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block)) for block in re.findall(r":root \{.*?\}", style, re.S)[:2]
    )
    for scheme in (light, {**light, **dark}):
        for ink in ("ink", "soft", *(level.key for level in LEVELS)):
            for ground in ("paper", "desk", "card"):
                assert contrast(scheme[ink], scheme[ground]) >= 4.5, (ink, ground)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as the Web Content Accessibility Guidelines reckon it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
