from __future__ import annotations

import io
import mailbox
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from onrecord import flow, library, store
from onrecord.errors import UnreadableError
from onrecord.library import cached
from onrecord.read import Facts, containers, read_record, read_records, read_stories, read_story


def pack(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def save(tmp_path: Path, files: dict[str, bytes]) -> str:
    path = tmp_path / "papers.zip"
    path.write_bytes(pack(files))
    return str(path)


def test_each_file_of_an_archive_is_a_document(tmp_path: Path) -> None:
    sidecar = b'["call.txt"]\nfidelity = "ocr"\n'
    path = save(
        tmp_path,
        {
            "calls/call.txt": b"DORN: Hi.\nLEE: Hi.",
            "calls/record.toml": sidecar,
            "inner.zip": pack({"note.md": b"We open *soon*."}),
            ".hidden": b"x",
            "scan.png": b"\x89PNG\r\n",
        },
    )
    records, unread = read_records([path])
    assert [record.origin.uri for record in records] == [f"{path}#calls/call.txt", f"{path}#inner.zip#note.md"]
    assert [record.fidelity for record in records] == ["ocr", None]
    assert [left.path for left in unread] == [f"{path}#scan.png"]
    stories, _ = read_stories([path])
    assert [story.text for story in stories] == ["DORN: Hi.\nLEE: Hi.", "We open *soon*."]


def test_names_that_lead_out_and_links_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../../evil.txt", b"out")
        archive.writestr("/etc/evil.txt", b"out")
        archive.writestr(link, b"/etc/passwd")
        archive.writestr("good.txt", b"We open in May.")
        archive.writestr("nameless", b"out")
        archive.filelist[-1].filename = ""
    (tmp_path / "a.zip").write_bytes(buffer.getvalue())
    records, unread = read_records([str(tmp_path / "a.zip")])
    assert len(records) == 1
    assert [why.why.split(";")[0] for why in unread] == [
        "a name that leads out of the archive",
        "a name that leads out of the archive",
        "a symbolic link in the archive",
        "a file without a name",
    ]


def test_archives_nest_so_deep_and_no_deeper(tmp_path: Path) -> None:
    data = pack({"note.txt": b"We open in May."})
    for _ in range(5):
        data = pack({"a.zip": data, "b.txt": b"We open in June."})
    (tmp_path / "a.zip").write_bytes(data)
    records, unread = read_records([str(tmp_path / "a.zip")])
    assert len(records) == containers.DEEPEST_ARCHIVE
    assert "deep" in unread[0].why


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = save(tmp_path, {"big.txt": b"0" * 300_000_000, "good.txt": b"We open in May."})
    records, unread = read_records([bomb])
    assert len(records) == 1
    assert "at most 200 MB" in unread[0].why
    monkeypatch.setattr(containers, "MEMBERS_LIMIT", 2)
    many = save(tmp_path, {f"{n}.txt": b"We open in May." for n in range(5)})
    records, unread = read_records([many])
    assert (len(records), len(unread)) == (2, 1)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 and no more", pack({}), pack({"a.txt": b"x"})[:40]], ids=["no more", "empty", "cut"]
)
def test_a_damaged_or_empty_archive_is_an_error(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(UnreadableError, match=r"a\.zip: expected"):
        read_records([str(tmp_path / "a.zip")])


def test_one_document_in_an_archive_may_be_asked_for_alone(tmp_path: Path) -> None:
    path = save(tmp_path, {"note.txt": b"We open in May."})
    assert read_record(path).title == read_story(path).title == "note"
    assert read_record(path).text == read_story(path).text == "We open in May."
    path = save(tmp_path, {"a.txt": b"We open in May.", "b.txt": b"We open in June."})
    with pytest.raises(UnreadableError, match="several documents"):
        read_record(path)


def test_a_document_in_an_archive_has_a_name(tmp_path: Path) -> None:
    inner = pack({"deep.txt": b"We open in July."})
    sidecar = b'["b.txt"]\nkind = "memo"\n'
    files = {"a #1.txt": b"We open in May.", "b.txt": b"We open in June.", "in.zip": inner, "record.toml": sidecar}
    path = save(tmp_path, {**files, "broken.zip": b"PK\x03\x04"})
    assert read_record(f"{path}#a #1.txt").text == read_story(f"{path}#a #1.txt").text == "We open in May."
    assert read_record(f"{path}#in.zip#deep.txt").text == read_record(f"{path}#in.zip").text == "We open in July."
    assert read_record(f"{path}#b.txt").kind == "memo"
    assert read_record(f"{path}#b.txt", said=Facts(kind="statement")).kind == "statement"
    with pytest.raises(UnreadableError, match="none of this name"):
        read_record(f"{path}#c.txt")
    with pytest.raises(UnreadableError, match=r"broken\.zip: expected a ZIP archive"):
        read_record(f"{path}#broken.zip#a.txt")
    with pytest.raises(UnreadableError, match="nothing there"):
        read_record(f"{path}x#a.txt")


def test_facts_of_an_archive_hold_for_what_is_in_it(tmp_path: Path) -> None:
    path = save(tmp_path, {"a.txt": b"We open in May.", "b.txt": b"We open in June."})
    (tmp_path / "record.toml").write_text(f'["{Path(path).name}"]\nauthor = "Ada Lund"\n', "utf-8")
    assert read_record(f"{path}#b.txt").author == "Ada Lund"


def test_each_message_of_a_mailbox_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "talk.mbox"
    box = mailbox.mbox(path)
    for name, words in (("Ada Lund", "We open in May.\n\nFrom there we go on."), ("Tom Dorn", "In June.")):
        message = EmailMessage()
        message["From"] = f"{name} <x@example.org>"
        message["Subject"] = "Bridge"
        message.set_content(words)
        box.add(message)
    box.close()
    records, unread = read_records([str(path)])
    assert unread == ()
    assert [(record.author, record.turns[0].span.of(record.text)) for record in records] == [
        ("Ada Lund", "We open in May.\n\nFrom there we go on."),
        ("Tom Dorn", "In June."),
    ]
    assert records[1].origin.uri == f"{path}#message 2"


def test_an_index_knows_the_documents_of_an_archive(tmp_path: Path) -> None:
    files = {"a.txt": b"We open in May.", "b.txt": b"We close in June.", "c.png": b"\x89PNG\r\n"}
    path = save(tmp_path, files)
    change = library.update_library([path], tmp_path / "index")
    assert (change.added, [left.path for left in change.unread]) == (2, [f"{path}#c.png"])
    opened = library.open_library(tmp_path / "index")
    assert [record.origin.uri for record in opened.records] == [f"{path}#a.txt", f"{path}#b.txt"]
    assert "1 other parts of its file could not be read" in opened.records[0].problems[0]
    assert {source.uri for entry in store.read_manifest(tmp_path / "index") for source in entry.sources} == {path}
    assert library.update_library([path], tmp_path / "index").added == 0
    save(tmp_path, {"a.txt": b"We open in July."})
    change = library.update_library([path], tmp_path / "index")
    assert (change.added, change.documents) == (1, 1)


def test_one_document_of_an_archive_may_be_the_record_or_the_story(tmp_path: Path) -> None:
    path = save(tmp_path, {"a.txt": b"ADA LUND: We open in May.\n", "b.txt": b'"We open in May," Ada Lund said.\n'})
    report = flow.check([f"{path}#b.txt"], [f"{path}#a.txt"])
    (finding,) = report.findings
    assert finding.verdict and finding.verdict.ruling == "verbatim"
    assert [record.origin.uri for record in report.records] == [f"{path}#a.txt"]
    with pytest.raises(UnreadableError, match="none of this name"):
        flow.check([f"{path}#b.txt"], [f"{path}#c.txt"])
    change = library.update_library([f"{path}#a.txt"], tmp_path / "one")
    assert (change.added, library.update_library([f"{path}#a.txt"], tmp_path / "one").added) == (1, 0)


def test_a_large_document_of_an_archive_is_cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached, "LEAST", 10)
    monkeypatch.setattr(cached, "user_cache_dir", lambda *_, **__: str(tmp_path / "cache"))
    path = save(tmp_path, {"a.txt": b"ADA LUND: We open in May.\n", "b.txt": b"ADA LUND: We open in June.\n"})
    for _ in range(2):
        opened, unread = library.gather([f"{path}#a.txt"])
        assert [record.text for record in opened.records] == ["ADA LUND: We open in May.\n"]
        assert not unread
