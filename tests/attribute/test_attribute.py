from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord.attribute as step
from onrecord.model import Certainty, Form, How, Quotation, Span

Tell = Callable[..., list[Any]]

LEE = "Mayor Ann Lee runs Elm Park. "
LEE_AND_KIM = "Mayor Ann Lee met Sheriff Bo Kim on Monday. "

# The last quotation of each text, its person, how, certainty.
LINKED = [
    # where the cue stands
    ("“We open at nine,” said Mayor Ann Lee.", "Ann Lee", "name", "sure"),
    ("“We open at nine,” Mayor Ann Lee said on Monday.", "Ann Lee", "name", "sure"),
    (LEE + "“We open at nine,” Lee said.", "Ann Lee", "surname", "sure"),
    (LEE + "Lee said: “We open at nine.”", "Ann Lee", "surname", "sure"),
    (LEE + "Lee said the pool was “a gift”.", "Ann Lee", "surname", "sure"),
    (LEE + "The pool is “a gift,” Lee told reporters.", "Ann Lee", "surname", "sure"),
    (LEE + "The pool is “a gift,” according to Lee.", "Ann Lee", "surname", "sure"),
    (LEE + "According to Lee, the pool is “a gift”.", "Ann Lee", "surname", "sure"),
    (LEE + "As Lee put it, “We open at nine.”", "Ann Lee", "surname", "sure"),
    (LEE + "The “gift” but not the bill, tweeted Lee.", "Ann Lee", "surname", "sure"),
    (LEE + "“Never,” Lee snapped.", "Ann Lee", "surname", "sure"),
    (LEE + "“Never,” thundered Lee, who hates meetings.", "Ann Lee", "surname", "sure"),
    (LEE + "“Never?” Lee asked.", "Ann Lee", "surname", "sure"),
    (LEE + "Lee was quoted as saying the pool was “a gift”.", "Ann Lee", "surname", "sure"),
    # what stands between name and verb
    ("“We open,” said Ann Lee (I-Elm Park), a former diver.", "Ann Lee", "name", "sure"),
    ("Ann Lee, a former diver who swims daily, said the pool was “a gift”.", "Ann Lee", "name", "sure"),
    ("Ann Lee, 58, a diver, said the pool was “a gift”.", "Ann Lee", "name", "sure"),
    ("The park's director, Ann Lee, said the pool was “a gift”.", "Ann Lee", "name", "sure"),
    ("A spokeswoman, Ann Lee, said the pool was “a gift”.", "Ann Lee", "name", "sure"),
    ("Ann Lee, whose husband, a diver, drowned in May, said the pool was “a gift”.", "Ann Lee", "name", "sure"),
    ("Ann Lee, who has spent $210,000 on the pool, said it was “a gift”.", "Ann Lee", "name", "sure"),
    ("“We open,” said Police Chief Ann Lee.", "Ann Lee", "name", "sure"),
    ("“We open,” said U.S. District Judge Ann Lee.", "Ann Lee", "name", "sure"),
    # after a question whoever was asked speaks
    (
        "Mayor Ted Lee met Bob Kim. Lee was asked by Kim if it rains. He said it was “dry”.",
        "Ted Lee",
        "pronoun",
        "likely",
    ),
    (
        "Mayor Ted Lee met Bob Kim. Kim asked Lee whether it rains. He said it was “dry”.",
        "Ted Lee",
        "pronoun",
        "likely",
    ),
    ("Mayor Ted Lee met Bob Kim. Kim asked Lee to stay. He said it was “dry”.", "Bob Kim", "pronoun", "likely"),
    # the pronoun, the given name and the paragraph tell who it is
    (
        "Lindiwe Dube met Ransome Kuhl. She had a plan. Kuhl left. She called it “a gift”.",
        "Lindiwe Dube",
        "pronoun",
        "likely",
    ),
    ("Ingrid Kuhl met Wilhelm Dube. “We open,” she said.", "Ingrid Kuhl", "pronoun", "likely"),
    (LEE_AND_KIM + "Lee smiled. Pressed by Kim, she called it “a gift”.", "Ann Lee", "pronoun", "likely"),
    (
        "“No,” said Ann Lee.\n\nMary Moss keeps bees. The hives are old. She called them “a gift”.",
        "Mary Moss",
        "pronoun",
        "likely",
    ),
    (LEE + "Lee said no. A neighbor shrugged. He called it “a gift”.", None, "pronoun", "open"),
    ("Mayor Ted Lee left. His wife, Mae, stayed. “We open,” she said.", "Mae", "pronoun", "likely"),
    # what keeps a link from being sure
    (LEE + "Lee's father, Bo, taught her. “Swim,” Lee said.", "Ann Lee", "surname", "likely"),
    (LEE + "The Lees are divided. “Swim,” Lee said.", "Ann Lee", "surname", "likely"),
    (LEE + "We are sorry for that. Lee said the pool was “a gift”.", "Ann Lee", "surname", "likely"),
    (LEE + "The War I memorial stands. Lee said the pool was “a gift”.", "Ann Lee", "surname", "sure"),
    # one subject, several verbs
    (LEE + "Lee smiled, adding that the pool was “a gift”.", "Ann Lee", "surname", "sure"),
    (LEE + "Lee stood up and said the pool was “a gift”.", "Ann Lee", "surname", "sure"),
    (LEE_AND_KIM + "Lee answered Kim by highlighting how “numbers matter”.", "Ann Lee", "surname", "likely"),
    (LEE_AND_KIM + "Lee warned Kim against trying to “play the hero”.", "Ann Lee", "surname", "likely"),
    # the words belong to somebody else of the sentence
    (LEE_AND_KIM + "Lee said Kim had told him to “shut up”.", "Bo Kim", "surname", "likely"),
    (LEE_AND_KIM + "The debate ended with Kim saying the pool was “a gift”.", "Bo Kim", "surname", "likely"),
    (LEE_AND_KIM + "“We open,” Kim quoted Lee as saying.", "Ann Lee", "surname", "likely"),
    (LEE_AND_KIM + "“We open,” said Lee, quoting Kim.", "Ann Lee", "surname", "likely"),
    (LEE_AND_KIM + "“We open,” Lee said Kim told her.", "Ann Lee", "surname", "likely"),
    (LEE_AND_KIM + "“We open,” Lee told Kim to say.", "Ann Lee", "surname", "likely"),
    (LEE_AND_KIM + "“We open,” Lee said last year, according to Kim.", "Ann Lee", "surname", "likely"),
    (LEE_AND_KIM + "Lee, Kim said, is “a gift”.", "Bo Kim", "surname", "sure"),
    (LEE_AND_KIM + "Lee, who was called “weak” by Kim, said nothing.", "Bo Kim", "surname", "likely"),
    (LEE_AND_KIM + "Lee dismissed Kim's claim that the pool is “a gift”.", "Bo Kim", "surname", "likely"),
    (LEE_AND_KIM + "Lee called Kim's response “a parade of excuses”.", "Ann Lee", "surname", "likely"),
    (LEE_AND_KIM + "The pool was called “a gift” by Kim.", "Bo Kim", "surname", "likely"),
    # nothing but the subject
    (LEE + "Lee has built a career on “common sense”.", "Ann Lee", "surname", "likely"),
    # denied, supposed, thought, or a new clause begun
    (LEE + "If Lee says “no”, the pool shuts.", "Ann Lee", "surname", "likely"),
    (LEE + "Lee could say “no”.", "Ann Lee", "surname", "likely"),
    (LEE + "Lee did not say the pool was “a gift”.", "Ann Lee", "surname", "likely"),
    (LEE + "Lee believes the pool is “a gift”.", "Ann Lee", "surname", "likely"),
    (LEE + "Lee said the pool was shut, and there were “long faces” in town.", "Ann Lee", "surname", "likely"),
]


