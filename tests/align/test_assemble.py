"""The parts of a quotation that stand at places of their own."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.align.assemble import LEAST_PART_BITS, _list_telling_runs
from onrecord.align.query import Query
from onrecord.text.fold import Words

bits = st.lists(st.floats(0.1, 19.0), max_size=14)


def make_part(worths: list[float]) -> Query:
    column = np.arange(1, len(worths) + 1, dtype=np.uint32)
    return Query(Words(column, column, column), {}, tuple(worths), ("",) * len(worths))


@given(bits)
def test_every_run_that_tells_enough_holds_one_that_is_listed(worths: list[float]) -> None:
    runs = [(int(run[0]) - 1, int(run[-1])) for run in _list_telling_runs(make_part(worths))]
    for first in range(len(worths)):
        for last in range(first + 1, len(worths) + 1):
            told = 0.0
            for worth in worths[first:last]:
                told += worth
            holds = any(first <= low and high <= last for low, high in runs)
            assert holds == (told >= LEAST_PART_BITS)
