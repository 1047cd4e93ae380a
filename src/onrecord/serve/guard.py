"""A request -> let through, or refused: who may come in, from where, and how much they may send.

The desk shows other people's documents and keeps a newsroom's decisions, so that no other page, program or machine may
read or write here: every request names this very host, carries a cookie that only the person who started the desk was
given, and a request that writes must come from a page of the desk itself.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import socket
import time
from dataclasses import dataclass, field
from html import escape
from threading import Lock
from urllib.parse import quote, urlencode

from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request, cookie_parser
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSRF_HEADER = "x-desk-key"
SIGN_IN = "/sign-in"
ASSETS = "/assets/"
READS = ("GET", "HEAD")
# One batch of dropped files; the page sends many files in several batches.
UPLOAD_LIMIT = 256_000_000
# Everything else that is sent: a draft is the longest of it.
FORM_LIMIT = 21_000_000
UPLOAD = "/files"
WAIT_SECONDS = 1.0  # after a wrong password, for everybody: a thousand guesses take a quarter of an hour

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


def hash_password(password: str, salt: bytes) -> bytes:
    """Return what a password is compared by. Source: OWASP, Password Storage (scrypt, N=2^15, r=8, p=3)."""
    return hashlib.scrypt(password.encode(), salt=salt, n=1 << 15, r=8, p=3, maxmem=64 << 20)


@dataclass(kw_only=True)
class Keys:
    """What opens the desk: the token in the address that is printed at the start, or a password; new at each start."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    password: bytes | None = None  # as `hash_password` returns it; None where the token opens the desk
    _turn: Lock = field(default_factory=Lock)

    def set_password(self, password: str) -> None:
        """Let a password open the desk from now on, instead of the token."""
        self.password = hash_password(password, self.salt)

    def is_password(self, given: str) -> bool:
        """Say whether `given` is the password; one guess at a time, and a wrong one takes a while.

        A guess that comes while another is looked at is refused at once: many of them must not stop the desk.
        """
        if not self._turn.acquire(blocking=False):
            return False
        try:
            is_right = self.password is not None and is_same(hash_password(given, self.salt), self.password)
            if not is_right:
                time.sleep(WAIT_SECONDS)
            return is_right
        finally:
            self._turn.release()


def is_same(one: bytes, other: bytes) -> bool:
    """Compare in a time that tells nothing."""
    return hmac.compare_digest(one, other)


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where the desk listens."""

    host: str = "127.0.0.1"
    port: int

    @property
    def is_loopback(self) -> bool:
        """Say whether only this machine can reach it."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def is_named_by(self, header: str) -> bool:
        """Say whether a Host header means this desk; a name that an attacker's server made to lead here does not.

        Names are those of this machine; numbers cannot be made to lead elsewhere, so any will do where others may come.
        """
        name, _, port = header.rpartition(":") if not header.endswith("]") else (header, "", "")
        if (port or "80") != str(self.port):
            return False
        name = name.strip("[]").lower()
        if name == "localhost" or name == self.host.lower():
            return True
        try:
            number = ipaddress.ip_address(name)
        except ValueError:
            mine = socket.gethostname().lower()
            return not self.is_loopback and name in (mine, f"{mine}.local")
        return number.is_loopback if self.is_loopback else True