@pytest.mark.parametrize(("text", "person", "how", "certainty"), LINKED)
def test_person(tell: Tell, text: str, person: str, how: str, certainty: str) -> None:
    found = tell(text)[-1]
    assert (found.person, found.how, found.certainty) == (person, how, certainty)


def test_split_quotation_takes_the_cue_inside_it(tell: Tell) -> None:
    found = tell("“We open at nine,” said Mayor Ann Lee. “Kim can wait.”", split=True)[0]
    assert (found.source, found.cue, found.person, found.certainty) == ("Mayor Ann Lee", "said", "Ann Lee", "sure")


def test_headline_with_a_colon(tell: Tell) -> None:
    found = tell("Lee: “We open at nine”\n\nMayor Ann Lee spoke on Monday.")[0]
    assert (found.source, found.person, found.how) == ("Lee", "Ann Lee", "surname")
    found = tell("“We open at nine”: Lee defends pool\n\nMayor Ann Lee spoke on Monday.")[0]
    assert (found.source, found.person) == ("Lee", "Ann Lee")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        # a dateline, a length of time
        ("PORT ELM — Two days after the storm, Mayor Ann Lee rang Bo Kim and asked him to “go slow.”", "Ann Lee"),
        ("Mayor Ann Lee — a diver — asked Bo Kim to “go slow.”", "Ann Lee"),
        # a document that only carries the words, and one that speaks in a clause of its own
        (LEE + "Lee told Bo Kim that she had “no time,” according to a transcript.", "Ann Lee"),
        (LEE + "Lee said she would go, but the pool was “a gift,” according to a report.", None),
        # a clause between commas
        (LEE_AND_KIM + "Lee asked the crew, whatever it decided, to “go slow.”", "Ann Lee"),
        (LEE_AND_KIM + "Lee said, as Kim noted with a smile, that it was “a gift”.", "Ann Lee"),
        (LEE_AND_KIM + "Lee met Kim, who said on Monday, after lunch, that it was “a gift”.", "Bo Kim"),
        # what an appended name says of a role
        ("“We open,” said the caretaker, Mr. Moss.", "Moss"),
        (LEE + "In the call, Lee went on: “We open.”", "Ann Lee"),
        (LEE + "Lee went on a tour of “gifts”.", "Ann Lee"),
        ("Fencer Ludmila Sarr said the draw was “fair”.", "Ludmila Sarr"),
        ("Boatman Olo Sarr said the draw was “fair”.", "Olo Sarr"),
    ],
)
def test_who_governs_the_words(tell: Tell, text: str, person: str | None) -> None:
    assert tell(text)[-1].person == person


