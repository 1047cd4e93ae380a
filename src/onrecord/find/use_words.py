"""Words around quotation marks that tell titles, terms and nicknames from speech; no code."""

from __future__ import annotations

# Before or after a title: 'the film "Long Water"', '"Long Water" album'.
WORKS = frozenset(
    """
    film movie documentary book novel memoir biography autobiography play musical opera song single album record track
    show sitcom series miniseries drama comedy program programme podcast broadcast episode segment magazine newspaper
    poem essay painting sculpture exhibition exhibit game videogame game-show franchise sequel trilogy blockbuster
    bestseller thriller hit ballad anthem tune column blog newsletter webcast telecast soundtrack sketch
    chapter volume sonata symphony waltz hymn lullaby carol report ad advert advertisement commercial spot lecture
    sermon slogan motto
    """.split()
)
# After a title or a name: 'the "Sit Happens" campaign', 'the "Face the Week" host'.
NAMED = frozenset(
    """
    campaign tour rally initiative movement bill act law statute clause amendment doctrine rule fund
    host co-host anchor star creator author actor actress producer cast crew tape video footage theme
    """.split()
)
# What is done with a title that stands in marks: "The band closed with", "She sang".
PERFORMED = frozenset("sang sing sings played play plays performed perform performs hummed whistled".split())
PERFORMED_WITH = frozenset("opened closed began ended finished started".split())
# Directly before a title.
TITLED = frozenset("titled entitled headlined subtitled".split())
# "of", "on", "the ...": words that may stand between a word for a work and the title.
LINKS = frozenset("of on in called named titled entitled the a his her their".split())
# After a form of "be" (or after a noun) these name a thing rather than report a person.
NAMING = frozenset("called named termed dubbed nicknamed".split())
BE = frozenset("is are was were be been being also commonly often sometimes widely now usually popularly".split())
# "the term", "the word", if nobody is said to use it.
TERM_NOUNS = frozenset("term terms word words phrase acronym abbreviation".split())

# Never a first name before a nickname, nor a word that counts when asking whether a title is in capitals.
SMALL_WORDS = frozenset(
    """
    a an the and but or nor for so yet as at by from in into of off on onto out over per than to up via vs with is are
    his her its their our my your this that these those he she it they we i you who what when where why how if not no
    """.split()
)
# Written with a capital without naming anybody.
DAYS_AND_MONTHS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter
    """.split()
)
# Nouns and prepositions that attribute as surely as a verb does.
ATTRIBUTING = frozenset(
    """
    according statement remarks comment comments interview letter email e-mail tweet memo speech testimony words
    criticism critics warning claim argument accusation so-called quote quotes response saying
    """.split()
)
# Words that stand for somebody who may have said what is in marks.
PRONOUNS = frozenset("i he she they we you who his her their our my your".split())
