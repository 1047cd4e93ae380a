"""A web archive -> its pages and other documents, each called by its address. Source: WARC 1.1, ISO 28500."""

from __future__ import annotations

import io
from collections.abc import Iterator

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.model import Unread
from onrecord.read.archives import tell_error
from onrecord.read.files import RECORD_LIMIT
from onrecord.read.member import Member, name_inside

# Formats by the type that the server gave; what is not here (pictures, scripts, style sheets) has no words to read.
_SUFFIXES: dict[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "application/tei+xml": ".xml",
    "application/akn+xml": ".xml",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def is_warc(member: Member) -> bool:
    """Say whether `member` is a web archive, as it is or packed with gzip."""
    path = member.path.lower()
    return member.data.startswith(b"WARC/") or (
        path.endswith((".warc", ".warc.gz")) and (member.data.startswith(b"\x1f\x8b") or path.endswith(".warc"))
    )


def open_warc(member: Member) -> Iterator[Member | Unread]:
    """Yield the documents that servers sent, "pages.warc.gz#https://example.org/"; what has no words is counted.

    Raises: UnreadableError if the archive is damaged or holds nothing; MissingExtraError without the extra.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise MissingExtraError(
            f'{member.path}: to read web archives, install the extra: pip install "onrecord[warc]"'
        ) from None
    wanted = WarcRecordType.response | WarcRecordType.resource
    passed = found = 0
    try:
        records = ArchiveIterator(io.BytesIO(member.data), record_types=wanted, auto_decode="all", fsspec_args=False)
        for record in records:
            status = record.http_headers.status_code if record.is_http and record.http_headers else 200
            kind = (record.http_content_type if record.is_http else record.headers.get("Content-Type")) or ""
            suffix = _SUFFIXES.get(kind.partition(";")[0].strip().lower())
            if suffix is None or status != 200:
                passed += 1
                continue
            path = name_inside(member.path, str(record.headers.get("WARC-Target-URI") or record.record_id))
            data = record.reader.read(RECORD_LIMIT + 1)
            found += 1
            if len(data) > RECORD_LIMIT:
                yield Unread(path=path, why=f"expected at most {RECORD_LIMIT // 1_000_000} MB, found more")
            else:
                yield Member(path=path, data=data, suffix=suffix, facts=member.facts)
    except (OSError, ValueError, RuntimeError, LookupError, TypeError, EOFError) as error:
        what = f"expected a whole web archive, found a damaged one ({tell_error(error)})"
        if not found:
            raise UnreadableError(f"{member.path}: {what}; get it again") from None
        yield Unread(path=member.path, why=f"{what}; what follows was not read")
        return
    if not found:
        raise UnreadableError(f"{member.path}: expected a web archive with pages, found none; check that it is whole")
    if passed:
        yield Unread(path=member.path, why=f"{passed} answers without words, such as pictures, were passed over")
