"""A template and values -> an answer; every word from a document is escaped and made visible on its way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.report.html.tags import isolate, show_sign
from onrecord.report.visible import flatten, make_visible
from onrecord.serve.choices import BUTTONS, button_of
from onrecord.serve.desk import Desk
from onrecord.store import case as cases

if TYPE_CHECKING:
    from jinja2 import Environment

Answer = Callable[[Request], Response]
Writing = Callable[[Request, FormData], Response]
MOST_FIELDS = 50
EXCERPT = 90  # characters of a quotation in a row of a list

SECTIONS = (
    ("/", "Stories"),
    ("/record", "Record"),
    ("/people", "People"),
    ("/search", "Search"),
    ("/changes", "Changes"),
    ("/export", "Export"),
    ("/settings", "Settings"),
    ("/log", "Log"),
)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    made.filters |= {"name": _name, "excerpt": _excerpt, "sign": _sign, "count": count, "when": _tell_when}
    made.globals |= {"buttons": BUTTONS, "button_of": button_of}
    return made


def _finalize(value: object) -> object:
    """Spell out what would steer a screen; the escaping of HTML follows."""
    if isinstance(value, Markup):
        return value
    return make_visible(value) if isinstance(value, str) else value


def _name(text: str) -> Markup:
    """Shut a name from a document off from the direction of the text around it."""
    return Markup(isolate(text))


def _sign(level: object) -> Markup:
    return Markup(show_sign(level))  # type: ignore[arg-type]


def _excerpt(text: str) -> str:
    words = flatten(text)
    return words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + " …"


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun, "1 document", "2,000 documents"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _tell_when(made: str | datetime) -> Markup:
    """Return a time as an element that the page's script shows in the reader's own time zone."""
    moment = made if isinstance(made, datetime) else datetime.fromisoformat(made)
    return Markup('<time datetime="{}">{} UTC</time>').format(moment.isoformat(), moment.strftime("%-d %b %Y, %H:%M"))


def get_desk(request: Request) -> Desk:
    """Return the desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


def is_part(request: Request, target: str) -> bool:
    """Say whether only one part of the page is asked for, into which the answer goes."""
    headers = request.headers
    return headers.get("hx-target") == target and "hx-history-restore-request" not in headers


def render(request: Request, template: str, case: cases.Case | None, **values: object) -> Response:
    """Return the answer that a template makes, with what every page of the desk shows."""
    desk = get_desk(request)
    here = request.url.path
    shown = {
        "case_name": case.path.stem if case else "",
        "csrf": request.app.state.keys.csrf,
        "is_read_only": case.is_read_only if case else False,
        "jobs": desk.work.list_jobs(),
        "sections": SECTIONS if case else (),
        "section": next((path for path, _ in SECTIONS if path != "/" and here.startswith(path)), "/"),
        "by": desk.by,
    }
    return HTMLResponse(_environment().get_template(template).render(shown | values))


def writing(answer: Writing) -> Callable[[Request], Awaitable[Response]]:
    """Return an endpoint that reads the form that was sent and leaves the rest to `answer`, in a thread of its own."""

    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=0, max_fields=MOST_FIELDS, max_part_size=20_000_000) as form:
            return await run_in_threadpool(answer, request, form)

    return endpoint


def field(form: FormData, name: str) -> str:
    """Return a field of a form with the line ends that documents have, "" where it was not sent."""
    value = form.get(name, "")
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""


def read_number(text: str | None, other: int) -> int:
    """Return the whole number that a part of an address is, `other` where it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else other


def go(request: Request, address: str) -> Response:
    """Lead the browser on after something was written."""
    if "hx-request" in request.headers:
        return Response(status_code=204, headers={"HX-Redirect": address})
    return Response(status_code=303, headers={"Location": address})
