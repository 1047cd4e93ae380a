"""Words -> the numbers they spell, with their unit: "fifteen", "15", "$3 million", "3,000,000 dollars"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from onrecord.judge import tables
from onrecord.judge.words import Document, Word

_FIGURE = re.compile(r"(\d[\d,]*(?:\.\d+)?)(st|nd|rd|th|s|k|m|bn|b|tn)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as spelled by `words[first:last]`; `unit` is "" where none stands with it."""

    value: Decimal
    unit: str
    first: int
    last: int

    def equals(self, other: Number) -> bool:
        """Say whether both spell one number: "29" and "29th" do, "three" and "third" do not."""
        units = {self.unit, other.unit}
        return self.value == other.value and (len(units) == 1 or units <= _ORDINAL_UNITS or units <= _FIGURE_UNITS)


_ORDINAL_UNITS = frozenset({"ordinal word", "ordinal figure"})
_FIGURE_UNITS = frozenset({"", "ordinal figure"})
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


def _figure(word: Word) -> Decimal | None:
    match = _FIGURE.fullmatch(word.folded)
    if not match:
        return None
    try:
        value = Decimal(match[1].replace(",", ""))
    except InvalidOperation:
        return None
    return value * tables.SCALE_LETTERS.get(match[2] or "", 1)


def is_number_word(word: Word) -> bool:
    """Say whether the word is a figure or spells a part of a number."""
    return _figure(word) is not None or any(
        word.folded in table for table in (tables.UNITS_OF_COUNT, tables.TENS, tables.SCALES, tables.ORDINALS)
    )


def _sign_unit(document: Document, word: Word) -> str:
    before = document.text[word.start - 1 : word.start] if word.start else ""
    after = document.text[word.end : word.end + 1]
    return tables.UNIT_SIGNS.get(before, "") or tables.UNIT_SIGNS.get(after, "")


def read_numbers(document: Document, words: tuple[Word, ...]) -> tuple[Number, ...]:
    """Return the numbers that `words` spell, in order; a unit sign or word next to a number belongs to it."""
    numbers: list[Number] = []
    index = 0
    while index < len(words):
        if not is_number_word(words[index]):
            index += 1
            continue
        first, total, unit = index, Decimal(0), ""
        group: Decimal | None = None
        while index < len(words) and (is_number_word(words[index]) or _is_joining_and(words, index, group)):
            folded = words[index].folded
            figure = _figure(words[index])
            small = tables.UNITS_OF_COUNT.get(folded, tables.ORDINALS.get(folded))
            if figure is not None:
                if group is not None:
                    break
                group = figure
                unit = (
                    unit or _sign_unit(document, words[index]) or ("ordinal figure" if folded[-2:] in _SUFFIXES else "")
                )
            elif folded in tables.TENS:
                if group is not None and group % 100 != 0:
                    break
                group = (group or Decimal(0)) + Decimal(tables.TENS[folded])
            elif small is not None:
                if group is not None and (group % 10 != 0 or (group % 100 == 10)):
                    break
                group = (group or Decimal(0)) + Decimal(small)
                unit = unit or ("ordinal word" if folded in tables.ORDINALS else "")
            elif folded == "hundred":
                group = (Decimal(1) if group is None else group) * 100
            elif folded != "and":
                total += (1 if group is None else group) * tables.SCALES[folded]
                group = None
            index += 1
        if index < len(words) and words[index].folded in tables.UNIT_WORDS:
            unit = unit or tables.UNIT_WORDS[words[index].folded]
            index += 1
        numbers.append(Number(total + (group or 0), unit, first, index))
        if index == first:  # a figure directly after a figure starts a new number
            index += 1
    return tuple(numbers)


def _is_joining_and(words: tuple[Word, ...], index: int, group: Decimal | None) -> bool:
    """Say whether an "and" stands inside a number, as in "two hundred and ten"."""
    joins = words[index].folded == "and" and group is not None and group >= 100 and group % 100 == 0
    return joins and index + 1 < len(words) and is_number_word(words[index + 1])
