"""Records <-> tables of their words in a SQLite database, for the search box: what was asked for -> passages.

The tables hold no text, only words as `spelling` writes them and where their passages stand; nothing that is masked
gets into them. Whoever calls opens the database, begins and commits.
"""

from onrecord.store.fulltext.finding import find
from onrecord.store.fulltext.language import read_query
from onrecord.store.fulltext.tables import VERSION, add_record, make_tables, remove_record

__all__ = ["VERSION", "add_record", "find", "make_tables", "read_query", "remove_record"]
