"""A JSON file -> Body, by its shape: speech recognition or a chat; other JSON has no order of words to read."""

from __future__ import annotations

from onrecord.errors import UnreadableError
from onrecord.read.body import Body
from onrecord.read.recognised import find_segments, lay_segments, load_json


def parse_json(data: bytes, path: str) -> Body:
    """Return the words of a transcript or chat exported as JSON.

    Raises: UnreadableError if it is neither, or has no words.
    """
    value = load_json(data, path)
    segments = find_segments(value)
    if segments is not None:
        return lay_segments(segments, path)
    what = (
        "expected a transcript (Whisper, WhisperX, OpenAI, Rev, Trint) or a chat (Slack) as JSON, found another shape"
    )
    raise UnreadableError(f"{path}: {what}; save its words as plain text")
