"""Who said it: On Record, its rules alone, and a regex with the nearest name, on PolNeAR and on the corpus's test part.

    python benchmarks/attribution.py [--shared ../shared]

PolNeAR is measured on and never shipped or trained on; without it only the corpus is counted. Speed is in articles a
CPU second, all systems in one run.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from onrecord import attribute, find, read
from onrecord.attribute import shipped_model
from onrecord.model import Attribution, Finding, Quotation, Story, StoryReport
from onrecord.report import render_quotes_json
from onrecord.text.verbs import VERBS
from onrecord.train.corpus import read_corpus
from onrecord.train.figures import count, tell

HERE = Path(__file__).parent
Found = list[dict[str, Any]]

_QUOTED = re.compile(r"[“\"][^“”\"\n]+[”\"]")
_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
_SAID = re.compile(rf"\b(?:{'|'.join(form for form, verb in VERBS.items() if verb.is_strong)})\b")
REACH = 120  # characters around a quotation in which the baseline looks for a cue and a name


def _outside(pattern: re.Pattern[str], text: str, near: range, quoted: re.Match[str]) -> list[re.Match[str]]:
    found = pattern.finditer(text, near.start, near.stop)
    return [match for match in found if not quoted.start() <= match.start() < quoted.end()]


def by_regex(story: Story) -> Found:
    """Return each stretch in double marks, with the nearest verb of saying and the name nearest to that."""
    found: Found = []
    for match in _QUOTED.finditer(story.text):
        near = range(max(0, match.start() - REACH), min(len(story.text), match.end() + REACH))
        cues = [
            m for m in _SAID.finditer(story.text, near.start, near.stop) if not match.start() <= m.start() < match.end()
        ]
        cue = min(cues, key=lambda m: min(abs(m.start() - match.end()), abs(m.end() - match.start())), default=None)
        names = [
            m for m in _NAME.finditer(story.text, near.start, near.stop) if not match.start() <= m.start() < match.end()
        ]
        name = min(names, key=lambda m: abs(m.start() - cue.start()), default=None) if cue else None
        found.append(
            {
                "content": [list(match.span())],
                "cue": [list(cue.span())] if cue else [],
                "source": [list(name.span())] if name else [],
            }
        )
    return found


def _lines(story: Story, quotations: Sequence[Quotation], links: Sequence[Attribution]) -> Found:
    findings = tuple(Finding(id=q.id, quotation=q, attribution=a) for q, a in zip(quotations, links, strict=True))
    found: Found = json.loads(render_quotes_json(StoryReport(story=story, findings=findings)))["attributions"]
    return [{role: line[role] for role in ("source", "cue", "content")} for line in found]


def by_rules(story: Story) -> Found:
    """Return what the rules alone find."""
    quotations = find.find_quotations(story)
    every = (*quotations, *find.find_statements(story, quotations))
    return _lines(story, every, attribute.attribute_story(story, every)[0])


def by_all(story: Story) -> Found:
    """Return what `onrecord quotes` finds."""
    quotations = find.find_quotations(story)
    made = attribute.attribute_with(shipped_model(), story, quotations, find.find_statements(story, quotations))
    return _lines(story, (*made.quotations, *made.statements), (*made.links, *made.statement_links))


SYSTEMS: dict[str, Callable[[Story], Found]] = {
    "regex and nearest name": by_regex,
    "On Record, rules alone": by_rules,
    "On Record": by_all,
}


def main() -> None:
    """Print the figures of every system."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    shared = parser.parse_args().shared
    polnear = shared / "data" / "polnear"
    if polnear.is_dir():
        stories = [read.read_story(str(path)) for path in sorted((polnear / "dev" / "text").glob("*.txt"))]
        for name, system in SYSTEMS.items():
            system(stories[0])
            started = time.process_time()
            found = [system(story) for story in stories]
            pace = len(stories) / (time.process_time() - started)
            print(f"\n## {name}, PolNeAR dev: {pace:.0f} articles a CPU second", flush=True)
            with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
                for story, lines in zip(stories, found, strict=True):
                    print(json.dumps({"id": Path(story.origin.uri).stem, "attributions": lines}), file=file)
                file.flush()
                score = [sys.executable, "bench/extract/score.py", file.name]
                subprocess.run(score, cwd=shared, env=os.environ | {"POLNEAR": str(polnear.resolve())}, check=True)
    else:
        print(f"PolNeAR was not found at {polnear}; only the corpus's test part is counted.")
    print("\n## On Record, the corpus's test part")
    print(
        tell(
            count(
                shipped_model(), [story for story in read_corpus(HERE.parent / "corpus" / "stories") if story.is_test]
            )
        )
    )


if __name__ == "__main__":
    main()
