"""A story and its quotations -> all that the rules make of them, as the network wants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribute.hyphens import Unhyphenated, drop_soft_hyphens
from onrecord.attribute.learned.tokens import Tokens, read_tokens
from onrecord.attribute.links import Walk
from onrecord.attribute.people import Cast, gather_people
from onrecord.attribute.sentences import Layout, lay_out
from onrecord.model import Attribution, Quotation, Story


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A story and its quotations without soft hyphens, the link of each by the rules, and the tokens."""

    plain: Unhyphenated
    links: tuple[Attribution, ...]
    layout: Layout
    cast: Cast
    walk: Walk
    tokens: Tokens


def read_by_rules(story: Story, quotations: Sequence[Quotation]) -> Reading:
    """Lay a story out, gather its people, and link its quotations and statements by the rules."""
    plain = drop_soft_hyphens(story, quotations)
    layout = lay_out(plain.story, plain.quotations)
    cast = gather_people(plain.story, layout)
    walk = Walk(plain.story.text, plain.quotations, layout, cast)
    links = walk.attribute_all()
    tokens = read_tokens(plain.story, plain.quotations, links, walk)
    return Reading(plain, links, layout, cast, walk, tokens)
