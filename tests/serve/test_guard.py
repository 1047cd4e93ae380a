from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord.serve import guard
from onrecord.serve.app import ROUTES, make_app
from onrecord.serve.desk import Desk
from onrecord.serve.guard import CSRF_HEADER, HEADERS, Address, Keys

PORT = 8000
BASE = f"http://127.0.0.1:{PORT}"

READ = [
    "/", "/record", "/people", "/search", "/changes", "/log", "/settings", "/export", "/work", "/export/json",
]  # fmt: skip
WRITE = [
    "/case", "/story/x", "/story/x/trial", "/draft", "/finding/x/decision", "/finding/x/place", "/record/x/correction",
    "/record/x/removal", "/people", "/settings", "/files", "/check", "/work/1/seen",
]  # fmt: skip


def test_the_lists_of_this_test_name_every_address_that_writes() -> None:
    writing = [route.path for route in ROUTES if isinstance(route, Route) and "POST" in (route.methods or ())]
    assert len(writing) == len(WRITE)


def test_nobody_reads_without_the_cookie(stranger: TestClient) -> None:
    for answer in map(stranger.get, READ):
        assert answer.status_code == 401
        assert "merrowen" not in answer.text


def test_nobody_writes_without_the_cookie(stranger: TestClient, keys: Keys) -> None:
    headers = {"origin": BASE, CSRF_HEADER: keys.csrf}
    assert {stranger.post(path, headers=headers).status_code for path in WRITE} == {401}


@pytest.mark.parametrize(
    "change",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": ""},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {CSRF_HEADER: ""},
        {CSRF_HEADER: "guessed"},
    ],
    ids=str,
)
def test_no_other_page_writes(change: dict[str, str], client: TestClient) -> None:
    assert {client.post(path, headers=change).status_code for path in WRITE} == {403}


def test_a_page_without_an_origin_writes_nothing(client: TestClient) -> None:
    del client.headers["origin"]
    assert client.post("/check").status_code == 403


def test_the_token_becomes_a_cookie_that_scripts_and_other_sites_do_not_get(stranger: TestClient, keys: Keys) -> None:
    answer = stranger.get(f"/finding/abc?level=wrong&token={keys.token}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/finding/abc?level=wrong"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert keys.token not in answer.headers["set-cookie"]
    assert stranger.get("/").status_code == 200


def test_a_wrong_token_opens_nothing(stranger: TestClient) -> None:
    assert stranger.get("/?token=guessed").status_code == 401
    assert stranger.get("/").status_code == 401


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:81", "", "192.0.2.7:8000"]
)
def test_another_name_is_refused(host: str, client: TestClient) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"[::1]:{PORT}", f"LOCALHOST:{PORT}"])
def test_names_of_this_machine_are_taken(host: str, client: TestClient) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_beyond_this_machine_numbers_are_taken_and_foreign_names_are_not() -> None:
    address = Address(host="0.0.0.0", port=PORT)
    assert address.is_named_by(f"192.0.2.7:{PORT}")
    assert not address.is_named_by(f"evil.example:{PORT}")


def test_what_another_page_embeds_is_refused_and_a_link_is_not(client: TestClient) -> None:
    image = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}
    frame = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert client.get("/", headers=image).status_code == 403
    assert client.get("/", headers=frame).status_code == 403
    assert client.get("/", headers=link).status_code == 200


def test_every_answer_has_the_headers(client: TestClient) -> None:
    for path in (*READ, "/nothing-here", "/assets/desk.css", "/assets/desk.js", "/story/none"):
        answer = client.get(path)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, path


def test_a_refusal_has_the_headers_too(stranger: TestClient) -> None:
    assert {name: stranger.get("/").headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_lets_no_page_run_or_load_anything_from_elsewhere() -> None:
    policy = dict(part.split(maxsplit=1) for part in HEADERS["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert all(value in ("'none'", "'self'") for value in policy.values())


def test_more_than_the_limit_is_refused_by_its_announced_length(client: TestClient) -> None:
    headers = {"content-length": str(guard.FORM_LIMIT + 1)}
    assert client.post("/draft", headers=headers, content=b"").status_code == 413


def test_more_than_the_limit_is_refused_while_it_streams(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "UPLOAD_LIMIT", 1000)

    def body() -> object:
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        for _ in range(100):
            yield b"x" * 100

    headers = {"content-type": "multipart/form-data; boundary=x"}
    assert client.post("/files", content=body(), headers=headers).status_code == 413  # type: ignore[arg-type]


def test_more_files_than_the_limit_are_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.serve import file_pages

    monkeypatch.setattr(file_pages, "MOST_FILES", 2)
    files = [("files", (f"{n}.txt", b"words")) for n in range(3)]
    assert client.post("/files", files=files).status_code == 400


@pytest.fixture
def outside(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Starlette:
    monkeypatch.setattr(guard, "WAIT_SECONDS", 0.0)
    keys = Keys()
    keys.set_password("a long enough password")
    return make_app(desk, Address(host="0.0.0.0", port=PORT), keys)


def test_a_password_opens_a_desk_that_others_can_reach(outside: Starlette) -> None:
    with TestClient(outside, base_url=f"http://192.0.2.7:{PORT}", follow_redirects=False) as client:
        here = {"origin": f"http://192.0.2.7:{PORT}"}
        sent = client.get("/story/abc")
        assert sent.headers["location"] == "/sign-in?next=%2Fstory%2Fabc"
        form = client.get(sent.headers["location"])
        assert 'type="password"' in form.text
        wrong = client.post("/sign-in", data={"password": "guessed"}, headers=here)
        assert wrong.status_code == 403
        assert "set-cookie" not in wrong.headers
        right = {"password": "a long enough password"}
        assert client.post("/sign-in", data=right).status_code == 403  # not from a page of the desk
        answer = client.post("/sign-in?next=%2Frecord", data=right, headers=here)
        assert answer.headers["location"] == "/record"
        assert client.get("/").status_code == 200


@pytest.mark.parametrize("next_", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(next_: str, outside: Starlette) -> None:
    with TestClient(outside, base_url=f"http://192.0.2.7:{PORT}", follow_redirects=False) as client:
        answer = client.post(
            "/sign-in",
            params={"next": next_},
            data={"password": "a long enough password"},
            headers={"origin": f"http://192.0.2.7:{PORT}"},
        )
        assert answer.headers["location"] == "/"


def test_the_token_opens_nothing_where_a_password_is_asked_for(outside: Starlette) -> None:
    with TestClient(outside, base_url=f"http://192.0.2.7:{PORT}", follow_redirects=False) as client:
        assert client.get(f"/?token={outside.state.keys.token}").headers["location"].startswith("/sign-in")
