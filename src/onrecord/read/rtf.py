"""An RTF document -> Body: its paragraphs as they read with all changes accepted; comments and running heads masked.

Source: Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from onrecord.errors import UnreadableError
from onrecord.model import AnchorKind, MaskKind
from onrecord.read.body import Body
from onrecord.read.plain import find_headline
from onrecord.read.rtf_words import BREAKS, CODE_PAGES, DESTINATIONS, SIGNS
from onrecord.read.sheet import Sheet

# Word nests some tens of groups deep; a file of nothing but braces is no document.
DEEPEST_GROUP = 1000
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|[\r\n\x00]+|(?P<text>[^\\{}\r\n\x00]+)|\\",
    re.DOTALL,
)
# How what stands beside the text is read: a mask for words that are nobody's, None for notes, which are the author's.
_BESIDE: dict[str, tuple[MaskKind | None, str]] = {
    "text box": (None, ""),
    "footnote": (None, ""),
    "comment": (MaskKind.REMARK, "a comment"),
    "head": (MaskKind.PAGE, "a running head or foot"),
}


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits. `destination` is "" for the running text, `skip` counts characters after a code point."""

    destination: str = ""
    encoding: str = "cp1252"
    skip: int = 1
    is_deleted: bool = False
    is_hidden: bool = False


def parse_rtf(data: bytes, path: str) -> Body:
    """Return the words of a document; text boxes and notes, then comments and running heads, follow after the text.

    Deleted and hidden words are left out and counted among the problems.
    Raises: UnreadableError if it is no RTF, or has no words.
    """
    start = data.find(b"{\\rtf", 0, 64)
    if start < 0:
        raise UnreadableError(f"{path}: expected an RTF document, found none; save it again as RTF")
    text = data.decode("latin-1")
    reader = _Reader()
    while start < len(text) and (token := _TOKEN.match(text, start)):
        start = token.end()
        if token["word"] == "bin":
            start += max(int(token["number"] or 0), 0)
        else:
            reader.take(token)
        if len(reader.stack) > DEEPEST_GROUP:
            raise UnreadableError(f"{path}: expected groups less than {DEEPEST_GROUP} deep, found more; save it again")
    return reader.lay(path)


class _Reader:
    """Takes one token after the other. Bytes gather until something else comes: a character may have several."""

    def __init__(self) -> None:
        self.state = _State()
        self.stack: list[_State] = []
        self._sheet = Sheet()
        self._sheet.count(AnchorKind.PARAGRAPH)
        self._beside: list[tuple[str, list[str]]] = []
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._ansi = "cp1252"
        self._bytes = bytearray()
        self._to_skip = 0
        self._is_starred = False
        self._half = ""
        self._left_out: dict[str, int] = {}

    def take(self, token: re.Match[str]) -> None:
        """Take the next token."""
        if token["text"] or token["byte"]:
            words = token["text"].encode("latin-1") if token["text"] else bytes((int(token["byte"], 16),))
            dropped = min(self._to_skip, len(words))
            self._to_skip -= dropped
            self._bytes += words[dropped:]
        elif token["brace"]:
            self._flush()
            self._to_skip = 0
            if token["brace"] == "{":
                self.stack.append(self.state)
                self._is_starred = False
            elif self.stack:
                self.state = self.stack.pop()
        elif token["sign"] == "*":
            self._is_starred = True
        elif token["word"] or token["sign"]:
            self._obey(token["word"] or token["sign"], None if token["number"] is None else int(token["number"]))

    def lay(self, path: str) -> Body:
        """Return the Body of all that was taken."""
        self._flush()
        sheet = self._sheet
        for kind, (mask, reason) in _BESIDE.items():
            for number, words in enumerate((words for other, words in self._beside if other == kind), 1):
                sheet.part("\n\n")
                sheet.anchor(AnchorKind.PARAGRAPH, f"{kind} {number}")
                sheet.add("".join(words), mask, reason)
        sheet.problems += [f"{number} pieces of {kind} text were left out" for kind, number in self._left_out.items()]
        text = sheet.text
        headline = sheet.headline = find_headline(text)
        return sheet.body(
            path, "application/rtf", title=" ".join(headline.of(text).split()) if headline else None, turns=()
        )

    def _obey(self, word: str, number: int | None) -> None:
        is_starred, self._is_starred = self._is_starred, False
        if word == "u" and number is not None:
            self._flush()
            self._write(chr(number % 65536))
            self._to_skip = self.state.skip
            return
        if self._to_skip and word in SIGNS:
            self._to_skip -= 1
            return
        self._flush()
        if word in SIGNS:
            self._write(SIGNS[word])
        elif word in BREAKS:
            self._break(BREAKS[word])
        elif word in DESTINATIONS:
            self._go_to(DESTINATIONS[word])
        elif is_starred:
            self.state = replace(self.state, destination="skipped")
        else:
            self._set(word, number)

    def _go_to(self, destination: str) -> None:
        if self.state.destination == "skipped":
            return
        self.state = replace(self.state, destination=destination, is_hidden=False)
        if destination in _BESIDE:
            self._beside.append((destination, []))

    def _set(self, word: str, number: int | None) -> None:
        is_on = number != 0
        if word == "uc":
            self.state = replace(self.state, skip=max(number or 0, 0))
        elif word == "deleted":
            self.state = replace(self.state, is_deleted=is_on)
        elif word == "v":
            self.state = replace(self.state, is_hidden=is_on)
        elif word == "plain":
            self.state = replace(self.state, is_deleted=False, is_hidden=False)
        elif word == "ansicpg" and number and _is_known(f"cp{number}"):
            self._ansi = f"cp{number}"
            self.state = replace(self.state, encoding=self._ansi)
        elif word == "mac":
            self._ansi = "mac_roman"
            self.state = replace(self.state, encoding=self._ansi)
        elif word == "f" and number is not None:
            self._font = number
            self.state = replace(self.state, encoding=self._fonts.get(number, self._ansi))
        elif word == "fcharset" and number in CODE_PAGES and self.state.destination == "fonts":
            self._fonts[self._font] = CODE_PAGES[number]

    def _flush(self) -> None:
        if self._bytes:
            words = self._bytes.decode(self.state.encoding, "replace")
            self._bytes.clear()
            self._write(words)

    def _write(self, words: str) -> None:
        # Characters beyond U+FFFF come as two halves, in two control words.
        words, self._half = self._half + words, ""
        if "\ud800" <= words[-1:] <= "\udbff":
            words, self._half = words[:-1], words[-1]
        state = self.state
        if state.destination in ("skipped", "fonts") or not words:
            return
        if state.is_deleted or state.is_hidden:
            kind = "deleted" if state.is_deleted else "hidden"
            self._left_out[kind] = self._left_out.get(kind, 0) + 1
        elif state.destination:
            self._beside[-1][1].append(words)
        else:
            self._sheet.add(words)

    def _break(self, gap: str) -> None:
        if self.state.destination == "" and not self.state.is_deleted:
            self._sheet.part(gap)
            if gap == "\n\n":
                self._sheet.count(AnchorKind.PARAGRAPH)
        elif self.state.destination in _BESIDE:
            self._beside[-1][1].append("\n")


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True
