"""The linked data of a web page (JSON-LD) -> headline, authors, publisher, day of its article. Source: schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Lists of lists of articles; what is further down belongs to other pages.
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """What a page says of its article; None where it does not."""

    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None


def read_linked_data(scripts: Iterable[str]) -> ArticleFacts:
    """Return the facts of the first article in the texts of `scripts`; what is damaged there is passed over."""
    for script in scripts:
        try:
            found = next(_find_articles(json.loads(script), 0), None)
        except (ValueError, RecursionError):
            continue
        if found is not None:
            authors = "; ".join(dict.fromkeys(_names(found.get("author"))))
            headline, published = _text(found.get("headline")), _text(found.get("datePublished"))
            outlet = next(_names(found.get("publisher")), None)
            updated = _text(found.get("dateModified"))
            return ArticleFacts(
                headline=headline, byline=authors or None, published=published, updated=updated, outlet=outlet
            )
    return ArticleFacts()


def _find_articles(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _find_articles(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.endswith(("Article", "BlogPosting")) for kind in kinds):
            yield value
        for key in ("@graph", "mainEntity"):
            yield from _find_articles(value.get(key), depth + 1)


def _names(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name") if isinstance(item, dict) else item)
        if name and not name.startswith(("http://", "https://")):
            yield name


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
