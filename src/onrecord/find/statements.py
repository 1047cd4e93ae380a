"""A story and its quotations to the indirect statements: clauses that a cue clearly gives as somebody's, without marks.

Precision comes before recall: a sentence whose cue is negated, hypothetical or doubtful yields nothing, and so does a
statement that shares a character with a quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.find.blocks import divide
from onrecord.find.cues import find_verb, is_cue_clause
from onrecord.find.statement_words import (
    APPOSITION_OPENERS,
    CONJUNCTIONS,
    COORDINATORS,
    DETERMINERS,
    HEARER_VERBS,
    PERCEPTIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TAIL_OPENERS,
    UNSAID,
)
from onrecord.model import Form, Quotation, Span, Story, identify
from onrecord.text.masked import hide_masks
from onrecord.text.sentences import split_sentences
from onrecord.text.verbs import VERBS

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_ACCORDING = re.compile(r"(?:^|,?\s)[Aa]ccording to\s")
_EDGES = " \t\r\n\xa0,;:.?!…–—-"

# "said at a meeting in Elm Park on Monday night that": so many words may stand between the verb and "that".
_WORDS_TO_THAT = 9
# "told the board of trustees he": so many words of hearer.
_WORDS_OF_HEARER = 4
_WORDS_OF_UNSAID = 3
_WORDS_BEFORE_VERB = 20
_LONGEST_TAIL = 90  # characters of a cue at a sentence's end
_LEAST_WORDS = 3  # fewer are no clause: subject, verb and one word more


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    folded: str


def find_statements(story: Story, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Find the clearly cued indirect statements of `story`, in story order, none touching a quotation or another.

    A statement's span includes its "that" or "whether", its one piece does not; both exclude the final full stop.
    """
    visible = hide_masks(story.text, story.masks)
    paragraphs, _ = divide(story, visible)
    taken = sorted(quotation.span for quotation in quotations)
    starts = [span.start for span in taken]
    found: list[Quotation] = []
    for paragraph in paragraphs:
        if story.headline is not None and visible.span_of(paragraph.start, paragraph.end).touches(story.headline):
            continue
        for sentence in split_sentences(visible.text, paragraph):
            for content in _read_sentence(visible.text, sentence):
                span = visible.span_of(content.start, content.end)
                before = bisect_left(starts, span.end) - 1
                if before < 0 or not taken[before].touches(span):
                    piece = _drop_conjunction(visible.text, content)
                    found.append(_state(story, span, visible.span_of(piece.start, piece.end)))
    return tuple(found)


def _state(story: Story, span: Span, piece: Span) -> Quotation:
    return Quotation(
        id=identify(story.origin.sha256, span, "statement"),
        text=span.of(story.text),
        span=span,
        pieces=(piece,),
        form=Form.INDIRECT,
    )


def _read_sentence(text: str, sentence: Span) -> list[Span]:
    """Return the statements of one sentence, in order, disjoint; each has words enough for a clause."""
    according = list(_ACCORDING.finditer(text, sentence.start, sentence.end))
    if according:
        contents = _read_according(text, sentence, according[0]) if len(according) == 1 else []
    else:
        contents = _read_tail(text, sentence) or list(_read_clauses(text, sentence))
    trimmed = [_trim(text, content) for content in contents]
    return [span for span in trimmed if len(_WORD.findall(text, span.start, span.end)) >= _LEAST_WORDS]


def _read_according(text: str, sentence: Span, match: re.Match[str]) -> list[Span]:
    comma = text.find(", ", match.end(), sentence.end)
    if match.start() > sentence.start:
        return [Span(sentence.start, match.start())] if comma < 0 else []
    following = _WORD.search(text, comma + 1, sentence.end)
    if following is not None and following.group() in APPOSITION_OPENERS:
        comma = max(comma, text.find(", ", comma + 1, sentence.end))
    return [Span(comma + 1, sentence.end)] if comma >= 0 else []


