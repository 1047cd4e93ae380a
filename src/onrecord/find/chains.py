"""The runs of each paragraph to chains: runs that are one quotation, split only by the cue or by a new paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.find.cues import is_cue_clause, leaves_subject
from onrecord.find.marks import LABEL, Run, pair_doubles, read_marks
from onrecord.find.singles import pair_singles
from onrecord.model import Joint, Span
from onrecord.text.sentences import split_sentences

# One label may be a shout ("BREAKING: ..."); two paragraphs that begin so are a dialogue.
_LEAST_LABELS = 2
_BREAKS_OFF = frozenset(",?!—–-…")
_SENTENCE_END = frozenset(".?!…—–-)]\"'”’»")
_SMALLEST_START = re.compile(r"[\W_]*[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs that are one quotation; `joints[i]` stands between `runs[i]` and `runs[i + 1]`."""

    runs: tuple[Run, ...]
    joints: tuple[Joint, ...] = ()

    @property
    def span(self) -> Span:
        """From the first mark to the last."""
        return Span(self.runs[0].span.start, self.runs[-1].span.end)


def find_runs(text: str, paragraph: Span) -> list[Run]:
    """Return the outermost runs in quotation marks of one paragraph of `text`, in order; only the last may be open."""
    marks = read_marks(text, paragraph)
    doubles = pair_doubles(text, paragraph, marks)
    singles = pair_singles(text, paragraph, marks, doubles)
    runs: list[Run] = []
    for run in sorted(doubles + singles, key=lambda run: (run.span.start, -run.span.end)):
        if not runs or run.span.start >= runs[-1].span.end:
            runs.append(run)
    return runs


def find_chains(text: str, paragraphs: Sequence[Span]) -> list[Chain]:
    """Return the chains of runs in `paragraphs`, in order.

    Marks are paired afresh in each paragraph, so that one stray mark cannot invert the paragraphs after it.
    """
    chains: list[tuple[list[Run], list[Joint]]] = []
    last: Run | None = None  # the last run of the paragraph before
    for paragraph in paragraphs:
        runs = find_runs(text, paragraph)
        for run, joint in _link(text, paragraph, runs, last):
            if joint is None:
                chains.append(([run], []))
            else:
                chains[-1][0].append(run)
                chains[-1][1].append(joint)
        last = runs[-1] if runs else None
    _set_labels_apart(text, frozenset(paragraph.start for paragraph in paragraphs), [runs for runs, _ in chains])
    # In single marks, an open run may be an apostrophe at a paragraph's start.
    return [
        Chain(tuple(runs), tuple(joints)) for runs, joints in chains if runs[-1].is_closed or not runs[-1].is_single
    ]


def _set_labels_apart(text: str, starts: frozenset[int], chains: Sequence[list[Run]]) -> None:
    """Take the speakers' labels of a printed dialogue out of the words quoted: '"SMITH: Yes.'."""
    labels = [(runs, LABEL.match(text, runs[0].inner.start)) for runs in chains if runs[0].span.start in starts]
    found = [(runs, label) for runs, label in labels if label is not None and label.end() < runs[0].inner.end]
    if len(found) >= _LEAST_LABELS:
        for runs, label in found:
            runs[0] = replace(runs[0], inner=Span(label.end(), runs[0].inner.end))


def _link(text: str, paragraph: Span, runs: Sequence[Run], last: Run | None) -> Iterator[tuple[Run, Joint | None]]:
    """Yield each run of a paragraph with what joins it to the run before, None if nothing does."""
    for i, run in enumerate(runs):
        end = runs[i + 1].span.start if i + 1 < len(runs) else paragraph.end
        if i:
            yield run, Joint.CUE if _is_split_by_cue(text, runs[i - 1], run, end) else None
        else:
            yield run, Joint.PARAGRAPH if last is not None and _continues(text, last, paragraph, run) else None


def _continues(text: str, run: Run, paragraph: Span, following: Run) -> bool:
    """Say whether the last run of a paragraph is open and goes on in the next one, which repeats its opening mark.

    The run must read as speech that has come to a stop: a stray mark before a word does not swallow what follows.
    """
    return (
        not run.is_closed
        and following.span.start == paragraph.start
        and following.is_single == run.is_single
        and _begins_sentence(text, run)
        and not text[run.span.end - 1].isalnum()
        and not LABEL.match(text, following.inner.start)
    )


def _is_split_by_cue(text: str, first: Run, second: Run, end: int) -> bool:
    """Say whether nothing but one cue clause stands between two runs; `end` is where the next run or nothing begins."""
    gap = text[first.span.end : second.span.start].strip()
    if first.is_single != second.is_single or not gap or gap[-1] not in ",.—–":
        return False
    if text[first.inner.end - 1] not in _BREAKS_OFF and text[first.inner.end - 1] != "." and gap[0] not in ",—–":
        return False
    if not is_cue_clause(gap) or (leaves_subject(gap) and not _begins_sentence(text, second)):
        return False
    if gap[-1] != ".":
        return True
    return _begins_sentence(text, second) and not _has_own_cue(text, second, end) and _ends_sentence(text, second)


def _begins_sentence(text: str, run: Run) -> bool:
    start = _SMALLEST_START.match(text, run.inner.start, run.inner.end)
    return start is None or not start.group()[-1].islower() or text[run.inner.start] in ".…[—–-"


def _ends_sentence(text: str, run: Run) -> bool:
    return not run.is_closed or text[run.inner.start : run.inner.end].rstrip()[-1:] in _SENTENCE_END


def _has_own_cue(text: str, run: Run, end: int) -> bool:
    """Say whether a cue clause of its own follows the run: then nobody knows that the cue before it is its, too."""
    after = split_sentences(text, Span(run.span.end, end))
    return bool(after) and text[run.inner.end - 1] in _BREAKS_OFF and is_cue_clause(after[0].of(text))
