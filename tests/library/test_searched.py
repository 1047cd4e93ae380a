"""The search box over files: kept for large records, made anew when they change, the same either way."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import library
from onrecord.library import cached, searched
from onrecord.library.searched import SearchBox, open_search
from onrecord.store.fulltext import read_query

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
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any record is a large one."""
    monkeypatch.setattr(cached, "LEAST", 0)
    monkeypatch.setattr(searched, "LEAST", 0)


def look(papers: Path, typed: str = "pier", **more: bytes) -> tuple[SearchBox, list[str]]:
    box, _ = open_search([str(papers)], **more)
    hits = box.find(read_query(typed)).hits
    return box, [Path(box.records[hit.record].origin.uri).name for hit in hits]


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache").rglob("*.sqlite"))


def test_small_records_leave_nothing_behind(papers: Path, tmp_path: Path) -> None:
    assert look(papers)[1] == ["call.txt", "note.txt"]
    assert kept(tmp_path) == []


@pytest.mark.usefixtures("large")
def test_large_records_are_kept_and_found_again(papers: Path, tmp_path: Path) -> None:
    first = look(papers)
    [file] = kept(tmp_path)
    before = file.stat()
    second = look(papers)
    assert second[1] == first[1] == ["call.txt", "note.txt"]
    assert second[0].records == first[0].records
    assert file.stat() == before
    assert [path for path in file.parent.parent.rglob("*") if path.is_file()] == [file]
    with pytest.raises(Exception, match="readonly"):
        second[0].connection.execute("DELETE FROM search_records")


@pytest.mark.usefixtures("large")
def test_a_changed_file_or_fact_is_searched_as_it_is_now(papers: Path) -> None:
    look(papers)
    (papers / "note.txt").write_text(NOTE.replace("pier", "mast"), "utf-8")
    assert look(papers)[1] == ["call.txt"]
    assert look(papers, "doc:harbour")[1] == []
    (papers / "record.toml").write_text('["note.txt"]\ntitle = "Harbour book"\n', "utf-8")
    assert look(papers, "doc:harbour")[1] == ["note.txt"]


@pytest.mark.usefixtures("large")
def test_damaged_tables_are_made_again(papers: Path, tmp_path: Path) -> None:
    look(papers)
    [file] = kept(tmp_path)
    file.write_bytes(file.read_bytes()[:5000])
    assert look(papers)[1] == ["call.txt", "note.txt"]
    file.unlink()
    assert look(papers)[1] == ["call.txt", "note.txt"]


@pytest.mark.usefixtures("large")
def test_without_a_place_for_the_cache_they_are_made_in_memory(papers: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "onrecord").write_text("a file stands in the way", "utf-8")
    assert look(papers)[1] == ["call.txt", "note.txt"]


@pytest.mark.usefixtures("large")
def test_large_standard_input_is_kept_by_what_it_says(tmp_path: Path) -> None:
    for text, count in (("The pier.", 1), ("The pier.", 1), ("The mast.", 2)):
        box, _ = open_search(["-"], text.encode())
        assert box.find(read_query("the")).total == 1
        assert len(kept(tmp_path)) == count


def test_an_index_and_files_are_searched_as_one(papers: Path, tmp_path: Path) -> None:
    library.update_library([str(papers)], tmp_path / "index")
    (tmp_path / "more.txt").write_text("Nobody asked the fishermen about the pier.\n", "utf-8")
    for _ in range(2):
        box, _ = open_search([str(tmp_path / "more.txt"), str(tmp_path / "index")])
        assert box.find(read_query("pier")).total == 3
    assert len(kept(tmp_path)) == 1


def test_copies_are_one_record(papers: Path) -> None:
    (papers / "copy.txt").write_text(NOTE, "utf-8")
    box, names = look(papers)
    assert len(box.records) == 2
    assert names == ["call.txt", "copy.txt"]
