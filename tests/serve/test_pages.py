from __future__ import annotations

import hashlib
import io
import time
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.pdfgen import canvas
from starlette.testclient import TestClient

from onrecord import casebook
from onrecord.model import Finding, Ruling, Span
from onrecord.serve import desk as desk_module
from onrecord.serve import server
from onrecord.serve.desk import Desk
from onrecord.store import case as cases

ASSETS = Path(server.__file__).parent / "assets"


def find(case: cases.Case, ruling: Ruling) -> tuple[cases.Version, Finding]:
    for version in cases.list_stories(case):
        found = casebook.read_version(case, version).found
        for finding in found.findings if found else ():
            if finding.verdict and finding.verdict.ruling is ruling:
                return version, finding
    raise AssertionError(ruling)


def wait(desk: Desk) -> None:
    for _ in range(200):
        if all(job.is_over for job in desk.work.list_jobs()):
            return
        time.sleep(0.05)
    raise AssertionError("still at work")


def test_reading_writes_nothing(client: TestClient, case: cases.Case) -> None:
    before = cases.read_mark(case)
    version, finding = find(case, Ruling.REVERSED)
    record = cases.list_records(case)[0].id
    place = finding.places[0]
    at = f"{place.span.start}-{place.span.end}"
    for path in (
        "/", f"/story/{version.key}", f"/story/{version.key}/edit", f"/finding/{finding.id}", "/record",
        f"/record/{record}", f"/record/{record}?mend=3", f"/printings?record={place.record}&at={at}", "/people",
        "/people?name=Jonas+Halden", "/search?q=empty+quay", "/changes", "/log", "/settings", "/export", "/export/html",
        "/export/json", "/work", "/work/events",
    ):  # fmt: skip
        assert client.get(path).status_code == 200, path
    assert cases.read_mark(case) == before


def test_a_story_shows_its_findings_worst_first(client: TestClient, case: cases.Case) -> None:
    version, finding = find(case, Ruling.REVERSED)
    page = client.get(f"/story/{version.key}").text
    assert f'href="/finding/{finding.id}"' in page
    names = [page.index(f"</span> {name}</h3>") for name in ("Not on record", "Wrong", "Changed", "As printed")]
    assert names == sorted(names)


def test_a_sieve_leaves_the_rest_out(client: TestClient, case: cases.Case) -> None:
    version, finding = find(case, Ruling.REVERSED)
    panel = {"hx-target": "panel"}
    wrong = client.get(f"/story/{version.key}?level=wrong", headers=panel).text
    assert f"/finding/{finding.id}?level=wrong" in wrong
    assert "As printed</h3>" not in wrong
    nobody = client.get(f"/story/{version.key}?person=Nobody", headers=panel).text
    assert "No finding is like that" in nobody


def test_a_finding_shows_its_passage_and_where_it_stands(client: TestClient, case: cases.Case) -> None:
    _, finding = find(case, Ruling.REVERSED)
    page = client.get(f"/finding/{finding.id}").text
    assert "if the surveyor signs for it" in page
    assert "page 3 (marked 2), line 85, turn 41" in page
    assert 'aria-keyshortcuts="a"' in page


def test_a_decision_is_kept_and_shown(client: TestClient, case: cases.Case) -> None:
    version, finding = find(case, Ruling.REVERSED)
    answer = client.post(
        f"/finding/{finding.id}/decision",
        data={"choice": "needs-correction", "note": "See\r\npage 3."},
        headers={"hx-target": "panel"},
    )
    assert answer.status_code == 200
    assert "1 of 2" in answer.text
    assert 'hx-swap-oob="true"' in answer.text
    kept = cases.list_decisions(case, version)[finding.id].decision
    assert (kept.choice, kept.by, kept.note) == ("needs-correction", "Ann", "See\npage 3.")
    undecided = client.get(f"/story/{version.key}?undecided=1", headers={"hx-target": "panel"}).text
    assert f'data-finding="{finding.id}"' not in undecided
    client.post(f"/finding/{finding.id}/decision", data={"choice": ""})
    assert finding.id not in cases.list_decisions(case, version)


