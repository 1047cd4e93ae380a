"""Words left out of speech -> whether they are only fillers, repeats and false starts, which many houses drop.

Source: Biber et al., Longman Grammar of Spoken and Written English (1999), 14.3 on hesitators, repeats and
reformulations.
"""

from __future__ import annotations

import re

from onrecord.judge import speech_words, spelling_words
from onrecord.judge.operators import find_operators
from onrecord.judge.words import BREAK, Document, Word, starts_with
from onrecord.text.sentences import ends_sentence

LONGEST_REPEAT = 6  # words; longer restarts are rhetoric, not hesitation
LONGEST_FALSE_START = 6  # words; Longman 14.3.2: reformulations are nearly always shorter
CONTEXT = 12  # words read on either side of the gap

PAUSE = re.compile(r"[,;:.?!…]|--|—|–|\s-|-\s")


def _between(record: Document, left: Word | None, right: Word | None) -> str:
    start = left.end if left else max(0, right.start - 3) if right else 0
    end = right.start if right else min(len(record.text), start + 3)
    return record.text[start:end]


def _has_pause(record: Document, words: tuple[Word, ...], index: int) -> bool:
    """Say whether the record pauses between `words[index - 1]` and `words[index]`."""
    left = words[index - 1] if index > 0 else None
    right = words[index] if index < len(words) else None
    return left is None or right is None or bool(PAUSE.search(_between(record, left, right)))


def _has_break(record: Document, words: tuple[Word, ...], index: int) -> bool:
    left = words[index - 1] if index > 0 else None
    right = words[index] if index < len(words) else None
    return bool(BREAK.search(_between(record, left, right)))


def _filler(record: Document, words: tuple[Word, ...], index: int) -> int:
    """Return how many words from `index` are a filler, 0 where there is none."""
    if words[index].folded in speech_words.FILLERS:
        return 1
    phrase = starts_with(words[index : index + 4], speech_words.FILLER_PHRASES)
    if phrase and (_has_pause(record, words, index) or _has_pause(record, words, index + len(phrase))):
        return len(phrase)
    if words[index].folded not in speech_words.SOMETIMES_FILLERS:
        return 0
    opens = index == 0 or ends_sentence(record.text, words[index - 1].end) or _has_break(record, words, index)
    set_off = _has_pause(record, words, index) and _has_pause(record, words, index + 1)
    return 1 if set_off or (opens and _has_pause(record, words, index + 1)) else 0


_ANSWERS = frozenset("yes yeah no oh well".split())  # said between two starts: "We're - yes, we're doing it"


def _plain_filler(words: tuple[Word, ...], index: int) -> int:
    """Return how many words from `index` are a filler wherever they stand."""
    if words[index].folded in speech_words.FILLERS:
        return 1
    phrase = starts_with(words[index : index + 4], speech_words.FILLER_PHRASES)
    return len(phrase) if phrase else 0


def _repeat(words: tuple[Word, ...], index: int, last: int) -> int:
    """Return how many words from `index`, all dropped, stand again right after (a filler between is passed over)."""
    for size in range(min(LONGEST_REPEAT, last - index), 0, -1):
        run = [word.folded for word in words[index : index + size]]
        after = index + size
        while after < len(words) and (skipped := _plain_filler(words, after) or words[after].folded in _ANSWERS):
            after += skipped
        if _says_again(run, [word.folded for word in words[after : after + size]]):
            return size
    return 0


def _says_again(run: list[str], following: list[str]) -> bool:
    """Say whether words begin again; the last may go on in a contraction ("I -- I'm")."""
    return following == run or (
        following[:-1] == run[:-1] and following[-1:] != [] and _contracts(run[-1], following[-1])
    )


def _contracts(word: str, contraction: str) -> bool:
    return contraction.startswith(word + "'") and contraction[len(word) :] in spelling_words.CLITICS


