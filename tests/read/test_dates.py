from __future__ import annotations

from datetime import date

import pytest

from onrecord.read.dates import find_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Oral Argument, January 11, 2005", date(2005, 1, 11)),
        ("on the 3rd of May 2019 they met", date(2019, 5, 3)),
        ("Sept. 9, 1999", date(1999, 9, 9)),
        ("Thu, 5 Jan 2017 10:04:00 -0500", date(2017, 1, 5)),
        ("2016-12-29 call", date(2016, 12, 29)),
        ("February 30, 2001, then March 1st 2001", date(2001, 3, 1)),
        ("DECEMBER 29, 2016 CALL", date(2016, 12, 29)),
        ("3/4/2021", None),
        ("May 2020", None),
        ("1234-5678-90", None),
        ("", None),
    ],
)
def test_finds_the_first_day_given_in_full(text: str, day: date | None) -> None:
    assert find_date(text) == day
