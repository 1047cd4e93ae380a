"""A story and its quotations -> sentences of tokens in which every stretch of quoted words is one token."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Form, Joint, Quotation, Span, Story, Use
from onrecord.text.sentences import split_sentences
from onrecord.text.verbs import VERBS

# Stand for quoted characters: a capital letter where the words quoted open with one, else a small letter, so that
# sentences are split as with the words themselves. Letters of old Georgian, which are read as spaces in a story.
FILLS = "\u10c7\u2d27"

ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rev|Hon|Prof|St|Jr|Sr|Fr|Pres|Cmdr|Amb|Atty|Det|Cpl)\."
)
_TOKEN = re.compile(
    rf"[{FILLS}]+[.,?!…;:]?\"?"
    rf"|{ABBREVIATED}"
    r"|(?:[^\W\d_]\.)+(?!\w)"
    r"|[$£€]?\d+(?:[.,:]\d+)*%?(?!\w)"
    rf"|[^\W_{FILLS}]+(?:[-'’&][^\W_{FILLS}]+)*"
    r"|\S"
)
MARKS = "\"'“”‘’«»„‚`"
_AFTER_PIECE = re.compile(rf"[.,?!;:…\s]*[{MARKS}]+|")
_BEFORE_PIECE = re.compile(rf"[{MARKS}][{MARKS}\s.…\[\](]*\Z")
_OPENING = re.compile(r"\w")
# Fills and no-break spaces are read as plain spaces.
_SPACES = str.maketrans(dict.fromkeys(FILLS + "\u00a0\u202f", " "))
_ENDING = re.compile(rf"([.,?!…;:])?[\s{MARKS}]*$")

_LONG_WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")

# A line of capitalised words that ends no sentence is a headline; prose has about one capitalised word in five.
DISPLAY_SHARE = 0.6


# The forms of strong verbs that are finite and nothing else, as an alternation: "says", "said", no "say".
SAID = "|".join(form for form, verb in VERBS.items() if verb.is_strong and verb.is_finite and form != verb.lemma)
SMALL_GIVEN = ("per", "will")
_SMALL_GIVEN = re.compile(rf"\b(?:Per|Will)(?=\s[^\W\d_a-z]\w+(?:[-'’]\w+)*(\s(?:{SAID})\b)?)")


def find_small_given(text: str) -> frozenset[int]:
    """Return where given names stand that look like small words: "Per Lee said", "told Will Lee".

    A capital inside a sentence shows a name; at the start of one, a surname and a verb of saying after it do.
    """
    found = _SMALL_GIVEN.finditer(text)
    return frozenset(match.start() for match in found if match.group(1) or _is_inside(text, match.start()))


def _is_inside(text: str, start: int) -> bool:
    """Say whether the word at `start` stands inside a sentence: after a small letter or a comma, and a space."""
    return start > 1 and text[start - 1] == " " and (text[start - 2].islower() or text[start - 2] == ",")


def singular(noun: str) -> str:
    """Return the singular of a lower-case noun by its ending: "aides" -> "aide", "women" -> "woman"."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


@dataclass(frozen=True)
class Sentence:
    """A sentence as tokens: `words` as printed, `starts` and `ends` in the story. Possessive 's is a token of its own.

    `paragraph` counts paragraphs of the story from 0. `is_display` says that the sentence is set as a headline.
    `small_given` is where given names stand in the story that look like small words.
    """

    span: Span
    paragraph: int
    view: str
    is_display: bool = False
    small_given: frozenset[int] = frozenset()

    @cached_property
    def _tokens(self) -> tuple[list[str], list[int], list[int]]:
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for match in _TOKEN.finditer(self.view, self.span.start, self.span.end):
            word, start, end = match.group(), match.start(), match.end()
            if len(word) > 2 and word[-1] == "s" and word[-2] in "'’":
                words += [word[:-2], "'s"]
                starts += [start, end - 2]
                ends += [end - 2, end]
            else:
                words.append(word)
                starts.append(start)
                ends.append(end)
        return words, starts, ends

    @cached_property
    def words(self) -> list[str]:
        """The tokens as printed."""
        return self._tokens[0]

    @cached_property
    def lows(self) -> list[str]:
        """The tokens in lower case; given names that look like small words keep their capital."""
        lows = [word.lower().replace("’", "'") for word in self._tokens[0]]
        if self.small_given:
            lows = [
                w if start in self.small_given else low
                for w, low, start in zip(self.words, lows, self.starts, strict=True)
            ]
        return lows

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts in the story."""
        return self._tokens[1]

    @cached_property
    def ends(self) -> list[int]:
        """Where each token ends in the story."""
        return self._tokens[2]

    def is_quoted(self, index: int) -> bool:
        """Say whether the token at `index` stands for quoted words."""
        return self.words[index][0] in FILLS

    def is_word(self, index: int) -> bool:
        """Say whether the token at `index` is a word of the reporter's."""
        return self.words[index][0].isalnum() and self.words[index][0] not in FILLS

    def span_of(self, first: int, last: int) -> Span:
        """Return the span in the story of the tokens [first, last)."""
        return Span(self.starts[first], self.ends[last - 1])


