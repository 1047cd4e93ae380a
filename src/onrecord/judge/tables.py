"""Words that can turn the sense of a sentence, and words that carry none: closed classes of English, as data.

Source: the closed classes of Quirk et al., A Comprehensive Grammar of the English Language (1985): negation and its
scope 10.54-10.70, modals 4.49-4.66, quantifiers 6.45-6.53, conditions 15.33-15.46, limiters ("restrictive subjuncts"
and concessive conjuncts) 8.116-8.123; fillers and false starts 2.7 of Biber et al., Longman Grammar (1999), chapter 14.
All spellings are folded (lower case, straight apostrophe).
"""

from __future__ import annotations

import re

# --- operators -------------------------------------------------------------------------------------------------------

NEGATIONS = frozenset(
    "not never no none nobody nothing neither nor nowhere cannot without hardly scarcely barely unable "
    "unwilling incapable avoid avoids avoided aint".split()
)
# Verbs that deny what follows: "failed to act", "refuses to pay", "denied that".
DENIALS = frozenset(
    "fail fails failed failing refuse refuses refused refusing deny denies denied denying decline declines declined "
    "lack lacks lacked".split()
)
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

# --- speech ----------------------------------------------------------------------------------------------------------

# Always removable: sounds.
FILLERS = frozenset("uh uhh um umm er erm ah ahh eh hm hmm mm mhm mmm huh oh uh-huh".split())
FILLER_PHRASES = (
    ("you", "know"),
    ("i", "mean"),
    ("sort", "of"),
    ("kind", "of"),
    ("you", "see"),
    ("if", "you", "will"),
    ("so", "to", "speak"),
    ("let", "me", "see"),
    ("how", "shall", "i", "say"),
)
# Removable only where they stand like a filler: set off by a pause or at the edge of a clause.
SOMETIMES_FILLERS = frozenset(
    "so well just like really okay ok right now look see yeah yes actually basically and anyway".split()
)

# --- frames: what governs words to its right
# ---------------------------------------------------------------------------

ATTITUDE_VERBS = frozenset(
    "think believe say mean claim argue suggest suppose know agree accept imagine expect feel maintain contend assert "
    "thinks believes says means claims argues suggests supposes knows agrees accepts imagines expects feels maintains "
    "contends asserts said thought believed claimed argued suggested meant contended asserted maintained insisted "
    "insists insist "
    "saying thinking claiming arguing suggesting allege alleges alleged tell tells told".split()
)
HYPOTHESES = (
    ("suppose",),
    ("supposing",),
    ("assume",),
    ("assuming",),
    ("imagine",),
    ("dreamed",),
    ("dreamt",),
    ("hope",),
    ("hoped",),
    ("hopes",),
    ("wish",),
    ("wished",),
    ("fear",),
    ("feared",),
    ("pretended",),
    ("let's", "say"),
    ("let", "us", "say"),
    ("let's", "assume"),
    ("let's", "suppose"),
    ("let", "us", "assume"),
    ("let", "us", "suppose"),
    ("what", "if"),
    ("if",),
    ("even", "if"),
    ("as", "if"),
    ("as", "though"),
    ("unless",),
    ("whether",),
    ("in", "case"),
    ("pretend",),
)
# Verbs that deny what they introduce; a negation before them turns it back: "I do not doubt that".
DOUBTS = frozenset("doubt doubts doubted deny denies denied dispute disputes disputed disbelieve".split())
HEARSAY = (
    ("rumour", "has", "it"),
    ("rumor", "has", "it"),
    ("word", "is"),
    ("legend", "has", "it"),
    ("it", "is", "said"),
    ("it's", "said"),
    ("allegedly",),
    ("reportedly",),
    ("supposedly",),
)
DENIED_FRAMES = (
    ("not", "true", "that"),
    ("not", "the", "case", "that"),
    ("not", "clear", "that"),
    ("not", "right", "that"),
    ("false", "that"),
    ("untrue", "that"),
    ("no", "evidence", "that"),
    ("nonsense", "that"),
)
CORRECTIONS = (
    ("i", "misspoke"),
    ("i", "take", "that", "back"),
    ("let", "me", "correct"),
    ("i", "stand", "corrected"),
    ("that's", "wrong"),
    ("that", "was", "wrong"),
    ("no", "wait"),
    ("sorry", "i", "meant"),
    ("i", "tell", "a", "lie"),
    ("pulling", "your", "leg"),
    ("forgive", "me"),
    ("my", "mistake"),
    ("just", "kidding"),
    ("i'm", "joking"),
    ("i", "am", "joking"),
)
AFTER_LIMITERS = (
    ("but",),
    ("unless",),
    ("except",),
    ("only", "if"),
    ("only", "when"),
    ("provided",),
    ("if",),
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("until",),
    ("on", "condition"),
    ("with", "the", "exception"),
    ("apart", "from"),
    ("subject", "to"),
    ("assuming",),
    ("providing",),
    ("or", "so"),
    ("i", "wish"),
)

# Labels that stand for several people at once; anybody may be among them.
COLLECTIVE_LABELS = frozenset(
    "all both everyone together chorus crowd audience voices several members many others".split()
)

# --- numbers, dates, units -------------------------------------------------------------------------------------------

