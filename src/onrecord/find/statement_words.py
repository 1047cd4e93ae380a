"""Words that begin, or rule out, an indirect statement after a reporting verb; no code."""

from __future__ import annotations

# They open a reported clause, and belong to the statement's span but not to its words.
CONJUNCTIONS = frozenset(["that", "whether"])
# After a reporting verb without "that", these begin a clause and no mere object: "argued he was late".
SUBJECT_PRONOUNS = frozenset("he she they we i there".split())
# They take a hearer before the statement: "told the board he was late".
HEARER_VERBS = frozenset("tell ask warn inform assure remind advise persuade".split())
# After "said" a noun phrase begins a clause, too: hardly anybody "says the plan".
DETERMINERS = frozenset(
    """
    it the a an this these those his her its their our my some many most all no both each every any one two three such
    """.split()
)
# After a cue at a sentence's end only place, time or hearer follow: "..., Dahl said on Monday".
TAIL_OPENERS = frozenset(
    """
    on in at during after before by via from through outside inside when last this earlier later yesterday today
    tonight monday tuesday wednesday thursday friday saturday sunday reporters again recently
    """.split()
)
# Before the verb these say that nothing was said, or not yet, or not by anybody in particular.
UNSAID = frozenset(
    """
    not never nobody neither nor cannot can't won't didn't doesn't don't hasn't haven't hadn't wouldn't couldn't isn't
    wasn't would could should might may must will can if whether to unless
    """.split()
)
# A new clause of the reporter's begins here, so that a new cue may follow.
COORDINATORS = frozenset("and but while though although yet".split())
# In a clause that begins so, the cue is itself a part of something else: "Dahl, who said that ..., left".
SUBORDINATORS = frozenset(
    "who which when if because although unless after before since as despite while though what whatever".split()
)
# "According to Dahl, the mayor of Elm Park, the bridge is safe".
APPOSITION_OPENERS = frozenset("a an the who whose which".split())
# What somebody perceives or begins is nothing that a record could hold.
PERCEPTIONS = frozenset("see find read feel know understand begin open close finish".split())
