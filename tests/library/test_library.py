"""Indexes on disk: the same records, words and places come back, changes are noticed, and damage is one clear line."""

from __future__ import annotations

import json
import os
import pickle
import threading
from pathlib import Path

import filelock
import numpy as np
import pytest

from onrecord import flow, library, store
from onrecord.errors import UnreadableError, UsageError
from onrecord.library import cached
from onrecord.model import Correction, Span
from onrecord.text.corrections import apply_corrections
from onrecord.text.fold import fold

CALL = "Title of a call\n\nMr. Ferrow: We will mend the pier in April.\n\nMs. Ilkin: Not before the fish are gone.\n"
NOTE = "The harbour master wrote that the pier — all of it — “will not” hold another winter.\n"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "call.txt").write_text(CALL, "utf-8")
    (folder / "note.txt").write_text(NOTE, "utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path, papers: Path) -> Path:
    library.update_library([str(papers)], tmp_path / "index")
    return tmp_path / "index"


def names(opened: library.Library) -> list[str]:
    return [Path(record.origin.uri).name for record in opened.records]


def places(opened: library.Library, words: str) -> list[tuple[int, int]]:
    return opened.index.occurrences(fold(words).hashes)[0]


def test_records_words_and_places_come_back(papers: Path, index: Path) -> None:
    direct, _ = library.gather([str(papers)])
    opened = library.open_library(index)
    assert opened.records == direct.records
    assert pickle.loads(pickle.dumps(opened.records)) == direct.records
    for stored, made in zip(opened.words, direct.words, strict=True):
        assert (stored.hashes == made.hashes).all()
        assert (stored.starts == made.starts).all()
        assert (stored.ends == made.ends).all()
    assert [document for document, _ in places(opened, "the pier")] == [0, 1]
    assert places(opened, "the pier") == places(direct, "the pier")
    assert opened.index.find(fold("mend a pier in april").hashes) == direct.index.find(
        fold("mend a pier in april").hashes
    )


def test_a_check_says_the_same_with_an_index(papers: Path, index: Path) -> None:
    pairs = [("mend the pier in May", "Ferrow"), ("will not hold another winter", None), ("zebras", None)]
    direct = list(flow.check_quotations(pairs, flow.open_record([str(papers)])))
    assert list(flow.check_quotations(pairs, flow.open_record([str(index)]))) == direct


def test_an_index_and_files_are_one_record(papers: Path, index: Path, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("Nobody asked the fishermen about the pier.\n", "utf-8")
    opened, _ = library.gather([str(tmp_path / "more.txt"), str(index)])
    assert names(opened) == ["call.txt", "note.txt", "more.txt"]
    assert [document for document, _ in places(opened, "the pier")] == [0, 1, 2]


def test_what_is_new_is_added_and_what_is_gone_removed(papers: Path, index: Path) -> None:
    assert library.update_library([str(papers)], index) == library.Change(0, 0, 2)
    (papers / "late.txt").write_text("The pier was mended after all.\n", "utf-8")
    assert library.update_library([str(papers)], index) == library.Change(1, 0, 3)
    (papers / "note.txt").unlink()
    (papers / "call.txt").write_text(CALL + "\nMr. Ferrow: The old pier stays.\n", "utf-8")
    assert library.update_library([str(papers)], index) == library.Change(1, 2, 2)
    opened = library.open_library(index)
    assert sorted(names(opened)) == ["call.txt", "late.txt"]
    assert places(opened, "another winter") == []
    assert len(places(opened, "the old pier stays")) == 1


def test_an_index_among_its_papers_is_not_one_of_them(papers: Path) -> None:
    library.update_library([str(papers)], papers / "index")
    assert library.update_library([str(papers)], papers / "index") == library.Change(0, 0, 2)


def test_many_additions_leave_few_segments(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    for number in range(12):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Paper number {number} of the harbour board.\n" * (1 + number % 3), "utf-8")
        library.update_library([str(path)], folder)
    assert len(list(folder.glob("*.segment"))) <= 4
    opened = library.open_library(folder)
    assert names(opened) == [f"{number}.txt" for number in range(12)]
    assert places(opened, "number 7 of the")[0] == (7, 1)


def test_a_removed_document_is_not_found_before_it_is_merged_away(papers: Path, index: Path) -> None:
    entries = store.read_manifest(index)
    store.write_manifest(index, [entries[0].without([0])])
    opened = library.open_library(index)
    assert names(opened) == ["note.txt"]
    assert [document for document, _ in places(opened, "the pier")] == [0]
    assert opened.index.find(fold("we will mend the pier").hashes)[0].document == 0
    assert len(opened.words) == 1


def test_nothing_readable_and_no_place_to_write_are_told(tmp_path: Path, papers: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableError, match="expected files"):
        library.update_library([str(tmp_path / "empty")], tmp_path / "index")
    with pytest.raises(UsageError, match="found a file"):
        library.update_library([str(papers)], papers / "call.txt")
    with pytest.raises(UsageError, match="standard input"):
        library.update_library(["-"], tmp_path / "index")
    (tmp_path / "busy").mkdir()
    with filelock.FileLock(tmp_path / "busy" / ".lock"), pytest.raises(UsageError, match="another process"):
        library.update_library([str(papers)], tmp_path / "busy")


def segment(index: Path) -> Path:
    return next(index.glob("*.segment"))


def test_every_damaged_byte_is_noticed(index: Path) -> None:
    path = segment(index)
    whole = path.read_bytes()
    chance = np.random.default_rng(5)
    used = [
        (slot.offset, slot.length * np.dtype(dtype).itemsize)
        for slot, dtype in zip(store.read_manifest(index)[0].layout.slots.values(), store.SCHEMA.values(), strict=True)
    ]
    for offset, size in used:
        if size:
            at = offset + int(chance.integers(size))
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 64]) + whole[at + 1 :])
            with pytest.raises(UnreadableError, match="make the index again"):
                library.open_library(index)
    for size in (0, 1, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        with pytest.raises(UnreadableError, match="make the index again"):
            library.open_library(index)
    path.unlink()
    with pytest.raises(UnreadableError, match="could not be opened"):
        library.open_library(index)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "{}", '{"format": "other"}', '{"format": "onrecord-index-1"}', "[" * 100_000, "\x00\xff"],
)
def test_a_foreign_table_of_contents_is_one_clear_line(index: Path, text: str) -> None:
    (index / store.MANIFEST).write_text(text, "utf-8")
    with pytest.raises(UnreadableError, match="expected the contents of an index"):
        library.open_library(index)