def test_what_is_no_decision_is_refused(client: TestClient, case: cases.Case) -> None:
    _, finding = find(case, Ruling.REVERSED)
    assert client.post(f"/finding/{finding.id}/decision", data={"choice": "burn it"}).status_code == 422
    assert client.post("/finding/none/decision", data={"choice": "right"}).status_code == 422
    assert client.get("/finding/none").status_code == 404


def test_an_edited_draft_takes_its_decisions_along(client: TestClient, case: cases.Case) -> None:
    version, reworded = find(case, Ruling.REVERSED)
    same = find(case, Ruling.NOT_ON_RECORD)[1]
    for finding in (reworded, same):
        client.post(f"/finding/{finding.id}/decision", data={"choice": "right"})
    text = cases.read_version(case, version).text.replace("have the berth on", "have the berth again on")
    answer = client.post(f"/story/{version.key}", data={"text": f"A line more.\n\n{text}"})
    address = answer.headers["hx-redirect"]
    page = client.get(address).text
    assert "2 of 2" in page
    assert "1 of 25 decided · 1 to look at again" in page
    assert "Reworded" in client.get("/changes").text
    old = client.get(f"/finding/{reworded.id}").text  # the address that somebody kept
    assert "Go to the latest version" in old


def test_a_draft_is_tried_and_nothing_is_kept(client: TestClient, case: cases.Case) -> None:
    version, finding = find(case, Ruling.REVERSED)
    client.post(f"/finding/{finding.id}/decision", data={"choice": "right"})
    before = cases.read_mark(case)
    text = cases.read_version(case, version).text.replace("have the berth on", "have the berth again on")
    tried = client.post(f"/story/{version.key}/trial", data={"text": text}).text
    assert "berth again on the first of April" in tried
    assert "right, look again" in tried
    assert "No quotations" in client.post(f"/story/{version.key}/trial", data={"text": " "}).text
    assert cases.read_mark(case) == before


def test_a_pasted_draft_is_checked(client: TestClient, case: cases.Case) -> None:
    draft = '"You can have the berth if the surveyor signs for it," Jonas Halden said.'
    address = client.post("/draft", data={"title": "A short one", "text": draft}).headers["hx-redirect"]
    page = client.get(address).text
    assert "A short one" in page
    assert "0 of 1 decided" in page


def test_dropped_files_are_added_and_what_fails_is_named(client: TestClient, desk: Desk, case: cases.Case) -> None:
    before = len(cases.list_records(case))
    files = [
        ("files", ("../../etc/note.txt", b"A note on the harbour: the crane was closed on Monday.")),
        ("files", ("broken.pdf", b"%PDF-1.7 and nothing else")),
    ]
    answer = client.post("/files", data={"as": "record"}, files=files)
    assert answer.status_code == 200
    wait(desk)
    kept = cases.list_records(case)
    assert [each.path for each in kept[before:]] == ["note.txt"]
    told = client.get("/work").text
    assert "1 file could not be read" in told
    assert "broken.pdf" in told
    assert "Checked 2 stories" in told


def test_a_dropped_story_is_added(client: TestClient, desk: Desk, case: cases.Case) -> None:
    files = [("files", ("new.txt", b'Harbour news\n\n"It was closed on Monday," he said.'))]
    client.post("/files", data={"as": "story"}, files=files)
    wait(desk)
    assert len(cases.list_stories(case)) == 3


def test_a_record_is_read_at_a_place_with_its_printings(client: TestClient, case: cases.Case) -> None:
    _, finding = find(case, Ruling.REVERSED)
    place = finding.places[0]
    at = f"{place.span.start}-{place.span.end}"
    page = client.get(f"/record/{place.record}?at={at}").text
    assert "id=here" in page
    assert f'href="/finding/{finding.id}"' in page
    assert 'id="turn-40"' in page
    printings = client.get(f"/printings?record={place.record}&at={at}").text
    assert "Sense turned" in printings
    assert client.get(f"/record/{place.record}?at=5-99999999").status_code == 404
    assert client.get(f"/record/{place.record}?at=x").status_code == 404


