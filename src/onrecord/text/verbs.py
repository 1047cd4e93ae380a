"""Reporting verbs: an inflected form goes in, the verb and what the form can be comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_STRONG = """
    say tell add ask reply respond answer write tweet retweet post announce state declare explain continue remark
    testify quip joke shout yell scream whisper exclaim quote insist conclude stress emphasize emphasise reiterate
    repeat recall counter interject murmur mutter blog text email e-mail observe comment caution concede acknowledge
    admit confirm deny clarify elaborate inquire wonder boast vow retort tease inform assure
"""
_WEAK = """
    argue hope note claim warn suggest believe think assert allege contend maintain predict promise pledge propose urge
    demand complain lament praise criticize criticise blast slam call describe label brand dub accuse blame charge
    dismiss denounce condemn mock deride decry defend portray characterize characterise compare refer point
    cite report reveal disclose indicate imply signal hint agree disagree worry fear expect know feel understand
    find show read recommend request order instruct advise remind invite encourage thank apologize apologise
    question estimate speculate reason signal underscore highlight underline discuss mention tout hail
    plead beg threaten swear offer push press
    rule decide see write speak talk lie joke intone sing chant cheer cry pronounce proclaim recount relate
    sum begin open close finish protest object challenge rebut refute reject
"""
_IRREGULAR = {
    "say": "said said", "tell": "told told", "write": "wrote written", "speak": "spoke spoken",
    "think": "thought thought",
    "know": "knew known", "feel": "felt felt", "understand": "understood understood", "find": "found found",
    "show": "showed shown", "read": "read read", "see": "saw seen", "swear": "swore sworn", "sing": "sang sung",
    "begin": "began begun", "beg": "begged begged", "plead": "pleaded pleaded", "quip": "quipped quipped",
    "rebut": "rebutted rebutted", "slam": "slammed slammed", "admit": "admitted admitted", "dub": "dubbed dubbed",
    "refer": "referred referred", "blog": "blogged blogged", "sum": "summed summed",
}  # fmt: skip
_GERUNDS = {
    "beg": "begging", "quip": "quipping", "rebut": "rebutting", "slam": "slamming", "admit": "admitting",
    "dub": "dubbing", "refer": "referring", "begin": "beginning", "see": "seeing", "blog": "blogging", "lie": "lying",
    "agree": "agreeing", "disagree": "disagreeing", "sum": "summing",
}  # fmt: skip
# Forms that a story uses as nouns at least as often as verbs: "the report", "his answers", "United States".
_NOUNS = frozenset(
    """
    add answer answers post posts state states remark remarks joke jokes shout shouts whisper whispers quote quotes
    stress repeat text texts email emails e-mail e-mails comment comments caution tweet tweets retweet retweets hope
    hopes note notes claim claims promise promises pledge pledges demand demands praise charge charges report reports
    call calls label labels brand brands blame point points signal signals hint hints worry worries fear fears find
    finds show shows request requests order orders question questions estimate estimates reason reasons highlight
    highlights offer offers push press rule rules talk talks lie lies chant chants cry protest protests object objects
    challenge challenges vow vows boast boasts answer counter counters mention mentions read reads open close finish
    sum sums cheer cheers wonder wonders blog blogs
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """What an inflected form can be.

    A strong verb nearly always stands for an act of saying or writing ("said", "tweeted"); a weak one may also stand
    for a thought, a judgement or something else ("argued", "hoped", "called"). `is_finite` is False for forms that
    need an auxiliary ("saying", "written"); "said" and "told" are finite, though they can be participles too.
    """

    lemma: str
    is_strong: bool
    is_finite: bool
    is_noun: bool


def _inflect(lemma: str) -> tuple[list[str], list[str]]:
    """Return the finite and the non-finite forms of a verb."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    after_consonant = lemma[-2] not in "aeiou"
    if lemma.endswith("y") and after_consonant:
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
        past = stem + "ed"
    past, participle = _IRREGULAR.get(lemma, f"{past} {past}").split()
    return [lemma, third, past], [participle, _GERUNDS.get(lemma, stem + "ing")]


def _tabulate() -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    for lemmas, is_strong in ((_STRONG, True), (_WEAK, False)):
        for lemma in lemmas.split():
            finite, other = _inflect(lemma)
            for form in finite + other:
                verb = Verb(lemma=lemma, is_strong=is_strong, is_finite=form in finite, is_noun=form in _NOUNS)
                verbs.setdefault(form, verb)
    return verbs


VERBS: Final = _tabulate()
"""Every form of every reporting verb, in lower case."""
