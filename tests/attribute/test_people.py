from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.attribute import attribute_story
from onrecord.model import Person, PersonKind, Story

Make = Callable[..., Story]


def people(story: Make, text: str, masked: str = "") -> dict[str, Person]:
    return {person.name: person for person in attribute_story(story(text, masked), ())[1]}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee met Bo Kim.", ["Ann Lee", "Bo Kim"]),
        ("On Monday Ann Lee and Sen. Jo Van Hook met.", ["Ann Lee", "Jo Van Hook"]),
        ("But Ann Lee's plan failed.", ["Ann Lee"]),
        ("House Intelligence Chairman Adan Schill spoke.", ["Adan Schill"]),
        ("The then-Ruritanian Ambassador to the U.S. Sergo Kolvik rang.", ["Sergo Kolvik"]),
        ("Secretary of State Ann Lee rang.", ["Ann Lee"]),
        ("Ruritanian diplomat Sergo Kolvik rang.", ["Sergo Kolvik"]),
        ("Former President Orbin rang Vice President Pell.", ["Orbin", "Pell"]),
        ("The Justice Department sued Elm Park University.", []),
        ("He flew to New Hamlet and on to San Tomas.", []),
        ("They met in Cedar Rapids on Monday.", []),
        ("The Grand Canyon is deep, the FBI said.", []),
        ("Critics said no. Officials said yes. They said maybe.", []),
        ("“We open,” Dolan said.", ["Dolan"]),
        ("José Peña and Zoë Ångström met Bashar al-Assat.", ["José Peña", "Zoë Ångström", "Bashar al-Assat"]),
        ("MAYOR ANN LEE met BOB KIM near FBI HQ.", ["ANN LEE", "BOB KIM"]),
        ("Ann Lee Jr. met Max Moss III.", ["Ann Lee Jr.", "Max Moss III"]),
    ],
)
def test_names(story: Make, text: str, names: list[str]) -> None:
    assert list(people(story, text)) == names


def test_headlines_in_capitals_name_nobody_new(story: Make) -> None:
    assert list(people(story, "Mayor Lee Urges Council To Reopen Pool\n\nMayor Ann Lee spoke.")) == ["Ann Lee"]


def test_short_forms_are_aliases_of_the_fullest(story: Make) -> None:
    text = "Donal Trask spoke. Mr. Trask left. Donal J. Trask came back, and Trask's wife too. Donal smiled."
    found = people(story, text)
    assert list(found) == ["Donal J. Trask"]
    assert set(found["Donal J. Trask"].aliases) == {"Donal Trask", "Mr. Trask", "Trask", "Donal"}


def test_roles_come_from_titles_and_asides(story: Make) -> None:
    text = "Rep. Ann Lee spoke. Elm County campaign manager Bo Kim left. Max Moss, the park director, slept."
    found = people(story, text)
    assert found["Ann Lee"].roles == ("Rep.",)
    assert found["Bo Kim"].roles == ("Elm County campaign manager",)
    assert found["Max Moss"].roles == ("the park director",)


def test_a_likely_misspelling_is_a_variant(story: Make) -> None:
    found = people(story, "Envoy Sergey Kolvik rang. Nobody rang Kovlik back.")
    assert found["Sergey Kolvik"].variants == ("Kovlik",)


@pytest.mark.parametrize(
    "text",
    [
        "Envoy Sergey Kolvik met Ann Kolvig. Kolvig left.",  # another person
        "Ann Clinter spoke. The Clinters left.",  # a plural
        "Ann Lee spoke. Lea left.",  # too short
        "Ann Roman spoke. A Romans scholar and a Woman left.",  # a plural; another first letter
    ],
)
def test_no_variant(story: Make, text: str) -> None:
    assert all(not person.variants for person in people(story, text).values())


def test_two_people_of_one_surname_stay_two(story: Make) -> None:
    found = people(story, "Ann Lee met Bob Lee. Mrs. Lee left.")
    assert list(found) == ["Ann Lee", "Bob Lee"]
    assert "Mrs. Lee" in found["Ann Lee"].aliases


def test_masks_are_not_read_and_quotations_are(story: Make) -> None:
    text = "Ann LeeAnn Lee met Bo Kim MORE spoke of “my friend Max Moss” today."
    assert list(people(story, text, r"Ann Lee met Bo Kim MORE")) == ["Ann Lee", "Max Moss"]


def test_ids_are_stable_and_kinds_are_people(story: Make) -> None:
    first, second = (attribute_story(story("Ann Lee met Bo Kim."), ())[1] for _ in range(2))
    assert first == second
    assert len({person.id for person in first}) == 2
    assert {person.kind for person in first} == {PersonKind.PERSON}


def test_the_people_quoted_are_among_the_people(story: Make, quotations: Any) -> None:
    text = "“We open,” said Mayor Ann Lee."
    found, persons = attribute_story(story(text), quotations(text))
    assert found[0].person in persons
