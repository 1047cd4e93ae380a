"""Who is in several stories: one entry a person, most quoted first."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord import flow
from onrecord.report import render_people_json, render_people_terminal

FIRST = "Mayor Ana Lund said the pier was safe. “It will hold,” Lund said. “It will not,” said Ruth Okafor.\n"
SECOND = "“We know,” Ana Lund told a crowd on Monday.\n"


def write(folder: Path) -> list[str]:
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / "a.txt"), str(folder / "b.txt")]


def test_one_person_in_two_stories_is_one_entry(tmp_path: Path) -> None:
    found, _ = flow.extract(write(tmp_path))
    value = json.loads(render_people_json(found))
    names = [person["name"] for person in value["people"]]
    assert names[0] == "Ana Lund"
    assert names.count("Ana Lund") == 1
    assert len(value["people"][0]["stories"]) == 2
    assert value["people"][0]["quoted"] >= 3


def test_the_terminal_says_how_often_somebody_is_quoted(tmp_path: Path) -> None:
    found, _ = flow.extract(write(tmp_path))
    text = render_people_terminal(found)
    assert "Ana Lund · quoted" in text
    assert "Ruth Okafor · quoted once" in text


def test_a_story_without_names_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained all day.\n", encoding="utf-8")
    found, _ = flow.extract([str(tmp_path / "a.txt")])
    assert "Nobody is named in full." in render_people_terminal(found)
