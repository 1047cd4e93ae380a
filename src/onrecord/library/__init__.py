"""Files of a record -> records, words and their index, by way of files on disk where that saves reading them again."""

from onrecord.library.gather import gather
from onrecord.library.opened import Library, make_library, open_library
from onrecord.library.update import Change, update_library

__all__ = ["Change", "Library", "gather", "make_library", "open_library", "update_library"]
