"""The head of a web page -> headline, authors, outlet and days of its article: linked data, else meta tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord.read.linked_data import ArticleFacts, read_linked_data

# Sources: ogp.me, the article namespace of the Open Graph protocol; schema.org; DCMI Metadata Terms; Parse.ly.
_OUTLET = ("og:site_name",)
_PUBLISHED = ("article:published_time", "datepublished", "parsely-pub-date", "dcterms.created", "dc.date", "pubdate")
_UPDATED = ("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "lastmod")


def read_page_facts(page: Any) -> ArticleFacts:
    """Return what the head of a parsed `page` says of its article."""
    told = read_linked_data(page.xpath("//script[@type='application/ld+json']/text()"))
    tags: dict[str, str] = {}
    for tag in page.xpath("//meta[@content]"):
        for key in ("property", "name", "itemprop"):
            if tag.get(key) and tag.get("content").strip():
                tags.setdefault(tag.get(key).casefold(), " ".join(tag.get("content").split()))
    return replace(
        told,
        outlet=told.outlet or _first(tags, _OUTLET),
        published=told.published or _first(tags, _PUBLISHED),
        updated=told.updated or _first(tags, _UPDATED),
    )


def _first(tags: dict[str, str], keys: Sequence[str]) -> str | None:
    return next((tags[key] for key in keys if key in tags), None)
