"""5 quotation x hits -> alignments: legs and edits. It measures and never judges."""

from onrecord.align.brackets import hide_brackets
from onrecord.align.counterpart import find_counterpart
from onrecord.align.placing import Placement, Rewording, Shelf, find_rewording, keep_to, place, place_all
from onrecord.align.query import Query, make_query

__all__ = [
    "Placement",
    "Query",
    "Rewording",
    "Shelf",
    "find_counterpart",
    "find_rewording",
    "hide_brackets",
    "keep_to",
    "make_query",
    "place",
    "place_all",
]
