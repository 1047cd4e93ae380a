"""An EPUB book -> Body: its chapters in reading order, their paragraphs as text. Source: EPUB 3.3, W3C."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from onrecord.errors import UnreadableError
from onrecord.model import AnchorKind, Span
from onrecord.read.archives import ZIP_DAMAGE, open_zip, read_packed, tell_error
from onrecord.read.body import Body
from onrecord.read.dates import find_date
from onrecord.read.html import parse_page
from onrecord.read.sheet import Sheet
from onrecord.read.xml_files import parse_xml

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = frozenset(("application/xhtml+xml", "text/html"))
# What programs write where nobody said.
_NO_FACT = re.compile(r"(?:unknown|untitled|no|unbekannt)(?: (?:title|author|language))?", re.IGNORECASE)
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")


def parse_epub(data: bytes, path: str) -> Body:
    """Return the words of a book; a place is called "chapter 3, paragraph 12", counting the files of the reading order.

    Raises: UnreadableError if it is damaged, protected, or without words; MissingExtraError without the extras.
    """
    read_packed(data, path)
    archive, _ = open_zip(data, path)
    found = parse_xml(_read(archive, _CONTAINER, path), path).find(".//{*}rootfile")
    package = "" if found is None else found.get("full-path", "")
    root = parse_xml(_read(archive, package, path), path)
    chapters = _list_chapters(root, package)
    if _ENCRYPTION in archive.namelist():
        locked = {element.get("URI") for element in parse_xml(_read(archive, _ENCRYPTION, path), path).iter()}
        if locked & set(chapters):
            raise UnreadableError(f"{path}: expected a book that is open to all, found a protected one")
    sheet = Sheet()
    for number, chapter in enumerate(chapters, 1):
        _lay_chapter(sheet, archive, chapter, f"chapter {number}", path)
    return sheet.body(
        path,
        "application/epub+zip",
        title=_fact(root, "title"),
        byline=_fact(root, "creator"),
        published=find_date(_fact(root, "date") or ""),
        turns=(),
    )


def _list_chapters(root: Any, package: str) -> list[str]:
    items: Mapping[str, Any] = {item.get("id", ""): item for item in root.iterfind("{*}manifest/{*}item")}
    chosen = [items.get(reference.get("idref", "")) for reference in root.iterfind("{*}spine/{*}itemref")]
    folder = posixpath.dirname(package)
    return [
        posixpath.normpath(posixpath.join(folder, _unescape(item.get("href", ""))))
        for item in chosen
        if item is not None and item.get("media-type") in _PAGES and "nav" not in item.get("properties", "").split()
    ]


def _lay_chapter(sheet: Sheet, archive: zipfile.ZipFile, name: str, label: str, path: str) -> None:
    try:
        page = parse_page(_read(archive, name, path), f"{path}#{name}")
    except UnreadableError as error:
        # Covers and pictures have no words; what is damaged must not hide the other chapters.
        if "expected a page with words" not in str(error) and "expected text, found" not in str(error):
            sheet.problems.append(f"{label} was not read: {str(error).removeprefix(path)}")
        return
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    position = 0
    for paragraph in page.text.split("\n\n"):
        sheet.part("\n\n")
        sheet.count(AnchorKind.PARAGRAPH, label)
        span = sheet.add(paragraph)
        starts[position], ends[position + len(paragraph)] = span.start, span.end
        position += len(paragraph) + 2
    for block in page.blocks:
        if block.start in starts and block.end in ends:
            sheet.blocks.append(Span(starts[block.start], ends[block.end]))


def _read(archive: zipfile.ZipFile, name: str, path: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        raise UnreadableError(f"{path}: expected a book with the file {name or _CONTAINER}, found none") from None
    except ZIP_DAMAGE as error:
        raise UnreadableError(
            f"{path}: expected a whole book, found a damaged one ({tell_error(error)}); get it again"
        ) from None


def _fact(root: Any, name: str) -> str | None:
    element = root.find(f"{{*}}metadata/{{http://purl.org/dc/elements/1.1/}}{name}")
    fact = "" if element is None else " ".join((element.text or "").split())
    return fact if fact and not _NO_FACT.fullmatch(fact) else None


def _unescape(href: str) -> str:
    """Return the path in an address of the package, without its fragment."""
    raw = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), href.partition("#")[0])
    return raw.encode("latin-1", "ignore").decode("utf-8", "replace") if _ESCAPE.search(href) else raw
