"""What the tests of the readers share: a writer of Outlook messages. Source: MS-CFB, MS-OXMSG."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SUBJECT, _SENDER, _ADDRESS, _BODY, _HTML, _HEADERS, _RTF = 0x0037, 0x0C1A, 0x5D01, 0x1000, 0x1013, 0x007D, 0x1009


def _write_msg(
    subject: str, sender: str, address: str, body: str, html: bytes = b"", headers: str = "", rtf: bytes = b""
) -> bytes:
    """Return the bytes of a message without recipients and attachments."""
    texts = {_SUBJECT: subject, _SENDER: sender, _ADDRESS: address, _BODY: body, _HEADERS: headers}
    streams = {f"__substg1.0_{tag:04X}001F": text.encode("utf-16-le") for tag, text in texts.items() if text}
    entries = [(tag << 16 | 0x1F, len(text.encode("utf-16-le")) + 2) for tag, text in texts.items() if text]
    if html:
        streams[f"__substg1.0_{_HTML:04X}0102"] = html
        entries.append((_HTML << 16 | 0x102, len(html)))
        entries.append((0x3FDE0003, 65001))
    if rtf:
        streams[f"__substg1.0_{_RTF:04X}0102"] = rtf
        entries.append((_RTF << 16 | 0x102, len(rtf)))
    streams["__properties_version1.0"] = bytes(8) + struct.pack("<4I", 0, 0, 0, 0) + bytes(8) + b"".join(
        struct.pack("<IIQ", tag, 6, size) for tag, size in entries
    )  # fmt: skip
    return _write_compound(streams)


def _write_compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file whose root holds `streams`, all of them in its stream of small sectors."""
    small = b""
    chains: list[int] = []
    places = {}
    for name, data in streams.items():
        count = -(-len(data) // 64)
        first = len(chains)
        chains += [*range(first + 1, first + count), _END] if count else []
        places[name] = (first if count else _END, len(data))
        small += data.ljust(count * 64, b"\0")
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    directory = _entry("Root Entry", 5, 1 if names else _FREE, 0, len(small))
    for index, name in enumerate(names, 1):
        right = index + 1 if index < len(names) else _FREE
        directory += _entry(name, 2, _FREE, *places[name], right=right)
    directory = directory.ljust(-(-len(directory) // 512) * 512, b"\0")
    table = struct.pack(f"<{len(chains)}I", *chains)
    table = table.ljust(-(-len(table) // 512) * 512, b"\xff")
    parts = [small.ljust(-(-len(small) // 512) * 512, b"\0"), directory, table]
    fat: list[int] = []
    starts = []
    for part in parts:
        count = len(part) // 512
        starts.append(len(fat))
        fat += [*range(len(fat) + 1, len(fat) + count), _END]
    starts.append(len(fat))
    fat += [_FAT]
    assert len(fat) <= 128, "one sector of the table is enough for a message"
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, starts[1], 0, 4096, starts[2], len(parts[2]) // 512, _END, 0)
    header += struct.pack("<109I", starts[3], *[_FREE] * 108)
    return header + b"".join(parts) + struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat)))


def _entry(name: str, kind: int, child_or_left: int, start: int, size: int, right: int = _FREE) -> bytes:
    encoded = name.encode("utf-16-le")
    left, child = (_FREE, child_or_left) if kind == 5 else (child_or_left, _FREE)
    links = struct.pack("<3I", left, right, child)
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded) + 2, kind, 1) + links
    return head + bytes(36) + struct.pack("<IQ", start, size)


@pytest.fixture
def write_msg() -> Callable[..., bytes]:
    return _write_msg


@pytest.fixture
def write_compound() -> Callable[[dict[str, bytes]], bytes]:
    return _write_compound
