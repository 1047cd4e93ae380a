"""A sentence -> its cues: the words by which the reporter says that somebody said something, each with its source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.attribute.phrases import Range, is_head, noun_after, noun_before
from onrecord.attribute.roles_table import GROUPS, ROLES
from onrecord.attribute.sentences import Sentence
from onrecord.attribute.subjects import main_subject, subject_before
from onrecord.attribute.words_table import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CALLING,
    DETERMINERS,
    IRREGULAR,
    MENTAL,
    NAMING,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RAISING,
    SPEECH_NOUNS,
)
from onrecord.text.verbs import VERBS, Verb


class Kind(StrEnum):
    """How a cue is built."""

    VERB = "verb"  # "Lee said"
    INVERTED = "inverted"  # "said Lee"
    PARTICIPLE = "participle"  # "Lee left, saying"; also "Lee left and said"
    ACCORDING = "according"  # "according to Lee"
    COLON = "colon"  # "Lee: ..."
    NOUN = "noun"  # "Lee's claim that"
    BY = "by"  # "was called unfit by Lee"
    NAMELESS = "nameless"  # "was told", by nobody named
    SUBJECT = "subject"  # no reporting word at all: the subject of the sentence


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as a range of tokens [first, last) with its source, None where the sentence names none.

    `verb` is the token that reports, `lemma` its verb ("" where there is none).
    """

    kind: Kind
    first: int
    last: int
    source: Range | None
    lemma: str = ""
    is_strong: bool = True

    @property
    def is_mental(self) -> bool:
        """Say whether the cue stands for a thought and not for words."""
        return self.lemma in MENTAL

    @property
    def reach(self) -> Range:
        """The tokens from the first to the last of cue and source together."""
        if self.source is None:
            return self.first, self.last
        return min(self.first, self.source[0]), max(self.last, self.source[1])


# "asked the former mayor of Elm Park, Ines Dahl, whether"
WORDS_TO_QUESTION = 9
QUESTION_WORDS = frozenset("whether if what why how when where who which".split())

_SPEECH_NOUNS = SPEECH_NOUNS | {noun[:-1] + "ies" if noun[-1] == "y" else noun + "s" for noun in SPEECH_NOUNS}


def find_cues(sentence: Sentence) -> tuple[Cue, ...]:
    """Return the cues of a sentence in the order of their reporting words.

    Cues that share the subject of an earlier one ("and added", ", saying") carry its source.
    """
    cues: list[Cue] = []
    lows = sentence.lows
    for index, low in enumerate(lows):
        if low == ":":
            cue = _colon(sentence, index)
        elif low == "according" and lows[index + 1 : index + 2] == ["to"]:
            source = noun_after(sentence, index + 2)
            cue = Cue(Kind.ACCORDING, index, index + 2, source) if source else None
        elif low == "put" and lows[index + 1 : index + 2] == ["it"]:
            cue = _verb(sentence, index, VERBS["said"], cues)
        elif low in ("went", "goes") and _goes_on(sentence, index):
            cue = _verb(sentence, index, VERBS["continued"], cues)
            cue = replace(cue, last=cue.last + 1) if cue else None
        elif (verb := VERBS.get(low)) and _may_be_verb(sentence, index, verb):
            cue = _verb(sentence, index, verb, cues)
        else:
            cue = None
        if cue is None and low in _SPEECH_NOUNS:
            cue = _noun(sentence, index)
        if cue is not None:
            cues.append(cue)
    return tuple(cues)


