"""A WhatsApp chat exported as text -> Body: the text unchanged, each message a turn, times and names masked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.errors import UnreadableError
from onrecord.model import Anchor, AnchorKind, Mask, MaskKind, Span, Turn
from onrecord.read.body import Body
from onrecord.read.decode import decode
from onrecord.read.masks import settle

# "[05/01/2017, 10:04:33] Ada: " on iPhones, "1/5/17, 10:04 AM - Ada: " on Android; dots and dashes in other countries.
_DAY = r"(?P<first>\d{1,4})[./-](?P<second>\d{1,2})[./-](?P<third>\d{2,4})"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u00a0\u202f]?[AaPp]\.?[ ]?[Mm]\.?)?"
_OPENING = re.compile(
    rf"^[\u200e\u200f]?(?:\[(?=[^\]\n]{{1,40}}\] )|(?=[^\]\n]{{1,40}} [-–] ))(?P<stamp>{_DAY},?[ \u00a0\u202f]{_CLOCK})"
    r"(?:\]| [-–]) (?:[\u200e\u200f]?(?P<name>[^:\n]{1,60}):(?=[ \r\n]))?",
    re.MULTILINE,
)
# The same for bytes, at the start of a file: what its first message opens with.
FIRST_MESSAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\xe2\x80\x8e)?"
    rb"\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?(?: |\xc2\xa0|\xe2\x80\xaf)\d{1,2}[:.]\d{2}"
    rb"(?:[:.]\d{2})?(?:(?: |\xc2\xa0|\xe2\x80\xaf)?[AaPp]\.?[Mm]\.?)?(?:\]| -| \xe2\x80\x93) [^\n]{0,500}"
    rb"(?:\n[^\n]{0,2000}){0,20}?\n(?:\xe2\x80\x8e)?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? ?\S{0,3}\d{1,2}[:.]\d{2}"
)
_LEFT_OUT = re.compile(
    r"<[^<>\n]{3,60}>[ \t\r]*$|\u200e(?:image|video|audio|sticker|GIF|document|Contact card) omitted", re.MULTILINE
)


def parse_whatsapp(data: bytes, path: str) -> Body:
    """Return the decoded text, unchanged, with a turn for each message; what WhatsApp itself notes is masked.

    Raises: UnreadableError if there are no messages.
    """
    text, problems = decode(data, path)
    openings = list(_OPENING.finditer(text))
    if not openings:
        raise UnreadableError(
            f"{path}: expected a WhatsApp chat, found no line with a day, a time and a name; check it"
        )
    edges = [*(opening.start() for opening in openings[1:]), len(text)]
    turns: list[Turn] = []
    masks: list[Mask] = []
    for opening, end in zip(openings, edges, strict=True):
        said = text[opening.end() : end]
        first = opening.end() + len(said) - len(said.lstrip())
        span = Span(first, max(first, opening.end() + len(said.rstrip())))
        masks.append(Mask(span=Span(*opening.span()), kind=MaskKind.LABEL, reason="the time and name of a message"))
        if opening["name"] is None:
            masks.append(Mask(span=span, kind=MaskKind.ASIDE, reason="noted by WhatsApp"))
        elif len(span):
            turns.append(Turn(span=span, speaker=opening["name"].strip(), label=opening["name"].strip()))
    masks += [
        Mask(span=Span(*match.span()), kind=MaskKind.ASIDE, reason="a file that went along")
        for match in _LEFT_OUT.finditer(text)
    ]
    anchors = (
        Anchor(start=opening.start(), kind=AnchorKind.MESSAGE, label=f"message of {_tidy(opening['stamp'])}")
        for opening in openings
    )
    return Body(
        text=text,
        media_type="text/plain",
        problems=problems,
        published=next(_read_days(openings), None),
        turns=tuple(turns),
        anchors=tuple(anchors),
        masks=settle(masks),
        kind="chat",
    )


def _tidy(stamp: str) -> str:
    return " ".join(stamp.split())


def _read_days(openings: Sequence[re.Match[str]]) -> Iterator[date]:
    """Yield the days of the messages in the order of day, month and year that fits all of them.

    Nothing where two orders fit and give other days: 1/2/2017 alone may be in January or February.
    """
    fitting: list[list[date]] = []
    for order in (("third", "second", "first"), ("third", "first", "second"), ("first", "second", "third")):
        try:
            days = [_make_day(opening, order) for opening in openings]
        except ValueError:
            continue
        if days == sorted(days) and days not in fitting:
            fitting.append(days)
    if len(fitting) == 1:
        yield from fitting[0]


def _make_day(opening: re.Match[str], order: tuple[str, str, str]) -> date:
    year, month, day = (int(opening[part]) for part in order)
    if len(opening[order[0]]) not in (2, 4) or len(opening[order[2]]) > 2:
        raise ValueError("no year, or no day")
    return date(year + 2000 if year < 100 else year, month, day)
