"""Markdown -> Body: the text as it stands, its signs masked, block quotations and the first heading noted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Mask, MaskKind, Span
from onrecord.read.body import Body
from onrecord.read.dates import find_date
from onrecord.read.decode import decode
from onrecord.read.masks import settle
from onrecord.read.plain import find_headline

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(?P<fields>(?:(?!---[ \t]*\r?$).*\n)*?)---[ \t]*(?:\r?\n|\Z)", re.MULTILINE
)
_FIELD = re.compile(
    r"^(?P<key>title|date|author):[ \t]*[\"']?(?P<value>.*?)[\"']?[ \t]*\r?$", re.MULTILINE | re.IGNORECASE
)
_FENCE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^`\n]*\n(?:.*\n)*?(?: {0,3}(?P=fence)[`~]*[ \t]*\r?$|\Z)", re.MULTILINE
)
_QUOTED_LINE = re.compile(r"^ {0,3}(?:>[ \t]?)+", re.MULTILINE)
_HEADING = re.compile(r"^(?P<sign> {0,3}#{1,6}[ \t]+)(?P<words>[^\r\n]*?)(?P<close>[ \t]+#+)?[ \t]*\r?$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<words>[ \t]*\S[^\r\n]*)\r?\n(?P<sign> {0,3}(?:={2,}|-{2,})[ \t]*)\r?$", re.MULTILINE)
_LINE_SIGNS = (
    re.compile(
        r"^[ \t]{0,9}(?:>[ \t]?)*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t])?(?=\S)", re.MULTILINE
    ),  # bullets, numbers
    re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\r?$", re.MULTILINE),  # rules
    re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE),  # link definitions
    re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*\r?$", re.MULTILINE),  # the rule under a table's head
)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])")
_LINK = re.compile(
    r"(?<![!\\])(?P<open>\[)(?P<words>[^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)*)"
    r"(?P<target>\]\((?!\s)[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+[\"'(][^\n]*?[\"')])?\))"
)
_REFERENCE = re.compile(r"(?<![!\\])(?P<open>\[)(?P<words>[^\[\]\n]+)(?P<target>\]\[(?P<name>[^\]\n]*)\])")
_DEFINED = re.compile(r"^ {0,3}\[(?P<name>[^\]\n]+)\]:", re.MULTILINE)
_SIGNS = (
    re.compile(r"</?[A-Za-z][^<>\n]{0,300}>|<https?://[^<>\s]+>"),  # tags, bare addresses
    re.compile(r"\[\^[^\]\s]+\]:?"),  # footnote marks
    re.compile(r"\\(?=[!-/:-@\[-`{-~])"),  # escapes
)
_CODE = re.compile(r"(?<!`)(?P<open>`{1,2})(?!`)[^`\n]+(?P<close>(?P=open))(?!`)")
# Only signs at the edges of words: inside a word ("f**k") asterisks are letters that were taken out, not mark-up.
_EMPHASIS = re.compile(
    r"(?P<open>(?<![\w\\*_~])(?:\*{1,3}|_{1,3}|~~)(?=[^\s*_~]))|(?P<close>(?<=[^\s*_~\\])(?:\*{1,3}|_{1,3}|~~)(?![\w*_~]))"
    r"|(?P<end>\n[ \t\r]*\n)"
)


def parse_markdown(data: bytes, path: str) -> Body:
    """Return the decoded text of `data`, unchanged; a block runs from its first quoted word to its last."""
    text, problems = decode(data, path)
    front = _FRONT_MATTER.match(text)
    fields = {match["key"].lower(): match["value"] for match in _FIELD.finditer(front["fields"])} if front else {}
    start = front.end() if front else 0
    headline = _find_heading(text, start)
    title = fields.get("title") or (" ".join(headline.of(text).split()) if headline else None)
    return Body(
        text=text,
        media_type="text/markdown",
        title=title or None,
        byline=fields.get("author") or None,
        published=find_date(fields.get("date", "")),
        headline=headline,
        blocks=tuple(_find_blocks(text, start)),
        masks=_mask_signs(text, start),
        problems=problems,
    )


def _find_heading(text: str, start: int) -> Span | None:
    underlined = _UNDERLINED.search(text, start)
    for heading in _HEADING.finditer(text, start):
        if heading["sign"].strip() == "#" and not (underlined and underlined.start() < heading.start()):
            return Span(*heading.span("words"))
        break
    if underlined and underlined["sign"].strip().startswith("="):
        return Span(*underlined.span("words"))
    return None if _HEADING.search(text, start) else find_headline(text, start)


def _find_blocks(text: str, start: int) -> Iterator[Span]:
    block: Span | None = None
    for prefix in _QUOTED_LINE.finditer(text, start):
        line_end = text.find("\n", prefix.end())
        line = text[prefix.end() : len(text) if line_end < 0 else line_end]
        if not line.strip():
            continue
        words = Span(prefix.end() + len(line) - len(line.lstrip()), prefix.end() + len(line.rstrip()))
        if (
            block
            and not _QUOTED_LINE.sub("", text[block.end : words.start]).strip()
            and _is_one_block(text, block, words)
        ):
            block = Span(block.start, words.end)
        else:
            if block:
                yield block
            block = words
    if block:
        yield block


def _is_one_block(text: str, block: Span, words: Span) -> bool:
    between = text[block.end : words.start].split("\n")[1:]
    return all(line.lstrip().startswith(">") for line in between)


def _mask_signs(text: str, start: int) -> tuple[Mask, ...]:
    spans = [("front matter", (0, start))]
    spans += [("a block of code", match.span()) for match in _FENCE.finditer(text, start)]
    spans += [("a comment", span) for span in _find_comments(text, start)]
    spans += [("an image", match.span()) for match in _IMAGE.finditer(text, start)]
    spans += [("a quotation sign", match.span()) for match in _QUOTED_LINE.finditer(text, start)]
    for heading in _HEADING.finditer(text, start):
        spans += [("a heading sign", heading.span("sign")), ("a heading sign", heading.span("close"))]
    spans += [("a heading sign", match.span("sign")) for match in _UNDERLINED.finditer(text, start)]
    defined = {match["name"].casefold() for match in _DEFINED.finditer(text, start)}
    links = [*_LINK.finditer(text, start)]
    links += [
        link for link in _REFERENCE.finditer(text, start) if (link["name"] or link["words"]).casefold() in defined
    ]
    for link in links:
        spans += [("a link", link.span("open")), ("a link target", link.span("target"))]
    for signs in (*_LINE_SIGNS, *_SIGNS):
        spans += [("a Markdown sign", match.span()) for match in signs.finditer(text, start)]
    for code in _CODE.finditer(text, start):
        spans += [("a code sign", code.span("open")), ("a code sign", code.span("close"))]
    spans += _find_emphasis(text, start)
    return settle(
        Mask(span=Span(*span), kind=MaskKind.MARKUP, reason=reason) for reason, span in spans if span[0] < span[1]
    )


def _find_emphasis(text: str, start: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the spans of signs that open and close emphasis in one paragraph, pair by pair."""
    opened: dict[str, list[tuple[int, int]]] = {}
    for sign in _EMPHASIS.finditer(text, start):
        if sign["end"]:
            opened = {}
        elif sign["close"] and opened.get(sign["close"]):
            yield "emphasis", opened[sign["close"]].pop()
            yield "emphasis", sign.span()
        elif sign["open"]:
            opened.setdefault(sign["open"], []).append(sign.span())


def _find_comments(text: str, start: int) -> Iterator[tuple[int, int]]:
    # Not a regular expression: with many openings and no closing it would read the rest of the text for each.
    while (opening := text.find("<!--", start)) >= 0 and (closing := text.find("-->", opening)) >= 0:
        start = closing + len("-->")
        yield opening, start
