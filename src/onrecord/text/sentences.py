"""Text to paragraphs and sentences, as spans into that text."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.model import Span
from onrecord.text.abbreviations import BEFORE_A_NAME, BEFORE_A_NUMBER, BEFORE_ANYTHING, SENTENCE_OPENERS, SMALL
from onrecord.text.verbs import VERBS

# Lines broken by an editor or a mail program are at most this long; longer lines are paragraphs of their own.
_WIDEST_WRAP = 100

_CLOSING = "\"'”’“»›)]}"
_STOPS = ".?!"
_END = re.compile(rf"[.!?…]+[{re.escape(_CLOSING)}]*(?=\s)")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
_FIRST_WORD = re.compile(r"[\W_]*(\w+)")
_WORD = re.compile(r"[\w'’-]+")
_LONGEST_ABBREVIATION = 12

# A cue after a question or an exclamation starts within this many words: '"Why?" the former mayor of Elm Park asked.'
_WORDS_TO_CUE_VERB = 6


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of `text` in order, outer white space excluded.

    A line break ends a paragraph, except inside a block of lines that were wrapped at a fixed width: every line of such
    a block is as long as its next word allows, and at least one breaks off in mid-sentence.
    """
    if "\n" not in text:
        line = _strip(text, Span(0, len(text)))
        return (line,) if line else ()
    found: list[Span] = []
    block: list[Span] = []
    start = 0
    for raw in text.split("\n"):
        line = _strip(text, Span(start, start + len(raw)))
        start += len(raw) + 1
        if line:
            block.append(line)
        else:
            found += _split_block(text, block)
            block = []
    return (*found, *_split_block(text, block))


def paragraph_at(text: str, offset: int) -> Span:
    """Return the paragraph around `offset`, or the empty span at `offset` if it stands between paragraphs.

    Reads only the lines around `offset`, up to the nearest blank line.
    """
    line = _line_at(text, offset)
    block = [line]
    while block[0] and len(block[0]) <= _WIDEST_WRAP and (above := text.rfind("\n", 0, block[0].start)) >= 0:
        block.insert(0, _line_at(text, above))
    while block[-1] and len(block[-1]) <= _WIDEST_WRAP and (below := text.find("\n", block[-1].end)) >= 0:
        block.append(_line_at(text, below + 1))
    for span in _split_block(text, [line for line in block if line]):
        if span.start <= offset < span.end:
            return span
    return Span(offset, offset)


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences of `text` inside `span`, in order, white space between them excluded.

    A paragraph's end always ends a sentence. The full stop of an abbreviation ends one only if the next word often
    begins sentences. A question inside quotation marks goes on into its cue ('"Why?" Ines Dahl asked.').
    """
    found: list[Span] = []
    for paragraph in split_paragraphs(span.of(text)):
        start, end = span.start + paragraph.start, span.start + paragraph.end
        for match in _END.finditer(text, start, end):
            if _ends_sentence(text, match, end):
                found.append(_strip(text, Span(start, match.end())))
                start = match.end()
        found.append(_strip(text, Span(start, end)))
    return tuple(sentence for sentence in found if len(sentence))


def ends_sentence(text: str, end: int) -> bool:
    """Say whether a sentence ends right after the word that ends at `end`, closing marks passed over.

    It looks at the mark alone, for use inside a passage: abbreviations end one, too.
    """
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return end >= len(text) or text[end] in _STOPS


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    mark, closing = match.group().rstrip(_CLOSING), match.group()[-1] in _CLOSING
    following = _FIRST_WORD.match(text, match.end(), min(end, match.end() + 80))
    if following is None:
        return text[match.end() : end].strip()[:1] not in {".", "…"}  # ". . ." is one mark
    word = following.group(1)
    lead = text[match.end() : following.start(1)].strip()
    if word[0].islower() or lead[:1] in {".", "…"}:
        return False
    if closing and mark[-1] in "?!" and _opens_with_cue(text[match.end() : min(end, match.end() + 120)]):
        return False
    if mark != "." or closing:
        return True
    before = _LAST_WORD.search(text[max(0, match.start() - _LONGEST_ABBREVIATION) : match.start()])
    return before is None or not _is_abbreviation(before.group(), word)


def _is_abbreviation(before: str, following: str) -> bool:
    """Say whether the full stop after `before` belongs to it alone, given the next word."""
    folded, is_capital = before.lower(), before[0].isupper()
    if is_capital and (folded in BEFORE_A_NAME or (len(before) == 1 and before != "I")):
        return True
    if folded in BEFORE_A_NUMBER and following[0].isdigit():
        return True
    may_end = folded in SMALL or "." in before or (is_capital and folded in BEFORE_ANYTHING)
    return may_end and following.lower() not in SENTENCE_OPENERS


def _opens_with_cue(text: str) -> bool:
    for word in _WORD.findall(text)[:_WORDS_TO_CUE_VERB]:
        verb = VERBS.get(word.lower())
        if verb is not None and verb.is_finite and not verb.is_noun:
            return True
    return False


def _split_block(text: str, lines: list[Span]) -> list[Span]:
    """Return one span if the lines of a block were wrapped at a fixed width, else the lines."""
    if len(lines) < 2 or not _is_wrapped(text, lines):
        return lines
    return [Span(lines[0].start, lines[-1].end)]


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    width = max(len(line) for line in lines)
    if width > _WIDEST_WRAP:
        return False
    breaks_off = False
    for line, below in pairwise(lines):
        first_word = below.of(text).split(maxsplit=1)[0]
        if len(line) + 1 + len(first_word) <= width:
            return False
        breaks_off |= first_word[0].islower() and text[line.end - 1] not in ".!?"
    return breaks_off


def _line_at(text: str, offset: int) -> Span:
    end = text.find("\n", offset)
    return _strip(text, Span(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end))


def _strip(text: str, span: Span) -> Span:
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.start + len(inner.rstrip())))
