"""Bytes of a text file -> its characters, unchanged, and what was odd about them."""

from __future__ import annotations

import codecs
import contextlib
import re

from onrecord.errors import UnreadableError
from onrecord.read.signatures import recognise

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In UTF-16 text of a Western language nearly every second byte is NUL; in a binary file, NULs stand on both sides.
_NUL_SHARE = 0.4
# Beyond this share of bytes that are no UTF-8, the file is in another encoding rather than damaged.
_DAMAGE_SHARE = 0.01
# Tab, line ends, form feed and escape occur in honest text; more than this share of other controls does not.
_CONTROL_SHARE = 0.01
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# The high bytes that English text in Windows-1252 has: curly quotes, dashes, dots, and accented letters.
_WINDOWS_TYPOGRAPHY = re.compile(rb"[\x85\x91-\x97]")
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(data: bytes, path: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of `data` and a line for each oddity; a byte order mark is dropped, line ends are kept.

    Tried in turn: byte order mark, UTF-8, the encoding `declared` in the file, UTF-16 without a mark, UTF-8 with a few
    damaged bytes, Windows-1252 where its quotation marks and dashes show, and last a statistical guess.

    Raises: UnreadableError if `data` is a known binary format, or no text at all, or blank.
    """
    if found := recognise(data):
        what = f"expected text, found {found}, which On Record cannot read yet"
        raise UnreadableError(f"{path}: {what}; save it as plain text and give that file")
    text, problems = _decode_any(data, path, declared)
    if len(_CONTROLS.findall(text)) > _CONTROL_SHARE * len(text) or "\x00" in text:
        raise UnreadableError(f"{path}: expected text, found binary data; save it as plain text and give that file")
    if not text.strip():
        raise UnreadableError(f"{path}: expected text, found {'only white space' if text else 'an empty file'}")
    return text, problems


def _decode_any(data: bytes, path: str, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_leniently(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" not in text:
        return text, ()
    if declared and b"\x00" not in data:
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            return data.decode(declared), ()
    if wide := _guess_utf16(data):
        text, problems = _decode_leniently(data, wide)
        return text, (f"read as {wide.upper()}, which the file does not declare", *problems)
    if b"\x00" in data:
        raise UnreadableError(f"{path}: expected text, found binary data; save it as plain text and give that file")
    return _guess(data, path)


def _decode_leniently(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, errors="replace")
    damaged = text.count("\ufffd")
    return text, ((f"{damaged} places could not be decoded as {encoding} and show as \ufffd",) if damaged else ())


def _guess_utf16(data: bytes) -> str | None:
    half = len(data) / 2
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd > _NUL_SHARE * half and even < odd / 10:
        return "utf-16-le"
    if even > _NUL_SHARE * half and odd < even / 10:
        return "utf-16-be"
    return None


def _guess(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    lenient, problems = _decode_leniently(data, "utf-8")
    damaged, sound = lenient.count("\ufffd"), sum(char > "\x7f" for char in lenient)
    if damaged <= _DAMAGE_SHARE * len(data) and sound > 2 * damaged:
        return lenient, problems
    high = _HIGH.findall(data)
    if len(_WINDOWS_TYPOGRAPHY.findall(data)) * 2 >= len(high):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("cp1252"), ("read as Windows-1252, which the file does not declare",)
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise UnreadableError(f"{path}: expected text, found bytes in no known encoding; save the file as UTF-8")
    return str(best), (f"read as {best.encoding}, a guess: the file is not UTF-8",)
