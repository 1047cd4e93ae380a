"""A document and a span of it -> its address on the web, with the fragment that leads a reader to the words."""

from __future__ import annotations

import re
from string import ascii_letters, digits

from onrecord.model import Record, Span, Story

# Source: URL Fragment Text Directives (WICG), 3.5 "Generating text fragment directives": quote up to 300 characters
# whole. Longer passages, and those that run over a line, are given by their first and last words.
WHOLE = 300
END_WORDS = 5
CONTEXT_WORDS = 4  # before and after, where the words stand in the text more than once

TEXT_DIRECTIVES = "https://wicg.github.io/scroll-to-text-fragment/"
PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"  # the name that the Web Annotation Data Model, 4.2.1, gives it

_DELIMITER = ":~:"
# Everything else is percent-encoded. The directive's own syntax claims the hyphen, the comma and the ampersand.
_PLAIN = frozenset((ascii_letters + digits + "._~").encode())
_ADDRESS = re.compile(r"(?:^|#)(https?://[^\s\"<>\\^`{|}]+)$")


def find_address(document: Story | Record) -> str | None:
    """Return where on the web the document is, None where nothing says so.

    That is the address it was read under, also inside a web archive, else the one that `record.toml` gives as
    `obtained_from`.
    """
    told = dict(document.provenance).get("obtained_from", "") if isinstance(document, Record) else ""
    for words in (document.origin.uri, told):
        if found := _ADDRESS.search(words):
            return found[1].partition(_DELIMITER)[0].removesuffix("#")
    return None


def link_to(document: Story | Record, span: Span) -> str | None:
    """Return an address that opens the document at `span`, as far as its kind allows; None where it has no address."""
    address, found = find_address(document), make_fragment(document, span)
    if address is None or found is None:
        return address
    if found[1] != TEXT_DIRECTIVES:
        return f"{address.partition('#')[0]}#{found[0]}"
    return f"{address}{'' if '#' in address else '#'}{found[0]}"


def make_fragment(document: Story | Record, span: Span) -> tuple[str, str] | None:
    """Return the fragment for `span` and the standard it follows, None where the kind of document knows none.

    A page of a PDF file ("page=3"); else a text directive (":~:text=the%20words"), for what a browser shows as text.
    """
    if document.origin.media_type == "application/pdf":
        page = document.place_at(span.start).page if isinstance(document, Record) else None
        return (f"page={page}", PDF_FRAGMENTS) if page is not None else None
    if not document.origin.media_type.startswith("text/") or not span.of(document.text).strip():
        return None
    return _DELIMITER + "text=" + _direct(document.text, span), TEXT_DIRECTIVES


def encode(words: str) -> str:
    """Return `words` on one line, percent-encoded as a text directive takes them.

    >>> encode("well-known, she said & left")
    'well%2Dknown%2C%20she%20said%20%26%20left'
    """
    data = " ".join(words.split()).encode("utf-8", "replace")
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in data)


def _direct(text: str, span: Span) -> str:
    """Return `[prefix-,]start[,end][,-suffix]`; all four match within a block of the page, so none crosses a line."""
    sought = span.of(text).strip()
    directive = encode(sought)
    if "\n" in sought or (len(sought) > WHOLE and len(sought.split()) > 2 * END_WORDS):
        sought, last = _find_ends(sought)
        directive = f"{encode(sought)},{encode(last)}"
    if text.find(sought, text.find(sought) + 1) < 0:
        return directive
    before = text[: span.start].rpartition("\n")[2].split()[-CONTEXT_WORDS:]
    after = text[span.end :].partition("\n")[0].split()[:CONTEXT_WORDS]
    prefix = f"{encode(' '.join(before))}-," if before else ""
    suffix = f",-{encode(' '.join(after))}" if after else ""
    return f"{prefix}{directive}{suffix}"


def _find_ends(words: str) -> tuple[str, str]:
    """Return the first and the last words, the last ones as many as do not occur between."""
    lines = words.splitlines()
    first = lines[0].split()[:END_WORDS]
    tail = lines[-1].split() if len(lines) > 1 else lines[0].split()[len(first) :]
    between = " ".join(words.split()[len(first) :])
    counts = range(min(END_WORDS, len(tail)), len(tail))
    last = (" ".join(tail[-count:]) for count in counts)
    return " ".join(first), next((end for end in last if between.find(end) + len(end) == len(between)), " ".join(tail))
