"""Text of an e-mail -> its header fields, and the turns of a thread with masks over every header in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
_QUOTED_LINE = re.compile(r"^(?P<marks>[ \t]*(?:>[ \t]?)*)(?P<words>[^\n]*)", re.MULTILINE)
_SURNAME_FIRST = re.compile(r"(?P<surname>[^\W\d_][\w'’-]+), (?P<given>[^\W\d_][\w'’-]*(?: [A-Z]\.?)?)")
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
    starts = [_Start(header.span, header.author, is_header=True) for header in headers]
    starts += [_Start(Span(*match.span()), match["from"].strip()) for match in _WROTE.finditer(text)]
    starts.sort(key=lambda start: start.span)
    starts[0] = replace(starts[0], author=author or starts[0].author)
    dividers = [Span(*match.span()) for match in _DIVIDER.finditer(text)]
    masks = [
        Mask(span=span, kind=MaskKind.HEADER, reason="a mail header")
        for span in [*(start.span for start in starts), *dividers]
    ]
    edges = sorted([*(start.span.start for start in starts), *(divider.start for divider in dividers), len(text)])
    runs: list[tuple[Span, str | None]] = []
    authors: dict[int, str | None] = {}
    for start in starts:
        words = Span(start.span.end, edges[bisect_left(edges, start.span.end)])
        lines = [line for line in _QUOTED_LINE.finditer(text, words.start, words.end) if line["words"].strip()]
        authors = _name_depths(authors, start, _count_marks(text, start.span), lines)
        runs += _cut_runs(lines, authors)
        masks += [
            Mask(span=Span(*line.span("marks")), kind=MaskKind.MARKUP, reason="marks a quoted line")
            for line in lines
            if line["marks"]
        ]
    labels = [header.author for header in headers[:1]]
    turns = tuple(
        Turn(span=span, speaker=name, label=(labels[0] if number == 0 else name) if len(runs) > 1 else None)
        for number, (span, name) in enumerate(runs)
    )
    return turns, tuple(masks)


@dataclass(frozen=True, slots=True)
class _Start:
    """What opens a message: a block of fields, or a line such as "On Monday Ann Lee wrote:"."""

    span: Span
    author: str | None
    is_header: bool = False


def _name_depths(
    authors: Mapping[int, str | None], start: _Start, depth: int, lines: Sequence[re.Match[str]]
) -> dict[int, str | None]:
    """Return who wrote the lines that are quoted so many times, from `start` on, which itself is quoted `depth` times.

    Below "Ann wrote:" the lines with one mark more are Ann's and those with as many marks are whose they were before,
    unless the next line has no more marks: then all that follows is Ann's.
    """
    known = {marks: name for marks, name in authors.items() if marks <= depth}
    is_marked = bool(lines) and lines[0]["marks"].count(">") > depth
    return {**known, depth + (is_marked and not start.is_header): start.author}


def _cut_runs(lines: Sequence[re.Match[str]], authors: Mapping[int, str | None]) -> Iterator[tuple[Span, str | None]]:
    run: list[re.Match[str]] = []
    for line in lines:
        if run and run[0]["marks"].count(">") != line["marks"].count(">"):
            yield _span(run), authors.get(run[0]["marks"].count(">"))
            run = []
        run.append(line)
    if run:
        yield _span(run), authors.get(run[0]["marks"].count(">"))


def _span(run: Sequence[re.Match[str]]) -> Span:
    return Span(run[0].start("words"), run[-1].start("words") + len(run[-1]["words"].rstrip()))


def _count_marks(text: str, span: Span) -> int:
    lead = re.compile(r"[> \t]*").match(text, text.rfind("\n", 0, span.start) + 1)
    return lead.group().count(">") if lead else 0


def name_sender(sender: str) -> str | None:
    """Return the name in the value of a From field, else the address: "Lee, Ann" <ann@example.org> is Ann Lee."""
    bare = _ADDRESS.sub("", sender).strip(" \"'") or sender.strip("<> ")
    surname_first = _SURNAME_FIRST.fullmatch(bare)
    return (f"{surname_first['given']} {surname_first['surname']}" if surname_first else bare) or None


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
    yield Header(
        span=Span(block[0].start(), block[-1].end()),
        author=name_sender(values.get("from", "")),
        subject=values.get("subject") or None,
        dated=find_date(values.get("date") or values.get("sent") or ""),
    )
