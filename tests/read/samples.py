"""Made-up files of every format, written with the real libraries, and what stands where in each of them."""

from __future__ import annotations

import io
import json
import mailbox
import random
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

Speech = tuple[str, str, float]  # who speaks, the words, from which second on

NAMES = ("Ada Lund", "Tom Dorn", "Kay Orme")
_BEGIN = "br dr fl gr kl m n p pl st str tr v w".split()
_MIDDLE = "a e i o u ai ee oa".split()
_END = "b ck d ft ll m nd p rk st t x".split()


@dataclass(frozen=True)
class Sample:
    """A file and its source side: for each unit or second, the words that a person finds there."""

    name: str
    data: bytes
    units: dict[str, str] = field(default_factory=dict)
    seconds: dict[float, str] = field(default_factory=dict)


def make_speeches(count: int, seed: int = 7) -> list[Speech]:
    """Return speeches of invented words, four seconds apart."""
    rng = random.Random(seed)

    def word() -> str:
        return "".join(rng.choice(_BEGIN) + rng.choice(_MIDDLE) for _ in range(rng.randint(1, 2))) + rng.choice(_END)

    return [
        (rng.choice(NAMES), " ".join(word() for _ in range(rng.randint(4, 14))).capitalize() + ".", 4.0 * index + 0.5)
        for index in range(count)
    ]


def _clock(seconds: float, comma: str) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{comma}{round(seconds % 1 * 1000):03}"


def _vtt(speeches: list[Speech]) -> Sample:
    cues = [
        f"{n}\n{_clock(at, '.')} --> {_clock(at + 3, '.')}\n<v {who}>{said}"
        for n, (who, said, at) in enumerate(speeches, 1)
    ]
    units = {f"cue {n}": said for n, (_, said, _) in enumerate(speeches, 1)}
    return Sample("a.vtt", ("WEBVTT\n\n" + "\n\n".join(cues)).encode(), units, {at: said for _, said, at in speeches})


def _srt(speeches: list[Speech]) -> Sample:
    cues = [
        f"{n}\n{_clock(at, ',')} --> {_clock(at + 3, ',')}\n>> {who.upper()}: {said}"
        for n, (who, said, at) in enumerate(speeches, 1)
    ]
    units = {f"cue {n}": said for n, (_, said, _) in enumerate(speeches, 1)}
    return Sample("a.srt", "\n\n".join(cues).encode(), units, {at: said for _, said, at in speeches})


def _whisperx(speeches: list[Speech]) -> Sample:
    seconds: dict[float, str] = {}
    segments = []
    for who, said, at in speeches:
        words = [{"word": word, "start": round(at + n * 0.2, 3), "speaker": who} for n, word in enumerate(said.split())]
        seconds |= {float(word["start"]): str(word["word"]) for word in words}
        segments.append({"start": at, "end": at + 3, "text": f" {said}", "speaker": who, "words": words})
    return Sample("a.json", json.dumps({"segments": segments, "word_segments": []}).encode(), {}, seconds)


def _rev(speeches: list[Speech]) -> Sample:
    seconds: dict[float, str] = {}
    monologues = []
    for who, said, at in speeches:
        elements: list[dict[str, object]] = []
        for n, word in enumerate(said.rstrip(".").split()):
            start = round(at + n * 0.2, 3)
            seconds[start] = word
            elements += [{"type": "text", "value": word, "ts": start}, {"type": "punct", "value": " "}]
        monologues.append({"speaker": NAMES.index(who), "elements": elements})
    names = [{"id": n, "name": name} for n, name in enumerate(NAMES)]
    return Sample("a.json", json.dumps({"speakers": names, "monologues": monologues}).encode(), {}, seconds)


def _message(speeches: list[Speech]) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ada Lund <ada@example.org>"
    message["Subject"] = "Notes"
    message.set_content("\n\n".join(said for _, said, _ in speeches))
    return message


def _paragraphs(speeches: list[Speech], within: str = "") -> dict[str, str]:
    return {f"{within}paragraph {n}": said for n, (_, said, _) in enumerate(speeches, 1)}


def _eml(speeches: list[Speech]) -> Sample:
    return Sample("a.eml", _message(speeches).as_bytes(), _paragraphs(speeches))


def _mbox(speeches: list[Speech]) -> Sample:
    with tempfile.TemporaryDirectory() as folder:
        box = mailbox.mbox(Path(folder, "a.mbox"))
        box.add(_message(speeches))
        box.close()
        return Sample("a.mbox", Path(folder, "a.mbox").read_bytes(), _paragraphs(speeches))


