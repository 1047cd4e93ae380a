"""What can go wrong, as exceptions whose text is the one clear line a user reads.

OnRecordError
├── UnreadableError    a file, folder or stream could not be read as a story or a record
├── UsageError         the caller asked for something that cannot be done as asked
└── MissingExtraError  an optional library is needed; the text holds the exact install line

Each text says what was expected, what was found, where, and what to do next.
"""


class OnRecordError(Exception):
    """The root of every error that On Record raises on purpose; its text is one line for the user."""


class UnreadableError(OnRecordError):
    """A file, folder or stream could not be read as a story or a record."""


class UsageError(OnRecordError):
    """The caller asked for something that cannot be done as asked."""


class MissingExtraError(OnRecordError):
    """An optional library is needed; the text holds the exact install line."""
