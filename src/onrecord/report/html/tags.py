"""Words from strangers -> HTML that shows them and does nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from onrecord.model import Finding
from onrecord.report.differences import Kind, Stretch
from onrecord.report.visible import make_visible
from onrecord.report.words import Level

# kind -> opening tag, closing tag. What only colour and shape tell is also said in words for who listens.
TAGS: dict[Kind, tuple[str, str]] = {
    Kind.PLAIN: ("", ""),
    Kind.ADDED: ('<ins><span class="vh">[only in the story: </span>', '<span class="vh">]</span></ins>'),
    Kind.DROPPED: ('<del><span class="vh">[only in the record: </span>', '<span class="vh">]</span></del>'),
    Kind.GAP: ('<span class="gap"><span class="vh">left out: </span>', "</span>"),
    Kind.PASSAGE: ("<mark>", "</mark>"),
    Kind.BESIDE: ('<em class="beside"><span class="vh">[beside the passage: </span>', '<span class="vh">]</span></em>'),
    Kind.MASKED: ('<span class="masked">', "</span>"),
}


def show(text: str) -> str:
    """Return strangers' words for use between tags or inside a quoted attribute value."""
    return escape(make_visible(text))


def isolate(text: str) -> str:
    """Return strangers' words shut off from the direction of the text around them."""
    return f"<bdi>{show(text)}</bdi>"


def anchor(number: int, finding: Finding) -> str:
    """Return what names a finding of the page's story `number` in its links; one story may stand there twice."""
    return f"{number}-{show(finding.id)}"


def show_sign(level: Level) -> str:
    """Return the sign of a level, hidden from who listens, because its name always stands beside it."""
    return f'<span class="sign" aria-hidden="true">{show(level.symbol)}</span>'


def show_stretches(stretches: Iterable[Stretch]) -> str:
    """Return stretches one after another, each in the tag of its kind; white space around changes stands outside."""
    parts = []
    for stretch in stretches:
        before, after = TAGS[stretch.kind]
        core = stretch.text if stretch.kind is Kind.PASSAGE else stretch.text.strip()
        if not core:
            parts.append(stretch.text)
            continue
        lead, _, tail = stretch.text.partition(core)
        parts.append(f"{lead}{before}{show(core)}{after}{tail}")
    return "".join(parts)