def is_question(sentence: Sentence, cue: Cue) -> bool:
    """Say whether a cue reports a question, after which somebody else may speak: "Kim asked Lee whether"."""
    if cue.lemma != "ask":
        return False
    return not QUESTION_WORDS.isdisjoint(sentence.lows[cue.last : max(cue.last, cue.reach[1]) + WORDS_TO_QUESTION])


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Say whether "went on" stands there for going on to speak: nothing but words or a stop follows."""
    if sentence.lows[index + 1 : index + 2] != ["on"]:
        return False
    return index + 2 >= len(sentence.words) or not sentence.is_word(index + 2)


def _may_be_verb(sentence: Sentence, index: int, verb: Verb) -> bool:
    word = sentence.words[index]
    if not word[0].islower() and not (index == 0 or sentence.is_display or sentence.is_quoted(index - 1)):
        return False
    if not verb.is_noun or index == 0:
        return True
    before = sentence.lows[index - 1]
    if before[0] in "$£€0123456789":
        return False
    if before in ROLES and sentence.lows[index].endswith("s"):
        return index < 2 or sentence.lows[index - 2] not in PREPOSITIONS
    if before in DETERMINERS or before in POSSESSIVES or before == "'s" or before in PREPOSITIONS - {"to"}:
        return False
    known = before in ADVERBS or before in PRONOUNS or _ends_plural(before)
    return known or not sentence.words[index - 1].islower()


def _ends_plural(word: str) -> bool:
    return word.endswith("s") or word in AUXILIARIES or word in ("who", "to", "and", "people", "police")


def _verb(sentence: Sentence, index: int, verb: Verb, earlier: list[Cue]) -> Cue | None:
    """Return the cue around the reporting verb at `index`, None where it reports nothing."""
    lows = sentence.lows
    first = index
    while first > 0 and _is_auxiliary(sentence, first - 1):
        first -= 1
    group = lows[first:index]
    low = lows[index]
    if not group and index and lows[index - 1] == "to":
        return _infinitive(sentence, index, verb, earlier)
    passive = any(word in BE for word in group) and low.endswith(("ed", "en", "told", "id")) and not low.endswith("ing")
    if passive:
        return _passive(sentence, first, index, verb)
    has_auxiliary = any(word in AUXILIARIES for word in group)
    if low.endswith("ing") and not group and (doer := _doer(sentence, index)):
        return Cue(Kind.PARTICIPLE, index, index + 1, doer, verb.lemma, verb.is_strong)
    joined = index > 0 and not group and lows[index - 1] in ("and", "or", "but", "then")
    if joined or (low.endswith("ing") and not has_auxiliary):
        source = _shared(sentence, first, earlier)
        return Cue(Kind.PARTICIPLE, index, index + 1, source, verb.lemma, verb.is_strong) if source else None
    if not verb.is_finite and not has_auxiliary and not low.endswith("ing"):
        return None
    quoted = noun_after(sentence, index + 1) if verb.lemma in ("quote", "cite") else None
    if quoted is not None and lows[quoted[1] : quoted[1] + 1] == ["as"]:  # "quoted Lee as saying"
        quoter = subject_before(sentence, first)
        return Cue(Kind.VERB, quoter[0] if quoter else first, index + 1, quoted, verb.lemma, is_strong=False)
    inverted = _inverted(sentence, index, verb) if not group else None
    subject = None if inverted and first and sentence.is_quoted(first - 1) else subject_before(sentence, first)
    if subject is not None and low == verb.lemma and not has_auxiliary and not _is_plural(sentence, subject):
        subject = None
    if subject is not None and not (inverted and lows[first - 1] == "," and _has_quoted(sentence, subject[1], first)):
        return Cue(Kind.VERB, first, index + 1, subject, verb.lemma, verb.is_strong)
    if inverted is not None:
        return inverted
    if first and lows[first - 1] in ("and", "or", "but", ",", "then"):
        source = _shared(sentence, first, earlier)
        return Cue(Kind.PARTICIPLE, first, index + 1, source, verb.lemma, verb.is_strong) if source else None
    return None


def _doer(sentence: Sentence, index: int) -> Range | None:
    """Return who does what the participle at `index` says, where it follows its noun: "with Lee saying"."""
    phrase = noun_before(sentence, index - 1) if index else None
    if phrase is None or sentence.lows[phrase[0]] in PRONOUNS:
        return None
    last = phrase[1] - 1
    return phrase if sentence.words[last][0].isupper() or is_head(sentence.lows[last]) else None


def _is_plural(sentence: Sentence, subject: Range) -> bool:
    """Say whether a verb without an ending agrees with its subject: "they say", "the aides say"; "read" is past too."""
    first, last = subject
    low = sentence.lows[last - 1]
    if first + 1 == last and low in PRONOUNS:
        return low not in ("he", "she", "it")
    if any(word in ("of", "for", "with", "in", "at", "from", "and", "who") for word in sentence.lows[first:last]):
        return True
    return low.endswith("s") or low in GROUPS or sentence.lows[last : last + 1] == ["read"] or low.endswith("men")


def _is_auxiliary(sentence: Sentence, index: int) -> bool:
    """Say whether the token at `index` is an auxiliary or an adverb that belongs to the verb after it."""
    word = sentence.words[index]
    if sentence.lows[index] in AUXILIARIES or sentence.lows[index] in ADVERBS:
        return True
    return word.islower() and word.endswith("ly") and len(word) > 4


def _has_quoted(sentence: Sentence, first: int, last: int) -> bool:
    return any(sentence.is_quoted(index) for index in range(first, last))


def _infinitive(sentence: Sentence, index: int, verb: Verb, earlier: list[Cue]) -> Cue | None:
    """Return a cue for "continued to argue", whose subject is the other verb's; "urged him to say" is none."""
    matrix = index - 2
    if matrix < 0 or sentence.lows[matrix] not in RAISING:
        return None
    first = matrix
    while first > 0 and (sentence.lows[first - 1] in AUXILIARIES | ADVERBS | RAISING):
        first -= 1
    source = subject_before(sentence, first) or _shared(sentence, first, earlier)
    return Cue(Kind.VERB, first, index + 1, source, verb.lemma, verb.is_strong) if source else None


def _passive(sentence: Sentence, first: int, index: int, verb: Verb) -> Cue | None:
    """Return the cue of a passive: who is "quoted as saying" speaks; of "was called unfit by Lee" it is Lee."""
    lows = sentence.lows
    if lows[index] in ("quoted", "cited", "heard", "recorded") and lows[index + 1 : index + 2] in (["as"], ["saying"]):
        return Cue(Kind.VERB, first, index + 1, subject_before(sentence, first), "say")
    if verb.lemma not in NAMING and not verb.is_strong:
        return None
    for by in range(index + 1, min(len(lows), index + 12)):
        if lows[by] == "by" and (source := noun_after(sentence, by + 1)):
            return Cue(Kind.BY, index, index + 1, source, verb.lemma, verb.is_strong)
    return Cue(Kind.NAMELESS, first, index + 1, None, verb.lemma, verb.is_strong)


