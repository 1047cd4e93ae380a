"""Quotations asked together are answered as one by one, in any order."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import flow
from onrecord.model import Finding

CALL = (
    "FERROW: We will mend the old pier in April, and not before, whatever the council says.\n\n"
    "ILKIN: Not before the fish are gone. The harbour cannot wait, I told them, for another winter.\n\n"
    "FERROW: Then we will wait. The money is there, and nobody has asked the fishermen.\n"
)
SPEECH = "OAKES: Nobody has asked the fishermen. The harbour cannot wait, and the money is not there.\n"
ASKED = (
    ("We will mend the old pier in April, and not before", "Ferrow"),
    ("the harbour cannot wait", None),
    ("nobody has asked the fishermen", "Oakes"),
    ("wc wlll mcnd thc old plcr", "Ilkin"),
    ("We will never mend the old bridge in the autumn", "Ferrow"),
    ("We will mend the pier ... Then we will wait", "Ferrow"),
    ("the cats of the valley sing at noon", None),
    ("", "Ferrow"),
    ("wait", None),
    ("Not before the fish are gone. Then we will wait.", "Ilkin"),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> flow.OpenRecord:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "call.txt").write_text(CALL, "utf-8")
    (folder / "speech.txt").write_text(SPEECH, "utf-8")
    return flow.open_record([str(folder)])


@pytest.fixture(scope="module")
def alone(record: flow.OpenRecord) -> dict[tuple[str, str | None], Finding]:
    return {pair: next(flow.check_quotations([pair], record)) for pair in ASKED}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.lists(st.sampled_from(ASKED), max_size=12))
def test_together_as_alone(
    record: flow.OpenRecord, alone: dict[tuple[str, str | None], Finding], asked: list[tuple[str, str | None]]
) -> None:
    assert list(flow.check_quotations(asked, record)) == [alone[pair] for pair in asked]


def test_more_than_a_batch_and_on_several_cores(
    record: flow.OpenRecord, alone: dict[tuple[str, str | None], Finding]
) -> None:
    asked = [ASKED[i * 7 % len(ASKED)] for i in range(flow.BATCH + 30)]
    assert list(flow.check_quotations(iter(asked), record)) == [alone[pair] for pair in asked]