def _docx(speeches: list[Speech]) -> Sample:
    from docx import Document

    document = Document()
    for who, said, _ in speeches:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{who.upper()}: ").bold = True
        paragraph.add_run(said)
    buffer = io.BytesIO()
    document.save(buffer)
    return Sample("a.docx", buffer.getvalue(), _paragraphs(speeches))


def _rtf(speeches: list[Speech]) -> Sample:
    paragraphs = "".join(rf"\pard {{\b {who.upper()}:}} {said}\par" + "\n" for who, said, _ in speeches)
    return Sample(
        "a.rtf", (r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times;}}" + paragraphs + "}").encode(), _paragraphs(speeches)
    )


def _epub(speeches: list[Speech]) -> Sample:
    buffer = io.BytesIO()
    container = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'
    items, spine, units = "", "", {}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", container)
        for number, start in enumerate(range(0, len(speeches), 10), 1):
            part = speeches[start : start + 10]
            units |= _paragraphs(part, f"chapter {number}, ")
            items += f'<item id="c{number}" href="{number}.xhtml" media-type="application/xhtml+xml"/>'
            spine += f'<itemref idref="c{number}"/>'
            page = "".join(f"<p>{said}</p>" for _, said, _ in part)
            book.writestr(f"{number}.xhtml", f"<html><head><title>x</title></head><body>{page}</body></html>")
        book.writestr("book.opf", f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>")
    return Sample("a.epub", buffer.getvalue(), units)


def _tei(speeches: list[Speech]) -> Sample:
    words = "".join(
        f'<note type="speaker">{who}:</note><u who="#{who[:3]}" xml:id="u{n}"><seg xml:id="u{n}.s">{said}</seg></u>\n'
        for n, (who, said, _) in enumerate(speeches)
    )
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div>{words}</div></body></text></TEI>'
    return Sample("a.xml", text.encode(), {f"u{n}.s": said for n, (_, said, _) in enumerate(speeches)})


def _akoma_ntoso(speeches: list[Speech]) -> Sample:
    words = "".join(
        f'<speech by="#{who[:3]}" eId="s{n}"><from>{who}:</from><p eId="s{n}p">{said}</p></speech>'
        for n, (who, said, _) in enumerate(speeches)
    )
    text = f"<akomaNtoso><debate><debateBody>{words}</debateBody></debate></akomaNtoso>"
    return Sample("a.xml", text.encode(), {f"s{n}p": said for n, (_, said, _) in enumerate(speeches)})


def _slack(speeches: list[Speech]) -> Sample:
    rows = [{"user": who, "ts": f"{1_483_610_000 + at:.6f}", "text": said} for who, said, at in speeches]
    from datetime import UTC, datetime

    units = {
        f"message of {datetime.fromtimestamp(1_483_610_000 + at, UTC):%Y-%m-%d %H:%M:%S} UTC": said
        for _, said, at in speeches
    }
    return Sample("a.json", json.dumps(rows).encode(), units)


def _whatsapp(speeches: list[Speech]) -> Sample:
    stamps = [f"28.01.17, {_clock(at, '.')[:8]}" for _, _, at in speeches]
    lines = [f"[{stamp}] {who}: {said}" for stamp, (who, said, _) in zip(stamps, speeches, strict=True)]
    units = {f"message of {stamp}": said for stamp, (_, said, _) in zip(stamps, speeches, strict=True)}
    return Sample("a.txt", "\n".join(lines).encode(), units)


def _html(speeches: list[Speech]) -> Sample:
    words = "".join(f"<p><b>{who.upper()}:</b> {said}</p>\n" for who, said, _ in speeches)
    page = f"<!doctype html><html><head><title>x</title></head><body>{words}</body></html>"
    return Sample("a.html", page.encode(), _paragraphs(speeches))


WRITERS: dict[str, Callable[[list[Speech]], Sample]] = {
    "vtt": _vtt,
    "srt": _srt,
    "whisperx": _whisperx,
    "rev": _rev,
    "eml": _eml,
    "mbox": _mbox,
    "docx": _docx,
    "rtf": _rtf,
    "epub": _epub,
    "tei": _tei,
    "akoma-ntoso": _akoma_ntoso,
    "slack": _slack,
    "whatsapp": _whatsapp,
    "html": _html,
}
