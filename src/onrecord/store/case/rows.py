"""Values <-> the JSON that a casebook's columns hold; what does not fit the type is refused as damage."""

from __future__ import annotations

import hashlib
import json
from typing import Any, TypeVar

from onrecord.errors import UnreadableError

_Value = TypeVar("_Value")


def dump(value: object) -> str:
    """Return a value of the model as JSON, in ASCII: a lone surrogate of a damaged text survives only so."""
    import msgspec

    return json.dumps(msgspec.to_builtins(value), separators=(",", ":"))


def load(text: str, kind: type[_Value], told: str | None = None) -> _Value:
    """Return the value of type `kind` that `dump` wrote; `told` is its digest, where one was kept.

    Raises:
        UnreadableError: the text is none, or not the one that was kept.
    """
    import msgspec

    if told is not None and digest(text) != told:
        raise complain(kind, "it is not what was kept")
    try:
        value: Any = json.loads(text)
        return msgspec.convert(value, kind)
    except (ValueError, RecursionError) as error:
        raise complain(kind, str(error)) from error


def digest(*texts: str) -> str:
    """Return the hash by which damage to `texts` is noticed."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def complain(kind: type, what: str) -> UnreadableError:
    """Return the complaint about a value that is damaged."""
    name = "check" if kind.__name__ == "StoryReport" else kind.__name__.lower()
    return UnreadableError(f"the casebook holds a damaged {name} ({what}); restore a copy of it")
