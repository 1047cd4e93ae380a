from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import UnreadableError
from onrecord.model import Origin, Record
from onrecord.read import Facts, read_records
from onrecord.read.json_files import parse_json
from onrecord.read.records import make_record
from onrecord.read.whatsapp import parse_whatsapp

USERS = [
    {"id": "U1", "name": "ada", "real_name": "Ada Lund"},
    {"id": "U2", "name": "tom", "profile": {"real_name": "Tom Dorn"}},
]
DAY = [
    {"subtype": "channel_join", "user": "U2", "ts": "1483610000.000100", "text": "<@U2> has joined"},
    {"user": "U1", "ts": "1483610673.000200", "text": "<@U2>: we open &amp; close in <http://x.io|May>"},
    {"user": "U2", "ts": "1483610700.000300", "text": "Not before?", "files": [{"name": "plan.pdf"}]},
    {"user": "U1", "ts": "1483610701.000300", "text": "No."},
    {"user": "U1", "ts": "1483610702.000300", "text": "Never.", "user_profile": {"real_name": "A"}},
]  # fmt: skip
ANDROID = """1/28/17, 9:59 AM - Messages are end-to-end encrypted.
1/28/17, 10:04 AM - Ada Lund: We open
in May: yes.
1/28/17, 10:05 AM - Tom Dorn: <Media omitted>
2/1/17, 10:06 AM - Tom Dorn: Not before?
"""
IPHONE = """\u200e[28/01/2017, 10:04:33] Ada Lund: We open in May.
[28/01/2017, 10:05:00] Tom Dorn: \u200eimage omitted
[01/02/2017, 10:06:00] Tom Dorn: Not before?
"""
GERMAN = "28.01.17, 10:04 - Ada Lund: We open in May.\n01.02.17, 10:06 - Tom Dorn: Not before?\n"


def chat(text: str) -> Record:
    return make_record(parse_whatsapp(text.encode(), "a.txt"), Origin(uri="a.txt", sha256="0"), Facts())


def said(record: Record) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.span.of(record.text)) for turn in record.turns]


def test_slack_in_a_folder_takes_names_from_the_export(tmp_path: Path) -> None:
    (tmp_path / "general").mkdir()
    (tmp_path / "users.json").write_text(json.dumps(USERS), encoding="utf-8")
    (tmp_path / "general" / "2017-01-05.json").write_text(json.dumps(DAY), encoding="utf-8")
    (record,), unread = read_records([str(tmp_path)])
    assert said(record) == [
        ("Ada Lund", "@Tom Dorn: we open & close in May"),
        ("Tom Dorn", "Not before?"),
        ("Ada Lund", "No."),
        ("Ada Lund", "Never."),
    ]
    assert (record.kind, str(record.dated)) == ("chat", "2017-01-05")
    assert record.place_at(record.text.index("Not")).unit == "message of 2017-01-05 10:05:00 UTC"
    assert [mask.span.of(record.text) for mask in record.masks] == ["@Tom Dorn has joined", "[file: plan.pdf]"]
    assert "read with the messages" in unread[0].why


def test_slack_in_an_archive(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("users.json", json.dumps(USERS))
        archive.writestr("general/2017-01-05.json", json.dumps(DAY))
    (record,), _ = read_records([str(tmp_path / "export.zip")])
    assert said(record)[0][0] == "Ada Lund"


def test_slack_alone_keeps_the_ids() -> None:
    record = make_record(parse_json(json.dumps(DAY).encode(), "none.json"), Origin(uri="a", sha256="0"), Facts())
    assert [speaker for speaker, _ in said(record)] == ["U1", "U2", "U1", "A"]


@pytest.mark.parametrize(
    ("text", "stamp"), [(ANDROID, "2/1/17, 10:06 AM"), (IPHONE, "01/02/2017, 10:06:00"), (GERMAN, "01.02.17, 10:06")]
)
def test_whatsapp_of_several_countries(text: str, stamp: str) -> None:
    record = chat(text)
    assert record.text == text
    assert said(record)[-1] == ("Tom Dorn", "Not before?")
    assert said(record)[0][0] == "Ada Lund"
    assert str(record.dated) == "2017-01-28"
    assert record.place_at(text.index("before")).unit == f"message of {stamp}"


def test_whatsapp_messages_go_on_over_lines_and_notes_are_masked() -> None:
    record = chat(ANDROID)
    assert said(record)[0] == ("Ada Lund", "We open\nin May: yes.")
    asides = [mask.span.of(ANDROID) for mask in record.masks if mask.kind == "aside"]
    assert asides == ["Messages are end-to-end encrypted.", "<Media omitted>"]


def test_a_text_file_with_a_chat_is_known_by_its_lines(tmp_path: Path) -> None:
    for number, text in enumerate((ANDROID, IPHONE, GERMAN)):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    records, _ = read_records([str(tmp_path)])
    assert [record.kind for record in records] == ["chat"] * 3


def test_days_that_two_orders_fit_are_left_open() -> None:
    assert chat("1/2/17, 10:04 - Ada: We open.\n1/2/17, 10:05 - Tom: No.\n").dated is None


def test_refuses_other_text() -> None:
    with pytest.raises(UnreadableError, match="expected a WhatsApp chat"):
        chat("We open in May.")


def test_an_empty_message_has_no_turn() -> None:
    assert said(chat("[28/01/2017, 10:04:33] Ada: We open.\n[28/01/2017, 10:05:33] Tom: \n")) == [("Ada", "We open.")]
