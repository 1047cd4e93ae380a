"""Who is in the stories of a case, and what people said of their names."""

from __future__ import annotations

from itertools import combinations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.report.people import Entry, list_people
from onrecord.serve.pages import field, get_desk, go, render
from onrecord.serve.sieve import Sieve, list_rows
from onrecord.serve.story_pages import check_soon
from onrecord.store import case as cases
from onrecord.text.names import fold_name

MOST_PAIRS = 12


def show_people(request: Request) -> Response:
    """Answer with everybody whom the stories name, or with one of them and all that is quoted of them."""
    desk, name = get_desk(request), request.query_params.get("name", "")
    with desk.open() as case:
        found = [checked.found for checked in desk.read_all(case) if checked.found]
        entries = list_people(found)
        said = cases.list_samenesses(case)
        quoted = [
            (report.story, row)
            for report in found
            for row in (list_rows(report, Sieve()).all if name else ())
            if row.finding.attribution.person and fold_name(row.finding.attribution.person.name) == fold_name(name)
        ]
        return render(
            request,
            "people.html",
            case,
            entries=entries,
            said=said,
            pairs=_list_pairs(entries, said),
            chosen=name,
            quoted=quoted,
        )


def _list_pairs(entries: tuple[Entry, ...], said: tuple[cases.Sameness, ...]) -> list[tuple[str, str]]:
    """Return names that end alike and of which nobody said yet whether they are one person."""
    known = {frozenset((one.one, one.other)) for one in said}
    names = [entry.person.name for entry in entries]
    alike = [
        (one, other)
        for one, other in combinations(names, 2)
        if fold_name(one).split()[-1:] == fold_name(other).split()[-1:] and frozenset((one, other)) not in known
    ]
    return alike[:MOST_PAIRS]


def say_same(request: Request, form: FormData) -> Response:
    """Keep that two names are one person, or are not, and have the stories judged by it."""
    desk = get_desk(request)
    one, other, said = field(form, "one").strip(), field(form, "other").strip(), field(form, "said")
    if not one or not other or one == other:
        raise UsageError("expected two different names; choose one in each list")
    if said not in ("same", "other", ""):
        raise UsageError(f"expected same or other, found {said[:20]!r}; load the page again")
    with desk.open() as case:
        cases.say_same(case, one[:300], other[:300], {"same": True, "other": False, "": None}[said], desk.by)
    check_soon(desk)
    return go(request, "/people")
