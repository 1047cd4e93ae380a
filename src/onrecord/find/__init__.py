"""Step 2, Story -> quotations: what stands in marks and blocks, and what is clearly reported without marks."""

from onrecord.find.bare import take_whole
from onrecord.find.quotations import find_quotations
from onrecord.find.statements import find_statements

__all__ = ["find_quotations", "find_statements", "take_whole"]
