"""Text of an e-mail -> its header fields, and the turns of a thread with masks over every header in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.model import Mask, MaskKind, Span, Turn
from onrecord.read.dates import find_date

_FIELD = re.compile(
    r"^[ \t>]*\**(?P<key>From|To|Cc|Bcc|Sent|Date|Subject|Importance|Attachments?|Reply-To|Return-Path|Received"
    r"|Message-ID|MIME-Version|X-[\w-]+|Content-[\w-]+|In-Reply-To|References|Delivered-To)"
    r":\**[ \t]*(?P<value>.*(?:\n[ \t]+\S.*)*)$",
    re.IGNORECASE | re.MULTILINE,
)
# One field can open a sentence ("To: my friends"); a header has several, and From or Subject is one of them.
_FEWEST_FIELDS = 2
_TELLING = frozenset(("from", "subject"))
_WROTE = re.compile(
    r"^[ \t>]*On [^\n]{2,80}?(?:,|[AP]M)[ \t]+(?P<from>[^,<>\d\n]{2,60}?)(?:\s*<[^<>]{3,80}>)?\s+wrote:[ \t\r]*$",
    re.MULTILINE,
)
_DIVIDER = re.compile(
    r"^[ \t>]*-{2,}[ \t]*(?:Original|Forwarded) Message[ \t]*-{2,}[ \t\r]*$|^[ \t>]*Begin forwarded message:[ \t\r]*$",
    re.MULTILINE | re.IGNORECASE,
)
_ADDRESS = re.compile(r"[ \t]*[<\[(](?:mailto:)?[^<>\[\]()\s]*@[^<>\[\]()]*[>\])]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """One block of mail fields. `author` is the name after From, else the address; None for what was not given."""

    span: Span
    author: str | None = None
    subject: str | None = None
    dated: date | None = None


def find_headers(text: str) -> tuple[Header, ...]:
    """Return the header at the top of `text` and those of the older messages below it; () if `text` is no e-mail."""
    first_word = len(text) - len(text.lstrip())
    if not _FIELD.match(text, text.rfind("\n", 0, first_word) + 1):
        return ()
    headers = tuple(_find_blocks(text))
    return headers if headers and not text[: headers[0].span.start].strip() else ()


def cut_messages(
    text: str, headers: tuple[Header, ...], author: str | None
) -> tuple[tuple[Turn, ...], tuple[Mask, ...]]:
    """Return a turn for each message below `headers` and masks over all that is not its words.

    `author` wrote the first one. A message alone has no label; in a thread, each carries the name after its From.
    """
    starts = [(header.span, header.author) for header in headers]
    starts += [(Span(*wrote.span()), wrote["from"].strip()) for wrote in _WROTE.finditer(text)]
    starts.sort(key=lambda start: start[0])
    dividers = [Span(*match.span()) for match in _DIVIDER.finditer(text)]
    masks = [
        Mask(span=span, kind=MaskKind.HEADER, reason="a mail header") for span in [*(s for s, _ in starts), *dividers]
    ]
    edges = sorted([*(span.start for span, _ in starts), *(divider.start for divider in dividers), len(text)])
    turns: list[Turn] = []
    for index, (span, name) in enumerate(starts):
        end = edges[bisect_left(edges, span.end)]
        words = text[span.end : end]
        start = span.end + len(words) - len(words.lstrip())
        if words.strip():
            speaker = (author if index == 0 else None) or name
            turns.append(
                Turn(
                    span=Span(start, span.end + len(words.rstrip())),
                    speaker=speaker,
                    label=name if len(starts) > 1 else None,
                )
            )
    return tuple(turns), tuple(masks)


def _find_blocks(text: str) -> Iterator[Header]:
    block: list[re.Match[str]] = []
    for field in _FIELD.finditer(text):
        if (
            block
            and text[block[-1].end() : field.start()].strip("\r\n \t>") == ""
            and "\n\n" not in text[block[-1].end() : field.start()].replace("\r", "")
        ):
            block.append(field)
            continue
        yield from _make_header(block)
        block = [field]
    yield from _make_header(block)


def _make_header(block: list[re.Match[str]]) -> Iterator[Header]:
    values = {field["key"].lower(): " ".join(field["value"].split()) for field in reversed(block)}
    if len(block) < _FEWEST_FIELDS or _TELLING.isdisjoint(values):
        return
    sender = values.get("from", "")
    author = _ADDRESS.sub("", sender).strip(" \"'") or sender.strip("<>")
    yield Header(
        span=Span(block[0].start(), block[-1].end()),
        author=author or None,
        subject=values.get("subject") or None,
        dated=find_date(values.get("date") or values.get("sent") or ""),
    )
