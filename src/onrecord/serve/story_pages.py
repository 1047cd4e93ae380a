"""Stories on the desk: set type beside the findings, one of them opened, decided on, and the draft edited."""

from __future__ import annotations

from concurrent.futures import TimeoutError as StillAtWorkError
from contextlib import suppress

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from onrecord import casebook
from onrecord.casebook import CheckedVersion
from onrecord.errors import UsageError
from onrecord.model import Choice, Decision, Span
from onrecord.report.html.story import Links, show_linked_story
from onrecord.serve.choices import show_decision
from onrecord.serve.desk import PATIENCE_SECONDS, Desk
from onrecord.serve.finding import view_finding
from onrecord.serve.pages import field, get_desk, go, is_part, render
from onrecord.serve.sieve import Rows, Sieve, list_rows
from onrecord.store import case as cases


def show_story(request: Request) -> Response:
    """Answer with a story and the list of its findings."""
    desk = get_desk(request)
    with desk.open() as case:
        version = cases.find_version(case, request.path_params["key"])
        return _answer(request, case, desk.read(case, version), None)


def show_finding(request: Request) -> Response:
    """Answer with a story and one of its findings."""
    desk = get_desk(request)
    with desk.open() as case:
        version, check = cases.find_checked(case, request.path_params["id"])
        return _answer(request, case, desk.read(case, version, check), request.path_params["id"])


def _answer(
    request: Request, case: cases.Case, checked: CheckedVersion, id: str | None, said: str = "", swaps: str = ""
) -> Response:
    """Answer with the whole page, or with the panel alone where that is asked for."""
    desk, found = get_desk(request), checked.found
    rows = list_rows(found, Sieve.of(request.query_params)) if found else Rows((), Sieve())
    row = rows.find(id) if id else None
    values: dict[str, object] = {
        "checked": checked,
        "rows": rows,
        "row": row,
        "said": said,
        "swaps": Markup(swaps),
        "titles": _name_documents(desk, case, rows),
    }
    if row and found:
        values["view"] = view_finding(desk, case, checked, row)
    if is_part(request, "panel"):
        return render(request, "panel.html", case, **values)
    versions = cases.list_versions(case, checked.version.story)
    words = Markup(_set_story(checked, rows)) if found else ""
    story = found.story if found else cases.read_version(case, checked.version)
    return render(
        request,
        "story.html",
        case,
        **values,
        words=words,
        text=story.text,
        versions=versions,
        latest=versions[-1],
        is_current=casebook.is_checked(case, checked.version, desk.look(case).state),
    )


def _name_documents(desk: Desk, case: cases.Case, rows: Rows) -> dict[str, str]:
    records = desk.open_shelf(case).of
    return {id: records[id].title if id in records else "a document that was removed" for id in rows.documents}


def _set_story(checked: CheckedVersion, rows: Rows) -> str:
    assert checked.found
    decided = {row.finding.id: row.decision for row in rows.all}
    links = Links(
        number=1,
        address=lambda finding: f"/finding/{finding.id}{rows.sieve.query}",
        beside=lambda finding: show_decision(finding.id, decided.get(finding.id)),
    )
    return show_linked_story(checked.found, links)


def decide(request: Request, form: FormData) -> Response:
    """Keep a decision on a finding, or take it back."""
    desk, id = get_desk(request), request.path_params["id"]
    chosen = field(form, "choice")
    if chosen not in (*Choice, ""):
        raise UsageError(f"expected one of {', '.join(Choice)}, found {chosen!r}; load the page again")
    choice = Choice(chosen) if chosen else None
    with desk.open() as case:
        version, check = cases.find_checked(case, id)
        found = desk.read(case, version, check).found
        finding = next((each for each in found.findings if each.id == id), None) if found else None
        if finding is None:
            raise UsageError(f"{case.path}: there is no finding {id!r} in this case; load the page again")
        casebook.decide(case, version, finding, desk.by, choice, field(form, "note").strip()[:4000])
        desk.note_decision(case)
        checked = desk.read(case, version, check)
        swap = show_decision(id, _decision(checked, id), is_swapped=True)
        said = f"Decided: {choice.value.replace('-', ' ')}." if choice else "The decision is taken back."
        return _answer(request, case, checked, id, said, swap)


