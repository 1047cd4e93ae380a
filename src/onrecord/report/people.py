"""The quotations of several stories -> who is in them: names as printed, roles, and how often each is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Person, Story, StoryReport
from onrecord.text.names import fold_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A person over all stories: `stories` name them, `quoted` counts their quotations and statements."""

    person: Person
    stories: tuple[Story, ...]
    quoted: int


def list_people(found: Sequence[StoryReport]) -> tuple[Entry, ...]:
    """Return the people of stories, most quoted first; people of one full name are one.

    Two people who share a full name cannot be told apart by what stories print; a surname alone joins nobody.
    """
    entries: dict[str, Entry] = {}
    for report in found:
        for person in report.people:
            quoted = sum(f.attribution.person == person for f in (*report.findings, *report.statements))
            key = fold_name(person.name)
            known = entries.get(key)
            if known is None:
                entries[key] = Entry(person=person, stories=(report.story,), quoted=quoted)
                continue
            both = replace(
                known.person,
                aliases=_join(known.person.aliases, person.aliases),
                roles=_join(known.person.roles, person.roles),
                variants=_join(known.person.variants, person.variants),
            )
            entries[key] = Entry(person=both, stories=(*known.stories, report.story), quoted=known.quoted + quoted)
    return tuple(sorted(entries.values(), key=lambda entry: (-entry.quoted, entry.person.name)))


def _join(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
