"""Story, quotations -> attributions and people: whom the story names for each quotation, and how surely."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribute.hyphens import drop_soft_hyphens
from onrecord.attribute.learned.decide import Attributed, attribute_with
from onrecord.attribute.learned.model import Model, parse_model, shipped_model
from onrecord.attribute.links import Walk
from onrecord.attribute.people import gather_people
from onrecord.attribute.said import Saying, note_sayings
from onrecord.attribute.sentences import lay_out
from onrecord.model import Attribution, Certainty, How, Person, Quotation, Span, Story, identify

__all__ = [
    "Attributed",
    "Model",
    "Saying",
    "attribute_story",
    "attribute_with",
    "given",
    "note_sayings",
    "parse_model",
    "shipped_model",
]


def attribute_story(
    story: Story, quotations: Sequence[Quotation]
) -> tuple[tuple[Attribution, ...], tuple[Person, ...]]:
    """Say by the rules alone whom the story names for each quotation and statement, and who are the people it names.

    The attributions have the order and the length of `quotations`. A link is sure only where a name stands as the
    subject of a reporting word that plainly governs the words, or where two signals agree; groups, documents and
    unnamed sources have a source span but no person. The people come in the order of their first full mention.
    """
    plain = drop_soft_hyphens(story, quotations)
    layout = lay_out(plain.story, plain.quotations)
    cast = gather_people(plain.story, layout)
    links = Walk(plain.story.text, plain.quotations, layout, cast).attribute_all()
    return tuple(plain.restore(link) for link in links), tuple(member.person for member in cast.members)


def given(name: str) -> Attribution:
    """Return the attribution of a quotation whose speaker the caller names: a sure link with no place in a story."""
    person = Person(id=identify(name, Span(0, len(name)), "given"), name=name)
    return Attribution(person=person, how=How.GIVEN, certainty=Certainty.SURE)
