"""A message as Outlook stores it (MSG) -> Body: its header lines as text, then its words."""

from __future__ import annotations

import struct

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.read.body import Body
from onrecord.read.eml import lay_message, quote_blocks
from onrecord.read.html import parse_page
from onrecord.read.lzfu import unpack_rtf
from onrecord.read.rtf import parse_rtf

MEDIA_TYPE = "application/vnd.ms-outlook"


def parse_msg(data: bytes, path: str) -> Body:
    """Return the message: From, To, Cc, Date and Subject, a blank line, and its words.

    The plain body is taken, else the HTML one, else the RTF one. Attachments are named among the problems.
    Raises: UnreadableError if the file is no message, or has no words; MissingExtraError without the extra.
    """
    try:
        from oxmsg import Message
        from oxmsg.domain.constants import PID_RTF_COMPRESSED
    except ImportError:
        raise MissingExtraError(
            f'{path}: to read Outlook messages, install the extra: pip install "onrecord[msg]"'
        ) from None
    try:
        _check_sizes(data)
        message = Message.load(data)
        headers = {name.lower(): " ".join(value.split()) for name, value in message.message_headers.items()}
        sent = headers.get("date") or (f"{message.sent_date:%Y-%m-%d %H:%M:%S}" if message.sent_date else "")
        others = ", ".join(f"{each.name} <{each.email_address}>" for each in message.recipients)
        fields = {
            "From": message.sender or "",
            "To": headers.get("to") or others,
            "Cc": headers.get("cc", ""),
            "Date": sent,
            "Subject": message.subject,
        }
        problems = [
            f"an attachment was not read: {each.file_name or 'without a name'}; save it and give that file"
            for each in message.attachments
        ]
        words, page = message.body or "", message.html_body or ""
        packed = None if words.strip() or page.strip() else message.properties.binary_prop_value(PID_RTF_COMPRESSED)
        rtf = unpack_rtf(packed) if packed else b""
    except Exception as error:  # the library checks little itself, and damaged files fail anywhere in it
        what = f"expected an Outlook message, found another or a damaged file ({type(error).__name__})"
        raise UnreadableError(f"{path}: {what}; save it as EML or text") from None
    if not words.strip() and page.strip():
        words = quote_blocks(parse_page(page.encode("utf-8", "replace"), path))
    if rtf:
        body = parse_rtf(rtf, path)
        words, problems = body.text, [*problems, *body.problems]
    fields = {name: " ".join(value.replace("\x00", " ").split()) for name, value in fields.items()}
    return lay_message(fields, words.replace("\x00", ""), path, MEDIA_TYPE, problems)


def _check_sizes(data: bytes) -> None:
    """Refuse a file that claims to hold more than its bytes: the library would read the same ones again and again.

    Raises: ValueError, struct.error, or what the library raises. Source: MS-CFB 2.2 and 2.6.
    """
    from olefile import OleFileIO

    (shift,) = struct.unpack_from("<H", data, 30)
    tables = (
        struct.unpack_from("<I", data, 44) + struct.unpack_from("<I", data, 64) + struct.unpack_from("<I", data, 72)
    )
    if shift not in (9, 12) or max(tables) > len(data) >> shift:
        raise ValueError("more sectors than bytes")
    with OleFileIO(data) as file:
        # Small streams count twice, once in the stream that holds them all.
        if sum(entry.size for entry in file.direntries if entry is not None) > 2 * len(data):
            raise ValueError("more words than bytes")