def test_a_masked_caption_between_name_and_verb_is_absent(tell: Tell) -> None:
    text = "Mayor Ann LeeAnn LeePool reopens MORE told Bo Kim that she had “no time,” according to a transcript."
    found = tell(text, masked="(?<=Ann Lee)Ann LeePool reopens MORE")[0]
    assert (found.person, found.how, found.via) == ("Ann Lee", "name", "transcript")


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_no_break_spaces_are_spaces(tell: Tell, space: str) -> None:
    found = tell(f"“We open,” Ann{space}Lee{space}said.")[0]
    assert (found.person, found.source, found.certainty) == ("Ann Lee", f"Ann{space}Lee", "sure")


def test_soft_hyphens_are_nothing(tell: Tell) -> None:
    found = tell("“We o\u00adpen,” said the May\u00ador. “We close,” El\u00adspeth Mu\u00adir re\u00adcalled.")[1]
    assert (found.person, found.certainty) == ("Elspeth Muir", "sure")
    assert (found.source, found.cue) == ("El\u00adspeth Mu\u00adir", "re\u00adcalled")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("“We open,” Per Holm said.", "Per Holm"),
        ("“We open,” said Will Hurst.", "Will Hurst"),
        (LEE + "Per Holm told reporters that Lee was “late”.", "Per Holm"),
        (LEE + "Per Kim, Lee said the pool was “a gift”.", "Ann Lee"),
    ],
)
def test_given_names_that_look_like_small_words(tell: Tell, text: str, person: str) -> None:
    assert tell(text)[-1].person == person


