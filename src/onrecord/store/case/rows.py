"""Values <-> the JSON that a casebook's columns hold; what does not fit the type is refused as damage."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from onrecord.errors import UnreadableError

_Value = TypeVar("_Value")


def dump(value: object) -> str:
    """Return a value of the model as JSON, in ASCII: a lone surrogate of a damaged text survives only so."""
    import msgspec

    return json.dumps(msgspec.to_builtins(value), separators=(",", ":"))


def load(text: str, kind: type[_Value]) -> _Value:
    """Return the value of type `kind` that `dump` wrote.

    Raises:
        UnreadableError: the text is none.
    """
    import msgspec

    try:
        value: Any = json.loads(text)
        return msgspec.convert(value, kind)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            f"the casebook holds a damaged {kind.__name__.lower()} ({error}); look at it with `onrecord casebook check`"
        ) from error
