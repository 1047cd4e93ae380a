"""How fast the desk is over a large case: its start, every view, a decision, and the memory that it takes.

Run: python benchmarks/desk.py [CASE.casebook]. Without a case one of 5,000 documents (100 MB) and a story of 200
quotations is made first, which takes some minutes. The case is copied; nothing in it is changed. Two times count:
that of the clock, as somebody at the browser has it, and that of the processor in the server, which others who work on
the machine do not lengthen.
"""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from large_case import make_case

from onrecord import casebook
from onrecord.model import Finding
from onrecord.store import case as cases

DOCUMENTS, CHARACTERS, QUOTATIONS = 5_000, 100_000_000, 200
TIMES = 20
LIMITS = {"start": 2.0, "view": 0.2, "memory": 1_000_000_000}


@dataclass(kw_only=True)
class Server:
    """A desk that was started: its process, and a connection that was let in."""

    process: subprocess.Popen[str]
    connection: http.client.HTTPConnection
    headers: dict[str, str] = field(default_factory=dict)

    def processor_seconds(self) -> float:
        """Return the time that the processor gave to all threads of the server. Source: proc(5), schedstat."""
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9

    def memory(self, name: str) -> int:
        """Return a line of the process's status in bytes: VmRSS now, VmHWM at most."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(rf"^{name}:\s+(\d+) kB", status, re.MULTILINE)
        return int(found[1]) * 1024 if found else 0

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> str:
        """Send a request and return the answer's text."""
        body = urlencode(form) if form is not None else None
        headers = self.headers | ({"content-type": "application/x-www-form-urlencoded"} if form is not None else {})
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        if answer.status not in (200, 204):
            raise SystemExit(f"{method} {path}: expected a page, found {answer.status}: {text[-300:]}")
        return text


