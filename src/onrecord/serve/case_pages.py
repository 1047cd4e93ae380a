"""The case as a whole: its stories and how far they are, what changed, how it is checked, its log, and its exports."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord import casebook, flow
from onrecord.errors import UsageError
from onrecord.judge.policy import SHIPPED, load_policy
from onrecord.report.html.foot import count_of
from onrecord.report.words import name_ruling
from onrecord.serve.exports import FORMS, render_form
from onrecord.serve.pages import field, get_desk, go, render
from onrecord.serve.sieve import Rows, Sieve, list_rows
from onrecord.serve.story_pages import check_soon
from onrecord.store import case as cases

LOG_LINES = 500


def show_home(request: Request) -> Response:
    """Answer with the stories of the case and how far they are; before that with the cases to choose from."""
    desk = get_desk(request)
    if desk.path is None:
        return render(request, "choose.html", None, names=desk.list_cases(), folder=desk.folder.resolve().name)
    with desk.open() as case:
        state = desk.look(case).state
        stories = [
            (
                checked,
                list_rows(checked.found, Sieve()) if checked.found else Rows((), Sieve()),
                casebook.is_checked(case, checked.version, state),
            )
            for checked in desk.read_all(case)
        ]
        rows = [each for _, found, _ in stories for each in found.all]
        return render(
            request,
            "home.html",
            case,
            stories=stories,
            rows=Rows(tuple(rows), Sieve()),
            documents=len(desk.look(case).records),
            settings=cases.read_settings(case),
        )


def choose_case(request: Request, form: FormData) -> Response:
    """Open a casebook of the folder, or make one there."""
    desk = get_desk(request)
    if field(form, "open"):
        desk.choose(field(form, "open"))
    else:
        desk.make(field(form, "name"))
    return go(request, "/")


def check_now(request: Request, form: FormData) -> Response:
    """Check what changed since the last check."""
    check_soon(get_desk(request))
    return go(request, _here(request))


def _here(request: Request) -> str:
    """Return the path of the page that asked, as htmx tells it."""
    path = urlsplit(request.headers.get("hx-current-url", "/")).path
    return path if path.startswith("/") and not path.startswith("//") else "/"


def show_changes(request: Request) -> Response:
    """Answer with what differs between the last two checks of each story."""
    desk = get_desk(request)
    with desk.open() as case:
        stories = [(version, casebook.list_changes(case, version)) for version in cases.list_stories(case)]
        return render(
            request, "changes.html", case, stories=[each for each in stories if each[1]], name_ruling=name_ruling
        )


def show_log(request: Request) -> Response:
    """Answer with who did what."""
    with get_desk(request).open() as case:
        return render(request, "log.html", case, lines=cases.read_log(case, LOG_LINES), most=LOG_LINES)


def show_settings(request: Request) -> Response:
    """Answer with how the case is checked."""
    with get_desk(request).open() as case:
        policies = [load_policy(name) for name in SHIPPED]
        return render(request, "settings.html", case, settings=cases.read_settings(case), policies=policies)


def keep_settings(request: Request, form: FormData) -> Response:
    """Keep how the case is checked, and check it so."""
    desk = get_desk(request)
    with desk.open() as case:
        before = cases.read_settings(case)
        name = field(form, "policy")
        is_own = bool(before.policy_text) and name == before.policy
        if not is_own and name not in SHIPPED:
            raise UsageError(f"expected a house policy, one of {', '.join(SHIPPED)}, found {name[:40]!r}")
        covers = tuple(line.strip() for line in field(form, "covers").splitlines() if line.strip())
        settings = cases.Settings(
            policy=name,
            policy_text=before.policy_text if is_own else None,
            complete=field(form, "complete") == "1",
            covers=covers,
        )
        _ = flow.Options(covers=covers).coverage  # complains where a line is no NAME or NAME,DATE
        cases.keep_settings(case, settings, desk.by)
    check_soon(desk)
    return go(request, "/changes")


def list_exports(request: Request) -> Response:
    """Answer with the forms in which the findings can be taken along."""
    desk = get_desk(request)
    with desk.open() as case:
        found = [checked for checked in desk.read_all(case) if checked.found]
        number = sum(len(checked.found.findings) for checked in found if checked.found)
        return render(request, "exports.html", case, exports=FORMS.values(), summary=count_of(number, "quotation"))


def export(request: Request) -> Response:
    """Answer with the findings in one form, as a file."""
    desk, name = get_desk(request), request.path_params["name"]
    if name not in FORMS:
        raise HTTPException(404)
    with desk.open() as case:
        report = casebook.read_report(case, desk.open_shelf(case).opened)
        data = render_form(name, report)
        stem = "".join(char if char.isascii() and char.isalnum() else "-" for char in case.path.stem) or "case"
    return Response(
        data,
        media_type=FORMS[name].media_type,
        headers={"content-disposition": f'attachment; filename="{stem}{FORMS[name].suffix}"'},
    )
