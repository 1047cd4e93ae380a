from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from onrecord.cli import run
from onrecord.serve import server


def test_the_desk_is_served_until_it_is_stopped(file: Path, root: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "desk", str(file), "--no-browser", "--by", "Ann"]
    environment = os.environ | {"PYTHONPATH": str(root / "src"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout
            address = process.stdout.readline().removeprefix("The desk: ").strip()
            assert address.startswith("http://127.0.0.1:")
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            assert "merrowen" in opener.open(address).read().decode()
            assert opener.open(address.partition("?")[0] + "record").status == 200
            with pytest.raises(urllib.error.HTTPError, match="401") as refused:
                urllib.request.urlopen(address.partition("?")[0])
            refused.value.close()
        finally:
            process.terminate()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["none.casebook"], "expected a casebook"),
        (["--host", "0.0.0.0"], "give it a --password-file"),
        (["--host", "0.0.0.0", "--password-file", "none"], "could not be read"),
        (["--host", "0.0.0.0", "--password-file", "short"], "at least 12 letters"),
    ],
)
def test_what_cannot_be_opened_is_told_in_a_line(
    words: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("short").write_text("secret\n", encoding="utf-8")
    assert run(["desk", *words, "--no-browser"]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_an_answer_in_two_parts_is_not_held_back(host: str) -> None:
    # asyncio turns Nagle's wait off only where the socket names its protocol.
    with server._listen(host, 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
