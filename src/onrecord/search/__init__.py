"""Words of a record -> an index of them; words of a quotation -> the places where they may stand."""

from onrecord.search.index import Hit, Index, sort_words
from onrecord.search.segments import Segment

__all__ = ["Hit", "Index", "Segment", "sort_words"]
