"""Compressed RTF, as Outlook keeps it in messages -> the RTF itself. Source: MS-OXRTFCP."""

from __future__ import annotations

import struct

# What every dictionary begins with. Source: MS-OXRTFCP 2.1.2.1.
_FIRST_WORDS = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20"
    b"\\b\\i\\u\\tab\\tx"
)
_SIZE = 4096
_HEADER = struct.Struct("<II4sI")


def unpack_rtf(data: bytes) -> bytes:
    """Return the RTF in `data`; what is cut off or damaged ends it. Two bytes stand for 17 at most.

    Raises: ValueError if it is not compressed RTF.
    """
    if len(data) < _HEADER.size:
        raise ValueError("no compressed RTF")
    _, size, kind, _ = _HEADER.unpack_from(data)
    if kind == b"MELA":
        return data[_HEADER.size : _HEADER.size + size]
    if kind != b"LZFu":
        raise ValueError("no compressed RTF")
    return _unpack(data[_HEADER.size :])


def _unpack(packed: bytes) -> bytes:
    ring = bytearray(_FIRST_WORDS.ljust(_SIZE, b" "))
    write = len(_FIRST_WORDS)
    out = bytearray()
    at = 0
    while at < len(packed):
        flags, at = packed[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                found = packed[at : at + 1]
                at += 1
            else:
                reference = int.from_bytes(packed[at : at + 2].ljust(2, b"\0"), "big")
                start, at = reference >> 4, at + 2
                if start == write or at > len(packed):
                    return bytes(out)
                found = b""
                for step in range((reference & 0xF) + 2):  # what is being written may already be read again
                    byte = ring[(start + step) % _SIZE]
                    ring[(write + step) % _SIZE] = byte
                    found += bytes((byte,))
            for step, byte in enumerate(found):
                ring[(write + step) % _SIZE] = byte
            write = (write + len(found)) % _SIZE
            out += found
    return bytes(out)
