"""Text from strangers -> text that is safe to print: what would steer a screen is spelled out instead of obeyed."""

from __future__ import annotations

import re

# Control characters, bidirectional embeddings, overrides and isolates, invisible tags, annotation anchors, and lone
# surrogates, which no encoding takes. Direction marks (U+200E, U+200F) reorder nothing on their own and stay; so does
# the form feed, which is white space in records that were pages once.
STEERING = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)

# Source: XML 1.0, 2.2. What neither it can hold nor `STEERING` names: the form feed, and two that are no characters.
_NOT_XML = re.compile(r"[\x0c\ufffe\uffff]")


def spell_out(match: re.Match[str]) -> str:
    """Return the matched character as a JSON escape, one per UTF-16 unit."""
    code = ord(match.group())
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"


def make_visible(text: str) -> str:
    """Return `text` with every character that would steer a screen spelled out; line breaks and tabs stay."""
    return STEERING.sub(spell_out, text)


def make_storable(text: str) -> str:
    """Return `text` made visible, without what no XML file can hold, and so no Word or Excel file either."""
    return _NOT_XML.sub(lambda match: "\n" if match.group() == "\f" else spell_out(match), make_visible(text))


def flatten(text: str) -> str:
    """Return `text` made visible and on one line, runs of white space turned into one space, edges kept."""
    return re.sub(r"\s+", " ", make_visible(text))
