"""The bytes of a message, or of a page saved as one -> the message taken apart by the standard library."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy

# A thousand addresses fit. The standard library takes time with the square of a field's length.
LONGEST_FIELD = 10_000
# What the standard library's parser raises on damaged messages.
DAMAGE = (ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError)


class _Policy(EmailPolicy):
    """How messages are taken apart: as usual, but for fields without end."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        parsed: str = super().header_fetch_parse(name, value[:LONGEST_FIELD])
        return parsed


def open_message(data: bytes) -> EmailMessage | None:
    """Return a message taken apart, None if it is none. Raises: what is in DAMAGE."""
    message = message_from_bytes(data, policy=_Policy())
    return message if isinstance(message, EmailMessage) else None
