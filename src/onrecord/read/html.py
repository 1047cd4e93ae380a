"""A saved web page -> Body: the article's paragraphs as text, its headline, block quotations, author and date."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.model import Anchor, AnchorKind, Mask, MaskKind, Span
from onrecord.read.body import Body
from onrecord.read.dates import find_date
from onrecord.read.decode import decode
from onrecord.read.html_labels import LEAD_TAGS, cut_leads
from onrecord.read.masks import settle
from onrecord.read.page_facts import read_page_facts
from onrecord.read.pruning import BOX_CLASSES, PRUNED_XPATHS, keep_posts

if TYPE_CHECKING:
    from lxml.etree import _Element

# Pages nest 20 to 60 deep; parsers recurse, so a page built to nest without end must be refused before they see it.
DEEPEST_NESTING = 256
# Tags after which words start a new paragraph, in pages and in the extractor's own output (head, quote, item ...).
_BLOCK_TAG_NAMES = """
    address article aside blockquote body caption center cell dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 head header hr item li list main nav ol p pre quote row section summary table
    tbody td tfoot th thead tr ul
"""
_BLOCK_TAGS = frozenset(_BLOCK_TAG_NAMES.split())
_ROLES = {"blockquote": "quote", "quote": "quote", "h1": "heading", "h2": "heading", "head": "heading"}
# What stands beside the words of a page; where they hold quotations or articles, they are no such thing.
_BESIDE_TAGS = frozenset(("nav", "footer", "aside", "div"))
_BESIDE_ROLES = frozenset(("navigation", "contentinfo", "banner"))
_RUNNING_TITLES = frozenset(("header", "footer"))  # of a <div>, as LibreOffice exports running heads and feet
_BOXES = frozenset(BOX_CLASSES)
_BREAK_TAGS = frozenset(("br", "lb"))
_UNSPOKEN_TAGS = frozenset(
    ("script", "style", "noscript", "template", "title", "svg", "math", "iframe", "object", "graphic")
)
_VERBATIM_TAGS = frozenset(("pre",))
_BESIDE = "a menu, a foot or a box of the page"
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"' ]*(?P<name>[\w-]+)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_DOUBLE_SPACES = re.compile(r"[ \n]{2,}|\n")


def parse_article(data: bytes, path: str) -> Body:
    """Return the text of the page's article, paragraphs joined by blank lines; the whole page where it has no article.

    Raises: UnreadableError if the page has no words or nests too deep; MissingExtraError without the extra `html`.
    """
    text, problems = _decode_page(data, path)
    try:
        import trafilatura
    except ImportError:
        raise _miss_extra(path) from None
    page = _parse(text, path)
    # Before the extractor takes the scripts away.
    told = read_page_facts(page)
    outlet, updated = told.outlet, find_date(told.updated or "")
    keep_posts(page)
    found: Any = trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        prune_xpath=list(PRUNED_XPATHS),
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or found.body is None or not len(found.body):
        return replace(
            parse_page(data, path), published=find_date(told.published or ""), updated=updated, outlet=outlet
        )
    story = _Layout(found.body)
    facts = (told.headline or found.title, told.byline or found.author, told.published or found.date)
    return replace(_make_body(story, path, problems, facts), updated=updated, outlet=outlet)


def parse_page(data: bytes, path: str) -> Body:
    """Return all words of the page, nothing cut out: what a record needs, since a word lost would look invented.

    Menus, the foot of the page and boxes of other pages' headlines are masked.
    Raises: as `parse_article`.
    """
    text, problems = _decode_page(data, path)
    page = _parse(text, path)
    story = _Layout(page)
    title = page.findtext(".//title")
    body = _make_body(story, path, problems, (title, None, None))
    turns, masks = cut_leads(body.text, story.leads)
    beside = [Mask(span=span, kind=MaskKind.BOILERPLATE, reason=_BESIDE) for span in story.spans_of("beside")]
    body = replace(body, masks=settle([*masks, *beside]))
    return replace(body, turns=turns, kind="transcript") if turns else body


def _decode_page(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    # Some publishers pad pages with NUL; browsers pass over it. In UTF-16 it stands from the start.
    padding = data.count(b"\x00") if b"\x00" not in data[:200] else 0
    data = data.replace(b"\x00", b"") if padding else data
    declared = _CHARSET.search(data, 0, 4096)
    text, problems = decode(data, path, declared["name"].decode() if declared else None)
    if padding:
        problems = (*problems, f"{padding} NUL bytes in the page were passed over")
    return text.replace("\r\n", "\n").replace("\r", "\n"), problems


def _make_body(
    story: _Layout, path: str, problems: tuple[str, ...], facts: tuple[str | None, str | None, str | None]
) -> Body:
    text = story.text
    if not text:
        raise UnreadableError(
            f"{path}: expected a page with words, found none; save the page as text and give that file"
        )
    title, author, day = facts
    title = " ".join((title or "").split()) or None
    headline = next(
        (span for span in story.spans_of("heading") if title and " ".join(span.of(text).split()) in title), None
    )
    return Body(
        text=text,
        media_type="text/html",
        title=title,
        byline=author or None,
        published=find_date(day or ""),
        headline=headline,
        blocks=story.spans_of("quote"),
        anchors=story.anchors,
        problems=problems,
    )


def _miss_extra(path: str) -> MissingExtraError:
    return MissingExtraError(f'{path}: to read web pages, install the extra: pip install "onrecord[html]"')


def _parse(text: str, path: str) -> Any:
    try:
        from lxml import etree
        from lxml import html as lxml_html
    except ImportError:
        raise _miss_extra(path) from None
    data = text.encode("utf-8", "replace")
    if data.count(b"<") > DEEPEST_NESTING // 2:  # fewer tags cannot nest so deep, even with those that the parser adds
        etree.fromstring(data, etree.HTMLParser(target=_DepthGuard(path), encoding="utf-8", huge_tree=True))
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return lxml_html.document_fromstring(data, parser=parser)
    except etree.ParserError:
        raise UnreadableError(
            f"{path}: expected a page with words, found none; save the page as text and give that file"
        ) from None


class _DepthGuard:
    """A parser target that builds nothing and stops at DEEPEST_NESTING."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST_NESTING:
            what = f"expected a web page, found tags nested more than {DEEPEST_NESTING} deep"
            raise UnreadableError(f"{self.path}: {what}; save the page as text and give that file")

    def end(self, tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        return None


class _Layout:
    """The paragraphs of a tree in document order, and which of them are block quotations and headings."""

    def __init__(self, root: _Element) -> None:
        self.paragraphs: list[str] = []
        self._open: list[str] = []
        self._ranges: dict[str, list[tuple[int, int]]] = {"quote": [], "heading": [], "beside": []}
        self.has_lines = False  # words set line by line: lines say more than paragraphs
        self._leads: dict[int, str] = {}  # by paragraph, the words set apart at its start
        self._lay(root)
        self.text = "\n\n".join(self.paragraphs)

    def spans_of(self, role: str) -> tuple[Span, ...]:
        """Return where the paragraphs of `role` (a value of _ROLES, "beside") stand in the text; nested ones once."""
        starts = [0]
        for paragraph in self.paragraphs:
            starts.append(starts[-1] + len(paragraph) + 2)
        spans: list[Span] = []
        for first, last in sorted(self._ranges[role], key=lambda range_: (range_[0], -range_[1])):
            if first < last and not (spans and starts[first] < spans[-1].end):
                spans.append(Span(starts[first], starts[last] - 2))
        return tuple(spans)

    @property
    def leads(self) -> tuple[Span, ...]:
        """Where words in bold and the like open a paragraph."""
        starts = list(accumulate((len(paragraph) + 2 for paragraph in self.paragraphs), initial=0))
        found = ((number, words) for number, words in self._leads.items() if number < len(self.paragraphs))
        return tuple(
            Span(starts[number], starts[number] + len(words))
            for number, words in sorted(found)
            if self.paragraphs[number].startswith(words)
        )

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """An anchor for each paragraph; none where the page has its own lines."""
        starts = accumulate((len(paragraph) + 2 for paragraph in self.paragraphs[:-1]), initial=0)
        numbered = enumerate(() if self.has_lines else starts, 1)
        return tuple(Anchor(start=at, kind=AnchorKind.PARAGRAPH, label=f"paragraph {n}") for n, at in numbered)

    def _lay(self, root: _Element) -> None:
        from lxml import etree

        begun: list[tuple[_Element, str, int]] = []
        verbatim = 0  # how many elements are open whose lines and spaces count
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "end" and tag in LEAD_TAGS and not self._is_led():
                self._leads.setdefault(len(self.paragraphs), " ".join("".join(self._open).split()))
            if tag in _BLOCK_TAGS:
                self._close_paragraph(is_verbatim=event == "end" and tag in _VERBATIM_TAGS)
            if event == "start":
                if tag in _UNSPOKEN_TAGS:
                    walk.skip_subtree()
                    continue
                if tag in LEAD_TAGS and "".join(self._open).strip():
                    self._leads.setdefault(len(self.paragraphs), "")  # what is set apart does not open the paragraph
                if role := _ROLES.get(tag) or ("beside" if tag in _BESIDE_TAGS and _stands_beside(element) else ""):
                    begun.append((element, role, len(self.paragraphs)))
                if tag in _VERBATIM_TAGS:
                    self.has_lines = True
                    verbatim += 1
                if tag in _BREAK_TAGS:
                    self._open.append("\n")
                self._add(element.text, is_verbatim=tag in _VERBATIM_TAGS)
            else:
                if begun and begun[-1][0] is element:
                    _, role, first = begun.pop()
                    self._ranges[role].append((first, len(self.paragraphs)))
                verbatim -= tag in _VERBATIM_TAGS
                if element is not root:
                    self._add(element.tail, is_verbatim=verbatim > 0)
        self._close_paragraph(is_verbatim=False)

    def _is_led(self) -> bool:
        return len(self.paragraphs) in self._leads

    def _add(self, words: str | None, *, is_verbatim: bool) -> None:
        if words:
            self._open.append(words if is_verbatim else _SPACES.sub(" ", words))

    def _close_paragraph(self, *, is_verbatim: bool) -> None:
        if not self._open:
            return
        words = "".join(self._open)
        self._open = []
        if words.strip():
            shown = words.strip("\n").rstrip() if is_verbatim else _DOUBLE_SPACES.sub(_shorten, words).strip()
            self.paragraphs.append(shown)


def _shorten(spaces: re.Match[str]) -> str:
    return "\n" if "\n" in spaces.group() else " "


def _stands_beside(element: _Element) -> bool:
    """Say whether an element of a page is a menu, a foot, a running head or a box of other headlines."""
    tag = str(element.tag)
    is_box = tag == "aside" and not _BOXES.isdisjoint(element.get("class", "").split())
    is_running = tag == "div" and element.get("title") in _RUNNING_TITLES
    if not (tag in ("nav", "footer") or is_box or is_running or element.get("role") in _BESIDE_ROLES):
        return False
    if next(element.iter("article", "main", "blockquote", "h1"), None) is not None:
        return False
    return not any(parent.tag in ("article", "blockquote") for parent in element.iterancestors())
