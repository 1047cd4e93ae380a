"""Damaged files of every format -> what made a reader fail, hang or swell: printed, made small and kept.

Run: python scripts/fuzz_readers.py [--seconds 600] [--seed 1] [--format pdf ...] [--keep DIR] [--guided]

A case is made from its number alone, so a run is told again by its seed. With `--guided` the library atheris changes
the files by what they reach in the code; without it they are changed at random. Each case is read as a record and as a
story, in a process of its own kind, which may take 5 seconds and 1 GB.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import io
import itertools
import json
import multiprocessing
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "tests" / "read"
PATIENCE_SECONDS = 5.0
MOST_BYTES = 1_000_000_000
SMALLER_SECONDS = 20.0  # to make a case small
TRIES = 400
_fork = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Target:
    """A format: the name of its files, honest ones, and how damaged bytes become a file."""

    file: str
    seeds: tuple[bytes, ...]
    pack: Callable[[bytes], bytes] = bytes


def make_targets() -> dict[str, Target]:
    """Return every format by name, its honest files made by the writers of the tests."""
    samples, shared = _load("samples.py"), _load("conftest.py")
    speeches = samples.make_speeches(6)
    made = {name: write(speeches) for name, write in samples.WRITERS.items()}
    targets = {name: Target(sample.name, (sample.data,)) for name, sample in made.items()}
    document = zipfile.ZipFile(io.BytesIO(made["docx"].data)).read("word/document.xml")
    targets["docx-xml"] = Target("a.docx", (document,), _repack(made["docx"].data, "word/document.xml"))
    chapter = zipfile.ZipFile(io.BytesIO(made["epub"].data)).read("1.xhtml")
    targets["epub-page"] = Target("a.epub", (chapter,), _repack(made["epub"].data, "1.xhtml"))
    said = "\n\n".join(f"{who.upper()}: {words}" for who, words, _ in speeches).encode()
    targets["txt"] = Target(
        "a.txt", (said, b"From: a@b.c\nSubject: x\n\n> We open.\n\n12\n\n(END VIDEO CLIP)\n" + said)
    )
    marked = b"---\ntitle: x\n---\n# A\n\n> **we** [open](x)\n\n```\nin\n```\n- May <b>\n\nB\n===\n"
    targets["md"] = Target("a.md", (marked + said,))
    targets["tsv"] = Target("a.tsv", (b"start\tend\ttext\n0\t900\tWe open.\n1000\t1900\tIn May.\n",))
    message = shared._write_msg("Bridge", "Ada Lund", "a@b.c", said.decode(), b"<p>We open</p>", "From: Ada\r\n\r\n")
    targets["msg"] = Target("a.msg", (message,))
    targets["zip"] = Target("a.zip", (_zip({"a.txt": said, "b/a.vtt": made["vtt"].data, "b/record.toml": b""}),))
    page = made["html"].data
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page)
    field = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/\r\nContent-Type: application/http\r\n"
    answer = field + b"Content-Length: %d\r\n\r\n" % (len(head) + len(page)) + head + page + b"\r\n\r\n"
    targets["warc"] = Target("a.warc", (answer * 2,))
    with tempfile.TemporaryDirectory() as folder:
        papers = _load("pdf/conftest.py").Papers(Path(folder))
        paths = (papers.transcript(1), papers.memo(90), papers.blacked(), papers.columns(1))
        targets["pdf"] = Target("a.pdf", tuple(Path(path).read_bytes() for path in paths))
    for path in sorted((TESTS / "office").glob("*.*")):
        targets[f"office-{path.name}"] = Target(path.name, (path.read_bytes(),))
    return targets


def _load(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(re.sub(r"\W", "_", name), TESTS / name)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _repack(data: bytes, name: str) -> Callable[[bytes], bytes]:
    """Return what puts damaged bytes into an archive in place of the file `name`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {other: archive.read(other) for other in archive.namelist()}
    return lambda damaged: _zip({**files, name: damaged})


_SHARP = (
    *(b"\x00", b"\xff", b"\xfe\xff", b"{", b"}", b"<", b"</", b">", b'"', b"\\", b"\n", b"\n\n", b"\r\n", b"\t"),
    *(b"-1", b"0", b"9" * 20, b"1e999", b"65536", b"4294967295", b"null", b"[]", b"{}", b"NaN", b"\\u1", b"\\ud800"),
    *(b"&#0;", b"&x;", b"<!--", b"<![CDATA[", b"<b>", b"<pre>", b"<br>", b"-->", b"\xe2\x80\xa8", b"\xed\xa0\x80"),
    *(b"[", b"(", b":", b"Q.", b"12\n", b"> ", b"00:00:01", b"99:99:99", b"\x0c", b"\x85", b"#", b"%", b" " * 50),
)  # fmt: skip
_TOKEN = re.compile(rb"\w+|\W")