def seal_again(index: Path, change: dict[str, object], at: str = "layout") -> None:
    """Write a hostile table of contents: changed, but with the right sum."""
    body = json.loads((index / store.MANIFEST).read_text("ascii"))
    entry = body["segments"][0]
    (entry if at == "entry" else entry["layout"] if at == "layout" else entry["layout"]["slots"][at]).update(change)
    del body["sha256"]
    body["sha256"] = store.manifest._digest(body)
    (index / store.MANIFEST).write_text(json.dumps(body), "ascii")


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"file": "../../papers/note.txt"}, "layout"),
        ({"file": "/etc/passwd"}, "layout"),
        ({"size": 3}, "layout"),
        ({"size": "3"}, "layout"),
        ({"slots": {}}, "layout"),
        ({"offset": -64}, "hashes"),
        ({"offset": 1}, "order"),
        ({"length": -1}, "bounds"),
        ({"length": 1 << 62}, "order"),
        ({"length": True}, "order"),
        ({"length": 2}, "directory"),
        ({"length": 0}, "text_bounds"),
        ({"removed": [7]}, "entry"),
        ({"removed": [-1]}, "entry"),
        ({"sources": []}, "entry"),
    ],
)
def test_a_hostile_table_of_contents_is_one_clear_line(index: Path, change: dict[str, object], at: str) -> None:
    seal_again(index, change, at)
    with pytest.raises(UnreadableError):
        library.open_library(index)


