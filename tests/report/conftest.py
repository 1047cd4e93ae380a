"""A made-up story about a made-up ferry, and what a check of it could find: every kind of ruling, built by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from difflib import SequenceMatcher
from typing import NamedTuple

import pytest

from onrecord.model import (
    Alignment,
    Attribution,
    Certainty,
    Choice,
    Decision,
    Edit,
    Fidelity,
    Finding,
    Form,
    Grade,
    How,
    Joint,
    Leg,
    Mask,
    MaskKind,
    Op,
    Origin,
    Page,
    Passage,
    Person,
    Quotation,
    Reason,
    Record,
    Report,
    Ruling,
    Setting,
    Span,
    Story,
    StoryReport,
    Turn,
    Unread,
    Use,
    Verdict,
    Voice,
    Wording,
    identify,
)

STORY = """\
Ferry operator knew of pier fault, harbour calls show

By Tomas Wrede

The operator of the Sund ferry knew in March that its pier was failing, transcripts released on Friday show.

“We knew in March that the pier was unsafe,” the line’s director, Ilse Brandt, told the harbour authority.

Brandt also promised that “nobody will sail at night” until it was mended. “I am sorry,” she said, “for the delay.”

Harbour master Anders KollAnders Peder KollStorm closes ports MORE told her he “would close the berth ... \
by the end of the week” if the beams were not replaced.

“We have four inspectors,” Koll said. He called the plan “a very good plan” and denied being told to “look away.”

In an e-mail, Koll wrote that Brandt had called the fault “a matter of paint.” The operator ran the route as the \
“Blue Line.” “The ministry signed every page of it,” Brandt said. “We shall see you in court,” she added.
"""

CALL = """\
CALL OF 3 MARCH

KOLL: So, tell me what you knew, and when.
BRANDT: Look. We knew in March, well, we knew that the pontoon was unsafe, and nobody will sail at night \
if I can help it. I am sorry for the delay.
Page 2
KOLL: I would close the berth, and I mean this, unless you replace the beams, by the end of the week. \
I have two inspectors for the whole coast.
BRANDT: They say it is a very good plan. I do not.
KOLL: Nobody told me to look away.
BRANDT: The ministry signed every page of it.
"""

EMAIL = """\
From: Anders Koll
Subject: The beams

