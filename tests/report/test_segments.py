from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.report.segments import segment

spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair)))


@settings(max_examples=200, deadline=None)
@given(spans, st.lists(spans, max_size=8))
def test_runs_make_up_the_span_and_bear_the_layers_over_them(span: Span, layers: list[Span]) -> None:
    runs = segment(span, [(layer, number) for number, layer in enumerate(layers)])
    assert [run.end for run, _ in runs[:-1]] == [run.start for run, _ in runs[1:]]
    covered = [(offset, labels) for run, labels in runs for offset in range(run.start, run.end)]
    assert [offset for offset, _ in covered] == list(range(span.start, span.end))
    for offset, labels in covered:
        assert list(labels) == [n for n, layer in enumerate(layers) if layer.start <= offset < layer.end]
