"""A mail message as programs store it -> Body: its header lines as text, then its words, quoted lines with ">"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.errors import UnreadableError
from onrecord.model import AnchorKind, MaskKind
from onrecord.read.body import Body
from onrecord.read.dates import find_date
from onrecord.read.decode import decode
from onrecord.read.html import parse_page
from onrecord.read.mail import name_sender
from onrecord.read.sheet import Sheet

if TYPE_CHECKING:
    from email.message import EmailMessage

_FIELDS = ("From", "To", "Cc", "Date", "Subject")
# Messages forwarded in messages: nobody reads the twentieth, and each level costs a call.
DEEPEST_FORWARD = 10


def parse_eml(data: bytes, path: str) -> Body:
    """Return the message: From, To, Cc, Date and Subject, a blank line, and the words of all parts that are text.

    Of alternatives the plain one is taken, else the HTML one. Attachments are named among the problems; messages sent
    along as attachments follow under a line of dashes.
    Raises: UnreadableError if there is no message, or no words in it; MissingExtraError for HTML without the extra.
    """
    # Slow to load, and seldom needed.
    from onrecord.read.message import DAMAGE, LONGEST_FIELD, open_message

    try:
        message = open_message(data)
        if message is None or not any(message[field] for field in _FIELDS):
            raise UnreadableError(f"{path}: expected a mail message, found no From, Date or Subject; check the file")
        problems = [
            f"the field {name} was read up to its {LONGEST_FIELD:,}th character"
            for name, value in message.raw_items()
            if name in _FIELDS and len(value) > LONGEST_FIELD
        ]
        words = "\n\n".join(_list_words(message, path, problems, 0))
        fields = {field: _read_field(message, field) for field in _FIELDS}
    except DAMAGE as error:
        raise UnreadableError(
            f"{path}: expected a mail message, found a damaged one ({type(error).__name__})"
        ) from None
    return lay_message(fields, words, path, "message/rfc822", problems)


def lay_message(fields: dict[str, str], words: str, path: str, media_type: str, problems: list[str]) -> Body:
    """Return the text of a message with an anchor for each paragraph; `fields` are header lines by name.

    Raises: UnreadableError if `words` are blank.
    """
    sheet = Sheet()
    sheet.problems += problems
    sheet.add(_write_header(fields), MaskKind.HEADER, "a mail header")
    sheet.part("\n\n")
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for has_words, paragraph in groupby(lines, key=lambda line: bool(line.strip())):
        if has_words:
            sheet.part("\n\n")
            sheet.count(AnchorKind.PARAGRAPH)
            sheet.add("\n".join(paragraph))
    return sheet.body(
        path,
        media_type,
        kind="email",
        title=fields.get("Subject") or None,
        byline=name_sender(fields.get("From", "")),
        published=find_date(fields.get("Date", "")),
        turns=(),
    )


def _write_header(fields: dict[str, str]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in fields.items() if value)


def _read_field(message: EmailMessage, field: str) -> str:
    return " ".join(str(message[field] or "").split())


def _list_words(message: EmailMessage, path: str, problems: list[str], depth: int) -> Iterator[str]:
    from email.message import EmailMessage

    if message.get_content_type() == "message/rfc822":
        inner = message.get_payload(0) if message.is_multipart() else None
        if depth >= DEEPEST_FORWARD or not isinstance(inner, EmailMessage):
            problems.append(f"a message forwarded more than {DEEPEST_FORWARD} times was not read")
            return
        header = _write_header({field: _read_field(inner, field) for field in _FIELDS})
        yield f"----- Forwarded Message -----\n{header}"
        yield from _list_words(inner, path, problems, depth + 1)
    elif message.get_content_type() == "multipart/alternative":
        chosen = message.get_body(("plain", "html"))
        words = _read_words(chosen, path, problems) if isinstance(chosen, EmailMessage) else ""
        if not words.strip():
            chosen = message.get_body(("html",))
            words = _read_words(chosen, path, problems) if isinstance(chosen, EmailMessage) else ""
        yield words
    elif message.is_multipart():
        for part in message.iter_parts():
            if isinstance(part, EmailMessage) and depth < DEEPEST_FORWARD:
                yield from _list_words(part, path, problems, depth + 1)
    else:
        yield _read_words(message, path, problems)


def _read_words(part: EmailMessage, path: str, problems: list[str]) -> str:
    kind = part.get_content_type()
    if part.get_content_maintype() != "text" or part.is_attachment():
        name = part.get_filename() or "without a name"
        problems.append(f"an attachment was not read: {name} ({kind}); save it and give that file")
        return ""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if not data.strip():
        return ""
    if kind == "text/html":
        return quote_blocks(parse_page(data, path))
    words, odd = decode(data, path, part.get_content_charset())
    problems += odd
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return _unflow(words, is_delsp=str(part.get_param("delsp", "")).lower() == "yes") if flowed else words


def quote_blocks(body: Body) -> str:
    """Return the text of a page with ">" before every line of its block quotations, as plain mail has them."""
    parts: list[str] = []
    position = 0
    for block in body.blocks:
        parts += [body.text[position : block.start], "> ", block.of(body.text).replace("\n", "\n> ")]
        position = block.end
    return "".join([*parts, body.text[position:]])


def _unflow(words: str, *, is_delsp: bool) -> str:
    """Join lines that the sender's program broke. Source: RFC 3676."""
    lines: list[str] = []
    runs_on = False
    for line in words.replace("\r\n", "\n").split("\n"):
        quoted = re.match(r">*", line)
        marks = quoted.group() if quoted else ""
        content = line[len(marks) :].removeprefix(" ")
        same = bool(lines) and len(lines[-1]) - len(lines[-1].lstrip(">")) == len(marks)
        if runs_on and same:
            lines[-1] += content
        else:
            lines.append(f"{marks} {content}" if marks else content)
        runs_on = content.endswith(" ") and content != "-- "
        if runs_on and is_delsp:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)
