"""A web page saved with its pictures in one file (MHTML) -> the Body of the page. Source: RFC 2557."""

from __future__ import annotations

from onrecord.errors import UnreadableError
from onrecord.read.body import Body
from onrecord.read.html import parse_article, parse_page


def parse_saved_article(data: bytes, path: str) -> Body:
    """Return the article of the page. Raises: as `parse_article`."""
    return parse_article(_unpack(data, path), path)


def parse_saved_page(data: bytes, path: str) -> Body:
    """Return all words of the page. Raises: as `parse_page`."""
    return parse_page(_unpack(data, path), path)


def _unpack(data: bytes, path: str) -> bytes:
    """Return the page itself: the first part that is HTML; what it shows inside frames comes after it."""
    # Slow to load, and seldom needed.
    from onrecord.read.message import DAMAGE, open_message

    try:
        message = open_message(data)
        parts = message.walk() if message else iter(())
        page = next((part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/html"), None)
    except DAMAGE as error:
        raise UnreadableError(f"{path}: expected a saved page, found a damaged one ({type(error).__name__})") from None
    if not isinstance(page, bytes):
        raise UnreadableError(f"{path}: expected a saved page, found none in it; save it once more, as HTML")
    return page