def test_turns_and_masks_come_back_one_by_one(papers: Path, index: Path) -> None:
    [call, _] = library.open_library(index).records
    [direct, _] = library.gather([str(papers)])[0].records
    assert [call.turns[i] for i in range(-len(call.turns), len(call.turns))] == [*direct.turns, *direct.turns]
    assert call.turns[1:] == direct.turns[1:]
    assert call.turns == direct.turns
    assert call.masks == direct.masks
    assert call.mask_starts == direct.mask_starts
    assert call.voices == direct.voices
    assert [call.speaker_at(i) for i in range(len(call.text))] == [direct.speaker_at(i) for i in range(len(call.text))]
    assert [call.place_at(i) for i in range(len(call.text))] == [direct.place_at(i) for i in range(len(call.text))]
    with pytest.raises(IndexError):
        call.turns[len(call.turns)]


@pytest.mark.parametrize("add_later", [False, True])
def test_words_are_found_by_their_spelling_in_an_index(papers: Path, tmp_path: Path, add_later: bool) -> None:
    library.update_library([str(papers / "call.txt") if add_later else str(papers)], tmp_path / "index")
    library.update_library([str(papers)], tmp_path / "index")
    asked = fold("wlll uot bold another wlnter"), ["wlll", "uot", "bold", "another", "wlnter"]
    [hit, *_] = library.open_library(tmp_path / "index").index.find(asked[0].hashes, spelled=asked[1])
    assert hit.score == 1
    assert hit == library.gather([str(papers)])[0].index.find(asked[0].hashes, spelled=asked[1])[0]


INDEX = "hashes order directory bounds steps wide_bounds letters letter_bounds back spelled"
RECORDS = "text_bounds facts rows row_bounds details detail_bounds"


@pytest.mark.parametrize("name", f"{INDEX} {RECORDS}".split())
def test_hostile_numbers_with_the_right_sums_are_refused(index: Path, name: str) -> None:
    [entry] = store.read_manifest(index)
    arrays = store.open_segment(index, entry.layout, is_trusted=True)
    for value in (255, 1 << 31, (1 << 62) + 1):
        array = arrays[name].copy()
        array[len(array) // 2 :] = np.array(value).astype(array.dtype)
        layout = store.write_segment(index, {**arrays, name: array})
        store.write_manifest(index, [store.Entry(layout, entry.sources)])
        try:
            opened = library.open_library(index)
            list(opened.words)
            [(list(record.turns), list(record.masks), record.pages) for record in opened.records]
        except UnreadableError:
            continue
        opened.index.find(fold("mcnd the 0ld pier in april").hashes, spelled="mcnd the 0ld pier in april".split())
        opened.index.occurrences(fold("the pier").hashes)


@pytest.fixture
def large(papers: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cached, "LEAST", 1)
    return papers


def cached_indexes(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache/onrecord/indexes").glob("[!.]*"))


def test_a_large_folder_is_indexed_once_and_again_when_it_changes(large: Path, tmp_path: Path) -> None:
    first, _ = library.gather([str(large)])
    [kept] = cached_indexes(tmp_path)
    made = (kept / store.MANIFEST).stat().st_mtime_ns
    second, _ = library.gather([str(large)])
    assert second.records == first.records
    assert (kept / store.MANIFEST).stat().st_mtime_ns == made
    os.utime(large / "note.txt")  # another time, the same words
    library.gather([str(large)])
    (large / "note.txt").write_text(NOTE.replace("winter", "summer"), "utf-8")
    third, _ = library.gather([str(large)])
    assert len(places(third, "another summer")) == 1
    (large / "new.txt").write_text("One more about the pier.\n", "utf-8")
    assert names(library.gather([str(large)])[0]) == ["call.txt", "new.txt", "note.txt"]


def test_a_damaged_cache_is_made_again_in_silence(large: Path, tmp_path: Path) -> None:
    library.gather([str(large)])
    [kept] = cached_indexes(tmp_path)
    segment(kept).write_bytes(b"x")
    assert len(places(library.gather([str(large)])[0], "the pier")) == 2
    (kept / store.MANIFEST).write_text("{", "utf-8")
    assert len(places(library.gather([str(large)])[0], "the pier")) == 2


def test_what_could_not_be_read_is_named_from_the_cache_too(large: Path) -> None:
    (large / "bad.txt").write_bytes(b"\x00\x01\x02" * 400)
    first = library.gather([str(large)])[1]
    assert [Path(file.path).name for file in first] == ["bad.txt"]
    assert library.gather([str(large)])[1] == first
    (large / "bad.txt").write_text("Good now.", "utf-8")
    assert library.gather([str(large)])[1] == ()


def test_two_at_once_do_not_disturb_one_another(large: Path) -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(places(library.gather([str(large)])[0], "the pier"))))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [2, 2, 2, 2]


