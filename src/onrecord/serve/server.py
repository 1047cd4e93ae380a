"""A desk -> served until somebody stops it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from onrecord.errors import MissingExtraError, UsageError
from onrecord.serve.desk import Desk
from onrecord.serve.guard import Address, Keys
from onrecord.serve.work import Outcome, Progress


def serve_desk(
    case: Path | None,
    by: str,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    password: str | None = None,
    announce: Callable[[str], None] = print,
) -> None:
    """Serve the desk until it is interrupted; `announce` is told the address once it can be opened.

    `port` 0 takes any that is free. Addresses that other machines can reach need a password.

    Raises:
        UsageError: the address cannot be had, or needs a password.
        MissingExtraError: the libraries of the desk are not installed.
    """
    try:
        import uvicorn

        from onrecord.serve.app import make_app
    except ImportError:
        raise MissingExtraError('the desk needs optional libraries: pip install "onrecord[desk]"') from None
    if not Address(host=host, port=port).is_loopback and password is None:
        raise UsageError(f"--host {host}: other machines could open the desk there; give it a --password-file")
    desk = Desk(by=by, folder=case.parent if case else Path(), path=case)
    keys = Keys()
    if password is not None:
        keys.set_password(password)
    with _listen(host, port) as listening:
        address = Address(host=host, port=listening.getsockname()[1])
        app = make_app(desk, address, keys)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, lifespan="on",
            timeout_graceful_shutdown=1,
        )  # fmt: skip
        desk.work.start("Opening the record", lambda progress: _open_record(desk, progress))
        announce(_tell(address, keys))
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle's wait on: the second part of an answer would stand 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()  # who comes before the server does waits, and is not turned away
    except OSError as error:
        listening.close()
        raise UsageError(f"{host}, port {port}: could not be taken ({error.strerror or error}); try another") from error
    return listening


def _tell(address: Address, keys: Keys) -> str:
    host = f"[{address.host}]" if ":" in address.host else address.host
    return f"http://{host}:{address.port}/" + ("" if keys.password else f"?token={keys.token}")


def _open_record(desk: Desk, progress: Progress) -> Outcome | None:
    if desk.path is None:
        return None
    with desk.open() as case:
        desk.open_shelf(case, progress)
    desk.make_searchable(progress)
    return None
