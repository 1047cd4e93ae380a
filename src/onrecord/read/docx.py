"""A Word document -> Body: its paragraphs as they read with all changes accepted; comments and running heads masked."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import count
from typing import Any

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.model import AnchorKind, MaskKind, Span
from onrecord.read.archives import ZIP_DAMAGE, read_packed
from onrecord.read.body import Body
from onrecord.read.sheet import Sheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DELETED = frozenset((f"{_WORD}del", f"{_WORD}moveFrom"))
_INSERTED = frozenset((f"{_WORD}ins", f"{_WORD}moveTo"))
_SIGNS = {f"{_WORD}tab": " ", f"{_WORD}noBreakHyphen": "-", f"{_WORD}ptab": " "}
_TEXT, _RUN = f"{_WORD}t", f"{_WORD}r"
_PROPERTIES, _VANISHED = f"{_WORD}rPr", f"{_WORD}vanish"
_BREAKS = frozenset((f"{_WORD}br", f"{_WORD}cr"))
_HEADINGS = frozenset(("Title", "Heading1"))
_QUOTES = frozenset(("Quote", "IntenseQuote", "BlockText"))
# The separators between text and notes are kept as notes with these types.
_NO_NOTES = frozenset(("separator", "continuationSeparator", "continuationNotice"))


def parse_docx(data: bytes, path: str) -> Body:
    """Return the words of a document: text and tables in order, text boxes and notes after them.

    Deleted words are left out, inserted ones are read; hidden words, comments and running heads are masked. What was
    changed is counted among the problems.
    Raises: UnreadableError if the file is damaged or without words; MissingExtraError without the extra.
    """
    try:
        from docx import Document
        from docx.opc.exceptions import OpcError
        from lxml.etree import LxmlError
    except ImportError:
        raise MissingExtraError(
            f'{path}: to read Word files, install the extra: pip install "onrecord[docx]"'
        ) from None
    read_packed(data, path)
    try:
        document = Document(io.BytesIO(data))
        story = _Reader()
        story.read_blocks(document.element.body, "")
        story.read_parts(document.part)
    except (*ZIP_DAMAGE, OpcError, LxmlError, AttributeError, TypeError) as error:
        what = f"expected a Word document, found a damaged one ({type(error).__name__})"
        raise UnreadableError(f"{path}: {what}; open it in a word processor and save it again") from None
    sheet = story.sheet
    sheet.problems += story.list_problems()
    title = " ".join(sheet.headline.of(sheet.text).split()) if sheet.headline else None
    return sheet.body(path, MEDIA_TYPE, title=title, turns=())


class _Reader:
    """Walks a document once. Its depth is bounded: the XML parser stops at 256 levels."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self._deleted = self._inserted = self._comments = self._hidden = 0
        self._boxes: list[Any] = []
        self._tables = count(1)

    def list_problems(self) -> Iterator[str]:
        """Yield a line for each kind of thing that a reader of the plain text would want to know."""
        if self._deleted or self._inserted:
            yield f"tracked changes: {self._inserted} insertions were read, {self._deleted} deletions left out"
        if self._comments:
            yield f"{self._comments} comments were read, but not as words of the document"
        if self._hidden:
            yield f"{self._hidden} pieces of hidden text were not read as words of the document"

    def read_blocks(self, parent: Any, within: str, mask: MaskKind | None = None, reason: str = "") -> None:
        """Read the paragraphs and tables in `parent`; `within` is what they are called as part of."""
        for child in parent:
            if child.tag == f"{_WORD}p":
                self._read_paragraph(child, within, mask, reason)
            elif child.tag == f"{_WORD}tbl" and mask is None:
                self._read_table(child)
            elif child.tag in _DELETED:
                self._deleted += 1
            elif isinstance(child.tag, str):
                self.read_blocks(child, within, mask, reason)

    def read_parts(self, part: Any) -> None:
        """Read text boxes, notes, comments and running heads, each part once."""
        while self._boxes:
            self.read_blocks(self._boxes.pop(0), "text box")
        for relation in part.rels.values():
            kind = relation.reltype.rsplit("/", 1)[-1]
            if relation.is_external or kind not in ("footnotes", "endnotes", "comments", "header", "footer"):
                continue
            root = _parse(relation.target_part)
            if kind in ("header", "footer"):
                self.read_blocks(root, "running head", MaskKind.PAGE, "a running head or foot")
                continue
            for note in root:
                if note.get(f"{_WORD}type") in _NO_NOTES:
                    continue
                if kind == "comments":
                    self._comments += 1
                    author = note.get(f"{_WORD}author") or "somebody"
                    self.read_blocks(note, f"comment {self._comments}", MaskKind.REMARK, f"a comment by {author}")
                else:
                    self.read_blocks(note, f"{kind.removesuffix('s')} {note.get(f'{_WORD}id')}")

    def _read_table(self, table: Any) -> None:
        number = next(self._tables)
        for row_number, row in enumerate(table.iter(f"{_WORD}tr"), 1):
            self.sheet.part("\n\n")
            for cell_number, cell in enumerate(row.findall(f"{_WORD}tc"), 1):
                label = f"table {number}, row {row_number}, cell {cell_number}"
                for paragraph in cell.iter(f"{_WORD}p"):
                    # A cell that ends in a colon labels the next one, as in transcripts set as tables.
                    self.sheet.part(" " if self.sheet.ends_with(":") else "\n")
                    self.sheet.anchor(AnchorKind.CELL, label)
                    self._read_runs(paragraph, None, "")

    def _read_paragraph(self, paragraph: Any, within: str, mask: MaskKind | None, reason: str) -> None:
        sheet = self.sheet
        sheet.part("\n\n")
        sheet.count(AnchorKind.PARAGRAPH, within)
        start = sheet.length
        self._read_runs(paragraph, mask, reason)
        if sheet.length == start or mask:
            return
        span = Span(start + 2 if start else 0, sheet.length)
        style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
        name = "" if style is None else style.get(f"{_WORD}val", "")
        if name in _HEADINGS and sheet.headline is None and not within:
            sheet.headline = span
        if name in _QUOTES:
            sheet.blocks.append(span)

    def _read_runs(self, parent: Any, mask: MaskKind | None, reason: str) -> None:
        for child in parent:
            tag = child.tag
            if tag == _TEXT:
                self.sheet.add(child.text or "", mask, reason)
            elif tag == _PROPERTIES and parent.tag == _RUN:
                continue
            elif tag in _DELETED:
                self._deleted += 1
            elif tag in _SIGNS:
                self.sheet.add(_SIGNS[tag], mask, reason)
            elif tag in _BREAKS:
                self.sheet.part("\n")
            elif tag == f"{_WORD}txbxContent":
                self._boxes.append(child)
            elif tag == _ALTERNATIVE:
                self._read_runs(child[:1], mask, reason)
            elif tag == _RUN and _is_hidden(child):
                self._hidden += 1
                self._read_runs(child, MaskKind.REMARK, "hidden text")
            elif isinstance(tag, str):
                self._inserted += tag in _INSERTED
                self._read_runs(child, mask, reason)


def _is_hidden(run: Any) -> bool:
    return len(run) > 0 and run[0].tag == _PROPERTIES and run[0].find(_VANISHED) is not None


def _parse(part: Any) -> Any:
    """Return the XML of a part; the library parses those that it knows itself, entities switched off."""
    from docx.oxml import parse_xml

    element = getattr(part, "element", None)
    return parse_xml(part.blob) if element is None else element
