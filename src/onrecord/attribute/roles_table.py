"""Nouns that head a source which is not a name, as sets of lower-case words; no code."""

from __future__ import annotations

# Singular nouns for one person in an office, a trade or a part. The plural of each names a group.
ROLES = frozenset(
    """
    activist actor actress administrator adviser advisor advocate agent aide ally ambassador analyst anchor
    archbishop artist assistant athlete attorney author bishop blogger boss brother buyer candidate captain ceo
    chairman chairperson chairwoman chancellor chief cleric clerk coach colleague colonel columnist commander
    commentator commissioner congressman congresswoman constable consultant contractor coordinator coroner
    correspondent counsel counselor counterpart critic dad daughter dealer defendant delegate democrat deputy
    detective developer diplomat director doctor donor driver economist editor employee engineer envoy executive
    expert farmer father filmmaker firefighter fisherman founder friend general governor grandfather grandmother
    guard head historian host husband incumbent inspector insider instructor intern investigator investor inmate
    journalist judge juror justice king lawmaker lawyer lead leader lecturer legislator lender librarian lieutenant
    listener lobbyist man manager mayor mechanic mediator member mentor minister mother mom musician negotiator
    neighbor neighbour nominee novelist nurse observer officer official operative operator opponent organizer owner
    painter parent participant partner passenger pastor patient person photographer physician pilot plaintiff player
    playwright poet politician pollster pope preacher premier president priest prime-minister princess prince
    principal producer professor prosecutor protester psychologist queen rabbi ranger reader realtor recruiter
    regulator relative reporter representative republican researcher resident reverend rival runner sailor salesman
    scholar scientist screenwriter secretary senator sergeant sheriff singer sister soldier solicitor son source
    speaker specialist spokesman spokesperson spokeswoman staffer star statistician strategist student
    superintendent supporter surgeon surrogate surveyor suspect teacher teammate technician teenager tenant
    therapist trader trainer treasurer trooper trustee tutor veteran vice-president victim victor visitor voter
    volunteer waiter waitress warden wife winner witness woman worker writer youngster
    """.split()
)
HE_ROLES = frozenset(
    "man boy brother husband father dad son grandfather king prince pope congressman chairman spokesman salesman "
    "fisherman actor waiter businessman gentleman uncle nephew".split()
)
SHE_ROLES = frozenset(
    "woman girl sister wife mother mom daughter grandmother queen princess congresswoman chairwoman spokeswoman "
    "actress waitress businesswoman lady aunt niece".split()
)

# Nouns for bodies and for many people at once.
GROUPS = frozenset(
    """
    academy administration agency airline alliance army assembly association audience authorities authority bank
    board bureau business cabinet campaign caucus chamber charity church city clinic clergy club coalition college
    commission committee community company conference congress consortium corporation council county couple court
    crowd defence defense delegation department district embassy establishment faculty family firm force foundation
    gop government group hospital hotel house industry institute institution judiciary jury kremlin law-enforcement
    leadership league left legislature lobby majority management manufacturer media military ministry minority
    movement municipality network newspaper office opposition organization organisation outlet pair panel parliament
    party pentagon people police press prosecution public publisher regime regiment republic right school security
    senate service society squad staff state station store studio subcommittee team tribe tribunal troops trust
    union university utility watchdog website workforce children men women folks others many some most both several
    few critics
    """.split()
)

# Nouns for documents and channels, and the word that `Attribution.via` uses for them.
DOCUMENTS = {
    "ad": "statement", "advisory": "statement", "affidavit": "filing", "announcement": "statement",
    "appeal": "filing", "article": "report", "assessment": "report", "audit": "report", "autobiography": "report",
    "biography": "report", "book": "report", "brief": "filing", "briefing": "report", "bulletin": "report",
    "column": "report", "communique": "statement", "complaint": "filing", "contract": "report", "data": "report",
    "decision": "filing", "declaration": "statement", "deposition": "transcript", "diary": "note",
    "document": "report", "dossier": "report", "draft": "report", "e-mail": "email", "editorial": "report",
    "email": "email", "entry": "report", "essay": "report", "excerpt": "report", "file": "report",
    "filing": "filing", "findings": "report", "indictment": "filing", "invitation": "letter", "journal": "note",
    "law": "report", "lawsuit": "filing", "leaflet": "statement", "letter": "letter", "log": "report",
    "manifesto": "statement", "memo": "memo", "memoir": "report", "memorandum": "memo", "message": "note",
    "minutes": "transcript", "motion": "filing", "note": "note", "notice": "statement", "opinion": "filing",
    "order": "filing", "pamphlet": "statement", "paper": "report", "paperwork": "filing", "petition": "letter",
    "pleading": "filing", "poll": "report", "post": "statement", "posting": "statement", "questionnaire": "report",
    "record": "report", "release": "statement", "report": "report", "resolution": "statement", "review": "report",
    "ruling": "filing", "statement": "statement", "story": "report", "study": "report", "submission": "filing",
    "subpoena": "filing", "suit": "filing", "summary": "report", "survey": "report", "testimony": "transcript",
    "text": "note", "transcript": "transcript", "tweet": "tweet", "warrant": "filing",
}  # fmt: skip

# Channels that carry words but do not speak themselves: "in an interview", "on Twitter".
CHANNELS = {
    "call": "call", "conversation": "call", "interview": "interview", "phone": "call", "speech": "speech",
    "address": "speech", "remarks": "speech", "sermon": "speech", "telephone": "call", "twitter": "tweet",
    "facebook": "statement", "voicemail": "call",
}  # fmt: skip
