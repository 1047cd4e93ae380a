"""Made-up stories with their quotations, without the step that finds them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from onrecord.attribute import attribute_story
from onrecord.model import Attribution, Form, Joint, Mask, MaskKind, Origin, Quotation, Span, Story, identify

_QUOTED = re.compile(r"“([^”]*)”|\[\[(.+?)\]\]")


@dataclass(frozen=True)
class Told:
    """What came out for one quotation, with spans read out."""

    source: str | None
    cue: str | None
    person: str | None
    how: str
    certainty: str
    via: str | None
    reporter: str | None
    candidates: tuple[str, ...]


def make_story(text: str, masked: str = "") -> Story:
    masks = tuple(
        Mask(span=Span(match.start(), match.end()), kind=MaskKind.CAPTION, reason="caption")
        for match in (re.finditer(masked, text) if masked else ())
    )
    return Story(id="story", text=text, title="", origin=Origin(uri="-", sha256="0" * 64), masks=masks)


def make_quotations(text: str, split: bool = False) -> tuple[Quotation, ...]:
    """Quotations are in curly marks, statements in [[ ]]; with `split` the first two of the text are one quotation."""
    found = []
    matches = list(_QUOTED.finditer(text))
    if split:
        first, second, *matches = matches
        span = Span(first.start(), second.end())
        pieces = (Span(*first.span(1)), Span(*second.span(1)))
        found.append(_quotation(text, span, pieces, Form.DIRECT, (Joint.CUE,)))
    for match in matches:
        span, inner = Span(*match.span()), match.group(1)
        if inner is None:
            found.append(_quotation(text, span, (span,), Form.INDIRECT))
        else:
            whole = inner[:1].isupper() and inner[-1:] in tuple(",.?!")
            form = Form.DIRECT if whole else Form.MIXED
            found.append(_quotation(text, span, (Span(*match.span(1)),), form))
    return tuple(found)


def _quotation(
    text: str, span: Span, pieces: tuple[Span, ...], form: Form, joints: tuple[Joint, ...] = ()
) -> Quotation:
    return Quotation(
        id=identify("0" * 64, span), text=span.of(text), span=span, pieces=pieces, form=form, joints=joints
    )


def read_out(text: str, attribution: Attribution) -> Told:
    return Told(
        source=attribution.source and attribution.source.of(text),
        cue=attribution.cue and attribution.cue.of(text),
        person=attribution.person and attribution.person.name,
        how=attribution.how.value,
        certainty=attribution.certainty.value,
        via=attribution.via,
        reporter=attribution.reporter,
        candidates=attribution.candidates,
    )


@pytest.fixture
def story() -> Callable[..., Story]:
    return make_story


@pytest.fixture
def quotations() -> Callable[..., tuple[Quotation, ...]]:
    return make_quotations


@pytest.fixture
def tell() -> Callable[..., list[Told]]:
    """Attribute the quotations of a text."""

    def run(text: str, split: bool = False, masked: str = "") -> list[Told]:
        found, _ = attribute_story(make_story(text, masked), make_quotations(text, split))
        return [read_out(text, attribution) for attribution in found]

    return run
