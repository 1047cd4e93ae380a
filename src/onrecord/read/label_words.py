"""Words that tell speaker labels from other words before a colon, and what the parts of a label mean."""

from __future__ import annotations


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What stands before a colon at a line's start without being anybody: mail fields, headings of papers, fact sheets.
FIELD_WORDS: frozenset[str] = _split(
    """
    action addendum agenda annex appearances appendix attachment attachments attendees background briefing by
    case caption claim classification comment conclusion conclusions contact contents copy correction date
    dated dateline decision dear definition description discussion disposition distribution docket editor
    enclosure enclosures end event example exhibit fact facts fax file finding findings footnote for from fyi
    headline heading http https important in issue issues item kind law link list location mailto memo memorandum
    myth no note notes notice number objective page participants participant persons phone place point policy
    present priority problem proceedings purpose re reality reason received recommendation recommendations record
    ref reference references regarding related release reply-to report result rule section sent solution source
    sources status step subject summary synopsis table tags tel telephone time title to topic transcript truth
    type update updated url venue version via vote warning when where website
    """
)

# Titles of which a surname can carry two in one document without being the same person.
PERSONAL_TITLES: frozenset[str] = frozenset(("mr", "mrs", "ms", "miss", "madam", "sir"))

# Labels that begin with one of these say that the transcriber did not know who spoke.
UNKNOWN_WORDS: frozenset[str] = frozenset(
    ("unknown", "unidentified", "unidentifiable", "unid", "ukn", "male", "female", "man", "woman", "voice", "voices")
)

SUFFIXES: frozenset[str] = frozenset(("jr", "sr", "ii", "iii", "iv", "esq"))
PARTICLES: frozenset[str] = _split(
    """
    al and bin da de del della der di du el la le of pro tempore the van vom von y zu
    """
)

# Names hold no such word; headings and the openings of sentences do.
NOT_IN_NAMES: frozenset[str] = _split(
    """
    a about after against all am an are as at be because before but by can do does for from has have he her his
    how i if in into is it its let may must my no not now on or our out she should so than that their them then
    there they this to under until up was we were what when where which who why will with would you your
    """
)
