"""A story's sentences -> its who's who: the people it names, under which names, in which roles, and where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.attribute.names_table import (
    BARE_TITLES,
    DAYS,
    DEMONYMS,
    HE_NAMES,
    NOT_PEOPLE,
    OPENERS,
    PLACE_OPENERS,
    SHE_NAMES,
)
from onrecord.attribute.roles_table import DOCUMENTS, GROUPS, HE_ROLES, ROLES, SHE_ROLES
from onrecord.attribute.sentences import Layout, singular
from onrecord.model import Person, Span, Story, identify
from onrecord.text.names import fold_name, is_slip, match_names, parse_name
from onrecord.text.names_table import GENDERED, PORTFOLIOS, TITLES, TITLES_AND_NAMES

_AGE = re.compile(r",\s\d\d?(?:,|\sand\b|\.)|,?\s\([^)]{1,12}\)|,\swho\b|,\swhose\b")
_APPOSITION = re.compile(
    r",\s(?:who\s(?:is|was|serves\sas|served\sas|became)\s(?:then\s|now\s|once\s)?)?"
    r"((?:the|a|an|his|her|then|now|former|[\w'’-]+)\s[^,.;:()\ue000\n]{3,90})(?=[,.;]|$)"
)
_WORDS = re.compile(r"[\w'’-]+")
_SAID = r"(?:said|says|told|tells|added|wrote|asked|tweeted|explained|recalled|testified|insisted|replied|continued)"
_SPOKE = re.compile(
    rf"(?<![\w'’-])([{CAPITAL}][\w'’-]+)\s(?:also\s|then\s|later\s|has\s)?{_SAID}\b|\b{_SAID}\s([{CAPITAL}][\w'’-]+)(?=[.,;])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person of the story and what is known of them.

    `is_attested` says that something besides capitals shows a person: a title, a known given name, an age, "who".
    `pronoun` is "he", "she" or None where nothing tells. `heads` are the nouns of the roles.
    """

    person: Person
    is_attested: bool
    pronoun: str | None
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the story names somebody; `members` has several where the name fits several."""

    start: int
    end: int
    members: tuple[int, ...]
    is_full: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """The who's who of a story. `mentions` are in story order; `keys` maps a folded name to the members it fits."""

    members: tuple[Member, ...]
    mentions: tuple[Mention, ...]
    keys: dict[str, tuple[int, ...]]
    slips: frozenset[str]

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that start in [start, end)."""
        first = bisect_left(self.mentions, start, key=_start)
        return self.mentions[first : bisect_left(self.mentions, end, key=_start)]

    def last_full_mention(self, offset: int, of: Iterable[int]) -> int | None:
        """Return whom of the members `of` the story named in full last before `offset`."""
        wanted = set(of)
        for mention in reversed(self.mentions[: bisect_right(self.mentions, offset, key=_start)]):
            if mention.is_full and len(mention.members) == 1 and mention.members[0] in wanted:
                return mention.members[0]
        return None


def _start(mention: Mention) -> int:
    return mention.start


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


def gather_people(story: Story, layout: Layout) -> Cast:
    """Read the names of a story. Masked text is not read; names inside quotations are."""
    runs = list(findfind_runs(layout))
    drafts: list[_Draft] = []
    by_surname: dict[str, list[int]] = {}
    for run in runs:
        if is_full_name(run, layout.readable):
            _enter(drafts, by_surname, run, layout.readable)
    for run in runs:
        if (
            run.titles
            and len(run.words) == 1
            and may_be_person(run)
            and fold_name(run.titles[-1]).split("-")[-1] in BARE_TITLES
        ):
            _enter_titled(drafts, by_surname, run)
    _enter_speakers(drafts, by_surname, layout)
    keys = _keys(drafts)
    slips = _enter_slips(drafts, by_surname, keys, runs)
    mentions = _mention(drafts, keys, runs, layout)
    members = tuple(_member(story, draft) for draft in drafts)
    return Cast(members, mentions, keys, slips)


def _enter(drafts: list[_Draft], by_surname: dict[str, list[int]], run: Run, text: str) -> None:
    """Add a full name to the person it belongs to, or as a new one."""
    printed = " ".join(run.words)
    name = parse_name(printed)
    if name is None or name.given is None:
        return
    surname = name.surname.split()[-1]
    known = by_surname.setdefault(surname, [])
    index = next((i for i in known if match_names(drafts[i].name, printed) in ("same", "compatible")), None)
    if index is None:
        index = len(drafts)
        known.append(index)
        drafts.append(_Draft(printed, Span(run.start, run.end), is_attested=False))
    draft = drafts[index]
    if printed != draft.name:
        longer = len(printed) > len(draft.name)
        draft.aliases[draft.name if longer else printed] = None
        draft.name = printed if longer else draft.name
    first = run.words[0].casefold().split("-")[0]
    draft.pronouns["he"] += first in HE_NAMES and first not in SHE_NAMES
    draft.pronouns["she"] += first in SHE_NAMES and first not in HE_NAMES
    _note_roles(draft, run, text)
    initial = any(len(word.strip(".")) == 1 for word in run.words[1:-1])
    known_given = first in HE_NAMES or first in SHE_NAMES
    draft.is_attested |= bool(run.titles or draft.roles or known_given or initial or _AGE.match(text, run.end))


def _note_roles(draft: _Draft, run: Run, text: str) -> None:
    if run.titles:
        _note_title(draft, run)
    before = _WORDS.findall(text[max(0, run.start - 60) : run.start].split("\n")[-1].split(",")[-1])
    if before and before[-1].casefold() in ROLES and text[run.start - 1 : run.start] == " ":
        opening = next(
            (i for i in range(len(before) - 1, max(-1, len(before) - 5), -1) if before[i][0].isupper()), len(before) - 1
        )
        draft.roles[" ".join(before[opening:])] = None
        draft.pronouns["he"] += before[-1].casefold() in HE_ROLES
        draft.pronouns["she"] += before[-1].casefold() in SHE_ROLES
    aside = _APPOSITION.match(text, run.end)
    if aside and (head := head_noun(aside.group(1))):
        draft.roles[aside.group(1)] = None
        draft.pronouns["he"] += head in HE_ROLES
        draft.pronouns["she"] += head in SHE_ROLES


def head_noun(phrase: str) -> str | None:
    """Return the role noun that heads a phrase: the last role noun before its first preposition."""
    lead = re.split(r"\b(?:of|for|to|from|with|at|in|on|who|that|which|and)\b", phrase, maxsplit=1)[0]
    words = [word.casefold() for word in _WORDS.findall(lead)]
    return words[-1] if words and words[-1] in ROLES else None


def _note_title(draft: _Draft, run: Run) -> None:
    draft.roles[" ".join(run.titles)] = None
    for title in run.titles:
        pronoun = GENDERED.get(fold_name(title))
        if pronoun:
            draft.pronouns[pronoun] += 1


def _enter_titled(drafts: list[_Draft], by_surname: dict[str, list[int]], run: Run) -> None:
    """Add "Mr. Smith" to the Smith it fits, or as a new person."""
    word = run.words[0]
    surname = fold_name(word)
    if len(surname) < 2 or surname in ROLES or surname in OPENERS or singular(surname) in GROUPS or surname in DEMONYMS:
        return
    fitting = _told_apart(by_surname.get(surname, []), run, drafts)
    if not fitting:
        fitting = [len(drafts)]
        by_surname.setdefault(surname, []).append(len(drafts))
        drafts.append(_Draft(word, Span(run.start, run.end), is_attested=True))
    if len(fitting) == 1:
        draft = drafts[fitting[0]]
        draft.aliases[" ".join([*run.titles, word])] = None
        draft.is_attested = True
        _note_title(draft, run)


def _enter_speakers(drafts: list[_Draft], by_surname: dict[str, list[int]], layout: Layout) -> None:
    """Add single names that only ever speak ("Dolan said"). Nothing attests that they are people."""
    given = {fold_name(draft.name.split()[0]) for draft in drafts}
    for match in _SPOKE.finditer(layout.visible):
        group = 1 if match.group(1) else 2
        word = POSSESSIVE.sub("", match.group(group))
        folded = fold_name(word)
        start = match.start(group)
        if folded in by_surname or folded in given or layout.is_display(start) or is_acronym(word) or len(folded) < 2:
            continue
        if _is_common(folded, start, layout.visible):
            continue
        by_surname[folded] = [len(drafts)]
        attested = folded in HE_NAMES or folded in SHE_NAMES
        drafts.append(_Draft(word, Span(start, start + len(word)), is_attested=attested))


def _is_common(folded: str, start: int, text: str) -> bool:
    """Say whether a capitalised word is a common noun, a nation or an opener, or the end of a longer run."""
    one = singular(folded)
    tables = (OPENERS, DEMONYMS, NOT_PEOPLE, DAYS, GROUPS, ROLES, DOCUMENTS, TITLES, PORTFOLIOS)
    if any(folded in table or one in table for table in tables) or folded.endswith(("ly", "ing")):
        return True
    before = text[max(0, start - 30) : start].split()
    if before and (
        before[-1][:1].isupper() and before[-1][-1].isalpha() or fold_name(before[-1]) in ("the", "a", "an")
    ):
        return True
    return re.search(rf"\b{re.escape(folded)}\b", text) is not None


def _keys(drafts: list[_Draft]) -> dict[str, tuple[int, ...]]:
    """Map every folded form of a name to the members it fits: full, given and surname, surname, given name."""
    keys: dict[str, dict[int, None]] = {}
    for index, draft in enumerate(drafts):
        for printed in (draft.name, *draft.aliases):
            name = parse_name(printed)
            if name is None:
                continue
            forms = [printed, name.surname, name.surname.split()[-1]]
            if name.given is not None:
                forms += [f"{name.given} {name.surname}"]
            for form in forms:
                keys.setdefault(fold_name(form), {})[index] = None
    for index, draft in enumerate(drafts):
        words = draft.name.split()
        given = fold_name(words[0])
        if len(words) > 1 and len(given) > 2 and given not in keys:
            keys.setdefault("\x00" + given, {})[index] = None
    return {key.lstrip("\x00"): tuple(found) for key, found in keys.items()}


def _enter_slips(
    drafts: list[_Draft], by_surname: dict[str, list[int]], keys: dict[str, tuple[int, ...]], runs: list[Run]
) -> frozenset[str]:
    """Find single names that are one letter away from a surname of the story, and enter them as variants."""
    slips: dict[str, str] = {}
    for run in runs:
        folded = fold_name(run.words[-1])
        if len(run.words) != 1 or folded in keys or not may_be_person(run) or folded in OPENERS | DEMONYMS:
            continue
        near = [surname for surname in by_surname if surname[0] == folded[0] and is_slip(surname, folded)]
        plural = [surname for surname in near if folded == surname + "s" or surname == folded + "s"]
        if len(near) == 1 and not plural and drafts[by_surname[near[0]][0]].is_attested:
            slips[folded] = near[0]
            for index in by_surname[near[0]]:
                drafts[index].variants[run.words[0]] = None
    for slip, surname in slips.items():
        keys[slip] = tuple(by_surname[surname])
    return frozenset(slips)


def _mention(
    drafts: list[_Draft], keys: dict[str, tuple[int, ...]], runs: list[Run], layout: Layout
) -> tuple[Mention, ...]:
    """Link the names in the reporter's own words to people, and note the short forms used."""
    mentions: list[Mention] = []
    for run in runs:
        folded = " ".join(fold_name(word) for word in run.words)
        fitting = keys.get(folded)
        is_full = len(run.words) > 1 and fitting is not None
        if fitting is None and len(run.words) > 1:
            name = parse_name(" ".join(run.words))
            fitting = keys.get(f"{name.given} {name.surname}") if name and name.given else None
            is_full = fitting is not None
        if fitting is None:
            continue
        fitting = tuple(_told_apart(fitting, run, drafts)) or fitting
        for index in fitting:
            printed = " ".join(run.words)
            if printed != drafts[index].name and printed not in drafts[index].variants:
                drafts[index].aliases[printed] = None
        if not layout.is_quoted(run.start):
            mentions.append(Mention(run.start, run.end, fitting, is_full))
    return tuple(mentions)


def _told_apart(members: Iterable[int], run: Run, drafts: list[_Draft]) -> list[int]:
    """Return those of several people whom the title before a name does not rule out: "Mrs. Lee" is not Bruce Lee."""
    told = {GENDERED.get(fold_name(title)) for title in run.titles} - {None}
    return [index for index in members if not told or _told(drafts[index]) in (None, *told)]


def _told(draft: _Draft) -> str | None:
    """The pronoun that titles, roles and the given name agree on."""
    told = [pronoun for pronoun, count in draft.pronouns.items() if count]
    return told[0] if len(told) == 1 else None


def _member(story: Story, draft: _Draft) -> Member:
    heads = {head for role in draft.roles if (head := head_noun(role) or _last_word(role))}
    person = Person(
        id=identify(story.origin.sha256, draft.span, "person"),
        name=draft.name,
        aliases=tuple(draft.aliases),
        roles=tuple(draft.roles),
        variants=tuple(draft.variants),
    )
    return Member(person=person, is_attested=draft.is_attested, pronoun=_told(draft), heads=frozenset(heads))


def _last_word(role: str) -> str | None:
    words = _WORDS.findall(role)
    return fold_name(words[-1]) if words else None
