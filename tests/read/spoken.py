"""Made-up transcripts of every family: how each is printed, and who says what in it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

Run = tuple[str, str]  # words, and how they are set: "" or "b" for bold
Turn = tuple[str, str]  # the label as printed, without colon, and the words

# Things that readers stumble over: colons, abbreviations, numbers, names at the start, quotations, lists of one word.
_SENTENCES = """
The ferry stopped on the fourth of January and has not run since.
We told them in writing: not before the pier is mended.
Mr. Halvorsen was there, and so was Dr. Aune of the coast guard.
No.
Yes, I did.
It cost 4,210 crowns, of which 12 were for salt.
“Leave the boats,” she said, “and come up to the house.”
I spoke with the U.S. consul at 10:30 p.m. on March 3, 2019, by telephone.
Who signed it? I could not tell you.
Lund never asked; Dorn never answered.
That is the whole of it – or as much as I know.
My brother kept the letters, the keys, the lamp and the ledger.
Nobody on the island wanted the new pier, whatever the paper wrote.
The rule is plain: first the nets, then the engines, then the fuel.
There were 25 of us in the morning and 19 at night.
He said he’d be back by noon; he wasn’t.
Let me put it in one word: weather.
Section 12(b) of the harbour act says nothing of the kind.
You may look at page 7, line 14, where it stands in black and white.
I was at sea on Monday and at Mrs. Orme’s table on Tuesday.
Does that answer it?
""".strip().splitlines()


@dataclass(frozen=True)
class Paper:
    """A document: paragraphs of runs (a table row is a list of cells), and the turns that a reader should find."""

    title: str
    paragraphs: list[list[Run]]
    turns: list[Turn]
    rows: list[list[list[Run]]]


def _speeches(seed: int, voices: list[str], count: int = 40) -> Iterator[Turn]:
    """Yield speeches of `voices`, nobody twice in a row; some have two paragraphs, parted by a line break."""
    chance = random.Random(seed)
    last = ""
    for _ in range(count):
        last = chance.choice([voice for voice in voices if voice != last])
        words = [" ".join(chance.sample(_SENTENCES, chance.randint(1, 5))) for _ in range(chance.choice((1, 1, 1, 2)))]
        yield last, "\n".join(words)


def _briefing() -> Paper:
    voices = ["MS. FERROW", "Q", "MR. ILKIN"]
    paragraphs: list[list[Run]] = [[("Press Briefing on the Harbour, March 4, 2019", "")]]
    turns = list(_speeches(1, voices))
    for number, (label, said) in enumerate(turns):
        first, *others = said.split("\n")
        sign = "Q  " if label == "Q" else f"{label}:  "
        paragraphs.append([(f"{sign}{first}", "")])
        paragraphs += [[(words, "")] for words in others]
        if number % 9 == 4:
            paragraphs[-1].append((" (Laughter.)", ""))
            turns[number] = (label, f"{said} (Laughter.)")
    return Paper("Press Briefing on the Harbour", paragraphs, turns, [])


def _court() -> Paper:
    voices = ["Q", "A", "MR. LIND", "THE COURT"]
    turns = list(_speeches(2, voices))
    paragraphs: list[list[Run]] = [[("Harbour Board v. Lind, March 4, 2019", "")]]
    for label, said in turns:
        first, *others = said.split("\n")
        sign = f"{label}.   " if len(label) == 1 else f"{label}:  "
        paragraphs += [[(f"{sign}{first}", "")], *([(words, "")] for words in others)]
    return Paper("Harbour Board v. Lind", paragraphs, turns, [])


def _hearing() -> Paper:
    turns = list(_speeches(3, ["Chairman Lund", "Senator Dorn", "Ms. Ferrow", "The Clerk"]))
    paragraphs: list[list[Run]] = [[("Hearing on the Harbour, March 4, 2019", "")]]
    for label, said in turns:
        first, *others = said.split("\n")
        paragraphs += [[(f"{label}. {first}", "")], *([(words, "")] for words in others)]
    return Paper("Hearing on the Harbour", paragraphs, turns, [])


def _interview() -> Paper:
    turns = list(_speeches(4, ["Ada Lund", "Tom Dorn"]))
    paragraphs: list[list[Run]] = [[("A Talk at the Harbour, March 4, 2019", "")]]
    for label, said in turns:
        first, *others = said.split("\n")
        paragraphs += [[(f"{label}:", "b"), (f" {first}", "")], *([(words, "")] for words in others)]
    return Paper("A Talk at the Harbour", paragraphs, turns, [])


def _broadcast() -> Paper:
    full = {"FERROW": "EDDA FERROW, HARBOUR MASTER", "ILKIN": "PETER ILKIN, ISLAND RADIO"}
    said = list(_speeches(5, ["FERROW", "ILKIN"]))
    paragraphs: list[list[Run]] = [[("Island Radio, March 4, 2019", "")]]
    turns = []
    for number, (label, speech) in enumerate(said):
        printed = full.pop(label, label) + (" (voice-over)" if number == 7 else "")
        first, *others = speech.split("\n")
        paragraphs += [[(f"{printed}: {first}", "")], *([(words, "")] for words in others)]
        turns.append((printed, speech))
        if number in (11, 12):
            paragraphs.append([("(BEGIN VIDEO CLIP)" if number == 11 else "(END VIDEO CLIP)", "")])
    return Paper("Island Radio", paragraphs, turns, [])


def _table() -> Paper:
    turns = [(label, said.replace("\n", " ")) for label, said in _speeches(6, ["Lund", "Dorn", "Orme"])]
    rows = [[[(f"{label}:", "b")], [(said, "")]] for label, said in turns]
    return Paper("Minutes of the Board", [[("Minutes of the Board, March 4, 2019", "")]], turns, rows)


def _dictated() -> Paper:
    turns = []
    paragraphs: list[list[Run]] = [[("Call with the harbour", "")]]
    for number, (label, said) in enumerate(_speeches(7, ["Ada Lund", "Tom Dorn"])):
        words = said.replace("\n", " ")
        paragraphs += [[(f"{label}  {number // 4}:{number % 4 * 14 + 2:02}", "")], [(words, "")]]
        turns.append((label, words))
    return Paper("Call with the harbour", paragraphs, turns, [])


PAPERS: dict[str, Paper] = {
    "briefing": _briefing(),
    "court": _court(),
    "hearing": _hearing(),
    "interview": _interview(),
    "broadcast": _broadcast(),
    "table": _table(),
    "dictated": _dictated(),
}

STORY_HEADLINE = "Harbour Board Knew of the Broken Pier, Papers Show"
STORY = (
    "The harbour board knew in January that the pier was broken, papers that were given out on Monday show.",
    "“We told them in writing: not before the pier is mended,” Edda Ferrow, the harbour master, wrote to the board.",
    "Mr. Dorn, who owns the ferry, disagreed. “Nobody on the island wanted the new pier, whatever the paper wrote,” he "
    "said.",
    "The rule is plain: first the nets, then the engines, then the fuel.",  # a block quotation
    "The board meets again on Friday.",
)
