from __future__ import annotations

import json

import pytest

from onrecord.errors import UnreadableError
from onrecord.model import Fidelity, Origin, Record
from onrecord.read import Facts
from onrecord.read.json_files import parse_json
from onrecord.read.recognised import parse_tsv
from onrecord.read.records import make_record

WHISPER = {
    "text": " We open. In May.",
    "segments": [
        {"id": 0, "start": 0.0, "end": 1.0, "text": " We open."},
        {"id": 1, "start": 5.0, "end": 6.0, "text": " In May."},
    ],
    "language": "en",
}
WHISPERX = {
    "segments": [
        {
            "start": 0.1, "end": 1.0, "text": " We open 24 now. Do we?", "speaker": "SPEAKER_00",
            "words": [
                {"word": "We", "start": 0.1, "end": 0.2, "score": 0.9, "speaker": "SPEAKER_00"},
                {"word": "open", "start": 0.3, "end": 0.4, "speaker": "SPEAKER_00"},
                {"word": "24"},
                {"word": "now.", "start": 0.8, "end": 0.9, "speaker": "SPEAKER_00"},
                {"word": "Do", "start": 1.0, "end": 1.1, "speaker": "SPEAKER_01"},
                {"word": "we?", "start": 1.2, "end": 1.3, "speaker": "SPEAKER_01"},
            ],
        }
    ],
    "word_segments": [],
}  # fmt: skip
OPENAI = {
    "task": "transcribe", "duration": 6.0, "text": "We open. In May.",
    "words": [
        {"word": word, "start": at, "end": at + 0.1}
        for word, at in (("We", 0.0), ("open", 0.2), ("In", 1.2), ("May", 1.4))
    ],
    "segments": [{"start": 0.0, "end": 1.0, "text": " We open."}, {"start": 1.1, "end": 6.0, "text": " In May."}],
}  # fmt: skip
REV = {
    "speakers": [{"id": 0, "name": "Ada Lund"}],
    "monologues": [
        {
            "speaker": 0,
            "elements": [
                {"type": "text", "value": "We", "ts": 0.1, "end_ts": 0.2},
                {"type": "punct", "value": " "},
                {"type": "unknown", "value": "<unk>"},
                {"type": "punct", "value": "."},
            ],
        },
        {"speaker": 1, "elements": [{"type": "text", "value": "No", "timestamp": "00:00:03,250"}]},
    ],
}
TRINT = {
    "transcript": {
        "speakers": [{"id": "s1", "name": "Ada Lund"}],
        "paragraphs": [
            {"speaker": "s1", "words": [{"value": "We", "time": "120"}, {"value": "open.", "time": "1300"}]}
        ],
    }
}


def read(value: object) -> Record:
    return make_record(parse_json(json.dumps(value).encode(), "a.json"), Origin(uri="a.json", sha256="0"), Facts())


def times(record: Record) -> list[tuple[str, float | None]]:
    return [
        (record.text[at:].split()[0], record.place_at(at).seconds)
        for at in range(len(record.text))
        if not record.text[at].isspace() and (at == 0 or record.text[at - 1].isspace())
    ]


def test_whisper() -> None:
    record = read(WHISPER)
    assert (record.text, record.kind, record.fidelity) == ("We open.\nIn May.", "transcript", Fidelity.ASR)
    assert times(record) == [("We", 0.0), ("open.", 0.0), ("In", 5.0), ("May.", 5.0)]


def test_whisperx_has_times_and_speakers_of_words() -> None:
    record = read(WHISPERX)
    assert [(turn.label, turn.span.of(record.text)) for turn in record.turns] == [
        ("SPEAKER_00", "We open 24 now."),
        ("SPEAKER_01", "Do we?"),
    ]
    assert times(record)[1:4] == [("open", 0.3), ("24", 0.3), ("now.", 0.8)]


def test_openai_has_words_beside_the_segments() -> None:
    assert times(read(OPENAI)) == [("We", 0.0), ("open.", 0.2), ("In", 1.2), ("May.", 1.4)]
    without_segments = {key: value for key, value in OPENAI.items() if key != "segments"}
    assert times(read(without_segments)) == times(read(OPENAI))


def test_rev_names_speakers_and_marks_what_was_not_understood() -> None:
    record = read(REV)
    assert [(turn.speaker, turn.span.of(record.text), turn.seconds) for turn in record.turns] == [
        ("Ada Lund", "We <unk>.", 0.1),
        ("Speaker 1", "No", 3.25),
    ]
    assert [(mask.kind, mask.span.of(record.text)) for mask in record.masks] == [("gap", "<unk>")]


def test_trint_counts_in_milliseconds() -> None:
    record = read(TRINT)
    assert (record.turns[0].speaker, times(record)) == ("Ada Lund", [("We", 0.12), ("open.", 1.3)])


def test_other_programs() -> None:
    assert times(read({"text": "We open.", "chunks": [{"timestamp": [1.5, None], "text": " We open."}]}))[0][1] == 1.5
    cpp = {"transcription": [{"offsets": {"from": 1500, "to": 2000}, "text": " We open."}]}
    assert times(read(cpp))[0] == ("We", 1.5)
    table = b"start\tend\ttext\n1500\t2000\tWe open.\n"
    assert parse_tsv(table, "a.tsv").anchors[0].seconds == 1.5


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, "[1, 2]", '{"a": "b"}', '{"segments": [{"start": 1, "text": " "}]}', "1" * 9000]
)
def test_refuses_other_json(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"a\.json: expected"):
        parse_json(text.encode(), "a.json")
