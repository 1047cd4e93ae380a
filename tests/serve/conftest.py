"""What the tests of the desk share: a case that is checked, and a browser of its own that was let in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from onrecord import casebook, demo
from onrecord.serve.app import make_app
from onrecord.serve.desk import Desk
from onrecord.serve.guard import CSRF_HEADER, Address, Keys
from onrecord.store import case as cases

PORT = 8000
BASE = f"http://127.0.0.1:{PORT}"


@pytest.fixture(scope="session")
def checked_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up case as a casebook, checked; copied for each test."""
    folder = tmp_path_factory.mktemp("case")
    before = Path.cwd()
    os.chdir(demo.records().parent)
    try:
        with cases.make_case(folder / "merrowen.casebook", "Ann") as case:
            casebook.add_records(case, ["records"], "Ann")
            casebook.add_stories(case, ["stories"], "Ann")
            casebook.check_case(case, "Ann")
    finally:
        os.chdir(before)
    return folder / "merrowen.casebook"


@pytest.fixture
def file(checked_case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(checked_case, tmp_path))


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def desk(file: Path) -> Desk:
    return Desk(by="Ann", folder=file.parent, path=file)


@pytest.fixture
def app(desk: Desk, keys: Keys) -> Starlette:
    return make_app(desk, Address(port=PORT), keys)


@pytest.fixture
def stranger(app: Starlette) -> Iterator[TestClient]:
    """A browser that nobody let in."""
    with TestClient(app, base_url=BASE, follow_redirects=False) as client:
        yield client


@pytest.fixture
def client(stranger: TestClient, keys: Keys) -> TestClient:
    """A browser with the cookie, whose pages send what the desk's own pages send."""
    assert stranger.get(f"/?token={keys.token}").status_code == 303
    stranger.headers |= {"origin": BASE, "sec-fetch-site": "same-origin", CSRF_HEADER: keys.csrf, "hx-request": "true"}
    return stranger


@pytest.fixture
def case(file: Path) -> Iterator[cases.Case]:
    with cases.open_case(file) as case:
        yield case
