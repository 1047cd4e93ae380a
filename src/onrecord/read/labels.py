"""Text of a record -> where its speaker labels stand; nothing if it is no transcript.

A document keeps one style of labels: names in capitals, names in title case, or a dot after the name as in the
Congressional Record; question and answer ("Q.", "A.") may stand beside each. Colons in running text are told from
labels by that style, by what recurs, and by a list of words that nobody is called.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from onrecord.model import Span
from onrecord.read.brackets import read_clock
from onrecord.read.label_words import FIELD_WORDS, NOT_IN_NAMES, PARTICLES, SUFFIXES
from onrecord.read.names import name_label, strip_role
from onrecord.text.names_table import TITLES

_LINE_LEAD = (
    r"^(?P<lead>[ \t\xa0\f>]*(?:\d{1,2}[ \t\xa0]+)?"  # a line number
    r"(?:(?:\[[^\]\n]{1,40}\]|\(?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?\)?)[ \t\xa0]*(?:[-–][ \t\xa0]*)?)?"  # a time
    r"[*_]{0,3})"  # Markdown emphasis
)
_COLON_LABEL = re.compile(
    _LINE_LEAD + r"(?P<label>[^\W\d_][^:\n]{0,89}?)[ \t\xa0*_]*:(?!//)(?=[\s\[(\"“*_]|[^\W\d_]|\Z)", re.MULTILINE
)
# "ADA LUND  0:12" on a line of its own, as programs that write down recordings print it.
_TIMED_LABEL = re.compile(
    r"^(?P<lead>[ \t\xa0*_]*)(?P<label>[^\W\d_][^:\n]{0,60}?)[ \t\xa0]+"
    r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?:?[ \t\xa0*_\r]*$"
    r"(?=\n\s*\S)",
    re.MULTILINE,
)
_QUESTION_LABEL = re.compile(_LINE_LEAD + r"(?P<label>[QA])(?:[.:](?=\s)|(?=[ \t\xa0]{2,}\S))", re.MULTILINE)
# "Q And when?": programs that lay out pages leave one space of two. An A alone is more often an article.
_BARE_LABEL = re.compile(r"^(?P<lead>[ \t\xa0]*)(?P<label>[QA])(?=[ \t\xa0](?:[A-Z“‘\"'(\[]|\d))", re.MULTILINE)
_DOT_LABEL = re.compile(
    r"^(?P<lead>[ \t\xa0]{1,8})(?P<label>(?:(?:Mr|Mrs|Ms|Miss|Dr|Senator|Chairman|Chairwoman|Representative)\.? "
    r"(?:(?:Mac|Mc|De|La|Van|O['’])?[A-Z][A-Z'’-]+ ?)+(?:of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?"
    r"|The [A-Z]{3,}(?: [A-Z]{3,}| pro tempore)*)(?: \([^()\n]{1,40}\))?)\.(?= +[A-Z\[])",
    re.MULTILINE,
)
# "    Mr. Dorn. I yield." and "    Chairman Lund. Go ahead." as the printed hearings of committees have it.
_HEARING_LABEL = re.compile(
    r"^(?P<lead>[ \t\xa0]{0,8})(?P<label>(?:(?:Mr|Mrs|Ms|Miss|Dr|Judge|Justice|Senator|Representative|Delegate|Chairman"
    r"|Chairwoman|Chair|Secretary|Director|Commissioner|Ambassador|Governor|Mayor|Sheriff|Chief|Professor|General"
    r"|Admiral|Colonel|Captain|Attorney General)\.? (?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+"
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?|The (?:Vice )?(?:Chair(?:man|woman)?|Clerk|Court|President|Witness)))"
    r"\.(?= +[A-Z\[\"“])",
    re.MULTILINE,
)
# A single paragraph of any text may open with a name and a full stop; in a hearing they come back to the same names.
_FEWEST_HEARING_LABELS = 3
# Where nothing is indented, a line may begin with the last words of a sentence: "I asked / Mr. Dorn. He agreed."
_ENDS = tuple('.?!:"”’)]–—-')
_LONGEST_GAP = 300  # running head and foot between two pages, blanked
# "DONALD J. TRUMP" has three words, "UNIDENTIFIED MALE AUDIENCE MEMBER" four; six leave room for titles.
_MOST_WORDS = 6
_CAPITAL_WORD = re.compile(
    r"(?:(?:Mc|Mac|De|Di|Da|La|Le|Van|Fitz|[OoDd]['’])?[^\W\d_a-z]|#?\d)[^a-zß-öø-ÿ]*|[A-Z][a-z]{1,3}\.", re.UNICODE
)
_FIGURE_IN_WORD = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")
# The parties of a case; "PAUL STERN, having been duly sworn, testified as follows:" announces a witness.
_NO_LABEL = re.compile(r"\bvs?\.|\b(?:et al|ET AL)\.|(?i:\b(?:sworn|affirmed|testified)\b)")
_TITLE_WORD = re.compile(r"[^\W\d_][\w.'’-]*|#?\d+")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![ \t\r]*(?:\n|\Z))[^\n]*)*")
# Titles, datelines and lists of participants have fewer words to a paragraph or no full stop.
_FEWEST_WORDS_OF_PROSE = 30
# OCR damages single letters; in words shorter than this, one letter makes another name (LEE, LEW).
_SHORTEST_REPAIRED = 5
# A damaged label is rarer than the sound one by far; two people whose names differ by a letter both recur.
_SOUND_PER_DAMAGED = 3


class _Style(Enum):
    CAPITALS = "capitals"
    TITLE = "title"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Label:
    """A label in place: `span` is the label with its colon, `line_start` where its line begins, `printed` its words.

    `meant` is what was meant where a damaged letter was put right, None where it may be a misprint of another label.
    """

    span: Span
    line_start: int
    printed: str
    meant: str | None


def find_labels(text: str, known: Sequence[str] = (), *, is_transcript: bool = False) -> tuple[Label, ...]:
    """Return the speaker labels of `text` in order; `known` are labels that somebody named, taken in any style.

    Where somebody says that `text` is a transcript, labels need not recur to count.
    """
    lines = list(_COLON_LABEL.finditer(text))
    counts = Counter(match["label"] for match in lines)
    styles = {label: _style_of(label) for label in counts}
    named = {label.casefold() for label in known}
    chosen = _choose(text, [match for match in lines if styles[match["label"]] is not _Style.NONE], styles)
    chosen |= {label for label in counts if label.casefold() in named}
    chosen = chosen or _choose_callings(text, lines)
    if is_transcript and not chosen:
        chosen = {label for label in counts if styles[label] is not _Style.NONE and _may_be_name(label)}
    meanings: dict[str, str | None] = {label: label for label in chosen}
    if chosen:
        meanings |= _repair(counts, chosen, named)
    labels = [_make_label(match, meanings[match["label"]]) for match in lines if match["label"] in meanings]
    labels += [_make_label(match, match["label"]) for match in _DOT_LABEL.finditer(text)]
    labels += _find_timed(text)
    hearing = [match for match in _HEARING_LABEL.finditer(text) if _opens_paragraph(text, match)]
    if len(hearing) >= _FEWEST_HEARING_LABELS and len({match["label"] for match in hearing}) < len(hearing):
        labels = [*(_make_label(match, match["label"]) for match in hearing), *labels]
    questions = list(_QUESTION_LABEL.finditer(text))
    bare = [match for match in _BARE_LABEL.finditer(text) if _opens_paragraph(text, match)]
    asked = sum(match["label"] == "Q" for match in (*questions, *bare))
    if asked > 1 or (asked and len(questions) > 1):
        labels += [_make_label(match, match["label"]) for match in questions]
    if asked > 1:
        labels += _choose_bare(bare, labels)
    by_start = {label.span.start: label for label in labels}
    return tuple(by_start[start] for start in sorted(by_start))


def _find_timed(text: str) -> list[Label]:
    """Return the labels that are a name and a time on a line of their own; none unless one recurs and time runs on."""
    lines = [match for match in _TIMED_LABEL.finditer(text) if _style_of(match["label"]) is not _Style.NONE]
    counts = Counter(match["label"] for match in lines)
    times = [read_clock(match.group()) or 0 for match in lines]
    if len(counts) == len(lines) or times != sorted(times):
        return []
    return [_make_label(match, match["label"]) for match in lines]


def _opens_paragraph(text: str, match: re.Match[str]) -> bool:
    """Say whether the line of a label is indented, or the words above it are at an end."""
    above = text[max(0, match.start() - _LONGEST_GAP) : match.start()]
    words = above.rstrip()
    return len(match["lead"]) > 1 or not words or above.count("\n", len(words)) > 1 or words.endswith(_ENDS)


def _choose_bare(marks: Sequence[re.Match[str]], labels: Sequence[Label]) -> list[Label]:
    """Return those of `marks` that are labels beside `labels`: each Q, and each A that answers a Q."""
    found: list[Label] = []
    spoken = sorted(((label.span.start, label.printed) for label in labels), reverse=True)
    last = ""
    for match in marks:
        while spoken and spoken[-1][0] <= match.start("label"):
            last = spoken.pop()[1]
        if match["label"] == "Q" or last == "Q":
            last = match["label"]
            found.append(_make_label(match, last))
    return found


def _make_label(match: re.Match[str], meant: str | None) -> Label:
    return Label(Span(match.start("label"), match.end()), match.start(), match["label"], meant)


def looks_like_label(words: str) -> bool:
    """Say whether `words`, set apart from what follows them, could be the name of a speaker."""
    return _style_of(words) is not _Style.NONE and _may_be_name(words)


def _style_of(label: str) -> _Style:
    name = strip_role(label)
    if name_label(label).endswith(f" {name}") and label.startswith(f"{name},"):
        return _Style.CAPITALS  # "LUND, Ada"
    words = name.replace(",", " ").split()
    bare = [word.strip(".,'’\"-").casefold() for word in words]
    if not words or len(words) > _MOST_WORDS or bare[0] in FIELD_WORDS or re.search(r"[?!;“”\"…=<>{}*/]", label):
        return _Style.NONE
    if any(word.endswith(".") and not _may_end_with_dot(word) for word in words) or _NO_LABEL.search(label):
        return _Style.NONE
    if len(words) == 1 and label[len(name) :].strip()[:1] == "," and label.upper() != label:
        return _Style.NONE
    content = [word for word, plain in zip(words, bare, strict=True) if plain not in PARTICLES or word[:1].isupper()]
    if any(word.isupper() and len(word) > 1 for word in content):  # "Deputy ADA LUND": titles keep their small letters
        content = [word for word in content if word.isupper() or word.rstrip(".").casefold() not in TITLES]
    if content and all(_CAPITAL_WORD.fullmatch(word) for word in content) and any(char.isupper() for char in name):
        return _Style.CAPITALS
    if content and all(
        _TITLE_WORD.fullmatch(word) and (word[0].isupper() or word[0] in "#0123456789") for word in content
    ):
        return _Style.TITLE
    return _Style.NONE


def _may_end_with_dot(word: str) -> bool:
    bare = word.strip(".,").casefold()
    return len(bare) < 2 or "." in bare or bare in TITLES or bare in SUFFIXES or (len(bare) < 5 and word.isupper())


def _choose(text: str, lines: Sequence[re.Match[str]], styles: Mapping[str, _Style]) -> set[str]:
    """Return the labels among `lines`, all of which look like labels: those of the style that the document keeps."""
    if not lines:
        return set()
    counts = Counter(match["label"] for match in lines)
    first = lines[0]["label"]
    capitals = {label for label in counts if styles[label] is _Style.CAPITALS}
    title = set(counts) - capitals
    is_headed = find_prose(text, lines[0].start()) is None
    is_first = not text[: lines[0].start()].strip()
    opens = is_headed and (is_first or len(strip_role(first).split()) > 1) and _may_be_name(first)
    is_covered = _open_most_lines(text, lines)
    if any(counts[label] > 1 for label in capitals) or (capitals and is_covered) or (opens and first in capitals):
        folded = {label.casefold() for label in capitals}
        strays = {label for label in title if counts[label] > 1 and _is_introduced(text, label)}
        return capitals | strays | {label for label in title if label.casefold() in folded}
    recurring = {label for label in title if counts[label] > 1}
    if (len(recurring) > 1 and is_headed) or (recurring and len(title) > 1 and is_covered):
        return recurring | {label for label in title if len(strip_role(label).split()) > 1 and _may_be_name(label)}
    return title if opens and len(title) > 1 and is_covered else set()


def _is_introduced(text: str, label: str) -> bool:
    """Say whether a surname that labels lines in another style than the rest is somebody's: "Hallie Lund" in the text.

    Without it the words of whoever is labelled so would be the speaker's before. Of 985 transcripts with labels in
    capitals one has such a label, six times.
    """
    return len(label.split()) == 1 and re.search(rf"\b[A-Z][a-z]+ {re.escape(label)}\b", text) is not None


def _choose_callings(text: str, lines: Sequence[re.Match[str]]) -> set[str]:
    """Return labels that are no names ("Keeper of the keys"), where every line with words opens with one and two recur.

    Lists of facts open each line with words and a colon, too, but do not come back to the same words in turn.
    """
    counts = Counter(match["label"] for match in lines)
    labels = {
        label
        for label in counts
        if label[0].isupper()
        and len(label.split()) <= _MOST_WORDS
        and label.split()[0].casefold() not in FIELD_WORDS
        and not re.search(r"[?!;“”\"…=<>{}*/]", label)
    }
    said = [line for line in text.splitlines() if line.strip()]
    recurring = sum(counts[label] > 1 for label in labels)
    return labels if recurring > 1 and sum(counts[label] for label in labels) == len(said) else set()


def _may_be_name(label: str) -> bool:
    return NOT_IN_NAMES.isdisjoint(label.casefold().split())


def find_prose(text: str, end: int) -> int | None:
    """Return where the first paragraph before `end` starts that is prose, not a title or a list; None without one."""
    for paragraph in _PARAGRAPH.finditer(text, 0, end):
        words = paragraph.group().rstrip()
        if len(words.split()) >= _FEWEST_WORDS_OF_PROSE and words[-1] in ".?!\"”’'":
            return paragraph.start()
    return None


def _open_most_lines(text: str, lines: Sequence[re.Match[str]]) -> bool:
    """Say whether from the first label on at least every second line with words opens with one."""
    with_words = sum(1 for line in text[lines[0].start() :].splitlines() if line.strip())
    return len(lines) > 1 and len(lines) * 2 >= with_words


def _repair(counts: Counter[str], chosen: set[str], named: set[str]) -> dict[str, str | None]:
    """Map labels that are one letter away from exactly one far more frequent label to it.

    A label that could itself be a name ("HANSEN" beside "HANSON") maps to None: it may be a misprint or somebody else.
    """
    repaired: dict[str, str | None] = {}
    sound = [label for label in chosen if counts[label] >= _SOUND_PER_DAMAGED]
    for label, count in counts.items():
        if label.casefold() in named or (label in chosen and count > 1):
            continue
        near = [other for other in sound if counts[other] >= _SOUND_PER_DAMAGED * count and _is_damaged(label, other)]
        if len(near) == 1:
            repaired[label] = None if label in chosen and not _FIGURE_IN_WORD.search(label) else near[0]
    return repaired


def _is_damaged(label: str, sound: str) -> bool:
    if abs(len(label) - len(sound)) > 1 or label == sound:
        return False
    words, sound_words = label.upper().split(), sound.upper().split()
    pairs = [pair for pair in zip(words, sound_words, strict=False) if pair[0] != pair[1]]
    if len(words) != len(sound_words) or len(pairs) != 1 or len(pairs[0][1]) < _SHORTEST_REPAIRED:
        return False
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(*pairs[0], score_cutoff=1) == 1
