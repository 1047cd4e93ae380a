"""The name of a format -> whether the library that writes it is installed, and how to get it."""

from __future__ import annotations

from importlib.util import find_spec

from onrecord.errors import MissingExtraError

# format, which is also the name of the extra -> library, what it writes
_NEEDED = {"docx": ("docx", "Word"), "xlsx": ("xlsxwriter", "Excel")}


def require(form: str) -> None:
    """Return if `form` can be written here; most forms need nothing.

    Raises:
        MissingExtraError: its library is not installed.
    """
    library, what = _NEEDED.get(form, ("csv", ""))
    if find_spec(library) is None:
        raise MissingExtraError(f'To write {what} files, install the extra: pip install "onrecord[{form}]"')
