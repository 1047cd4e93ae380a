"""A cue in its sentence -> the channel through which the words came, and the cue of whoever passes them on."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribute.cues import Cue, Kind
from onrecord.attribute.phrases import is_time, is_verb, noun_after
from onrecord.attribute.roles_table import CHANNELS, DOCUMENTS
from onrecord.attribute.sentences import Sentence, singular

_CHANNEL_PREPOSITIONS = frozenset("in on by via through during over from".split())
_VERB_CHANNELS = {"tweet": "tweet", "retweet": "tweet", "email": "email", "e-mail": "email", "text": "note"}

# "in a sharply worded letter": the noun stands at most this many words after its preposition.
WORDS_TO_CHANNEL = 7


def channel_of(sentence: Sentence, cue: Cue) -> str | None:
    """Return the channel that the story names beside the cue: "said in a statement", "In a letter, Lee wrote".

    Only what stands right after the cue (its addressee and a day in between), right before it or first in the sentence
    counts; a document named elsewhere is what the words are about.
    """
    if cue.lemma in _VERB_CHANNELS:
        return _VERB_CHANNELS[cue.lemma]
    index = cue.reach[1]
    if cue.kind is Kind.VERB and (addressee := noun_after(sentence, index)):
        found = _channel_at(sentence, addressee[1])
        if found:
            return found
    while index < len(sentence.words) and is_time(sentence.lows[index]):
        index += 1
    opening = 1 if sentence.lows[0] in ("and", "but") else 0
    before = cue.source[1] if cue.source else 0
    return _channel_at(sentence, index) or _channel_at(sentence, opening) or _channel_at(sentence, before)


def _channel_at(sentence: Sentence, index: int) -> str | None:
    if index >= len(sentence.words) or sentence.lows[index] not in _CHANNEL_PREPOSITIONS:
        return None
    for noun in range(index + 1, min(len(sentence.words), index + WORDS_TO_CHANNEL)):
        low = sentence.lows[noun]
        if is_verb(sentence, noun) or (not sentence.is_word(noun) and low != "'s"):
            return None
        one = singular(low)
        found = CHANNELS.get(low) or CHANNELS.get(one) or DOCUMENTS.get(low) or DOCUMENTS.get(one)
        if found:
            following = sentence.lows[noun + 1] if noun + 1 < len(sentence.words) else ""
            if following not in CHANNELS and singular(following) not in CHANNELS:
                return found
    return None


def outer_cue(sentence: Sentence, cue: Cue, cues: Sequence[Cue]) -> Cue | None:
    """Return the cue of whoever passes the words on: "Lee wrote that Kim said" has Lee's around Kim's.

    A cue encloses another where the inner one stands in what the outer one reports: after it in the same clause, or
    before a trailing "according to Lee", ", Lee said".
    """
    start, end = cue.reach
    for outer in reversed(cues):
        if outer is cue or outer.source is None or outer.source == cue.source or outer.is_mental:
            continue
        if outer.kind in (Kind.NOUN, Kind.COLON, Kind.BY):
            continue
        if outer.reach[1] <= start and not _breaks(sentence, outer.reach[1], start, outer.kind):
            return outer
        if outer.reach[0] >= end and _trails(sentence, outer):
            return outer
    return None


def _trails(sentence: Sentence, cue: Cue) -> bool:
    start = cue.reach[0]
    return cue.kind is Kind.ACCORDING or (
        start > 0 and (sentence.lows[start - 1] == "," or sentence.words[start - 1].endswith(',"'))
    )


def _breaks(sentence: Sentence, first: int, last: int, kind: Kind) -> bool:
    """Say whether a new clause starts between two cues."""
    between = sentence.lows[first:last]
    if kind is Kind.ACCORDING:
        return ";" in between
    if any(sentence.is_quoted(index) for index in range(first, last)):
        return True
    return any(mark in between for mark in (";", "but", "while", ",", "—", "as", "after")) or between[:1] == ["and"]