def test_words_are_found_inside_a_record(client: TestClient, case: cases.Case) -> None:
    record = next(kept.id for kept in cases.list_records(case) if "call-2023" in kept.path)
    page = client.get(f"/record/{record}?q=berth+if+the+surveyor+signs").text
    assert "1 place<" in page
    assert '<mark class="match">' in page


def test_a_long_record_comes_in_windows_without_a_gap() -> None:
    from onrecord.model import Origin, Record, Turn
    from onrecord.serve.reader import count_windows, window_at, window_span

    text = "".join(f"Turn {n}: " + "word " * (n % 700) + "\n" for n in range(400))
    turns, at = [], 0
    for line in text.splitlines(keepends=True):
        turns.append(Turn(span=Span(at + line.index(":") + 2, at + len(line)), speaker="A", label="A"))
        at += len(line)
    record = Record(id="r", text=text, title="Long", origin=Origin(uri="l.txt", sha256="0"), turns=tuple(turns))
    spans = [window_span(record, number) for number in range(count_windows(record))]
    assert spans[0].start == 0
    assert spans[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(spans))
    assert all(spans[window_at(record, at)].holds(Span(at, at + 1)) for at in range(0, len(text), 997))


def test_a_speaker_is_corrected_and_taken_back(client: TestClient, case: cases.Case) -> None:
    _, finding = find(case, Ruling.WRONG_SPEAKER)
    place = finding.places[0]
    turn = place.place.turn
    data = {"kind": "speaker", "turn": str(turn), "value": "Jonas Halden"}
    answer = client.post(f"/record/{place.record}/correction", data=data)
    assert answer.headers["hx-redirect"] == "/changes"
    assert "Another speaker → " in client.get("/changes").text
    (kept,) = cases.list_corrections(case)[place.record]
    assert kept.value == "Jonas Halden"
    back = {"kind": "back", "at": f"{kept.span.start}-{kept.span.end}"}
    client.post(f"/record/{place.record}/correction", data=back)
    assert not cases.list_corrections(case)


def test_misread_words_are_corrected_where_they_stand_once(client: TestClient, case: cases.Case) -> None:
    record = next(kept.id for kept in cases.list_records(case) if "call-2023" in kept.path)
    (parcel,) = cases.read_kept(case, [record])
    turn = next(n for n, each in enumerate(parcel.turns) if "wa1ked" in each.span.of(parcel.text))
    data = {"kind": "words", "turn": str(turn), "was": "wa1ked", "value": "walked"}
    assert client.post(f"/record/{record}/correction", data=data).status_code == 204
    (kept,) = cases.list_corrections(case)[record]
    assert kept.span.of(parcel.text) == "wa1ked"
    page = client.get(f"/record/{record}?mend={turn}").text
    assert 'title="Should read: walked"' in page
    assert client.post(f"/record/{record}/correction", data=data | {"was": "e"}).status_code == 422


def test_names_are_said_to_be_one_person(client: TestClient, case: cases.Case) -> None:
    client.post("/people", data={"one": "Jonas Halden", "other": "J. Halden", "said": "same"})
    assert [one.is_same for one in cases.list_samenesses(case)] == [True]
    assert "are one person" in client.get("/people").text
    assert client.post("/people", data={"one": "A", "other": "A", "said": "same"}).status_code == 422


def test_while_the_record_is_opened_pages_of_it_wait(
    client: TestClient, desk: Desk, case: cases.Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "PATIENCE_SECONDS", 0.05)
    version, _ = find(case, Ruling.REVERSED)
    with desk._opening:
        assert client.get("/").status_code == 200
        answer = client.get(f"/story/{version.key}", headers={"hx-request": ""})
        assert answer.status_code == 503
        assert "is being opened" in answer.text
    assert client.get(f"/story/{version.key}").status_code == 200


