from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import UnreadableError
from onrecord.model import Fidelity, MaskKind
from onrecord.read import Facts, read_record, read_records, read_stories, read_story


def test_a_story_is_the_file_decoded(tmp_path: Path) -> None:
    text = "Bridge opens\r\n\r\nAnn LeeAnn Rose LeeTax vote fails MORE said “yes”.\r\n"
    path = tmp_path / "story.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    story = read_story(str(path))
    assert (story.text, story.title, story.published) == (text, "Bridge opens", None)
    assert story.headline is not None
    assert story.headline.of(text) == "Bridge opens"
    assert [mask.kind for mask in story.masks] == [MaskKind.CAPTION]
    assert story.origin.uri == str(path)
    assert len(story.id) == 12


def test_standard_input_is_read_by_its_looks() -> None:
    assert read_story("-", b"Just a line of text.").text == "Just a line of text."
    assert read_story("-", b"<!DOCTYPE html><html><body><p>Just a line.</p></body></html>").text == "Just a line."
    assert read_record("-", data=b"DORN: Hi.\nLEE: Hi.").kind == "transcript"
    assert read_records(["-"], b"DORN: Hi.\nLEE: Hi.")[0][0].origin.uri == "-"


def test_the_title_falls_back_to_the_file_name(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("The bridge opens in May.", encoding="utf-8")
    assert read_story(str(tmp_path / "draft.txt")).title == "draft"


def test_an_unknown_suffix_is_read_as_plain_text(tmp_path: Path) -> None:
    (tmp_path / "notes.xyz").write_text("*not* mark-up", encoding="utf-8")
    assert read_story(str(tmp_path / "notes.xyz")).masks == ()


def test_the_sidecar_beside_a_record_holds(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text("DORN: Hi.\nLEE: Hi.", encoding="utf-8")
    (tmp_path / "record.toml").write_text('["call.txt"]\nfidelity = "ocr"\n', encoding="utf-8")
    assert read_record(str(tmp_path / "call.txt")).fidelity is Fidelity.OCR
    assert read_record(str(tmp_path / "call.txt"), Facts()).fidelity is None
    records, unread = read_records([str(tmp_path)])
    assert [record.fidelity for record in records] == [Fidelity.OCR]
    assert unread == ()


def test_a_bad_sidecar_stops_the_reading(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text("DORN: Hi.", encoding="utf-8")
    (tmp_path / "record.toml").write_text('["call.txt"]\nfidelty = "ocr"\n', encoding="utf-8")
    with pytest.raises(UnreadableError, match="fidelty"):
        read_records([str(tmp_path / "call.txt")])


def test_files_that_cannot_be_read_are_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.txt").write_text("We open in May.", encoding="utf-8")
    (tmp_path / "c.txt").write_text(" ", encoding="utf-8")
    records, unread = read_records([str(tmp_path), str(tmp_path / "gone.txt")])
    assert [Path(record.origin.uri).name for record in records] == ["b.txt"]
    assert [Path(left.path).name for left in unread] == ["a.pdf", "c.txt", "gone.txt"]
    assert all(str(tmp_path) not in left.why for left in unread)


@pytest.mark.parametrize("read", [read_records, read_stories])
def test_nothing_at_all_is_an_error(tmp_path: Path, read: object) -> None:
    assert callable(read)
    with pytest.raises(UnreadableError, match="expected files, found none"):
        read([str(tmp_path)])
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(UnreadableError, match=r"a\.pdf: .*1 more"):
        read([str(tmp_path)])


def test_the_same_bytes_make_the_same_ids(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("We open in May.", encoding="utf-8")
    stories, _ = read_stories([str(tmp_path)])
    assert stories[0].id == stories[1].id
