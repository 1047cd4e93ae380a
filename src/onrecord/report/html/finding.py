"""A finding -> an article for the desk: the ruling in plain words, the reasons, the passage in its turn, the places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.model import Finding, Passage, Reason, Record, Story, StoryReport, Verdict
from onrecord.report.differences import Kind, Stretch, read_words, show_differences
from onrecord.report.html.tags import TAGS, isolate, show, show_sign, show_stretches
from onrecord.report.passages import PassageView, TurnView, locate, look_around, tell_time, view_passages
from onrecord.report.words import VOICES, explain_ruling, explain_source, level_of, name_ruling, name_source

# So much of a long turn is shown on either side of the passage.
REACH = 700
# So much of a record is shown around a place that was not chosen.
BESIDE = 80

# More words than this are no detail of a reason; they stand in the passage below it.
FEW = 90

_KEY: dict[Kind, str] = {
    Kind.DROPPED: "only in the record",
    Kind.ADDED: "only in the story",
    Kind.GAP: "left out where the story shows it",
}


def show_finding(found: StoryReport, finding: Finding, key: str, records: Mapping[str, Record]) -> str:
    """Return the finding as an article that links name by `key`."""
    level = level_of(finding.verdict)
    parts = [
        f'<header><p class="ruling">{show_sign(level)} <strong>{show(name_ruling(finding.verdict))}</strong> '
        f'<span class="code">{show_code(finding.verdict)}</span></p>',
        show_quotation(found.story, finding, records),
        "</header>",
        f'<p class="explain">{show(explain_ruling(finding.verdict))}</p>',
        show_reasons(found.story, finding, records),
        show_facts(found.story, finding),
        *(show_passage(view) for view in view_passages(finding, records, REACH)),
        *_other_places(finding, records),
        f'<p class="back"><a href="#q-{key}">Show it in the story</a></p>',
    ]
    return (
        f'<article class="finding {level.key}" id="f-{key}" data-level="{level.key}" tabindex="-1" '
        f'aria-label="{show(name_ruling(finding.verdict))}">{"".join(parts)}</article>'
    )


def show_code(verdict: Verdict | None) -> str:
    """Return the ruling as programs call it, with its severity."""
    if verdict is None:
        return "unruled"
    return verdict.ruling.value + ("" if verdict.severity is None else f" · severity {verdict.severity}")


def show_quotation(story: Story, finding: Finding, records: Mapping[str, Record]) -> str:
    """Return the quotation as printed, with the edits word by word and the signs that they bear."""
    stretches = show_differences(story, finding, records)
    printed = f'<h3 class="printed" dir="auto">{show_stretches(stretches)}</h3>'
    kinds = {stretch.kind for stretch in stretches}
    keys = [f"<span>{TAGS[kind][0]}abc{TAGS[kind][1]} {text}</span>" for kind, text in _KEY.items() if kind in kinds]
    return printed + (f'<p class="signs" aria-hidden="true">{" ".join(keys)}</p>' if keys else "")


def show_reasons(story: Story, finding: Finding, records: Mapping[str, Record]) -> str:
    """Return the reasons of the verdict as a list, "" where there are none."""
    reasons = finding.verdict.reasons if finding.verdict else ()
    rows = "".join(f"<li>{_reason(story, reason, records)}</li>" for reason in reasons)
    return f'<ul class="reasons">{rows}</ul>' if rows else ""


def _reason(story: Story, reason: Reason, records: Mapping[str, Record]) -> str:
    """Return the note, and the words that it is about where they are few and it does not say them itself."""
    sides = []
    if reason.story:
        sides.append(("story", reason.story.of(story.text)))
    if reason.record and reason.record_id and reason.record_id in records:
        sides.append(("record", read_words(records[reason.record_id], reason.record)))
    told = "".join(
        f' <span class="side">{side}: <q dir="auto">{show(words.strip())}</q></span>'
        for side, words in sides
        if len(words) <= FEW and _letters(words) and _letters(words) not in _letters(reason.note)
    )
    return f"{show(reason.note)}{told}"


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def show_facts(story: Story, finding: Finding) -> str:
    """Return whom the story names, and the three judgements."""
    return f'<dl class="facts">{"".join(_facts(story, finding))}</dl>'


def _facts(story: Story, finding: Finding) -> Iterator[str]:
    link, verdict = explain_source(finding.attribution), finding.verdict
    yield _fact(
        "Named in the story",
        isolate(name_source(story, finding.attribution)) + (f" ({show(link)})" if link else ""),
        "wide",
    )
    if finding.quotation.why:
        yield _fact("The marks", show(finding.quotation.why), "wide")
    if verdict is not None and finding.places:
        yield _fact("Words", verdict.wording.value)
        yield _fact("Spoken by", VOICES[verdict.voice])
        yield _fact("Setting", verdict.setting.value)


def _fact(name: str, value: str, kind: str = "narrow") -> str:
    return f'<div class="{kind}"><dt>{name}</dt><dd>{value}</dd></div>'


def show_passage(view: PassageView, address: str | None = None, below: str = "") -> str:
    """Return a passage in its turn; its title leads to `address`, and the HTML `below` follows the words."""
    title = isolate(view.record.title)
    linked = f'<a href="{show(address)}">{title}</a>' if address else title
    turns = "".join(_turn(turn) for turn in view.turns)
    where = _where(view.record, view.passage)
    return f'<section class="passage"><h4>{linked}</h4><p class="where">{where}</p>{turns}{below}</section>'


def _turn(turn: TurnView) -> str:
    speaker = f'<b class="speaker">{isolate(turn.speaker)}</b> ' if turn.speaker else ""
    time = f'<span class="time">{tell_time(turn.seconds)}</span> ' if turn.seconds is not None else ""
    kind = "turn beside-turn" if turn.is_beside else "turn"
    said = f'<p class="said" dir="auto">{show_stretches(turn.stretches)}</p>'
    return f'<div class="{kind}"><p class="who">{speaker}{time}</p>{said}</div>'


def list_other_places(finding: Finding) -> list[Passage]:
    """Return the places that the finding was not judged on, best first."""
    judged = [leg.passage for leg in finding.alignment.legs] if finding.alignment else finding.places[:1]
    return [place for place in finding.places if not any(_is_same(place, passage) for passage in judged)]


def _other_places(finding: Finding, records: Mapping[str, Record]) -> Iterator[str]:
    others = list_other_places(finding)
    if not others and not finding.more_places:
        return
    yield '<section class="places"><h4>Other places</h4><ol>'
    yield from (show_place(records[passage.record], passage) for passage in others)
    yield "</ol>"
    if finding.more_places:
        yield f"<p>and {finding.more_places} more</p>"
    yield "</section>"


def _is_same(place: Passage, passage: Passage) -> bool:
    return place.record == passage.record and place.span.touches(passage.span)


def show_place(record: Record, passage: Passage, below: str = "") -> str:
    """Return a place with a few words around it as a list item, which ends with the HTML `below`."""
    left, right = look_around(record, passage.span, BESIDE)
    words = show_stretches(
        (
            Stretch(read_words(record, left), Kind.PLAIN),
            Stretch(read_words(record, passage.span), Kind.PASSAGE),
            Stretch(read_words(record, right), Kind.PLAIN),
        )
    )
    speaker = f"{isolate(passage.speaker)}: " if passage.speaker else ""
    where = f"{isolate(record.title)} · {_where(record, passage)}"
    return f'<li><p class="said" dir="auto">{speaker}{words}</p><p class="where">{where}</p>{below}</li>'


def _where(record: Record, passage: Passage) -> str:
    return " · ".join(part for part in (show(locate(record, passage.place)), isolate(record.origin.uri)) if part)
