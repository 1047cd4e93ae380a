"""Small words that bound noun phrases and verb groups, as sets of lower-case words; no code."""

from __future__ import annotations

PRONOUNS = {"he": "he", "she": "she", "they": "they", "it": "it", "i": "i", "we": "we", "you": "you"}
OBJECTS = frozenset("him them us me himself herself themselves myself itself there here".split())
POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it", "my": "i", "our": "we", "your": "you"}
DETERMINERS = frozenset(
    "the a an this that these those his her their its my our your one two three four five six seven eight nine ten "
    "another each every any no some several both many most".split()
)
AUXILIARIES = frozenset(
    """
    has have had having is are was were be been being am do does did will would can could may might shall should
    must 'll 've 'd 're ai isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't
    can't cannot couldn't shouldn't needn't ain't
    """.split()
)
BE = frozenset("is are was were be been being am 're isn't aren't wasn't weren't gets got get".split())

# Adverbs and the like that stand between a subject and its verb; words in -ly count too.
ADVERBS = frozenset(
    """
    also then later earlier again still never always often once even just only not recently already further first
    instead thus therefore soon long now ever rather too twice so simply well together meanwhile nevertheless
    nonetheless afterward afterwards perhaps merely today yesterday tonight
    """.split()
)

# Verbs that hand their subject on to an infinitive or a gerund: "continued to argue", "went on to say".
RAISING = frozenset(
    """
    continue continues continued continuing go goes went going on begin begins began begun start starts started seem
    seems seemed appear appears appeared seek seeks sought try tries tried trying attempt attempts attempted use
    used want wants wanted need needs needed come came proceed proceeded proceeds rush rushed choose chose hasten
    hastened love loves like likes liked keep keeps kept
    """.split()
)

# Words before which a clause ends, seen from the right.
CLAUSE_WORDS = frozenset(
    """
    that whether because while when as if though although since until unless before after where what how why but and
    or nor so than yet whereas plus once despite till lest whenever wherever who which whom whose
    """.split()
)
# Those of them that bring a subject of their own, also without a comma before them.
SUBORDINATORS = frozenset(
    "because while when although though since until before after where who which whose whereas once despite".split()
)
PREPOSITIONS = frozenset(
    """
    of for to from with at in on by about within inside near behind under against among over between outside through
    during into across around despite amid upon like without following toward towards per via beyond since before
    after above below beside besides along throughout including
    """.split()
)

# Prepositions that tie a noun to the noun before it: "a spokesman for the mayor", "critics of the plan".
TIES = frozenset("of for to from with at in on within inside close behind near on by under against".split())

# Adjectives after a noun that take a preposition: "people familiar with the talks".
AFTER_NOUNS = frozenset(
    "familiar close briefed involved opposed loyal sympathetic aligned affiliated working aware".split()
)

# Openers of an apposition or a relative clause between two commas.
ASIDE_OPENERS = frozenset(
    """
    who whose which whom a an the his her their its one now then age aged formerly former himself herself both
    another himself also currently himself chief president chairman director executive senior professor head dressed
    wearing speaking citing referring known jr sr
    """.split()
)

# Words that open a clause set between two commas: "whatever it decided", "as Lee noted".
ASIDE_CLAUSES = frozenset(
    "whatever whoever whichever whenever wherever however as if when while though although because since once unless "
    "who whom".split()
)

# Verbs of the mind. Inside somebody's reported speech they do not change whose words are quoted.
MENTAL = frozenset(
    """
    believe think hope expect know feel understand worry fear wonder see want find agree disagree show reason lie
    read doubt remember suspect consider open close finish begin refer point
    """.split()
)

# Verbs whose passive makes the subject the one who is spoken of or to.
NAMING = frozenset(
    """
    call describe label brand dub accuse blame charge dismiss denounce condemn mock deride praise criticize
    criticise portray characterize characterise tell ask warn urge remind inform order instruct advise encourage
    invite tout hail quote cite slam blast
    """.split()
)

# Verbs that give a thing a name: in "called Lee's answer ..." the words that follow are the caller's.
CALLING = frozenset("call describe label brand dub characterize characterise portray hail tout".split())

# Words that make a cue report what was not, or may not have been, said: "did not say", "if Lee says", "could say".
UNSAID = frozenset(
    "not never nor neither no if whether unless until would could may might shall should must will can imagine "
    "imagined suppose".split()
)

# Words beside a cue that tell that the words are somebody else's, read out or repeated.
READING_OUT = frozenset("quoting echoing repeating paraphrasing reciting citing imitating mimicking mocking".split())

# Nouns that stand for what somebody said: "Lee's claim that", "her call for".
SPEECH_NOUNS = frozenset(
    """
    accusation admission advice allegation announcement answer appeal apology argument assertion assessment
    assurance belief boast call characterization charge claim comment complaint conclusion contention criticism
    declaration demand denial depiction description explanation fear insistence invitation joke lament message
    mantra observation opinion plea pledge prediction promise proposal question quip rebuke reference remark reply
    request response rhetoric slogan statement suggestion testimony threat tweet view vow warning word
    """.split()
)

# Past forms of verbs that stand for saying beside quoted words only: "he went", "she shot back".
IRREGULAR = frozenset(
    "went shot put broke threw sang spoke began bit cut spat rang swore read wept burst drew gave".split()
)

# Verbs that, with a name before them, say plainly that what follows are that person's words.
PLAIN_SAYING = frozenset(
    """
    say tell add write tweet retweet post state declare explain remark testify quip joke shout yell insist conclude
    stress emphasize emphasise reiterate email e-mail blog retort exclaim reply answer argue complain continue vow
    boast observe
    """.split()
)