UNITS_OF_COUNT = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {w: 10 * (n + 2) for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
DECADES = {
    w: 10 * (n + 2)
    for n, w in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split())
}
# After these "one" is a pronoun or belongs to one: "every one of them", "no one", "this one".
BEFORE_PRONOUN_ONE = frozenset("every no any some each this that which the a another other last".split())
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 10**9, "trillion": 10**12, "dozen": 12}
SCALE_LETTERS = {"k": 1_000, "m": 1_000_000, "bn": 10**9, "b": 10**9, "tn": 10**12}
ORDINALS = {
    w: n + 1
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split()
    )
}
UNIT_SIGNS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "%": "percent", "°": "degree"}
UNIT_WORDS = {
    "dollar": "dollar",
    "dollars": "dollar",
    "pound": "pound",
    "pounds": "pound",
    "euro": "euro",
    "euros": "euro",
    "yen": "yen",
    "percent": "percent",
    "pct": "percent",
    "degree": "degree",
    "degrees": "degree",
}
# Units whose replacement changes a measure even where the number stands.
METRIC_UNIT = re.compile(
    r"(?:nano|micro|milli|centi|deci|kilo|mega|giga|tera)?"
    r"(?:grams?|grammes?|met(?:er|re)s?|lit(?:er|re)s?|watts?|volts?|bytes?|hertz)"
)
MEASURES = frozenset(UNIT_WORDS) | frozenset(
    "cent cents mile miles kilometre kilometres kilometer kilometers metre metres meter meters foot feet inch "
    "inches yard "
    "yards ton tons tonne tonnes kilo kilos kilogram kilograms gram grams ounce ounces litre litres liter liters "
    "gallon "
    "gallons acre acres hectare hectares second seconds minute minutes hour hours day days week weeks month months "
    "year "
    "years decade decades century centuries watt watts kilowatt kilowatts megawatt megawatts knot knots".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)

# --- spelling --------------------------------------------------------------------------------------------------------

CONTRACTIONS = {
    "won't": ("will not",),
    "can't": ("can not", "cannot"),
    "cannot": ("can not",),
    "shan't": ("shall not",),
    "ain't": ("is not", "am not", "are not"),
    "let's": ("let us",),
    "gonna": ("going to",),
    "wanna": ("want to",),
    "gotta": ("got to", "have got to", "have to"),
    "hafta": ("have to",),
    "kinda": ("kind of",),
    "sorta": ("sort of",),
    "lotta": ("lot of",),
    "outta": ("out of",),
    "gimme": ("give me",),
    "lemme": ("let me",),
    "dunno": ("do not know",),
    "y'all": ("you all",),
    "'em": ("them",),
    "em": ("them",),
    "'cause": ("because",),
    "cause": ("because",),
    "cuz": ("because",),
    "'til": ("until",),
    "till": ("until",),
    "ok": ("okay",),
    "o.k": ("okay",),
    "yeah": ("yes",),
    "yep": ("yes",),
    "ya": ("you",),
    "mr": ("mister",),
    "dr": ("doctor",),
    "st": ("saint", "street"),
    "rd": ("road",),
    "ave": ("avenue",),
    "mt": ("mount",),
    "ft": ("fort", "feet", "foot"),
    "km": ("kilometer", "kilometers"),
    "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"),
    "kg": ("kilogram", "kilograms"),
    "mg": ("milligram", "milligrams"),
    "lb": ("pound", "pounds"),
    "lbs": ("pounds",),
    "oz": ("ounce", "ounces"),
    "hrs": ("hours",),
    "hr": ("hour",),
    "mins": ("minutes",),
    "min": ("minute", "minutes"),
    "mph": ("miles per hour", "miles an hour"),
    "alright": ("all right",),
    "percent": ("per cent",),
    "no": ("number",),
    "nos": ("numbers",),
    "gov": ("governor",),
    "gen": ("general",),
    "sen": ("senator",),
    "rep": ("representative",),
    "vs": ("versus",),
    "w": ("with",),
    "govt": ("government",),
    "dept": ("department",),
    "approx": ("approximately",),
    "tv": ("television",),
}
CLITICS = {
    "n't": ("not",),
    "'re": ("are",),
    "'ll": ("will", "shall"),
    "'ve": ("have",),
    "'m": ("am",),
    "'d": ("would", "had", "did"),
    "'s": ("is", "has", "us"),
}
# US and UK spellings that no rule of `spelling.py` reaches.
SPELLING_PAIRS = (
    ("gray", "grey"),
    ("program", "programme"),
    ("check", "cheque"),
    ("tire", "tyre"),
    ("curb", "kerb"),
    ("plow", "plough"),
    ("draft", "draught"),
    ("skeptic", "sceptic"),
    ("skeptical", "sceptical"),
    ("aluminum", "aluminium"),
    ("airplane", "aeroplane"),
    ("jail", "gaol"),
    ("judgment", "judgement"),
    ("acknowledgment", "acknowledgement"),
    ("while", "whilst"),
    ("among", "amongst"),
    ("toward", "towards"),
    ("afterward", "afterwards"),
    ("learned", "learnt"),
    ("burned", "burnt"),
    ("dreamed", "dreamt"),
    ("spelled", "spelt"),
    ("adviser", "advisor"),
    ("mom", "mum"),
    ("pajamas", "pyjamas"),
    ("story", "storey"),
    ("ax", "axe"),
    ("sulfur", "sulphur"),
    ("jewelry", "jewellery"),
    ("fulfill", "fulfil"),
    ("skillful", "skilful"),
    ("willful", "wilful"),
    ("enroll", "enrol"),
    ("instill", "instil"),
    ("distill", "distil"),
    ("practice", "practise"),
    ("diarrhea", "diarrhoea"),
    ("fetus", "foetus"),
    ("maneuver", "manoeuvre"),
    ("maneuvers", "manoeuvres"),
    ("cozy", "cosy"),
    ("mustache", "moustache"),
    ("specialty", "speciality"),
    ("artifact", "artefact"),
    ("inquiry", "enquiry"),
)
