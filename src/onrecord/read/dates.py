"""Running text -> the first day that it names in full."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
# Days in figures only (3/4/2021) are left alone: their order differs between countries.
_FORMS = (
    re.compile(rf"(?<!\d){_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)"),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"(?<!\d){_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
)


def find_date(text: str) -> date | None:
    """Return the first day given with its year in `text`: ISO, "January 5, 2017", "5 Jan. 2017"; None without one."""
    found = sorted((match for form in _FORMS for match in form.finditer(text)), key=lambda match: match.start())
    for match in found:
        name = match["month"].lower()
        month = int(name) if name.isdigit() else _MONTHS.index(name[:3]) + 1
        try:
            return date(int(match["year"]), month, int(match["day"]))
        except ValueError:
            continue
    return None
