"""A message as Outlook stores it (MSG) -> Body: its header lines as text, then its words."""

from __future__ import annotations

import struct

from onrecord.errors import MissingExtraError, UnreadableError
from onrecord.read.body import Body
from onrecord.read.eml import lay_message, quote_blocks
from onrecord.read.html import parse_page

MEDIA_TYPE = "application/vnd.ms-outlook"
# What the library raises on damaged files; it checks little itself.
_DAMAGE = (OSError, ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError, struct.error)


def parse_msg(data: bytes, path: str) -> Body:
    """Return the message: From, To, Cc, Date and Subject, a blank line, and its words.

    The plain body is taken, else the HTML one. Attachments are named among the problems.
    Raises: UnreadableError if the file is no message, or has no words; MissingExtraError without the extra.
    """
    try:
        from oxmsg import Message
    except ImportError:
        raise MissingExtraError(
            f'{path}: to read Outlook messages, install the extra: pip install "onrecord[msg]"'
        ) from None
    try:
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
    except _DAMAGE as error:
        what = f"expected an Outlook message, found another or a damaged file ({type(error).__name__})"
        raise UnreadableError(f"{path}: {what}; save it as EML or text") from None
    if not words.strip() and page.strip():
        words = quote_blocks(parse_page(page.encode("utf-8", "replace"), path))
    fields = {name: " ".join(value.replace("\x00", " ").split()) for name, value in fields.items()}
    return lay_message(fields, words.replace("\x00", ""), path, MEDIA_TYPE, problems)
