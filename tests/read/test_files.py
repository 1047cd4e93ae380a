from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.errors import UnreadableError
from onrecord.read.files import list_files, load


def test_folders_are_opened_in_order_and_each_file_is_listed_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden", ".git/x.txt", "record.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    files, unread = list_files([str(tmp_path / "b.txt"), str(tmp_path), str(tmp_path / "sub" / ".." / "a.txt")])
    assert [Path(file).name for file in files] == ["b.txt", "a.txt", "c.txt"]
    assert unread == ()


def test_links_out_of_the_folder_are_left_out_and_named(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("x", encoding="utf-8")
    (inside / "a.txt").write_text("x", encoding="utf-8")
    (inside / "leak.txt").symlink_to(outside / "secret.txt")
    (inside / "leak").symlink_to(outside)
    (inside / "again.txt").symlink_to(inside / "a.txt")
    (inside / "broken.txt").symlink_to(inside / "gone.txt")
    (inside / "loop").symlink_to(inside)
    files, unread = list_files([str(inside)])
    assert [Path(file).name for file in files] == ["a.txt"]
    assert sorted(Path(left.path).name for left in unread) == ["broken.txt", "leak", "leak.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_in_a_folder_are_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [Path(left.path).name for left in list_files([str(tmp_path)])[1]] == ["pipe"]


def test_each_thing_that_is_no_file_has_its_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"gone\.txt: expected a file, found nothing there"):
        load(str(tmp_path / "gone.txt"), 9)
    with pytest.raises(UnreadableError, match="found a folder"):
        load(str(tmp_path), 9)
    with pytest.raises(UnreadableError, match="expected at most"):
        load("a.txt", 9, b"x" * 10)
    with pytest.raises(UnreadableError, match="standard input"):
        load("-", 9)
    with pytest.raises(UnreadableError, match="check the path"):
        load("a\0b", 9)


def test_a_file_beyond_the_limit_is_not_read_whole(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"x" * 100)
    with pytest.raises(UnreadableError, match="expected at most"):
        load(str(tmp_path / "long.txt"), 99)
    assert load(str(tmp_path / "long.txt"), 100) == b"x" * 100


def test_an_index_among_the_papers_is_not_read_as_papers(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text("ADA LUND: Hello.\n", encoding="utf-8")
    index = tmp_path / "calls.index"
    index.mkdir()
    (index / "onrecord-index.json").write_text("{}", encoding="utf-8")
    (index / "records.txt").write_text("not a paper", encoding="utf-8")
    files, left_out = list_files([str(tmp_path)])
    assert (files, left_out) == ((str(tmp_path / "call.txt"),), ())
