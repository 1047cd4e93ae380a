"""What all tests share: where the repository stands, and an engine that is compiled before the first of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# The same examples every time, and no clock: what fails here fails for everybody. `--hypothesis-profile=explore` looks
# for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None)
settings.load_profile("steady")


@pytest.fixture
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def machine_code() -> None:
    """Compile the engine where that was not done yet, so that no test sees it prepare itself or waits for it."""
    from onrecord import demo, flow

    flow.check([str(path) for path in demo.stories()], [str(demo.records())])
