from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.cli.check_quotes import Query, read_queries
from onrecord.errors import UnreadableError


def read(tmp_path: Path, content: bytes) -> list[Query]:
    (tmp_path / "quotes.jsonl").write_bytes(content)
    return read_queries(str(tmp_path / "quotes.jsonl"))


def test_a_line_is_a_quotation(tmp_path: Path) -> None:
    lines = (
        '\ufeff{"id": 7, "quote": "“yes”\u2028", "speaker": "Ann", "more": []}\r\n\n{"quote": "no", "speaker": null}\n'
    )
    assert read(tmp_path, lines.encode()) == [Query(7, "“yes”\u2028", "Ann"), Query(3, "no", None)]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no quotation"),
        (b"\n \n", "no quotation"),
        (b'{"quote": "yes"}\nyes\n', "line 2"),
        (b"[]\n", "line 1"),
        (b'{"id": 1}\n', '"quote"'),
        (b'{"quote": 4}\n', '"quote"'),
        (b'{"quote": "yes", "speaker": 4}\n', '"speaker"'),
        (b"\xff\xfe{}", "UTF-8"),
    ],
)
def test_other_lines_are_named(content: bytes, why: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=why):
        read(tmp_path, content)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="could not be read"):
        read_queries(str(tmp_path / "quotes.jsonl"))
