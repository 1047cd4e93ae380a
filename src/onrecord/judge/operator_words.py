"""Words that can turn the sense of a sentence, and words that carry no content: closed classes of English, as data.

Source: Quirk et al., A Comprehensive Grammar of the English Language (1985): negation and its scope 10.54-10.70, modals
4.49-4.66, quantifiers 6.45-6.53, conditions 15.33-15.46, limiters ("restrictive subjuncts" and concessive conjuncts)
8.116-8.123. All spellings are folded (lower case, straight apostrophe).
"""

from __future__ import annotations

NEGATIONS = frozenset(
    "not never no none nobody nothing neither nor nowhere cannot without hardly scarcely barely unable "
    "unwilling incapable avoid avoids avoided aint".split()
)
# Verbs that deny what follows; the first row only before "to" ("failed to act").
FAILURES = frozenset(
    "fail fails failed failing refuse refuses refused refusing decline declines declined declining".split()
)
DENIALS = frozenset("deny denies denied denying lack lacks lacked".split())
# A "no" or "not" in these turns nothing: they assert.
NO_NEGATION = (
    ("not", "only"),
    ("not", "just"),
    ("not", "merely"),
    ("not", "simply"),
    ("no", "doubt"),
    ("no", "question"),
    ("no", "matter"),
    ("no", "less"),
    ("not", "least"),
    ("nothing", "but"),
    ("why", "not"),
    ("or", "not"),
    ("no", "fewer"),
    ("no", "later"),
    ("no", "sooner"),
)
# Prefixes that deny the word they stand before, where the bare word stands on the other side ("uncommon" / "common").
NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
# Quantities that come to the same; a swap inside one class changes the words and not the amount.
QUANTITY_CLASSES = (
    frozenset("all every each both everyone everybody everything entire entirely whole wholly".split()),
    frozenset("some several someone somebody something".split()),
    frozenset("many much".split()),
    frozenset("few rarely seldom".split()),
    frozenset("none nobody nothing".split()),
    frozenset("any anyone anybody anything".split()),
    frozenset("often usually".split()),
    frozenset("nearly almost".split()),
    frozenset("twice double".split()),
)
MODALS = frozenset("will would shall should can could may might must ought".split())
QUANTIFIERS = frozenset(
    "all every each both some any many much most few several none half twice double triple always often sometimes "
    "usually "
    "rarely seldom "
    "everyone everybody everything someone somebody something anyone anybody anything nobody nothing "
    "entire entirely whole wholly partly completely nearly almost".split()
)
CONDITIONS = frozenset("if unless until whether lest".split())
CONDITION_PHRASES = (
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("in", "case"),
    ("on", "condition"),
    ("even", "if"),
    ("only", "if"),
    ("only", "when"),
    ("but", "only"),
    ("except", "if"),
    ("except", "when"),
    ("except", "that"),
)
# Conditions where a clause follows and no subject or auxiliary stands before: "provided the vote is won", not "we
# provided the money".
PARTICIPLE_CONDITIONS = frozenset("provided providing assuming supposing".split())
# An "if" or "whether" that sets no condition: courtesies, and "whether or not".
NO_CONDITION = (
    ("if", "you", "will"),
    ("if", "you", "like"),
    ("if", "you", "please"),
    ("if", "you", "ask"),
    ("if", "i", "may"),
    ("if", "i", "remember"),
    ("if", "i", "recall"),
    ("if", "anything"),
    ("if", "memory", "serves"),
    ("as", "if"),
    ("whether", "or", "not"),
)
# Words that take something out of a whole: "everyone except the cook".
EXCEPTIONS = frozenset("except excepting barring unless".split())
EXCEPTION_PHRASES = (("apart", "from"), ("other", "than"), ("save", "for"), ("but", "for"), ("aside", "from"))
WHOLES = frozenset(
    "all every everyone everybody everything no none nobody nothing any anyone anybody anything nowhere".split()
)
LIMITERS = frozenset("only except but however although though solely merely".split())
# "but" and "however" join clauses as often as they limit one: a dropped one is noted, an added or dropped strong one
# turns the sense.
STRONG_LIMITERS = frozenset("only except solely merely".split())

