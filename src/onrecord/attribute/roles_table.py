"""Nouns that head a source which is not a name, as sets of lower-case words; no code."""

from __future__ import annotations

# Singular nouns for one person in an office, a trade or a part. The plural of each names a group.
ROLES = frozenset(
    """
    accountant activist actor actress administrator adviser advisor advocate agent aide ally ambassador analyst
    anchor apprentice arbitrator archbishop archivist artist assistant astronaut astronomer athlete attorney
    auctioneer auditor aunt author banker barrister biographer biologist bishop blogger boatman bookseller boss
    bricklayer broker brother builder bursar buyer candidate captain caretaker cashier ceo chairman chairperson
    chairwoman chancellor chef chemist chief choreographer cleaner cleric clerk climber coach colleague collector
    colonel columnist commander commentator commissioner composer conductor congressman congresswoman constable
    consultant contractor coordinator coroner correspondent counsel counselor counterpart cousin critic curator
    cyclist dad dancer daughter dealer defendant delegate democrat dentist deputy designer detective developer
    diplomat director doctor donor dramatist driver drummer economist editor electrician employee engineer envoy
    examiner executive expert explorer farmer father filmmaker firefighter fisherman forester founder friend general
    geologist goalkeeper governor grandfather grandmother grocer grower guard guide hairdresser head heckler heir
    hermit historian host hostess husband incumbent informant inmate innkeeper insider inspector instructor intern
    interpreter interviewer investigator investor janitor jeweler jeweller journalist judge juggler juror justice
    king landlady landlord lawmaker lawyer lead leader lecturer legislator lender librarian lieutenant listener
    lobbyist magistrate maid man manager matron mayor mechanic mediator member mentor merchant messenger midwife
    miner minister moderator mom mother musician nanny negotiator neighbor neighbour nephew niece nominee novelist
    nun nurse observer officer official operative operator opponent organist organizer owner painter parent
    participant partner passenger pastor patient peasant person philosopher photographer physician physicist pianist
    pilot plaintiff player playwright plumber poacher poet politician pollster pope postman postmaster postmistress
    preacher premier president priest prime-minister prince princess principal printer prisoner producer professor
    programmer prosecutor protester psychiatrist psychologist publican queen rabbi racer ranger reader realtor
    recruiter referee registrar regulator relative reporter representative republican researcher resident reverend
    rigger rival roofer runner sailor salesman scholar scientist screenwriter secretary senator sergeant sexton
    sheriff shopkeeper singer sister skipper smuggler soldier solicitor son source speaker specialist spokesman
    spokesperson spokeswoman staffer star statistician stewardess stranger strategist student superintendent
    supporter surgeon surrogate surveyor suspect teacher teammate technician technologist teenager tenant therapist
    toddler trader trainer translator traveler traveller treasurer trombonist trooper trustee tutor typist umpire
    undertaker usher verger vet veteran vicar vice-president victim victor vintner violinist visitor volunteer voter
    waiter waitress warden watchman widow widower wife winner witness woman worker writer youngster youth zookeeper
    """.split()
)

# Endings of further nouns for one person: "lighthouse-keeper", "mountaineer".
ROLE_ENDINGS = tuple(
    "man woman person ologist eer ician ographer keeper maker master mistress taker worker owner holder".split()
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
