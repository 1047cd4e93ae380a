"""A passage's speaker and the person whom the story names -> whose words they are, and what else may explain them.

Only a sure link accuses, and only after every innocent explanation was asked for: words read out, reported or played,
an interpreter, a record that passes on what somebody else said. Source: VERDICTS.md "Voice".
"""

from __future__ import annotations

import re

from onrecord.judge import speech_words
from onrecord.judge.case import Case, Source
from onrecord.judge.frames import FrameKind, find_frame
from onrecord.judge.marks import find_marks_around
from onrecord.judge.setting import left_of, pause_before
from onrecord.judge.words import Word, is_content
from onrecord.model import Certainty, How, Reason, Ruling, Span, Voice
from onrecord.text import rarity
from onrecord.text.names import match_names

# A phrase whose content words tell less comes to many people's lips; in another mouth it proves nothing about a person
# who does not speak in the record at all. 90 bits are seven or eight content words.
DISTINCTIVE_BITS = 90.0
# Below this its content is too slight to say whose it is, even where both people speak: "thank you very much" has 19.
TOO_SHORT_BITS = 26.0
REPORT_REACH = 400  # characters of a one-voice record before the passage in which the person reported may be named
_REPORTING_KINDS = frozenset({"memo", "note", "summary"})

_READING = re.compile(
    r"\b(?:i quote|and i quote|quote,|quoting|let me read|i'm reading|reads?:|it says|says here|you said|he said|"
    r"she said|they said|in (?:his|her|your|their) words|video clip|audio clip|begin clip)\b[^.?!]{0,80}$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[\w.?!,][\"”][^\"“”]*$")  # what was read out has ended before the passage
_READ_REACH = 160  # characters before the passage in which such words announce a reading
_GREETING = re.compile(
    r"(?m)^(?:dear |hi |hello )?[\w .'-]{1,40}[,:]\s*$", re.IGNORECASE
)  # "Anselm," alone on its line
_INTERPRETER = re.compile(r"interpreter|translator", re.IGNORECASE)


def judge_voice(case: Case, source: Source, passage: Span, has_other_speaker: bool) -> tuple[Voice, tuple[Reason, ...]]:
    """Return whose words the passage is, beside whom the story names.

    `has_other_speaker` says that the passage runs into somebody else's turn, which the wording has already judged.
    """
    attribution, record = case.attribution, source.record
    person = attribution.person
    if person is None:
        return Voice.NOT_CHECKED, ()
    turn = source.turn_span(passage.start)
    speaker = record.speaker_at(passage.start)
    answer = match_speaker(case, source, passage.start)
    reported = _reported_by(case, source, passage, turn, speaker) if answer != "same" else None
    if reported is not None:
        return Voice.UNKNOWN, (_reason(case, source, passage, *reported, None),)
    if speaker is None:
        return Voice.UNKNOWN, ()
    if answer == "same":
        return Voice.SAME, ()
    if answer == "unknown" or has_other_speaker:
        return Voice.UNKNOWN, ()
    note = f"The record gives these words to {speaker}, not to {person.name}."
    if attribution.certainty is not Certainty.SURE:
        note += " The story does not make it certain whom it means, so this is no accusation."
        return Voice.UNKNOWN, (_reason(case, source, passage, "other-speaker-unsure", note, None),)
    if not may_be_theirs(case, source, passage.start):
        note = f"The record has these words from {speaker}; {person.name} is not in it, and the phrase is a common one."
        return Voice.UNKNOWN, (_reason(case, source, passage, "person-not-in-record", note, None),)
    return Voice.OTHER, (
        _reason(case, source, passage, "other-speaker", note, Ruling.WRONG_SPEAKER),
        *_put_to(case, source, passage),
    )


def _reason(case: Case, source: Source, passage: Span, code: str, note: str, ruling: Ruling | None) -> Reason:
    return Reason(
        code=code, note=note, ruling=ruling, story=case.attribution.source, record=passage, record_id=source.record.id
    )


def may_be_theirs(case: Case, source: Source, offset: int) -> bool:
    """Say whether what is said at `offset` has to do with the story's person, as far as the speaker shows.

    Common words in another mouth, in a record that never hears the person, do not.
    """
    return match_speaker(case, source, offset) != "other" or _speaks_in(case, source) or is_distinctive(case.quoted)