I spoke to her again. She called it a matter of paint.
"""

BRANDT = Person(id="p-brandt", name="Ilse Brandt", aliases=("Brandt",), roles=("director",), variants=("Brand",))
KOLL = Person(id="p-koll", name="Anders Koll", aliases=("Koll",))


def span_of(text: str, words: str, nth: int = 0) -> Span:
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    return Span(starts[nth], starts[nth] + len(words))


def make_story(text: str = STORY) -> Story:
    caption = "Anders Peder KollStorm closes ports MORE"
    masks = (
        (Mask(span=span_of(text, caption), kind=MaskKind.CAPTION, reason="a link caption"),) if caption in text else ()
    )
    return Story(
        id="story-1",
        text=text,
        title=text.split("\n")[0],
        origin=Origin(uri="stories/ferry.txt", sha256="a" * 64),
        headline=Span(0, text.index("\n")),
        byline="Tomas Wrede",
        masks=masks,
    )


def make_call() -> Record:
    labels = {"KOLL": "Anders Koll", "BRANDT": "Ilse Brandt"}
    turns = tuple(
        Turn(span=Span(match.start(2), match.end(2)), speaker=labels[match[1]], label=match[1], seconds=31.0 * i)
        for i, match in enumerate(re.finditer(r"^(KOLL|BRANDT): (.*?)(?=\n[A-Z]+:|\n\Z)", CALL, re.M | re.S))
    )
    head = span_of(CALL, "Page 2")
    return Record(
        id="call",
        text=CALL,
        title="Call of 3 March",
        origin=Origin(uri="records/call.txt", sha256="b" * 64),
        kind="transcript",
        fidelity=Fidelity.OFFICIAL,
        pages=(Page(number=1, span=Span(0, head.start)), Page(number=2, span=Span(head.start, len(CALL)), label="17")),
        turns=turns,
        masks=(Mask(span=head, kind=MaskKind.PAGE, reason="a page head"),),
        problems=("one line could not be read as a turn",),
    )


def make_email() -> Record:
    body = Span(EMAIL.index("I spoke"), len(EMAIL.rstrip()))
    return Record(
        id="email",
        text=EMAIL,
        title="E-mail of Anders Koll",
        origin=Origin(uri="records/email.txt", sha256="c" * 64),
        kind="email",
        author="Anders Koll",
        turns=(Turn(span=body, speaker="Anders Koll"),),
    )


class Case(NamedTuple):
    """A story and its records, and the findings that can be made from them."""

    story: Story
    records: tuple[Record, ...]

    def quotation(self, *pieces: str, joint: Joint = Joint.ELISION, use: Use = Use.SPEECH) -> Quotation:
        spans = tuple(span_of(self.story.text, piece) for piece in pieces)
        span = Span(spans[0].start - 1, spans[-1].end + 1)
        dots = tuple(
            Span(match.start() + span.start, match.end() + span.start)
            for match in re.finditer(r"\.\.\.", span.of(self.story.text))
        )
        return Quotation(
            id=identify("a", span),
            text=span.of(self.story.text),
            span=span,
            pieces=spans,
            joints=(joint,) * (len(spans) - 1),
            elisions=dots,
            form=Form.DIRECT,
            use=use,
        )

    def leg(self, piece: Span, record: Record, words: str) -> Leg:
        span = span_of(record.text, words)
        edits = list(self.edits(piece, record, span))
        passage = Passage(
            record=record.id, span=span, speaker=record.speaker_at(span.start), place=record.place_at(span.start)
        )
        return Leg(piece=piece, passage=passage, edits=tuple(edits), score=0.9)

    def edits(self, piece: Span, record: Record, span: Span) -> list[Edit]:
        ours = [
            Span(piece.start + m.start(), piece.start + m.end()) for m in re.finditer(r"\w+", piece.of(self.story.text))
        ]
        theirs = [Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"\w+", span.of(record.text))]
        matcher = SequenceMatcher(
            None,
            [s.of(self.story.text).lower() for s in ours],
            [s.of(record.text).lower() for s in theirs],
            autojunk=False,
        )
        names = {"equal": Op.SAME, "delete": Op.ADD, "insert": Op.DROP, "replace": Op.SWAP}
        return [
            Edit(
                op=names[tag],
                story=_cover(ours, a, b, piece.end),
                record=_cover(theirs, c, d, span.end),
                grade=None if tag == "equal" else Grade.SUBSTANTIVE,
            )
            for tag, a, b, c, d in matcher.get_opcodes()
        ]

    def finding(
        self,
        quotation: Quotation,
        verdict: Verdict,
        attribution: Attribution,
        found: tuple[Record, tuple[str, ...]] | None,
    ) -> Finding:
        legs: tuple[Leg, ...] = ()
        if found:
            pieces = (
                quotation.pieces if len(found[1]) > 1 else (Span(quotation.pieces[0].start, quotation.pieces[-1].end),)
            )
            legs = tuple(self.leg(piece, found[0], text) for piece, text in zip(pieces, found[1], strict=True))
        return Finding(
            id=quotation.id,
            quotation=quotation,
            attribution=attribution,
            alignment=Alignment(legs=legs, score=0.9) if legs else None,
            places=tuple(leg.passage for leg in legs[:1]),
            scores=(0.91234567,) if legs else (),
            verdict=verdict,
        )


def _cover(words: list[Span], first: int, last: int, end: int) -> Span:
    if first == last:
        offset = words[first].start if first < len(words) else end
        return Span(offset, offset)
    return Span(words[first].start, words[last - 1].end)


def rule(ruling: Ruling, note: str = "", **more: object) -> Verdict:
    reason = Reason(code=ruling.value, note=note, ruling=ruling, **more)
    return Verdict(
        ruling=ruling,
        wording=Wording.VERBATIM,
        voice=Voice.SAME,
        setting=Setting.KEPT,
        reasons=(reason,) if note else (),
    )


def make_report(text: str = STORY) -> Report:
    story, call, email = make_story(text), make_call(), make_email()
    case = Case(story, (call, email))
    brandt = Attribution(
        source=span_of(text, "Ilse Brandt"),
        cue=span_of(text, "told"),
        person=BRANDT,
        how=How.NAME,
        certainty=Certainty.SURE,
    )
    koll = replace(brandt, person=KOLL, how=How.SURNAME, source=span_of(text, "Koll said"), cue=None)
    she = replace(brandt, how=How.PRONOUN, certainty=Certainty.LIKELY)
    none = Attribution()
    findings = (
        case.finding(
            case.quotation("We knew in March that the pier was unsafe,"),
            rule(Ruling.REVERSED, "The record has “pontoon” where the story prints “pier”"),
            brandt,
            (call, ("We knew in March, well, we knew that the pontoon was unsafe",)),
        ),
        case.finding(
            case.quotation("nobody will sail at night"),
            rule(
                Ruling.OUT_OF_CONTEXT,
                "A limiter follows in the record: “if I can help it”.",
                record=span_of(CALL, "if I can help it"),
                record_id="call",
            ),
            she,
            (call, ("nobody will sail at night",)),
        ),
        case.finding(
            case.quotation("I am sorry,", "for the delay.", joint=Joint.CUE),
            rule(Ruling.VERBATIM),
            she,
            (call, ("I am sorry", "for the delay")),
        ),
        case.finding(
            case.quotation("would close the berth", "by the end of the week"),
            rule(Ruling.ELISION_MATERIAL, "The words left out hold a condition: “unless you replace the beams”."),
            koll,
            (call, ("would close the berth", "by the end of the week")),
        ),
        case.finding(
            case.quotation("We have four inspectors,"),
            rule(Ruling.ALTERED, "The words differ."),
            koll,
            (call, ("I have two inspectors",)),
        ),
        case.finding(
            case.quotation("a very good plan"),
            rule(Ruling.WRONG_SPEAKER, "These words are spoken by Ilse Brandt; the story names Anders Koll."),
            koll,
            (call, ("a very good plan",)),
        ),
        case.finding(case.quotation("look away."), rule(Ruling.CLEANED), koll, (call, ("look away",))),
        case.finding(
            case.quotation("a matter of paint."),
            rule(Ruling.VERBATIM),
            replace(brandt, via="email", reporter="Anders Koll"),
            (email, ("a matter of paint",)),
        ),
        case.finding(
            replace(case.quotation("Blue Line.", use=Use.TITLE), why="the name of a route"),
            rule(Ruling.NOT_A_QUOTATION),
            none,
            None,
        ),
        case.finding(
            case.quotation("The ministry signed every page of it,"),
            rule(Ruling.VERBATIM),
            brandt,
            (call, ("The ministry signed every page of it",)),
        ),
        case.finding(
            case.quotation("We shall see you in court,"),
            rule(Ruling.NOT_IN_THIS_RECORD, "None of 2 documents holds these words."),
            she,
            None,
        ),
    )
    statement = replace(
        findings[0],
        id="statement-1",
        quotation=Quotation(
            id="statement-1",
            text="its pier was failing",
            span=span_of(text, "its pier was failing"),
            pieces=(span_of(text, "its pier was failing"),),
            form=Form.INDIRECT,
        ),
        verdict=None,
        alignment=None,
        places=(),
        scores=(),
    )
    found = StoryReport(story=story, findings=findings, statements=(statement,), people=(BRANDT, KOLL))
    return Report(
        stories=(found,),
        records=(call, email),
        made_with="onrecord 0.1",
        unread=(Unread(path="records/scan.pdf", why="no reader for this kind of file"),),
    )


def decide(found: StoryReport) -> StoryReport:
    """Return the story with a decision of each kind on its first quotations, the last of them open again."""
    made = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    decisions = [
        Decision(finding=finding.id, choice=choice, by="Ida Renn", made=made, words=finding.quotation.text)
        for finding, choice in zip(found.findings, Choice, strict=False)
    ]
    decisions[1] = replace(decisions[1], note="=cmd|'/c calc'!A1, she said")
    decisions[-1] = replace(decisions[-1], is_carried=True, is_open=True)
    return replace(found, decisions=tuple(decisions))


@pytest.fixture(scope="session")
def report() -> Report:
    return make_report()


@pytest.fixture(scope="session")
def decided(report: Report) -> Report:
    """The same report out of a casebook, its call put on the web and its e-mail in a web archive."""
    call, email = report.records
    call = replace(call, provenance=(("obtained_from", "https://harbour.example/calls/3-march.txt"),))
    email = replace(email, origin=replace(email.origin, uri="beams.warc#https://harbour.example/mail?id=7"))
    return replace(report, stories=tuple(map(decide, report.stories)), records=(call, email))