def test_that_before_a_trade_is_no_article(tell: Tell) -> None:
    found = tell("Ann Lee wrote that harbour master Olo Finch told the crew to “go slow”.")[0]
    assert (found.source, found.person, found.reporter) == ("harbour master Olo Finch", "Olo Finch", "Ann Lee")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We sell,” the usher told the court.", "the usher"),
        ("“We sell,” said the first flute.", "the first flute"),
        ("The auctioneer was hopeful: “We sell.”", "The auctioneer"),
        ("According to the archivist, “both of them” signed.", "the archivist"),
    ],
)
def test_a_role_alone_is_unnamed(tell: Tell, text: str, source: str) -> None:
    found = tell(text)[0]
    assert (found.source, found.person, found.how) == (source, None, "unnamed")


def test_words_before_their_speaker_is_named(tell: Tell) -> None:
    found = tell("“We open at nine.”\n\n“Bring a towel,” Mayor Ann Lee said.")[0]
    assert (found.person, found.how, found.certainty) == ("Ann Lee", "continuation", "likely")
    found = tell(LEE_AND_KIM + "Kim said: “No.”\n\n“We open at nine.”\n\n“Bring a towel,” Lee said.")[1]
    assert found.person == "Bo Kim"


@pytest.mark.parametrize(
    ("text", "source", "how"),
    [
        ("“We are tired,” said one senior official.", "one senior official", "unnamed"),
        ("A spokesman for Ann Lee said the pool was “a gift”.", "A spokesman for Ann Lee", "unnamed"),
        ("Ann Lee's lawyer called the case “thin”.", "Ann Lee's lawyer", "unnamed"),
        ("Democrats called the plan “reckless”.", "Democrats", "group"),
        ("Officials familiar with the talks said they were “dead”.", "Officials familiar with the talks", "group"),
        ("The Elm Park Pool Authority said the water was “fine”.", "The Elm Park Pool Authority", "group"),
        ("It angered critics of the Lee administration who described it as “reckless”.",
         "critics of the Lee administration", "group"),
        ("The Lee campaign said it was “thrilled”.", "The Lee campaign", "group"),
        ("Ann Lee and Bo Kim said they were “thrilled”.", "Ann Lee and Bo Kim", "group"),
        ("The filing says the pool was “unsafe from the start”.", "The filing", "document"),
    ],
)  # fmt: skip
def test_sources_that_are_no_person(tell: Tell, text: str, source: str, how: str) -> None:
    found = tell(text)[0]
    assert (found.source, found.person, found.how) == (source, None, how)
    assert found.certainty != "sure"


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("“We open,” Mayor Ann Lee said in a statement.", "statement"),
        ("“We open,” Mayor Ann Lee told The Elm Post in an interview.", "interview"),
        ("In a letter to the council, Mayor Ann Lee wrote that the pool was “a gift”.", "letter"),
        ("Mayor Ann Lee wrote on Twitter that the pool was “a gift”.", "tweet"),
        ("“We open,” tweeted Mayor Ann Lee.", "tweet"),
        ("One clerk asked in a handwritten note whether the pool was “a gift”.", "note"),
        ("Mayor Ann Lee warned Bo Kim not to “play the hero”, according to transcripts of the call.", "transcript"),
        ("“We open,” Mayor Ann Lee said in a phone call.", "call"),
        ("“We open,” Mayor Ann Lee said.", None),
        ("Both Ann Lee and Bo Kim on Friday said the transcripts were “a gift”.", None),
        ("Mayor Ann Lee said the firm had lied in its report about “gifts”.", None),
    ],
)
def test_via(tell: Tell, text: str, via: str | None) -> None:
    assert tell(text)[0].via == via


