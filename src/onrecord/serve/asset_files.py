"""The name of a file that belongs to the desk -> the file; only those of a literal table exist."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

# name in addresses: media type, and the (package, file) that it is made of, one after the other
_ASSETS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "desk.css": (
        "text/css",
        (("onrecord.report.html", "style.css"), ("onrecord.serve", "assets/desk.css")),
    ),
    "desk.js": ("text/javascript", (("onrecord.serve", "assets/desk.js"),)),
    "icon.svg": ("image/svg+xml", (("onrecord.serve", "assets/icon.svg"),)),
    "htmx.js": ("text/javascript", (("onrecord.serve", "assets/htmx.min.js"),)),
}


@cache
def _load(name: str) -> bytes:
    return b"\n".join(files(package).joinpath(path).read_bytes() for package, path in _ASSETS[name][1])


def serve_asset(request: Request) -> Response:
    """Answer with a file of the desk."""
    name = request.path_params["name"]
    if name not in _ASSETS:
        raise HTTPException(404)
    return Response(_load(name), media_type=_ASSETS[name][0])
