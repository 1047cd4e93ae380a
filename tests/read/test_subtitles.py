from __future__ import annotations

import pytest

from onrecord.errors import UnreadableError
from onrecord.model import MaskKind, Origin, Record
from onrecord.read import Facts
from onrecord.read.records import make_record
from onrecord.read.subtitles import parse_subtitles

VOICES = """WEBVTT - council

STYLE
::cue { color: red }

NOTE a comment, not --> a time

1
00:00:01.000 --> 00:00:02.500 align:start
<v Ada Lund>We open &amp; close in <i>May</i>.

second
00:03.000 --> 00:04.000
<v.loud Tom Dorn>Not <00:03.500>before?</v>

00:05.000 --> 00:05.500
<v Tom Dorn>Ever?

01:00:05.000 --> 01:00:06.000
<v Ada Lund>Never.

01:00:07.000 --> 01:00:08.000
[applause]
"""
LABELS = """1
00:00:01,000 --> 00:00:02,000
>> ADA LUND: We open
in May.

2
00:00:03,000 --> 00:00:04,000
>> Who said

2016

3
00:00:05,000 --> 00:00:06,000
{\\an8}that?
>> TOM DORN: I <i>did</i>.

4
00:00:07,000 --> 00:00:08,000
- Yes.
- No.

5
00:00:09,000 --> 00:00:10,000
♪ A song of bridges ♪
"""
ROLLING = """WEBVTT
Kind: captions

00:00:00.000 --> 00:00:02.000
\x20
we<00:00:00.400><c> open</c><00:00:00.800><c> in</c>

00:00:02.000 --> 00:00:02.010
we open in
\x20

00:00:02.010 --> 00:00:04.000
we open in
may<00:00:02.400><c> or</c><00:00:02.800><c> june</c>

00:00:04.000 --> 00:00:04.010
may or june
\x20
"""


def read(text: str, name: str = "talk.vtt") -> Record:
    return make_record(parse_subtitles(text.encode(), name), Origin(uri=name, sha256="0" * 64), Facts())


def said(record: Record) -> list[tuple[str | None, str, float | None]]:
    return [(turn.speaker, turn.span.of(record.text), turn.seconds) for turn in record.turns]


def test_voices_are_turns_with_their_times() -> None:
    record = read(VOICES)
    assert record.kind == "transcript"
    assert said(record) == [
        ("Ada Lund", "We open & close in May.", 1.0),
        ("Tom Dorn", "Not before?\nEver?", 3.0),
        ("Ada Lund", "Never.", 3605.0),
        (None, "[applause]", 3607.0),
    ]
    assert "comment" not in record.text


def test_every_word_has_the_time_of_its_cue_or_its_own() -> None:
    record = read(VOICES)
    place = record.place_at(record.text.index("before"))
    assert (place.seconds, place.unit, place.line) == (3.5, "cue 2", None)
    assert record.place_at(record.text.index("close")).seconds == 1.0


def test_labels_and_signs_of_change_cut_turns_and_are_masked() -> None:
    record = read(LABELS, "talk.srt")
    assert said(record) == [
        ("Ada Lund", "We open\nin May.", 1.0),
        (None, "Who said\n2016\nthat?", 3.0),
        ("Tom Dorn", "I did.", 5.0),
        (None, "Yes.", 7.0),
        (None, "No.\n♪ A song of bridges ♪", 7.0),
    ]
    masked = [mask.span.of(record.text) for mask in record.masks]
    assert masked == [">>", "ADA LUND:", ">>", ">>", "TOM DORN:", "-", "-", "♪ A song of bridges ♪"]
    assert record.masks[-1].kind is MaskKind.ASIDE


def test_captions_without_names_are_one_voice() -> None:
    record = read("1\n00:00:01,000 --> 00:00:02,000\nWe open\n\n2\n00:00:02,000 --> 00:00:03,000\nin May.\n", "a.srt")
    assert said(record) == [(None, "We open\nin May.", 1.0)]
    assert record.is_one_voice


def test_rolling_captions_are_read_once() -> None:
    record = read(ROLLING)
    assert record.text == "we open in\nmay or june"
    assert record.problems == ("3 lines that rolling captions show again were read once",)
    assert [record.place_at(record.text.index(word)).seconds for word in ("we", "open", "june")] == [0.0, 0.4, 2.8]


def test_words_said_twice_stay_twice() -> None:
    cues = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{words}\n\n"
        for n, words in enumerate(("No.", "No.", "Go.", "On.", "Up."), 1)
    )
    assert read(cues, "a.srt").text == "No.\nNo.\nGo.\nOn.\nUp."


@pytest.mark.parametrize("text", ["WEBVTT\n\nno times", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n"])
def test_refuses_what_has_no_words(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"talk\.vtt: expected"):
        read(text)