def test_chain_through_a_document(tell: Tell) -> None:
    text = (
        "The adviser Susan Ride sent herself an email about former President Orbin and FBI chief James Camey. "
        "According to Ride’s email, Camey had raised concerns about the pool. "
        "Ride also wrote that Orbin told Camey to run the case “by the clock.”"
    )
    found = tell(text)[0]
    assert (found.source, found.person, found.via, found.reporter) == ("Orbin", "Orbin", "email", "Susan Ride")
    assert found.certainty == "likely"


def test_document_speaks_for_its_writer(tell: Tell) -> None:
    found = tell(LEE + "According to Lee's memo, the pool was “a gift”.")[0]
    assert (found.person, found.how, found.via, found.certainty) == ("Ann Lee", "document", "memo", "likely")


def test_reporter_of_somebody_elses_words(tell: Tell) -> None:
    found = tell(LEE_AND_KIM + "Lee wrote that Kim had called the pool “a gift”.")[0]
    assert (found.person, found.reporter) == ("Bo Kim", "Ann Lee")


def test_words_without_a_cue_go_on_with_the_last_speaker(tell: Tell) -> None:
    found = tell(LEE + "“We open at nine,” Lee said. “Bring a towel.”")
    assert [(f.person, f.how, f.certainty) for f in found] == [
        ("Ann Lee", "surname", "sure"),
        ("Ann Lee", "continuation", "sure"),
    ]
    assert found[1].cue is None


def test_going_on_is_not_sure_where_somebody_else_is_named(tell: Tell) -> None:
    found = tell(LEE_AND_KIM + "“We open at nine,” Lee said, nodding at Kim. “Bring a towel.”")[1]
    assert (found.person, found.certainty) == ("Ann Lee", "likely")


def test_going_on_in_a_new_paragraph_is_likely(tell: Tell) -> None:
    found = tell(LEE + "Lee said the pool would open.\n\n“Bring a towel.”")[0]
    assert (found.person, found.how, found.certainty) == ("Ann Lee", "continuation", "likely")


def test_never_across_a_new_cue(tell: Tell) -> None:
    found = tell(
        LEE_AND_KIM + "“We open,” Lee said.\n\nKim disagreed. “Nobody asked me.”\n\n“Bring a towel,” Lee said."
    )
    assert [f.person for f in found] == ["Ann Lee", "Bo Kim", "Ann Lee"]


def test_the_subject_of_the_sentence_before_introduces_words(tell: Tell) -> None:
    found = tell(LEE_AND_KIM + "“We open,” Lee said.\n\nKim turned around in his seat.\n\n“Nobody asked me.”")[1]
    assert (found.person, found.certainty) == ("Bo Kim", "likely")


@pytest.mark.parametrize(
    ("text", "person", "certainty"),
    [
        (LEE + "Lee said the pool was old. “We open,” she added.", "Ann Lee", "sure"),
        (LEE_AND_KIM + "Lee said Sheriff Kim was late. “We open,” she added.", "Ann Lee", "likely"),
        ("Mr. Kim met Ms. Lee. Mr. Kim said the pool was old. “We open,” he continued.", "Kim", "sure"),
        ("Mr. Kim met Ms. Lee. Mr. Kim said the pool was old. “We open,” she said.", "Lee", "likely"),
        ("Dan Kim said he liked Bob Moss. But he hinted that the pool was “a gift”.", "Dan Kim", "likely"),
        ("Bo Kim said Dag Moss was late. Moss laughed. “We open,” he wrote.", "Dag Moss", "likely"),
        ("Dag Moss wrote to herself. Bo Kim said Moss left. “We open,” he wrote.", "Bo Kim", "likely"),
        ("“We open,” he said.", None, "open"),
        ("Officials said the pool was old. “We open,” they said.", None, "open"),
    ],
)
def test_pronouns(tell: Tell, text: str, person: str | None, certainty: str) -> None:
    found = tell(text)[-1]
    assert (found.person, found.how, found.certainty) == (person, "pronoun", certainty)


