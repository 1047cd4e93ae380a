"""The picture of a page -> its words with their boxes, read by the program tesseract and kept in the user's cache."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_dir

from onrecord.errors import UnreadableError
from onrecord.read.bars import Edges, find_bars
from onrecord.read.words import WITHHELD

# Source: tesseract's documentation, "Improving the quality of the output": at least 300 dots per inch.
_DOTS_PER_POINT = 300 / 72
# A sheet of A2 at 300 dots per inch; larger pictures are drawn smaller.
_MOST_DOTS = 7000
_LANGUAGE = "eng"
_PATIENCE_SECONDS = 300
# Source: tesseract's manual, option --psm. Of the ways to take a page apart, these two together miss least.
_BY_COLUMNS, _BY_LINES = "3", "6"
# Of 255: ink is darker, grain and shade are lighter.
_DARK = 110
# Grain and specks are less of the ink than this, the numbers in a margin some three per cent.
_MOST_UNREAD = 0.01
_WORD_LEVEL = "5"
_TOUCHED = 0.3  # of a word, on both sides, that lies under a black bar
# Lines of fewer words do not tell how far a page leans.
_WORDS_OF_LINE = 5


@dataclass(frozen=True, slots=True)
class Picture:
    """Grey dots, row by row; `dots` is how many there are a point."""

    pixels: NDArray[np.uint8]
    dots: float


@dataclass(frozen=True, slots=True)
class ScannedWord:
    """A word and what it covers (left, top, right, bottom, in points); `confidence` is 0 to 100."""

    text: str
    hull: Edges
    confidence: int


@dataclass(frozen=True, slots=True)
class Scan:
    """The words of a picture, `width` by `height` points large. Lines fall by `lean` points a point to the right."""

    words: tuple[ScannedWord, ...]
    width: float
    height: float
    lean: float = 0.0


@dataclass(frozen=True, slots=True)
class Program:
    """The tesseract that is installed: where it is, and what it says of itself."""

    path: str
    version: str


@cache
def find_program() -> Program | None:
    """Return the program tesseract, None where it is not installed or does not run."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        told = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return Program(path, told.stdout.decode("utf-8", "replace").split("\n")[0].strip())


def take_picture(page: Any) -> Picture:
    """Return the picture of a pypdfium2 page, grey, at 300 dots per inch where that is not too large."""
    scale = min(_DOTS_PER_POINT, _MOST_DOTS / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    pixels = bitmap.to_numpy().reshape(bitmap.height, bitmap.width, -1)[:, :, 0].copy()
    bitmap.close()
    return Picture(pixels, scale)


def read_scan(program: Program, picture: Picture) -> Scan:
    """Return the words of a picture; a picture that was read before is not read again.

    The program is first left to find columns by itself. Where it leaves ink unread, as it does with the numbers in the
    margin of a transcript, it is made to read the page line by line, and the better reading counts.
    Raises: UnreadableError if the program fails.
    """
    scan = _read_table(_ask(program, picture, _BY_COLUMNS), picture)
    if _share_unread(picture, scan) <= _MOST_UNREAD:
        return scan
    other = _read_table(_ask(program, picture, _BY_LINES), picture)
    return max(scan, other, key=_weigh)


def _weigh(scan: Scan) -> float:
    return sum(len(word.text) * word.confidence for word in scan.words)


def _share_unread(picture: Picture, scan: Scan) -> float:
    """Return which share of the dark dots lies outside of all words."""
    dark = picture.pixels < _DARK
    ink = int(dark.sum())
    for word in scan.words:
        left, top, right, bottom = (round(edge * picture.dots) for edge in word.hull)
        dark[max(0, top - 2) : bottom + 3, max(0, left - 2) : right + 3] = False
    return int(dark.sum()) / ink if ink else 0.0


def _ask(program: Program, picture: Picture, mode: str) -> str:
    height, width = picture.pixels.shape
    data = b"P5 %d %d 255\n" % (width, height) + picture.pixels.tobytes()
    dots = str(round(picture.dots * 72))
    asked = "\0".join((program.version, _LANGUAGE, dots, mode)).encode()
    key = hashlib.sha256(asked + b"\0" + data).hexdigest()
    path = Path(user_cache_dir("onrecord", appauthor=False), "scans", key[:2], f"{key}.tsv")
    table = _recall(path)
    if table is None:
        table = _run([program.path, "stdin", "stdout", "--dpi", dots, "--psm", mode, "-l", _LANGUAGE, "tsv"], data)
        _keep(path, table)
    return table


def _recall(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _keep(path: Path, table: str) -> None:
    """Write to the cache, whole or not at all; a cache that cannot be written to is no reason to stop."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, encoding="utf-8", delete=False) as file:
            file.write(table)
        Path(file.name).replace(path)


def _run(command: list[str], data: bytes) -> str:
    # One thread each: pages are read side by side, and its own threads gain little.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        ran = subprocess.run(
            command, input=data, capture_output=True, timeout=_PATIENCE_SECONDS, check=True, env=environment
        )
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        raise UnreadableError(
            f"tesseract could not read a page: {lines[-1]}; check that its language data are installed"
        ) from None
    except subprocess.TimeoutExpired:
        raise UnreadableError(
            f"tesseract did not finish a page in {_PATIENCE_SECONDS} seconds; leave that page out"
        ) from None
    except OSError as error:
        raise UnreadableError(f"tesseract could not be started: {error.strerror}; install it anew") from None
    return ran.stdout.decode("utf-8", "replace")


def _read_table(table: str, picture: Picture) -> Scan:
    height, width = picture.pixels.shape
    words: list[ScannedWord] = []
    lines: dict[tuple[str, ...], list[Edges]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row.get("level") != _WORD_LEVEL or not text:
            continue
        try:
            left, top, wide, tall = (float(row[name]) / picture.dots for name in ("left", "top", "width", "height"))
            confidence = min(100, max(0, round(float(row["conf"]))))
        except (KeyError, ValueError, TypeError):
            continue
        hull = (left, top, left + wide, top + tall)
        words += [ScannedWord(part, hull, confidence) for part in text.split()]
        lines.setdefault(tuple(row[name] for name in ("block_num", "par_num", "line_num")), []).append(hull)
    lean = _find_lean(list(lines.values()))
    return Scan(_black_out(words, picture), width / picture.dots, height / picture.dots, lean)


def _black_out(words: list[ScannedWord], picture: Picture) -> tuple[ScannedWord, ...]:
    """Put WITHHELD for each black bar, and leave out what the program took the bar's edges for."""
    bars = find_bars(picture.pixels, picture.dots)
    kept = [word for word in words if not any(_is_under(word.hull, bar) for bar in bars)]
    return (*kept, *(ScannedWord(WITHHELD, bar, 100) for bar in bars))


def _is_under(hull: Edges, bar: Edges) -> bool:
    across = min(hull[2], bar[2]) - max(hull[0], bar[0])
    down = min(hull[3], bar[3]) - max(hull[1], bar[1])
    return across > _TOUCHED * (hull[2] - hull[0]) and down > _TOUCHED * (hull[3] - hull[1])


def _find_lean(lines: list[list[Edges]]) -> float:
    """Return how far lines fall to the right: the usual slope of the feet of their words."""
    leans = []
    for hulls in lines:
        if len(hulls) >= _WORDS_OF_LINE:
            across = [(left + right) / 2 for left, _, right, _ in hulls]
            leans.append(float(np.polyfit(across, [(top + bottom) / 2 for _, top, _, bottom in hulls], 1)[0]))
    return median(leans) if leans else 0.0
