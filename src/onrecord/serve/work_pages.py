"""What goes on in the background -> a part of a page, and events that tell of progress while it goes on."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from onrecord.serve.pages import get_desk, render
from onrecord.serve.work import Job

STEP_SECONDS = 0.2
IDLE_STEPS = 75  # steps after which a quiet line keeps the connection open


def show_work(request: Request) -> Response:
    """Answer with the list of what goes on."""
    return render(request, "work.html", None)


def close_job(request: Request, form: FormData) -> Response:
    """Take a job that is over off the list."""
    get_desk(request).work.forget(request.path_params["number"])
    return Response("")


async def tell_progress(request: Request) -> Response:
    """Answer with events: how far each job is, until none is left that is not over."""
    return StreamingResponse(_tell(request), media_type="text/event-stream")


async def _tell(request: Request) -> AsyncIterator[str]:
    work, told, quiet = get_desk(request).work, "", 0
    while not await request.is_disconnected():
        jobs = work.list_jobs()
        now = json.dumps([_row(job) for job in jobs])
        if now != told:
            yield f"data: {now}\n\n"
            told, quiet = now, 0
        if all(job.is_over for job in jobs):
            yield "event: over\ndata: {}\n\n"
            return
        quiet += 1
        if quiet % IDLE_STEPS == 0:
            yield ": still at it\n\n"
        await asyncio.sleep(STEP_SECONDS)


def _row(job: Job) -> dict[str, object]:
    return {
        "number": job.number,
        "title": job.title,
        "done": job.done,
        "total": job.total,
        "at": job.at,
        "isOver": job.is_over,
    }