def test_a_guess_never_confirms_itself(tell: Tell) -> None:
    text = (
        "“Fair enough,” said Simone Archer, nodding at a rival.\n\nDelaney made amends on Friday. "
        "He said he had watched the tape. “I called her,” he told viewers."
    )
    assert tell(text)[-1].certainty != "sure"


def test_two_people_of_one_surname(tell: Tell) -> None:
    both = "Mayor Ann Lee and her brother, Sheriff Bo Lee, run Elm Park.\n\nThe pool is old.\n\nIt leaks.\n\n"
    found = tell(both + "“We open,” Lee said.")[0]
    assert (found.person, found.certainty, found.candidates) == (None, "open", ("Ann Lee", "Bo Lee"))
    named = tell(both + "Ann Lee swims daily. “We open,” Lee said.")[0]
    assert (named.person, named.certainty) == ("Ann Lee", "likely")
    titled = tell(both + "“We open,” said Bo Lee.")[0]
    assert (titled.person, titled.certainty) == ("Bo Lee", "sure")


def test_a_title_of_the_other_gender_is_another_person(tell: Tell) -> None:
    found = tell("Bruce Lee runs Elm Park. “We open,” Mrs. Lee said.")[0]
    assert found.person == "Lee"


@pytest.mark.parametrize(
    "text",
    [
        "“We sell,” Zentoro said.",  # a single name
        "“We sell,” Gorham Stacks said. Then Gorham Stacks officials left.",
        "“We sell,” Gorham Stacks said. People trust the Gorham Stacks of old.",
        "“We sell,” Marl Creamery said. The creamery is old.",
    ],
)
def test_a_name_that_may_be_no_persons_is_never_sure(tell: Tell, text: str) -> None:
    found = tell(text)[0]
    assert found.person is not None
    assert found.certainty == "likely"


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("“We sell,” Torvin Asgel said.", "sure"),
        ("“We sell,” said the potter Torvin Asgel.", "sure"),
        ("“We sell,” lab technician Torvin Asgel wrote.", "sure"),
        ("In a letter, Torvin Asgel wrote: “We sell.”", "sure"),
        ("In the notebook Torvin Asgel wrote: “We sell.”", "sure"),
        ("Torvin Asgel, the miller, admitted it: “We sell.”", "sure"),
        ("Torvin Asgel described the mill as “a cathedral of eels”.", "likely"),
        ("Mr. Torvin Asgel described the mill as “a cathedral of eels”.", "sure"),
        ("Torvin Asgel said he sells. “We sell,” Asgel added.", "sure"),
        ("Torvin Asgel, she thought, was “a fool”.", "likely"),
        ("“We sell,” Torvin Asgel was told.", "likely"),
    ],
)
def test_a_full_name_that_speaks(tell: Tell, text: str, certainty: str) -> None:
    found = tell(text)[-1]
    if certainty == "sure":
        assert (found.person, found.certainty) == ("Torvin Asgel", "sure")
    assert found.certainty in (certainty, "open")


def test_a_misspelt_name_is_linked_but_not_sure(tell: Tell) -> None:
    found = tell("Envoy Sergey Kolvik arrived. “We open,” Kovlik said.")[0]
    assert (found.person, found.certainty) == ("Sergey Kolvik", "likely")


def test_role_of_somebody_named_before(tell: Tell) -> None:
    found = tell("Ann Lee, the park director, arrived.\n\nThe director said the pool was “a gift”.")[0]
    assert (found.person, found.how, found.certainty) == ("Ann Lee", "role", "likely")


def test_masked_words_are_not_read(tell: Tell) -> None:
    text = "“We open,” said Mayor Ann LeeAnn Mary LeeBo Kim says no MORE (I-Elm Park) on Monday."
    found = tell(text, masked=r"Ann Mary LeeBo Kim says no MORE")[0]
    assert (found.person, found.certainty) == ("Ann Lee", "sure")


