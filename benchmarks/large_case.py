"""Sizes -> a casebook of made-up hearings and one long story, to measure with."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from growth import grow

from onrecord import casebook, read
from onrecord.store import case as cases
from onrecord.train.corpus import read_corpus

CORPUS = Path(__file__).parent.parent / "corpus" / "stories"
SPEAKERS = ("MS. TARN", "MR. OVEL", "THE CHAIR", "MS. DEEPING", "MR. QUILL", "DR. HALE")
NAMES = ("Lena Tarn", "Mark Ovel", "Ruth Deeping", "Ivor Quill", "Ada Hale")
TURN_WORDS = (5, 160)  # between a "yes, sir" and a statement read out
SEED = 7


def make_case(path: Path, documents: int, characters: int, quotations: int) -> None:
    """Make a casebook of so many documents of so many characters in all, and a story of so many quotations."""
    chance = random.Random(SEED)
    texts = [story.text for story in read_corpus(CORPUS)]
    words = " ".join(grow(texts, characters, SEED)).split()
    with cases.make_case(path, "bench") as case:
        turns: list[str] = []
        size = len(words) // documents
        for number in range(documents):
            mine = list(_cut(words[number * size : (number + 1) * size], chance))
            turns.append(chance.choice(mine))
            lines = "\n\n".join(f"{chance.choice(SPEAKERS)}: {turn}" for turn in mine)
            text = f"Hearing {number + 1} of the harbour inquiry\n\n{lines}\n"
            casebook.add_record_file(
                case, cases.File(f"hearing-{number + 1:04}.txt", text.encode()), read.Facts(), "bench"
            )
        story = "\n\n".join(_quote(turn, chance) for turn in chance.sample(turns, min(quotations, documents)))
        casebook.add_story_file(case, cases.File("long.txt", f"What the inquiry heard\n\n{story}\n".encode()), "bench")


def _cut(words: list[str], chance: random.Random) -> Iterator[str]:
    while words:
        size = chance.randint(*TURN_WORDS)
        yield " ".join(words[:size])
        words = words[size:]


def _quote(turn: str, chance: random.Random) -> str:
    """Return a paragraph that quotes some words of a turn, one in five with a word left out."""
    words = turn.replace('"', "").split()
    first = chance.randrange(max(1, len(words) - 12))
    quoted = words[first : first + chance.randint(6, 24)]
    if chance.random() < 0.2 and len(quoted) > 4:
        del quoted[len(quoted) // 2]
    return f"“{' '.join(quoted).strip('.,;:')},” {chance.choice(NAMES)} said at the inquiry."