def _restart(record: Document, words: tuple[Word, ...], index: int, last: int) -> int:
    """Return how many words from `index` to `last`, all dropped, start again in a form a little different, 0 for none.

    After a break a pronoun stands for the subject ("Ann wants to go -- she wants to go"), or a contraction takes up the
    verb ("the hall is -- it's closed"). An aside may stand between ("It's not, believe me, it's not hard").
    """
    run = [word.folded for word in words[index:last]]
    after = [word.folded for word in words[last:]]
    if run[-1] in _SUBJECTS and len(run) > 1 and _has_break(record, words, last - 1):
        return len(run) if after[: len(run) - 1] == run[:-1] else 0
    if len(run) == 1 and _has_break(record, words, last) and after:
        _, _, clitic = after[0].rpartition("'")
        return len(run) if run[0] in spelling_words.CLITICS.get(f"'{clitic}", ()) else 0
    if len(run) > 1 and _has_pause(record, words, index) and _has_pause(record, words, last):
        again = (_says_again(run, after[at : at + len(run)]) for at in range(1, LONGEST_ASIDE + 1))
        return len(run) if any(again) else 0
    return 0


_SUBJECTS = frozenset("i you he she it we they".split())
LONGEST_ASIDE = 4  # words said between a beginning and its repetition; a longer clause is a sentence of its own


def _repeat_of_before(words: tuple[Word, ...], index: int, last: int) -> int:
    """Return how many dropped words from `index` repeat the words right before them."""
    stand = [word.folded for word in words[:index] if word.folded not in speech_words.FILLERS]
    for size in range(min(LONGEST_REPEAT, last - index, len(stand)), 0, -1):
        if [w.folded for w in words[index : index + size]] == stand[-size:]:
            return size
    return 0


def _false_start(record: Document, words: tuple[Word, ...], index: int, last: int) -> int:
    """Return how many dropped words from `index` are an abandoned beginning that ends in a dash.

    The dash alone is not enough: an aside stands between dashes too. The speaker must have started over: the standing
    words begin like the abandoned ones, or the abandoned ones began a sentence and never reached a second clause.
    """
    opens = index == 0 or ends_sentence(record.text, words[index - 1].end) or _has_break(record, words, index)
    for size in range(min(LONGEST_FALSE_START, last - index), 0, -1):
        end = index + size
        if end >= len(words) or not _has_break(record, words, end):
            continue
        run = words[index:end]
        restarts = words[end].folded in {run[0].folded, run[-1].folded}
        abandoned = opens and size <= 3 and not _has_pause(record, words, index + 1)
        if (restarts or abandoned) and not find_operators(record, run):
            return size
    return 0


_EDITING = frozenset("correction sorry rather".split())  # with these a speaker takes words back in mid-sentence


def _correction(record: Document, words: tuple[Word, ...], index: int, last: int) -> int:
    """Return how many dropped words from `index` end in a spoken "correction" between pauses; 0 where there is none."""
    for at in range(index, min(last, index + LONGEST_FALSE_START + 2)):
        if words[at].folded in _EDITING and _has_pause(record, words, at) and _has_pause(record, words, at + 1):
            return at + 1 - index
    return 0


def explain_dropped_speech(record: Document, dropped: tuple[Word, ...], turn_start: int, turn_end: int) -> str | None:
    """Say what the dropped words are ("filler", "repeat", "false start", joined by "and"), None if they tell something.

    `turn_start` and `turn_end` bound the speech in which the words stand.

    >>> record = Document.of("We saw it, you know, on the -- on the Monday, and so did he.")
    >>> explain_dropped_speech(record, record.all[3:5], 0, len(record.text))
    'filler'
    >>> explain_dropped_speech(record, record.all[5:7], 0, len(record.text))
    'repeat'
    >>> explain_dropped_speech(record, record.all[9:11], 0, len(record.text)) is None  # "and so" does its work here
    True
    """
    before = record.before(dropped[0].start, CONTEXT, turn_start)
    words = (*before, *dropped, *record.after(dropped[-1].end, CONTEXT, turn_end))
    index, last = len(before), len(before) + len(dropped)
    kinds: list[str] = []
    while index < last:
        for kind, size in (
            ("filler", _filler(record, words, index)),
            ("repeat", _repeat(words, index, last) or _repeat_of_before(words, index, last)),
            ("restart", _restart(record, words, index, last)),
            ("false start", _false_start(record, words, index, last)),
            ("correction", _correction(record, words, index, last)),
        ):
            if size:
                kinds.append(kind)
                index += size
                break
        else:
            return None
    return " and ".join(dict.fromkeys(kinds))
