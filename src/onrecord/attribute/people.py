"""A story made ready -> its who's who: the people it names, under which names, in which roles, and where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.attribute.given import lean_of
from onrecord.attribute.names_table import BARE_TITLES, DAYS, DEMONYMS, HE_NAMES, NOT_PEOPLE, OPENERS, SHE_NAMES
from onrecord.attribute.roles_table import DOCUMENTS, GROUPS, HE_ROLES, ROLES, SHE_ROLES
from onrecord.attribute.runs import CAPITAL, Run, find_runs, is_acronym, is_full_name, may_be_person
from onrecord.attribute.sentences import Layout, singular
from onrecord.attribute.signs import find_bodies, is_personal, speaks
from onrecord.model import Person, Span, Story, identify
from onrecord.text.names import fold_name, is_slip, match_names, parse_name
from onrecord.text.names_table import GENDERED, PORTFOLIOS, TITLES

_APPOSITION = re.compile(
    r",\s(?:who\s(?:is|was|serves\sas|served\sas|became)\s(?:then\s|now\s|once\s)?)?"
    r"([\w'’-]+\s[^,.;:()\n]{3,90})(?=[,.;]|$)"
)
_REFLEXIVE = re.compile(r"\b(?:him|her)self\b")
_PERSONAL = re.compile(r"(?<![\w'’-])(?:([Hh]e|[Hh]is|[Hh]im)|[Ss]he|[Hh]ers?)(?![\w'’-])")
_KIN = (
    "wife|husband|son|daughter|mother|father|brother|sister|"
    "granddaughter|grandson|grandmother|grandfather|widow|widower"
)
# "Lee's son, Jo," and "his wife Mae": relatives who are named by a given name alone.
_RELATIVE = re.compile(
    rf"(?:(?<=['’]s )|\b[Hh](?:is|er) |\b[Tt]heir |\b[Mm]y |\bwhose )"
    rf"(?:(?:late|older|elder|younger|eldest|youngest|twin) )?({_KIN}),? ([{CAPITAL}][\w'’-]+)(?=[,.;]| [a-z])"
)
_FAMILY = re.compile(rf"\b[Tt]he ([{CAPITAL}][\w'’-]+s)\b")
_WORDS = re.compile(r"[\w'’-]+")
_SAID = r"(?:said|says|told|tells|added|wrote|asked|tweeted|explained|recalled|testified|insisted|replied|continued)"
_SPOKE = re.compile(
    rf"(?<![\w'’-])([{CAPITAL}][\w'’-]+)\s(?:also\s|then\s|later\s|has\s)?{_SAID}\b"
    rf"|\b{_SAID}\s([{CAPITAL}][\w'’-]+)(?=[.,;])"
)
_COMMON = (OPENERS, DEMONYMS, NOT_PEOPLE, DAYS, GROUPS, ROLES, DOCUMENTS, TITLES, PORTFOLIOS)

SPELLED_OUT = {"gov": "governor", "sen": "senator", "rep": "representative", "prof": "professor", "capt": "captain"}

# What stands before a name and tells a role is looked for this far: "Elm County campaign manager Ann Lee".
CHARACTERS_BEFORE = 60
WORDS_OF_ROLE = 4

# A list of given names outweighs one pronoun that stands near a name; three outweigh the list.
LISTED_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the story and what is known of them.

    `is_attested` says that something besides capitals shows a person: a title, a known given name, an age, "who".
    `has_family` says that the story also tells of relatives who may go by the same surname.
    `pronoun` is "he", "she" or None where nothing tells; `leaning` is the same or else what lists of given names and
    the pronouns near the name suggest. `heads` are the nouns of the roles.
    """

    person: Person
    is_attested: bool
    pronoun: str | None
    leaning: str | None
    heads: frozenset[str]
    has_family: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the reporter names somebody; `members` has several where the name fits several."""

    start: int
    end: int
    members: tuple[int, ...]
    is_full: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """The who's who of a story. `mentions` are in story order; `slips` are the folded misspellings."""

    members: tuple[Member, ...]
    mentions: tuple[Mention, ...]
    slips: frozenset[str]

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that start in [start, end)."""
        first = bisect_left(self.mentions, start, key=_start)
        return self.mentions[first : bisect_left(self.mentions, end, key=_start)]


def _start(mention: Mention) -> int:
    return mention.start


def gather_people(story: Story, layout: Layout) -> Cast:
    """Read the names of a story. Masked text is not read; names inside quotations are, but they are no mentions."""
    runs = tuple(find_runs(layout))
    lower = frozenset(word for word in _WORDS.findall(layout.visible) if word.islower())
    bodies = find_bodies(runs, layout.readable, lower)
    roster = _Roster()
    for run in runs:
        if is_full_name(run):
            roster.enter(run, layout.readable, bodies)
    for run in runs:
        if run.titles and len(run.words) == 1 and fold_name(run.titles[-1]).split("-")[-1] in BARE_TITLES:
            roster.enter_titled(run)
    slips = roster.find_slips(runs)
    roster.enter_relatives(layout)
    roster.enter_speakers(layout, slips, lower)
    keys = roster.keys(slips)
    mentions = roster.mention(runs, keys, layout)
    roster.note_reflexives(mentions, layout)
    roster.note_pronouns(mentions, layout)
    roster.note_families(mentions, layout)
    members = tuple(draft.finish(story) for draft in roster.drafts)
    return Cast(members, mentions, frozenset(slips))


def head_noun(phrase: str) -> str | None:
    """Return the role noun that heads a phrase: the last word before its first preposition, if that is one."""
    lead = re.split(r"\b(?:of|for|to|from|with|at|in|on|who|that|which|and)\b", phrase, maxsplit=1)[0]
    words = _WORDS.findall(lead.casefold())
    return words[-1] if words and words[-1] in ROLES else None


@dataclass(slots=True)
class _Draft:
    """A person while the story is still being read."""

    name: str
    span: Span
    is_attested: bool
    aliases: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    variants: dict[str, None] = field(default_factory=dict)
    pronouns: Counter[str] = field(default_factory=Counter)
    has_family: bool = False
    near: Counter[str] = field(default_factory=Counter)  # first pronouns after the name, where nobody else is named

    @property
    def pronoun(self) -> str | None:
        """The pronoun that titles, roles, the given name and reflexives agree on."""
        told = [pronoun for pronoun, count in self.pronouns.items() if count]
        return told[0] if len(told) == 1 else None

    @property
    def leaning(self) -> str | None:
        """The pronoun, or else what the given name and the pronouns near the name suggest."""
        first, *rest = map(fold_name, self.name.split())
        listed = lean_of(first) if rest else None
        he, she = (self.near[one] + LISTED_WEIGHT * (listed == one) for one in ("he", "she"))
        return self.pronoun or ("he" if he > she else "she" if she > he else None)

    def note_name(self, printed: str) -> None:
        """Keep a form of the name: the longest as the name, the others as aliases."""
        if printed == self.name:
            return
        shorter, self.name = sorted((printed, self.name), key=len)
        self.aliases[shorter] = None

    def note_title(self, titles: Iterable[str]) -> None:
        self.roles[" ".join(titles)] = None
        self.pronouns.update(GENDERED[word] for title in titles if (word := fold_name(title)) in GENDERED)

    def note_role(self, role: str, head: str) -> None:
        self.roles[role] = None
        self.pronouns["he"] += head in HE_ROLES
        self.pronouns["she"] += head in SHE_ROLES

    def finish(self, story: Story) -> Member:
        heads = {head_noun(role) or fold_name(role.split()[-1]) for role in self.roles}
        heads |= {SPELLED_OUT[head] for head in heads & SPELLED_OUT.keys()}
        person = Person(
            id=identify(story.origin.sha256, self.span, "person"),
            name=self.name,
            aliases=tuple(alias for alias in self.aliases if alias != self.name),
            roles=tuple(self.roles),
            variants=tuple(self.variants),
        )
        return Member(person, self.is_attested, self.pronoun, self.leaning, frozenset(heads), self.has_family)


class _Roster:
    """Collects the people of one story."""

    def __init__(self) -> None:
        self.drafts: list[_Draft] = []
        self.by_surname: dict[str, list[int]] = {}

    def _add(self, surname: str, draft: _Draft) -> int:
        self.by_surname.setdefault(surname, []).append(len(self.drafts))
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def enter(self, run: Run, text: str, bodies: frozenset[str]) -> None:
        """Add a full name to the person it belongs to, or as a new one."""
        printed = " ".join(run.words)
        name = parse_name(printed)
        if name is None or name.given is None:
            return
        surname = name.surname.split()[-1]
        known = self.by_surname.get(surname, ())
        index = next((i for i in known if match_names(self.drafts[i].name, printed) in ("same", "compatible")), None)
        if index is None:
            index = self._add(surname, _Draft(printed, Span(run.start, run.end), is_attested=False))
        draft = self.drafts[index]
        draft.note_name(printed)
        he, she = (name.given.split("-")[0] in names for names in (HE_NAMES, SHE_NAMES))
        draft.pronouns["he"] += he and not she
        draft.pronouns["she"] += she and not he
        _note_roles(draft, run, text)
        initialled = any(len(word) == 1 for word in name.middle)
        speaking = run.folded not in bodies and speaks(run, text)
        draft.is_attested |= he or she or initialled or is_personal(run, text) or speaking or bool(draft.roles)

    def enter_titled(self, run: Run) -> None:
        """Add "Mr. Smith" to the Smith it fits, or as a new person."""
        surname = run.folded
        if len(surname) < 2 or not may_be_person(run) or any(surname in table for table in (ROLES, OPENERS, DEMONYMS)):
            return
        fitting = self._told_apart(self.by_surname.get(surname, ()), run)
        if not fitting:
            fitting = [self._add(surname, _Draft(run.words[0], Span(run.start, run.end), is_attested=True))]
        if len(fitting) == 1:
            draft = self.drafts[fitting[0]]
            draft.aliases[" ".join((*run.titles, *run.words))] = None
            draft.is_attested = True
            draft.note_title(run.titles)

    def _told_apart(self, members: Iterable[int], run: Run) -> list[int]:
        """Return the people whom the title before a name does not rule out: "Mrs. Lee" is not Bruce Lee."""
        told = {GENDERED.get(fold_name(title)) for title in run.titles} - {None}
        return [index for index in members if not told or self.drafts[index].pronoun in (None, *told)]

    def enter_speakers(self, layout: Layout, slips: dict[str, tuple[int, ...]], lower: frozenset[str]) -> None:
        """Add single names that only ever speak ("Dolan said"). Nothing attests that they are people."""
        given = {fold_name(draft.name.split()[0]) for draft in self.drafts}
        text = layout.visible
        for match in _SPOKE.finditer(text):
            group = 1 if match.group(1) else 2
            word, start = re.sub(r"['’]s?$", "", match.group(group)), match.start(group)
            folded = fold_name(word)
            if len(folded) < 2 or folded in self.by_surname or folded in given or is_acronym(word):
                continue
            if (
                folded in lower
                or folded in slips
                or layout.is_display(start)
                or _is_common(folded, text[max(0, start - 30) : start])
            ):
                continue
            attested = folded in HE_NAMES or folded in SHE_NAMES
            self._add(folded, _Draft(word, Span(start, start + len(word)), is_attested=attested))

    def enter_relatives(self, layout: Layout) -> None:
        """Add relatives named by a given name alone ("his wife, Mae"); what else they are called nobody knows."""
        given = {fold_name(draft.name.split()[0]) for draft in self.drafts}
        for match in _RELATIVE.finditer(layout.visible):
            word, folded = match.group(2), fold_name(match.group(2))
            if folded in self.by_surname or folded in given or folded in OPENERS or len(folded) < 2:
                continue
            draft = _Draft(word, Span(*match.span(2)), is_attested=False)
            draft.note_role(match.group(1), match.group(1))
            self._add(folded, draft)

    def keys(self, slips: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
        """Map every folded form of a name to the members it fits: full, surname, given names that are no surname."""
        keys: dict[str, dict[int, None]] = {}
        for index, draft in enumerate(self.drafts):
            for printed in (draft.name, *draft.aliases):
                if name := parse_name(printed):
                    full = f"{name.given} {name.surname}" if name.given else name.surname
                    for form in (fold_name(printed), name.surname, name.surname.split()[-1], full):
                        keys.setdefault(form, {})[index] = None
        given: dict[str, dict[int, None]] = {}
        for index, draft in enumerate(self.drafts):
            first, *rest = map(fold_name, draft.name.split())
            if rest and len(first) > 2 and first not in keys:
                given.setdefault(first, {})[index] = None
        return {key: tuple(found) for key, found in (keys | given).items()} | slips

    def find_slips(self, runs: Iterable[Run]) -> dict[str, tuple[int, ...]]:
        """Find single names one letter away from a surname of the story, and note them as its variants."""
        surnames: dict[str, list[str]] = {}
        for surname, members in self.by_surname.items():
            if all(self.drafts[index].is_attested for index in members):
                surnames.setdefault(surname[0], []).append(surname)
        known = self.keys({})
        slips: dict[str, tuple[int, ...]] = {}
        for run in runs:
            folded = run.folded
            if len(run.words) > 1 or not folded or folded in known or folded in OPENERS or folded in DEMONYMS:
                continue
            near = [
                surname for surname in surnames.get(folded[0], ()) if is_slip(surname, folded) and may_be_person(run)
            ]
            if len(near) == 1 and folded + "s" != near[0] and folded != near[0] + "s":
                slips[folded] = tuple(self.by_surname[near[0]])
                for index in slips[folded]:
                    self.drafts[index].variants[run.words[0]] = None
        return slips

    def mention(self, runs: Iterable[Run], keys: dict[str, tuple[int, ...]], layout: Layout) -> tuple[Mention, ...]:
        """Link the names to people, and note the short forms used."""
        mentions: list[Mention] = []
        for run in runs:
            fitting = keys.get(run.folded)
            if fitting is None and len(run.words) > 1 and (name := parse_name(" ".join(run.words))) and name.given:
                fitting = keys.get(f"{name.given} {name.surname}")
            if fitting is None:
                continue
            fitting = tuple(self._told_apart(fitting, run)) or fitting
            for draft in (self.drafts[index] for index in fitting):
                printed = " ".join(run.words)
                if printed != draft.name and printed not in draft.variants:
                    draft.aliases[printed] = None
            if not layout.is_quoted(run.start):
                mentions.append(Mention(run.start, run.end, fitting, len(run.words) > 1))
        return tuple(mentions)

    def note_reflexives(self, mentions: Sequence[Mention], layout: Layout) -> None:
        """Note what "himself" and "herself" tell of whoever alone is named before them in their sentence."""
        for match in _REFLEXIVE.finditer(layout.visible):
            number = layout.sentence_at(match.start())
            start = 0 if number is None else layout.sentences[number].span.start
            named = _named_between(mentions, start, match.start())
            if len(named) == 1 and len(members := named.pop()) == 1:
                self.drafts[members[0]].pronouns["he" if match.group() == "himself" else "she"] += 1

    def note_pronouns(self, mentions: Sequence[Mention], layout: Layout) -> None:
        """Note the first pronoun of each sentence for whoever alone is named before it there, or in the one before."""
        for number, sentence in enumerate(layout.sentences):
            match = _PERSONAL.search(layout.visible, sentence.span.start, sentence.span.end)
            if match is None:
                continue
            named = _named_between(mentions, sentence.span.start, match.start())
            if not named and number and layout.sentences[number - 1].paragraph == sentence.paragraph:
                named = _named_between(mentions, layout.sentences[number - 1].span.start, sentence.span.start)
            if len(named) == 1 and len(members := named.pop()) == 1:
                self.drafts[members[0]].near["he" if match.group(1) else "she"] += 1

    def note_families(self, mentions: Sequence[Mention], layout: Layout) -> None:
        """Note whose relatives may go by their surname too: "the Lees", or "Jo's father, Bo," by a given name alone."""
        for match in _FAMILY.finditer(layout.visible):
            for index in self.by_surname.get(fold_name(match.group(1))[:-1], ()):
                self.drafts[index].has_family = True
        ends = {mention.end: mention for mention in mentions}
        for match in _RELATIVE.finditer(layout.visible):
            owner = ends.get(match.start() - len("'s "))
            for index in owner.members if owner else ():
                self.drafts[index].has_family = True


def _named_between(mentions: Sequence[Mention], start: int, end: int) -> set[tuple[int, ...]]:
    first = bisect_left(mentions, start, key=_start)
    return {mention.members for mention in mentions[first : bisect_left(mentions, end, key=_start)]}


def _note_roles(draft: _Draft, run: Run, text: str) -> None:
    """Note the roles that stand around a name: titles, "campaign manager Ann Lee", "Ann Lee, a farmer,"."""
    if run.titles:
        draft.note_title(run.titles)
    lead = text[max(0, run.start - CHARACTERS_BEFORE) : run.start]
    before = _WORDS.findall(re.split(r"[\n,.;:]", lead)[-1])[-WORDS_OF_ROLE:]
    if lead.endswith(" ") and before and before[-1].casefold() in ROLES:
        opening = next((i for i, word in enumerate(before) if word[0].isupper()), len(before) - 1)
        draft.note_role(" ".join(before[opening:]), before[-1].casefold())
    aside = _APPOSITION.match(text, run.end)
    if aside and (head := head_noun(aside.group(1))):
        draft.note_role(aside.group(1), head)


def _is_common(folded: str, before: str) -> bool:
    """Say whether a capitalised word is a common noun, a nation or an opener, or the end of a longer run."""
    one = singular(folded)
    if any(folded in table or one in table for table in _COMMON) or folded.endswith(("ly", "ing")):
        return True
    last = before.split()[-1:] or [""]
    return (last[0][:1].isupper() and last[0][-1].isalpha()) or fold_name(last[0]) in ("the", "a", "an")
