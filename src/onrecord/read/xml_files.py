"""Bytes of XML -> its tree, read so that nothing outside the file is touched and nothing grows without end."""

from __future__ import annotations

from typing import Any

from onrecord.errors import MissingExtraError, UnreadableError

# As deep as web pages may nest; transcripts have some 20 levels.
DEEPEST_XML = 256


def parse_xml(data: bytes, path: str) -> Any:
    """Return the root element of `data`.

    Raises: UnreadableError if it is no XML, defines entities, or nests deeper than DEEPEST_XML; MissingExtraError
    without the extra.
    """
    try:
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import DefusedXMLParser, ParseError
    except ImportError:
        raise MissingExtraError(f'{path}: to read XML, install the extra: pip install "onrecord[xml]"') from None
    try:
        parser = DefusedXMLParser(target=_Builder(path))
        parser.feed(data)
        return parser.close()
    except DefusedXmlException as error:
        what = f"expected XML without entities of its own, found {type(error).__name__}"
        raise UnreadableError(f"{path}: {what}; save it without a document type") from None
    except (ParseError, ValueError, LookupError, AssertionError) as error:
        raise UnreadableError(f"{path}: expected XML, found an error: {error}; get the file again") from None


class _Builder:
    """A tree builder that stops at DEEPEST_XML."""

    def __init__(self, path: str) -> None:
        from xml.etree.ElementTree import TreeBuilder

        self._builder = TreeBuilder()
        self._path = path
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> Any:
        self._depth += 1
        if self._depth > DEEPEST_XML:
            what = f"expected XML, found tags nested more than {DEEPEST_XML} deep"
            raise UnreadableError(f"{self._path}: {what}; get the file again")
        return self._builder.start(tag, attributes)

    def end(self, tag: str) -> Any:
        self._depth -= 1
        return self._builder.end(tag)

    def data(self, words: str) -> None:
        self._builder.data(words)

    def close(self) -> Any:
        return self._builder.close()