def match_speaker(case: Case, source: Source, offset: int) -> str:
    """Return "same", "other" or "unknown" for the story's person and whoever speaks at `offset`.

    For a speaker named by the caller the turn's label counts as much as the name it stands for, and a name that the
    document does not know at all is unknown. Source: VERDICTS.md, "Voice".
    """
    person, record = case.attribution.person, source.record
    index = record.turn_at(offset)
    if person is None or index is None:
        return "unknown"
    turn = record.turns[index]
    names = [name for name in (turn.speaker, turn.label) if name]
    matches = [match_names(mine, name) for mine in (person.name, *person.aliases) for name in names]
    # A label that stands for a name may agree, as "CDR" cannot differ from a commander's name.
    against = [match_names(mine, names[0]) for mine in (person.name, *person.aliases)] if names else []
    folded = {_fold_label(name) for name in names}
    if _fold_label(person.name) in folded or not folded.isdisjoint(map(_fold_label, person.said_same)):
        return "same"
    if not folded.isdisjoint(map(_fold_label, person.said_other)):
        return "other"
    if folded & speech_words.COLLECTIVE_LABELS:
        return "unknown"
    if not names or _INTERPRETER.search(turn.label or ""):
        return "unknown"
    if "different" not in against and ("same" in matches or "compatible" in matches):
        return "same"
    if _fold_label(person.name) in source.labels:  # somebody else's label in this very document
        return "other"
    if case.attribution.how is How.GIVEN and not _speaks_in(case, source):
        return "unknown"
    return "other" if "different" in against else "unknown"


def _fold_label(name: str) -> str:
    return name.casefold().strip(" .:").removeprefix("the ")


def _speaks_in(case: Case, source: Source) -> bool:
    """Say whether the story's person speaks in the record or is a party to it."""
    person = case.attribution.person
    if person is None:
        return False
    mine = (person.name, *person.aliases)
    return _fold_label(person.name) in source.labels or any(
        match_names(a, name) in ("same", "compatible") for a in mine for name in source.names
    )


def is_distinctive(words: tuple[Word, ...]) -> bool:
    """Say whether these words would hardly come to two people by themselves."""
    return rarity.weigh(word.folded for word in words if is_content(word)) >= DISTINCTIVE_BITS


def is_too_short(words: tuple[Word, ...]) -> bool:
    """Say whether so few and so plain words were quoted that nobody can say whose they are."""
    return rarity.weigh(word.folded for word in words if is_content(word)) < TOO_SHORT_BITS


def _reported_by(case: Case, source: Source, passage: Span, turn: Span, speaker: str | None) -> tuple[str, str] | None:
    """Return why the record itself gives these words as somebody else's (code, sentence), None where it does not."""
    record = source.record
    who = speaker or "the writer"
    if find_marks_around(record.text, passage, turn) is not None:
        return (
            "as-reported-in",
            f"{who} quotes these words in {_title(source)}; the record does not show them at first hand.",
        )
    if record.is_one_voice:
        lead = _GREETING.sub(" ", record.text[max(turn.start, passage.start - REPORT_REACH) : passage.end])
        reports = record.kind in _REPORTING_KINDS or record.author is None
        if case.attribution.certainty is not Certainty.SURE or reports or _names_person(case, lead):
            return (
                "as-reported-in",
                f"{_title(source)} reports these words; it is not a record of {_person(case)} speaking.",
            )
        return None
    announced = record.text[max(turn.start, passage.start - _READ_REACH) : passage.start]
    if _READING.search(announced) and not _CLOSED.search(announced):
        return "reading-out", f"{who} seems to be reading somebody else's words out here."
    left = left_of(source, passage, turn)
    frame = find_frame(left, pause_before(source, passage, left))
    if frame and frame.kind is FrameKind.REPORT:
        return "as-reported-in", f"{who} reports what somebody else says here."
    return None


def _title(source: Source) -> str:
    return f'"{source.record.title}"'


def _person(case: Case) -> str:
    return case.attribution.person.name if case.attribution.person else "anybody"


def _names_person(case: Case, text: str) -> bool:
    """Say whether `text` names the story's person, by surname or by a pronoun that may stand for them."""
    person = case.attribution.person
    if person is None:
        return False
    words = {word.strip(".,;:!?'\"“”‘’()").removesuffix("'s").removesuffix("’s").casefold() for word in text.split()}
    surnames = {name.split()[-1].casefold() for name in (person.name, *person.aliases) if name.split()}
    return bool(surnames & words)


def _put_to(case: Case, source: Source, passage: Span) -> tuple[Reason, ...]:
    """Note a question that was put to the person named: the likeliest way for words to reach the wrong mouth."""
    record = source.record
    index = record.turn_at(passage.start)
    if index is None or "?" not in record.text[passage.start : passage.end + 2] or index + 1 >= len(record.turns):
        return ()
    if match_speaker(case, source, record.turns[index + 1].span.start) != "same":
        return ()
    note = f"It is a question that was put to {_person(case)}, who answers next."
    return (_reason(case, source, passage, "question-put-to", note, None),)
