"""A record and a passage of it -> the quoted words with their cite, in the form in which they are to be pasted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from html import escape

from onrecord.model import Passage, Record
from onrecord.report.cites import cite
from onrecord.report.differences import read_words
from onrecord.report.links import find_address, link_to
from onrecord.report.visible import flatten

# Source: The Bluebook (21st ed.), rule 5.1(a): quotations of 50 words or more are a block, without quotation marks.
BLOCK_WORDS = 50
# Source: The Bluebook, table T12.
_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
# Source: The Bluebook, rules 3.2(a) and 3.3, B17.1.2 ("at" before the pages of documents), table T16 (lines).
_ABBREVIATED = (
    (re.compile(r"^pp?\. (?=\S*:)"), ""),
    (re.compile(r"^pp?\. |^(?=\d\d:\d\d:\d\d$)"), "at "),
    (re.compile(r"^line "), "l. "),
    (re.compile(r"^lines "), "ll. "),
    (re.compile(r"\bparas\. "), "¶¶ "),
    (re.compile(r"\bpara\. "), "¶ "),
)
_SET_OFF = re.compile(r"(?!at |ll?\. )[a-z]")  # places in words, such as "message 2, ¶ 3", follow a comma
_MARKDOWN = re.compile(r"[\\`*_\[\]<>#|~&]")
_MARKDOWN_LIST = re.compile(r"^(\d*)([-+.)])")
_OPENING = re.compile(r"(?:^|(?<=[\s(\[—–]))\"")


class CopyStyle(StrEnum):
    """The forms in which a passage can be copied."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    BLUEBOOK = "bluebook"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cited:
    """What is known of a passage; "" where the record does not say, or where its title says it already."""

    words: str
    speaker: str
    title: str
    place: str
    day: str
    address: str


def copy_passage(record: Record, passage: Passage, style: CopyStyle = CopyStyle.PLAIN) -> str:
    """Return the words of the passage, as the record has them, with who said them, in what, where, and when.

    Page heads, line numbers and labels inside the passage are left out, line breaks are spaces. Nothing is invented: a
    part that the record does not know is missing.
    """
    title, speaker = flatten(record.title).strip(), flatten(passage.speaker or "").strip()
    cited = _Cited(
        words=flatten(read_words(record, passage.span)).strip(),
        speaker="" if record.is_one_voice and speaker in title else speaker,
        title=title,
        place=cite(record, passage.span),
        day=_tell_day(record.dated) if record.dated and str(record.dated.year) not in title else "",
        address=link_to(record, passage.span) or "",
    )
    if style is CopyStyle.BLUEBOOK:
        return _copy_bluebook(record, cited)
    return {CopyStyle.PLAIN: _copy_plain, CopyStyle.MARKDOWN: _copy_markdown, CopyStyle.HTML: _copy_html}[style](cited)


def nest_marks(words: str) -> str:
    """Return `words` for use between double quotation marks: double ones inside become single ones.

    Source: The Bluebook, rule 5.2(f); The Chicago Manual of Style (17th ed.), 13.30.

    >>> nest_marks('He said "no" twice.')
    'He said ‘no’ twice.'
    """
    return _OPENING.sub("‘", words.replace("“", "‘").replace("”", "’")).replace('"', "’")


def _copy_plain(cited: _Cited) -> str:
    known = (cited.speaker, cited.title, cited.place, cited.day)
    return f"“{nest_marks(cited.words)}” ({', '.join(part for part in known if part)})"


def _copy_markdown(cited: _Cited) -> str:
    """Return a block quotation with its source as its last paragraph.

    Source: CommonMark 0.31: 2.4 Backslash escapes, 5.1 Block quotes.
    """
    title = f"*{_escape_markdown(cited.title)}*" if cited.title else ""
    place = _escape_markdown(cited.place)
    place = f"[{place}](<{cited.address}>)" if cited.address else place
    known = (_escape_markdown(cited.speaker), title, place, _escape_markdown(cited.day))
    return f"> {_escape_markdown(cited.words)}\n>\n> — {', '.join(part for part in known if part)}\n"


def _escape_markdown(text: str) -> str:
    return _MARKDOWN_LIST.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\g<0>", text))


def _copy_html(cited: _Cited) -> str:
    """Return a figure: the words, and outside the block quotation their source.

    Source: HTML Living Standard, 4.4.4 The blockquote element.
    """
    at = f' cite="{escape(cited.address)}"' if cited.address else ""
    place = escape(cited.place)
    place = f'<a href="{escape(cited.address)}">{place}</a>' if cited.address else place
    known = (escape(cited.speaker), f"<cite>{escape(cited.title)}</cite>" if cited.title else "", place, cited.day)
    source = ", ".join(part for part in known if part)
    words = escape(cited.words)
    return f"<figure><blockquote{at}><p>{words}</p></blockquote><figcaption>— {source}</figcaption></figure>"


def _copy_bluebook(record: Record, cited: _Cited) -> str:
    """Return the words and a citation sentence, `“We go.” Hearing Tr. 14:3-9 (Mar. 14, 2023) (statement of Ada Lind).`.

    Source: The Bluebook (21st ed.), B17.1.2 (transcripts by page and line), rule 13.3 (speakers of hearings), rule 15.1
    (authors before titles), rule 18.2.2 (addresses). What only its reader knows, such as a docket, is left to add.
    """
    place = cited.place
    for pattern, short in _ABBREVIATED:
        place = pattern.sub(short, place)
    lead, statement = cited.title, f" (statement of {cited.speaker})" if cited.speaker else ""
    if record.is_one_voice:
        lead, statement = ", ".join(part for part in (cited.speaker, cited.title) if part), ""
    between = ", " if _SET_OFF.match(place) else " "
    day = f" ({cited.day})" if cited.day else ""
    address = find_address(record)
    source = f"{lead}{between if lead else ''}{place}{day}{statement}" + (f", {address}" if address else "")
    if len(cited.words.split()) >= BLOCK_WORDS:
        return f"{cited.words}\n\n{source}."
    return f"“{nest_marks(cited.words)}” {source}."


def _tell_day(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