def test_a_place_is_chosen(client: TestClient, case: cases.Case) -> None:
    _, finding = find(case, Ruling.AMBIGUOUS)
    place = finding.places[1]
    page = client.get(f"/finding/{finding.id}").text
    assert "This is the place" in page
    data = {"record": place.record, "at": f"{place.span.start}-{place.span.end}"}
    assert client.post(f"/finding/{finding.id}/place", data=data).status_code == 204
    assert cases.list_chosen_places(case)[finding.id].span == place.span
    assert "Leave it open again" in client.get(f"/finding/{finding.id}").text


def test_settings_are_kept(client: TestClient, case: cases.Case) -> None:
    client.post("/settings", data={"policy": "chicago", "complete": "1", "covers": "Jonas Halden\r\nA B,2023-03-14"})
    settings = cases.read_settings(case)
    assert (settings.policy, settings.complete) == ("chicago", True)
    assert settings.covers == ("Jonas Halden", "A B,2023-03-14")
    assert client.post("/settings", data={"policy": "none"}).status_code == 422
    assert client.post("/settings", data={"policy": "ap", "covers": "A, soon"}).status_code == 422


def test_a_document_is_taken_out(client: TestClient, case: cases.Case) -> None:
    _, finding = find(case, Ruling.REVERSED)
    record = finding.places[0].record
    client.post(f"/record/{record}/removal")
    assert client.get(f"/record/{record}").status_code == 404
    assert client.get(f"/finding/{finding.id}").status_code == 200


def test_a_case_is_made_and_chosen_by_name_only(tmp_path: Path, desk: Desk, client: TestClient) -> None:
    desk.path = None
    assert "merrowen.casebook" in client.get("/").text
    assert client.get("/record").headers["location"] == "/"
    assert client.post("/case", data={"open": "../merrowen.casebook"}).status_code == 422
    assert client.post("/case", data={"name": "../../Flynn: calls"}).status_code == 204
    assert desk.path is not None
    assert desk.path.parent == tmp_path
    assert "The documents that the story rests on" in client.get("/").text
    assert "0 passages" in client.get("/search?q=quay").text


def test_a_page_of_a_document_is_drawn_with_its_words_boxed(client: TestClient, desk: Desk, case: cases.Case) -> None:
    sheet = io.BytesIO()
    page = canvas.Canvas(sheet)
    page.drawString(72, 700, "The crane at the old quay was closed on Monday by the harbour board.")
    page.save()
    client.post("/files", data={"as": "record"}, files=[("files", ("notice.pdf", sheet.getvalue()))])
    wait(desk)
    text = 'A notice of the board said "the old quay was closed on Monday by the harbour board."'
    client.post("/draft", data={"title": "Quay", "text": text})
    wait(desk)
    version = cases.list_stories(case)[-1]
    found = casebook.read_version(case, version).found
    assert found
    shown = client.get(f"/finding/{found.findings[0].id}").text
    assert shown.count("<rect ") == 1  # one for the line
    record = cases.list_records(case)[-1].id
    image = client.get(f"/record/{record}/page/1.png")
    assert image.headers["content-type"] == "image/png"
    assert image.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert client.get(f"/record/{record}/page/2.png").status_code == 404
    other = cases.list_records(case)[0].id
    assert client.get(f"/record/{other}/page/1.png").status_code == 404


def test_the_built_script_is_that_of_its_source() -> None:
    built = (ASSETS / "desk.js").read_text(encoding="utf-8")
    source = hashlib.sha256(b"".join((ASSETS / name).read_bytes() for name in ("desk.ts", "work.ts"))).hexdigest()
    assert source in built.partition("\n")[0], "desk.ts or work.ts was changed: scripts/build_desk.sh"


@pytest.mark.parametrize("name", ["../desk.py", "desk.ts", "..%2fdesk.py"])
def test_only_named_assets_are_served(name: str, client: TestClient) -> None:
    assert client.get(f"/assets/{name}").status_code == 404
