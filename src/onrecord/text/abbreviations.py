"""Abbreviations whose full stop need not end a sentence, as sets of folded words; no code."""

from __future__ import annotations

# Written with a capital; a name follows, so the full stop never ends a sentence.
BEFORE_A_NAME = frozenset(
    """
    mr mrs ms mx dr prof rev fr hon st mt ft msgr gov lt sen rep reps sens pres amb atty assemb supt sec asst assoc dep
    insp det sgt cpl pfc pvt capt cmdr adm maj col brig gen messrs mme mlle del
    """.split()
)

# A number follows: "No. 7". Before anything else the full stop ends the sentence.
BEFORE_A_NUMBER = frozenset("no nos vol vols p pp fig figs ch art sec".split())

# Written with a capital; the full stop may also end the sentence: the next word decides.
BEFORE_ANYTHING = frozenset(
    """
    jr sr esq inc ltd co corp bros llc univ assn ave blvd rd hwy bldg dept dist
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va
    vt wash wis wyo
    """.split()
)

# Written small; the full stop may also end the sentence. Dotted ones ("a.m.", "u.s.") need no list.
SMALL = frozenset("v vs etc al approx est cf viz ca".split())

# Words that seldom follow an abbreviation inside a sentence with a capital, and often begin one.
SENTENCE_OPENERS = frozenset(
    """
    the a an this that these those there here it its he his she her they their we our you your i my who what when where
    why how if but and or so yet for in on at by to from with after before as while although because since though
    however meanwhile also then still now some many most all no not one two both each another
    """.split()
)
