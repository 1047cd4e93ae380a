"""Sentences, cues and people of a story -> an attribution for each of its quotations, read in story order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.chains import channel_of, outer_cue
from onrecord.attribute.choice import Choice, choose_cue
from onrecord.attribute.cues import Cue, Kind, find_cues, is_question, subject_cue
from onrecord.attribute.labels import find_label, identify_label
from onrecord.attribute.people import Cast
from onrecord.attribute.phrases import noun_after
from onrecord.attribute.places import Place, find_place, is_answered, is_closed, is_first_person
from onrecord.attribute.pronouns import Antecedents, resolve_pronoun
from onrecord.attribute.sentences import Layout, Sentence
from onrecord.attribute.sources import Source, identify_source
from onrecord.attribute.spoken import Link, Spoken, take_for_person
from onrecord.attribute.subjects import main_subject
from onrecord.model import Attribution, Certainty, Form, How, Quotation, Span, Use

_WRITING = frozenset("write add continue note say tell conclude ask report".split())


# A cue governs words at most this many tokens away; no sentence of a story needs more, and it keeps long ones linear.
WINDOW = 120


def _first(cue: Cue) -> int:
    return cue.first


class Walk:
    """Reads the sentences of a story in order and keeps what a later sentence may refer to."""

    def __init__(self, text: str, quotations: Sequence[Quotation], layout: Layout, cast: Cast) -> None:
        """Stand before the first sentence of the story `text`."""
        self.text = text
        self.quotations = quotations
        self.layout = layout
        self.cast = cast
        self.number = -1
        self.found: list[tuple[tuple[Cue, ...], tuple[int, int] | None]] = []  # cues and subject of each sentence read
        self.spoken_before: list[Spoken | None] = []  # what stood in `spoken` when each sentence was entered
        self.cues: tuple[Cue, ...] = ()
        self.subjects: dict[int, Link] = {}  # sentence -> its subject
        self.spoken: Spoken | None = None
        self.pending: Spoken | None = None  # what this sentence will leave behind
        self.meant: dict[str | None, int | None] = {}  # whom a pronoun stood for the time before
        self.wrote: tuple[int, str, int] | None = None  # who wrote, through what, in which sentence

    @property
    def sentence(self) -> Sentence:
        """The sentence that is being read."""
        return self.layout.sentences[self.number]

    def attribute_all(self) -> tuple[Attribution, ...]:
        """Attribute each quotation of the story by the rules; results come in the order of the quotations."""
        places: dict[int, list[tuple[int, Place]]] = {}
        for index, quotation in enumerate(self.quotations):
            place = find_place(self.text, quotation, self.layout)
            if place is not None and quotation.use is not Use.NICKNAME:
                places.setdefault(place.sentence, []).append((index, place))
        found: dict[int, Attribution] = {}
        for number in range(len(self.layout.sentences)):
            self.enter(number)
            self.spoken_before.append(self.spoken)
            for index, place in sorted(places.get(number, []), key=lambda item: item[1].tokens):
                found[index] = self.attribute(self.quotations[index], place)
            self.leave()
        return tuple(found.get(index, Attribution()) for index in range(len(self.quotations)))

    def attribute_to(self, source: Span, cue: Span | None) -> Attribution:
        """Return the attribution of words to a source that somebody else found in the story; it is never sure.

        All sentences must have been read.
        """
        number = self.layout.sentence_at(source.start)
        if number is None:
            return Attribution(source=source, cue=cue)
        self.number, self.spoken = number, self.spoken_before[number]
        self.cues = self.found[number][0]
        first = bisect_right(self.sentence.ends, source.start)
        last = max(first + 1, bisect_left(self.sentence.starts, source.end))
        if last > len(self.sentence.words) or self.sentence.is_quoted(first):
            return Attribution(source=source, cue=cue)
        link = self.link((first, last))
        its = next((own for own in self.cues if own.source and own.source[0] < last and first < own.source[1]), None)
        if its is not None:
            link = take_for_person(link, its)
        if link.source.document and link.source.owner is not None:
            link = replace(link, member=link.source.owner)
        via = self.via(its, link) if its is not None else link.source.document
        return replace(self._finish(link, cue, False, via, None), source=source)

    def enter(self, number: int) -> None:
        """Go to a sentence: find its cues and its subject."""
        self.number, self.pending = number, None
        self.cues = find_cues(self.sentence)
        subject = main_subject(self.sentence)
        self.found.append((self.cues, subject))
        if subject is not None:
            self.subjects[number] = self.link(subject)

    def leave(self) -> None:
        """Keep who spoke in this sentence, also where nothing was quoted, and who wrote something in it."""
        spoken, wrote = self.pending, None
        for cue in self.cues:
            if cue.source is None or cue.is_mental or cue.kind is Kind.NOUN:
                continue
            link = self.link(cue.source)
            via = self.via(cue, link)
            if spoken is None and (link.source.is_animate or link.source.document):
                spoken = Spoken(self.number, self.sentence.paragraph, link, link.agrees, via)
            if spoken is not None and spoken.link.member == link.member and is_question(self.sentence, cue):
                spoken = replace(spoken, asks=True, answerer=self._answerer(cue, link))
            writer = link.source.owner if link.source.document else link.member
            if wrote is None and writer is not None and via is not None:
                wrote = (writer, via, self.number)
        self.spoken, self.wrote = spoken or self.spoken, wrote or self.wrote

    def _answerer(self, cue: Cue, asker: Link) -> Link | None:
        """Return who was asked: the subject of "was asked by", the one named after "asked", else the last speaker."""
        asked = main_subject(self.sentence) if cue.kind is Kind.BY else noun_after(self.sentence, cue.last)
        links = [self.link(asked)] if asked else []
        links += [self.spoken.link] if self.spoken else []
        return next((link for link in links if link.member not in (None, asker.member)), None)

    def link(self, phrase: tuple[int, int]) -> Link:
        """Say whom a noun phrase of this sentence stands for."""
        source = identify_source(self.sentence, phrase, self.cast)
        if source.how is How.PRONOUN:
            before = self._antecedents(source.span, source.pronoun)
            member, agrees = resolve_pronoun(source.pronoun or "", source.span.start, before, self.cast)
            self.meant[source.pronoun] = member
            is_unnamed = member is not None and member < 0
            return Link(source, None if is_unnamed else member, agrees, is_unnamed=is_unnamed)
        if len(source.members) > 1:
            named = self._named_before(source)
            return Link(source, named, agrees=False, candidates=() if named is not None else source.members)
        member = source.members[0] if source.members else None
        by_name = source.how in (How.NAME, How.SURNAME)
        told = self.cast.members[member] if member is not None else None
        one = told is not None and told.is_attested and not (told.has_family and source.how is How.SURNAME)
        return Link(source, member, agrees=by_name and one and not source.is_slip)

    def _named_before(self, source: Source) -> int | None:
        """Return which of several people of one name was named in full in this paragraph or the one before."""
        start = self.layout.paragraphs[max(0, self.sentence.paragraph - 1)]
        full = [
            mention.members[0]
            for mention in self.cast.mentions_in(start, source.span.start)
            if mention.is_full and len(mention.members) == 1 and mention.members[0] in source.members
        ]
        return full[-1] if len(set(full)) == 1 else None

    def _antecedents(self, span: Span, pronoun: str | None) -> Antecedents:
        at = bisect_left(self.sentence.starts, span.start)
        near = self.cues[bisect_left(self.cues, at - WINDOW, key=_first) : bisect_left(self.cues, at, key=_first)]
        earlier = [cue for cue in near if cue.source and self.sentence.ends[cue.source[1] - 1] <= span.start]
        earlier = [cue for cue in earlier if cue.kind is not Kind.BY]  # "pressed by Lee, he said" is not Lee
        in_sentence, firm = None, True
        phrases = [cue.source for cue in reversed(earlier) if cue.source] + [main_subject(self.sentence)]
        for phrase in phrases:
            if phrase is None or self.sentence.ends[phrase[1] - 1] > span.start:
                continue
            source = identify_source(self.sentence, phrase, self.cast)
            if len(source.members) == 1:
                in_sentence = source.members[0]
                break
        subject = main_subject(self.sentence)
        before_it = subject is not None and self.sentence.ends[subject[1] - 1] <= span.start
        if in_sentence is None and before_it and self.number in self.subjects:
            own = self.subjects[self.number]
            in_sentence, firm = own.stands_for, own.agrees
        spoken = self.spoken if self.spoken and self.sentence.paragraph - self.spoken.paragraph <= 1 else None
        since = self.sentence.span.start
        if in_sentence is None and self.number > 0:
            since = self.layout.sentences[self.number - 1].span.start
        last = self.subjects.get(self.number - 1)
        if in_sentence is None:
            firm = last is not None and last.agrees
        asks = spoken is not None and spoken.asks and spoken.sentence == self.number - 1
        answerer = spoken.answerer if spoken and asks else None
        quoted = None if spoken is None else answerer.member if answerer else self._who_spoke(spoken)
        firm = firm and spoken is not None and spoken.link.agrees and not asks
        return Antecedents(
            in_sentence=in_sentence,
            subject=None if answerer else last.stands_for if last else None,
            source=quoted,
            here=self._named_here(span.start) if spoken is None or spoken.paragraph < self.sentence.paragraph else (),
            since=since,
            is_newer=last is not None and spoken is not None and self._is_newer(spoken),
            is_firm=firm,
            last=self.meant.get(pronoun),
        )

    def _who_spoke(self, spoken: Spoken) -> int | None:
        """Return whom the last source stands for; one unnamed counts only as the subject of its sentence."""
        subject = self.subjects.get(spoken.sentence)
        is_subject = subject is not None and subject.source.span == spoken.link.source.span
        return spoken.link.stands_for if is_subject else spoken.link.member

    def _named_here(self, end: int) -> tuple[int, ...]:
        """Return the subjects of the paragraph's sentences before this one, then whom they name, the nearest first."""
        start = self.layout.paragraphs[self.sentence.paragraph]
        numbers = range(self.number - 1, (self.layout.sentence_at(start) or 0) - 1, -1)
        subjects = [self.subjects[number].member for number in numbers if number in self.subjects]
        mentions = reversed(self.cast.mentions_in(start, min(end, self.sentence.span.start)))
        named = [mention.members[0] for mention in mentions if len(mention.members) == 1]
        return tuple(member for member in (*subjects, *named) if member is not None)

    def _is_newer(self, spoken: Spoken) -> bool:
        """Say whether the sentence before stands in this paragraph and after whatever was last quoted."""
        before = self.layout.sentences[self.number - 1]
        return spoken.sentence < self.number - 1 and before.paragraph == self.sentence.paragraph

    def attribute(self, quotation: Quotation, place: Place) -> Attribution:
        """Attribute one quotation of this sentence."""
        if label := find_label(self.text, quotation):
            return self._from_label(label, is_closed(quotation))
        near = self._cues_near(place)
        is_whole = is_closed(quotation) and not (place.own and is_answered(quotation, self.layout))
        is_whole = is_whole and not is_first_person(self.sentence, self.layout)
        choice = choose_cue(self.sentence, place.tokens, place.own, near)
        first = place.tokens[0]
        led = first > 0 and (quotation.form is not Form.DIRECT or self.sentence.lows[first - 1] == ":")
        if choice is None and led:
            cue = subject_cue(self.sentence, first)
            choice = Choice(cue, is_plain=False) if cue else None
        if choice is not None and choice.cue.source is not None:
            link = take_for_person(self.link(choice.cue.source), choice.cue)
            if choice.cue.kind is not Kind.SUBJECT or link.source.how is not How.NONE:
                return self._from_cue(choice, link, near, is_whole)
        if quotation.use is not Use.SPEECH or quotation.form is Form.INDIRECT:
            return Attribution()
        return self._from_context(quotation)

    def _from_label(self, label: Span, closed: bool) -> Attribution:
        source = identify_label(self.text, label, self.cast)
        member = source.members[0] if len(source.members) == 1 else None
        agrees = member is not None and self.cast.members[member].is_attested
        link = Link(source, member, agrees, () if member is not None else source.members)
        self.pending = Spoken(self.number, self.sentence.paragraph, link, agrees and closed, None)
        return self._finish(link, Span(label.end, label.end + 1), agrees and closed, None, None)

    def _cues_near(self, place: Place) -> tuple[Cue, ...]:
        last = place.own[1] if place.own else place.tokens[1]
        start = bisect_left(self.cues, place.tokens[0] - WINDOW, key=_first)
        return self.cues[start : bisect_right(self.cues, last + WINDOW, key=_first)]

    def _from_cue(self, choice: Choice, link: Link, near: Sequence[Cue], closed: bool) -> Attribution:
        cue = choice.cue
        outer = outer_cue(self.sentence, cue, near) if cue.kind is not Kind.SUBJECT else None
        outer_link = self.link(outer.source) if outer and outer.source else None
        via, reporter = self.via(cue, link), None
        if outer is not None and outer_link is not None:
            via = via or self.via(outer, outer_link)
            passer = outer_link.source.owner if outer_link.source.document else outer_link.member
            if passer is not None and passer != link.member:
                reporter = self.cast.members[passer].person.name
        sure = (
            choice.is_plain
            and link.agrees
            and closed
            and (outer is None or outer_link is None or bool(outer_link.source.document))
        )
        if link.source.document and link.source.owner is not None:
            link = replace(link, member=link.source.owner)
            sure = False
        speaking = cue.kind is not Kind.SUBJECT
        self.pending = Spoken(self.number, self.sentence.paragraph, link, sure, via) if speaking else self.pending
        span = self.sentence.span_of(cue.first, cue.last) if speaking else None
        return self._finish(link, span, sure, via, reporter)

    def _finish(self, link: Link, cue: Span | None, sure: bool, via: str | None, reporter: str | None) -> Attribution:
        person = None if link.member is None else self.cast.members[link.member].person
        if link.candidates:
            names = tuple(self.cast.members[index].person.name for index in link.candidates)
            return Attribution(
                source=link.source.span, cue=cue, how=link.source.how, via=via, reporter=reporter, candidates=names
            )
        certainty = Certainty.SURE if sure and person else Certainty.LIKELY
        if person is None and link.source.how in (How.PRONOUN, How.NONE):
            certainty = Certainty.OPEN
        return Attribution(
            source=link.source.span,
            cue=cue,
            person=person,
            how=link.source.how,
            certainty=certainty,
            via=via,
            reporter=reporter,
        )

    def via(self, cue: Cue, link: Link) -> str | None:
        """Return the document or channel of a cue, carried on where its writer goes on writing."""
        if link.source.document:
            return link.source.document
        channel = channel_of(self.sentence, cue)
        if channel is None and self.wrote is not None and cue.lemma in _WRITING:
            writer, via, number = self.wrote
            near = number == self.number - 1 and self.layout.sentences[number].paragraph == self.sentence.paragraph
            return via if near and writer == link.member else None
        return channel

    def _from_context(self, quotation: Quotation) -> Attribution:
        """Attribute words without a cue in their sentence: by a bare cue in the next one, else by what came last."""
        following = self._bare_cue_after()
        if following is not None:
            return following
        if self.pending is None and quotation.form is Form.DIRECT and (ahead := self._speaker_ahead()):
            return ahead
        spoken = self.pending or self._introduced(quotation) or self.spoken
        if spoken is None:
            return Attribution()
        reach = 2 if quotation.form is Form.DIRECT else 0
        if self.sentence.paragraph - spoken.paragraph > reach:
            return Attribution()
        source = replace(spoken.link.source, how=How.CONTINUATION)
        link = replace(spoken.link, source=source)
        goes_on = self._goes_on(spoken) and not is_answered(quotation, self.layout)
        sure = spoken.is_sure and quotation.form is Form.DIRECT and goes_on
        self.pending = replace(spoken, sentence=self.number, paragraph=self.sentence.paragraph, is_sure=sure)
        return self._finish(link, None, sure, spoken.via, None)

    def _introduced(self, quotation: Quotation) -> Spoken | None:
        """Return the subject of the sentence before where that reports nothing itself, as in 'Lee laughed. "No."'."""
        before = self.number - 1
        subject = self.subjects.get(before)
        if quotation.form is not Form.DIRECT or subject is None or (self.spoken and self.spoken.sentence == before):
            return None
        sentence = self.layout.sentences[before]
        introduces = sentence.words[-1] == ":"
        if (
            subject.member is None
            and subject.source.pronoun not in ("he", "she")
            and not (introduces and subject.source.is_animate)
        ):
            return None
        return Spoken(before, sentence.paragraph, subject, False, None)

    def _goes_on(self, spoken: Spoken) -> bool:
        """Say whether words that fill a sentence surely go on with the speaker of the sentence before.

        Two signals must agree: that sentence quotes the speaker, and nobody else is named in it or in this one.
        """
        if self.number - spoken.sentence != 1 or self.sentence.paragraph != spoken.paragraph:
            return False
        before = self.layout.sentences[spoken.sentence]
        named = self.cast.mentions_in(before.span.start, self.sentence.span.end)
        return all(mention.members == (spoken.link.member,) for mention in named)

    def _speaker_ahead(self) -> Attribution | None:
        """Return the attribution of a paragraph of quoted words by the first sentence of the next paragraph.

        So in '"We open at nine."' before '"Bring a towel," Lee said.', where nobody spoke in the sentence before.
        """
        if self.spoken is not None and self.spoken.sentence == self.number - 1:
            return None
        near = self.layout.sentences[max(0, self.number - 1) : self.number + 2]
        if len(near) < 2 or sum(one.paragraph == self.sentence.paragraph for one in near) > 1:
            return None
        sentence = near[-1]
        if sentence is self.sentence or not sentence.is_quoted(0) or near[0].words[-1] == ":":
            return None
        choice = choose_cue(sentence, (0, 1), None, find_cues(sentence))
        if choice is None or choice.cue.source is None:
            return None
        source = identify_source(sentence, choice.cue.source, self.cast)
        if len(source.members) != 1:
            return None
        link = Link(replace(source, how=How.CONTINUATION), source.members[0], agrees=False)
        return self._finish(link, None, False, channel_of(sentence, choice.cue), None)

    def _bare_cue_after(self) -> Attribution | None:
        """Return the attribution by a next sentence that is nothing but a cue, such as 'Lee, a farmer, asked.'."""
        if self.number + 1 >= len(self.layout.sentences) or not self.sentence.words[-1].endswith('"'):
            return None
        sentence = self.layout.sentences[self.number + 1]
        if sentence.paragraph != self.sentence.paragraph or len(sentence.words) > 24:
            return None
        cues = find_cues(sentence)
        if not cues or cues[0].source is None or cues[0].reach[0] != 0 or cues[0].kind is not Kind.VERB:
            return None
        if any(sentence.is_quoted(index) for index in range(len(sentence.words))):
            return None
        following = sentence.lows[cues[0].last] if cues[0].last < len(sentence.words) else "."
        if following not in (".", ",", "in", "on", "at", "during", "after"):
            return None
        source = identify_source(sentence, cues[0].source, self.cast)
        if len(source.members) != 1:
            return None
        span = sentence.span_of(cues[0].first, cues[0].last)
        return self._finish(
            Link(source, source.members[0], agrees=False), span, False, channel_of(sentence, cues[0]), None
        )
