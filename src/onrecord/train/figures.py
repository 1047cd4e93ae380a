"""A model and annotated stories -> how often it is right, counted as ANCHORS.md counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord import find, read
from onrecord.attribute.learned.decide import Attributed, attribute_with
from onrecord.attribute.learned.model import Model
from onrecord.model import Attribution, Certainty, Form, Quotation, Span, Use
from onrecord.text.names import match_names
from onrecord.train.corpus import Annotated, Mark


def count(model: Model, stories: Iterable[Annotated]) -> Counter[str]:
    """Count over stories, by name: what was asked ("quotations"), and what was right of it ("quotations: source")."""
    counts: Counter[str] = Counter()
    for annotated in stories:
        story = read.read_story(f"{annotated.name}.txt", annotated.text.encode())
        quotations = find.find_quotations(story)
        made = attribute_with(model, story, quotations, find.find_statements(story, quotations))
        counts["stories"] += 1
        _count_story(counts, annotated, made)
    return counts


def _count_story(counts: Counter[str], annotated: Annotated, made: Attributed) -> None:
    named = {mark.number: mark for mark in annotated.marks if mark.kind == "S"}
    gold = annotated.contents()
    outer = {statement.id: link for statement, link in zip(made.statements, made.statement_links, strict=True)}
    for quotation, own in zip(made.quotations, made.links, strict=True):
        source = _right(gold, quotation)
        link = outer.get(own.parent or "", own)  # the marks give the outermost source: who passes the words on
        claimed = quotation.use is Use.SPEECH or link.source is not None
        if source is None:
            counts["marks of nobody"] += 1
            counts["marks of nobody: claimed"] += claimed
            counts["marks of nobody: sure"] += own.certainty is Certainty.SURE
            continue
        counts["quotations"] += 1
        counts["quotations: claimed"] += claimed
        if source[0] is None:
            continue
        right = link.source is not None and link.source.touches(Span(*source[0]))
        counts["quotations: source"] += right
        if not _same_paragraph(annotated.text, source[0][0], quotation.span.start):
            counts["in another paragraph"] += 1
            counts["in another paragraph: source"] += right
        mark = next((mark for mark in named.values() if (mark.start, mark.end) == source[0]), None)
        _count_person(counts, annotated, mark, link, own)
    _count_statements(counts, annotated, made)


def _same_paragraph(text: str, one: int, other: int) -> bool:
    return "\n" not in text[min(one, other) : max(one, other)]


def _right(
    gold: Sequence[tuple[tuple[tuple[int, int], ...], tuple[int, int] | None]], quotation: Quotation
) -> tuple[tuple[int, int] | None] | None:
    """Return the right source of a quotation, in a tuple; None where it is nobody's words."""
    best, most = None, 0
    for spans, source in gold:
        shared = sum(max(0, min(end, p.end) - max(start, p.start)) for start, end in spans for p in quotation.pieces)
        if shared > most:
            best, most = (source,), shared
    return best if 2 * most >= sum(len(piece) for piece in quotation.pieces) else None


def _count_person(
    counts: Counter[str], annotated: Annotated, mark: Mark | None, link: Attribution, own: Attribution
) -> None:
    """Count the person of the outermost link, and whether `own`, the quotation's, may accuse the right one."""
    if mark is None or mark.name is None or mark.name not in annotated.people:
        return
    names = annotated.people[mark.name]
    if annotated.text[mark.start : mark.end].casefold() in ("he", "she"):
        counts["he or she"] += 1
        counts["he or she: person"] += _is_named(link, names)
    if own.person is not None and own.certainty is Certainty.SURE:
        counts["sure"] += 1
        counts["sure: person"] += _is_named(own, names)


def _is_named(link: Attribution, names: Sequence[str]) -> bool:
    return link.person is not None and any(
        name.casefold() == link.person.name.casefold() or match_names(link.person.name, name) in ("same", "compatible")
        for name in names
    )


def _count_statements(counts: Counter[str], annotated: Annotated, made: Attributed) -> None:
    """Count characters of content outside marks that are found, and sources of statements."""
    gold = [(start, end) for spans, _ in annotated.contents() for start, end in spans]
    wanted = {place for start, end in gold for place in range(start, end)}
    found: set[int] = set()
    for quotation, link in (
        *zip(made.quotations, made.links, strict=True),
        *zip(made.statements, made.statement_links, strict=True),
    ):
        if quotation.use is not Use.SPEECH and link.source is None:
            continue
        spans = (quotation.span, *link.content) if len(quotation.pieces) == 1 else (*quotation.pieces, *link.content)
        found.update(place for span in spans for place in range(span.start, span.end))
    counts["content"] += len(wanted)
    counts["content: found"] += len(wanted & found)
    counts["content: claimed"] += len(found)
    for statement, link in zip(made.statements, made.statement_links, strict=True):
        source = _right(annotated.contents(), statement)
        if statement.form is Form.INDIRECT and source and source[0]:
            counts["statements"] += 1
            counts["statements: source"] += link.source is not None and link.source.touches(Span(*source[0]))


def tell(counts: Counter[str]) -> str:
    """Return the figures as lines for a person."""

    def share(part: str, whole: str) -> str:
        return f"{100 * counts[part] / counts[whole]:5.1f} % of {counts[whole]:,}" if counts[whole] else "    - of 0"

    both = counts["content"] + counts["content: claimed"]
    negatives = counts["marks of nobody"]
    hits, misses = counts["quotations: claimed"], counts["quotations"] - counts["quotations: claimed"]
    claim = 2 * hits / (2 * hits + misses + counts["marks of nobody: claimed"]) if hits else 0.0
    return "\n".join(
        (
            f"quotations told from other marks, F1   {100 * claim:5.1f} % of {counts['quotations'] + negatives:,}",
            f"other marks taken for quotations       {share('marks of nobody: claimed', 'marks of nobody')}",
            f"quotations with the right source       {share('quotations: source', 'quotations')}",
            f"  source in another paragraph          {share('in another paragraph: source', 'in another paragraph')}",
            f"he or she: the right person            {share('he or she: person', 'he or she')}",
            f"sure links that are right              {share('sure: person', 'sure')}",
            f"statements with the right source       {share('statements: source', 'statements')}",
            f"content found, F1 of characters        {200 * counts['content: found'] / both if both else 0:5.1f} %",
        )
    )