def _inverted(sentence: Sentence, index: int, verb: Verb) -> Cue | None:
    """Return the cue of a verb whose subject follows it, "said Lee": after quoted words, a comma, or at the start."""
    before = index - 1
    set_off = index == 0 or sentence.is_quoted(before) or sentence.lows[before] in (",", "—", "–")
    source = noun_after(sentence, index + 1) if verb.is_finite and set_off else None
    if source is None or (index == 0 and not _has_quoted(sentence, 1, len(sentence.words))):
        return None
    if verb.lemma in CALLING and sentence.lows[source[1] : source[1] + 1] and sentence.is_quoted(source[1]):
        return None  # ', called Lee "a fox"': it is Lee who is called
    if sentence.lows[source[0]] in PRONOUNS and source[1] < len(sentence.words) and sentence.is_word(source[1]):
        return None
    return Cue(Kind.INVERTED, index, index + 1, source, verb.lemma, verb.is_strong)


def _shared(sentence: Sentence, first: int, earlier: list[Cue]) -> Range | None:
    """Return the source of the nearest earlier verb of the sentence, else the sentence's subject."""
    for cue in reversed(earlier):
        if cue.kind in (Kind.VERB, Kind.INVERTED, Kind.PARTICIPLE) and cue.last <= first and cue.source:
            return cue.source
    subject = main_subject(sentence)
    return subject if subject is not None and (subject[1] <= first or first <= 1) else None


def _colon(sentence: Sentence, index: int) -> Cue | None:
    """Return the cue of a name before a colon: 'Lee: "No"'. Only where the phrase opens the sentence or a clause."""
    if index == 0 or index + 1 >= len(sentence.words):
        return None
    if index == 1 and sentence.is_quoted(0):  # a headline: 'We go': Lee breaks with party
        source = noun_after(sentence, 2)
        return Cue(Kind.COLON, 1, 2, source) if source else None
    phrase = noun_before(sentence, index - 1)
    if phrase is not None and sentence.words[index - 1].islower() and not is_head(sentence.lows[index - 1]):
        return None
    if phrase is None or (phrase[0] > 0 and sentence.lows[phrase[0] - 1] not in (";", "—", "–", "|", ",")):
        return None
    return Cue(Kind.COLON, index, index + 1, phrase)


def _noun(sentence: Sentence, index: int) -> Cue | None:
    """Return the cue of a noun that stands for words and says whose: "Lee's claim", "his vow"."""
    owner = index - 1
    while owner > 0 and index - owner < 4 and sentence.is_word(owner) and sentence.words[owner].islower():
        if sentence.lows[owner] in POSSESSIVES or sentence.lows[owner] in DETERMINERS:
            break
        owner -= 1
    if owner < 0:
        return None
    if sentence.lows[owner] in POSSESSIVES:
        return Cue(Kind.NOUN, index, index + 1, (owner, owner + 1), is_strong=False)
    if sentence.lows[owner] == "'s" and owner > 0 and (phrase := noun_before(sentence, owner - 1)):
        return Cue(Kind.NOUN, index, index + 1, phrase, is_strong=False)
    return None


def unlisted_cue(sentence: Sentence, last: int) -> Cue | None:
    """Return the cue right after quoted words that end before `last`, whatever its verb, as in "Lee snapped".

    The words must be set off by a comma, a question mark or an exclamation mark.
    """
    comma = sentence.lows[last : last + 1] == [","]
    start = last + comma
    if not comma and sentence.words[last - 1].rstrip('"')[-1] not in ",?!":
        return None
    source = noun_after(sentence, start)
    if source is not None and _is_verb_form(sentence, source[1], ("ed", "s")):
        return Cue(Kind.VERB, source[1], source[1] + 1, source, is_strong=False)
    source = noun_after(sentence, start + 1)
    if source is not None and _is_verb_form(sentence, start, ("ed",)):
        return Cue(Kind.INVERTED, start, start + 1, source, is_strong=False)
    return None


def _is_verb_form(sentence: Sentence, index: int, endings: tuple[str, ...]) -> bool:
    """Say whether the token at `index` reads as a form of some verb, one with these endings or an irregular past."""
    if index >= len(sentence.words) or not sentence.words[index].islower():
        return False
    return sentence.lows[index].endswith(endings) or sentence.lows[index] in IRREGULAR


def subject_cue(sentence: Sentence, before: int) -> Cue | None:
    """Return a cue for a sentence without reporting words: its subject, if that stands before the token `before`."""
    subject = main_subject(sentence)
    if subject is None or subject[1] > before:
        return None
    return Cue(Kind.SUBJECT, subject[1] - 1, subject[1], subject, is_strong=False)
