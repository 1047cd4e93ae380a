"""Verdict -> plain words: what each ruling is called, what it means in one sentence, and which sign it bears."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import (
    Attribution,
    Certainty,
    Choice,
    Decision,
    Finding,
    How,
    PersonKind,
    Ruling,
    Story,
    Verdict,
    Voice,
)


@dataclass(frozen=True, slots=True)
class Level:
    """A group of rulings that ask the same of an editor.

    `key` names it in the page's style sheet, `symbol` has a shape of its own so that no colour is needed, `plain` is
    its ASCII twin, and `style` is its colour in a terminal.
    """

    key: str
    name: str
    symbol: str
    plain: str
    style: str


ABSENT = Level("absent", "not on record", "∅", "0", "bold red")
WRONG = Level("wrong", "wrong", "✖", "X", "bold red")
CHANGED = Level("changed", "changed", "▲", "!", "bold yellow")
OPEN = Level("open", "open", "?", "?", "bold magenta")
ASIDE = Level("aside", "not quotations", "–", "-", "dim")
READ = Level("read", "to read", "◆", ">", "bold cyan")
MINOR = Level("minor", "minor", "○", "~", "blue")
SOUND = Level("sound", "as printed", "✓", "=", "green")

# Worst first; what is open stands before what is merely to be read, so that it is never last.
LEVELS = (ABSENT, WRONG, CHANGED, OPEN, ASIDE, READ, MINOR, SOUND)
_BY_SEVERITY = {5: ABSENT, 4: WRONG, 3: CHANGED, 2: READ, 1: MINOR, 0: SOUND, None: OPEN}


def level_of(verdict: Verdict | None) -> Level:
    """Return the group that a verdict falls into; its severity under the house policy decides, not its ruling."""
    if verdict is None:
        return OPEN
    return ASIDE if verdict.ruling is Ruling.NOT_A_QUOTATION else _BY_SEVERITY[verdict.severity]


def sort_worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by group, within a group the gravest ruling first, ties in the order given."""

    def gravity(finding: Finding) -> tuple[int, int]:
        rank = finding.verdict.ruling.rank if finding.verdict else 0
        return LEVELS.index(level_of(finding.verdict)), -rank

    return sorted(findings, key=gravity)


def count_levels(findings: Iterable[Finding]) -> dict[Level, int]:
    """Return how many findings fall into each group, worst first, empty groups left out."""
    levels = [level_of(finding.verdict) for finding in findings]
    return {level: levels.count(level) for level in LEVELS if level in levels}


# label, one sentence
RULINGS: dict[Ruling, tuple[str, str]] = {
    Ruling.VERBATIM: ("Word for word", "The words stand in the record as printed."),
    Ruling.COSMETIC: ("Same words", "The words are the same; only capitals, punctuation or spelling differ."),
    Ruling.BRACKETED: ("Brackets shown", "Every change stands in square brackets, where a reader can see it."),
    Ruling.ELIDED: ("Cut and marked", "Every cut is marked, and nothing left out governs the words that stand."),
    Ruling.CLEANED: ("Tidied", "Only fillers, repeats or false starts are gone."),
    Ruling.JOINED: ("Runs on", "The quotation runs on over an interruption that it does not show."),
    Ruling.RECORD_DAMAGED: (
        "Check the page",
        "What differs looks like misread letters or lay-out in the record; look at the page itself.",
    ),
    Ruling.ELISION_MATERIAL: (
        "Read the gap",
        "The cut is marked, and the words left out bear on those that stand; read them.",
    ),
    Ruling.OUT_OF_CONTEXT: (
        "Read around it",
        "The words are as recorded, and something beside them bears on how they read; read on.",
    ),
    Ruling.CUT: ("Unmarked cut", "Words are missing inside and nothing shows it; those that stand keep their sense."),
    Ruling.ALTERED: ("Altered", "Words were added or replaced and nothing shows it; most of the words stand."),
    Ruling.PARAPHRASED: (
        "Paraphrase in marks",
        "It is printed as a quotation, but only part of its words stand together in the record.",
    ),
    Ruling.SPLICED: ("Spliced", "Words from different places in the record are printed as one quotation."),
    Ruling.REVERSED: (
        "Sense turned",
        "The change touches words that carry the sense, such as a negation, a number, a name or a condition.",
    ),
    Ruling.WRONG_SPEAKER: ("Another speaker", "The record gives these words to somebody else."),
    Ruling.NOT_A_QUOTATION: ("Not a quotation", "The marks set off a title, a term or a nickname; nobody is quoted."),
    Ruling.AMBIGUOUS: (
        "Several places",
        "The words fit several places that would be judged differently, or are too few to tell.",
    ),
    Ruling.NOT_IN_THIS_RECORD: (
        "Not found here",
        "The words are not in these documents; that alone says nothing against the quotation.",
    ),
    Ruling.NOT_ON_RECORD: ("Not on the record", "The record covers the occasion, and the words are not in it."),
}

VOICES: dict[Voice, str] = {
    Voice.SAME: "the person named",
    Voice.OTHER: "somebody else",
    Voice.UNKNOWN: "not known",
    Voice.NOT_CHECKED: "not checked",
}

CHOICES: dict[Choice, str] = {
    Choice.RIGHT: "right as printed",
    Choice.NEEDS_CORRECTION: "needs correction",
    Choice.DISPUTED: "disputed",
    Choice.NOT_CHECKABLE: "not checkable",
}

_LINKS: dict[How, str] = {
    How.SURNAME: "by surname",
    How.ROLE: "by role",
    How.PRONOUN: "by pronoun",
    How.CONTINUATION: "carried on from the sentence before",
    How.GIVEN: "as given",
}


def name_ruling(verdict: Verdict | None) -> str:
    """Return what an editor would call the ruling."""
    return RULINGS[verdict.ruling][0] if verdict else "Not judged"


def explain_ruling(verdict: Verdict | None) -> str:
    """Return one sentence that says what the ruling means."""
    return RULINGS[verdict.ruling][1] if verdict else "Nothing here rules on words outside quotation marks."


def name_source(story: Story, attribution: Attribution) -> str:
    """Return whom the story names, as far as it does: the person, else the words that name a source, else "nobody"."""
    if attribution.person is not None:
        return attribution.person.name
    return attribution.source.of(story.text) if attribution.source else "nobody"


def explain_source(attribution: Attribution) -> str:
    """Return what the link to the source rests on and how far it reaches, "" where there is nothing to add."""
    parts = []
    if attribution.person is not None:
        parts.append(_LINKS.get(attribution.how, ""))
        if attribution.person.kind is not PersonKind.PERSON:
            parts.append(attribution.person.kind.value)
        if attribution.certainty is not Certainty.SURE:
            parts.append(attribution.certainty.value)
    if attribution.candidates and attribution.certainty is Certainty.OPEN:
        parts.append("perhaps " + " or ".join(attribution.candidates))
    if attribution.reporter:
        parts.append(f"as reported by {attribution.reporter}")
    if attribution.via:
        parts.append(f"through: {attribution.via}")
    return ", ".join(part for part in parts if part)


def name_choice(decision: Decision) -> str:
    """Return what a person decided, and whether the story or the finding has changed since."""
    return CHOICES[decision.choice] + (" (open again: something changed since)" if decision.is_open else "")


def describe_link(attribution: Attribution) -> str:
    """Return how sure the link to the source is and what it rests on, "sure, by surname"; "" where nobody is named."""
    told = explain_source(attribution)
    if attribution.person is None or attribution.certainty is not Certainty.SURE:
        return told
    return f"sure, {told}" if told else "sure"
