"""Text of a record -> masks over brackets that nobody spoke: stage directions, times, gaps, redactions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Mask, MaskKind, Span
from onrecord.read.directions import (
    BREAKS,
    GAP_PHRASES,
    GAPS,
    GESTURES,
    OWN_WORDS,
    REDACTIONS,
    REDACTIONS_SET_APART,
    REMARKS,
    SMALL_WORDS,
    SOUNDS,
    WAYS,
)

_BRACKET = re.compile(
    r"\[(?P<square>(?:[^\[\]\n]|\n(?![ \t\r]*\n)){1,300})\]|\((?P<round>(?:[^()\n]|\n(?![ \t\r]*\n)){1,150})\)|█[█ \t]*"
)
# Freedom of Information Act exemptions, "(b)(6)", "(b)(7)(C)", alone or in a row. Source: 5 U.S.C. 552(b).
_EXEMPTION = r"\(b\)[ \t]?\([1-9]\)(?:[ \t]?\([A-F]\))?"
_EXEMPTIONS = re.compile(rf"(?<![\w)]){_EXEMPTION}(?:[ \t]*[,;/]?[ \t]*{_EXEMPTION})*")
# Lawyers say "(b)(6)" of rules and statutes, too: codes are taken for withheld words only in a document that has one on
# a line of its own or in square brackets, or that withholds words by other signs.
_SURE_EXEMPTIONS = re.compile(
    rf"^[ \t]*{_EXEMPTIONS.pattern}[ \t\r]*$|\[[ \t]*{_EXEMPTIONS.pattern}[ \t]*\]|█|[\[(]REDACT(?:ED|ION)[\])]",
    re.MULTILINE,
)
# The number of a footnote: in square brackets right after a word or its punctuation, or raised. "km²" is a measure.
_NOTE_NUMBER = re.compile(
    r"\[(?:(?<=[^\W\d_]\[)|(?<=[.,;:!?\"”’')]\[))\d{1,3}\]"
    r"|[⁰¹²³⁴-⁹](?:(?<=[^\W\d_]{4}.)|(?<=[.,;:!?\"”’].))[⁰¹²³⁴-⁹]{0,2}"
)
_EXEMPTION_CODE = re.compile(r"(?:\(?b\)?[ (]*[1-9]\)?(?:[ (]*[A-F]\)?)?[ \t,;/-]*)+\Z")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A clock or a counter, its figures perhaps misread: O for 0, I, l and J for 1, S for 5, B for 8.
_FIGURE = r"[\dOoIlJSB]{1,2}"
_CLOCK = re.compile(rf"(?<![\w:.])(?:{_FIGURE}(?::{_FIGURE}){{1,3}}|\d\d(?: \d\d){{2,3}})(?:[.,]\d+)?(?![\w:])")
_TIME_WORDS = frozenset(("timestamp", "time", "get", "met"))
_MISREAD = str.maketrans("OoIlJSB", "0011158")
_HALF_DAY = re.compile(r"\s*[ap]\.?m\b", re.IGNORECASE)
# Seconds of the parts of a clock, last part first: seconds, minutes, hours, days.
_WEIGHTS = (1, 60, 3600, 86400)
_WIDEST_INDENT = 100
_SENTENCE_END = re.compile(r"(?:[.?!:…]|--?|[–—])[\"'”’)]*[ \t]*\Z")
# A remark between sentences ("It worked. [He coughs for a while.] So I left.") has a few words of its own; less than
# that is more often a word put into the sentence ("[The] men left").
_FEWEST_WORDS_OF_REMARK = 4
# Printed speeches hold whole sentences of the text in brackets; remarks of a transcriber are short.
_MOST_WORDS_OF_REMARK = 12
_MOST_WORDS_WITH_SOUND = 3


def mask_brackets(text: str, *, is_spoken: bool = False) -> Iterator[Mask]:
    """Yield the masks of `text`, exemption codes first; they may overlap.

    Brackets that fill in a sentence ("the [Senate] bill") stay text. So do whole clauses in round brackets, unless the
    text is speech that somebody took down (`is_spoken`): a writer's parentheses are the writer's own words.
    """
    if "(b)" in text and _SURE_EXEMPTIONS.search(text):
        for codes in _EXEMPTIONS.finditer(text):
            yield Mask(span=Span(*codes.span()), kind=MaskKind.REDACTION, reason="exempted from release")
    for bracket in _BRACKET.finditer(text):
        if kind := _judge(text, bracket, is_spoken=is_spoken):
            end = bracket.start() + len(bracket.group().rstrip())
            yield Mask(span=Span(bracket.start(), end), kind=kind, reason=_REASONS[kind])
    for number in _NOTE_NUMBER.finditer(text):
        yield Mask(span=Span(*number.span()), kind=MaskKind.REMARK, reason="the number of a footnote")


_REASONS = {
    MaskKind.ASIDE: "a stage direction or a note of the transcriber",
    MaskKind.REMARK: "a sign of the transcriber",
    MaskKind.TIMESTAMP: "a time",
    MaskKind.GAP: "words are missing here",
    MaskKind.REDACTION: "words are withheld here",
}


def read_clock(words: str) -> float | None:
    """Return the seconds that a bracket such as "[00:12:31]" or "[GET 06 11 53 53]" counts, None if it counts none.

    Two figures are minutes and seconds, three hours first, four (set with spaces) days first. Times of day with a.m. or
    p.m. count from no beginning and give None.
    """
    clock = _CLOCK.search(words)
    if clock is None or _HALF_DAY.match(words, clock.end()):
        return None
    parts = re.split(r"[: ]", clock.group().replace(",", ".").translate(_MISREAD))
    if len(parts) == len(_WEIGHTS) and ":" in clock.group():  # the fourth figure may count frames
        return None
    return float(sum(weight * float(part) for weight, part in zip(_WEIGHTS, reversed(parts), strict=False)))


def _judge(text: str, bracket: re.Match[str], *, is_spoken: bool) -> MaskKind | None:
    inside = bracket["square"] or bracket["round"]
    if inside is None:
        return MaskKind.REDACTION
    words = [word.lower() for word in _WORD.findall(inside)]
    is_square = bracket["square"] is not None
    is_alone = _stands_alone(text, bracket)
    is_set_apart = is_alone or inside.upper() == inside
    is_short = len(words) <= _MOST_WORDS_WITH_SOUND
    if words and REMARKS.issuperset(words):
        return MaskKind.REMARK
    if _is_withheld(inside, words, is_set_apart=is_set_apart):
        return MaskKind.REDACTION
    if _is_time(inside, words, is_alone=is_alone and is_square):
        return MaskKind.TIMESTAMP
    phrase = " ".join(words)
    if (is_short or is_set_apart) and (not GAPS.isdisjoint(words) or any(gap in phrase for gap in GAP_PHRASES)):
        return MaskKind.GAP
    if ((is_short or is_set_apart) and not SOUNDS.isdisjoint(words)) or (is_set_apart and not BREAKS.isdisjoint(words)):
        return MaskKind.ASIDE
    if is_spoken and _tells_what_happens(inside, words, is_square=is_square):
        return MaskKind.ASIDE
    if is_spoken and WAYS.fullmatch(phrase) and (is_set_apart or _opens_sentence(text, bracket)):
        return MaskKind.ASIDE
    if words and (is_square or (is_spoken and OWN_WORDS.isdisjoint(words))):
        is_between = _stands_between_sentences(text, bracket)
        is_remark = _FEWEST_WORDS_OF_REMARK <= len(words) <= _MOST_WORDS_OF_REMARK
        if is_alone or (is_between and (is_remark or not SOUNDS.isdisjoint(words))):
            return MaskKind.ASIDE
    return None


def _tells_what_happens(inside: str, words: list[str], *, is_square: bool) -> bool:
    """Say whether a bracket in speech that was taken down tells what is heard or seen, wherever it stands."""
    if words and words[0] in GESTURES and len(words) <= _MOST_WORDS_OF_REMARK and OWN_WORDS.isdisjoint(words):
        return True
    heard = SOUNDS | BREAKS
    is_sentence = is_square or (inside.strip()[:1].isupper() and inside.rstrip()[-1:] in (".", "!"))
    return is_sentence and not heard.isdisjoint(words) and (heard | SMALL_WORDS).issuperset(words)


def _is_withheld(inside: str, words: list[str], *, is_set_apart: bool) -> bool:
    if len(words) <= _MOST_WORDS_WITH_SOUND and not REDACTIONS.isdisjoint(words):
        return True
    if is_set_apart and len(words) <= _MOST_WORDS_WITH_SOUND and not REDACTIONS_SET_APART.isdisjoint(words):
        return True
    return bool(_EXEMPTION_CODE.match(inside.strip())) or "█" in inside


def _is_time(inside: str, words: list[str], *, is_alone: bool) -> bool:
    clock = _CLOCK.search(inside)
    if clock is None or not any(char.isdigit() for char in clock.group()):
        return False
    rest = (inside[: clock.start()] + inside[clock.end() :]).strip(" \t.,")
    return is_alone or not rest or not _TIME_WORDS.isdisjoint(words) or bool(_HALF_DAY.fullmatch(rest))


def _stands_alone(text: str, bracket: re.Match[str]) -> bool:
    # Not the whole line: a page without line ends may have a hundred thousand brackets.
    before = text[max(0, bracket.start() - _WIDEST_INDENT) : bracket.start()].rstrip(" \t\r\f")
    after = text[bracket.end() : bracket.end() + _WIDEST_INDENT].lstrip(" \t\r\f")
    is_first = before.endswith("\n") or (not before and bracket.start() < _WIDEST_INDENT)
    return is_first and (after.startswith("\n") or (not after and bracket.end() + _WIDEST_INDENT > len(text)))


def _stands_between_sentences(text: str, bracket: re.Match[str]) -> bool:
    inside = (bracket["square"] or bracket["round"]).strip()
    if not inside[:1].isupper() or (bracket["round"] and inside[-1:] not in (".", "!")):
        return False
    after = text[bracket.end() : bracket.end() + 3].lstrip(" \t")
    return _opens_sentence(text, bracket) and (not after.strip() or not after[0].islower())


def _opens_sentence(text: str, bracket: re.Match[str]) -> bool:
    before = text[max(0, bracket.start() - 8) : bracket.start()]
    return not before.strip() or bool(_SENTENCE_END.search(before))
