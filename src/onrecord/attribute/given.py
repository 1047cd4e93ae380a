"""A given name -> the pronoun that most of its bearers go by."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def _load() -> dict[str, str]:
    text = resources.files("onrecord.attribute").joinpath("data", "given_names.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines())
    return {name: pronoun.rstrip(":") for pronoun, *names in lines for name in names}


def lean_of(folded: str) -> str | None:
    """Return "he" or "she" for a folded given name that lists of names give to one sex, None for all others.

    It says nothing sure of a person: a story's own pronouns, titles and roles go before it.
    Source: the United States census of 1990, and faker's lists by country; see training/given_names.py.
    """
    return _load().get(folded) or _load().get(folded.split("-")[0])
