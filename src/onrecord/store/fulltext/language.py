"""What a person types into the search box -> a Query, or one clear line that says why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.errors import UsageError
from onrecord.model import Field, Query, Term
from onrecord.store.fulltext.spelling import spell_words

MOST_WORDS = 500  # of a query: a long paragraph, pasted in
LONGEST = 20_000  # characters of a query

_DATES = frozenset((Field.DATE, Field.BEFORE, Field.AFTER))
_FIELDS = "|".join(field for field in Field if field is not Field.WORDS)
# Quotation marks as keyboards, phones and word processors set them.
_MARKS = '"“”„‟«»'
_ITEM = re.compile(
    rf"""(?P<minus>-*)(?:(?P<field>{_FIELDS}):(?=\S))?
    (?:[{_MARKS}](?P<phrase>[^{_MARKS}]*)[{_MARKS}]?(?P<star>\*?)|(?P<word>[^\s{_MARKS}]+))""",
    re.VERBOSE | re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Item:
    term: Term
    is_unwanted: bool
    is_after_or: bool


def read_query(text: str) -> Query:
    """Return what `text` asks for: words, "phrases", OR, -not, prefix*, speaker:, doc:, date:, before: and after:.

    All groups must be met; terms that OR joins are one group. What has no letters or figures asks for nothing.

    Raises:
        UsageError: nothing is asked for, or only what should be left out; a date is none; or `text` is very long.
    """
    if len(text) > LONGEST:
        raise UsageError(f"a search takes at most {LONGEST:,} characters, found {len(text):,}; ask for fewer words")
    items = _read_items(text)
    if sum(len(item.term.words) for item in items) > MOST_WORDS:
        raise UsageError(f"a search takes at most {MOST_WORDS} words, found more; ask for fewer")
    groups: list[list[Term]] = []
    for item in items:
        if item.is_unwanted:
            continue
        if item.is_after_or and groups:
            groups[-1].append(item.term)
        else:
            groups.append([item.term])
    if not groups:
        what = "only what should be left out" if items else "none"
        raise UsageError(f'a search needs words to look for, found {what}; try: "a phrase" word speaker:NAME')
    unwanted = tuple(item.term for item in items if item.is_unwanted)
    return Query(text=text, wanted=tuple(map(tuple, groups)), unwanted=unwanted)


def _read_items(text: str) -> list[_Item]:
    items: list[_Item] = []
    is_after_or = False
    for match in _ITEM.finditer(text):
        if match.group() == "OR":
            is_after_or = True
            continue
        term = _read_term(match)
        if term is None:
            continue
        is_unwanted = bool(match["minus"])
        if is_unwanted and is_after_or:
            raise UsageError(f"{match.group():.40}: what is left out cannot stand after OR; put it elsewhere")
        items.append(_Item(term, is_unwanted, is_after_or))
        is_after_or = False
    return items


def _read_term(match: re.Match[str]) -> Term | None:
    """Return what one item asks for, None where it has no words."""
    field = Field((match["field"] or Field.WORDS).casefold())
    value = match["word"] if match["phrase"] is None else match["phrase"] + match["star"]
    if field in _DATES:
        return Term(field=field, words=(_read_date(field, value),))
    words = spell_words(value)
    if not words and field is not Field.WORDS:
        raise UsageError(f"{match.group():.40}: expected a name after {field}:, found no letters")
    return Term(field=field, words=words, is_prefix=value.endswith("*")) if words else None


def _read_date(field: Field, value: str) -> str:
    found = _DATE.fullmatch(value.strip())
    try:
        if found is None:
            raise ValueError
        year, month, day = found.groups()
        exact = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        raise UsageError(
            f"{field}:{value:.40}: expected a year, a month or a day, as 2020, 2020-05 or 2020-05-29, found no date"
        ) from None
    return exact[: 10 if day else 7 if month else 4]
