"""A passage of a record -> the words with their cite, in the forms that people paste."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from onrecord.model import Record, Span
from onrecord.report.cites import cite
from onrecord.report.differences import read_words
from onrecord.report.visible import flatten

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
# Source: The Bluebook, 21st ed., table T12.
_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One passage in four forms."""

    plain: str
    markdown: str
    html: str
    bluebook: str


def copy_passage(record: Record, span: Span) -> Copy:
    """Return the words of a passage with speaker, document, day and place."""
    words, title, where = flatten(read_words(record, span)).strip(), flatten(record.title), cite(record, span)
    speaker = flatten(record.speaker_at(span.start) or "")
    day = record.dated.isoformat() if record.dated else ""
    lead = f"{speaker}, " if speaker else ""
    rest = ", ".join(part for part in (day, where) if part)
    told = f"{_MONTHS[record.dated.month - 1]} {record.dated.day}, {record.dated.year}" if record.dated else ""
    dated = f" ({told})" if told else ""
    voice = f" (statement of {speaker})" if speaker else ""
    return Copy(
        plain=f"“{words}” ({lead}{title}, {rest})",
        markdown=f"> {_plain(words)}\n>\n> — {_plain(lead)}*{_plain(title)}*, {_plain(rest)}\n",
        html=(
            f"<blockquote><p>{escape(words)}</p><footer>— {escape(lead)}<cite>{escape(title)}</cite>, "
            f"{escape(rest)}</footer></blockquote>"
        ),
        bluebook=f"“{words}” {title}, {where}{dated}{voice}.",
    )


def _plain(words: str) -> str:
    return _MARKDOWN.sub(r"\\\1", words)