@contextmanager
def started(path: Path) -> Iterator[tuple[Server, float]]:
    """Start a desk over a case; give it with the seconds from the start of the process to the first page."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "onrecord", "desk", str(path), "--no-browser", "--by", "bench"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        address = urlsplit(process.stdout.readline().removeprefix("The desk: ").strip())
        connection = http.client.HTTPConnection(address.hostname or "", address.port)
        server = Server(process=process, connection=connection)
        connection.request("GET", f"/?{address.query}")
        answer = connection.getresponse()
        answer.read()
        origin = f"http://{address.netloc}"
        server.headers = {"cookie": (answer.getheader("set-cookie") or "").split(";")[0], "origin": origin}
        page = server.ask("GET", "/")
        seconds = time.perf_counter() - began
        key = re.search(r'"X-Desk-Key": "([^"]+)"', page)
        server.headers |= {"x-desk-key": key[1] if key else "", "hx-request": "true"}
        yield server, seconds
    finally:
        process.terminate()
        process.wait()


def wait_for_record(server: Server) -> float:
    """Wait until the record is open, and return the seconds that it took."""
    began = time.perf_counter()
    while "running" in server.ask("GET", "/work"):
        time.sleep(0.05)
    return time.perf_counter() - began


def list_views(path: Path) -> dict[str, Iterator[Callable[[Server], object]]]:
    """Return what is measured: a name, and requests of that kind without end."""
    with cases.open_case(path) as case:
        version = cases.list_stories(case)[0]
        found = casebook.read_version(case, version).found
        assert found
        findings = [each for each in found.findings if each.places]
        records = [kept.id for kept in cases.list_records(case)][:: DOCUMENTS // 50 or 1]
    words = [word for each in findings for word in re.findall(r"[a-z]{6,}", each.quotation.text)]

    def get(*paths: str, panel: bool = False) -> Iterator[Callable[[Server], object]]:
        target = {"hx-target": "panel"} if panel else {}

        def ask(path: str) -> Callable[[Server], object]:
            def run(server: Server) -> object:
                kept = server.headers
                server.headers = kept | target
                try:
                    return server.ask("GET", path)
                finally:
                    server.headers = kept

            return run

        return map(ask, cycle(paths))

    def decide(finding: Finding, choice: str) -> Callable[[Server], object]:
        return lambda server: server.ask("POST", f"/finding/{finding.id}/decision", {"choice": choice, "note": "seen"})

    places = [each.places[0] for each in findings]
    at = [f"record={place.record}&at={place.span.start}-{place.span.end}" for place in places]
    return {
        "stories": get("/"),
        "story": get(f"/story/{version.key}"),
        "story, filtered": get(f"/story/{version.key}?level=changed&undecided=1", panel=True),
        "finding, whole page": get(*(f"/finding/{each.id}" for each in findings)),
        "finding, panel": get(*(f"/finding/{each.id}" for each in findings), panel=True),
        "decision": map(decide, cycle(findings), cycle(("right", "disputed"))),
        "draft in its field": get(f"/story/{version.key}/edit"),
        "list of documents": get("/record", "/record?page=7", "/record?q=hearing-01"),
        "document": get(*(f"/record/{id}" for id in records)),
        "document at a place": get(
            *(f"/record/{place.record}?at={place.span.start}-{place.span.end}" for place in places)
        ),
        "search, a word": get(*(f"/search?q={word}" for word in words)),
        "search, two words": get(
            *(f"/search?q={quote(f'{one} {two}')}" for one, two in zip(words, words[3:], strict=False))
        ),
        "search, a phrase": get(*(f"/search?q={quote(phrase(each))}" for each in findings)),
        "printings": get(*(f"/printings?{each}" for each in at)),
        "people": get("/people"),
        "a person": get("/people?name=Lena+Tarn"),
        "changes": get("/changes"),
        "settings": get("/settings"),
        "exports": get("/export"),
        "log": get("/log"),
    }


def phrase(finding: Finding) -> str:
    """Return three words of a quotation as a phrase for the search box."""
    return '"' + " ".join(re.findall(r"\w+", finding.quotation.text)[2:5]) + '"'


def measure(server: Server, requests: Iterator[Callable[[Server], object]]) -> list[tuple[float, float]]:
    """Return the seconds of each request by the clock and by the processor; the first, which warms up, is left out."""
    next(requests)(server)
    taken = []
    for _ in range(TIMES):
        began, worked = time.perf_counter(), server.processor_seconds()
        next(requests)(server)
        taken.append((time.perf_counter() - began, server.processor_seconds() - worked))
    return taken


def main() -> int:
    """Measure and print a table; the exit code says whether every limit holds, by the processor's time."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "bench.casebook"
        if len(sys.argv) > 1:
            given = Path(sys.argv[1])
            shutil.copy(given, path)
            if (index := Path(f"{given}.index")).is_dir():
                shutil.copytree(index, Path(f"{path}.index"))
        else:
            make_case(path, DOCUMENTS, CHARACTERS, QUOTATIONS)
        with cases.open_case(path) as case:
            casebook.check_case(case, "bench")
        with started(path) as (first, _):  # the search box is made where it is missing
            wait_for_record(first)
            first.ask("GET", "/search?q=harbour")
        return tell(path)


def tell(path: Path) -> int:
    """Print the table."""
    with started(path) as (server, seconds):
        worked = server.processor_seconds()
        print(f"start to first page: {seconds:.2f} s by the clock, {worked:.2f} s of processor")
        waited = wait_for_record(server)
        print(f"until the record is open: {waited:.2f} s more, {server.processor_seconds():.2f} s of processor in all")
        print(f"\n{'milliseconds':24}{'clock p50':>11}{'p95':>8}{'processor p50':>16}{'p95':>8}")
        slow = []
        for name, requests in list_views(path).items():
            taken = measure(server, requests)
            clock, processor = (sorted(each[n] for each in taken) for n in (0, 1))
            row = [1000 * times[int(len(times) * part)] for times in (clock, processor) for part in (0.5, 0.95)]
            print(f"{name:24}{row[0]:11.0f}{row[1]:8.0f}{row[2]:16.0f}{row[3]:8.0f}", flush=True)
            slow += [name] if row[3] > 1000 * LIMITS["view"] else []
        now, most = server.memory("VmRSS"), server.memory("VmHWM")
        print(f"\nmemory: {now / 1e6:.0f} MB now, {most / 1e6:.0f} MB at most")
    is_well = not slow and worked <= LIMITS["start"] and most <= LIMITS["memory"]
    print("every limit holds" if is_well else f"over the limit: {', '.join(slow) or 'start or memory'}")
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