# Words that carry a negation inside, beside NEGATIONS; "far from safe", "anything but fair" deny what follows too.
NEGATING_PHRASES = (
    ("far", "from"),
    ("anything", "but"),
    ("stay", "away"),
    ("stays", "away"),
    ("stayed", "away"),
)
# Words that take back a part of what they stand before: "he almost drowned".
APPROXIMATORS = frozenset("almost nearly virtually practically barely hardly scarcely".split())

# Pairs that point in opposite directions; a swap across a pair turns the sense.
DIRECTIONS = (
    ("more", "less"),
    ("more", "fewer"),
    ("most", "least"),
    ("before", "after"),
    ("above", "below"),
    ("over", "under"),
    ("up", "down"),
    ("higher", "lower"),
    ("high", "low"),
    ("raise", "lower"),
    ("raise", "cut"),
    ("rise", "fall"),
    ("rising", "falling"),
    ("increase", "decrease"),
    ("increase", "reduce"),
    ("increased", "decreased"),
    ("increased", "reduced"),
    ("increasing", "decreasing"),
    ("raised", "lowered"),
    ("raising", "lowering"),
    ("better", "worse"),
    ("best", "worst"),
    ("bigger", "smaller"),
    ("larger", "smaller"),
    ("greater", "lesser"),
    ("greater", "smaller"),
    ("stronger", "weaker"),
    ("earlier", "later"),
    ("sooner", "later"),
    ("first", "last"),
    ("inside", "outside"),
    ("in", "out"),
    ("on", "off"),
    ("for", "against"),
    ("with", "without"),
    ("accept", "reject"),
    ("accepted", "rejected"),
    ("allow", "forbid"),
    ("allow", "prevent"),
    ("allowed", "forbidden"),
    ("support", "oppose"),
    ("supported", "opposed"),
    ("agree", "disagree"),
    ("agreed", "disagreed"),
    ("win", "lose"),
    ("won", "lost"),
    ("gain", "loss"),
    ("gained", "lost"),
    ("buy", "sell"),
    ("bought", "sold"),
    ("open", "close"),
    ("opened", "closed"),
    ("start", "stop"),
    ("started", "stopped"),
    ("begin", "end"),
    ("began", "ended"),
    ("true", "false"),
    ("right", "wrong"),
    ("legal", "illegal"),
    ("guilty", "innocent"),
    ("possible", "impossible"),
    ("likely", "unlikely"),
    ("minimum", "maximum"),
    ("always", "never"),
    ("yes", "no"),
    ("north", "south"),
    ("northern", "southern"),
    ("east", "west"),
    ("eastern", "western"),
    ("left", "right"),
    ("past", "to"),
    ("most", "fewest"),
    ("upper", "lower"),
    ("upstream", "downstream"),
    ("import", "export"),
    ("imports", "exports"),
    ("arrive", "leave"),
    ("arrived", "left"),
    ("faster", "slower"),
    ("longer", "shorter"),
    ("older", "younger"),
    ("warmer", "colder"),
    ("hot", "cold"),
    ("safe", "dangerous"),
    ("ally", "enemy"),
    ("friend", "enemy"),
    ("public", "private"),
    ("remember", "forget"),
    ("hire", "fire"),
    ("hired", "fired"),
    ("love", "hate"),
    ("alive", "dead"),
    ("day", "night"),
)

# --- words without content -------------------------------------------------------------------------------------------

PRONOUNS = frozenset(
    "i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours "
    "ourselves they them their theirs themselves this that these those who whom whose which what there here one".split()
)
DETERMINERS = frozenset("the a an this that these those my your his her its our their".split())
AUXILIARIES = (
    frozenset(
        "am is are was were be been being do does did done have has had having get gets got ain't isn't aren't "
        "wasn't weren't "
        "don't doesn't didn't haven't hasn't hadn't".split()
    )
    | MODALS
)
PREPOSITIONS = frozenset(
    "of in on at by for from to with about into onto over under through between among against during before after "
    "toward towards upon as than since because so and or nor yet when where while how why".split()
)
FUNCTION_WORDS = (
    PRONOUNS | DETERMINERS | AUXILIARIES | PREPOSITIONS | frozenset("very too also then just even still".split())
)

WITHOUT_CONTENT = (
    FUNCTION_WORDS
    | NEGATIONS
    | CONDITIONS
    | LIMITERS
    | frozenset("uh uhh um umm er erm ah ahh eh hm hmm mm mhm mmm huh oh".split())
)