def _read_tail(text: str, sentence: Span) -> list[Span]:
    """Read "The bridge is safe, Dahl said on Monday": the statement stands before its cue."""
    comma = text.rfind(", ", sentence.start, sentence.end)
    cue = text[comma + 1 : sentence.end]
    if comma < 0 or len(cue) > _LONGEST_TAIL or not is_cue_clause(cue):
        return []
    words = [word.lower() for word in _WORD.findall(cue)]
    at = find_verb(words)
    first = _WORD.match(text, sentence.start, comma)
    if at is None or VERBS[words[at]].is_noun or UNSAID & set(words[:at]) or first is None:
        return []
    if first.group().lower() in SUBORDINATORS:
        return []
    tail = words[at + 1 :]
    ends_cue = not tail or (VERBS[words[at]].is_strong and tail[0] in TAIL_OPENERS and not CONJUNCTIONS & set(tail))
    return [Span(sentence.start, comma)] if at > 0 and ends_cue else []


def _read_clauses(text: str, sentence: Span) -> Iterator[Span]:
    """Read "Dahl said [that] the bridge was safe, but Lee warned that ...": each statement follows its cue."""
    words = _cut_words(text, sentence)
    if VERBS.keys().isdisjoint([word.folded for word in words]):
        return
    clause = 0  # the index of the first word of the reporter's present clause
    begun = -1  # the index of the first word of the statement under way
    for i, word in enumerate(words):
        if i and word.folded in COORDINATORS and _is_parted(text, words[i - 1], word):
            clause = i + 1
        start = _find_content(text, words, clause, i) if begun < clause and word.folded in VERBS else None
        if start is None:
            continue  # no cue, or one inside a statement and part of it
        if begun >= 0:
            yield Span(words[begun].start, words[clause - 1].start)
        begun = start
    if begun >= 0:
        yield Span(words[begun].start, sentence.end)


def _cut_words(text: str, sentence: Span) -> list[_Word]:
    found = _WORD.finditer(text, sentence.start, sentence.end)
    return [_Word(match.start(), match.end(), word := match.group(), word.lower().replace("’", "'")) for match in found]


def _find_content(text: str, words: Sequence[_Word], clause: int, i: int) -> int | None:
    """Return the index of the first word of what the verb at `i` reports, None if it clearly reports nothing."""
    verb = VERBS.get(words[i].folded)
    if verb is None or not verb.is_finite or verb.is_noun or i + 1 >= len(words) or i + clause == 0:
        return None
    before = [word.folded for word in words[max(clause, i - _WORDS_BEFORE_VERB) : i]]
    if verb.lemma in PERCEPTIONS or before[-1:] in (["i"], ["we"]):
        return None
    if UNSAID & set(before[-_WORDS_OF_UNSAID:]) or SUBORDINATORS & set(before):
        return None
    if i and _is_parted(text, words[i - 1], words[i]):
        return None
    after = words[i + 1 : i + 1 + _WORDS_TO_THAT]
    reach = next((n for n in range(len(after)) if _is_parted(text, words[i + n], words[i + n + 1])), len(after))
    folded = [word.folded for word in after[:reach]]
    takes_hearer = verb.lemma in HEARER_VERBS
    that = next((n for n, word in enumerate(folded) if word in CONJUNCTIONS), None)
    if not folded or "same" in folded[:2]:
        return None
    if that is not None and (that == 0 or takes_hearer or (verb.is_strong and folded[0] in TAIL_OPENERS)):
        return i + 1 + that
    if folded[0] in SUBJECT_PRONOUNS or (verb.lemma == "say" and _begins_noun(after[0])):
        return i + 1
    hearer = folded[: 1 + _WORDS_OF_HEARER] if takes_hearer else []
    at = next((n for n in range(1, len(hearer)) if hearer[n] in SUBJECT_PRONOUNS), None)
    return None if at is None or hearer[at - 1] in SUBORDINATORS else i + 1 + at


def _begins_noun(word: _Word) -> bool:
    return word.folded not in TAIL_OPENERS and (word.folded in DETERMINERS or word.text[0].isupper())


def _is_parted(text: str, word: _Word, following: _Word) -> bool:
    """Say whether more than space stands between two words that follow each other."""
    return not text[word.end : following.start].isspace()


def _trim(text: str, span: Span) -> Span:
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip(_EDGES))
    return Span(start, max(start, span.start + len(inner.rstrip(_EDGES))))


def _drop_conjunction(text: str, content: Span) -> Span:
    first = _WORD.match(text, content.start, content.end)
    if first is None or first.group().lower() not in CONJUNCTIONS:
        return content
    return _trim(text, Span(first.end(), content.end))
