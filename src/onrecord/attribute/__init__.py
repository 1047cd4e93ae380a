"""Story, quotations -> attributions: whom the story names for each quotation, on what that rests, and how surely."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribute.links import link_quotations
from onrecord.attribute.people import gather_people
from onrecord.attribute.sentences import lay_out
from onrecord.model import Attribution, Certainty, How, Person, Quotation, Span, Story, identify

__all__ = ["attribute", "find_people", "given"]


def attribute(story: Story, quotations: Sequence[Quotation]) -> tuple[Attribution, ...]:
    """Say whom the story names for each of its quotations and statements.

    The results have the order and the length of `quotations`. A link is sure only where a name stands as the subject of
    a reporting word that plainly governs the words, or where two signals agree; groups, documents and unnamed sources
    have a source span but no person.
    """
    layout = lay_out(story, quotations)
    return link_quotations(story.text, quotations, layout, gather_people(story, layout))


def find_people(story: Story) -> tuple[Person, ...]:
    """Return the people that a story names, in the order of their first full mention; masked text is not read."""
    return tuple(member.person for member in gather_people(story, lay_out(story, ())).members)


def given(name: str) -> Attribution:
    """Return the attribution of a quotation whose speaker the caller names: a sure link with no place in a story."""
    person = Person(id=identify(name, Span(0, len(name)), "given"), name=name)
    return Attribution(person=person, how=How.GIVEN, certainty=Certainty.SURE)
