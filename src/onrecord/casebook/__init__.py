"""A case over time: stories in all their versions, checked against one record, and people's decisions on them.

The casebook itself, one SQLite file, is `store.case`; here it meets the flow.
"""

from onrecord.casebook.adding import (
    Added,
    add_dropped,
    add_record_file,
    add_records,
    add_stories,
    add_story_file,
    write_version,
)
from onrecord.casebook.checking import (
    CheckedVersion,
    check_case,
    decide,
    is_checked,
    list_changes,
    open_record,
    read_report,
    read_state,
    read_version,
    try_version,
)
from onrecord.casebook.correcting import correct_speaker, correct_words
from onrecord.casebook.examining import examine
from onrecord.casebook.matching import Pair, match_findings
from onrecord.casebook.status import Status, StoryStatus, read_status

__all__ = [
    "Added",
    "CheckedVersion",
    "Pair",
    "Status",
    "StoryStatus",
    "add_dropped",
    "add_record_file",
    "add_records",
    "add_stories",
    "add_story_file",
    "check_case",
    "correct_speaker",
    "correct_words",
    "decide",
    "examine",
    "is_checked",
    "list_changes",
    "match_findings",
    "open_record",
    "read_report",
    "read_state",
    "read_status",
    "read_version",
    "try_version",
    "write_version",
]
