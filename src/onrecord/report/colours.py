"""The key of a level -> its two colours on white paper, letters and ground; each level has a sign besides."""

from __future__ import annotations

COLOURS: dict[str, tuple[str, str]] = {
    "absent": ("79104A", "F6DCEA"),
    "wrong": ("A1142E", "FADFE2"),
    "changed": ("A33C0F", "FBE5D9"),
    "open": ("5A4790", "EAE5F5"),
    "aside": ("6A655B", "F0EEE9"),
    "read": ("7F5500", "FBF0D5"),
    "minor": ("3A6087", "E0EAF3"),
    "sound": ("2C6A48", "E1F0E7"),
}
