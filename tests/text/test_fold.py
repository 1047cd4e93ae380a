"""The fold, by example and against a slow oracle: one regular expression over the kinds of characters."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Mask, MaskKind, Span
from onrecord.text import codepoints
from onrecord.text.fold import Words, fold, fold_word

LETTERS = "OWNAPHF_LlDMS"  # a letter for each kind, in the order of the kinds; "_" is a character that leaves nothing
# A letter with what a line end may cut off from it, or digits with what stands between them; signs may bear marks.
_MARKS = "(?:F*M)*"
_LINE_END = "(?:H[WM]*|F+(?:W[WM]*)?)N[WNM]*"
_UNIT = f"(?:[Ll]{_MARKS}(?:{_LINE_END}l{_MARKS})*|D{_MARKS}(?:PM*D{_MARKS})*)"
_WORD = re.compile(f"S{_MARKS}|{_UNIT}(?:(?:AM*|F+)?{_UNIT})*")

NASTY = (
    "aAbBeEiI\u0131\u0130sS\u00df\u1e9e\u017fzZ01239 \t\n\r\f\u2028''\u2019\u02bc`\u00b4..,,--\u2010\u00ac\u00ad\u00ad"
    "\u200b\u200d\ufeff\u0301\u0323\u0345\u0344\u0f73\u1fb3\u1fbc\u0390\u1e69\u00e9\u00c9\u01c5\ufb01\ufb03\u212b\u2126\u00bd\u00b2\u2082\u2460"
    "\u00aa\u2122$%\u20ac\u00a8\u1fef\u65e5\u672c\u30ab\u304c\u3099\uff76\uff9e\u0e33\u0e19\u0e4d\u1780\u1004\uac00\u1100\u1161"
    "\u05d0\u05d1\u0627\u064b\u0661\u0915\u093f\U0001f600\U0001f3fd\ufe0f\u20e3\U00020000\ud800\u2026\u2014\u201c\u0149"
)
texts = st.text(st.sampled_from(NASTY), max_size=40) | st.text(max_size=20)


@st.composite
def masked_texts(draw: st.DrawFn) -> tuple[str, list[Mask]]:
    text = draw(texts)
    masks = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        span = Span(start, draw(st.integers(start, len(text))))
        masks.append(Mask(span=span, kind=draw(st.sampled_from(MaskKind)), reason="made"))
    return text, masks


def spans(words: Words) -> list[tuple[int, int]]:
    return list(zip(words.starts.tolist(), words.ends.tolist(), strict=True))


def spell(text: str, masks: tuple[Mask, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in spans(fold(text, masks))]


def hashes(text: str) -> list[int]:
    return [int(word) for word in fold(text).hashes]


def mask(start: int, end: int, kind: MaskKind) -> Mask:
    return Mask(span=Span(start, end), kind=kind, reason="made")


def fold_slowly(text: str, masks: list[Mask]) -> list[tuple[int, int, str]]:
    """Start, end and folded spelling of each word, from the definition."""
    kinds = [LETTERS[codepoints.fold_character(char)[0]] for char in text]
    # The strongest mask that covers a character decides.
    for i in range(len(text)):
        over = {mask.kind for mask in masks if mask.span.start <= i < mask.span.end}
        if over & {MaskKind.LABEL, MaskKind.ASIDE, MaskKind.GAP, MaskKind.REDACTION, MaskKind.HEADER}:
            kinds[i] = "O"
        elif over and kinds[i] != "N":
            kinds[i] = "_" if over == {MaskKind.MARKUP} else "W"
    kept = [i for i, kind in enumerate(kinds) if kind != "_"]
    found = _WORD.finditer("".join(kinds[i] for i in kept))
    return [
        (
            kept[match.start()],
            kept[match.end() - 1] + 1,
            fold_word("".join(text[i] for i in kept[match.start() : match.end()] if kinds[i] not in "WN")),
        )
        for match in found
    ]


def test_apostrophes_points_and_commas_inside_a_word_stay() -> None:
    assert spell("“Don’t,” we're 3,000.5 dogs' 1,a 'tis.") == ["Don’t", "we're", "3,000.5", "dogs", "1", "a", "tis"]
    assert hashes("don't") == hashes("Don’t") == hashes("DON`T")
    assert hashes("we're") != hashes("were")
    assert hashes("3.5") != hashes("35") != hashes("3,5")


def test_everything_else_parts_words() -> None:
    assert spell("Truth/Admission—or $5 and_50% co-op e‐mail") == [
        "Truth", "Admission", "or", "5", "and", "50", "co", "op", "e", "mail",
    ]  # fmt: skip


def test_case_and_encoding_make_no_difference() -> None:
    assert hashes("Straße ﬁnd office") == hashes("STRASSE find OFFICE".replace("FFI", "\ufb03"))
    assert hashes("caf\u00e9") == hashes("cafe\u0301") == hashes("CAF\u00c9")
    assert hashes("caf\u00e9") != hashes("cafe")
    assert hashes("a\u0301\u0323") == hashes("a\u0323\u0301")
    assert hashes("exam\u00adple zero\u200bwidth") == hashes("example zerowidth")
    assert hashes("Ｈ２Ｏ") == hashes("H₂O") == hashes("h2o")


def test_a_hyphen_at_a_line_end_joins_lower_case_halves() -> None:
    assert spell("it is well-\n   known") == ["it", "is", "well-\n   known"]
    assert hashes("well-\r\nknown exam\u00ad\nple") == hashes("wellknown example")
    assert spell("Mc-\nDonald 1914-\nborn go--\nyou go -\nyou") == [
        "Mc", "Donald", "1914", "born", "go", "you", "go", "you",
    ]  # fmt: skip


def test_no_word_touches_a_mask_but_one_that_it_interrupts() -> None:
    head = "exam-\n12 COURT\nple"
    assert hashes("example") == [int(fold(head, [mask(6, 14, MaskKind.PAGE)]).hashes[0])]
    assert spell(head, (mask(6, 14, MaskKind.LABEL),)) == ["exam", "ple"]
    assert spell("**re**al [it](x.y)", (mask(0, 2, MaskKind.MARKUP), mask(4, 6, MaskKind.MARKUP))) == [
        "re**al", "it", "x", "y",
    ]  # fmt: skip
    assert spell("one two", (mask(2, 5, MaskKind.CAPTION),)) == ["on", "wo"]
    assert len(fold("one two", [Span(0, 7)])) == 0


def test_scripts_without_spaces_give_a_word_a_character() -> None:
    assert spell("日本語abcが1") == ["日", "本", "語", "abc", "が", "1"]
    assert spell("か\u3099き") == ["か\u3099", "き"]
    assert hashes("が") == hashes("か\u3099")


def test_signs_and_emoji_are_no_words_and_raised_digits_are_none() -> None:
    assert spell("❤️ 👍🏽 $ € % © ™ … — §") == []
    assert spell("said¹ 10² 1½ 1️⃣") == ["said", "10", "1½", "1"]
    assert hashes("1½") != hashes("11 2")


def test_lone_surrogates_and_empty_texts_do_no_harm() -> None:
    assert len(fold("")) == 0
    assert len(fold(" \n\u0301\u200b")) == 0
    assert spell("a\ud800b") == ["a", "b"]


def test_between_gives_the_words_that_lie_wholly_inside() -> None:
    words = fold("one two three")
    assert words.between(0, 13) == (0, 3)
    assert words.between(1, 8) == (1, 2)
    assert words.between(3, 4) == (1, 1)
    assert words.between(-5, 99) == (0, 3)
    assert fold("").between(0, 5) == (0, 0)


def test_a_slice_keeps_the_offsets_of_the_whole_text() -> None:
    part = fold("one two three").slice(1, 3)
    assert (len(part), spans(part), part.span(0, 2)) == (2, [(4, 7), (8, 13)], Span(4, 13))
    assert fold("one two").span(1, 1) == Span(4, 4)
    assert fold("one two").span(2, 2) == Span(7, 7)
    assert fold("").span(0, 0) == Span(0, 0)


@settings(max_examples=300)
@given(masked_texts())
def test_the_kernel_agrees_with_the_definition(case: tuple[str, list[Mask]]) -> None:
    text, masks = case
    words = fold(text, masks)
    expected = fold_slowly(text, masks)
    assert spans(words) == [(start, end) for start, end, _ in expected]
    for word, (_, _, spelled) in zip(words.hashes, expected, strict=True):
        # A character of its own may fold to several, which together are no longer one word.
        assert spans(fold(spelled)) != [(0, len(spelled))] or hashes(spelled) == [word]
    pairs = {(spelled, int(word)) for word, (_, _, spelled) in zip(words.hashes, expected, strict=True)}
    assert len({spelled for spelled, _ in pairs}) == len({word for _, word in pairs}) == len(pairs)
    assert 0 not in words.hashes


@given(masked_texts())
def test_words_are_ordered_apart_and_outside_breaking_masks_in_any_order(case: tuple[str, list[Mask]]) -> None:
    text, masks = case
    words = fold(text, masks)
    edges = np.stack((words.starts, words.ends), axis=1).ravel().astype(np.int64)
    assert (np.diff(edges) >= 0).all()
    assert (words.starts < words.ends).all()
    assert spans(fold(text, masks[::-1])) == spans(words)
    for mask in masks:
        assert not any(mask.span.start <= start < mask.span.end for start in words.starts)
        assert not any(mask.span.start < end <= mask.span.end for end in words.ends)


@given(texts)
def test_canonically_equivalent_texts_have_equal_words(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert hashes(unicodedata.normalize(form, text)) == hashes(text)


@given(texts)
def test_the_folded_spelling_folds_to_itself(text: str) -> None:
    for start, end in spans(fold(text)):
        spelled = fold_word(text[start:end])
        assert fold_word(spelled) == spelled
