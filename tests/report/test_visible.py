from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.report.visible import STEERING, flatten, make_visible


def test_what_would_steer_a_screen_is_spelled_out() -> None:
    assert make_visible("a\x1b[31mb\u202ec\U000e0041") == "a\\u001b[31mb\\u202ec\\udb40\\udc41"


def test_other_scripts_and_direction_marks_stay() -> None:
    assert make_visible("שלום\u200f, 山 é\n") == "שלום\u200f, 山 é\n"


@given(st.text())
def test_nothing_that_steers_is_left_and_lines_are_one(text: str) -> None:
    assert not STEERING.search(make_visible(text))
    assert len(flatten(text).splitlines()) <= 1