def damage(target: Target, rng: random.Random) -> bytes:
    """Return an honest file of a format with bytes changed, cut out, repeated or taken from elsewhere in it."""
    damaged = bytearray(rng.choice(target.seeds))
    tokens = _TOKEN.findall(bytes(damaged[:20_000]))
    for _ in range(rng.choice((1, 1, 2, 3, 5, 10))):
        at = rng.randrange(len(damaged) + 1)
        length = rng.choice((1, 1, 2, 4, 16, 60, 300))
        kind = rng.randrange(8)
        if kind == 0:
            damaged[at : at + length] = rng.randbytes(length)
        elif kind == 1:
            del damaged[at : at + length]
        elif kind == 2:
            damaged[at:at] = damaged[at : at + length] * rng.choice((1, 2, 20, 3000 if length < 60 else 20))
        elif kind == 3:
            damaged[at : at + rng.randrange(2)] = rng.choice(_SHARP)
        elif kind == 4:
            damaged[at : at + length] = rng.choice(tokens)
        elif kind == 5:
            other = rng.randrange(len(damaged) + 1)
            damaged[at:at] = damaged[other : other + length]
        elif kind == 6 and at < len(damaged):
            damaged[at] ^= 1 << rng.randrange(8)
        elif rng.random() < 0.2:
            del damaged[at:]
    return bytes(damaged)


def try_case(file: str, data: bytes) -> str | None:
    """Read a file as record and as story; return what was wrong: all but a value or a clear line is a fault."""
    from onrecord.errors import OnRecordError
    from onrecord.model import Record
    from onrecord.read import Facts, read_record_file, read_story

    def read_records() -> None:
        for item in read_record_file(file, Facts(), data):
            if isinstance(item, Record):
                check(item)

    for read in (read_records, lambda: read_story(file, data)):
        try:
            read()
        except OnRecordError as error:
            if "\n" in str(error):
                return "a complaint of several lines"
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            own = next((frame for frame in reversed(frames) if "onrecord" in frame.filename), frames[-1])
            return (
                f"{type(error).__name__} at {Path(own.filename).name}:{own.lineno} {' '.join(str(error).split())[:90]}"
            )
    return None