def test_a_cache_that_cannot_be_written_to_does_no_harm(large: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    assert len(places(library.gather([str(large)])[0], "the pier")) == 2


def test_an_index_keeps_pages_lines_and_boxes(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    folder = tmp_path / "sheets"
    folder.mkdir()
    for name in ("one", "two"):
        canvas = Canvas(str(folder / f"{name}.pdf"))
        for page in range(2):
            canvas.drawString(72, 700, f"Page {page + 7}")
            canvas.drawString(72, 650, f"The pier of file {name} was mended on day {page}.")
            canvas.showPage()
        canvas.save()
    direct, _ = library.gather([str(folder)])
    library.update_library([str(folder / "one.pdf")], tmp_path / "index")
    library.update_library([str(folder / "two.pdf")], tmp_path / "index")  # the two are merged
    opened = library.open_library(tmp_path / "index")
    assert opened.records == direct.records
    assert all(record.boxes and record.lines and record.pages[1].label == "8" for record in opened.records)
    assert opened.records[1].boxes == direct.records[1].boxes


def test_an_index_keeps_corrections_and_their_words(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "call.txt").write_text("ADA LUND: We paid fifty thousand for thern.\n")
    (papers / "record.toml").write_text(
        '["call.txt"]\ncorrections = [{words = "fifty", text = "fifteen hundred", by = "A. E.", made = 2031-03-04},'
        ' {words = "rn", text = "m"}]\n'
    )
    library.update_library([str(papers)], tmp_path / "index")
    direct, _ = library.gather([str(papers)])
    opened = library.open_library(tmp_path / "index")
    assert opened.records == direct.records
    assert [correction.text for correction in opened.records[0].corrections] == ["fifteen hundred", "them"]
    for stored, made in zip(opened.words, direct.words, strict=True):
        assert (stored.hashes == made.hashes).all()
        assert (stored.starts == made.starts).all()
        assert (stored.ends == made.ends).all()
    pairs = [("We paid fifteen hundred thousand for them.", "Ada Lund")]
    (found,) = flow.check_quotations(pairs, flow.open_record([str(tmp_path / "index")]))
    assert found.verdict and found.verdict.ruling == "verbatim"
    assert [reason.code for reason in found.verdict.reasons] == ["corrected", "corrected"]
    again = apply_corrections(opened.records[0], [Correction(span=Span(10, 12), text="They")])
    assert pickle.loads(pickle.dumps(again)) == again
    (found,) = flow.check_quotations([("They paid fifteen hundred", None)], flow.OpenRecord(records=(again,)))
    assert found.verdict and found.verdict.ruling == "verbatim"
