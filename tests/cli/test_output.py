from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.cli.output import open_output, refuse_harm, write
from onrecord.errors import UsageError


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    target.write_text("before", encoding="utf-8")
    write("“after”", str(target))
    assert target.read_text(encoding="utf-8") == "“after”"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_stays_as_it_was_where_the_work_fails(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), open_output(str(target)) as file:
        file.write(b"half")
        raise ZeroDivisionError
    assert target.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_device_stays_a_device() -> None:
    write("nothing", "/dev/null")
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("name", [None, "-"])
def test_standard_output_gets_bytes(name: str | None, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write("“yes” \ud800\n", name)
    assert capfdbinary.readouterr().out == "“yes” \\ud800\n".encode()


def test_harm_is_refused_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "calls").mkdir()
    story = tmp_path / "story.txt"
    story.write_text("story", encoding="utf-8")
    inputs = [str(story), str(tmp_path / "calls")]
    for output, why in [
        (tmp_path / "nowhere" / "report.html", "no folder"),
        (tmp_path / "calls", "a folder"),
        (story, "overwrite"),
        (tmp_path / "calls" / ".." / "story.txt", "overwrite"),
        (tmp_path / "calls" / "report.html", "being read"),
    ]:
        with pytest.raises(UsageError, match=why):
            refuse_harm(str(output), inputs)
    refuse_harm(str(tmp_path / "report.html"), inputs)
    refuse_harm(None, inputs)
    refuse_harm("-", ["-"])


def test_a_link_to_an_input_is_that_input(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("story", encoding="utf-8")
    (tmp_path / "hard.txt").hardlink_to(story)
    with pytest.raises(UsageError, match="overwrite"):
        refuse_harm(str(tmp_path / "hard.txt"), [str(story)])


def test_standard_input_is_read_once() -> None:
    with pytest.raises(UsageError, match="once"):
        refuse_harm(None, ["-", "calls", "-"])
