"""Words that transcribers put into brackets for what is heard, left out or withheld, not said."""

from __future__ import annotations

import re


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What is heard: a bracket of a few words with one of these is a stage direction wherever it stands ("[laughs]").
SOUNDS: frozenset[str] = _split(
    """
    applause applauds applauding barking boo booing boos chant catcalls chanting chants cheer cheering cheers
    chuckle chuckles chuckling clapping coughing coughs cries crosstalk cross-talk cross-talking crying gesturing
    jeers laugh laughing laughs laughter nodding nods off-camera off-mic off-mike overlapping overtalk overtalking
    pause pauses shouting shouts sigh sighing sighs simultaneous singing sings sneezes sobbing sobs
    voice-over voiceover weeping whispering whispers whistles whistling
    """
)

# What the transcriber says of a spelling or a slip; nothing that was said or happened.
REMARKS: frozenset[str] = frozenset(("ph", "phon", "phonetic", "phonetically", "sic", "sp", "spelling", "verbatim"))

# What somebody is seen to do: a bracket that opens with one of these tells it ("[indicating the door]").
GESTURES: frozenset[str] = _split(
    """
    demonstrating displaying drawing gesturing holding indicating miming motioning nodding pointing producing raising
    reading shaking shrugging showing
    """
)

# What may also be put into a sentence by an editor ("we heard the [tape]"): a stage direction only in capitals or
# where the bracket has a line to itself.
BREAKS: frozenset[str] = _split(
    """
    audience audio background bell bells bleep break broadcast camera clip clips commercial commotion conversation
    crowd dialing exchange footage difficulty gavel interruption interruptions interrupted mic mike microphone
    muffled music newsbreak noise ovation phone playing plays protest protester protesters recess recording rings
    ringing screams silence speaks static talking tape telephone timer tone transferred translated translation
    translator video videoclip videotape
    """
)

# Words that may stand beside those of sounds and breaks without making a bracket speech ("(A telephone rings.)").
SMALL_WORDS: frozenset[str] = _split(
    """
    a an and are at by for from in is of off on out over taken that the then there to was were where whereupon with
    witness brief briefly long loud loudly lunch luncheon morning afternoon short
    """
)
# Whoever speaks of himself or to somebody gives no stage direction.
OWN_WORDS: frozenset[str] = _split("i me my mine myself we us our ours ourselves you your yours yourself")

# The record says that words are missing here.
GAPS: frozenset[str] = _split(
    """
    cut garbled illegible inaudible indecipherable indiscernible indistinct omission unclear undecipherable
    unintelligible untranscribable
    """
)
GAP_PHRASES: tuple[str, ...] = (
    "audio break",
    "audio gap",
    "audio glitch",
    "break in",
    "breaks off",
    "copy ends",
    "cut out",
    "cuts off",
    "cuts out",
    "omitted",
    "pages missing",
    "phone gap",
    "words missing",
)

# The record says that words are withheld here.
REDACTIONS: frozenset[str] = frozenset(("redacted", "redaction", "redactions", "expletive", "expletives", "bleeped"))
# These are also put into sentences by editors ("[classified] papers"): withheld words only in capitals or alone.
REDACTIONS_SET_APART: frozenset[str] = frozenset(("bleep", "classified", "deleted", "withheld"))

_HOW = (
    r"(?:speaking |testifying |appearing |joining (?:us )?)?(?:"
    r"(?:via|by|over|on) (?:(?:a|an|the) )?(?:tele)?(?:phone|video|satellite|skype|zoom|webcam|conference)"
    r"(?: ?(?:call|link|conference|line))?"
    r"|(?:via|through|with|by) (?:(?:a|an|the|his|her|their) )?(?:(?:court|official|sworn) )?"
    r"(?:interpreters?|translators?|interpretation|translation)"
    r"|(?:off|on)[ -](?:mike|mic|microphone|camera|screen))"
)
_LANGUAGES = (
    r"arabic|chinese|czech|danish|dari|dutch|english|farsi|finnish|french|german|greek|hebrew|hindi|italian|japanese"
    r"|korean|mandarin|norwegian|pashto|persian|polish|portuguese|punjabi|russian|spanish|swedish|turkish|ukrainian"
    r"|urdu|vietnamese"
)
# How a voice reaches whoever takes it down, as it stands before the first words: "(via telephone)", "(through an
# interpreter)", "(in Spanish)".
WAYS = re.compile(
    rf"{_HOW}|(?:speak(?:s|ing) )?in (?:{_LANGUAGES})"
    rf"|speak(?:s|ing) (?:{_LANGUAGES}|(?:in )?(?:a )?(?:foreign|native) language)"
)
