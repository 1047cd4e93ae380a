"""What everything is: frozen values and closed sets of words, in the order in which the seven steps make them.

Offsets are half-open code-point offsets into the canonical text of the document that a value belongs to: the story's
`Story.text` for everything found in a story, the record's `Record.text` for everything found in a record. The text is
never cleaned: damage, labels and stage directions are `Mask`s over it.
"""

from onrecord.model.decisions import Choice, Decision
from onrecord.model.documents import (
    UNREAD,
    Anchor,
    AnchorKind,
    Box,
    Boxes,
    Correction,
    Fidelity,
    Lines,
    Origin,
    Page,
    Place,
    Record,
    SpeakerCorrection,
    Story,
    Turn,
    Unread,
)
from onrecord.model.passages import Alignment, Counterpart, Edit, Grade, Leg, Op, Passage
from onrecord.model.quotations import Attribution, Certainty, Form, How, Joint, Person, PersonKind, Quotation, Use
from onrecord.model.reports import Finding, Report, StoryReport
from onrecord.model.searches import Field, Found, Query, SearchHit, Term
from onrecord.model.spans import Mask, MaskKind, Span, identify
from onrecord.model.verdicts import SEVERITY, Reason, Ruling, Setting, Verdict, Voice, Wording

__all__ = [
    "SEVERITY",
    "UNREAD",
    "Alignment",
    "Anchor",
    "AnchorKind",
    "Attribution",
    "Box",
    "Boxes",
    "Certainty",
    "Choice",
    "Correction",
    "Counterpart",
    "Decision",
    "Edit",
    "Fidelity",
    "Field",
    "Finding",
    "Form",
    "Found",
    "Grade",
    "How",
    "Joint",
    "Leg",
    "Lines",
    "Mask",
    "MaskKind",
    "Op",
    "Origin",
    "Page",
    "Passage",
    "Person",
    "PersonKind",
    "Place",
    "Query",
    "Quotation",
    "Reason",
    "Record",
    "Report",
    "Ruling",
    "SearchHit",
    "Setting",
    "Span",
    "SpeakerCorrection",
    "Story",
    "StoryReport",
    "Term",
    "Turn",
    "Unread",
    "Use",
    "Verdict",
    "Voice",
    "Wording",
    "identify",
]
