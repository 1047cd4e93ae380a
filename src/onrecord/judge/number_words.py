"""Words and signs of numbers, units and the calendar, as data; all spellings are folded."""

from __future__ import annotations

import re

UNITS_OF_COUNT = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {w: 10 * (n + 2) for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
DECADES = {
    w: 10 * (n + 2)
    for n, w in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split())
}
# After these "one" is a pronoun or belongs to one: "every one of them", "no one", "this one".
BEFORE_PRONOUN_ONE = frozenset("every no any some each this that which the a another other last".split())
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 10**9, "trillion": 10**12, "dozen": 12}
SCALE_LETTERS = {"k": 1_000, "m": 1_000_000, "bn": 10**9, "b": 10**9, "tn": 10**12}
ORDINALS = {
    w: n + 1
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split()
    )
}
UNIT_SIGNS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "%": "percent", "°": "degree"}
UNIT_WORDS = {
    "dollar": "dollar",
    "dollars": "dollar",
    "pound": "pound",
    "pounds": "pound",
    "euro": "euro",
    "euros": "euro",
    "yen": "yen",
    "percent": "percent",
    "pct": "percent",
    "degree": "degree",
    "degrees": "degree",
}
# Units whose replacement changes a measure even where the number stands.
METRIC_UNIT = re.compile(
    r"(?:nano|micro|milli|centi|deci|kilo|mega|giga|tera)?"
    r"(?:grams?|grammes?|met(?:er|re)s?|lit(?:er|re)s?|watts?|volts?|bytes?|hertz)"
)
MEASURES = frozenset(UNIT_WORDS) | frozenset(
    "cent cents mile miles kilometre kilometres kilometer kilometers metre metres meter meters foot feet inch "
    "inches yard "
    "yards ton tons tonne tonnes kilo kilos kilogram kilograms gram grams ounce ounces litre litres liter liters "
    "gallon "
    "gallons acre acres hectare hectares second seconds minute minutes hour hours day days week weeks month months "
    "year "
    "years decade decades century centuries watt watts kilowatt kilowatts megawatt megawatts knot knots".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
