"""A story and its findings -> the story as set type, each quotation a link to its finding, damage folded away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from onrecord.model import Finding, Mask, MaskKind, Span, Story, StoryReport
from onrecord.report.html.tags import anchor, isolate, show, show_sign
from onrecord.report.paragraphs import split_story
from onrecord.report.quoted import quoted_spans
from onrecord.report.segments import segment
from onrecord.report.words import level_of, name_ruling

# Longer signs of mark-up carry something to read, such as the target of a link; shorter ones only clutter.
BARE_MARKUP = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What the quotations of a story lead to, and the HTML that stands behind each, beside its sign.

    `number` counts the stories of the page from 1.
    """

    number: int
    address: Callable[[Finding], str]
    beside: Callable[[Finding], str] = lambda finding: ""


def show_story(found: StoryReport, number: int) -> str:
    """Return the story as an article, `number` counting the stories of the page from 1."""
    return show_linked_story(found, Links(number=number, address=lambda finding: f"#f-{anchor(number, finding)}"))


def show_linked_story(found: StoryReport, links: Links) -> str:
    """Return the story as an article whose quotations lead where `links` say."""
    number = links.number
    story = found.story
    layers: list[tuple[Span, Finding | Mask]] = [
        (span, finding) for finding in found.findings for span in quoted_spans(story.text, finding.quotation)
    ]
    layers += [(mask.span, mask) for mask in story.masks]
    title = f'id="title-{number}"'
    parts = [] if story.headline else [f"<h2 {title}>{isolate(story.title)}</h2>"]
    for paragraph in split_story(story):
        words = "".join(_runs(story, paragraph, layers, links))
        if story.headline and paragraph.touches(story.headline):
            parts.append(f'<h2 {title} dir="auto">{words}</h2>')
            title = ""
        elif any(block.touches(paragraph) for block in story.blocks):
            parts.append(f'<blockquote dir="auto"><p>{words}</p></blockquote>')
        else:
            parts.append(f'<p dir="auto">{words}</p>')
    return f'<article class="story" aria-labelledby="title-{number}">{_about(story)}{"".join(parts)}</article>'


def _about(story: Story) -> str:
    facts = [story.published.isoformat() if story.published else "", story.origin.uri]
    return f'<p class="about">{" · ".join(isolate(fact) for fact in facts if fact)}</p>'


def _runs(story: Story, paragraph: Span, layers: Iterable[tuple[Span, Finding | Mask]], links: Links) -> Iterator[str]:
    owned = ((run, _owner(labels)) for run, labels in segment(paragraph, layers))
    for _, group in groupby(owned, key=lambda pair: id(pair[1])):
        runs = list(group)
        span, owner = Span(runs[0][0].start, runs[-1][0].end), runs[0][1]
        words = span.of(story.text)
        if isinstance(owner, Mask):
            yield _fold_away(owner, words, f"m-{links.number}-{span.start}")
        elif isinstance(owner, Finding):
            yield _link(owner, span, words, links)
        else:
            yield show(words)


def _owner(labels: tuple[Finding | Mask, ...]) -> Finding | Mask | None:
    """Return what a run belongs to: damage before anything else, then the innermost quotation."""
    masks = [label for label in labels if isinstance(label, Mask)]
    findings = [label for label in labels if isinstance(label, Finding)]
    return masks[0] if masks else min(findings, key=lambda finding: len(finding.quotation.span), default=None)


def _link(finding: Finding, span: Span, words: str, links: Links) -> str:
    """Return a run of a quotation as a link to its finding; the first bears the id, the last the sign."""
    level, whole = level_of(finding.verdict), finding.quotation.span
    mark = f' id="q-{anchor(links.number, finding)}"' if span.start == whole.start else ""
    name = sign = ""
    if span.end == whole.end:
        name = f'<span class="vh"> ({show(name_ruling(finding.verdict))})</span>'
        sign = f'<sup class="{level.key}">{show_sign(level)}</sup>{links.beside(finding)}'
    return f'<a class="quoted {level.key}"{mark} href="{show(links.address(finding))}">{show(words)}{name}</a>{sign}'


def _fold_away(mask: Mask, words: str, key: str) -> str:
    """Return damage as a label that opens; a check box needs no script and may stand in a paragraph."""
    if mask.kind is MaskKind.MARKUP and len(words) <= BARE_MARKUP:
        return ""
    what = mask.reason.removeprefix("a ") if mask.kind is MaskKind.MARKUP else f"{mask.kind.value} removed"
    return (
        f'<span class="mask"><input type="checkbox" class="vh" id="{key}">'
        f'<label for="{key}" title="{show(mask.reason)}">[{show(what)}]</label>'
        f'<span class="removed"> {show(words)} </span></span>'
    )
