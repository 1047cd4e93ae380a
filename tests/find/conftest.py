"""What the tests of step 2 share: a story made of a text, and its quotations as short lines."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from onrecord.find import find_quotations
from onrecord.model import Origin, Story


def _tell(text: str, **more: object) -> Story:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Story(id="story", text=text, title="", origin=Origin(uri="-", sha256=digest), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def tell() -> Callable[..., Story]:
    """Make a story of a text."""
    return _tell


@pytest.fixture(scope="session")
def quoted() -> Callable[..., list[str]]:
    """List a story's quotations, each as its pieces with the joints between them: "We go,/cue/and stay."."""

    def find(text: str, **more: object) -> list[str]:
        lines = []
        for quotation in find_quotations(_tell(text, **more)):
            line = quotation.pieces[0].of(text)
            for joint, piece in zip(quotation.joints, quotation.pieces[1:], strict=True):
                line += f"/{joint}/{piece.of(text)}"
            lines.append(line)
        return lines

    return find
