"""Words of hesitation, and what frames, limits or takes back other words, as data; all spellings are folded.

Source: Biber et al., Longman Grammar of Spoken and Written English (1999), ch. 14; Quirk et al. (1985), 16.30-16.34.
"""

from __future__ import annotations

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

# --- frames: what governs the words to the right ----------------------------------------------------------------------

ATTITUDE_VERBS = frozenset(
    "think believe say mean claim argue suggest suppose know agree accept imagine expect feel maintain contend assert "
    "thinks believes says means claims argues suggests supposes knows agrees accepts imagines expects feels maintains "
    "contends asserts said thought believed claimed argued suggested meant contended asserted maintained insisted "
    "insists insist "
    "saying thinking claiming arguing suggesting allege alleges alleged tell tells told".split()
)
# These report what others found out, where "that" follows.
FINDING_VERBS = frozenset(
    "learn learns learned find finds found conclude concludes concluded determine determines determined report reports "
    "reported announce announces announced warn warns warned".split()
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
