"""How fast each reader is, in MB of source a second, beside the plain alternative: the library or pattern underneath.

Run: python benchmarks/readers.py [speeches]. The files are made up by the writers of the tests.
What counts is the time of the processor: others may work on the machine.
"""

from __future__ import annotations

import email
import email.policy
import importlib.util
import io
import json
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from onrecord.read import Facts, read_record_file

TESTS = Path(__file__).parent.parent / "tests" / "read"
SPEECHES = 20_000
PAGES = 100  # of the PDF: a transcript
LEAST_SECONDS = 0.5  # each is repeated for as long, and the best time counts


def load_samples(name: str = "samples.py") -> Any:
    """Return a module that makes up files."""
    spec = importlib.util.spec_from_file_location(Path(name).stem, TESTS / name)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{TESTS / name}: not found; run this from the repository")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _strip_tags(data: bytes) -> object:
    return re.sub(rb"<[^>]*>|^\d+$|^.*-->.*$", b"", data, flags=re.MULTILINE)


def _load_mail(data: bytes) -> object:
    return email.message_from_bytes(data, policy=email.policy.default).get_content()


def _load_docx(data: bytes) -> object:
    from docx import Document

    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def _load_book(data: bytes) -> object:
    book = zipfile.ZipFile(io.BytesIO(data))
    return [_load_html(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")]


def _load_html(data: bytes) -> object:
    from lxml import html

    return html.document_fromstring(data).text_content()


def _load_pdf(data: bytes) -> object:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


def _load_xml(data: bytes) -> object:
    from defusedxml.ElementTree import fromstring

    return "".join(fromstring(data).itertext())


PLAIN: dict[str, tuple[str, Callable[[bytes], object]]] = {
    "vtt": ("strip tags", _strip_tags),
    "srt": ("strip tags", _strip_tags),
    "whisperx": ("json.loads", json.loads),
    "rev": ("json.loads", json.loads),
    "eml": ("email", _load_mail),
    "docx": ("python-docx", _load_docx),
    "rtf": ("strip words", lambda data: re.sub(rb"\\[a-z]+-?\d* ?|[{}]", b"", data)),
    "epub": ("lxml", _load_book),
    "tei": ("defusedxml", _load_xml),
    "akoma-ntoso": ("defusedxml", _load_xml),
    "slack": ("json.loads", json.loads),
    "whatsapp": ("split lines", lambda data: data.decode().splitlines()),
    "html": ("lxml", _load_html),
    "text": ("decode", bytes.decode),
    "pdf": ("pypdfium2", _load_pdf),
}


def measure(read: Callable[[bytes], object], data: bytes) -> float:
    """Return MB a second, of the best run."""
    best, spent = float("inf"), 0.0
    while spent < LEAST_SECONDS:
        began = time.process_time()
        read(data)
        took = time.process_time() - began
        best, spent = min(best, took), spent + took
    return len(data) / 1e6 / best


def main() -> None:
    """Print a line for each format."""
    samples = load_samples()
    speeches = samples.make_speeches(int(sys.argv[1]) if len(sys.argv) > 1 else SPEECHES)
    print(f"{'format':<12} {'MB':>6} {'MB/s':>8}   beside")
    made = {name: write(speeches) for name, write in samples.WRITERS.items()}
    said = "\n\n".join(f"{who.upper()}: {words}" for who, words, _ in speeches)
    made["text"] = samples.Sample("a.txt", said.encode())
    with tempfile.TemporaryDirectory() as folder:
        papers = load_samples("pdf/conftest.py").Papers(Path(folder))
        made["pdf"] = samples.Sample("a.pdf", Path(papers.transcript(PAGES)).read_bytes())
    for name, sample in made.items():

        def read(data: bytes, path: str = sample.name) -> object:
            return list(read_record_file(path, Facts(), data))

        beside, plain = PLAIN.get(name, ("", None))
        other = f"{beside} {measure(plain, sample.data):.1f}" if plain else ""
        print(f"{name:<12} {len(sample.data) / 1e6:>6.2f} {measure(read, sample.data):>8.2f}   {other}", flush=True)


if __name__ == "__main__":
    main()
