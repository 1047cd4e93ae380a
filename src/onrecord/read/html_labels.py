"""Names that a web page sets apart by mark-up alone (bold, terms, headings) -> the turns that they open, if they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.model import Mask, MaskKind, Span, Turn
from onrecord.read.labels import find_labels, looks_like_label

# Tags in which transcripts without colons set the names of speakers.
LEAD_TAGS = frozenset(("b", "strong", "dt", "h2", "h3", "h4", "h5", "h6", "cite"))


def cut_leads(text: str, leads: Sequence[Span]) -> tuple[tuple[Turn, ...], tuple[Mask, ...]]:
    """Return the turns that `leads`, the words set apart at the start of paragraphs, open, and masks over them.

    Nothing unless two names take turns and one comes back, or where the text has labels of the usual kind.
    """
    names = {span: span.of(text).strip(" :.\n") for span in leads}
    counts = Counter(names.values())
    chosen = {name for name in counts if looks_like_label(name)}
    if len(chosen) < 2 or max(counts[name] for name in chosen) < 2 or find_labels(text):
        return (), ()
    labels = [span for span in leads if names[span] in chosen]
    turns: list[Turn] = []
    masks = [Mask(span=span, kind=MaskKind.LABEL, reason="a speaker label") for span in labels]
    edges = [(Span(0, 0), None), *((span, names[span]) for span in labels)]
    ends = [*(span.start for span in labels), len(text)]
    for (span, name), end in zip(edges, ends, strict=True):
        said = text[span.end : end]
        if said.strip():
            words = Span(span.end + len(said) - len(said.lstrip()), span.end + len(said.rstrip()))
            turns.append(Turn(span=words, label=name))
    return tuple(turns), tuple(masks)
