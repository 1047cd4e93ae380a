"""A JSON file -> Body, by its shape: speech recognition or a chat; other JSON has no order of words to read."""

from __future__ import annotations

from onrecord.errors import UnreadableError
from onrecord.read.body import Body
from onrecord.read.recognised import find_segments, lay_segments, load_json
from onrecord.read.slack import is_slack, parse_slack


def parse_json(data: bytes, path: str) -> Body:
    """Return the words of a transcript or chat exported as JSON.

    Raises: UnreadableError if it is neither, or has no words.
    """
    value = load_json(data, path)
    segments = find_segments(value)
    if segments is not None:
        return lay_segments(segments, path)
    if is_slack(value):
        return parse_slack(value, path)
    if isinstance(value, list) and value and all(isinstance(row, dict) and "id" in row for row in value):
        raise UnreadableError(f"{path}: a list of users or channels, which is read with the messages of its chat")
    what = (
        "expected a transcript (Whisper, WhisperX, OpenAI, Rev, Trint) or a chat (Slack) as JSON, found another shape"
    )
    raise UnreadableError(f"{path}: {what}; save its words as plain text")
