from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.find import find_quotations
from onrecord.model import Form, Span, Story

Tell = Callable[..., Story]


def uses(story: Story) -> list[str]:
    found = find_quotations(story)
    assert all(bool(quotation.why) == (quotation.use != "speech") for quotation in found)
    return [str(quotation.use) for quotation in found]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ('The song "Long Water" was sung.', "title"),
        ('She read the "Long Water" memoir.', "title"),
        ('He spoke on NBN\'s "Face the Week" on Sunday.', "title"),
        ('The report, titled "Why we left," is long.', "title"),
        ('Dwayne "Ice" Orr sang.', "nickname"),
        ('The so-called "blue hour" ended.', "term"),
        ('The rule is known as "first come" in town.', "term"),
        ('The term "caucus" is old.', "term"),
        ('The plan has a "quiet" clause.', "scare"),
        ("The ‘tonic’ was sold there until Tuesday.", "scare"),
        ("Orr's first novel, “The Long Water,” sold well.", "title"),
        ("The third chapter, “A House Without Doors,” is short.", "title"),
        ("The choir closed with “Snow on the Mill” and left.", "title"),
        ("Wet hay, known in the trade as “green gold,” costs more.", "term"),
        ("It will drop its “Sit Happens” campaign in May.", "title"),
        ("Dahl said at a “Boots and Ballots” rally that she had won.", "title"),
        ("The plan, which Dahl calls “Care You Can Carry,” is dear.", "title"),
        ("Her report, “Three Kilos,” was shelved.", "title"),
        ("It goes by the name of “reporting fatigue” there.", "term"),
        ("Every farm has a stube, or “warm room,” for guests.", "term"),
    ],
)
def test_marks_that_quote_nobody(tell: Tell, text: str, use: str) -> None:
    assert uses(tell(text)) == [use]


@pytest.mark.parametrize(
    "text",
    [
        'The critics described such a move as "unprecedented," a first.',
        'Dahl wants a "quiet" clause.',
        'She called him "Honest Lee" at the rally.',
        'What he called "a disgrace" went on.',
        'The plan was dubbed "a disgrace" by Dahl.',
        'Dahl used the term "landslide" twice.',
        'He warned of a "Long Cold Winter" ahead.',
        'Dahl said the film was "A Great Joy."',
        '"Great Film!" Dahl said.',
        'Mayor Felt "Invisible" As A Child',
        'The bridge is "closed?"',
        'Dahl made an "ugly and false" campaign of it.',
        'Dahl attacked the plan, which she calls "a disgrace," again.',
        '"Never," Dahl said.',
        'The plan is a risk, or "a gamble," as Dahl put it.',
        'The meeting ended with "a fine mess" on the table.',
        'Dahl began with "a story", he said, and wept.',
    ],
)
def test_when_in_doubt_it_is_speech(tell: Tell, text: str) -> None:
    assert uses(tell(text)) == ["speech"]


def test_headline_words_are_no_scare_quotes(tell: Tell) -> None:
    text = "Bridge to have 'swift' end\n\nThe bridge goes."
    assert uses(tell(text, headline=Span(0, text.index("\n")))) == ["speech"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('"We will go," she said.', Form.DIRECT),
        ('"we will go," she said.', Form.DIRECT),
        ('She said, "We will go."', Form.DIRECT),
        ('She said "We will go."', Form.DIRECT),
        ('She paused. "It is over."', Form.DIRECT),
        ('"The bridge that we built is safe" but old, she tweeted.', Form.DIRECT),
        ('Dahl: "We will go."', Form.DIRECT),
        ('She wants to "go home" now.', Form.MIXED),
        ('He asked for time — "because it is late" — and left.', Form.MIXED),
        ('"Make it so" was her motto.', Form.MIXED),
        ('She fears that "everybody has to be the big one here."', Form.MIXED),
    ],
)
def test_form_tells_clauses_of_their_own_from_fragments(tell: Tell, text: str, form: Form) -> None:
    assert [quotation.form for quotation in find_quotations(tell(text))] == [form]
