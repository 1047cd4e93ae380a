"""A story with its quotations and statements -> whom it names for each, by the rules and the trained model together.

The rules see what is plain, and only they make a link sure. The model finds the source where they find none or take the
wrong one, the statements that they pass over, and the marks that quote nobody. Where both agree the rules' link stands;
where they do not, it is the model's, and not sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.attribute.labels import find_label
from onrecord.attribute.learned.claims import describe_claims, weigh_claims
from onrecord.attribute.learned.linker import Choice, Scene, link_units
from onrecord.attribute.learned.model import Model
from onrecord.attribute.learned.network import run
from onrecord.attribute.learned.reading import Reading, read_by_rules
from onrecord.attribute.learned.roles import Range, meeting, read_roles
from onrecord.attribute.learned.tokens import PLACE
from onrecord.attribute.learned.units import find_units, range_of
from onrecord.model import Attribution, Certainty, Form, Person, Quotation, Span, Story, Use, identify

# Below this likelihood words in marks are nobody's: the even chance. On other people's news .3 finds one quotation in a
# hundred more and takes three more of 64 names and terms for one.
LEAST_CLAIM = 0.5
# Below this one, words that the rules take for a title or a term are nobody's though a cue stands beside them: two
# signals agree. Of the corpus's train part four such are titles (below .16) and none is a quotation.
LEAST_TITLED_CLAIM = 0.2
LEAST_WORDS = 3  # a statement of fewer words is a pointer: "said so"
SURE_ENOUGH = 0.9  # a model that is so sure of another source makes a sure link a likely one
LEAST_AGAINST = 0.7  # surety that the model needs against a source which the rules found at a cue
CUE_REACH = 6  # tokens between a source and its cue
LEAST_RULE_SHARE = 0.3  # of a rule's statement must be content for the model too: with less it reads another sentence


@dataclass(frozen=True, slots=True)
class Attributed:
    """The quotations and statements of a story in its order, the link of each, and the people.

    A quotation whose words are found to be nobody's comes back with another `use`.
    """

    quotations: tuple[Quotation, ...]
    links: tuple[Attribution, ...]
    statements: tuple[Quotation, ...]
    statement_links: tuple[Attribution, ...]
    people: tuple[Person, ...]


def attribute_with(
    model: Model, story: Story, quotations: Sequence[Quotation], statements: Sequence[Quotation]
) -> Attributed:
    """Attribute the quotations of a story, and the statements that the rules and the model find in it."""
    reading = read_by_rules(story, (*quotations, *statements))
    people = tuple(member.person for member in reading.cast.members)
    if not len(reading.tokens):
        return Attributed(tuple(quotations), reading.links[: len(quotations)], (), (), people)
    decision = _Decision(model, story, reading)
    links: list[Attribution] = []
    found: list[Quotation] = []
    for number, quotation in enumerate(quotations):
        used, link = decision.settle(number, quotation, reading.links[number])
        found.append(used)
        links.append(link)
    stated = sorted(decision.state(statements, reading.links[len(quotations) :]), key=lambda pair: pair[0].span)
    restore = reading.plain.restore
    return Attributed(
        tuple(found),
        tuple(restore(link) for link in links),
        tuple(statement for statement, _ in stated),
        tuple(restore(link) for _, link in stated),
        people,
    )


class _Decision:
    """What the model makes of one story."""

    def __init__(self, model: Model, story: Story, reading: Reading) -> None:
        self.story, self.reading, self.tokens = story, reading, reading.tokens
        self.roles = read_roles(run(model.weights, model.lexicon, reading.tokens))
        units = find_units(
            reading.plain.story.text, reading.plain.quotations, reading.links, reading.tokens, self.roles
        )
        self.choices = link_units(model.weights, Scene(reading.tokens, self.roles, units, reading.cast))
        rows = describe_claims(reading.tokens, self.roles, self.choices)
        self.claims = weigh_claims(model.weights, rows).tolist()
        self.outer: list[tuple[Quotation, Attribution]] = []  # who passes quoted words on, and all that they say
        self.of_quotation: dict[int, list[int]] = {}
        for place, choice in enumerate(self.choices):
            if choice.unit.quotation is not None:
                self.of_quotation.setdefault(choice.unit.quotation, []).append(place)

    def settle(self, number: int, quotation: Quotation, rule: Attribution) -> tuple[Quotation, Attribution]:
        """Decide on one quotation: whether it is anybody's words, and whose.

        Words that the rules give to a person, at a cue or as sentences of their own, are a quotation whatever the model
        says: an invented one must not pass for a name or a term. Only where the rules themselves take them for a title
        or a term may a model that is sure of it have its way.
        """
        places = self.of_quotation.get(number)
        if not places or find_label(self.story.text, quotation):
            return quotation, rule
        claim = max(self.claims[place] for place in places)
        is_said = rule.person is not None and (rule.cue is not None or quotation.form is Form.DIRECT)
        is_named = quotation.use is not Use.SPEECH and claim < LEAST_TITLED_CLAIM
        if claim < LEAST_CLAIM and (is_named or not is_said):
            if quotation.use is Use.SPEECH:
                why = "The story gives these words to nobody."
                quotation = replace(quotation, use=Use.SCARE, why=why)
            return quotation, Attribution()
        choice = max((self.choices[place] for place in places), key=lambda choice: choice.surety)
        link = self._link(choice, rule)
        if choice.source is not None and rule.source is not None and self._passes_on(choice, rule):
            outer = (self._make(self._span(choice.unit.content)), self._take(choice.source))
            self.outer.append(outer)
            return quotation, replace(link, parent=outer[0].id)
        if choice.unit.content != (choice.unit.first, choice.unit.last):
            link = replace(link, content=(self._span(choice.unit.content),))
        return quotation, link

    def _link(self, choice: Choice, rule: Attribution) -> Attribution:
        """Return the rules' link where the model agrees, says nothing, or names only who passes the words on."""
        if choice.source is None:
            return _doubt(rule)
        if rule.source is None:
            return self._take(choice.source)
        if _overlap(range_of(self.tokens, rule.source), choice.source) or self._passes_on(choice, rule):
            return rule
        if rule.certainty is Certainty.SURE:
            return _doubt(rule) if choice.surety >= SURE_ENOUGH else rule
        return rule if rule.cue is not None and choice.surety < LEAST_AGAINST else self._take(choice.source)

    def _passes_on(self, choice: Choice, rule: Attribution) -> bool:
        """Say whether the model's source only carries words that the rules give to somebody named inside them.

        The model marks the outermost source: the e-mail in "according to the e-mail, she had said ...".
        """
        assert choice.source is not None and rule.source is not None
        own = range_of(self.tokens, rule.source)
        if _overlap(own, choice.source):
            return False
        first, last = choice.unit.content
        is_inside = first <= own[0] and own[1] <= last
        is_document = bool(self.tokens.flags[choice.source[0] : choice.source[1], PLACE["document"]].any())
        return is_inside or rule.reporter is not None or (is_document and rule.person is not None)

    def _take(self, source: Range) -> Attribution:
        return self.reading.walk.attribute_to(self._span(source), self._cue(source))

    def state(
        self, statements: Sequence[Quotation], links: Sequence[Attribution]
    ) -> list[tuple[Quotation, Attribution]]:
        """Return the statements outside marks, with their links: the model's, and the rules' that it does not deny."""
        found = list(self.outer)
        kept = [range_of(self.tokens, statement.span) for statement in self.reading.plain.quotations[-len(links) :]]
        kept = kept if links else []
        place = {own: number for number, own in enumerate(kept)}
        ordered = sorted(place)
        taken: set[int] = set()
        for choice in self.choices:
            if choice.unit.quotation is not None:
                continue
            content = choice.unit.content
            rivals = [place[own] for own in meeting(ordered, *content)]
            taken.update(rivals)
            if self._count_words(content) < LEAST_WORDS:
                continue
            rule = links[rivals[0]] if rivals else Attribution()
            found.append((self._make(self._span(content)), self._link(choice, rule)))
        for number, (statement, link) in enumerate(zip(statements, links, strict=True)):
            first, last = kept[number]
            held = self.roles.content_share[first:last]
            if number not in taken and len(held) and held.mean() >= LEAST_RULE_SHARE:
                found.append((statement, link))
        return found

    def _make(self, span: Span) -> Quotation:
        restored = self.reading.plain.restore(Attribution(source=span)).source or span
        return Quotation(
            id=identify(self.story.origin.sha256, restored, "statement"),
            text=restored.of(self.story.text),
            span=restored,
            pieces=(restored,),
            form=Form.INDIRECT,
        )

    def _count_words(self, content: Range) -> int:
        return content[1] - content[0] - int(self.tokens.flags[content[0] : content[1], PLACE["mark"]].sum())

    def _span(self, tokens: Range) -> Span:
        return Span(int(self.tokens.starts[tokens[0]]), int(self.tokens.ends[tokens[1] - 1]))

    def _cue(self, source: Range) -> Span | None:
        """Return the cue that stands nearest to a source, if one does."""
        cues = meeting(self.roles.cues, source[0] - CUE_REACH - 1, source[1] + CUE_REACH + 1)
        near = [(max(cue[0] - source[1], source[0] - cue[1]), cue) for cue in cues]
        distance, cue = min(near, default=(CUE_REACH + 1, (0, 0)))
        return self._span(cue) if distance <= CUE_REACH else None


def _doubt(link: Attribution) -> Attribution:
    """Return a link that the model does not bear out: no longer sure."""
    return replace(link, certainty=Certainty.LIKELY) if link.certainty is Certainty.SURE else link


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
