"""The courtroom bench in ../shared, or another such -> how right `check-quotes` is on it, how fast, and how large.

The bench and its scorer are not part of this repository; where they are absent, this says so and stops.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
COURTROOM = SHARED / "data" / "courtroom"
SCRIPTS = SHARED / "bench" / "verify"


def lay_out(bench: Path, folder: Path, level: int) -> tuple[Path, Path]:
    """Copy the records of `level` (in MB) and write the questions without their answers; return both paths."""
    records, queries = folder / "records", folder / "queries.jsonl"
    records.mkdir()
    for line in (bench / "record.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if document["level"] <= level:
            shutil.copy(bench / document["file"], records)
    with queries.open("w", encoding="utf-8") as file:
        for line in (bench / "quotes.jsonl").read_text(encoding="utf-8").splitlines():
            wanted = {key: value for key, value in json.loads(line).items() if key in ("id", "quote", "speaker")}
            file.write(json.dumps(wanted, ensure_ascii=False) + "\n")
    return records, queries


def measure_baseline(records: Path, queries: Path, sample: int) -> float:
    """Return the seconds a quotation that rapidfuzz takes to find its best window in the whole record."""
    from rapidfuzz import fuzz

    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(records.iterdir())).lower()
    quotes = [json.loads(line)["quote"].lower() for line in queries.read_text(encoding="utf-8").splitlines()]
    chosen = quotes[:: max(1, len(quotes) // sample)][:sample]
    started = time.perf_counter()
    for quote in chosen:
        fuzz.partial_ratio_alignment(quote, text)
    return (time.perf_counter() - started) / len(chosen)


def run_level(bench: Path, level: int, sample: int, *, by_class: bool) -> None:
    """Check the whole bench against the records of one level, and print what the scorer says."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        records, queries = lay_out(bench, folder, level)
        results = folder / "results.jsonl"
        command = [sys.executable, "-m", "onrecord", "check-quotes", str(queries)]
        command += ["--record", str(records), "-o", str(results)]
        started = time.perf_counter()
        subprocess.run(command, check=True)
        seconds = time.perf_counter() - started
        megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        adapt = [sys.executable, str(SCRIPTS / "from_onrecord.py"), "--bench", str(bench), "--mb", str(level)]
        adapt += ["--seconds", str(seconds)]
        if sample:
            adapt += ["--base", str(measure_baseline(records, queries, sample))]
        predictions = folder / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8") as file:
            subprocess.run([*adapt, str(results)], check=True, stdout=file)
        score = [sys.executable, str(SCRIPTS / "score.py"), "--bench", str(bench), str(predictions)]
        subprocess.run([*score, *(["--per-class"] if by_class else [])], check=True)
        print(f"\n{level} MB: {seconds:.1f} s wall, {megabytes:.0f} MB at most\n", flush=True)


def main() -> int:
    """Run the levels asked for, smallest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=COURTROOM, help="a folder made by the bench's generator")
    parser.add_argument("--mb", type=int, nargs="+", choices=(1, 10, 50), default=[1], help="sizes of the record")
    parser.add_argument("--baseline", type=int, default=0, metavar="N", help="time rapidfuzz on N quotations as well")
    parser.add_argument("--brief", action="store_true", help="leave out the table by class")
    given = parser.parse_args()
    if not (given.bench.is_dir() and SCRIPTS.is_dir()):
        print(f"Skipped: there is no bench at {given.bench}, or no scorer in {SHARED} (see ONRECORD_SHARED).")
        return 0
    for level in sorted(given.mb):
        run_level(given.bench, level, given.baseline, by_class=not given.brief)
    return 0


if __name__ == "__main__":
    sys.exit(main())
