"""How a word's place in its text is packed into one byte, its step from the word before."""

from __future__ import annotations

# A step is one byte: the characters between a word and the one before it in the upper three bits, those of the word in
# the lower five. What does not fit, one word in some two hundred, is WIDE, and stands in full in an array of its own.
LENGTH_BITS, LONGEST, WIDEST, WIDE = 5, 31, 6, 0xFF
