"""Words -> the numbers they spell, with their unit: "fifteen", "15", "$3 million", "3,000,000 dollars"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from onrecord.judge import number_words
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
    match = _FIGURE.fullmatch(word.folded) if word.folded[:1].isdigit() else None
    if not match:
        return None
    try:
        value = Decimal(match[1].replace(",", ""))
    except InvalidOperation:
        return None
    return value * number_words.SCALE_LETTERS.get(match[2] or "", 1)


def is_number_word(word: Word) -> bool:
    """Say whether the word is a figure or spells a part of a number."""
    return word.folded in _SPELLED or _figure(word) is not None


_SPELLED = frozenset().union(
    number_words.UNITS_OF_COUNT,
    number_words.TENS,
    number_words.DECADES,
    number_words.SCALES,
    number_words.ORDINALS,
)


def _sign_unit(document: Document, word: Word) -> str:
    before = document.text[word.start - 1 : word.start] if word.start else ""
    after = document.text[word.end : word.end + 1]
    return number_words.UNIT_SIGNS.get(before, "") or number_words.UNIT_SIGNS.get(after, "")


def read_numbers(document: Document, words: tuple[Word, ...]) -> tuple[Number, ...]:
    """Return the numbers that `words` spell, in order; a sign or unit next to a number belongs to it.

    Read are figures, cardinals and ordinals, "a hundred", "two point five", "minus six", decades ("the sixties"), and
    years as they are said ("nineteen eighty-four").

    >>> from onrecord.judge.words import Document
    >>> for text in ("$3 million", "nineteen eighty-four", "two hundred and ten knots"):
    ...     document = Document.of(text)
    ...     print([(str(number.value), number.unit) for number in read_numbers(document, document.all)])
    [('3000000', 'dollar')]
    [('1984', '')]
    [('210', '')]
    """
    numbers: list[Number] = []
    index = 0
    while index < len(words):
        if _begins_number(words, index):
            numbers.append(_read_number(document, words, index))
            index = numbers[-1].last
        else:
            index += 1
    return tuple(numbers)


def _begins_number(words: tuple[Word, ...], index: int) -> bool:
    following = words[index + 1].folded if index + 1 < len(words) else ""
    if words[index].folded in {"a", "an"}:
        return following in number_words.SCALES
    if words[index].folded in {"minus", "negative"}:
        return index + 1 < len(words) and is_number_word(words[index + 1])
    if words[index].folded == "one" and index and words[index - 1].folded in number_words.BEFORE_PRONOUN_ONE:
        return False
    return is_number_word(words[index])


def _read_number(document: Document, words: tuple[Word, ...], first: int) -> Number:
    index = first
    negative = words[index].folded in {"minus", "negative"} or _has_minus(document, words[index])
    index += words[index].folded in {"minus", "negative", "a", "an"}
    total, unit = Decimal(0), ""
    group: Decimal | None = Decimal(1) if index > first and words[first].folded in {"a", "an"} else None
    while index < len(words):
        folded = words[index].folded
        figure = _figure(words[index])
        small = number_words.UNITS_OF_COUNT.get(folded, number_words.ORDINALS.get(folded))
        tens = number_words.TENS.get(folded, number_words.DECADES.get(folded))
        if figure is not None and group is None:
            group = figure
            unit = unit or _sign_unit(document, words[index]) or _suffix_unit(folded)
        elif tens is not None and (group is None or group % 100 == 0):
            group = (group or Decimal(0)) + tens
            unit = unit or ("decade" if folded in number_words.DECADES else "")
        elif (
            (tens is not None or (small is not None and small >= 10))
            and group is not None
            and 10 <= group < 100
            and not total
        ):
            group = group * 100 + (tens or small or 0)  # a year as it is said
            unit = unit or ("decade" if folded in number_words.DECADES else "")
        elif small is not None and (group is None or (group % 10 == 0 and group % 100 != 10)):
            group = (group or Decimal(0)) + small
            unit = unit or ("ordinal word" if folded in number_words.ORDINALS else "")
        elif folded == "hundred" and (group is None or group < 100):
            group = (Decimal(1) if group is None else group) * 100
        elif folded in number_words.SCALES and folded != "hundred":
            total += (1 if group is None else group) * number_words.SCALES[folded]
            group = None
        elif folded == "point" and group is not None and _digit(words, index + 1) is not None:
            index, fraction = _read_fraction(words, index + 1)
            group += fraction
            continue
        elif not (folded == "and" and _joins(words, index, group, total)):
            break
        index += 1
    unit, index = _read_unit(words, index, unit)
    value = total + (group or 0)
    return Number(-value if negative else value, unit, first, max(index, first + 1))


def _has_minus(document: Document, word: Word) -> bool:
    sign, before = document.text[word.start - 1 : word.start], document.text[max(0, word.start - 2) : word.start - 1]
    return word.has_digit and word.start > 0 and sign in "-−" and not before.strip()


def _suffix_unit(folded: str) -> str:
    if folded[-2:] in _SUFFIXES:
        return "ordinal figure"
    return "decade" if folded.endswith("0s") else ""


def _digit(words: tuple[Word, ...], index: int) -> int | None:
    if index >= len(words):
        return None
    digit = number_words.UNITS_OF_COUNT.get(words[index].folded)
    return digit if digit is not None and digit < 10 else None


def _read_fraction(words: tuple[Word, ...], index: int) -> tuple[int, Decimal]:
    """Read the digits after a spoken "point"; return where they end and their value."""
    value, place = Decimal(0), Decimal(1)
    while (digit := _digit(words, index)) is not None:
        place /= 10
        value += digit * place
        index += 1
    return index, value


def _read_unit(words: tuple[Word, ...], index: int, unit: str) -> tuple[str, int]:
    following = words[index].folded if index < len(words) else ""
    if following == "per" and index + 1 < len(words) and words[index + 1].folded == "cent":
        return unit or "percent", index + 2
    if following in number_words.UNIT_WORDS:
        return unit or number_words.UNIT_WORDS[following], index + 1
    return unit, index


def _joins(words: tuple[Word, ...], index: int, group: Decimal | None, total: Decimal) -> bool:
    """Say whether an "and" stands inside a number, as in "two hundred and ten" and "two thousand and six"."""
    whole = (group >= 100 and group % 100 == 0) if group is not None else total > 0
    return whole and index + 1 < len(words) and is_number_word(words[index + 1])