@dataclass(frozen=True)
class Layout:
    """A story made ready: all texts have the length of the story's, so that offsets hold in each.

    `readable` has spaces for masks; `visible` has, besides, a fill for every character of quotations, cues
    between their pieces excepted.
    """

    readable: str
    visible: str
    sentences: tuple[Sentence, ...]
    small_given: frozenset[int] = frozenset()

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def paragraphs(self) -> list[int]:
        """Where each paragraph starts in the story."""
        first: dict[int, int] = {}
        for sentence in self.sentences:
            first.setdefault(sentence.paragraph, sentence.span.start)
        return list(first.values())

    def sentence_at(self, offset: int) -> int | None:
        """Return the index of the last sentence that starts at or before `offset`, None before the first."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 else None

    def is_quoted(self, offset: int) -> bool:
        """Say whether the character at `offset` belongs to a quotation."""
        return self.visible[offset] != self.readable[offset]

    def is_display(self, offset: int) -> bool:
        """Say whether the character at `offset` stands in a headline set in capitalised words."""
        index = self.sentence_at(offset)
        return index is not None and self.sentences[index].is_display


def lay_out(story: Story, quotations: Sequence[Quotation]) -> Layout:
    """Blank the masks of a story, fill its quotations and split it into sentences."""
    text = story.text.translate(_SPACES)
    readable = _replace(text, [(mask.span, " " * len(mask.span)) for mask in story.masks])
    hidden: list[tuple[Span, str]] = []
    for quotation in quotations:
        if quotation.form is not Form.INDIRECT and quotation.use is not Use.NICKNAME:
            hidden += [(span, _fill(span.of(readable))) for span in quoted_stretches(story.text, quotation)]
    visible = _replace(readable, hidden)
    given = find_small_given(readable)
    spans = split_sentences(visible, Span(0, len(visible)))
    sentences: list[Sentence] = []
    paragraph, position = -1, 0
    for span in spans:
        paragraph += "\n" in visible[position : span.start] or position == 0
        sentences.append(Sentence(span, paragraph, visible, _is_display(span.of(readable)), given))
        position = span.end
    return Layout(readable, visible, tuple(sentences), given)


def _is_display(sentence: str) -> bool:
    """Say whether a sentence is set as a headline: no full stop, and most of its longer words capitalised."""
    if sentence.endswith((".", '"', "”")):
        return False
    words = _LONG_WORD.findall(sentence)
    return len(words) > 3 and sum(word[0].isupper() for word in words) > DISPLAY_SHARE * len(words)


def quoted_stretches(text: str, quotation: Quotation) -> list[Span]:
    """Return the stretches of a quotation between which only cues stand, marks included."""
    stretches: list[Span] = []
    start = quotation.span.start
    for index, joint in enumerate(quotation.joints):
        if joint is not Joint.CUE or index + 1 >= len(quotation.pieces):
            continue
        before, after = quotation.pieces[index].end, quotation.pieces[index + 1].start
        closing = _AFTER_PIECE.match(text, before, after)
        end = closing.end() if closing else before
        opening = _BEFORE_PIECE.search(text, end, after)
        stretches.append(Span(start, end))
        start = opening.start() if opening else after
    stretches.append(Span(start, quotation.span.end))
    return [stretch for stretch in stretches if len(stretch)]


def _fill(quoted: str) -> str:
    """Return the fill for quoted words, with the punctuation that ends them kept for whoever splits sentences."""
    opening = _OPENING.search(quoted)
    fill = FILLS[opening is None or opening.group().islower()]
    ending = _ENDING.search(quoted)
    mark = ending.group(1) if ending else None
    if len(quoted) < 3 or not mark:
        return fill * len(quoted)
    return fill * (len(quoted) - 2) + mark + '"'


def _replace(text: str, parts: list[tuple[Span, str]]) -> str:
    """Return `text` with each span replaced by a text of its own length; later spans lose where two overlap."""
    pieces: list[str] = []
    position = 0
    for span, new in sorted(parts, key=lambda part: part[0]):
        start = max(span.start, position)
        if start >= span.end:
            continue
        pieces += [text[position:start], new[start - span.start :]]
        position = span.end
    pieces.append(text[position:])
    return "".join(pieces)