class Guard:
    """The door of the desk, around everything else."""

    def __init__(self, app: ASGIApp, address: Address, keys: Keys) -> None:
        self.app = app
        self.address = address
        self.keys = keys
        self.cookie = f"onrecord-{address.port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [(name, value) for name, value in message["headers"] if name.decode().lower() not in HEADERS]
                message["headers"] = kept + [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            await send(message)

        answer = self._refuse(scope)
        if answer is None and scope["path"] == SIGN_IN:
            answer = await self._sign_in(Request(scope, _limit(receive, FORM_LIMIT)))
        if answer is not None:
            await answer(scope, receive, send_safely)
            return
        limit = UPLOAD_LIMIT if scope["path"] == UPLOAD else FORM_LIMIT
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdecimal() or int(length) > limit:
            await _say(413, f"Expected at most {limit // 1_000_000} MB at once, found more.")(
                scope, receive, send_safely
            )
            return
        await self.app(scope, _limit(receive, limit), send_safely)

    def _refuse(self, scope: Scope) -> Response | None:
        headers, path, method = Headers(scope=scope), scope["path"], scope["method"]
        if not self.address.is_named_by(headers.get("host", "")):
            return _say(421, "This desk does not go by that name; open the address that it printed.")
        if method in READS and _is_fetched_elsewhere(headers):
            return _say(403, "Another page may not ask this desk for anything.")
        if method not in READS and not self._comes_from_here(headers):
            return _say(403, "Only the desk's own pages may send something here; load the page again.")
        if path == SIGN_IN or path.startswith(ASSETS):
            return None
        query = QueryParams(scope["query_string"])
        if self.keys.password is None and method in READS and "token" in query:
            return self._admit(scope, query)
        if not self._knows(headers):
            return self._turn_away(scope)
        if method not in READS and not is_same(headers.get(CSRF_HEADER, "").encode(), self.keys.csrf.encode()):
            return _say(403, "This page is from an earlier start of the desk; load it again.")
        return None

    def _comes_from_here(self, headers: Headers) -> bool:
        """Say whether a request was made by a page of this very host, as browsers tell it and no page can change."""
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None and site != "same-origin":
            return False
        return origin in (f"http://{headers['host']}", f"https://{headers['host']}")

    def _knows(self, headers: Headers) -> bool:
        given = cookie_parser(headers.get("cookie", "")).get(self.cookie, "")
        return is_same(given.encode(), self.keys.session.encode())

    def _admit(self, scope: Scope, query: QueryParams) -> Response:
        """Turn the token of the address into a cookie, and lead on to the address without it."""
        if not is_same(query["token"].encode(), self.keys.token.encode()):
            return self._turn_away(scope)
        rest = urlencode([(name, value) for name, value in query.multi_items() if name != "token"])
        answer = RedirectResponse(_clean(scope["path"]) + (f"?{rest}" if rest else ""), status_code=303)
        self._give_cookie(answer)
        return answer

    def _give_cookie(self, answer: Response) -> None:
        answer.set_cookie(self.cookie, self.keys.session, httponly=True, samesite="strict", path="/")

    def _turn_away(self, scope: Scope) -> Response:
        if self.keys.password is not None:
            return RedirectResponse(f"{SIGN_IN}?{urlencode({'next': _clean(scope['path'])})}", status_code=303)
        again = f'<p><a href="{escape(_clean(scope["path"]))}">Try again</a></p>'
        return _page(
            401,
            "This desk is somebody's own",
            "<p>Open it with the address that <code>onrecord desk</code> printed. If you came here by a link from "
            f"another page, this is enough:</p>{again}",
        )

    async def _sign_in(self, request: Request) -> Response:
        if self.keys.password is None:
            return RedirectResponse("/", status_code=303)
        path = _clean(request.query_params.get("next", "/"))
        told = ""
        if request.method == "POST":
            from starlette.concurrency import run_in_threadpool

            async with request.form(max_files=0, max_fields=4) as form:
                given = str(form.get("password", ""))
            if await run_in_threadpool(self.keys.is_password, given):
                answer = RedirectResponse(path, status_code=303)
                self._give_cookie(answer)
                return answer
            told = '<p role="alert">That is not the password, or somebody else is just trying; try again.</p>'
        form_html = (
            f'<form method="post" action="{SIGN_IN}?{escape(urlencode({"next": path}))}">{told}'
            '<p><label for="password">Password</label> '
            '<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>'
            "</p><p><button>Open the desk</button></p></form>"
        )
        return _page(200 if not told else 403, "On Record", form_html)


def _is_fetched_elsewhere(headers: Headers) -> bool:
    """Say whether another site's page asks for something other than to be left for the desk, by a link."""
    is_followed = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return headers.get("sec-fetch-site") == "cross-site" and not is_followed


def _clean(path: str) -> str:
    """Return a path of this desk for use in an address; what could lead elsewhere leads home."""
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\"))
    return quote(path) if is_ours else "/"


def _limit(receive: Receive, limit: int) -> Receive:
    """Return a `receive` that stops at `limit` bytes, whatever length was announced."""
    seen = 0

    async def receive_some() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise TooMuchError
        return message

    return receive_some


class TooMuchError(Exception):
    """More was sent than this desk takes at once."""


def _say(status: int, text: str) -> Response:
    return PlainTextResponse(text, status_code=status)


def _page(status: int, title: str, body: str) -> Response:
    return HTMLResponse(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><title>{title}</title><link rel="stylesheet" '
        f'href="/assets/desk.css"></head><body class="alone"><main><h1>{title}</h1>{body}</main></body></html>',
        status_code=status,
    )
