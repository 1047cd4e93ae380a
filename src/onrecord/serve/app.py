"""A desk and its keys -> the application that a server runs: addresses, errors, and the guard around them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import OnRecordError
from onrecord.serve import (
    asset_files,
    case_pages,
    file_pages,
    people_pages,
    record_pages,
    search_pages,
    story_pages,
    work_pages,
)
from onrecord.serve.desk import BusyError, Desk, NoCaseError
from onrecord.serve.guard import Address, Guard, Keys, TooMuchError
from onrecord.serve.pages import render, writing
from onrecord.serve.sheets import Painter

ROUTES = (
    Route("/", case_pages.show_home),
    Route("/case", writing(case_pages.choose_case), methods=["POST"]),
    Route("/story/{key}", story_pages.show_story),
    Route("/story/{key}", writing(story_pages.save_story), methods=["POST"]),
    Route("/story/{key}/edit", story_pages.edit_story),
    Route("/story/{key}/trial", writing(story_pages.try_story), methods=["POST"]),
    Route("/draft", writing(story_pages.paste_story), methods=["POST"]),
    Route("/finding/{id}", story_pages.show_finding),
    Route("/finding/{id}/decision", writing(story_pages.decide), methods=["POST"]),
    Route("/finding/{id}/place", writing(story_pages.choose_place), methods=["POST"]),
    Route("/record", record_pages.list_records),
    Route("/record/{id}", record_pages.show_record),
    Route("/record/{id}/page/{page:int}.png", record_pages.draw_page),
    Route("/record/{id}/correction", writing(record_pages.correct), methods=["POST"]),
    Route("/record/{id}/removal", writing(record_pages.remove), methods=["POST"]),
    Route("/printings", record_pages.show_printings),
    Route("/people", people_pages.show_people),
    Route("/people", writing(people_pages.say_same), methods=["POST"]),
    Route("/search", search_pages.show_search),
    Route("/changes", case_pages.show_changes),
    Route("/export", case_pages.list_exports),
    Route("/export/{name}", case_pages.export),
    Route("/settings", case_pages.show_settings),
    Route("/settings", writing(case_pages.keep_settings), methods=["POST"]),
    Route("/log", case_pages.show_log),
    Route("/files", file_pages.take_files, methods=["POST"]),
    Route("/check", writing(case_pages.check_now), methods=["POST"]),
    Route("/work", work_pages.show_work),
    Route("/work/events", work_pages.tell_progress),
    Route("/work/{number:int}/seen", writing(work_pages.close_job), methods=["POST"]),
    Route("/assets/{name}", asset_files.serve_asset),
)


def make_app(desk: Desk, address: Address, keys: Keys) -> Starlette:
    """Return the desk as an application; nothing reaches it but through the guard."""

    @asynccontextmanager
    async def live(app: Starlette) -> AsyncIterator[None]:
        yield
        desk.work.stop()
        app.state.painter.stop()

    app = Starlette(
        routes=ROUTES,
        middleware=[Middleware(Guard, address=address, keys=keys)],
        exception_handlers={
            OnRecordError: _complain,
            NoCaseError: _ask_for_case,
            BusyError: _ask_to_wait,
            TooMuchError: _refuse_size,
            HTTPException: _tell_http,
        },
        lifespan=live,
    )
    app.state.desk = desk
    app.state.keys = keys
    app.state.painter = Painter()
    return app


def _complain(request: Request, error: Exception) -> Response:
    """Answer with the one line that an error of ours is; what was looked for by its address was not there."""
    return _tell(request, 404 if request.method == "GET" else 422, str(error))


def _tell_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    told = "There is no such page." if error.status_code == 404 else error.detail
    return _tell(request, error.status_code, told)


def _tell(request: Request, status: int, text: str) -> Response:
    template = "complaint.html" if "hx-request" in request.headers else "error.html"
    title = "One moment" if status == 503 else "That did not work"
    answer = render(request, template, None, text=text, title=title)
    answer.status_code = status
    return answer


def _ask_for_case(request: Request, error: Exception) -> Response:
    return RedirectResponse("/", status_code=303)


def _ask_to_wait(request: Request, error: Exception) -> Response:
    """Answer with how far the opening is; the page's script loads it again when that is done."""
    return _tell(request, 503, "The record is being opened; this page comes by itself when it is.")


def _refuse_size(request: Request, error: Exception) -> Response:
    return PlainTextResponse("More was sent than this desk takes at once.", status_code=413)
