"""A story and what the rules made of it -> tokens with the features that the network reads."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.cues import Cue, Kind
from onrecord.attribute.names_table import DEMONYMS
from onrecord.attribute.phrases import is_role
from onrecord.attribute.places import is_closed
from onrecord.attribute.roles_table import DOCUMENTS, GROUPS
from onrecord.attribute.sentences import Layout, singular
from onrecord.attribute.words_table import BE, POSSESSIVES, PREPOSITIONS, PRONOUNS, SPEECH_NOUNS
from onrecord.model import Attribution, Certainty, Form, Quotation, Story, Use
from onrecord.text.verbs import VERBS

if TYPE_CHECKING:
    from onrecord.attribute.links import Walk

_TOKEN = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*|['’][^\W_]+|[^\w\s]|_")
SUFFIX = 3  # letters
SUFFIXES, SHAPES = 1024, 64  # hash buckets

# Flags of a token, one column each. Those painted over spans of the story come first.
PAINTED = (
    "quoted", "opens", "closes", "not speech", "direct", "mixed", "short", "split", "open-ended",
    "cue", "mental cue", "noun cue", "according", "colon", "other cue", "cue source",
    "rule source", "rule cue", "rule sure", "rule continues", "statement", "statement source", "statement cue",
    "mention", "full mention", "subject", "display", "single", "goes on",
)  # fmt: skip
SPELLED = (
    "strong verb", "weak verb", "speech noun", "role", "document", "group", "he or she", "they", "first person",
    "possessive", "be", "preposition", "that", "to", "capital", "capitals", "figure", "mark", "opening mark",
    "starts sentence", "starts paragraph", "headline", "after colon", "demonym",
)  # fmt: skip
PLACE = {name: column for column, name in enumerate((*PAINTED, *SPELLED))}
FLAGS = len(PLACE)
_SHORT = 4  # words, as the hard case of ANCHORS.md counts them


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens of a story: `starts` and `ends` are code points of its text.

    `words` are hashes of the words in small letters, `suffixes` and `shapes` buckets, `flags` 0 or 1 for each of FLAGS.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    words: NDArray[np.uint32]
    suffixes: NDArray[np.int32]
    shapes: NDArray[np.int32]
    flags: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.starts)

    def cut(self, first: int, last: int) -> Tokens:
        """Return the tokens [first, last)."""
        rows = slice(first, last)
        return Tokens(
            self.starts[rows],
            self.ends[rows],
            self.words[rows],
            self.suffixes[rows],
            self.shapes[rows],
            self.flags[rows],
        )


def hash_word(word: str) -> int:
    """Return the number by which the network knows a word in small letters."""
    return zlib.crc32(word.encode())


_SHAPE = str.maketrans(
    {**dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "X"), **dict.fromkeys("abcdefghijklmnopqrstuvwxyz", "x")}
    | dict.fromkeys("0123456789", "d")
)
_RUNS = re.compile(r"(.)\1+")
_OPENING = frozenset("“‘\"'«„")


@lru_cache(maxsize=100_000)  # few words make up most of a text
def _spell(word: str) -> tuple[int, int, int, bytes]:
    """Return what the letters of a word say of it: its hash, its suffix, its shape, and its flags, a byte each."""
    low = word.lower().replace("’", "'")
    verb = VERBS.get(low)
    noun = singular(low)
    letters = word[0].isalpha()
    signs = {
        "strong verb": verb is not None and verb.is_strong,
        "weak verb": verb is not None and not verb.is_strong,
        "speech noun": low in SPEECH_NOUNS or noun in SPEECH_NOUNS,
        "role": is_role(low),
        "document": low in DOCUMENTS or noun in DOCUMENTS,
        "group": low in GROUPS,
        "he or she": low in ("he", "she"),
        "they": low in PRONOUNS and low not in ("he", "she"),
        "first person": low in ("i", "we", "you", "me", "us", "my", "our", "your"),
        "possessive": low in POSSESSIVES or low == "'s",
        "be": low in BE,
        "preposition": low in PREPOSITIONS,
        "that": low in ("that", "whether", "if"),
        "to": low == "to",
        "capital": word[0].isupper(),
        "capitals": len(word) > 1 and word.isupper(),
        "figure": word[0].isdigit(),
        "mark": not letters and not word[0].isdigit(),
        "opening mark": word in _OPENING,
        "demonym": low in DEMONYMS,
    }
    flags = bytearray(FLAGS)
    for name, holds in signs.items():
        flags[PLACE[name]] = holds
    suffix = 1 + zlib.crc32(low[-SUFFIX:].encode()) % (SUFFIXES - 1)
    shape = 1 + zlib.crc32(_RUNS.sub(r"\1\1", word.translate(_SHAPE))[:6].encode()) % (SHAPES - 1)
    return hash_word(low), suffix, shape, bytes(flags)


def read_tokens(story: Story, quotations: Sequence[Quotation], links: Sequence[Attribution], walk: Walk) -> Tokens:
    """Cut a story into tokens and note on each what the rules found there. `links` are those of `quotations`."""
    text = walk.layout.readable
    matches = list(_TOKEN.finditer(text))
    size = len(matches)
    starts = np.array([match.start() for match in matches], np.int32)
    ends = np.array([match.end() for match in matches], np.int32)
    spelled = [_spell(match.group()) for match in matches]
    words, suffixes, shapes, signs = zip(*spelled, strict=True) if spelled else ((), (), (), ())
    flags = np.frombuffer(bytearray().join(signs), np.uint8).reshape(size, FLAGS)
    _paint(flags, starts, ends, _spans(story, quotations, links, walk))
    _note_lines(flags, starts, text, walk.layout)
    return Tokens(
        starts,
        ends,
        np.array(words, np.uint32),
        np.array(suffixes, np.int32),
        np.array(shapes, np.int32),
        flags,
    )


def _paint(
    flags: NDArray[np.uint8], starts: NDArray[np.int32], ends: NDArray[np.int32], spans: Iterable[tuple[str, int, int]]
) -> None:
    listed = list(spans)
    first = np.searchsorted(ends, [start for _, start, _ in listed], side="right").tolist()
    last = np.searchsorted(starts, [end for _, _, end in listed], side="left").tolist()
    for (name, _, _), low, high in zip(listed, first, last, strict=True):
        flags[low:high, PLACE[name]] = 1


def _spans(
    story: Story, quotations: Sequence[Quotation], links: Sequence[Attribution], walk: Walk
) -> Iterable[tuple[str, int, int]]:
    for quotation, link in zip(quotations, links, strict=True):
        yield from _quotation_spans(story.text, quotation, link)
    for sentence, (cues, subject) in zip(walk.layout.sentences, walk.found, strict=True):
        for cue in cues:
            span = sentence.span_of(cue.first, cue.last)
            yield _cue_name(cue), span.start, span.end
            if cue.source is not None:
                span = sentence.span_of(*cue.source)
                yield "cue source", span.start, span.end
        if subject is not None:
            span = sentence.span_of(*subject)
            yield "subject", span.start, span.end
        if sentence.is_display:
            yield "display", sentence.span.start, sentence.span.end
    for mention in walk.cast.mentions:
        yield "mention", mention.start, mention.end
        if mention.is_full:
            yield "full mention", mention.start, mention.end


def _cue_name(cue: Cue) -> str:
    if cue.is_mental:
        return "mental cue"
    names = {
        Kind.VERB: "cue",
        Kind.INVERTED: "cue",
        Kind.NOUN: "noun cue",
        Kind.ACCORDING: "according",
        Kind.COLON: "colon",
    }
    return names.get(cue.kind, "other cue")


def _quotation_spans(text: str, quotation: Quotation, link: Attribution) -> Iterable[tuple[str, int, int]]:
    span = quotation.span
    if quotation.form is Form.INDIRECT:
        yield "statement", span.start, span.end
        if link.source:
            yield "statement source", link.source.start, link.source.end
        if link.cue:
            yield "statement cue", link.cue.start, link.cue.end
        return
    pieces = quotation.pieces if len(quotation.pieces) > 1 else (span,)
    for piece in pieces:
        names = ["quoted"]
        names += ["not speech"] if quotation.use is not Use.SPEECH else []
        names += ["direct" if quotation.form is Form.DIRECT else "mixed"]
        names += ["short"] if len(quotation.text.split()) <= _SHORT else []
        names += ["split"] if len(pieces) > 1 else []
        names += ["rule sure"] if link.certainty is Certainty.SURE else []
        names += ["rule continues"] if link.source and link.cue is None else []
        for name in names:
            yield name, piece.start, piece.end
        yield "opens", piece.start, piece.start + 1
        yield "closes", piece.end - 1, piece.end
        if text[piece.start] in "'‘":
            yield "single", piece.start, piece.end
        if "\n" in text[piece.start : piece.end]:
            yield "goes on", piece.start, piece.end
    if not is_closed(quotation):
        yield "open-ended", span.start, span.end
    if link.source:
        yield "rule source", link.source.start, link.source.end
    if link.cue:
        yield "rule cue", link.cue.start, link.cue.end


def _note_lines(flags: NDArray[np.uint8], starts: NDArray[np.int32], text: str, layout: Layout) -> None:
    """Note where sentences and paragraphs start, the first line, and what follows a line that ends in a colon."""
    sentences = np.searchsorted(starts, [sentence.span.start for sentence in layout.sentences])
    flags[sentences[sentences < len(starts)], PLACE["starts sentence"]] = 1
    ends = [match.start() for match in re.finditer(r"\n+", text)] + [len(text)]
    bounds = np.searchsorted(starts, [0, *ends]).tolist()
    is_after_colon = False
    for number, (low, high) in enumerate(pairwise(bounds)):
        if low == high:
            continue
        flags[low, PLACE["starts paragraph"]] = 1
        if number == 0:
            flags[low:high, PLACE["headline"]] = 1
        if is_after_colon:
            flags[low:high, PLACE["after colon"]] = 1
        is_after_colon = text[starts[high - 1]] == ":"
