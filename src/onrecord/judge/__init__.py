"""6 attribution + alignment -> verdict: rules and their tables of words; no text search, no files."""

from onrecord.judge.absence import Bench, Coverage
from onrecord.judge.case import Case, Source
from onrecord.judge.competing import Rival, weigh_rivals
from onrecord.judge.events import Events
from onrecord.judge.findings import Places, judge_all, make_cases
from onrecord.judge.policy import Policy, load_policy, parse_policy, shipped_policies

__all__ = [
    "Bench",
    "Case",
    "Coverage",
    "Events",
    "Places",
    "Policy",
    "Rival",
    "Source",
    "judge_all",
    "load_policy",
    "make_cases",
    "parse_policy",
    "shipped_policies",
    "weigh_rivals",
]
