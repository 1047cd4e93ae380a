from __future__ import annotations

from dataclasses import replace

from onrecord.model import Attribution, Certainty, How, Person, PersonKind, Report, Ruling
from onrecord.report.colours import COLOURS
from onrecord.report.docx import look
from onrecord.report.words import (
    ASIDE,
    LEVELS,
    OPEN,
    READ,
    RULINGS,
    count_levels,
    explain_source,
    level_of,
    name_source,
    sort_worst_first,
)


def test_every_ruling_has_its_words() -> None:
    assert set(RULINGS) == set(Ruling)
    assert all(label and sentence.endswith(".") for label, sentence in RULINGS.values())


def test_every_level_has_a_sign_of_its_own_with_and_without_unicode() -> None:
    assert len({level.symbol for level in LEVELS}) == len(LEVELS)
    assert len({level.plain for level in LEVELS}) == len(LEVELS)
    assert all(level.plain.isascii() for level in LEVELS)


def test_the_worst_stands_first_and_what_is_open_is_never_last(report: Report) -> None:
    levels = [level_of(finding.verdict) for finding in sort_worst_first(report.findings)]
    assert levels == sorted(levels, key=LEVELS.index)
    assert levels.index(OPEN) < levels.index(ASIDE) < levels.index(READ)
    rulings = [finding.verdict.ruling for finding in sort_worst_first(report.findings)]
    assert rulings[:2] == [Ruling.WRONG_SPEAKER, Ruling.REVERSED]


def test_levels_are_counted_worst_first(report: Report) -> None:
    counts = count_levels(report.findings)
    assert list(counts) == [level for level in LEVELS if level in counts]
    assert sum(counts.values()) == len(report.findings)


def test_the_house_policy_decides_the_level(report: Report) -> None:
    verdict = report.findings[6].verdict
    assert level_of(replace(verdict, moved=3)).name == "changed"


def test_the_source_is_told_as_far_as_the_story_names_it(report: Report) -> None:
    story = report.stories[0].story
    attribution = report.findings[7].attribution
    assert name_source(story, attribution) == "Ilse Brandt"
    assert explain_source(attribution) == "as reported by Anders Koll, through: email"
    assert name_source(story, replace(attribution, person=None)) == "Ilse Brandt"
    assert name_source(story, Attribution()) == "nobody"


def test_doubt_about_the_source_is_told() -> None:
    board = Person(id="p", name="The board", kind=PersonKind.ORGANISATION)
    link = Attribution(person=board, how=How.ROLE, certainty=Certainty.OPEN, candidates=("Koll", "Brandt"))
    assert explain_source(link) == "by role, organisation, open, perhaps Koll or Brandt"


def test_every_level_has_colours_and_a_line_on_paper() -> None:
    assert {*COLOURS} == {*look._LINES} == {level.key for level in LEVELS}
    assert len({*look._LINES.values()}) == len(LEVELS)