def test_an_unclosed_quotation_is_never_sure(story: Any) -> None:
    text = "“We open at nine, said Mayor Ann Lee."
    span = Span(0, text.index(" said"))
    cut = Quotation(id="x", text=span.of(text), span=span, pieces=(Span(1, span.end),), form=Form.DIRECT)
    found = step.attribute_story(story(text), (cut,))[0][0]
    assert found.person is not None
    assert found.certainty is Certainty.LIKELY


def test_statements_are_attributed_too(tell: Tell) -> None:
    found = tell(LEE + "Lee said [[that the pool would open at nine]].")[0]
    assert (found.source, found.cue, found.person) == ("Lee", "said", "Ann Lee")


def test_results_keep_the_order_of_the_quotations(story: Any, quotations: Any) -> None:
    text = LEE_AND_KIM + "“We open,” Lee said. “We close,” Kim said."
    found = quotations(text)
    forwards, backwards = step.attribute_story(story(text), found)[0], step.attribute_story(story(text), found[::-1])[0]
    assert forwards == backwards[::-1]
    assert [a.person and a.person.name for a in forwards] == ["Ann Lee", "Bo Kim"]


def test_who_is_called_names_does_not_speak(tell: Tell) -> None:
    found = tell(LEE + "An ad, in the same hour of “Elm Morning,” calls Lee “a fox”.")
    assert [link.certainty for link in found if link.person == "Ann Lee"].count("sure") == 0


def test_a_cue_that_leads_on_to_other_words_is_not_sure_of_those_before(tell: Tell) -> None:
    found = tell(LEE + "It will drop the “Fun Run” races, which won prizes and, Lee conceded, “sold nothing”.")
    assert found[0].certainty != "sure"


def test_words_that_are_answered_at_once_may_be_somebody_else_s(tell: Tell) -> None:
    found = tell(LEE + "“Two,” Lee said. “Two is a crowd.” “Then go.”")
    assert [link.certainty for link in found] == ["sure", "likely", "likely"]


@pytest.mark.parametrize(("words", "is_sure"), [("“No.”", True), ("\"No.'", False), ("'No.'", True), ("“No.'”", True)])
def test_a_mark_of_another_kind_does_not_close(story: Any, quotations: Any, words: str, is_sure: bool) -> None:
    text = LEE + f"Lee said: {words}"
    start = text.index(words)
    span = Span(start, len(text))
    quotation = Quotation(id="q", text=words, span=span, pieces=(Span(start + 1, start + 4),), form=Form.DIRECT)
    links, _ = step.attribute_story(story(text), (quotation,))
    assert (links[0].certainty is Certainty.SURE) is is_sure


def test_given() -> None:
    found = step.given("Ann Lee")
    assert found.person is not None
    assert (found.person.name, found.how, found.certainty) == ("Ann Lee", How.GIVEN, Certainty.SURE)
    assert found.source is None


PARTS = st.sampled_from(
    "Ann Lee|Lee|Mr. Kim|she|said|told|according to|that|who|, |. |: |; | — |\n\n|(|)|“We go,”|“no”|“|”|a spokesman|"
    "for|the memo|Friday|58|and|’s|[[that it is]]|é|\x00".split("|")
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PARTS, max_size=40), st.text(max_size=20))
def test_total_on_any_text(story: Any, quotations: Any, parts: list[str], more: str) -> None:
    text = " ".join(parts) + more
    found = quotations(text)
    attributions = step.attribute_story(story(text), found)[0]
    assert len(attributions) == len(found)
    for quotation, attribution in zip(found, attributions, strict=True):
        for span in (attribution.source, attribution.cue):
            assert span is None or 0 <= span.start < span.end <= len(text)
        if attribution.cue is not None and attribution.source is not None:
            assert not attribution.cue.holds(quotation.span)
        if attribution.certainty is Certainty.SURE:
            assert attribution.person is not None


def test_long_sentences_take_linear_time(story: Any, quotations: Any) -> None:
    text = "Mayor Ann Lee " + "said “no” and she told Bo Kim that it was “so” and " * 1000
    assert len(step.attribute_story(story(text), quotations(text))[0]) == 2000