def check(record: Any) -> None:
    """Assert what holds for every record."""
    whole = len(record.text)
    for spans in ([mask.span for mask in record.masks], [page.span for page in record.pages]):
        assert all(0 <= span.start <= span.end <= whole for span in spans), "spans lie in the text"
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans)), "masks and pages lie apart, in order"
    turns = [turn.span for turn in record.turns]
    assert all(0 <= span.start < span.end <= whole for span in turns), "turns lie in the text"
    assert turns == sorted(turns), "turns are in order"
    starts = [anchor.start for anchor in record.anchors]
    assert starts == sorted(starts), "anchors are in order"
    for at in range(0, whole, max(1, whole // 50)):
        record.place_at(at)
    record.text.encode()


def _try_cases(target: Target, name: str, seed: int, first: int, told: Connection) -> None:
    """Go through the cases from number `first` on, until this process has grown too large."""
    os.environ["PATH"] = ""  # no tesseract: what it reads is not ours
    resource.setrlimit(resource.RLIMIT_AS, (16 * MOST_BYTES, 16 * MOST_BYTES))
    warnings.simplefilter("error")
    least = _peak()
    for number in itertools.count(first):
        told.send((number, "begun"))
        data = target.pack(damage(target, random.Random(f"{seed}/{name}/{number}")))
        if fault := try_case(target.file, data):
            told.send((number, fault))
        if _peak() - least > MOST_BYTES:
            told.send((number, "more than 1 GB"))
            return


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def run_target(target: Target, name: str, seed: int, seconds: float) -> Iterator[tuple[int, str]]:
    """Yield each case that was wrong, (number, what), for so long; the last is (number of cases, "")."""
    ends = time.monotonic() + seconds
    number = 0
    while time.monotonic() < ends:
        hear, told = _fork.Pipe(duplex=False)
        child = _fork.Process(target=_try_cases, args=(target, name, seed, number, told))
        child.start()
        told.close()
        what = "begun"
        try:
            while time.monotonic() < ends and hear.poll(PATIENCE_SECONDS):
                number, what = hear.recv()
                if what != "begun":
                    yield number, what
            if time.monotonic() < ends:
                yield number, f"more than {PATIENCE_SECONDS:.0f} seconds"
        except EOFError:
            child.join(1)
            if what == "begun":
                yield number, f"the process died ({child.exitcode})"
        child.kill()
        child.join()
        number += 1
    yield number, ""


def make_smaller(target: Target, data: bytes, fault: str) -> bytes:
    """Return as little of a case as gives the same fault, as far as that is found in SMALLER_SECONDS."""
    ends, size = time.monotonic() + SMALLER_SECONDS, max(1, len(data) // 2)
    kind = fault.split()[0]
    while size and time.monotonic() < ends:
        at = 0
        while at < len(data) and time.monotonic() < ends:
            shorter = data[:at] + data[at + size :]
            if (try_apart(target, shorter) or "").split()[:1] == [kind]:
                data = shorter
            else:
                at += size
        size //= 2
    return data


def try_apart(target: Target, data: bytes) -> str | None:
    """Return what is wrong with one case, read in a process of its own."""
    hear, told = _fork.Pipe(duplex=False)

    def read() -> None:
        os.environ["PATH"] = ""
        warnings.simplefilter("error")
        told.send(try_case(target.file, target.pack(data)))

    child = _fork.Process(target=read)
    child.start()
    told.close()
    try:
        return hear.recv() if hear.poll(PATIENCE_SECONDS) else f"more than {PATIENCE_SECONDS:.0f} seconds"
    except EOFError:
        return "the process died"
    finally:
        child.kill()
        child.join()


def keep(folder: Path, name: str, target: Target, data: bytes, fault: str) -> None:
    """Write a case, and print where it lies."""
    packed = target.pack(data)
    path = folder / f"{name}-{hashlib.sha256(packed).hexdigest()[:8]}{Path(target.file).suffix}"
    path.write_bytes(packed)
    print(f"  {name}: {fault}: {path} ({len(packed)} bytes)", flush=True)


def run_guided(name: str, target: Target, seed: int, seconds: int, folder: Path) -> None:
    """Let atheris change files of one format; ends this process."""
    import atheris

    os.environ["PATH"] = ""
    warnings.simplefilter("error")
    found: set[str] = set()

    def one_input(data: bytes) -> None:
        fault = try_case(target.file, target.pack(data))
        if fault and fault not in found:
            found.add(fault)
            keep(folder, name, target, data, fault)

    corpus = folder / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(target.seeds):
        (corpus / str(number)).write_bytes(data)
    options = (f"-max_total_time={seconds}", f"-timeout={PATIENCE_SECONDS:.0f}", f"-seed={seed}", "-verbosity=0")
    limits = (f"-rss_limit_mb={2 * MOST_BYTES // 1_000_000}", f"-artifact_prefix={folder}/{name}-", "-max_len=20000")
    atheris.Setup([sys.argv[0], *options, *limits, str(corpus)], one_input)
    atheris.Fuzz()


def _guide(names: list[str], seed: int, seconds: float, folder: Path) -> None:
    for name in names:
        ends = time.monotonic() + seconds / len(names)
        print(f"{name}: guided", flush=True)
        while (left := int(ends - time.monotonic())) > 1:
            options = ["--guided", "--one", "--format", name, "--seconds", str(left), "--seed", str(seed)]
            ran = subprocess.run(
                [sys.executable, __file__, *options, "--keep", str(folder)], check=False, capture_output=True, text=True
            )
            print(ran.stdout, end="", flush=True)
            if ran.returncode:
                print(f"  {name}: ended with {ran.returncode}: {ran.stderr.strip().splitlines()[-1:]}", flush=True)
            seed += 1


def main() -> None:
    """Go through the formats, each for its share of the time."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seconds", type=float, default=600, help="for all formats together")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--format", action="append", help="one of them; all by default")
    options.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "onrecord-fuzz"))
    options.add_argument("--guided", action="store_true", help="let atheris change the files (pip install atheris)")
    options.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = options.parse_args()
    asked.keep.mkdir(parents=True, exist_ok=True)
    if asked.one:
        import atheris

        with atheris.instrument_imports(include=["onrecord.read", "oxmsg", "docx"]):
            import onrecord.read  # noqa: F401
    targets = make_targets()
    names = asked.format or list(targets)
    if asked.one:
        run_guided(names[0], targets[names[0]], asked.seed, int(asked.seconds), asked.keep)
    if asked.guided:
        return _guide(names, asked.seed, asked.seconds, asked.keep)
    for name in names:
        faults: dict[str, int] = {}
        for number, what in run_target(targets[name], name, asked.seed, asked.seconds / len(names)):
            if not what:
                print(f"{name}: {number} cases, {len(faults)} faults {json.dumps(faults)}", flush=True)
            elif faults.setdefault(what, number) == number:
                data = damage(targets[name], random.Random(f"{asked.seed}/{name}/{number}"))
                keep(asked.keep, name, targets[name], make_smaller(targets[name], data, what), what)
    return None


if __name__ == "__main__":
    main()