def _decision(checked: CheckedVersion, id: str) -> Decision | None:
    decisions = checked.found.decisions if checked.found else ()
    return next((decision for decision in decisions if decision.finding == id), None)


def choose_place(request: Request, form: FormData) -> Response:
    """Keep from which of several places a quotation is, and have its story judged by it."""
    desk, id = get_desk(request), request.path_params["id"]
    with desk.open() as case:
        cases.find_checked(case, id)  # complains where there is none
        record, at = field(form, "record") or None, field(form, "at")
        if record:
            cases.find_record(case, record)
        cases.choose_place(case, id, record, read_span(at) if record else None, desk.by)
    check_soon(desk)
    return go(request, f"/finding/{id}")


def read_span(text: str) -> Span:
    """Return the span that "START-END" names.

    Raises:
        UsageError: it names none.
    """
    first, _, last = text.partition("-")
    if not (first.isdecimal() and last.isdecimal() and int(first) < int(last) < 1 << 40):
        raise UsageError(f"expected a stretch of text as START-END, found {text[:40]!r}; follow a link of the desk")
    return Span(int(first), int(last))


def check_soon(desk: Desk) -> None:
    """Check again what changed, and wait for it as long as it takes no time to speak of."""
    with suppress(StillAtWorkError):
        desk.work.start("Checking the stories", desk.check).result(PATIENCE_SECONDS)


def edit_story(request: Request) -> Response:
    """Answer with the draft in a field, beside its findings."""
    desk = get_desk(request)
    with desk.open() as case:
        version = cases.find_version(case, request.path_params["key"])
        latest = cases.list_versions(case, version.story)[-1]
        if latest.id != version.id:
            return go(request, f"/story/{latest.key}/edit")
        checked = desk.read(case, version)
        rows = list_rows(checked.found, Sieve()) if checked.found else Rows((), Sieve())
        text = cases.read_version(case, version).text
        return render(request, "edit.html", case, checked=checked, text=text, rows=rows)


def try_story(request: Request, form: FormData) -> Response:
    """Answer with the findings of a draft as it stands in the field; nothing is kept."""
    desk, text = get_desk(request), field(form, "text")
    with desk.open() as case:
        rows = Rows((), Sieve())
        if text.strip():
            found = casebook.try_version(case, request.path_params["key"], text, desk.open_shelf(case).opened)
            rows = list_rows(found, Sieve())
        return render(request, "trial.html", case, rows=rows)


def save_story(request: Request, form: FormData) -> Response:
    """Keep an edited draft as the next version, check it, and show what became of the decisions."""
    desk = get_desk(request)
    text = field(form, "text")
    if not text.strip():
        raise UsageError("expected the words of the story, found none; to start over, paste another draft")
    with desk.open() as case:
        before = cases.find_version(case, request.path_params["key"])
        version = casebook.write_version(case, before.key, text, desk.by)
    check_soon(desk)
    return go(request, f"/story/{version.key}")


def paste_story(request: Request, form: FormData) -> Response:
    """Keep a pasted draft as a story of its own and check it."""
    desk = get_desk(request)
    text, title = field(form, "text"), field(form, "title").strip()
    if not text.strip():
        raise UsageError("expected a draft, found no words; paste the text of a story")
    name = "".join(char if char.isalnum() or char in " -_" else "-" for char in title)[:80].strip(" -") or "draft"
    body = f"{title}\n\n{text}" if title and not text.lstrip().startswith(title) else text
    with desk.open() as case:
        added = casebook.add_story_file(case, cases.File(f"{name}.txt", body.encode()), desk.by, is_separate=True)
    check_soon(desk)
    return go(request, f"/story/{added.versions[0].key}")
